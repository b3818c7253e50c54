"""Somebody at a busy desk: one act after the other, for hours of the salon's time."""

from random import Random
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from tests.soak.acts import Act, Acts, Waiting
from tests.soak.clock import SharedClock

BETWEEN_ACTS = 6.0
"""Simulated seconds."""

ACTS_UNTIL_A_REST = 40
LOOK_MS = 2
PATIENCE = 20.0
SHARES = {
    "book": 22,
    "book_by_form": 8,
    "close_a_form": 5,
    "move": 14,
    "cancel": 16,
    "undo": 8,
    "redo": 3,
    "search": 10,
    "another_day": 16,
    "a_week": 4,
    "details": 16,
    "card": 4,
    "settings": 3,
    "called_off": 3,
    "walk_in": 3,
    "help": 1,
    "side_panels": 2,
    "tell": 12,
    "still_to_tell": 5,
    "print": 3,
    "export": 3,
    "look_into_a_file": 2,
    "import_and_undo": 3,
}
"""How often each act happens, among the others."""


class BusyDesk(QObject):
    """Works until so many ``hours`` are over, by the clock that it lets run itself.

    ``rested`` follows every so many acts, with everything closed and a day shown on which nothing
    ever happens: so what is held then can be compared.
    """

    acted = Signal()
    rested = Signal()
    ended = Signal()

    def __init__(self, acts: Acts, clock: SharedClock, chance: Random, hours: float) -> None:
        super().__init__()
        self._acts, self._clock, self._chance = acts, clock, chance
        self._until = hours * 3600
        self._done = 0
        self._name, self._act = "rest", acts.rest()
        self._waits: Waiting | None = None
        self._since = monotonic()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        self._timer.start()

    def _look(self) -> None:
        """Go on with the act under way as soon as what it waits for is there."""
        if self._waits is not None and not self._waits():
            assert monotonic() - self._since < PATIENCE, f"{self._name} waits in vain"
            return
        self._since = monotonic()
        self._waits = next(self._act, None)
        if self._waits is None:
            self._finish()

    def _finish(self) -> None:
        if self._name != "rest":
            self._done += 1
            self.acted.emit()
            if self._done % ACTS_UNTIL_A_REST == 0:
                self._name, self._act = "rest", self._acts.rest()
                return
        else:
            self.rested.emit()
            if self._clock.seconds >= self._until:
                self._timer.stop()
                self.ended.emit()
                return
        self._begin_another()

    def _begin_another(self) -> None:
        self._clock.let_pass(BETWEEN_ACTS)
        self._name = self._chance.choices(list(SHARES), list(SHARES.values()))[0]
        act: Act = getattr(self._acts, self._name)()
        self._act = act
