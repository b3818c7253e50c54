"""The fields of a booking, and what is wrong with them beside each."""

from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.core.drafts import Field, InvalidDraft
from desktop.core.models import (
    Booking,
    BookingDetails,
    BookingDraft,
    Customer,
    Place,
    ProviderKind,
    Salon,
    Service,
    Staff,
)
from desktop.core.newcomer import newcomer
from desktop.core.wishes import link_works
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.customer_search import CustomerSearch
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import CalmWheel, FieldLabel, Problem, add_field, form_layout
from desktop.ui.spoken import customer_text, one_line
from desktop.ui.when_fields import WhenFields

NOTE_LINES = 3
BESIDE = (Field.CUSTOMER, Field.SERVICE, Field.STAFF, Field.STARTS, Field.MINUTES)
"""What has a field here, from top to bottom."""

NO_CUSTOMER = Customer(0, "")


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What the form chooses from."""

    salon: Salon
    staff: tuple[Staff, ...]
    services: tuple[Service, ...]


def form_facts(store: Store) -> FormFacts:
    """Read what the form chooses from."""
    return FormFacts(store.salon(), tuple(store.staff()), tuple(store.services()))


class BookingFields(QWidget):
    """``changed`` follows every edit; :meth:`draft` is what they say at the moment."""

    changed = Signal()

    def __init__(self, book: Book, facts: FormFacts, before: Booking | None = None) -> None:
        super().__init__()
        self._facts = facts
        self._picked = NO_CUSTOMER
        self._has_link = False
        self.search = CustomerSearch(book)
        self.phone, self.email = QLineEdit(), QLineEdit()
        self.service, self.staff = QComboBox(), QComboBox()
        self.when = WhenFields(facts.salon.time_zone)
        self.on_site = QRadioButton(self.tr("&On site"))
        self.online = QRadioButton(self.tr("Onli&ne"))
        self._place = QButtonGroup(self)
        self._place.addButton(self.on_site)
        self._place.addButton(self.online)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * NOTE_LINES + 18)
        self.problems = {
            Field.CUSTOMER: Problem(self.search.field),
            Field.SERVICE: Problem(self.service),
            Field.STAFF: Problem(self.staff),
            Field.MINUTES: Problem(self.when.minutes),
        }
        self.customer_hint = plain_label("", "hint")
        self.place_hint = plain_label("", "hint")
        kept = (before.service_id, before.staff_id) if before else (0, 0)
        _fill(self.service, facts.services, kept[0], self.tr("Choose a service"))
        _fill(self.staff, facts.staff, kept[1], self.tr("Choose who"))
        self._lay_out()
        self._connect()

    def show_new(self, staff_id: int, starts: datetime) -> None:
        """Start a booking with ``staff_id`` at a wall-clock time."""
        self.staff.setCurrentIndex(self.staff.findData(staff_id))
        self.on_site.setChecked(True)
        self.when.show_when(starts, 30)
        if self.service.count() == 1:
            self.service.setCurrentIndex(0)
            self._service_chosen()
        self._show_hints()

    def show_booking(self, details: BookingDetails) -> None:
        """Show a saved booking to change it."""
        booking = details.booking
        self.search.show_text(customer_text(details.customer))
        self._customer_picked(details.customer)
        self.service.setCurrentIndex(self.service.findData(booking.service_id))
        self.staff.setCurrentIndex(self.staff.findData(booking.staff_id))
        self.when.show_when(booking.starts, booking.minutes)
        (self.online if booking.place is Place.ONLINE else self.on_site).setChecked(True)
        self.note.setPlainText(booking.note)
        self._has_link = details.meeting is not None and link_works(details.meeting)
        self._show_hints()

    def draft(self) -> BookingDraft:
        """What the fields say; a new customer is split from what the search field holds."""
        return BookingDraft(
            customer_id=self._picked.id,
            customer=None if self._picked.id else self._new_customer(),
            staff_id=self.staff.currentData() or 0,
            service_id=self.service.currentData() or 0,
            starts=self.when.starts(),
            minutes=self.when.minutes.value(),
            place=Place.ONLINE if self.online.isChecked() else Place.ON_SITE,
            note=self.note.toPlainText().strip(),
        )

    def say(self, wrong: list[InvalidDraft]) -> None:
        """Say beside each field what is wrong with it, and go to the first one."""
        by_field = {one.field: one for one in reversed(wrong)}
        for field, problem in self.problems.items():
            problem.say(from_core(by_field[field].words) if field in by_field else "")
        self.when.say(by_field.get(Field.STARTS))
        homes = {
            Field.CUSTOMER: self.search.field,
            Field.SERVICE: self.service,
            Field.STAFF: self.staff,
            Field.STARTS: self.when.time,
            Field.MINUTES: self.when.minutes,
        }
        if wrong and wrong[0].field in homes:
            homes[wrong[0].field].setFocus()

    def _new_customer(self) -> Customer:
        split = newcomer(self.search.text)
        return replace(
            split,
            phone=self.phone.text().strip() or split.phone,
            email=self.email.text().strip() or split.email,
        )

    def _connect(self) -> None:
        self.search.picked.connect(self._customer_picked)
        self.search.typed.connect(self._customer_typed)
        self.service.activated.connect(self._service_chosen)
        for signal in (
            self.search.picked,
            self.search.typed,
            self.phone.textEdited,
            self.email.textEdited,
            self.service.currentIndexChanged,
            self.staff.currentIndexChanged,
            self.when.changed,
            self.online.toggled,
            self.note.textChanged,
        ):
            signal.connect(self._edited)

    def _edited(self) -> None:
        self._show_hints()
        self.changed.emit()

    def _customer_picked(self, customer: Customer) -> None:
        self._picked = customer if customer.id else NO_CUSTOMER
        for field, text in ((self.phone, customer.phone), (self.email, customer.email)):
            if customer.id or text:
                field.setText(text)
            field.setReadOnly(bool(customer.id))
        self.problems[Field.CUSTOMER].say("")
        if self.search.field.hasFocus():
            (self.service if customer.id or customer.phone else self.phone).setFocus()

    def _customer_typed(self) -> None:
        """Another customer than the one picked before: their number is not this one's."""
        if self._picked.id:
            self._picked = NO_CUSTOMER
            for field in (self.phone, self.email):
                field.clear()
                field.setReadOnly(False)
        self.problems[Field.CUSTOMER].say("")

    def _service_chosen(self) -> None:
        chosen = next((s for s in self._facts.services if s.id == self.service.currentData()), None)
        if chosen is not None:
            self.when.minutes.setValue(chosen.minutes)
            (self.online if chosen.place is Place.ONLINE else self.on_site).setChecked(True)
            self.problems[Field.SERVICE].say("")

    def _show_hints(self) -> None:
        someone = self.search.text or self.phone.text() or self.email.text()
        words = self.tr("From the customer book") if self._picked.id else self.tr("New customer")
        self.customer_hint.setText(words if someone else "")
        self.customer_hint.setVisible(bool(someone))
        hints = {
            ProviderKind.NONE: self.tr(
                "There will be no link yet: choose how in Settings, under Booking."
            ),
            ProviderKind.TEAMS: self.tr("The Teams link is made as soon as you save."),
            ProviderKind.OWN_LINK: self.tr("The booking gets your own meeting link."),
        }
        kept = self.tr("The join link stays the same.")
        self.place_hint.setText(kept if self._has_link else hints[self._facts.salon.provider])
        self.place_hint.setVisible(self.online.isChecked())

    def _lay_out(self) -> None:
        form = form_layout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(14)
        add_field(
            form,
            self.tr("&Customer"),
            self.search,
            self.customer_hint,
            self.problems[Field.CUSTOMER],
        )
        self.search.field.setAccessibleName(self.tr("Customer"))
        add_field(form, self.tr("&Phone"), self.phone)
        add_field(form, self.tr("&E-mail"), self.email)
        add_field(form, self.tr("Se&rvice"), self.service, self.problems[Field.SERVICE])
        add_field(form, self.tr("&With"), self.staff, self.problems[Field.STAFF])
        when = QLabel(self.tr("When"))
        when.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        form.addRow(when, self._column(self.when, self.problems[Field.MINUTES]))
        places = QHBoxLayout()
        places.addWidget(self.on_site)
        places.addWidget(self.online)
        places.addStretch(1)
        where = QVBoxLayout()
        where.setSpacing(3)
        where.addLayout(places)
        where.addWidget(self.place_hint)
        form.addRow(FieldLabel(self.tr("Where"), self.on_site), where)
        add_field(form, self.tr("No&te"), self.note)
        calm = CalmWheel(self)
        calm.guard(self.service)
        calm.guard(self.staff)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 4, 0)
        page.addLayout(form)
        page.addStretch(1)

    @staticmethod
    def _column(*widgets: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(3)
        for widget in widgets:
            column.addWidget(widget)
        return column


def _fill(
    combo: QComboBox, offered: tuple[Staff, ...] | tuple[Service, ...], kept: int, hint: str
) -> None:
    """Offer what is not archived, and ``kept`` even if it is; nothing is chosen yet."""
    for one in offered:
        if not one.archived or one.id == kept:
            combo.addItem(one_line(one.name), one.id)
    combo.setPlaceholderText(hint)
    combo.setCurrentIndex(-1)
