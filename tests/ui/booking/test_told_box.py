"""What details and log say of what the customer knows, and every act that tells."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QTableWidget
from pytestqt.qtbot import QtBot

from desktop.core.cloud_log import ACCOUNT, CloudAct, LogEntry
from desktop.core.messages import Way
from desktop.core.models import BookingDetails, Place, ProviderKind
from desktop.core.told import Knowledge
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.booking_commands import BookingCommands
from desktop.ui.booking.cloud_log_dialog import CloudLogDialog
from desktop.ui.booking.meeting_past import read_past
from desktop.ui.booking.panel_facts import told_facts
from desktop.ui.booking.shown_booking import shown_booking
from desktop.ui.booking.told_box import ToldBox
from desktop.ui.messages.told_words import Untold
from tests.ui.access import check_names
from tests.ui.booking.panel_desk import PanelDesk, panel_desk
from tests.ui.conftest import NOW
from tests.ui.messages.telling_hand import LINK, TellingHand
from tests.ui.salon import Desk

LACKS = Untold(Knowledge.OLD_TIME, "Has old time", "x", "The customer still has the old time (x).")
OTHER_LINK = "https://teams.microsoft.com/meet/2"


@pytest.fixture
def at(qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk) -> PanelDesk:
    made = panel_desk(book, desk)
    qtbot.addWidget(made.window)
    return made


@pytest.fixture
def hand(desk: Desk) -> TellingHand:
    return TellingHand(desk)


def acts_on(at: PanelDesk, booking_id: int) -> BookingCommands:
    """The commands, for a booking as it is now."""
    details = at.desk.store.booking(booking_id)
    assert details is not None
    shown = shown_booking(details, at.desk.store.salon(), NOW)
    return at.commands.on(lambda: shown, at.window)


def last(store: Store, booking_id: int) -> str:
    told = store.told_of(booking_id)
    if not told:
        return "nothing"
    one = told[-1]
    return f"{one.kind} {one.way} {one.starts:%H:%M} {one.join_url or '-'}"


# the box


def test_the_box_is_there_only_while_the_customer_does_not_know(
    qtbot: QtBot, dressed: QApplication
) -> None:
    box = ToldBox()
    qtbot.addWidget(box)
    box.show_for(LACKS, final=True)
    assert box.isVisible()
    assert box.words.text() == LACKS.sentence
    assert not box.wait.isVisible()
    assert box.tell.accessibleDescription() == LACKS.sentence
    check_names(box)
    box.show_for(LACKS, final=False)
    assert box.wait.isVisible()
    assert box.tell.accessibleDescription() == box.wait.text()
    box.show_for(None, final=True)
    assert not box.isVisible()


def test_its_buttons_ask(qtbot: QtBot, dressed: QApplication) -> None:
    box = ToldBox()
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.tell_wanted):
        box.tell.click()
    with qtbot.waitSignal(box.told):
        box.already.click()


# acts that tell


def test_copying_the_details_tells_all(at: PanelDesk, hand: TellingHand, store: Store) -> None:
    booking_id = hand.desk.book("11:00", "Anna", service=hand.desk.advice)
    acts_on(at, booking_id).copy_details()  # its link is missing: nothing goes out
    assert last(store, booking_id) == "nothing"
    hand.desk.link(booking_id, LINK)
    acts_on(at, booking_id).copy_details()
    assert last(store, booking_id) == f"booked copied 09:00 {LINK}"
    store.move_booking(booking_id, datetime(2026, 5, 4, 15, 0))
    acts_on(at, booking_id).copy_details()
    assert last(store, booking_id) == f"moved copied 13:00 {LINK}"


@pytest.mark.parametrize(
    "news",
    [
        {"trouble": AppError(Kind.MEETING_GONE), "tries": 1},
        {"join_url": ""},
        {"starts": None},
        {"provider": ProviderKind.OWN_LINK, "join_url": OTHER_LINK},
    ],
)
def test_nothing_is_copied_as_final_while_its_link_is_missing_dead_or_out_of_date(
    at: PanelDesk, store: Store, news: dict[str, object]
) -> None:
    if "provider" in news:
        salon = store.salon()
        store.save_salon(replace(salon, provider=ProviderKind.OWN_LINK, own_link=LINK))
    booking_id = at.online(**news)
    QGuiApplication.clipboard().setText("before")
    acts_on(at, booking_id).copy_details()
    acts_on(at, booking_id).copy_link()
    assert QGuiApplication.clipboard().text() == "before"
    assert last(store, booking_id) == "nothing"


def test_the_bare_link_tells_no_time(at: PanelDesk, hand: TellingHand, store: Store) -> None:
    booking_id = hand.moved("11:00", "15:00", "Anna", online=True)
    acts_on(at, booking_id).copy_link()
    assert last(store, booking_id) == f"booked copied 09:00 {LINK}"  # still 11:00 in Berlin
    fresh = hand.desk.book("12:00", "Bo", service=hand.desk.advice)
    hand.desk.link(fresh, OTHER_LINK)
    acts_on(at, fresh).copy_link()
    assert last(store, fresh) == f"booked copied 10:00 {OTHER_LINK}"


def test_no_calendar_file_goes_out_while_its_link_is_missing(
    at: PanelDesk, hand: TellingHand
) -> None:
    booking_id = hand.desk.book("11:00", "Anna", service=hand.desk.advice)
    acts_on(at, booking_id).save_ics()
    assert at.window.findChild(QFileDialog) is None
    hand.desk.link(booking_id, LINK)
    acts_on(at, booking_id).save_ics()
    dialog = at.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()


def test_a_calendar_file_tells_once_it_is_there(
    at: PanelDesk, hand: TellingHand, store: Store, tmp_path: Path
) -> None:
    booking_id = hand.desk.book("11:00", "Anna")
    acts_on(at, booking_id).save_ics()
    dialog = at.window.findChild(QFileDialog)
    assert dialog is not None
    assert last(store, booking_id) == "nothing"
    (tmp_path / "file").touch()
    dialog.fileSelected.emit(str(tmp_path / "file" / "Anna.ics"))  # that cannot be written
    assert last(store, booking_id) == "nothing"
    dialog.fileSelected.emit(str(tmp_path / "Anna.ics"))
    assert last(store, booking_id) == "booked file 09:00 -"
    dialog.reject()


def test_already_told_can_be_taken_back(at: PanelDesk, hand: TellingHand, store: Store) -> None:
    booking_id = hand.moved("11:00", "15:00", "Anna")
    acts_on(at, booking_id).already_told()
    assert last(store, booking_id) == "moved by_word 13:00 -"
    notice = at.bar.current
    assert notice is not None
    assert notice.text == "Noted: Anna knows how it stands."
    ((_, undo),) = notice.acts
    undo()
    assert last(store, booking_id) == "booked copied 09:00 -"


def test_to_tell_asks_for_the_message(qtbot: QtBot, at: PanelDesk, hand: TellingHand) -> None:
    booking_id = hand.moved("11:00", "15:00", "Anna")
    asked: list[BookingDetails] = []
    at.commands.tell_wanted.connect(asked.append)
    acts_on(at, booking_id).tell()
    assert [one.booking.id for one in asked] == [booking_id]


# what was told


def test_the_facts_hold_the_last_times_and_count_the_rest(
    at: PanelDesk, hand: TellingHand, store: Store
) -> None:
    booking_id = hand.told("11:00", "Anna")
    today = date(2026, 5, 4)
    assert told_facts(store.told_of(booking_id), "Europe/Berlin", today) == (
        ("Told", "Booked: Mon 4 May, 11:00, copied (today, 10:20)"),
    )
    for way in (Way.MAIL, Way.TEXT, Way.FILE, Way.BY_WORD, Way.QR):
        hand.tell(booking_id, way)
    assert told_facts(store.told_of(booking_id), "Europe/Berlin", today) == (
        ("Told", "Booked: Mon 4 May, 11:00, as a QR code (today, 10:20)"),
        ("", "Booked: Mon 4 May, 11:00, by word of mouth (today, 10:20)"),
        ("", "Booked: Mon 4 May, 11:00, as a calendar file (today, 10:20)"),
        ("", "and 3 times before"),
    )
    assert told_facts((), "Europe/Berlin", today) == ()


def test_the_log_holds_all_of_it_between_what_was_done_in_the_cloud(
    qtbot: QtBot, at: PanelDesk, hand: TellingHand, book: Book, store: Store
) -> None:
    booking_id = hand.told("11:00", "Anna", online=True)
    store.note(LogEntry(booking_id, NOW.replace(minute=10), CloudAct.CREATE, None, "a-1"))
    store.note(LogEntry(booking_id, NOW.replace(minute=30), CloudAct.READ, None, "b-2"))
    dialog = CloudLogDialog(book, booking_id, "", "Europe/Berlin", None, at.window)
    lines = [" | ".join(cells(dialog.table, row)) for row in range(dialog.table.rowCount())]
    assert lines == [
        "04/05/2026 10:30 | Read back | b-2",
        "04/05/2026 10:20 | Told the customer: Booked: Mon 4 May, 11:00 with link, copied | ",
        "04/05/2026 10:10 | Meeting made | a-1",
    ]
    dialog.copy.click()
    assert "Booked" not in QGuiApplication.clipboard().text()
    of_account = CloudLogDialog(book, ACCOUNT, "", "Europe/Berlin", None, at.window)
    assert of_account.table.rowCount() == 0


def cells(table: QTableWidget, row: int) -> list[str]:
    found = (table.item(row, column) for column in range(table.columnCount()))
    return [cell.text() if cell else "?" for cell in found]


def test_a_link_is_no_longer_new_once_it_was_told(
    at: PanelDesk, hand: TellingHand, store: Store
) -> None:
    booking_id = at.online(ended=True)
    begun = store.begin_meeting(booking_id, ProviderKind.TEAMS, "second life", None)
    hand.desk.link(booking_id, OTHER_LINK)
    assert begun.external_id == "second life"
    assert read_past(store, booking_id).link_is_new
    hand.tell(booking_id)
    assert not read_past(store, booking_id).link_is_new


def test_who_is_told_at_the_salon_needs_no_link(at: PanelDesk, hand: TellingHand) -> None:
    booking_id = hand.desk.book("11:00", "Anna")
    assert hand.details(booking_id).booking.place is Place.ON_SITE
    acts_on(at, booking_id).copy_details()
    assert last(hand.store, booking_id) == "booked copied 09:00 -"
