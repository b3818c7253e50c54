"""The border between the connection check and the UI: one check at a time, on a lane of its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal, Slot

from desktop.core.troubles import AppError
from desktop.services.check_steps import Checked, CheckStep, StepState, Tell

if TYPE_CHECKING:
    from desktop.ui.worker import Worker

Check = Callable[[Tell, Event], Checked]
"""Blocks until it is done; tells of each step, and ends early once the event is set."""

LONGEST_WAIT_MS = 10_000
"""How long somebody waits for a stopped check to delete its meeting."""


@dataclass(frozen=True, slots=True)
class CheckRun:
    """How far the last check came; ``result`` is ``None`` while it runs. Steps missing wait."""

    steps: tuple[tuple[CheckStep, StepState], ...] = ()
    result: Checked | None = None

    def state_of(self, step: CheckStep) -> StepState | None:
        return dict(self.steps).get(step)


class CheckPort(QObject):
    """Starts and stops checks, and remembers how the last one of this run ended.

    Without a ``check`` there is nothing to start. ``finished`` comes once for each check but for
    those that were stopped by somebody or displaced by another.
    """

    changed = Signal()
    finished = Signal(object)  # Checked

    _told = Signal(object, object, object)  # the check's Event, CheckStep, StepState; from its lane

    def __init__(
        self,
        check: Check | None,
        new_lane: Callable[[str], Worker],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.run: CheckRun | None = None
        self._check = check
        self._new_lane = new_lane
        self._stop: Event | None = None
        self._lanes: dict[Event, Worker] = {}  # of stopped checks too, until they have answered
        self._awaiting: list[Callable[[], object]] = []
        self.patience = QTimer(self, singleShot=True, interval=LONGEST_WAIT_MS)
        self.patience.timeout.connect(self._go_on)
        self._told.connect(self._tell)

    @property
    def is_running(self) -> bool:
        return self._stop is not None

    @Slot()
    def start(self) -> None:
        """Check the account connected now; a check that still runs is of the one before."""
        if self._check is None:
            return
        self._let_go()
        check, told = self._check, self._told
        stop = self._stop = Event()
        lane = self._lanes[stop] = self._new_lane("check")
        self._show(CheckRun())

        def tell(step: CheckStep, state: StepState) -> None:
            with suppress(RuntimeError):  # the window is gone; what was made is still deleted
                told.emit(stop, step, state)

        def came(answer: Checked | AppError) -> None:
            lane.stop(0)
            self._lanes.pop(stop, None)
            self._came(stop, answer)
            if not self._lanes:
                self._go_on()

        lane.submit(lambda: check(tell, stop), came, owner=self)

    @Slot()
    def cancel(self) -> None:
        """Stop at once as far as is seen; what is under way ends behind it, and tidies up."""
        if self._stop is None:
            return
        self._let_go()
        self._show(replace(self.run or CheckRun(), result=Checked(stopped=True)))

    def forget(self) -> None:
        """Stop, and forget what was found: it says nothing of the account any more."""
        self._let_go()
        self._show(None)

    def when_idle(self, act: Callable[[], object]) -> None:
        """Stop the check, and ``act`` once it has tidied up, or when that takes too long.

        It deletes its meeting with the account that is connected, which ``act`` may take away.
        """
        self.cancel()
        self._awaiting.append(act)
        if not self._lanes:
            self._go_on()
        elif not self.patience.isActive():
            self.patience.start()

    def close(self, seconds: float) -> bool:
        """Stop, and wait that long at most; then what waited for it is done all the same.

        Return ``False`` when a check is still busy then.
        """
        self.cancel()
        deadline = QDeadlineTimer(round(seconds * 1000))
        lanes, self._lanes = self._lanes, {}
        quiet = [lane.stop(deadline.remainingTime() / 1000) for lane in lanes.values()]
        self._go_on()
        return all(quiet)

    @Slot()
    def _go_on(self) -> None:
        self.patience.stop()
        acts, self._awaiting = self._awaiting, []
        for act in acts:
            act()

    def _let_go(self) -> None:
        if self._stop is not None:
            self._stop.set()
        self._stop = None

    @Slot(object, object, object)
    def _tell(self, stop: Event, step: CheckStep, state: StepState) -> None:
        if stop is self._stop and self.run is not None:
            steps = dict(self.run.steps) | {step: state}
            self._show(replace(self.run, steps=tuple(steps.items())))

    def _came(self, stop: Event, answer: Checked | AppError) -> None:
        if stop is not self._stop:
            return
        self._stop = None
        checked = Checked(error=answer) if isinstance(answer, AppError) else answer
        self._show(replace(self.run or CheckRun(), result=checked))
        if not checked.stopped:
            self.finished.emit(checked)

    def _show(self, run: CheckRun | None) -> None:
        self.run = run
        self.changed.emit()
