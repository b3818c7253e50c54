"""A salon's name and where it stands on the globe: in the settings, and on a first start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.core.names import fold
from desktop.core.times import zones
from desktop.services.places import local_time_zone
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, Problem, add_field, form_layout, search_combo, typed_data
from desktop.ui.spoken import country_name

if TYPE_CHECKING:
    from desktop.core.models import Salon
    from desktop.services.store import Store


@dataclass(frozen=True, slots=True)
class SalonFacts:
    """The salon, this computer's time zone, and all zones there are."""

    salon: Salon
    local_zone: str
    zones: list[str]


Whereabouts = tuple[str, str, str]
"""Name, time zone and country as they stand in the fields."""


def salon_facts(store: Store) -> SalonFacts:
    return SalonFacts(store.salon(), local_time_zone(), zones())


class SalonFields(QWidget):
    """Proposes this computer's time zone and country while the salon has no name."""

    edited = Signal()

    def __init__(self, calm: CalmWheel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.zone = search_combo(calm)
        self.country = search_combo(calm)
        self._name_problem = Problem(self.name)
        self._zone_problem = Problem(self.zone)
        self._country_problem = Problem(self.country)
        for text, code in _countries():
            self.country.addItem(text, code)
        form = form_layout()
        form.setContentsMargins(0, 0, 0, 0)
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
            plain_label(
                self.tr("How phone numbers without a country code are read, and the currency."),
                "hint",
            ),
        )
        self.setLayout(form)
        self.name.textEdited.connect(self.edited)
        for combo in (self.zone, self.country):
            combo.currentTextChanged.connect(self.edited)

    def fill(self, facts: SalonFacts) -> None:
        """Show the salon, and what this computer says in place of what it does not know."""
        if self.zone.count() == 0:
            for zone in facts.zones:
                self.zone.addItem(zone.replace("_", " "), zone)
        self.show_salon(facts.salon)
        if not facts.salon.name:
            _choose(self.zone, facts.local_zone)
            if not facts.salon.country:
                _choose(self.country, QLocale.territoryToCode(QLocale.system().territory()))

    def show_salon(self, salon: Salon) -> None:
        self.name.setText(salon.name)
        _choose(self.zone, salon.time_zone)
        _choose(self.country, salon.country)

    def typed(self) -> Whereabouts:
        return self.name.text().strip(), typed_data(self.zone), typed_data(self.country)

    def first_problem(self, *, all_needed: bool = True) -> QWidget | None:
        """Say what is wrong; name and country may be left empty where not all is needed."""
        named = not all_needed or bool(self.name.text().strip())
        nowhere = not all_needed and not self.country.currentText().strip()
        checks = (
            (self._name_problem, self.name, named, self.tr("Customers see this name. Enter one.")),
            (
                self._zone_problem,
                self.zone,
                bool(typed_data(self.zone)),
                self.tr("Choose one of the time zones in the list."),
            ),
            (
                self._country_problem,
                self.country,
                nowhere or bool(typed_data(self.country)),
                self.tr("Choose one of the countries in the list."),
            ),
        )
        wrong: list[QWidget] = [
            field for problem, field, good, words in checks if problem.say("" if good else words)
        ]
        return wrong[0] if wrong else None


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
            known[code] = country_name(code)
    entries = [(f"{name} ({code})", code) for code, name in known.items()]
    return sorted(entries, key=lambda entry: fold(entry[0]))
