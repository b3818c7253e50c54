"""What outlasts a window: another one takes its place when the language changes."""

from dataclasses import dataclass

from desktop.ui.booking.history import History
from desktop.ui.links.checking import Checking
from desktop.ui.paper.paper_work import PaperWork
from desktop.ui.preferences_port import PreferencesPort


@dataclass(frozen=True, slots=True)
class Lasting:
    """What a window without it lacks.

    Without ``history`` it has its own, without ``checking`` no meeting is read back, and without
    ``paper`` nothing printed.
    """

    history: History | None = None
    preferences: PreferencesPort | None = None
    checking: Checking | None = None
    paper: PaperWork | None = None
