"""Opens salon profiles: chosen in the menu, double-clicked, or handed over by a second start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.profile import SUFFIX
from desktop.ui.file_dialogs import open_file

if TYPE_CHECKING:
    from desktop.ui.book import Book
    from desktop.ui.connection import Connection
    from desktop.ui.profile.profile_dialog import ProfileDialog
    from desktop.ui.start.first_start import FirstStart


class ProfileDesk(QObject):
    """``told(words)`` follows what was taken in."""

    told = Signal(str)

    def __init__(self, book: Book, connection: Connection, window: QWidget) -> None:
        super().__init__(window)
        self._book = book
        self._connection = connection
        self._window = window

    def ask(self) -> QFileDialog:
        """Ask for a profile to look into."""
        patterns = self.tr("Salon profiles ({patterns})").format(patterns=f"*{SUFFIX}")
        everything = self.tr("All files ({patterns})").format(patterns="*")
        over = self._first_start() or self._window
        title = self.tr("Open a salon profile")
        return open_file(over, title, [patterns, everything], self.look_into)

    def look_into_soon(self, file: Path) -> None:
        """Do so after what the book was asked before: a first start may be about to open."""

        def look(_nothing: None) -> None:
            self.look_into(file)

        self._book.read(lambda _store: None, look, owner=self)

    def look_into(self, file: Path) -> ProfileDialog:
        """Show what taking a profile in would do, in the first start if that is under way."""
        from desktop.ui.profile.profile_dialog import ProfileDialog

        dialog = next(filter(QWidget.isVisible, self._window.findChildren(ProfileDialog)), None)
        if dialog is None:
            steps = self._first_start()
            dialog = ProfileDialog(self._book, self._connection, steps or self._window)
            dialog.taken.connect(self.told)
            if steps is not None:
                dialog.taken.connect(steps.take_up)
            dialog.open()
        dialog.load(file)
        return dialog

    def _first_start(self) -> FirstStart | None:
        from desktop.ui.start.first_start import FirstStart  # see Greeting.set_up

        return next(filter(QWidget.isVisible, self._window.findChildren(FirstStart)), None)
