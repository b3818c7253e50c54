"""A booking's waiting room, what somebody did to its meeting, and the log of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.core.cloud_log import CloudAct, LogEntry
from desktop.core.models import Lobby
from desktop.core.troubles import AppError, Kind
from desktop.ui.booking.cloud_log_dialog import CloudLogDialog
from desktop.ui.booking.meeting_past import MeetingPast
from desktop.ui.window.window import MainWindow
from tests.screens.rooms import NOW, Rooms

Shot = Callable[[Rooms], QWidget]
NUMBER = "3f0d2c1e-77aa-4b0e-9c55-0123456789ab"


def booking(**meeting: object) -> Callable[[Rooms], MainWindow]:
    """The first online booking of the day, of whose meeting some things are as told."""

    def shot(rooms: Rooms) -> MainWindow:
        (held,) = [life for life in rooms.store.meetings_of(rooms.online[0]) if not life.ended]
        rooms.store.record_meeting(replace(held, **meeting))  # type: ignore[arg-type] # any field
        window = rooms.window()
        window.choose(rooms.online[0])
        window.day_view.focus_booking(rooms.online[0])
        return window

    return shot


def changed_there(rooms: Rooms) -> QWidget:
    (held,) = [life for life in rooms.store.meetings_of(rooms.online[0]) if not life.ended]
    assert held.starts is not None
    assert held.ends is not None
    later = timedelta(hours=1, days=1)
    trouble = AppError(Kind.MEETING_CHANGED, request_id=NUMBER)
    return booking(
        trouble=trouble,
        tries=1,
        since=NOW,
        starts=held.starts + later,
        ends=held.ends + later,
        subject="Lunch",
        lobby=Lobby.OVERRIDDEN,
    )(rooms)


def read_back(rooms: Rooms) -> QWidget:
    """Read back a while ago, a passcode forced, and the customer with an older link."""
    window = booking(join_id="1234567890123", passcode="aB3xY7")(rooms)
    details = rooms.store.booking(rooms.online[0])
    assert details is not None
    past = MeetingPast(NOW - timedelta(minutes=8), link_is_new=True)
    window.panel.show_booking(details, rooms.store.salon(), NOW, past=past)
    return window


def unguarded_today(rooms: Rooms) -> QWidget:
    window = booking(lobby=Lobby.OVERRIDDEN)(rooms)
    window.close_panel()
    window.menus.online.setChecked(True)
    return window


def renewal_asked(rooms: Rooms) -> QWidget:
    window = booking(trouble=AppError(Kind.OTHER_ACCOUNT), subject="old")(rooms)
    window.panel_commands.make_new_meeting()
    return next(one for one in window.findChildren(QMessageBox) if one.isVisible())


def log(rooms: Rooms) -> QWidget:
    busy = AppError(Kind.BUSY, code="429 TooManyRequests", request_id="b1" + NUMBER[2:])
    for minutes, what, error in (
        (-95, CloudAct.CREATE, AppError(Kind.OFFLINE)),
        (-90, CloudAct.CREATE, busy),
        (-88, CloudAct.CREATE, None),
        (-88, CloudAct.CHANGE, None),
        (-20, CloudAct.READ, AppError(Kind.MEETING_CHANGED, request_id="c2" + NUMBER[2:])),
        (-8, CloudAct.CHANGE, None),
    ):
        number = error.request_id if error else f"a{minutes % 10}{NUMBER[2:]}"
        when = NOW + timedelta(minutes=minutes)
        rooms.store.note(LogEntry(rooms.online[0], when, what, error, number))
    return empty_log(rooms)


def empty_log(rooms: Rooms) -> QWidget:
    window = booking()(rooms)
    window.panel_commands.show_log()
    return next(one for one in window.findChildren(CloudLogDialog) if one.isVisible())


BOOKING_LOG_SHOTS: dict[str, Shot] = {
    "booking-read-back": read_back,
    "booking-lobby-off": booking(lobby=Lobby.OVERRIDDEN),
    "booking-lobby-coming": booking(lobby=Lobby.UNKNOWN, subject=""),
    "booking-changed-there": changed_there,
    "booking-gone": booking(trouble=AppError(Kind.MEETING_GONE), tries=1, subject=""),
    "booking-other-account": booking(trouble=AppError(Kind.OTHER_ACCOUNT), subject="old"),
    "booking-renewal-asked": renewal_asked,
    "day-online-unguarded": unguarded_today,
    "booking-log": log,
    "booking-log-empty": empty_log,
}
