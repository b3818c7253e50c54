"""How the connection stands, the check of it, and the administrator's card."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Event

from PySide6.QtWidgets import QWidget

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.services.backstage import Progress
from desktop.services.check_steps import Checked, CheckStep, StepState
from desktop.services.pulse import Health
from desktop.ui.check_port import CheckRun
from desktop.ui.connection import Connection
from desktop.ui.settings.admin_card import AdminCard
from desktop.ui.waiting_links import read_waiting
from desktop.ui.window.window import MainWindow
from tests.screens.rooms import NOW, Rooms, let_it_settle
from tests.ui.fake_account import CLIENT_ID, ROSA

Shot = Callable[[Rooms], QWidget]

LONG = Organiser(
    ROSA.tenant_id,
    ROSA.user_id,
    "bookings.and.online.appointments@the-very-long-name-of-a-hairdressing-group.example",
    "Rosa",
)
SEEN = Health(seen_at=NOW - timedelta(minutes=3))
OFFLINE = replace(SEEN, offline_since=NOW - timedelta(minutes=1))
ENDED = Health(NOW - timedelta(days=3), trouble_since=NOW - timedelta(days=2, hours=1))
SIGN_IN_AGAIN = AppError(Kind.SIGN_IN_AGAIN, code="AADSTS50173")

ALL_GOOD = tuple((step, StepState.DONE) for step in CheckStep)
RUNNING = CheckRun((*ALL_GOOD[:3], (CheckStep.MAKE, StepState.RUNNING)))
READY = CheckRun(ALL_GOOD, Checked(ROSA))
WALK_IN = CheckRun(
    (*ALL_GOOD[:4], (CheckStep.LOBBY, StepState.WARNED), ALL_GOOD[5]),
    Checked(ROSA, walk_in=True, passcode=True),
)
FAILED = CheckRun(
    (*ALL_GOOD[:2], (CheckStep.LICENCE, StepState.FAILED)),
    Checked(ROSA, AppError(Kind.NO_TEAMS_LICENCE, request_id="4f1c-77")),
)


def standing(
    rooms: Rooms, health: Health, trouble: AppError | None = None, *, tenant: str = ""
) -> MainWindow:
    """The main window, the connection standing so."""
    window = rooms.window(tenant=tenant)
    connection = connection_of(window)
    connection.note_waiting(read_waiting(rooms.store, NOW))
    connection.note_progress(Progress(None, wrote=False, account_trouble=trouble, health=health))
    return window


def connection_of(window: MainWindow) -> Connection:
    return window._connection  # noqa: SLF001 - the same connection


def status(health: Health, trouble: AppError | None = None) -> Shot:
    return lambda rooms: standing(rooms, health, trouble)


def long_address(rooms: Rooms) -> QWidget:
    window = standing(rooms, ENDED, SIGN_IN_AGAIN)
    connection = connection_of(window)
    connection.state = replace(connection.state, organiser=LONG)
    connection.changed.emit()
    window.resize(900, 700)
    return window


def settings(rooms: Rooms, run: CheckRun | None, trouble: AppError | None = None) -> QWidget:
    window = standing(rooms, ENDED if trouble else SEEN, trouble)
    check = connection_of(window).check
    check.run = run
    if run is not None and run.result is None:
        check._stop = Event()  # noqa: SLF001 - see it while it runs
    dialog = window.settings.open("online")
    dialog.resize(1150, 740)
    let_it_settle()
    if run is not None:
        dialog.stack.currentWidget().ensureWidgetVisible(dialog.online.check.message)
    return dialog


def checked(run: CheckRun) -> Shot:
    return lambda rooms: settings(rooms, run)


def ended(rooms: Rooms) -> QWidget:
    return settings(rooms, None, SIGN_IN_AGAIN)


def card(client_id: str) -> Shot:
    def shot(rooms: Rooms) -> QWidget:
        dialog = AdminCard(client_id, "", rooms.window())
        dialog.open()
        return dialog

    return shot


CONNECTION_SHOTS: dict[str, Shot] = {
    "status-connected": status(SEEN),
    "status-offline": status(OFFLINE),
    "status-sign-in-again": status(ENDED, SIGN_IN_AGAIN),
    "status-long-address": long_address,
    "settings-online-ended": ended,
    "check-running": checked(RUNNING),
    "check-ready": checked(READY),
    "check-walk-in": checked(WALK_IN),
    "check-failed": checked(FAILED),
    "admin-card": card(CLIENT_ID),
    "admin-card-missing": card(""),
}
