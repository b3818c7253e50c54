"""Settings → Services: what can be booked, how long it takes, where, and for how much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from desktop.core.drafts import (
    LONGEST_BUFFER,
    SHORTEST_MINUTES,
    Field,
    InvalidDraft,
    service_problems,
)
from desktop.core.models import Place, Service
from desktop.ui.choices import Tick
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem, add_field, indent
from desktop.ui.settings.price_field import PriceField
from desktop.ui.settings.rows_page import RowKind, RowsPage

if TYPE_CHECKING:
    from desktop.services.store import Store
    from desktop.ui.book import Book

LONGEST_SERVICE = 12 * 60
STEP_MINUTES = 5


class ServicesPage(RowsPage[Service]):
    """Each service has a name, a length and what it needs after it, a price, a place, a colour."""

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        kind = RowKind(self.tr("Services"), self._nobody(), _read, _write, _fresh)
        super().__init__(book, kind, parent)
        self.minutes = self._minutes(SHORTEST_MINUTES, LONGEST_SERVICE, self.tr(" min"))
        self.buffer = self._minutes(0, LONGEST_BUFFER, self.tr(" min after"))
        self.buffer.setSpecialValueText(self.tr("none"))
        self.price = PriceField()
        self.place = QComboBox()
        self.place.addItem(self.tr("On site"), Place.ON_SITE)
        self.place.addItem(self.tr("Online"), Place.ONLINE)
        self.calm.guard(self.place)
        self.online_allowed = Tick(self.tr("Can be booked onl&ine"))
        self.homes |= {
            Field.MINUTES: self.minutes,
            Field.BUFFER: self.buffer,
            Field.PRICE: self.price.field,
        }
        self.problems |= {field: Problem(home) for field, home in list(self.homes.items())[1:]}
        self._add_fields()
        self.minutes.valueChanged.connect(self.take_up)
        self.buffer.valueChanged.connect(self.take_up)
        self.price.edited.connect(self.take_up)
        self.place.currentIndexChanged.connect(self._place_chosen)
        self.online_allowed.toggled.connect(self._online_toggled)

    def load(self) -> None:
        """Read every service, and the country, whose currency the prices are in."""
        self._book.read(_read_country, self.price.set_country)
        super().load()

    def fill(self, row: Service) -> None:
        """Show everything but name and colour."""
        self.minutes.setMaximum(max(LONGEST_SERVICE, row.minutes))
        self.minutes.setValue(row.minutes)
        self.buffer.setValue(row.buffer)
        self.price.show_price(row.price)
        self.place.setCurrentIndex(self.place.findData(row.place))
        self.online_allowed.setChecked(row.online_allowed)

    def typed(self, row: Service) -> Service:
        """Take everything but name and colour."""
        return replace(
            row,
            minutes=self.minutes.value(),
            buffer=self.buffer.value(),
            price=self.price.price(),
            place=Place(self.place.currentData()),
            online_allowed=self.online_allowed.isChecked(),
        )

    def wrong(self, row: Service) -> list[InvalidDraft]:
        """Check name, length, time after, and price."""
        return service_problems(row)

    def _place_chosen(self) -> None:
        if self.place.currentData() == Place.ONLINE:
            self.online_allowed.setChecked(True)
        self.take_up()

    def _online_toggled(self, on: bool) -> None:
        if not on:
            self.place.setCurrentIndex(self.place.findData(Place.ON_SITE))
        self.take_up()

    def _minutes(self, least: int, most: int, suffix: str) -> QSpinBox:
        spin = QSpinBox()
        indent(spin)
        spin.setRange(least, most)
        spin.setSingleStep(STEP_MINUTES)
        spin.setSuffix(suffix)
        self.calm.guard(spin)
        return spin

    def _add_fields(self) -> None:
        problems = self.problems
        add_field(self.form, self.tr("&Length"), self.minutes, problems[Field.MINUTES])
        after = plain_label(self.tr("Kept free after each booking, to tidy up."), "hint")
        add_field(self.form, self.tr("Bu&ffer"), self.buffer, problems[Field.BUFFER], after)
        add_field(self.form, self.tr("Pric&e"), self.price, problems[Field.PRICE])
        add_field(self.form, self.tr("&Place"), self.place)
        self.form.addRow("", self.online_allowed)
        add_field(self.form, self.tr("C&olour"), self.colour)

    def _nobody(self) -> str:
        return self.tr(
            "There are no services yet. Choose Add, type a name, and save: a booking takes its"
            " length and its place from the service."
        )


def _read(store: Store) -> list[Service]:
    return store.services()


def _write(store: Store, service: Service) -> Service:
    return store.save_service(service)


def _fresh(colour: str) -> Service:
    return Service(0, "", 60, colour)


def _read_country(store: Store) -> str:
    return store.salon().country
