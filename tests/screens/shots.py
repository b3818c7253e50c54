"""Every window and dialog, each brought into the state in which it is drawn."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from desktop.core.models import Lobby, Place
from desktop.core.troubles import AppError, Kind
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.notices import show_details
from desktop.ui.settings.sign_in_dialog import SignInDialog
from desktop.ui.window.help_dialogs import About, KeyHelp
from desktop.ui.window.window import MainWindow
from tests.screens.rooms import Rooms
from tests.screens.shots_booking_log import BOOKING_LOG_SHOTS
from tests.screens.shots_connection import CONNECTION_SHOTS
from tests.screens.shots_day import DAY_SHOTS
from tests.screens.shots_guide import GUIDE_SHOTS
from tests.screens.shots_links import LINK_SHOTS
from tests.screens.shots_lists import LIST_SHOTS
from tests.screens.shots_messages_page import MESSAGES_PAGE_SHOTS
from tests.screens.shots_paper import PAPER_SHOTS
from tests.screens.shots_people import PEOPLE_SHOTS
from tests.screens.shots_profile import PROFILE_SHOTS
from tests.screens.shots_tell import TELL_SHOTS
from tests.screens.shots_told import TOLD_SHOTS
from tests.screens.shots_updates import UPDATE_SHOTS
from tests.ui.fake_account import CLIENT_ID, LINK, troubled

Shot = Callable[[Rooms], QWidget]


def dialog_of(window: MainWindow, kind: type[QDialog]) -> QDialog:
    """The dialog that has just opened."""
    found = [one for one in window.findChildren(kind) if one.isVisible()]
    return found[-1]


def beginning(rooms: Rooms) -> QWidget:
    return rooms.beginning()


def day(rooms: Rooms) -> QWidget:
    return rooms.window()


def practice_day(rooms: Rooms) -> QWidget:
    return rooms.window(practice=True)


def booking(number: int) -> Shot:
    def shot(rooms: Rooms) -> QWidget:
        window = rooms.window()
        window.choose(rooms.online[number])
        window.day_view.focus_booking(rooms.online[number])
        return window

    return shot


def booking_on_site(rooms: Rooms) -> QWidget:
    window = rooms.window()
    window.choose(rooms.booking(Place.ON_SITE))
    return window


def lobby_overridden(rooms: Rooms) -> QWidget:
    (held,) = [m for m in rooms.store.meetings_of(rooms.online[0]) if not m.ended]
    rooms.store.record_meeting(replace(held, lobby=Lobby.OVERRIDDEN))
    return booking(0)(rooms)


def undo_offered(rooms: Rooms) -> QWidget:
    window = rooms.window()
    window.notices.show_done("Lena Fischer is booked.", lambda: None)
    return window


def error_shown(rooms: Rooms) -> QWidget:
    window = rooms.window()
    window.notices.show_error(AppError(Kind.DISK_FULL), lambda: None)
    return window


def error_details(rooms: Rooms) -> QWidget:
    window = rooms.window()
    trouble = AppError(Kind.ADMIN_CONSENT, code="AADSTS90094", request_id="4f1c-77")
    show_details(window, trouble, {"client_id": CLIENT_ID, "tenant": "", "consent_link": LINK})
    return dialog_of(window, QDialog)


def new_booking(rooms: Rooms) -> QWidget:
    window = rooms.window()
    window.new_booking()
    return dialog_of(window, BookingForm)


def customer_found(rooms: Rooms) -> QWidget:
    form = new_booking(rooms)
    assert isinstance(form, BookingForm)
    field = form.fields.search.field
    field.setText("a")
    field.textEdited.emit("a")
    return form


def nothing_filled_in(rooms: Rooms) -> QWidget:
    form = new_booking(rooms)
    assert isinstance(form, BookingForm)
    form.save()
    return form


def edit_booking(rooms: Rooms) -> QWidget:
    window = booking(0)(rooms)
    assert isinstance(window, MainWindow)
    window.commands.edit()
    return dialog_of(window, BookingForm)


def cancel_asked(rooms: Rooms) -> QWidget:
    window = booking(0)(rooms)
    assert isinstance(window, MainWindow)
    window.commands.cancel()
    return dialog_of(window, QMessageBox)


def settings(page: str) -> Shot:
    def shot(rooms: Rooms) -> QWidget:
        return rooms.window().settings.open(page)

    return shot


def settings_unregistered(rooms: Rooms) -> QWidget:
    return rooms.beginning().settings.open("online")


def settings_in_trouble(rooms: Rooms) -> QWidget:
    window = rooms.window()
    window._connection.note_progress(troubled(AppError(Kind.SIGN_IN_AGAIN)))  # noqa: SLF001 - see the page in this state
    return window.settings.open("online")


def sign_in(rooms: Rooms) -> QWidget:
    window = rooms.window()
    dialog = SignInDialog(window._connection, window)  # noqa: SLF001 - the same connection
    dialog.open()
    window._connection.attempt_link.emit(LINK)  # noqa: SLF001 - what a sign-in says first
    return dialog


def sign_in_failed(rooms: Rooms) -> QWidget:
    dialog = sign_in(rooms)
    assert isinstance(dialog, SignInDialog)
    dialog._connection.finished.emit(AppError(Kind.ADMIN_CONSENT, code="AADSTS90094"))  # noqa: SLF001 - what a refused sign-in says last
    return dialog


def keyboard(rooms: Rooms) -> QWidget:
    window = rooms.window()
    dialog = KeyHelp(window.menus, window)
    dialog.open()
    return dialog


def about(rooms: Rooms) -> QWidget:
    dialog = About(rooms.window())
    dialog.open()
    return dialog


SHOTS: dict[str, Shot] = {
    "beginning": beginning,
    "day": day,
    "day-practice": practice_day,
    "booking-link-ready": booking(0),
    "booking-needs-attention": booking(1),
    "booking-on-site": booking_on_site,
    "booking-lobby-overridden": lobby_overridden,
    "notice-undo": undo_offered,
    "notice-error": error_shown,
    "error-details": error_details,
    "form-new": new_booking,
    "form-customer-found": customer_found,
    "form-nothing-filled-in": nothing_filled_in,
    "form-edit": edit_booking,
    "cancel-asked": cancel_asked,
    "settings-salon": settings("salon"),
    "settings-staff": settings("staff"),
    "settings-services": settings("services"),
    "settings-online": settings("online"),
    "settings-display": settings("display"),
    "settings-online-unregistered": settings_unregistered,
    "settings-online-in-trouble": settings_in_trouble,
    "sign-in": sign_in,
    "sign-in-failed": sign_in_failed,
    "help-keyboard": keyboard,
    "help-about": about,
    **DAY_SHOTS,
    **BOOKING_LOG_SHOTS,
    **CONNECTION_SHOTS,
    **GUIDE_SHOTS,
    **LINK_SHOTS,
    **LIST_SHOTS,
    **MESSAGES_PAGE_SHOTS,
    **PAPER_SHOTS,
    **PROFILE_SHOTS,
    **TELL_SHOTS,
    **TOLD_SHOTS,
    **PEOPLE_SHOTS,
    **UPDATE_SHOTS,
}
