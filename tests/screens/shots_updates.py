"""Whether there is a newer version: told when asked, or by a quiet bar."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from desktop.core.releases import Release
from desktop.core.troubles import AppError, Kind
from desktop.services.preferences import Preferences, PreferencesFile
from desktop.services.release_feed import Looked, Silence
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.updates.update_dialog import UpdateDialog
from desktop.ui.updates.updates import Updates
from tests.screens.rooms import NOW, Rooms
from tests.ui.inline_lane import InlineLane

Shot = Callable[[Rooms], QWidget]

NOTES = """Added

• Waiting list: who wants an earlier time is told when one comes free.
• Gift vouchers can be sold and used up in parts.

Fixed

• A booking that was moved while the network was down kept its old reminder. It is set\
 anew now, also for those bookings that were moved before."""
NEWER = Looked(
    (Release("0.3.0", NOTES), Release("0.2.0", "Added\n\n• Packages of several services.")),
    "https://github.com/owner/trimsy-desk/releases/latest",
)


def asked(answer: Looked | AppError, hours_later: int = 0) -> Shot:
    """The dialog, ``hours_later`` than the others are drawn."""

    def shot(rooms: Rooms) -> QWidget:
        def look() -> Looked:
            if isinstance(answer, AppError):
                raise answer
            return answer

        def now() -> datetime:
            return NOW + timedelta(hours=hours_later)

        window = rooms.window()
        file = PreferencesFile(rooms._folder)  # noqa: SLF001 - it goes with the shot
        preferences = PreferencesPort(file, InlineLane(), Preferences())
        updates = Updates(
            rooms.book, preferences, look, new_lane=lambda _name: InlineLane(), now=now
        )
        dialog = UpdateDialog(updates, rooms.book, now, window)
        dialog.open()
        return dialog

    return shot


UPDATE_SHOTS: dict[str, Shot] = {
    "updates-newer": asked(NEWER, hours_later=12),
    "updates-newer-while-open": asked(NEWER),
    "updates-newest": asked(Looked()),
    "updates-offline": asked(AppError(Kind.OFFLINE)),
    "updates-forbidden": asked(Looked(silence=Silence.FORBIDDEN)),
    "updates-no-source": asked(Looked(silence=Silence.NO_SOURCE)),
}
