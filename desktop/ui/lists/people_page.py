"""Customers in a file, before they are imported: which column is what, and who is new."""

from collections.abc import Callable, Sequence
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.csv_columns import Column
from desktop.core.csv_import import Table
from desktop.core.vcard import Cards
from desktop.services.imports import candidates_of, prepare
from desktop.services.store import Store
from desktop.ui.choices import Tick
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel
from desktop.ui.lists.columns_box import ColumnsBox
from desktop.ui.lists.long_job import LongJob, empty_slowly
from desktop.ui.lists.people_rows import (
    Part,
    People,
    heads,
    lines_to_copy,
    part_words,
    people_of,
    rows,
)
from desktop.ui.lists.preview_table import PreviewTable
from desktop.ui.lists.result_page import Imported

LEFT = 40
"""Letters of the part in which one says what the columns hold, at least."""


class PeoplePage(QWidget):
    """``ready`` follows whenever what would be imported is known, or no longer is."""

    ready = Signal()
    failed = Signal(object)

    def __init__(self, job: LongJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self.source: Table | Cards = Cards((), ())
        self.people: People | None = None
        self.with_heads = Tick(self.tr("The &first line names the columns"))
        self.columns = ColumnsBox()
        self._wanted = Part.ALL
        self.part = QComboBox()
        self.part.addItems([part_words(part, 0) for part in Part])
        self.part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        CalmWheel(self).guard(self.part)
        self.table = PreviewTable(self.tr("What would be imported"))
        self.with_twins = Tick(self.tr("&Also import those who are already known"))
        self.summary = plain_label("", "hint")
        self._lay_out()
        self.with_heads.toggled.connect(self._heads_changed)
        self.columns.changed.connect(self._prepare)
        self.part.currentIndexChanged.connect(self._part_chosen)
        self.with_twins.toggled.connect(self.ready)

    def show_source(self, source: Table | Cards) -> None:
        """Show who is in a file; of a list, what its columns seem to be."""
        self._let_go_of_people()
        self._job.let_go(_held(self.source))
        self.source, self._wanted = source, Part.ALL
        is_table = isinstance(source, Table)
        self._left.setVisible(is_table)
        self.with_twins.setChecked(False)
        if isinstance(source, Table):
            self.with_heads.blockSignals(True)
            self.with_heads.setChecked(source.first_is_heads)
            self.with_heads.blockSignals(False)
            self._show_columns(source)
        self._prepare()

    def act(self) -> Callable[[Store, Callable[[int, int], None], Event], Imported | None] | None:
        """Return what imports those chosen, ``None`` before it is known who they are."""
        with_twins = self.with_twins.isChecked()
        return None if self.people is None else import_of(self.people, with_twins=with_twins)

    def let_go(self) -> None:
        """Free what was read; there is nothing to be shown any more."""
        self._let_go_of_people()
        self._job.let_go(_held(self.source))
        self.source = Cards((), ())

    def count(self) -> int:
        """Return how many that are."""
        if self.people is None:
            return 0
        return self.people.new + (self.people.twins if self.with_twins.isChecked() else 0)

    def _heads_changed(self) -> None:
        if isinstance(self.source, Table):
            self._show_columns(self.source)
        self._prepare()

    def _show_columns(self, table: Table) -> None:
        with_heads = self.with_heads.isChecked()
        names = table.heads() if with_heads else [""] * table.width
        self.columns.show_columns(names, table.columns(with_heads=with_heads))

    def _let_go_of_people(self) -> None:
        if self.people is not None:
            prepared, self.people = self.people.prepared, None
            self._job.let_go(prepared.people, prepared.faults)

    def _prepare(self) -> None:
        self._let_go_of_people()
        self.table.setEnabled(False)
        self.ready.emit()
        with_heads = self.with_heads.isChecked()
        columns = self.columns.columns() if isinstance(self.source, Table) else ()
        words = self.tr("Comparing with the book…")
        question = question_for(self.source, columns, with_heads=with_heads)
        self._job.read(words, question, self._came, self.failed.emit)

    def _came(self, people: People | None) -> None:
        if people is None:  # stopped: nothing can be imported before it is done once more
            self.summary.setText(self.tr("Stopped. Choose the file again to import it."))
            return
        self.people = people
        self._offer_parts(people)
        self.table.setEnabled(True)
        self.with_twins.setVisible(bool(people.twins))
        self.summary.setText(self._summary(people))
        self._show_part()
        self.ready.emit()

    def _summary(self, people: People) -> str:
        words = self.tr("{new} new, {twins} already known, {left_out} cannot be imported.")
        told = words.format(new=people.new, twins=people.twins, left_out=people.left_out)
        ends = self.source.faults if isinstance(self.source, Table) else ()
        if ends:  # the list ends there, whatever stands behind it
            unread = self.tr("From line {line} on the file cannot be read.")
            return f"{told} {unread.format(line=ends[0].line)}"
        return told

    def _offer_parts(self, people: People) -> None:
        """Go to the part that is wanted, or where that is empty to one that is not."""
        parts = list(Part)
        for index, part in enumerate(parts):
            self.part.setItemText(index, part_words(part, people.size(part)))
        to_try = (self._wanted, Part.ALL, Part.FAULTS)
        shown = next((part for part in to_try if people.size(part)), self._wanted)
        self.part.blockSignals(True)
        self.part.setCurrentIndex(parts.index(shown))
        self.part.blockSignals(False)

    def _part_chosen(self, index: int) -> None:
        self._wanted = list(Part)[max(0, index)]
        self._show_part()

    def _show_part(self) -> None:
        if self.people is not None:
            part = list(Part)[max(0, self.part.currentIndex())]
            self.table.show_rows(heads(part), rows(self.people, part))

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.with_heads, 0, Qt.AlignmentFlag.AlignLeading)
        left.addWidget(self.columns, 1)
        least = self.with_heads.sizeHint().width()
        self._left.setFixedWidth(max(least, self.fontMetrics().averageCharWidth() * LEFT))
        shown = QLabel(self.tr("S&how"))
        shown.setBuddy(self.part)
        self.part.setAccessibleName(self.tr("Show"))
        top = QHBoxLayout()
        top.addWidget(shown)
        top.addWidget(self.part)
        top.addStretch(1)
        right = QVBoxLayout()
        right.addLayout(top)
        right.addWidget(self.table, 1)
        right.addWidget(self.summary)
        right.addWidget(self.with_twins, 0, Qt.AlignmentFlag.AlignLeading)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._left)
        layout.addLayout(right, 1)


def question_for(
    source: Table | Cards, columns: Sequence[Column], *, with_heads: bool
) -> Callable[[Store, Callable[[int, int], None], Event], People | None]:
    """Return the question for the store's lane; it holds no widget."""

    def question(store: Store, tell: Callable[[int, int], None], stop: Event) -> People | None:
        candidates, faults = candidates_of(source, columns, with_heads=with_heads)
        country = store.salon().country
        known = store.known_people()
        prepared = prepare(candidates, faults, known, country, tell, stop)
        empty_slowly([known])
        return None if prepared is None else people_of(prepared)

    return question


def import_of(
    people: People, *, with_twins: bool
) -> Callable[[Store, Callable[[int, int], None], Event], Imported | None]:
    """Return the act for the store's lane; it holds no widget."""

    def act(store: Store, tell: Callable[[int, int], None], stop: Event) -> Imported | None:
        chosen = people.prepared.chosen(with_twins=with_twins)
        change = store.import_customers(chosen, tell, stop)
        if change is None:
            return None
        return Imported(change, lines_to_copy(people, with_twins=with_twins))

    return act


def _held(source: Table | Cards) -> Sequence[object]:
    return source.people if isinstance(source, Cards) else source.rows
