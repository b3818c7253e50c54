"""Settings → Services: what can be booked, how long it takes and where it takes place."""

from PySide6.QtWidgets import QComboBox, QSpinBox

from desktop.core.models import Place, Service
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.fields import add_field, indent
from desktop.ui.settings.rows_page import RowsPage


class ServicesPage(RowsPage[Service]):
    """Each service has a name, a usual length, a usual place and a colour."""

    def __init__(self, book: Book) -> None:
        super().__init__(book, self.tr("Services"))
        self.minutes = QSpinBox()
        indent(self.minutes)
        self.minutes.setRange(5, 12 * 60)
        self.minutes.setSingleStep(5)
        self.minutes.setSuffix(self.tr(" min"))
        self.place = QComboBox()
        self.place.addItem(self.tr("On site"), Place.ON_SITE)
        self.place.addItem(self.tr("Online"), Place.ONLINE)
        for field in (self.minutes, self.place):
            self.calm.guard(field)
        add_field(self.form, self.tr("&Length"), self.minutes)
        add_field(self.form, self.tr("&Place"), self.place)
        add_field(self.form, self.tr("C&olour"), self.colour)
        self.minutes.valueChanged.connect(self.take_up)
        self.place.currentIndexChanged.connect(self.take_up)

    def nobody(self) -> str:
        """Say how the first service comes in."""
        return self.tr(
            "There are no services yet. Choose Add, type a name, and save: a booking takes its"
            " length and its place from the service."
        )

    def rows_in(self, store: Store) -> list[Service]:
        """Read every service."""
        return store.services()

    def save_in(self, store: Store, row: Service) -> Service:
        """Write one service."""
        return store.save_service(row)

    def fresh(self, colour: str) -> Service:
        """Return a new service of an hour's length."""
        return Service(0, "", 60, colour)

    def fill(self, row: Service) -> None:
        """Show length and place."""
        self.minutes.setValue(row.minutes)
        self.place.setCurrentIndex(self.place.findData(row.place))

    def typed(self, row: Service) -> Service:
        """Take length and place."""
        return Service(
            row.id,
            row.name,
            self.minutes.value(),
            row.colour,
            Place(self.place.currentData()),
            row.position,
            row.archived,
        )
