"""One run of the app, from its start to its end, which may come at any instant."""

from collections.abc import Callable
from dataclasses import dataclass


class Died(BaseException):
    """A process ends here: nothing it does afterwards has any effect."""

    def __init__(self, life: "Life") -> None:
        super().__init__(f"{life.name} died at {life.died_at}")
        self.life = life


class Life:
    """A process from its start to its end."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_over = False
        self.died_at = ""
        self._left: int | None = None
        self._doom = ""

    def meet(self, doom: str, left: int | None) -> None:
        """Die after ``left`` more things called so, as the next begins; ``None``: never."""
        self._doom, self._left = doom, left

    def tick(self, where: str) -> None:
        """One more thing is about to be done: a statement, a call, a line in a file."""
        if not self.is_over and self._left is not None and self._doom in where:
            self._left -= 1
            self.is_over = self._left < 0
            self.died_at = " ".join(where.split())[:60]
        if self.is_over:
            raise Died(self)


def do_nothing() -> None:
    """Let nothing happen in between."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A thread of a process. ``pause`` lets others act where they could, between transactions."""

    life: Life
    pause: Callable[[], None] = do_nothing
