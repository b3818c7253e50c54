"""Customers found and known, walk-ins, blocked time, and the first start."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.core.models import Absence, AbsenceKind, Place, Status
from desktop.ui.absences.absence_dialog import AbsenceDialog
from desktop.ui.booking import told_acts
from desktop.ui.customers.customer_card import CustomerCardDialog
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.walk_in import WalkInDialog
from desktop.ui.start.first_start import FirstStart
from desktop.ui.window.window import MainWindow
from tests.screens.rooms import NOW, Rooms

Shot = Callable[[Rooms], QWidget]


def search(typed: str) -> Shot:
    def shot(rooms: Rooms) -> QWidget:
        window = rooms.window()
        window.search.begin()
        window.search.setText(typed)
        window.search.textEdited.emit(typed)
        return window

    return shot


def card(rooms: Rooms) -> CustomerCardDialog:
    details = rooms.store.booking(rooms.booking(Place.ON_SITE))
    assert details is not None
    earlier = [one for one in rooms.store.customer_card(details.customer.id).bookings if one]
    rooms.store.mark_booking(earlier[-1].booking.id, Status.NO_SHOW)
    dialog = CustomerCardDialog(rooms.book, details.customer.id, rooms.window(), now=lambda: NOW)
    dialog.open()
    return dialog


def card_waits(rooms: Rooms) -> CustomerCardDialog:
    """Of somebody whose calendar file waits for a link."""
    details = rooms.store.booking(rooms.online[1])
    assert details is not None
    dialog = CustomerCardDialog(rooms.book, details.customer.id, rooms.window(), now=lambda: NOW)
    dialog.open()
    return dialog


def card_saved(rooms: Rooms) -> QWidget:
    dialog = card(rooms)
    words = QCoreApplication.translate("acts", "Saved {file}.")
    saved = words.format(file="2026-05-05 - 2026-06-02 Salon.ics")
    dialog.bar.show_done(told_acts.noted(saved), lambda: None)
    return dialog


def erase_asked(rooms: Rooms) -> QWidget:
    dialog = card(rooms)
    dialog.erase()
    return dialog.findChild(QMessageBox) or dialog


def walk_in(rooms: Rooms) -> QWidget:
    window = rooms.window()
    window.walk_in()
    return next(one for one in window.findChildren(WalkInDialog) if one.isVisible())


def absence(rooms: Rooms) -> QWidget:
    staff = rooms.store.staff()
    at = NOW.replace(tzinfo=None, hour=12, minute=0)
    preset = Absence(0, staff[0].id, AbsenceKind.BREAK, at, at.replace(hour=13))
    dialog = AbsenceDialog(rooms.book, staff, preset, rooms.window())
    dialog.open()
    return dialog


def form(window: MainWindow) -> BookingForm:
    return next(one for one in window.findChildren(BookingForm) if one.isVisible())


def suggestions(rooms: Rooms) -> QWidget:
    window = rooms.window()
    details = rooms.store.booking(rooms.booking(Place.ON_SITE))
    assert details is not None
    window.customers.book_like(details, 0)
    return form(window)


def clash(rooms: Rooms) -> QWidget:
    window = rooms.window()
    details = rooms.store.booking(rooms.booking(Place.ON_SITE))
    assert details is not None
    window.gestures.book_at(details.staff.id, details.booking.starts)
    shown = form(window)
    shown.fields.search.show_text("Lena Fischer")
    shown.fields.service.setCurrentIndex(1)
    shown.fields.service.activated.emit(1)
    return shown


def repeated(rooms: Rooms) -> QWidget:
    shown = clash(rooms)
    assert isinstance(shown, BookingForm)
    shown.fields.repeat.switch.setChecked(True)
    return shown


def first_start(step: int) -> Shot:
    def shot(rooms: Rooms) -> QWidget:
        window = rooms.beginning()
        dialog = FirstStart(window.book, window)
        dialog.open()
        dialog.list.setCurrentRow(step)
        return dialog

    return shot


PEOPLE_SHOTS: dict[str, Shot] = {
    "search-name": search("e"),
    "search-digits": search("568"),
    "search-nobody": search("xyzzy"),
    "customer-card": card,
    "customer-card-waits": card_waits,
    "customer-card-saved": card_saved,
    "customer-erase-asked": erase_asked,
    "walk-in": walk_in,
    "absence": absence,
    "form-suggestions": suggestions,
    "form-clash": clash,
    "form-repeats": repeated,
    "first-start-salon": first_start(0),
    "first-start-hours": first_start(1),
    "first-start-people": first_start(2),
    "first-start-services": first_start(3),
    "first-start-done": first_start(4),
}
