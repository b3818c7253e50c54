"""Looks whether the account still works: at start, daily, and while there is no internet."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.troubles import AppError
from desktop.services.backstage import Progress
from desktop.ui.worker import Worker

DAILY = timedelta(days=1)
AFTER_A_FAILURE = timedelta(minutes=30)
SHORTLY = timedelta(minutes=5)
"""A network that comes and goes is no reason to ask again and again."""

LOOK_EVERY = timedelta(minutes=10)
"""A timer notices neither a changed clock nor the computer's sleep, so that the clock is read."""


class Refreshes(QObject):
    """Asks quietly on the cloud's lane. ``refresh`` runs there, ``now`` answers in UTC.

    While the provider cannot be reached it asks whenever it looks: the system does not always tell
    that the network is back. Whoever else asks the provider says so with :meth:`note`.

    ``progressed`` tells each answer, ``daily`` that the account works on what is another day: time
    to look after the meetings themselves.
    """

    progressed = Signal(object)  # Progress
    daily = Signal()

    def __init__(
        self,
        *,
        lane: Worker,
        refresh: Callable[[], Progress],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._refresh = refresh
        self._now = now
        self._is_asking = False
        self._is_wanted = False  # the network came back while an answer was awaited
        self._is_offline = False
        self._asked: datetime | None = None  # last, whatever came of it
        self._went_well: datetime | None = None
        self._looked_after: datetime | None = None  # when daily was told last
        self._timer = QTimer(self, interval=round(LOOK_EVERY.total_seconds() * 1000))
        self._timer.timeout.connect(self.look)

    @Slot()
    def start(self) -> None:
        """Ask now, and from now on daily."""
        self._timer.start()
        self._ask()

    @Slot()
    def look(self) -> None:
        """Ask while offline, half an hour after another failure, or a day after it went well."""
        now = self._now()
        failed = self._asked is not None and self._asked != self._went_well
        if self._is_offline or _is_over(self._asked, AFTER_A_FAILURE if failed else DAILY, now):
            self._ask()

    @Slot()
    def network_is_back(self) -> None:
        """Ask at once, or after the answer under way, unless it went well a moment ago."""
        if self._is_asking:
            self._is_wanted = True
            return
        failed = self._is_offline or self._asked != self._went_well
        if failed or _is_over(self._went_well, SHORTLY, self._now()):
            self._ask()

    @Slot(object)
    def note(self, progress: Progress) -> None:
        """Take up whether the provider could be reached."""
        self._is_offline = progress.health.offline_since is not None

    def _ask(self) -> None:
        if self._is_asking:
            return
        self._is_asking = True
        self._asked = asked = self._now()

        def came(answer: Progress | AppError) -> None:
            self._is_asking = False
            if not isinstance(answer, AppError):
                self._answered(answer, asked)
            if self._is_wanted:
                self._is_wanted = False
                self.network_is_back()

        self._lane.submit(self._refresh, came, owner=self)

    def _answered(self, progress: Progress, asked: datetime) -> None:
        self.note(progress)
        seen = progress.health.seen_at
        # Whom only a person can help is not asked about again before tomorrow.
        if progress.account_trouble is not None or (seen is not None and seen >= asked):
            self._went_well = asked
        self.progressed.emit(progress)
        works = progress.account_trouble is None and self._went_well == asked
        if works and _is_over(self._looked_after, DAILY, self._now()):
            self._looked_after = self._now()
            self.daily.emit()


def _is_over(since: datetime | None, wait: timedelta, now: datetime) -> bool:
    """Whether that long has passed; a clock that was put back tells nothing, so that it has."""
    return since is None or not timedelta() <= now - since < wait
