"""The border between the connection check and the UI: one check at a time, on a lane of its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.troubles import AppError
from desktop.services.check_steps import Checked, CheckStep, StepState, Tell

if TYPE_CHECKING:
    from desktop.ui.worker import Worker

Check = Callable[[Tell, Event], Checked]
"""Blocks until it is done; tells of each step, and ends early once the event is set."""


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
        lane = self._new_lane("check")
        self._show(CheckRun())

        def tell(step: CheckStep, state: StepState) -> None:
            with suppress(RuntimeError):  # the window is gone; what was made is still deleted
                told.emit(stop, step, state)

        def came(answer: Checked | AppError) -> None:
            lane.stop(0)
            self._came(stop, answer)

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
