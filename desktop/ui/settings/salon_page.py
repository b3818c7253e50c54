"""Settings → Salon: its name, where it stands on the globe, how it is reached, when it is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, heading
from desktop.ui.settings.contact_fields import Contact, ContactFields
from desktop.ui.settings.hours_editor import HoursEditor
from desktop.ui.settings.page import Page
from desktop.ui.settings.salon_fields import SalonFacts, SalonFields, Whereabouts, salon_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.models import Salon, Week
    from desktop.core.troubles import AppError
    from desktop.services.store import Store
    from desktop.ui.book import Book


class SalonPage(Page):
    """``load`` proposes this computer's time zone and country while the salon has no name.

    ``below`` stands under all of it.
    """

    def __init__(
        self, book: Book, below: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._shown: tuple[Whereabouts, Contact, Week] | None = None
        self._saved: Salon | None = None
        calm = CalmWheel(self)
        self.fields = SalonFields(calm)
        self.name, self.zone, self.country = (
            self.fields.name,
            self.fields.zone,
            self.fields.country,
        )
        self.contact = ContactFields(calm)
        self.hours = HoursEditor(calm, self.tr("closed"))
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(heading(self.tr("Salon")))
        layout.addWidget(self.fields)
        layout.addWidget(plain_label(self.tr("What customers are told"), "strong"))
        layout.addWidget(self.contact)
        layout.addWidget(plain_label(self.tr("Opening hours"), "strong"))
        layout.addWidget(self.hours)
        if below is not None:
            layout.addWidget(below)
        layout.addStretch()
        self.setEnabled(False)
        self.fields.edited.connect(self.edited)
        self.contact.edited.connect(self.edited)
        self.hours.edited.connect(self.edited)

    def load(self) -> None:
        """Read the salon; while something is typed, leave it alone."""
        if not self.is_dirty():
            self._book.read(salon_facts, self._show)

    def is_dirty(self) -> bool:
        """Compare the fields with what they were filled with."""
        return self._shown is not None and self._typed() != self._shown

    def discard(self) -> None:
        """Fill the fields with what was read last."""
        if self._saved is not None:
            self._fill(self._saved)

    def first_problem(self) -> QWidget | None:
        """Check name, zone, country and hours."""
        wrong_hours = self.hours.first_problem()
        return self.fields.first_problem() or wrong_hours

    def save(self, done: Callable[[AppError | None], None]) -> None:
        """Write the fields of this page into the salon, and leave its others as they are then."""
        (name, zone, country), contact, week = self._typed()
        same_hours = self._shown is not None and week == self._shown[2]

        def act(store: Store) -> Salon:
            before = store.salon()
            hours = before.hours if same_hours else week
            salon = replace(before, name=name, time_zone=zone, country=country, hours=hours)
            salon = contact.onto(salon)
            store.save_salon(salon)
            return salon

        def saved(salon: Salon) -> None:
            self._fill(salon)
            done(None)

        self._book.write(act, saved, failed=done, owner=self)

    def _show(self, facts: SalonFacts) -> None:
        if self.is_dirty():  # typed while the answer was under way
            return
        self.fields.fill(facts)
        self._saved = facts.salon
        self._show_rest(facts.salon)
        self.setEnabled(True)

    def _fill(self, salon: Salon) -> None:
        self._saved = salon
        self.fields.show_salon(salon)
        self._show_rest(salon)

    def _show_rest(self, salon: Salon) -> None:
        self.contact.show_salon(salon)
        self.hours.show_week(salon.hours)
        self._shown = self._typed()
        self.edited.emit()

    def _typed(self) -> tuple[Whereabouts, Contact, Week]:
        return self.fields.typed(), self.contact.typed(), self.hours.week()
