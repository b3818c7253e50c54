"""What outlasts a window: another one takes its place when the language changes."""

from dataclasses import dataclass

from desktop.ui.booking.history import History
from desktop.ui.links.checking import Checking
from desktop.ui.paper.paper_work import PaperWork
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.updates.updates import Updates


@dataclass(frozen=True, slots=True)
class Lasting:
    """What a window without it lacks.

    Without ``history`` it has its own, without ``checking`` no meeting is read back, without
    ``paper`` nothing printed, and without ``updates`` nobody asked for new versions.
    """

    history: History | None = None
    preferences: PreferencesPort | None = None
    checking: Checking | None = None
    paper: PaperWork | None = None
    updates: Updates | None = None
