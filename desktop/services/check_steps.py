"""The steps of a connection check, and what it found."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from threading import Event

from desktop.core.models import Organiser
from desktop.core.troubles import AppError


class CheckStep(StrEnum):
    """What is looked at, in this order."""

    ACCOUNT = "account"
    PERMISSIONS = "permissions"
    LICENCE = "licence"
    MAKE = "make"
    LOBBY = "lobby"
    TIDY = "tidy"


class StepState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    UNTOLD = "untold"  # Microsoft does not say; a later step shows it
    WARNED = "warned"  # it works, and not as it should
    FAILED = "failed"


Tell = Callable[[CheckStep, StepState], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the account is ready when nothing went wrong and nobody stopped it.

    ``walk_in``: a policy overrides the lobby, customers get in unasked. ``passcode``: a policy
    gives meetings a passcode, for people who join by number.
    """

    organiser: Organiser | None = None
    error: AppError | None = None
    stopped: bool = False
    walk_in: bool = False
    passcode: bool = False

    @property
    def is_ready(self) -> bool:
        return self.error is None and not self.stopped


class StoppedError(Exception):
    """Somebody does not want to know any more."""


@dataclass
class Step:
    """One that is being taken; ``state`` is how it ends unless it fails."""

    state: StepState = StepState.DONE


class Steps:
    """Tells how each step begins and ends."""

    def __init__(self, tell: Tell, stop: Event) -> None:
        self._tell = tell
        self._stop = stop

    @contextmanager
    def of(
        self, step: CheckStep, *, whatever: bool = False, first: Exception | None = None
    ) -> Iterator[Step]:
        """Begin ``step``, ``whatever`` happened. What went wrong ``first`` is what counts."""
        if self._stop.is_set() and not whatever:
            raise StoppedError
        self._tell(step, StepState.RUNNING)
        taken = Step()
        try:
            yield taken
        except AppError:
            self._tell(step, StepState.FAILED)
            if first is None:
                raise
        else:
            self._tell(step, taken.state)
