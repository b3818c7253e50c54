"""What happens while something else is going on: between two transactions, or during a call."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.simulation.life import Died

if TYPE_CHECKING:
    from tests.simulation.app import App
    from tests.simulation.world import World


@dataclass(slots=True)
class _Pending:
    """For the moment after ``left`` more occasions."""

    left: int
    what: str
    happen: Callable[[], object]
    after_call: bool


class Meanwhile:
    def __init__(self, world: "World") -> None:
        self._world = world
        self._is_paused = False
        self._pending: list[_Pending] = []

    def later(
        self, left: int, what: str, happen: Callable[[], object], *, after_call: bool = False
    ) -> None:
        """Let something happen while something else is going on, if that comes to be.

        It happens after ``left`` more occasions, those counted ``after_call`` has been answered.
        """
        self._pending.append(_Pending(left, what, happen, after_call))

    def answered(self) -> None:
        """Say that Microsoft has just answered."""
        for one in self._pending:
            one.after_call = False

    def pause(self, app: "App") -> None:
        """Let others act while ``app`` is between two transactions, or waits for an answer."""
        if self._is_paused:
            return
        self._is_paused = True
        try:
            for one in list(self._pending):
                one.left -= not one.after_call
                if one.left < 0:
                    self._pending.remove(one)
                    self._let(app, one.what, one.happen)
            world = self._world
            other = world.app if app is world.second else world.second
            if other is not None and not other.life.is_over and world.chance.random() < 0.2:
                self._let(app, f"{other.life.name} takes a step", other.step)
        finally:
            self._is_paused = False

    def _let(self, app: "App", what: str, happen: Callable[[], object]) -> None:
        app.undisturbed = False
        self._world.tell(f"  meanwhile: {what}")
        try:
            happen()
        except Died as died:
            if died.life is app.life:
                raise
            self._world.mourn(died)

    def catch_up(self) -> None:
        """Do what was to be done in between, had there been an occasion."""
        waiting, self._pending = self._pending, []
        for one in waiting:
            one.happen()
