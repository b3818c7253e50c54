"""Customers who do not know how their booking stands: in the day, the details and the list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from desktop.core.messages import Way
from desktop.core.models import BookingDraft, Customer, Place, Status
from desktop.services.store import Store
from desktop.ui.messages.telling import note_all
from desktop.ui.messages.to_tell import ToTellDialog
from desktop.ui.window.window import MainWindow
from tests.screens.rooms import NOW, Rooms, let_it_settle

Shot = Callable[[Rooms], QWidget]

NAMES = ("דנה לוי", "Maria-Theresia Freifrau von Hohenstein zu Guttenberg", "Bo & <b>Co</b>")


def _out_of_date(rooms: Rooms) -> list[int]:
    """Tell everybody of today, then change some of it; return whose customers do not know."""
    store = rooms.store
    ahead = [
        one
        for one in store.day(NOW.date())
        if one.booking.status in (Status.BOOKED, Status.CONFIRMED)
        and one.booking.starts.hour >= NOW.hour + 3
    ]
    for details in ahead:
        note_all(store, details, Way.COPIED, NOW - timedelta(days=2))
    online = [one for one in ahead if one.booking.place is Place.ONLINE]
    here = [one for one in ahead if one.booking.place is not Place.ONLINE]
    changed = [*here[:3], *online[:1]]
    for details, name in zip(changed, NAMES, strict=False):
        store.change_customer(replace(details.customer, name=name))
    for details in changed:
        later = details.booking.starts + timedelta(minutes=15)
        store.move_booking(details.booking.id, later)
    if len(here) > 3:
        store.cancel_booking(here[3].booking.id)
        changed.append(here[3])
    return [one.booking.id for one in changed]


def _give_away(rooms: Rooms, booking_id: int) -> None:
    """Give a booking of which a customer was told to another one."""
    details = rooms.store.booking(booking_id)
    assert details is not None
    booking = details.booking
    draft = BookingDraft(
        customer_id=0,
        customer=Customer(0, "Beatrix Lindqvist"),
        staff_id=booking.staff_id,
        service_id=booking.service_id,
        starts=booking.starts,
        minutes=booking.minutes,
        place=booking.place,
    )
    rooms.store.save_booking(draft, booking_id)


def _tell_often(store: Store, booking_id: int) -> None:
    details = store.booking(booking_id)
    if details is not None:
        for day, way in ((6, Way.MAIL), (5, Way.FILE), (4, Way.WHATSAPP), (3, Way.BY_WORD)):
            was = replace(details.booking, starts=details.booking.starts - timedelta(hours=1))
            note_all(store, replace(details, booking=was), way, NOW - timedelta(days=day))


def day(rooms: Rooms) -> QWidget:
    _out_of_date(rooms)
    window = rooms.window()
    window.menus.show_cancelled.setChecked(True)
    return window


def booking(number: int) -> Shot:
    def shot(rooms: Rooms) -> QWidget:
        ids = _out_of_date(rooms)
        _tell_often(rooms.store, ids[number])
        window = rooms.window()
        window.follower.go_to(ids[number])
        let_it_settle()
        return window

    return shot


def given_away(rooms: Rooms) -> QWidget:
    ids = _out_of_date(rooms)
    _give_away(rooms, ids[1])
    window = rooms.window()
    window.follower.go_to(ids[1])
    let_it_settle()
    return window


def online(rooms: Rooms) -> QWidget:
    first = rooms.store.booking(rooms.online[0])
    assert first is not None
    note_all(rooms.store, first, Way.COPIED, NOW - timedelta(days=2))
    _give_away(rooms, rooms.online[0])
    _out_of_date(rooms)
    window = rooms.window()
    window.menus.online.trigger()
    return window


def _list(rooms: Rooms, window: MainWindow) -> ToTellDialog:
    dialog = ToTellDialog(rooms.book, window, now=lambda: NOW)
    dialog.open()
    return dialog


def still_to_tell(rooms: Rooms) -> QWidget:
    _give_away(rooms, _out_of_date(rooms)[0])
    return _list(rooms, rooms.window())


def some_told(rooms: Rooms) -> QWidget:
    _out_of_date(rooms)
    dialog = _list(rooms, rooms.window())
    dialog.already.click()
    return dialog


def all_told(rooms: Rooms) -> QWidget:
    dialog = _list(rooms, rooms.window())
    dialog.table.selectAll()
    dialog.already.click()
    return dialog


TOLD_SHOTS: dict[str, Shot] = {
    "told-day": day,
    "told-booking": booking(1),
    "told-booking-online": booking(3),
    "told-booking-given-away": given_away,
    "told-online": online,
    "told-list": still_to_tell,
    "told-list-some": some_told,
    "told-list-none": all_told,
}
