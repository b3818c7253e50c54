"""Settings → Salon: saving the salon's profile for another computer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.file_names import safe_stem
from desktop.core.profile import SUFFIX
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem
from desktop.ui.file_dialogs import save_file
from desktop.ui.profile.profile_facts import registered_of, saving
from desktop.ui.spoken import apart, one_line

if TYPE_CHECKING:
    from desktop.core.troubles import AppError
    from desktop.ui.book import Book
    from desktop.ui.connection import Connection


class ProfileBox(QWidget):
    """Writes what is saved, whatever is typed in the settings meanwhile."""

    def __init__(self, book: Book, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._connection = connection
        self.save = QPushButton(self.tr("Sa&ve salon profile…"))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.ask_where)
        self.done = plain_label(role="good")
        self.done.hide()
        self.problem = Problem(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(plain_label(self.tr("Salon profile"), "strong"))
        layout.addWidget(
            plain_label(
                self.tr(
                    "A small file with which another computer is set up like this one: the salon,"
                    " its hours, people and services, and the app registration. No customers, no"
                    " bookings, no passwords. Save the settings first."
                ),
                "hint",
            )
        )
        layout.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.done)
        layout.addWidget(self.problem)

    def ask_where(self) -> None:
        """Ask for the file; the salon's name is proposed."""
        self._book.read(lambda store: store.salon().name, self._ask, owner=self)

    def write(self, file: Path) -> None:
        """Write the profile to ``file``, whole or not at all."""
        registered = registered_of(self._connection.state.registration)

        def written(_nothing: None) -> None:
            words = self.tr("Saved in {file}.").format(file=apart(one_line(file.name)))
            self.problem.say("")
            self.done.setText(words)
            self.done.show()
            self._scroll_here()

        def failed(error: AppError) -> None:
            self.problem.say_error(error)
            self._scroll_here()

        self.done.hide()
        self._book.read(saving(file, registered), written, failed=failed, owner=self)

    def _scroll_here(self) -> None:
        """Bring the outcome into sight: the button's key works from anywhere on the page."""
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                show = partial(above.ensureWidgetVisible, self)
                QTimer.singleShot(0, self, show)  # when there is room for what is said
            above = above.parentWidget()

    def _ask(self, name: str) -> None:
        patterns = self.tr("Salon profiles ({patterns})").format(patterns=f"*{SUFFIX}")
        stem = safe_stem(name) if name.strip() else self.tr("Salon")
        title = self.tr("Save the salon profile")
        save_file(self, title, [patterns], f"{stem}{SUFFIX}", self.write)
