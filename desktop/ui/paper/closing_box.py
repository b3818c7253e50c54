"""Whether closing the app leaves the next day’s sheet as PDF, and where: kept for this computer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.core.sheet_files import mark_of
from desktop.core.troubles import AppError
from desktop.services import places
from desktop.services.left_sheets import Swept
from desktop.ui.choices import Tick
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem
from desktop.ui.file_dialogs import choose_folder
from desktop.ui.paper.closing_sheet import take_away
from desktop.ui.spoken import apart

if TYPE_CHECKING:
    from desktop.services.preferences import Preferences
    from desktop.services.store import Store
    from desktop.ui.book import Book
    from desktop.ui.paper.paper_work import PaperWork
    from desktop.ui.preferences_port import PreferencesPort


class ClosingBox(QWidget):
    """What is changed here holds at once.

    Sheets that lie where none are wanted any more are deleted, on the folders' lane of ``work``.
    """

    def __init__(self, book: Book, preferences: PreferencesPort, work: PaperWork) -> None:
        super().__init__()
        self._book = book
        self._preferences = preferences
        self._work = work
        self._documents = ""
        self.switch = Tick(self.tr("Save the &next day’s sheet whenever the app closes"))
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(self.tr("Folder for the next day’s sheet"))
        self.choose = QPushButton(self.tr("Chan&ge folder…"))
        self.choose.setAutoDefault(False)
        self.noted = plain_label("", "good")
        self.noted.hide()
        self.problem = Problem(self.folder)
        hint = plain_label(
            self.tr(
                "A PDF for the day the power fails. It holds names and phone numbers: keep the"
                " folder private. A new sheet replaces the old one. When you switch this off or"
                " change the folder, the sheets in it are deleted."
            ),
            "hint",
        )
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.switch, hint):
            layout.addWidget(part)
        layout.addLayout(row)
        layout.addWidget(self.noted)
        layout.addWidget(self.problem)
        self._show()
        self.switch.clicked.connect(self._save)
        self.choose.clicked.connect(self._choose)
        book.read(documents_folder, self._take_documents, failed=self.problem.say_error, owner=self)

    def _show(self) -> None:
        kept = self._preferences.current()
        self.switch.setChecked(kept.closing_sheet)
        self.folder.setText(kept.closing_folder or self._documents)
        for widget in (self.folder, self.choose):
            widget.setEnabled(kept.closing_sheet)

    def _take_documents(self, folder: str) -> None:
        self._documents = folder
        self._show()

    def _save(self, on: bool) -> None:
        self._keep(replace(self._preferences.current(), closing_sheet=on))

    def _keep(self, wanted: Preferences) -> None:
        """Write that down, and have the sheets deleted even where this dialog has closed since."""
        before, book = self._preferences.current(), self._book
        folders, ended, folder = self._work.folders, self._work.ended, self.folder.text()

        def delete(book_id: str) -> None:
            mark = mark_of(book_id)
            folders.submit(lambda: take_away(before, wanted, mark, ended), swept)

        def swept(answer: Swept | AppError) -> None:
            if isValid(self):
                self._tell(answer, folder)

        def saved(error: AppError | None) -> None:
            if isValid(self):
                self._saved(error)
            if error is None and before.closing_sheet:
                book.read(lambda store: store.book_id(), delete)

        self.noted.hide()
        self._preferences.save(wanted, saved)
        self._show()

    def _tell(self, swept: Swept | AppError, folder: str) -> None:
        """Say what became of the sheets in a folder."""
        if isinstance(swept, AppError) or swept.some_left:
            words = self.tr(
                "Sheets in {folder} could not be deleted. They hold names and phone numbers:"
                " please delete them."
            )
            self.problem.say(words.format(folder=apart(folder)))
        elif swept.deleted:
            words = (
                self.tr("1 sheet was deleted from {folder}.")
                if swept.deleted == 1
                else self.tr("{n} sheets were deleted from {folder}.")
            )
            self.noted.setText(words.format(n=swept.deleted, folder=apart(folder)))
            self.noted.show()

    def _choose(self) -> None:
        title = self.tr("Folder for the next day’s sheet")
        choose_folder(self, title, self.folder.text(), self.take_folder)

    def take_folder(self, folder: str) -> None:
        """Keep the folder that was chosen."""
        self._keep(replace(self._preferences.current(), closing_folder=folder))

    def _saved(self, error: AppError | None) -> None:
        if error is None:
            self.problem.say("")
        else:
            self.problem.say_error(error)
        self._show()


def documents_folder(_store: Store) -> str:
    """Return where this user's documents are; looks on the disk, so it runs on a lane."""
    return str(places.documents_dir())
