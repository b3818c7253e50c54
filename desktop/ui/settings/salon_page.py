"""Settings → Salon: its name, where it stands on the globe, and when it is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.core.times import zones
from desktop.services.places import local_time_zone
from desktop.ui.error_details import plain_label
from desktop.ui.fields import (
    CalmWheel,
    Problem,
    add_field,
    form_layout,
    heading,
    search_combo,
    typed_data,
)
from desktop.ui.settings.hours_editor import HoursEditor
from desktop.ui.settings.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.models import Salon, Week
    from desktop.core.troubles import AppError
    from desktop.services.store import Store
    from desktop.ui.book import Book

Known = tuple["Salon", str, list[str]]
"""The salon, this computer's time zone, and all zones there are."""


Fields = tuple[str, str, str, "Week"]
"""Name, time zone, country and hours as they stand in the form."""


def _look_up(store: Store) -> Known:
    return store.salon(), local_time_zone(), zones()


class SalonPage(Page):
    """``load`` proposes this computer's time zone and country while the salon has no name."""

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._shown: Fields | None = None
        self._saved: Salon | None = None
        calm = CalmWheel(self)
        self.name = QLineEdit()
        self.zone = search_combo(calm)
        self.country = search_combo(calm)
        self.hours = HoursEditor(calm)
        self._name_problem = Problem(self.name)
        self._zone_problem = Problem(self.zone)
        self._country_problem = Problem(self.country)
        for text, code in _countries():
            self.country.addItem(text, code)
        form = form_layout()
        add_field(form, self.tr("&Name"), self.name, self._name_problem)
        add_field(
            form,
            self.tr("&Time zone"),
            self.zone,
            self._zone_problem,
            plain_label(self.tr("Type a city to search. Bookings keep their time of day."), "hint"),
        )
        add_field(
            form,
            self.tr("&Country"),
            self.country,
            self._country_problem,
            plain_label(self.tr("How phone numbers without a country code are read."), "hint"),
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(heading(self.tr("Salon")))
        layout.addLayout(form)
        layout.addWidget(plain_label(self.tr("Opening hours"), "strong"))
        layout.addWidget(self.hours)
        layout.addStretch()
        self.setEnabled(False)
        self.name.textEdited.connect(self.edited)
        for combo in (self.zone, self.country):
            combo.currentTextChanged.connect(self.edited)
        self.hours.edited.connect(self.edited)

    def load(self) -> None:
        """Read the salon; while something is typed, leave it alone."""
        if not self.is_dirty():
            self._book.read(_look_up, self._show)

    def is_dirty(self) -> bool:
        """Compare the fields with what they were filled with."""
        return self._shown is not None and self._typed() != self._shown

    def discard(self) -> None:
        """Fill the fields with what was read last."""
        if self._saved is not None:
            self._fill(self._saved)

    def first_problem(self) -> QWidget | None:
        """Check name, zone, country and hours."""
        nameless = self._name_problem.say(
            "" if self.name.text().strip() else self.tr("Customers see this name. Enter one.")
        )
        zoneless = self._zone_problem.say(
            "" if typed_data(self.zone) else self.tr("Choose one of the time zones in the list.")
        )
        landless = self._country_problem.say(
            "" if typed_data(self.country) else self.tr("Choose one of the countries in the list.")
        )
        wrong_hours = self.hours.first_problem()
        for wrong, field in (
            (nameless, self.name),
            (zoneless, self.zone),
            (landless, self.country),
        ):
            if wrong:
                return field
        return wrong_hours

    def save(self, done: Callable[[AppError | None], None]) -> None:
        """Write the fields of this page into the salon, and leave its others as they are then."""
        name, zone, country, hours = self._typed()

        def act(store: Store) -> Salon:
            salon = replace(store.salon(), name=name, time_zone=zone, country=country, hours=hours)
            store.save_salon(salon)
            return salon

        def saved(salon: Salon) -> None:
            self._fill(salon)
            done(None)

        self._book.write(act, saved, failed=done, owner=self)

    def _show(self, known: Known) -> None:
        if self.is_dirty():  # typed while the answer was under way
            return
        salon, local_zone, all_zones = known
        if self.zone.count() == 0:
            for zone in all_zones:
                self.zone.addItem(zone.replace("_", " "), zone)
        self._fill(salon)
        if not salon.name:  # a fresh book: propose what this computer says, until the owner saves
            _choose(self.zone, local_zone)
            if not salon.country:
                _choose(self.country, QLocale.territoryToCode(QLocale.system().territory()))
            self._shown = self._typed()
        self.setEnabled(True)

    def _fill(self, salon: Salon) -> None:
        self._saved = salon
        self.name.setText(salon.name)
        _choose(self.zone, salon.time_zone)
        _choose(self.country, salon.country)
        self.hours.show_week(salon.hours)
        self._shown = self._typed()
        self.edited.emit()

    def _typed(self) -> Fields:
        zone, country = typed_data(self.zone), typed_data(self.country)
        return self.name.text().strip(), zone, country, self.hours.week()


def _choose(combo: QComboBox, data: str) -> None:
    if data and combo.findData(data) < 0:
        combo.addItem(data, data)
    combo.setCurrentIndex(combo.findData(data))


def _countries() -> list[tuple[str, str]]:
    """Return (name, ISO 3166-1 alpha-2 code) of every country Qt knows, by name."""
    known = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha():
            known[code] = QLocale.territoryToString(territory)
    return sorted((f"{name} ({code})", code) for code, name in known.items())
