"""Opens what brings lists out of the book and into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from PySide6.QtWidgets import QWidget

    from desktop.ui.book import Book
    from desktop.ui.booking.history import History
    from desktop.ui.lists.export_dialog import ExportDialog
    from desktop.ui.lists.import_dialog import ImportDialog


class ListsDesk(QObject):
    """``told(words)`` follows what was done and cannot be undone. ``now`` answers in UTC.

    The dialogs are imported when somebody wants them: most days nobody does.
    """

    told = Signal(str)

    def __init__(
        self, book: Book, history: History, window: QWidget, now: Callable[[], datetime]
    ) -> None:
        super().__init__(window)
        self._book = book
        self._history = history
        self._window = window
        self._now = now

    def export(self, first: date, last: date) -> ExportDialog:
        """Ask what to export; the days are those offered."""
        from desktop.ui.lists.export_dialog import ExportDialog

        dialog = ExportDialog(self._book, first, last, self._window)
        dialog.exported.connect(self.told)
        dialog.open()
        return dialog

    def import_file(self) -> ImportDialog:
        """Ask for a file to import."""
        from desktop.ui.lists.import_dialog import ImportDialog

        dialog = ImportDialog(self._book, self._now, self._window)
        dialog.imported.connect(self._history.note)
        dialog.open()
        return dialog
