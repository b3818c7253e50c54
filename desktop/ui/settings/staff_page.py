"""Settings → Staff: who works here and when, in the order of the day book's columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.core.drafts import Field, InvalidDraft, staff_problems
from desktop.core.models import Staff
from desktop.core.words import QT_TRANSLATE_NOOP
from desktop.ui.fields import add_field
from desktop.ui.settings.absences_box import AbsencesBox
from desktop.ui.settings.hours_editor import day_problem
from desktop.ui.settings.rows_page import RowKind, RowsPage
from desktop.ui.settings.service_choice import ServiceChoice
from desktop.ui.settings.working_hours import WorkingHours

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.core.models import Salon, Service
    from desktop.services.store import Store
    from desktop.ui.book import Book


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """What the fields of somebody refer to."""

    salon: Salon
    services: list[Service]


class StaffPage(RowsPage[Staff]):
    """Each person has a name, a colour, working hours, services and absences.

    ``now`` answers in UTC.
    """

    def __init__(
        self,
        book: Book,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        kind = RowKind(self.tr("Staff"), self._nobody(), _read, _write, _fresh)
        super().__init__(book, kind, parent)
        self._services: list[Service] = []
        self.hours = WorkingHours(self.calm)
        self.services = ServiceChoice(self.calm)
        self.absences = AbsencesBox(book, now)
        add_field(self.form, self.tr("Co&lour"), self.colour)
        add_field(self.form, self.tr("&Hours"), self.hours.choice)
        self.form.addRow(self.hours)
        add_field(self.form, self.tr("Serv&ices"), self.services.choice)
        self.form.addRow(self.services)
        self.column.addWidget(self.absences)
        self.hours.edited.connect(self.take_up)
        self.services.edited.connect(self.take_up)

    def load(self) -> None:
        """Read everybody, and what their fields refer to even while something is typed."""
        self._book.read(_read_facts, self._take_facts)
        super().load()

    def fill(self, row: Staff) -> None:
        """Show hours, services and absences."""
        self.hours.show_hours(row.hours)
        self.services.show_services(self._services, row.service_ids)
        self.absences.show_person(row, self._read or [])

    def typed(self, row: Staff) -> Staff:
        """Take hours and services."""
        return replace(row, hours=self.hours.hours(), service_ids=self.services.chosen())

    def wrong(self, row: Staff) -> list[InvalidDraft]:
        """Check the name, and the hours of each day."""
        found = staff_problems(row)
        told = any(one.field is Field.HOURS for one in found)
        if not told and any(day_problem(spans) for spans in row.hours or ()):
            words = QT_TRANSLATE_NOOP("core", "Working hours end before they begin.")
            found.append(InvalidDraft(Field.HOURS, words))
        return found

    def say(self, found: list[InvalidDraft]) -> QWidget | None:
        """Let the hours say themselves, day by day, what is wrong with them."""
        first = super().say(found)
        day = self.hours.first_problem()
        return first or day

    def _take_facts(self, facts: StaffFacts) -> None:
        self.hours.set_salon(facts.salon.hours)
        if facts.services == self._services:
            return
        self._services = facts.services
        person = self.current()
        if person is not None:
            self.services.show_services(self._services, person.service_ids)

    def _nobody(self) -> str:
        return self.tr(
            "Nobody works here yet. Choose Add, type a name, and save: each person gets a column"
            " in the day book."
        )


def _read(store: Store) -> list[Staff]:
    return store.staff()


def _write(store: Store, person: Staff) -> Staff:
    return store.save_staff(person)


def _fresh(colour: str) -> Staff:
    return Staff(0, "", colour)


def _read_facts(store: Store) -> StaffFacts:
    return StaffFacts(store.salon(), store.services())
