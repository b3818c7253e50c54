"""Somebody's absences that are not over: looked at, entered, changed and removed at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.absences import day_off, still_ahead
from desktop.core.models import Act
from desktop.core.times import to_wall
from desktop.ui.absences.absence_dialog import AbsenceDialog
from desktop.ui.absences.absence_words import absence_text
from desktop.ui.error_details import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from desktop.core.models import Absence, Change, Staff
    from desktop.services.store import Store
    from desktop.ui.book import Book

LINES = 5
AHEAD = timedelta(days=3650)
"""How far one looks for absences."""

Ahead = tuple["date", list["Absence"]]
"""Today by the salon's clock, and somebody's absences that are not over."""


class AbsencesBox(QWidget):
    """Each act is in the book at once and can be undone; ``acted(change)`` tells of it."""

    acted = Signal(object)

    def __init__(
        self, book: Book, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._now = now
        self._staff: Sequence[Staff] = ()
        self._staff_id = -1  # nobody was shown yet
        self._today: date | None = None
        self._absences: list[Absence] = []
        self._removal: Change | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Absences"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * LINES * 2)
        self.add = self._button(self.tr("Add abs&ence…"), self._add)
        self.edit = self._button(self.tr("Edi&t…"), self._edit)
        self.remove = self._button(self.tr("Re&move"), self._remove)
        self.hint = plain_label(role="hint")
        self.told = plain_label()
        self.undo = self._button(self.tr("Und&o"), self._undo)
        self._lay_out()
        self.list.currentRowChanged.connect(self._let_change)
        self.list.itemActivated.connect(self._edit)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._remove)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        book.changed.connect(self.load)

    def show_person(self, person: Staff | None, staff: Sequence[Staff]) -> None:
        """Show somebody's absences; ``staff`` are all that were saved."""
        staff_id = person.id if person else 0
        self._staff = staff
        another = staff_id != self._staff_id
        self._staff_id = staff_id
        self.add.setEnabled(bool(staff_id))
        if another:
            self._tell(None)
            self._show(self._today, [])
            self.load()

    def load(self) -> None:
        """Read the absences of the person shown."""
        staff_id, now = self._staff_id, self._now()
        if staff_id <= 0:
            return

        def came(found: Ahead) -> None:
            if staff_id == self._staff_id:
                self._show(*found)

        self._book.read(lambda store: look_ahead(store, staff_id, now), came, owner=self)

    def _show(self, today: date | None, absences: list[Absence]) -> None:
        row = self.list.currentRow()
        self._today, self._absences = today, absences
        self.list.clear()
        if today is not None:
            self.list.addItems([absence_text(absence, today) for absence in absences])
        self.list.setCurrentRow(min(max(row, 0), len(absences) - 1))
        for widget in (self.list, self.edit, self.remove):
            widget.setVisible(bool(absences))
        self._let_change()
        self._hint()

    def _hint(self) -> None:
        if self._staff_id == 0:
            words = self.tr("Save this person first: then absences can be added.")
        elif self._absences:
            words = self.tr("Absences are in the day book at once: they do not wait for Save.")
        else:
            words = self.tr(
                "Nothing ahead. Holidays, training and the like come in here; they are in the day"
                " book at once and do not wait for Save."
            )
        self.hint.setText(words)

    def _let_change(self) -> None:
        for button in (self.edit, self.remove):
            button.setEnabled(self._chosen() is not None)

    def _chosen(self) -> Absence | None:
        row = self.list.currentRow()
        return self._absences[row] if 0 <= row < len(self._absences) else None

    def _add(self) -> None:
        if self._today is not None:
            self._open(day_off(self._staff_id, self._today))

    def _edit(self) -> None:
        absence = self._chosen()
        if absence is not None:
            self._open(absence)

    def _open(self, absence: Absence) -> None:
        dialog = AbsenceDialog(self._book, self._staff, absence, self.window())
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, change: Change) -> None:
        self._tell(change if change.what is Act.ABSENCE_REMOVED else None)
        self.acted.emit(change)

    def _remove(self) -> None:
        absence = self._chosen()
        if absence is not None:
            absence_id = absence.id
            self._book.write(lambda store: store.remove_absence(absence_id), self._saved)

    def _undo(self) -> None:
        if self._removal is not None:
            change_id = self._removal.id
            self._book.write(lambda store: store.undo(change_id), self._saved)

    def _tell(self, removal: Change | None) -> None:
        """Say that an absence was removed and offer it back; nothing with ``None``."""
        self._removal = removal
        self.told.setText(self.tr("The absence is removed.") if removal else "")
        self.told.setVisible(removal is not None)
        self.undo.setVisible(removal is not None)

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        buttons, undoing = QHBoxLayout(), QHBoxLayout()
        for button in (self.add, self.edit, self.remove):
            buttons.addWidget(button)
        buttons.addStretch()
        undoing.addWidget(self.told)
        undoing.addWidget(self.undo)
        undoing.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(plain_label(self.tr("Absences"), "strong"))
        layout.addWidget(self.hint)
        layout.addWidget(self.list)
        layout.addLayout(buttons)
        layout.addLayout(undoing)
        self._tell(None)


def look_ahead(store: Store, staff_id: int, now: datetime) -> Ahead:
    """Read somebody's absences that are not over; ``now`` is an instant."""
    wall = to_wall(now, store.salon().time_zone)
    today = wall.date()
    return today, still_ahead(store.absences(today, today + AHEAD), staff_id, wall)
