"""The log of a booking: what stands in it, what IT gets of it, and what never does."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop import __version__
from desktop.core.cloud_log import ACCOUNT, CloudAct, LogEntry
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.cloud_log_dialog import CloudLogDialog
from tests.ui.access import check_keys, check_names
from tests.ui.booking.panel_desk import PanelDesk, panel_desk
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.salon import ORGANISER, Desk

HOSTILE = "Tenant\nrequest-id {tenant} <b>Zoë Ünlü</b> \u202e2026-05-04"
BUSY = AppError(Kind.BUSY, code="429 TooManyRequests", request_id="b-429")


@pytest.fixture
def at(qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk) -> PanelDesk:
    made = panel_desk(book, desk)
    qtbot.addWidget(made.window)
    return made


def note(
    store: Store,
    booking_id: int,
    what: CloudAct,
    minutes: int = 0,
    error: AppError | None = None,
    number: str = "",
) -> None:
    when = NOW + timedelta(minutes=minutes)
    store.note(LogEntry(booking_id, when, what, error, number))


def opened(at: PanelDesk, booking_id: int) -> CloudLogDialog:
    at.show(booking_id).log.click()
    found = at.window.findChild(CloudLogDialog)
    assert found is not None
    assert found.isVisible()
    return found


def table(dialog: CloudLogDialog) -> list[str]:
    rows, columns = dialog.table.rowCount(), dialog.table.columnCount()
    cells = [[dialog.table.item(row, column) for column in range(columns)] for row in range(rows)]
    return [" | ".join(cell.text() if cell else "?" for cell in row) for row in cells]


def everything(dialog: CloudLogDialog) -> str:
    said = [label.text() for label in dialog.findChildren(QLabel)]
    return "\n".join([dialog.windowTitle(), *said, *table(dialog)])


def test_the_newest_stands_first_in_the_salons_time_with_the_number_of_its_request(
    at: PanelDesk, store: Store
) -> None:
    booking_id = at.online()
    note(store, booking_id, CloudAct.CREATE, 0, BUSY)
    note(store, booking_id, CloudAct.CREATE, 1, number="c-200")
    note(store, booking_id, CloudAct.CHANGE, 1, number="p-200")
    note(store, booking_id, CloudAct.CHANGE, 24 * 60, AppError(Kind.OFFLINE))
    note(store, at.online("Bea", "12:00"), CloudAct.DELETE, number="another booking's")
    dialog = opened(at, booking_id)
    assert table(dialog) == [
        "05/05/2026 10:20 | Could not be changed: No internet | ",
        "04/05/2026 10:21 | Times and waiting room set | p-200",
        "04/05/2026 10:21 | Meeting made | c-200",
        "04/05/2026 10:20 | Could not be made: Microsoft is busy | b-429",
    ]
    assert dialog.about.text() == "Booking on Monday, 4 May 2026, 11:00–11:30"
    assert not dialog.nothing.isVisible()
    check_names(dialog)
    check_keys(dialog)


def test_what_it_gets_is_the_whole_log_with_the_account_and_the_codes(
    at: PanelDesk, store: Store
) -> None:
    booking_id = at.online()
    note(store, booking_id, CloudAct.CREATE, 0, BUSY)
    note(store, booking_id, CloudAct.CREATE, 1, number="c-200")
    dialog = opened(at, booking_id)
    assert not dialog.copied.isVisible()
    dialog.copy.click()
    assert dialog.copied.isVisible()
    assert QGuiApplication.clipboard().text().splitlines() == [
        f"Trimsy Desk {__version__}, times in UTC",
        "Tenant tenant, user user",
        "2026-05-04 08:20:00  create: busy 429 TooManyRequests  request-id b-429",
        "2026-05-04 08:21:00  create: ok  request-id c-200",
    ]


def test_neither_the_log_nor_what_it_gets_holds_a_customers_name_or_number(
    at: PanelDesk, store: Store
) -> None:
    desk = at.desk
    booking_id = desk.book("11:00", HOSTILE, service=desk.advice, phone="0151 2345678")
    desk.link(booking_id, "https://teams.microsoft.com/meet/1?p=secretish")
    note(store, booking_id, CloudAct.CREATE, 0, BUSY)
    dialog = opened(at, booking_id)
    dialog.copy.click()
    for text in (everything(dialog), QGuiApplication.clipboard().text()):
        for private in ("Zoë", "Ünlü", "{tenant}", "<b>", "\u202e", "0151", "2345678", "secretish"):
            assert private not in text
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3


def test_what_comes_while_it_is_open_is_shown_and_the_line_marked_stays_the_same(
    at: PanelDesk, book: Book, store: Store
) -> None:
    booking_id = at.online()
    note(store, booking_id, CloudAct.CREATE, 0, number="c-200")
    note(store, booking_id, CloudAct.CHANGE, 1, number="p-200")
    dialog = opened(at, booking_id)
    dialog.table.setCurrentCell(1, 0)
    dialog.copy.click()
    book.write(lambda found: note(found, booking_id, CloudAct.READ, 2, number="g-200"))
    assert [row.split(" | ")[1] for row in table(dialog)] == [
        "Read back",
        "Times and waiting room set",
        "Meeting made",
    ]
    assert dialog.table.currentRow() == 2
    assert not dialog.copied.isVisible()  # it was not all


def test_without_entries_it_says_what_will_stand_there(at: PanelDesk) -> None:
    dialog = opened(at, at.online())
    assert dialog.nothing.isVisible()
    assert not dialog.table.isVisible()
    assert not dialog.copy.isEnabled()
    assert dialog.nothing.text().startswith("Nothing was asked of Microsoft yet.")


def test_the_log_of_the_account_is_one_as_well(
    qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk, store: Store
) -> None:
    note(store, ACCOUNT, CloudAct.REFRESH, number="t-200")
    dialog = CloudLogDialog(book, ACCOUNT, "rosa@x.test", "Europe/Berlin", ORGANISER)
    qtbot.addWidget(dialog)
    dialog.show()
    assert table(dialog) == ["04/05/2026 10:20 | Sign-in renewed | t-200"]


def test_a_book_that_cannot_be_read_is_told(
    at: PanelDesk, book: Book, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(at, at.online())

    def locked(_booking_id: int) -> list[LogEntry]:
        raise AppError(Kind.BOOK_LOCKED)

    with monkeypatch.context() as patched:
        patched.setattr(store, "log_of", locked)
        book.changed.emit()
    assert dialog.problem.text().startswith("The book is in use elsewhere")
    assert dialog.problem.isVisible()
    book.changed.emit()
    assert not dialog.problem.isVisible()


def test_enter_presses_the_button_and_escape_closes(qtbot: QtBot, at: PanelDesk) -> None:
    booking_id = at.online()
    note(at.desk.store, booking_id, CloudAct.CREATE, number="c-200")
    dialog = opened(at, booking_id)
    QGuiApplication.clipboard().clear()
    dialog.copy.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert "c-200" in QGuiApplication.clipboard().text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_many_changes_are_read_at_once(
    qtbot: QtBot, dressed: QApplication, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    lane = HeldLane()
    book = Book(store, lane)
    monkeypatch.setattr(store, "log_of", lambda booking_id: asked.append(booking_id) or [])
    dialog = CloudLogDialog(book, ACCOUNT, "", "Europe/Berlin", None)
    qtbot.addWidget(dialog)
    for _ in range(5):
        book.changed.emit()
    lane.work()
    assert asked == [ACCOUNT, ACCOUNT]
