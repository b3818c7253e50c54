"""One way to get into trouble, and what a person is then told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.core.troubles import AppError

TITLES = ("how it is reached", "kind", "title", "who can mend it", "next step")
_WIDTHS = (66, 24, 60, 6)


@dataclass(frozen=True, slots=True)
class Scenario:
    """``reach`` gets an empty folder and returns the trouble as the app tells it.

    ``code`` is what the trouble's code has to begin with, so that it came from where it should.
    """

    how: str
    reach: Callable[[Path], AppError]
    code: str = ""

    def row(self, folder: Path) -> str:
        """Get into the trouble, and return its line of the table."""
        error = self.reach(folder)
        assert error.code.startswith(self.code), error
        advice = error.advice
        return line((self.how, error.kind, advice.title, advice.mender, advice.next_step))


def line(cells: Iterable[str]) -> str:
    """Columns of a width of their own, so that no row changes because of another."""
    *first, last = cells
    padded = [cell.ljust(width) for cell, width in zip(first, _WIDTHS, strict=True)]
    return " | ".join([*padded, last])


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split(" | ")]


def trouble_of(act: Callable[[], object]) -> AppError:
    """Return what ``act`` raises."""
    try:
        answer = act()
    except AppError as error:
        return error
    raise AssertionError(f"nothing went wrong: {answer!r}")
