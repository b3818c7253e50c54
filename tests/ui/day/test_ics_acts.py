"""A day's or a person's bookings saved as a calendar file."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.troubles import Kind
from desktop.ui.book import Book
from desktop.ui.day.ics_acts import Days, day_of_everybody, save_days, week_of_person, write_days
from desktop.ui.notices import NoticeBar
from tests.ui.conftest import NOW
from tests.ui.salon import Desk

MONDAY = date(2026, 5, 4)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def bar(window: QWidget) -> NoticeBar:
    return NoticeBar(window)


@pytest.fixture
def booked(desk: Desk) -> Desk:
    desk.book("10:00", "Anna", phone="0170 1234567")
    desk.store.cancel_booking(desk.book("11:00", "Bea"))
    desk.book("12:00", "Cleo", staff=desk.tom)
    desk.book("10:00", "Dora", day="2026-05-06")
    desk.book("10:00", "Emma", day="2026-05-11")
    return desk


def asked(window: QWidget) -> QFileDialog:
    [dialog] = window.findChildren(QFileDialog)
    return dialog


def table(file: Path) -> list[str]:
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return [
        f"{event['DTSTART'].dt:%d %H:%M} {event['STATUS']} {event['SUMMARY']}" for event in events
    ]


def said(bar: NoticeBar) -> str:
    return bar.current.text if bar.current else ""


def save(window: QWidget, file: Path) -> None:
    dialog = asked(window)
    dialog.fileSelected.emit(str(file))
    dialog.close()


def test_a_day_is_saved_with_everybody_in_it(
    window: QWidget, bar: NoticeBar, book: Book, booked: Desk, tmp_path: Path
) -> None:
    save_days(book, bar, window, day_of_everybody(MONDAY), NOW)
    dialog = asked(window)
    assert Path(dialog.selectedFiles()[0]).name == "2026-05-04 Salon Rosa.ics"
    file = tmp_path / "day.ics"
    save(window, file)
    assert table(file) == [
        "04 08:00 CONFIRMED Anna: Haircut",
        "04 09:00 CANCELLED Cancelled: Bea: Haircut",
        "04 10:00 CONFIRMED Cleo: Haircut",
    ]
    assert b"1234567" not in file.read_bytes()
    assert said(bar) == "Saved day.ics."


def test_a_person_s_week_is_saved_alone(
    window: QWidget, bar: NoticeBar, book: Book, booked: Desk, tmp_path: Path
) -> None:
    save_days(book, bar, window, week_of_person(date(2026, 5, 7), booked.mia.id), NOW)
    dialog = asked(window)
    assert Path(dialog.selectedFiles()[0]).name == "2026-05-04 - 2026-05-10 Mia.ics"
    file = tmp_path / "week.ics"
    save(window, file)
    assert table(file) == [
        "04 08:00 CONFIRMED Anna: Haircut",
        "04 09:00 CANCELLED Cancelled: Bea: Haircut",
        "06 08:00 CONFIRMED Dora: Haircut",
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (day_of_everybody(date(2026, 5, 5)), "There is no booking to save on this day."),
        (Days(date(2026, 6, 1), date(2026, 6, 7), 1), "There is no booking to save in this week."),
    ],
)
def test_without_bookings_nobody_is_asked_for_a_place(
    window: QWidget, bar: NoticeBar, book: Book, booked: Desk, days: Days, words: str
) -> None:
    save_days(book, bar, window, days, NOW)
    assert window.findChildren(QFileDialog) == []
    assert said(bar) == words


def test_a_file_that_cannot_be_written_is_told_and_tried_again(
    bar: NoticeBar, book: Book, booked: Desk, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    file = blocked / "day.ics"
    write_days(book, bar, file, day_of_everybody(MONDAY), NOW)
    notice = bar.current
    assert notice is not None
    assert notice.error is not None
    assert notice.error.kind is Kind.FILE_NOT_WRITTEN
    blocked.unlink()
    dict(notice.acts)["Retr&y"]()
    assert len(table(file)) == 3
