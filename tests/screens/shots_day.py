"""The day in every state: statuses, crowds, weeks, menus, panels beside it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.core.drafts import draft_of
from desktop.core.models import Place
from desktop.ui.window.window import MainWindow
from desktop.ui.window.window_signals import open_called_off
from tests.screens import crowd
from tests.screens.rooms import NOW, Rooms

Shot = Callable[[Rooms], QWidget]
LINE = "The hair is thick; take the strong colour, and plan twenty minutes more."


def midnight() -> datetime:
    return datetime.combine(NOW.date(), time())


def every_status(rooms: Rooms) -> QWidget:
    crowd.statuses(rooms.store, midnight() + timedelta(days=14))
    window = rooms.window()
    window.menus.show_cancelled.setChecked(True)
    window.shown.go_to(NOW.date() + timedelta(days=14))
    return window


def crowded(rooms: Rooms) -> MainWindow:
    day = midnight() + timedelta(days=14)
    crowd.crowd(rooms.store, day, people=21, bookings=400)
    window = rooms.window()
    window.resize(1600, 1000)
    window.shown.go_to(day.date())
    return window


def scrolled(rooms: Rooms) -> QWidget:
    window = crowded(rooms)
    window.day_view.horizontalScrollBar().setValue(900)
    window.day_view.verticalScrollBar().setValue(300)
    return window


def empty(rooms: Rooms) -> QWidget:
    window = rooms.window()
    window.shown.go_to(NOW.date() + timedelta(days=60))
    return window


def week(rooms: Rooms) -> QWidget:
    window = rooms.window()
    window.shown.show_person(rooms.store.staff()[0].id)
    return window


def zoomed(percent: int, slot: int) -> Shot:
    def shot(rooms: Rooms) -> QWidget:
        window = rooms.window()
        window.day_view.set_scale(slot, percent)
        return window

    return shot


def moving(rooms: Rooms) -> QWidget:
    window = rooms.window()
    window.day_view.start_moving(rooms.booking(Place.ON_SITE))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        focused = QApplication.focusWidget() or window.day_view.canvas
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(focused, event)
    return window


def menu(rooms: Rooms) -> QWidget:
    window = rooms.window()
    window.day_view.booking_menu_wanted.emit(rooms.booking(Place.ON_SITE), QPoint(300, 200))
    return next(one for one in window.findChildren(QMenu) if one.isVisible())


def online_today(rooms: Rooms) -> QWidget:
    window = rooms.window()
    window.menus.online.setChecked(True)
    return window


def nothing_online(rooms: Rooms) -> QWidget:
    for booking_id in rooms.online:
        rooms.store.cancel_booking(booking_id)
    return online_today(rooms)


def small_month(rooms: Rooms) -> QWidget:
    window = rooms.window()
    window.menus.month.setChecked(True)
    return window


def called_off(rooms: Rooms) -> QWidget:
    rooms.store.cancel_booking(rooms.online[0])
    rooms.store.delete_booking(rooms.online[1])
    return open_called_off(rooms.window())


def long_note(rooms: Rooms) -> QWidget:
    booking_id = rooms.booking(Place.ON_SITE)
    details = rooms.store.booking(booking_id)
    assert details is not None
    rooms.store.save_booking(replace(draft_of(details.booking), note=LINE * 2), booking_id)
    window = rooms.window()
    window.choose(booking_id)
    return window


DAY_SHOTS: dict[str, Shot] = {
    "day-every-status": every_status,
    "day-25-columns": crowded,
    "day-25-columns-scrolled": scrolled,
    "day-empty": empty,
    "week": week,
    "day-zoom-50": zoomed(50, 15),
    "day-zoom-200": zoomed(200, 5),
    "day-moving": moving,
    "day-menu": menu,
    "day-online-today": online_today,
    "day-nothing-online": nothing_online,
    "day-small-month": small_month,
    "day-long-note": long_note,
    "called-off": called_off,
}
