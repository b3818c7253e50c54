"""The links of online appointments: the list with its parts, and another account."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.core.models import BookingDraft, Customer, Lobby, Organiser, Place
from desktop.core.troubles import AppError, Kind
from desktop.services.inspection import Inspected
from desktop.services.store import Store
from desktop.ui.links.checking import Checking
from desktop.ui.links.link_rows import Section
from desktop.ui.links.links_dialog import LinksDialog
from desktop.ui.links.other_account_dialog import OtherAccountDialog
from desktop.ui.window.window import MainWindow
from tests.screens.rooms import JOIN_URL, NOW, Rooms
from tests.ui.fake_account import ROSA
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk

Shot = Callable[[Rooms], QWidget]

ANNA = Organiser("tenant-1", "anna-id", "anna@salon-lumiere.example", "Anna")
LONG = "Maria-Theresia Freifrau von Hohenstein zu Guttenberg"
FOUND = Inspected(read=48, gone=1, changed=1, overridden=2)


def _inspect(tell: Callable[[int, int], None], stop: Event, until: datetime | None) -> Inspected:
    return FOUND


def _book(store: Store, day: int, who: Customer) -> int:
    """Book a consultation so many days from now; return its id."""
    (service,) = [one for one in store.services() if one.place is Place.ONLINE][:1]
    starts = (NOW + timedelta(days=day)).replace(tzinfo=None, hour=11, minute=0)
    draft = BookingDraft(0, who, store.staff()[0].id, service.id, starts, 30, Place.ONLINE)
    return store.save_booking(draft).booking_id


def _in_trouble(rooms: Rooms) -> Store:
    """Let there be one of each: deleted, changed, another account's, and one to tell."""
    store, staff = rooms.store, rooms.store.staff()
    services = store.services()
    desk = Desk(store, staff[0], staff[1], services[0], services[1], services[-1])
    people = (
        Customer(0, LONG, "+49 170 1234567", "maria.theresia.von.hohenstein@example.com"),
        Customer(0, "דנה לוי", "030 1234"),
        Customer(0, "ليلى حداد", "", "leila@example.com"),
        Customer(0, "Bo & <b>Co</b>", "0151 99"),
    )
    ids = [_book(store, day, who) for day, who in enumerate(people, start=1)]
    for number, booking_id in enumerate(ids):
        desk.link(booking_id, f"{JOIN_URL}{number}")
        (held,) = store.meetings_of(booking_id)
        starts = held.starts or NOW
        news = {
            0: {"trouble": AppError(Kind.MEETING_GONE), "tries": 1, "subject": ""},
            1: {
                "trouble": AppError(Kind.MEETING_CHANGED),
                "tries": 1,
                "starts": starts + timedelta(hours=1),
                "ends": starts + timedelta(hours=2),
                "lobby": Lobby.OVERRIDDEN,
            },
            2: {"organiser": ANNA, "trouble": AppError(Kind.OTHER_ACCOUNT)},
            3: {"ended": True},
        }[number]
        row = replace(held, **({"organiser": ROSA, "since": NOW} | news))  # type: ignore[arg-type]  # named values of any field
        store.record_meeting(row)
        details = store.booking(booking_id)
        if details is not None and number < 3:
            store.wait(details, store.salon(), None)
            if number == 2:
                store.settle(details, store.salon())
    begun = store.begin_meeting(ids[3], held.provider, "second life", ROSA)
    store.record_meeting(replace(held, external_id=begun.external_id, join_url=f"{JOIN_URL}new"))
    details = store.booking(ids[3])
    if details is not None:
        store.settle(details, store.salon())
    _let_wait(store)
    return store


def _let_wait(store: Store) -> None:
    """What waits for the internet is tried again in some minutes."""
    for number, row in enumerate(store.open_links(NOW).rows):
        meeting = row.details.meeting
        if meeting is not None and meeting.trouble == AppError(Kind.OFFLINE):
            due = NOW + timedelta(minutes=3 + number)
            store.record_meeting(
                replace(meeting, not_before=due, since=NOW - timedelta(minutes=40))
            )
        elif meeting is not None and meeting.trouble is not None:
            store.record_meeting(replace(meeting, since=NOW - timedelta(days=1)))
            details = store.booking(meeting.booking_id)
            if details is not None:
                store.wait(details, store.salon(), None)


def _dialog(rooms: Rooms, window: MainWindow, checking: Checking) -> LinksDialog:
    dialog = LinksDialog(rooms.book, window._connection, checking, window, now=lambda: NOW)  # noqa: SLF001 - the same connection
    dialog.open()
    return dialog


def _checking(rooms: Rooms) -> Checking:
    return Checking(InlineLane(), _inspect, rooms.book, now=lambda: NOW)


def links(section: Section, *rows: int) -> Shot:
    def shot(rooms: Rooms) -> QWidget:
        _in_trouble(rooms)
        dialog = _dialog(rooms, rooms.window(), _checking(rooms))
        dialog.show_section(section)
        for row in rows:
            dialog.table.selectRow(row)
        return dialog

    return shot


def all_well(rooms: Rooms) -> QWidget:
    staff, services = rooms.store.staff(), rooms.store.services()
    desk = Desk(rooms.store, staff[0], staff[1], services[0], services[1], services[-1])
    for row in rooms.store.open_links(NOW).rows:
        desk.link(row.details.booking.id, JOIN_URL)
        (held,) = [one for one in rooms.store.meetings_of(row.details.booking.id) if not one.ended]
        rooms.store.record_meeting(replace(held, organiser=ROSA, trouble=None, tries=0))
        details = rooms.store.booking(row.details.booking.id)
        if details is not None:
            rooms.store.settle(details, rooms.store.salon())
    checking = _checking(rooms)
    checking.start()
    return _dialog(rooms, rooms.window(), checking)


def check_under_way(rooms: Rooms) -> QWidget:
    _in_trouble(rooms)
    checking = Checking(HeldLane(), _inspect, rooms.book, now=lambda: NOW)
    checking.start()
    checking.done_of_all = (12, 48)
    return _dialog(rooms, rooms.window(), checking)


def renewal_asked(rooms: Rooms) -> QWidget:
    dialog = links(Section.ALL)(rooms)
    assert isinstance(dialog, LinksDialog)
    dialog.acts.renew.click()
    return dialog.findChild(QMessageBox) or dialog


def other_account(rooms: Rooms) -> QWidget:
    store = _in_trouble(rooms)
    bookings = store.of_other_account(ROSA, NOW)
    dialog = OtherAccountDialog(rooms.book, ROSA, bookings, NOW.date(), rooms.window())
    dialog.open()
    return dialog


LINK_SHOTS: dict[str, Shot] = {
    "links-all": links(Section.ALL),
    "links-gone": links(Section.GONE, 0),
    "links-changed": links(Section.CHANGED),
    "links-to-tell": links(Section.TELL),
    "links-well": all_well,
    "links-check-under-way": check_under_way,
    "links-renewal-asked": renewal_asked,
    "links-other-account": other_account,
}
