"""What outlasts a window: another one takes its place when the language changes."""

from dataclasses import dataclass

from desktop.ui.booking.history import History
from desktop.ui.links.checking import Checking
from desktop.ui.preferences_port import PreferencesPort


@dataclass(frozen=True, slots=True)
class Lasting:
    """Without ``history`` a window has its own, without ``checking`` no meeting is read back."""

    history: History | None = None
    preferences: PreferencesPort | None = None
    checking: Checking | None = None
