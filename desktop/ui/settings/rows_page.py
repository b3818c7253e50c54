"""A page with a list on the left and the chosen row's fields beside it: staff, services."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.drafts import Field, InvalidDraft
from desktop.core.models import Service, Staff
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import CalmWheel, Problem, add_field, form_layout, heading, scrolled
from desktop.ui.settings.colours import ColourBox, next_colour
from desktop.ui.settings.page import Page
from desktop.ui.settings.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.troubles import AppError
    from desktop.services.store import Store
    from desktop.ui.book import Book

Row = TypeVar("Row", Staff, Service)

LIST_LETTERS = 30
"""So wide is the list: what is beside it needs the room."""


@dataclass(frozen=True)
class RowKind(Generic[Row]):
    """How rows are read (all, in order), written and begun; plain functions, for the lane's sake.

    ``nobody`` says how the first row comes in.
    """

    title: str
    nobody: str
    read: Callable[[Store], list[Row]]
    write: Callable[[Store, Row], Row]
    fresh: Callable[[str], Row]


class RowsPage(Page, Generic[Row]):
    """Rows are edited as values and written together; those with id 0 are new.

    Whoever adds a field puts it into ``form`` or ``column``, connects its signal to ``take_up``,
    and says in ``fill`` and ``typed`` what it shows of a row.
    """

    def __init__(self, book: Book, kind: RowKind[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._kind: RowKind[Row] = kind
        self._read: list[Row] | None = None
        self._rows: list[Row] = []
        self._filling = False
        self._found_wrong = False
        self._begins = False
        self.calm = CalmWheel(self)
        self.left = RowList(kind.title)
        self.list, self.add = self.left.list, self.left.add
        self.up, self.down = self.left.up, self.left.down
        self.name = QLineEdit()
        self.colour = ColourBox(self.calm)
        self.archive = QPushButton()
        self.archive.setAutoDefault(False)
        self.problems = {Field.NAME: Problem(self.name)}
        self.homes: dict[Field, QWidget] = {Field.NAME: self.name}
        self._fields = QWidget()
        self._hint = plain_label(role="hint")
        self.form = form_layout()
        self.form.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout(self._fields)
        add_field(self.form, self.tr("&Name"), self.name, self.problems[Field.NAME])
        self._lay_out()
        self.left.chosen.connect(self._show_row)
        self.left.add_wanted.connect(self._add)
        self.left.move_wanted.connect(self._move)
        self.archive.clicked.connect(self._archive)
        self.name.textEdited.connect(self.take_up)
        self.colour.chosen.connect(self.take_up)
        self.setEnabled(False)

    # What a page of its own kind adds.

    def fill(self, row: Row) -> None:
        """Show the fields beyond name and colour."""

    def typed(self, row: Row) -> Row:
        """Return ``row`` with the fields beyond name and colour as typed."""
        return row

    def wrong(self, row: Row) -> list[InvalidDraft]:
        """Return what is wrong with a row, in the order of the fields."""
        raise NotImplementedError

    # A page.

    def load(self) -> None:
        """Read the rows; while something is typed, leave them alone."""
        if not self.is_dirty():
            self._book.read(self._kind.read, self._take)

    def is_dirty(self) -> bool:
        """Compare the rows with what was read."""
        return self._read is not None and self._rows != self._read

    def discard(self) -> None:
        """Go back to the rows that were read."""
        self._show_rows(list(self._read or []), self.list.currentRow())

    def first_problem(self) -> QWidget | None:
        """Go to the first row with something wrong, if any."""
        for index, row in enumerate(self._rows):
            if found := self.wrong(row):
                self.list.setCurrentRow(index)
                return self.say(found)
        return None

    def save(self, done: Callable[[AppError | None], None]) -> None:
        """Write each row that changed, in order, with its place in the list: all or none."""
        placed = [replace(row, position=index) for index, row in enumerate(self._rows, start=1)]
        read = {row.id: row for row in self._read or []}
        changed = [row for row in placed if row != read.get(row.id)]
        kind: RowKind[Row] = self._kind

        def act(store: Store) -> list[Row]:
            with store.together():
                for row in changed:
                    kind.write(store, row)
            return kind.read(store)

        def saved(rows: list[Row]) -> None:
            self._read = list(rows)
            self._show_rows(rows, self.list.currentRow())
            done(None)

        self._book.write(act, saved, failed=done, owner=self)

    def begin(self) -> None:
        """Take the keyboard to Add where there is nothing to choose from yet."""
        self._begins = True  # perhaps nothing is known yet
        if self._read == []:
            self.add.setFocus()

    def current(self) -> Row | None:
        """Return the chosen row as typed."""
        index = self.list.currentRow()
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def take_up(self) -> None:
        """Put what stands in the fields into the chosen row."""
        index = self.list.currentRow()
        if self._filling or index < 0:
            return
        named = replace(self._rows[index], name=self.name.text(), colour=self.colour.colour())
        row = self.typed(named)
        self._rows[index] = row
        self.left.show_row(index, row)
        if self._found_wrong:
            self.say(self.wrong(row))
        self.edited.emit()

    def say(self, found: list[InvalidDraft]) -> QWidget | None:
        """Say beside the fields what is wrong with the chosen row; return the first such field."""
        self._found_wrong = bool(found)
        by_field = {one.field: one for one in reversed(found)}
        for field, problem in self.problems.items():
            problem.say(from_core(by_field[field].words) if field in by_field else "")
        homes = [self.homes[one.field] for one in found if one.field in self.homes]
        return homes[0] if homes else None

    def _take(self, rows: list[Row]) -> None:
        if self.is_dirty():  # typed while the answer was under way
            return
        first_look = self._read is None
        self._read = list(rows)
        self._show_rows(list(rows), max(self.list.currentRow(), 0))
        self.setEnabled(True)
        if first_look and self._begins:
            self.begin()

    def _show_rows(self, rows: list[Row], current: int) -> None:
        self._rows = list(rows)
        self.left.show_rows(rows, current)
        self.edited.emit()

    def _show_row(self, index: int) -> None:
        row = self.current()
        for widget in (self._fields, self.archive):
            widget.setVisible(row is not None)
            widget.setEnabled(row is not None)
        self._hint.setText(
            self.tr("Archived entries keep their bookings and are offered no more.")
            if self._rows
            else self._kind.nobody
        )
        self.archive.setText(self.tr("Ar&chive"))
        if self._found_wrong:
            self.say([])
        if row is None:
            self.name.clear()
            return
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
        rows.append(self._kind.fresh(colour))
        self._show_rows(rows, len(rows) - 1)
        self.name.setFocus()

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

    def _lay_out(self) -> None:
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addLayout(self.form)
        right = QWidget()
        below = QVBoxLayout(right)
        below.setContentsMargins(0, 0, 10, 0)  # so that a scroll bar hides no frame
        below.setSpacing(12)
        below.addWidget(self._fields)
        below.addWidget(self.archive, 0, Qt.AlignmentFlag.AlignLeading)
        below.addWidget(self._hint)
        below.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(18)
        self.left.ensurePolished()
        usual = self.fontMetrics().averageCharWidth() * LIST_LETTERS
        self.left.setFixedWidth(max(usual, self.left.minimumSizeHint().width()))
        columns.addWidget(self.left)
        columns.addWidget(scrolled(right, self), 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(heading(self._kind.title))
        layout.addLayout(columns, 1)
