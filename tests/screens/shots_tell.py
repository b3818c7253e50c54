"""Telling a customer: the message window in its states, and the code of a join link."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from desktop.core.messages import Channel
from desktop.core.models import Place
from desktop.ui.messages.message_dialog import MessageDialog, Written
from desktop.ui.messages.programs import Programs
from desktop.ui.messages.qr_dialog import QrDialog
from tests.screens.rooms import JOIN_URL, NOW, Rooms

Shot = Callable[[Rooms], QWidget]

LONG = "Maria-Theresia Freifrau von Hohenstein zu Guttenberg"


def _dialog(rooms: Rooms, booking_id: int) -> MessageDialog:
    programs = Programs(has_text_program=lambda: True)
    window = rooms.window()
    dialog = MessageDialog(
        rooms.book, booking_id, programs, Written(), now=lambda: NOW, parent=window
    )
    dialog.open()
    return dialog


def _known(rooms: Rooms, booking_id: int, **customer: str) -> int:
    details = rooms.store.booking(booking_id)
    if details is not None:
        rooms.store.save_customer(replace(details.customer, **customer))
    return booking_id


def by_mail(rooms: Rooms) -> QWidget:
    known = {"email": "ayse@example.org", "phone": "0172 9980752"}
    return _dialog(rooms, _known(rooms, rooms.online[0], **known))


def by_text(rooms: Rooms) -> QWidget:
    dialog = by_mail(rooms)
    assert isinstance(dialog, MessageDialog)
    dialog.tabs.setCurrentWidget(dialog.pages[Channel.TEXT])
    dialog.ways.copy.click()
    return dialog


def not_ready(rooms: Rooms) -> QWidget:
    known = {"name": LONG, "email": "", "phone": ""}
    return _dialog(rooms, _known(rooms, rooms.online[1], **known))


def right_to_left(rooms: Rooms) -> QWidget:
    booking_id = rooms.booking(Place.ON_SITE)
    known = {"name": "ليلى حداد", "email": "leila@example.com", "phone": "ask"}
    return _dialog(rooms, _known(rooms, booking_id, **known))


def two_zones(rooms: Rooms) -> QWidget:
    known = {"email": "lena@example.com", "time_zone": "America/New_York", "language": "de"}
    return _dialog(rooms, _known(rooms, rooms.online[0], **known))


def no_number(rooms: Rooms) -> QWidget:
    dialog = right_to_left(rooms)
    assert isinstance(dialog, MessageDialog)
    dialog.tabs.setCurrentWidget(dialog.pages[Channel.TEXT])
    return dialog


def changed_meanwhile(rooms: Rooms) -> QWidget:
    dialog = by_mail(rooms)
    assert isinstance(dialog, MessageDialog)
    body = dialog.pages[Channel.EMAIL].body
    body.insertPlainText("Do not forget your photos. ")
    body.setFocus()
    details = rooms.store.booking(rooms.online[0])
    assert details is not None
    later = details.booking.starts + timedelta(minutes=15)
    rooms.book.write(lambda store: store.move_booking(details.booking.id, later))
    return dialog


def code(rooms: Rooms) -> QWidget:
    dialog = QrDialog(rooms.book, JOIN_URL, rooms.window())
    dialog.open()
    return dialog


TELL_SHOTS: dict[str, Shot] = {
    "tell-by-mail": by_mail,
    "tell-by-text": by_text,
    "tell-link-not-ready": not_ready,
    "tell-right-to-left": right_to_left,
    "tell-two-zones": two_zones,
    "tell-no-number": no_number,
    "tell-changed-meanwhile": changed_meanwhile,
    "tell-qr-code": code,
}
