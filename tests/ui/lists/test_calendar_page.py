"""Another calendar's appointments in the preview: which of them overlap something."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.lists import calendar_rows
from desktop.ui.lists.calendar_page import CalendarPage
from desktop.ui.lists.import_dialog import ImportDialog
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk

Load = Callable[..., ImportDialog]

EVENTS = {
    "1": ("20260505T080000Z", "PT45M", "Bo Beck"),
    "2": ("20260505T083000Z", "PT45M", "Cy Clay"),
    "3": ("20260505T120000Z", "PT45M", "Dee Dorn"),
    "4": ("20260505T140000Z", "PT45M", "Eve Ernst"),
}


def event(uid: str) -> str:
    starts, length, title = EVENTS[uid]
    return (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:{starts}\r\nDURATION:{length}\r\n"
        f"SUMMARY:{title}\r\nEND:VEVENT\r\n"
    )


@pytest.fixture
def load(qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk, tmp_path: Path) -> Load:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def load_(*uids: str, own: Book | None = None) -> ImportDialog:
        dialog = ImportDialog(own or book, lambda: NOW, window)
        dialog.open()
        file = tmp_path / "other.ics"
        events = "".join(event(uid) for uid in uids or EVENTS)
        text = f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n"
        file.write_text(text, encoding="utf-8", newline="")
        dialog.load(file)
        return dialog

    return load_


def choose(page: CalendarPage, who: str, what: str = "Haircut") -> None:
    page.staff.setCurrentIndex(page.staff.findText(who))
    page.service.setCurrentIndex(page.service.findText(what))


def happens(page: CalendarPage) -> list[str]:
    isolates = {0x2068: None, 0x2069: None}
    return [f"{row[2]}: {row[3]}".translate(isolates) for row in page.table.preview.rows]


def test_what_overlaps_is_marked_and_counted_before_it_is_booked(load: Load, desk: Desk) -> None:
    desk.book("14:30", "Anna Berg", day="2026-05-05")
    dialog = load()
    page = dialog.calendar
    plain = ["Bo Beck: New", "Cy Clay: New", "Dee Dorn: New", "Eve Ernst: New"]
    assert happens(page) == plain
    choose(page, "Mia")
    assert happens(page) == [
        "Bo Beck: Overlaps 10:30–11:15 Cy Clay. New",
        "Cy Clay: Overlaps 10:00–10:45 Bo Beck. New",
        "Dee Dorn: Overlaps 14:30–15:15 Anna Berg. New",
        "Eve Ernst: New",
    ]
    assert page.summary.text() == (
        "4 to book, 0 in the book already, 0 left out. 3 clash with other appointments."
    )
    page.staff.setCurrentIndex(page.staff.findText("Tom"))
    assert happens(page)[2] == "Dee Dorn: New"
    assert page.summary.text().endswith("2 clash with other appointments.")


def test_a_single_one_is_counted_as_such(load: Load, desk: Desk) -> None:
    desk.book("14:30", "Anna Berg", day="2026-05-05")
    page = load("3").calendar
    choose(page, "Mia")
    assert page.summary.text().endswith("0 left out. 1 clashes with another appointment.")


def test_without_any_nothing_is_said_of_them(load: Load) -> None:
    page = load("3", "4").calendar
    choose(page, "Mia")
    assert page.summary.text() == "2 to book, 0 in the book already, 0 left out."


def test_no_time_to_tidy_up_is_told_in_other_words(load: Load, store: Store, desk: Desk) -> None:
    desk.book("14:45", "Anna Berg", day="2026-05-05")
    store.save_service(replace(desk.cut, buffer=10))
    page = load("3").calendar
    choose(page, "Mia")
    assert happens(page) == [
        "Dee Dorn: Leaves no time to tidy up beside 14:45–15:30 Anna Berg. New"
    ]


def test_what_overlaps_is_booked_all_the_same(load: Load, store: Store, desk: Desk) -> None:
    desk.book("14:30", "Anna Berg", day="2026-05-05")
    dialog = load()
    choose(dialog.calendar, "Mia")
    assert dialog.go.isEnabled()
    dialog.go.click()
    assert len(store.day(NOW.date().replace(day=5))) == 5


def test_what_is_in_the_book_already_does_not_overlap_itself(load: Load, desk: Desk) -> None:
    dialog = load("3")
    choose(dialog.calendar, "Mia")
    dialog.go.click()
    dialog.close_button.click()
    page = load("3").calendar
    choose(page, "Mia")
    assert happens(page) == ["Dee Dorn: In the book already"]
    assert page.summary.text() == "0 to book, 1 in the book already, 0 left out."


def test_in_a_long_list_those_come_first(
    load: Load, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_rows, "MOST_SHOWN", 2)
    desk.book("16:30", "Anna Berg", day="2026-05-05")
    page = load("1", "3", "4").calendar
    choose(page, "Mia")
    assert happens(page) == ["Eve Ernst: Overlaps 16:30–17:15 Anna Berg. New", "Bo Beck: New"]


def test_looking_can_be_stopped_and_says_so(load: Load, store: Store) -> None:
    lane = HeldLane()
    dialog = load(own=Book(store, lane))
    lane.work()
    choose(dialog.calendar, "Mia")
    assert dialog.job_line.words.text() == "Looking for what overlaps…"
    assert not dialog.go.isEnabled()
    dialog.job_line.stop.click()
    lane.work()
    assert dialog.calendar.summary.text() == (
        "4 to book, 0 in the book already, 0 left out. Stopped before all that overlaps was found."
    )
    assert dialog.go.isEnabled()
    assert dialog.calendar.table.isEnabled()


def test_when_the_book_cannot_be_read_they_are_shown_all_the_same(
    load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_asked: object, **_options: object) -> None:
        raise AppError(Kind.BOOK_LOCKED)

    page = load().calendar
    monkeypatch.setattr(Store, "bookings", locked)
    failed: list[AppError] = []
    page.failed.connect(failed.append)
    choose(page, "Mia")
    assert [error.kind for error in failed] == [Kind.BOOK_LOCKED]
    assert page.table.isEnabled()
    assert page.summary.text().endswith("Stopped before all that overlaps was found.")
