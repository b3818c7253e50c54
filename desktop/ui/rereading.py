"""Reads the book whenever it may have changed, one reading at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.troubles import AppError
    from desktop.services.store import Store
    from desktop.ui.book import Book

Facts = TypeVar("Facts")


class Rereading(QObject, Generic[Facts]):
    """``question`` returns what to ask by then, which must refer to no widget.

    ``came`` or ``failed`` is told each answer, while ``owner`` lives.
    """

    def __init__(
        self,
        book: Book,
        question: Callable[[], Callable[[Store], Facts]],
        came: Callable[[Facts], object],
        failed: Callable[[AppError], object],
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._book = book
        self._question = question
        self._tell_facts = came
        self._tell_error = failed
        self._is_reading = False
        self._is_outdated = False

    def again(self) -> None:
        """Read; while a reading is under way, once more after it."""
        self._is_outdated = True
        if not self._is_reading:
            self._read()

    def _read(self) -> None:
        self._is_reading, self._is_outdated = True, False
        self._book.read(self._question(), self._came, failed=self._failed)

    def _came(self, facts: Facts) -> None:
        self._is_reading = False
        self._tell_facts(facts)
        self._go_on()

    def _failed(self, error: AppError) -> None:
        self._is_reading = False
        self._tell_error(error)
        self._go_on()

    def _go_on(self) -> None:
        if self._is_outdated and not self._is_reading:
            self._read()
