"""What all pages of the settings have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.troubles import AppError


class Page(QWidget):
    """A form over values that were read from the book and are written back by ``save``.

    ``edited`` is emitted whenever ``is_dirty`` may have changed, ``failed`` with the
    :class:`AppError` of a saving that the page began by itself. What raises NotImplementedError is
    each page's own: a class of Qt's cannot be an ABC as well.
    """

    edited = Signal()
    failed = Signal(object)

    def load(self) -> None:
        """Read the values again, unless something was typed that would be lost."""
        raise NotImplementedError

    def begin(self) -> None:
        """Take the keyboard to where one begins: the settings were opened for this page."""

    def is_dirty(self) -> bool:
        """Tell whether something was typed that is not saved."""
        raise NotImplementedError

    def first_problem(self) -> QWidget | None:
        """Say beside each field what is wrong with it; return the first such field."""
        raise NotImplementedError

    def save(self, done: Callable[[AppError | None], None]) -> None:
        """Write what was typed and tell how it went; what was typed stays when it failed."""
        raise NotImplementedError

    def discard(self) -> None:
        """Forget what was typed."""
        raise NotImplementedError
