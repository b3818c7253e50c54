"""Opens what tells of the online links: the list, and the question after another sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.links.other_account import OtherAccountQuestion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop.ui.book import Book
    from desktop.ui.connection import Connection
    from desktop.ui.links.checking import Checking
    from desktop.ui.links.links_dialog import LinksDialog


class LinksDesk(QObject):
    """``booking_wanted(id)`` asks to show a booking on its day. ``now`` answers in UTC."""

    booking_wanted = Signal(int)

    def __init__(
        self,
        book: Book,
        connection: Connection,
        checking: Checking | None,
        window: QWidget,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._book = book
        self._connection = connection
        self._checking = checking
        self._window = window
        self._now = now
        self.question = OtherAccountQuestion(book, connection, now, window)
        self.question.renewed.connect(self.show_whom_to_tell)

    def open(self) -> LinksDialog:
        """Open the list of links."""
        return self._open(())

    def show_whom_to_tell(self, booking_ids: Sequence[int]) -> LinksDialog:
        """Open it where it lists the customers who need a new link, these among them."""
        return self._open(booking_ids)

    def _open(self, awaited: Sequence[int]) -> LinksDialog:
        from desktop.ui.links.links_dialog import LinksDialog  # the app starts sooner without

        dialog = LinksDialog(
            self._book,
            self._connection,
            self._checking,
            self._window,
            now=self._now,
            awaited=awaited,
        )
        dialog.booking_wanted.connect(self.booking_wanted)
        dialog.open()
        return dialog
