"""All that a customer has booked and is still to come, saved from the card as one file."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.messages import Told
from desktop.core.models import BookingDraft, Customer, Place, ProviderKind, Status
from desktop.core.told import to_tell
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.customers.customer_card import CustomerCardDialog
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk

ZOE = Customer(0, "Zoë Berg", "0171 2345678", "zoe@mail.example", "takes milk")
LINK = "https://teams.microsoft.com/meet/1?p=a"
USUAL = "One file with all of them, for the customer's own calendar"


@pytest.fixture
def zoe(desk: Desk) -> int:
    return desk.store.save_customer(ZOE).id


def visit(desk: Desk, who: int, at: str, *, online: bool = False) -> int:
    service = desk.advice if online else desk.cut
    starts, place = datetime.fromisoformat(at), Place.ONLINE if online else Place.ON_SITE
    draft = BookingDraft(
        who, None, desk.mia.id, service.id, starts, service.minutes, place=place, note="shy"
    )
    return desk.store.save_booking(draft).booking_id


@pytest.fixture
def to_come(desk: Desk, zoe: int) -> list[int]:
    """Two bookings to come, the second with its link; one over, one missed and one called off."""
    visit(desk, zoe, "2026-03-12T10:00")
    desk.store.mark_booking(visit(desk, zoe, "2026-05-06T10:00"), Status.NO_SHOW)
    desk.store.cancel_booking(visit(desk, zoe, "2026-05-07T10:00"))
    online = visit(desk, zoe, "2026-06-04T14:30", online=True)
    desk.link(online, LINK)
    return [visit(desk, zoe, "2026-05-04T16:00"), online]


Opener = Callable[..., CustomerCardDialog]


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, book: Book) -> Opener:
    window = QWidget()  # owns the cards, as the main window does
    qtbot.addWidget(window)

    def open_card(customer_id: int, using: Book = book) -> CustomerCardDialog:
        card = CustomerCardDialog(using, customer_id, window, now=lambda: NOW)
        with qtbot.waitActive(card):
            card.show()
        return card

    return open_card


def asked(card: CustomerCardDialog) -> list[QFileDialog]:
    return card.findChildren(QFileDialog)


def save(card: CustomerCardDialog, file: Path) -> None:
    """Press the button, and answer where."""
    card.calendar.button.click()
    [dialog] = asked(card)
    dialog.fileSelected.emit(str(file))
    dialog.close()


def table(file: Path) -> list[str]:
    calendar = Calendar.from_ical(file.read_bytes())
    rows = [f"{one['DTSTART'].dt:%d %b %H:%M} {one['SUMMARY']}" for one in calendar.walk("VEVENT")]
    return [calendar["METHOD"], *rows]


def said(card: CustomerCardDialog) -> str:
    return card.bar.current.text if card.bar.current else ""


def told(store: Store, ids: Sequence[int]) -> list[str]:
    return [
        f"{one.kind} {one.way} {one.starts:%d %b %H:%M} {one.join_url}".rstrip()
        for booking_id in ids
        for one in store.told_of(booking_id)
    ]


def offer(card: CustomerCardDialog) -> tuple[bool, str, str]:
    """Whether it can be saved, what the pointer and a screen reader are told, and what is shown."""
    button, waits = card.calendar.button, card.calendar.waits
    assert button.toolTip() == button.accessibleDescription()
    shown = waits.text() if waits.isVisible() else ""
    return button.isEnabled(), button.toolTip(), shown


def test_all_to_come_go_into_one_file_and_are_noted_until_that_is_taken_back(
    opened: Opener, store: Store, zoe: int, to_come: list[int], tmp_path: Path
) -> None:
    card = opened(zoe)
    assert offer(card) == (True, USUAL, "")
    card.calendar.button.click()
    [dialog] = asked(card)
    assert Path(dialog.selectedFiles()[0]).name == "2026-05-04 - 2026-06-04 Salon Rosa.ics"
    file = tmp_path / "own.ics"
    dialog.fileSelected.emit(str(file))
    assert table(file) == [
        "PUBLISH",
        "04 May 14:00 Haircut at Salon Rosa",
        "04 Jun 12:30 Consultation at Salon Rosa",
    ]
    held = file.read_text(encoding="utf-8")
    assert [word for word in ("Zoë", "2345678", "milk", "shy") if word in held] == []
    assert said(card) == "Saved own.ics. Noted as told."
    assert told(store, to_come) == [
        "booked file 04 May 14:00",
        f"booked file 04 Jun 12:30 {LINK}",
    ]
    assert card.bar.current is not None
    dict(card.bar.current.acts)["&Undo"]()
    assert told(store, to_come) == []


def test_a_single_one_is_called_as_its_own_file_is(opened: Opener, desk: Desk, zoe: int) -> None:
    visit(desk, zoe, "2026-06-04T14:30")
    card = opened(zoe)
    card.calendar.button.click()
    [dialog] = asked(card)
    assert Path(dialog.selectedFiles()[0]).name == "2026-06-04 14.30 Haircut.ics"


def test_who_had_an_old_time_knows_the_new_one_from_then_on(
    opened: Opener, desk: Desk, zoe: int, tmp_path: Path
) -> None:
    booking_id = visit(desk, zoe, "2026-06-04T14:30")
    save(opened(zoe), tmp_path / "first.ics")
    desk.store.move_booking(booking_id, datetime(2026, 6, 5, 9, 0))
    save(opened(zoe), tmp_path / "second.ics")
    assert told(desk.store, [booking_id]) == [
        "booked file 04 Jun 12:30",
        "moved file 05 Jun 07:00",
    ]
    assert still_to_tell(desk.store) == []


def still_to_tell(store: Store) -> list[tuple[int, Told]]:
    return [
        (details.booking.id, told)
        for details, told in store.perhaps_to_tell(NOW)
        if to_tell(details, store.salon(), told, NOW)
    ]


@pytest.mark.parametrize("booked", ["never", "past", "off"])
def test_with_nothing_to_come_there_is_nothing_to_save(
    opened: Opener, desk: Desk, zoe: int, booked: str
) -> None:
    if booked == "past":
        visit(desk, zoe, "2026-05-04T10:00")  # it began twenty minutes ago
    elif booked == "off":
        desk.store.cancel_booking(visit(desk, zoe, "2026-06-04T10:00"))
    card = opened(zoe)
    assert offer(card) == (False, "There are no bookings to come.", "")


@pytest.mark.parametrize("why", ["missing", "refused", "old"])
def test_no_file_goes_out_before_every_link(
    opened: Opener, book: Book, desk: Desk, zoe: int, to_come: list[int], why: str
) -> None:
    if why == "old":
        with desk.store.together():
            ours = {"provider": ProviderKind.OWN_LINK, "own_link": LINK}
            desk.store.save_salon(replace(desk.store.salon(), **ours))
        [held] = desk.store.meetings_of(to_come[1])
        desk.store.record_meeting(
            replace(held, provider=ProviderKind.OWN_LINK, join_url=f"{LINK}b")
        )
        day, waits = "Thu 4 Jun, 14:30", to_come[1]
    else:
        waits, day = visit(desk, zoe, "2026-05-12T09:00", online=True), "Tue 12 May, 09:00"
    if why == "refused":
        desk.trouble(waits, AppError(Kind.NO_TEAMS_LICENCE))
    card = opened(zoe)
    words = f"The link for {day} is not ready yet."
    assert offer(card) == (False, words, words)
    if why == "missing":
        book.write(lambda _store: desk.link(waits, LINK))
    else:
        book.write(lambda store: store.cancel_booking(waits))
    assert offer(card) == (True, USUAL, "")


@pytest.mark.parametrize(
    ("meanwhile", "words"),
    [
        ("online", "The link for Fri 5 Jun, 10:00 is not ready yet. Nothing was saved."),
        ("off", "There are no bookings to come. Nothing was saved."),
    ],
)
def test_what_changed_while_somebody_chose_the_place_is_heeded(
    opened: Opener, desk: Desk, zoe: int, tmp_path: Path, meanwhile: str, words: str
) -> None:
    booking_id = visit(desk, zoe, "2026-06-04T14:30")
    card = opened(zoe)
    card.calendar.button.click()
    [dialog] = asked(card)
    if meanwhile == "online":
        visit(desk, zoe, "2026-06-05T10:00", online=True)
    else:
        desk.store.cancel_booking(booking_id)
    file = tmp_path / "own.ics"
    dialog.fileSelected.emit(str(file))
    assert said(card) == words
    assert not file.exists()
    assert "file" not in " ".join(told(desk.store, [booking_id]))


def test_a_file_that_cannot_be_written_is_told_of_nobody_and_tried_again(
    opened: Opener, store: Store, zoe: int, to_come: list[int], tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    card = opened(zoe)
    save(card, blocked / "own.ics")
    notice = card.bar.current
    assert notice is not None
    assert notice.error is not None
    assert notice.error.kind is Kind.FILE_NOT_WRITTEN
    assert told(store, to_come) == []
    blocked.unlink()
    dict(notice.acts)["Retr&y"]()
    assert len(table(blocked / "own.ics")) == 3
    assert len(told(store, to_come)) == 2


def test_a_card_closed_at_once_still_notes_what_went_out(
    qtbot: QtBot, opened: Opener, store: Store, zoe: int, to_come: list[int], tmp_path: Path
) -> None:
    lane = HeldLane()
    card = opened(zoe, Book(store, lane))
    lane.work()
    save(card, tmp_path / "own.ics")
    with qtbot.waitSignal(card.destroyed):
        card.reject()
    lane.work()
    assert len(told(store, to_come)) == 2


class NothingNoted(Store):
    """A book that can be read, but into which nothing that was told can be written."""

    def note_told(self, told: Told) -> None:
        raise AppError(Kind.DISK_FULL)


def test_what_cannot_be_noted_is_told(
    opened: Opener, zoe: int, to_come: list[int], tmp_path: Path
) -> None:
    full = NothingNoted(tmp_path / "book.sqlite", lambda: NOW)
    card = opened(zoe, Book(full, InlineLane()))
    save(card, tmp_path / "own.ics")
    assert AppError(Kind.DISK_FULL).advice.title in said(card)
    full.close()


def test_by_keyboard_after_the_bookings(
    qtbot: QtBot, opened: Opener, zoe: int, to_come: list[int]
) -> None:
    card = opened(zoe)
    card.visits.table.setFocus()
    qtbot.keyClick(card.visits.table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card.calendar.button
    qtbot.keyClick(card.calendar.button, Qt.Key.Key_Return)
    assert len(asked(card)) == 1


def test_by_its_access_key(qtbot: QtBot, opened: Opener, zoe: int, to_come: list[int]) -> None:
    card = opened(zoe)
    qtbot.keyClick(card, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(asked(card)) == 1)
