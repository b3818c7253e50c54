"""Asks the book for customers as one types, one question at a time, always for what stands last."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from desktop.core.troubles import AppError
from desktop.ui.book import Book
from desktop.ui.customers.found_customers import Found, look_up


class Finder(QObject):
    """``found(customers, typed)`` answers the newest question; answers to older ones are dropped.

    So a slow disk never has more than one question waiting, however fast somebody types.
    """

    found = Signal(list, str)
    failed = Signal(object)

    def __init__(self, book: Book, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._now = now
        self._wanted = ""
        self._is_asking = False

    @property
    def is_pending(self) -> bool:
        """Whether an answer is awaited."""
        return bool(self._wanted) and self._is_asking

    def look_for(self, typed: str) -> None:
        """Ask for ``typed``; nothing, when it is empty, and no answer is wanted any more."""
        self._wanted = typed
        if typed and not self._is_asking:
            self._ask()

    def _ask(self) -> None:
        asked, now = self._wanted, self._now()
        self._is_asking = True
        self._book.read(
            lambda store: look_up(store, asked, now),
            lambda found: self._came(found, asked),
            failed=self._failed,
            owner=self,
        )

    def _came(self, found: list[Found], asked: str) -> None:
        self._is_asking = False
        if asked == self._wanted:
            self.found.emit(found, asked)
        elif self._wanted:
            self._ask()

    def _failed(self, error: AppError) -> None:
        self._is_asking = False
        if self._wanted:
            self.failed.emit(error)
