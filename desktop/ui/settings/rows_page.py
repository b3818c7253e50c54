"""A page with a list on the left and the chosen row's fields beside it: staff, services."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.models import Service, Staff
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, Problem, add_field, form_layout, heading
from desktop.ui.settings.colours import ColourBox, next_colour, swatch
from desktop.ui.settings.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.troubles import AppError
    from desktop.services.store import Store
    from desktop.ui.book import Book

Row = TypeVar("Row", Staff, Service)


class RowsPage(Page, Generic[Row]):
    """Rows are edited as values and written together; those with id 0 are new."""

    def __init__(self, book: Book, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._read: list[Row] | None = None
        self._rows: list[Row] = []
        self._filling = False
        self.calm = CalmWheel(self)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.name = QLineEdit()
        self.colour = ColourBox(self.calm)
        self.add = self._button(self.tr("&Add"), self._add)
        self.up = self._button(self.tr("Move &up"), self._move_up)
        self.down = self._button(self.tr("Move &down"), self._move_down)
        self.archive = self._button("", self._archive)
        self._problem = Problem(self.name)
        self._fields = QWidget()
        self._hint = plain_label(role="hint")
        self.form = form_layout()
        add_field(self.form, self.tr("&Name"), self.name, self._problem)
        self._lay_out(title)
        self.list.currentRowChanged.connect(self._show_row)
        self.name.textEdited.connect(self.take_up)
        self.colour.chosen.connect(self.take_up)
        self.setEnabled(False)

    # What a page of its own kind adds.

    def rows_in(self, store: Store) -> list[Row]:
        """Read all rows, archived ones too, in order."""
        raise NotImplementedError

    def save_in(self, store: Store, row: Row) -> Row:
        """Write one row."""
        raise NotImplementedError

    def fresh(self, colour: str) -> Row:
        """Return a new row with an empty name."""
        raise NotImplementedError

    def fill(self, row: Row) -> None:
        """Show the fields beyond name and colour."""

    def typed(self, row: Row) -> Row:
        """Return ``row`` with the fields beyond name and colour as typed."""
        return row

    def nobody(self) -> str:
        """Say what to do while there are no rows."""
        raise NotImplementedError

    # A page.

    def load(self) -> None:
        """Read the rows; while something is typed, leave them alone."""
        if not self.is_dirty():
            self._book.read(self.rows_in, self._take)

    def is_dirty(self) -> bool:
        """Compare the rows with what was read."""
        return self._read is not None and self._rows != self._read

    def discard(self) -> None:
        """Go back to the rows that were read."""
        self._show_rows(list(self._read or []), self.list.currentRow())

    def first_problem(self) -> QWidget | None:
        """Go to the first row without a name, if any."""
        self._problem.say("")
        for index, row in enumerate(self._rows):
            if not row.name.strip():
                self.list.setCurrentRow(index)
                self._problem.say(self.tr("Enter a name."))
                return self.name
        return None

    def save(self, done: Callable[[AppError | None], None]) -> None:
        """Write each row that changed, in order, with its place in the list."""
        placed = [replace(row, position=index) for index, row in enumerate(self._rows, start=1)]
        read = {row.id: row for row in self._read or []}
        changed = [row for row in placed if row != read.get(row.id)]
        save_in, rows_in = self.save_in, self.rows_in

        def act(store: Store) -> list[Row]:
            for row in changed:
                save_in(store, row)
            return rows_in(store)

        def saved(rows: list[Row]) -> None:
            self._read = list(rows)
            self._show_rows(rows, self.list.currentRow())
            done(None)

        self._book.write(act, saved, failed=done, owner=self)

    def take_up(self) -> None:
        """Put what stands in the fields into the chosen row."""
        index = self.list.currentRow()
        if self._filling or index < 0:
            return
        row = replace(self._rows[index], name=self.name.text(), colour=self.colour.colour())
        self._rows[index] = self.typed(row)
        self._label(index)
        if row.name.strip():
            self._problem.say("")
        self.edited.emit()

    def _take(self, rows: list[Row]) -> None:
        if self.is_dirty():  # typed while the answer was under way
            return
        first_look = self._read is None
        self._read = list(rows)
        self._show_rows(list(rows), max(self.list.currentRow(), 0))
        self.setEnabled(True)
        if first_look and not rows and self.isVisible():
            self.add.setFocus()

    def _show_rows(self, rows: list[Row], current: int) -> None:
        self._rows = list(rows)
        self._filling = True
        self.list.clear()
        for index in range(len(self._rows)):
            self.list.addItem(QListWidgetItem())
            self._label(index)
        self._filling = False
        self.list.setCurrentRow(min(current, len(self._rows) - 1))
        self._show_row(self.list.currentRow())
        self.edited.emit()

    def _label(self, index: int) -> None:
        row = self._rows[index]
        name = row.name.strip() or self.tr("(no name yet)")
        item = self.list.item(index)
        item.setText(self.tr("{name} — archived").format(name=name) if row.archived else name)
        item.setIcon(swatch(row.colour))

    def _show_row(self, index: int) -> None:
        if self._filling:
            return
        self._fields.setEnabled(index >= 0)
        self._hint.setText(
            self.tr("Archived entries keep their bookings and are offered no more.")
            if self._rows
            else self.nobody()
        )
        self.up.setEnabled(index > 0)
        self.down.setEnabled(0 <= index < len(self._rows) - 1)
        self.archive.setEnabled(index >= 0)
        self.archive.setText(self.tr("Ar&chive"))
        if index < 0:
            self.name.clear()
            return
        row = self._rows[index]
        if row.id == 0:
            self.archive.setText(self.tr("Remo&ve"))
        elif row.archived:
            self.archive.setText(self.tr("&Bring back"))
        self._filling = True
        self.name.setText(row.name)
        self.colour.show_colour(row.colour)
        self.fill(row)
        self._filling = False

    def _add(self) -> None:
        colour = next_colour([row.colour for row in self._rows if not row.archived])
        rows = list(self._rows)
        rows.append(self.fresh(colour))
        self._show_rows(rows, len(rows) - 1)
        self.name.setFocus()

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(+1)

    def _move(self, by: int) -> None:
        index = self.list.currentRow()
        rows = list(self._rows)
        rows.insert(index + by, rows.pop(index))
        self._show_rows(rows, index + by)

    def _archive(self) -> None:
        index = self.list.currentRow()
        rows = list(self._rows)
        if rows[index].id == 0:
            del rows[index]
        else:
            rows[index] = replace(rows[index], archived=not rows[index].archived)
        self._show_rows(rows, index)

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self, title: str) -> None:
        self._fields.setLayout(self.form)
        self.form.setContentsMargins(0, 0, 0, 0)
        order = QHBoxLayout()
        for button in (self.add, self.up, self.down):
            order.addWidget(button)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(order)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._fields)
        right.addWidget(self.archive, 0, Qt.AlignmentFlag.AlignLeading)
        right.addWidget(self._hint)
        right.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(18)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(heading(title))
        layout.addLayout(columns, 1)
