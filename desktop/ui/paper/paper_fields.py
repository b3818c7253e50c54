"""The fields that say which sheet is wanted, and on which paper."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.core.day_sheet import Arrangement, Extent
from desktop.services.preferences import Paper
from desktop.ui.clock_fields import DateField
from desktop.ui.fields import CalmWheel, add_field, form_layout
from desktop.ui.paper.sheet_reading import Wanted
from desktop.ui.spoken import first_weekday, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.models import Staff


class PaperFields(QWidget):
    """:meth:`wanted` is what they say at the moment."""

    def __init__(self, shown: Wanted, paper: Paper) -> None:
        super().__init__()
        self._calm = CalmWheel(self)
        self._staff_id = shown.staff_id
        self.extent = self._choice(
            shown.extent,
            (self.tr("One day"), Extent.DAY),
            (self.tr("The week around it"), Extent.WEEK),
        )
        self.day = DateField()
        self.day.setDate(QDate(shown.day.year, shown.day.month, shown.day.day))
        self._calm.guard(self.day)
        self.who = self._choice(0, (self.tr("Everybody"), 0))
        self.arrangement = self._choice(
            shown.arrangement,
            (self.tr("Columns, with the times at the side"), Arrangement.COLUMNS),
            (self.tr("A list for each person"), Arrangement.LIST),
        )
        self.paper = self._choice(
            paper,
            (self.tr("As this computer has it"), Paper.AUTO),
            (self.tr("A4"), Paper.A4),
            (self.tr("Letter"), Paper.LETTER),
        )
        form = form_layout()
        form.setContentsMargins(0, 0, 0, 0)
        add_field(form, self.tr("&What"), self.extent)
        add_field(form, self.tr("&Day"), self.day)
        add_field(form, self.tr("F&or"), self.who)
        add_field(form, self.tr("&How"), self.arrangement)
        add_field(form, self.tr("P&aper"), self.paper)
        self.setLayout(form)

    def offer(self, people: Sequence[Staff]) -> None:
        """Let one choose among ``people``; whose week was shown is chosen already."""
        for person in people:
            if not person.archived or person.id == self._staff_id:
                self.who.addItem(one_line(person.name), person.id)
        self.who.setCurrentIndex(max(0, self.who.findData(self._staff_id)))

    def wanted(self) -> Wanted:
        return Wanted(
            day=self._day(),
            extent=Extent(self.extent.currentData()),
            staff_id=self.who.currentData(),
            arrangement=Arrangement(self.arrangement.currentData()),
            first_weekday=first_weekday().value,
        )

    def chosen_paper(self) -> Paper:
        return Paper(self.paper.currentData())

    def who_text(self) -> str:
        """Whose sheet it is; empty for everybody."""
        return self.who.currentText() if self.who.currentData() else ""

    def _day(self) -> date:
        shown = self.day.date()
        return date(shown.year(), shown.month(), shown.day())

    def _choice(self, chosen: Any, *entries: tuple[str, Any]) -> QComboBox:  # noqa: ANN401 - data of an entry
        combo = QComboBox()
        for words, value in entries:
            combo.addItem(words, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        self._calm.guard(combo)
        return combo
