"""The fields of a booking, and what is wrong with them beside each."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.core.drafts import Field, InvalidDraft
from desktop.core.form_content import FormContent
from desktop.core.free_slots import FreeStart
from desktop.core.models import (
    Booking,
    BookingDetails,
    BookingDraft,
    Customer,
    Place,
    Repeat,
    Service,
)
from desktop.core.wishes import link_works
from desktop.ui.book import Book
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import Problem, add_field, form_layout
from desktop.ui.form.beginning import USUAL_MINUTES
from desktop.ui.form.customer_fields import CustomerFields
from desktop.ui.form.form_facts import FormFacts
from desktop.ui.form.free_slot_line import FreeSlotLine
from desktop.ui.form.place_fields import PlaceFields
from desktop.ui.form.repeat_fields import RepeatFields
from desktop.ui.form.service_choice import ServiceChoice
from desktop.ui.form.when_fields import WhenFields

NOTE_LINES = 3

BESIDE = (
    Field.CUSTOMER,
    Field.SERVICE,
    Field.STAFF,
    Field.STARTS,
    Field.MINUTES,
    Field.REPEAT,
)
"""What has a field here, from top to bottom."""


class BookingFields(QWidget):
    """``changed`` follows every edit; :meth:`draft` is what they say at the moment."""

    changed = Signal()

    def __init__(
        self,
        book: Book,
        facts: FormFacts,
        before: Booking | None = None,
        *,
        today: Callable[[], date] | None = None,
    ) -> None:
        super().__init__()
        self._before = before
        self.customer = CustomerFields(book, self, today=today)
        self.search, self.phone = self.customer.search, self.customer.phone
        self.email, self.customer_hint = self.customer.email, self.customer.hint
        kept = (before.service_id, before.staff_id) if before else (0, 0)
        self.choice = ServiceChoice(facts, kept, self)
        self.service, self.staff = self.choice.service, self.choice.staff
        self.when = WhenFields(facts.salon.time_zone)
        self.free = FreeSlotLine()
        self.repeat, self.series_hint = RepeatFields(), plain_label("", "hint")
        self.series_hint.setText(self.tr("Part of a series"))
        self.where = PlaceFields(facts.salon.provider, self)
        self.on_site, self.online = self.where.on_site, self.where.online
        self.place_hint = self.where.hint
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * NOTE_LINES + 18)
        self.problems = {
            Field.CUSTOMER: self.customer.problem,
            Field.SERVICE: self.choice.service_problem,
            Field.STAFF: self.choice.staff_problem,
            Field.MINUTES: Problem(self.when.minutes),
        }
        self._lay_out()
        self._connect()

    def show_new(self, staff_id: int, starts: datetime) -> None:
        """Start a booking with ``staff_id`` at a wall-clock time."""
        self.choice.want(staff_id)
        self.when.show_when(starts, USUAL_MINUTES)
        if self.service.count() == 1:
            self.service.setCurrentIndex(0)
            self._service_chosen(self.choice.current())

    def show_like(self, details: BookingDetails) -> None:
        """Take service, person, length and place from an earlier booking."""
        booking = details.booking
        self.choice.show_service(booking.service_id)
        if not details.staff.archived:
            self.choice.want(booking.staff_id)
        if self.choice.service_id:
            self.when.minutes.setValue(booking.minutes)
            self.where.show_place(booking.place)
            self.where.follow(self.choice.current())

    def show_booking(self, details: BookingDetails) -> None:
        """Show a saved booking to change it."""
        booking = details.booking
        self.customer.pick(details.customer)
        self.choice.show_service(booking.service_id)
        self.choice.want(booking.staff_id)
        self.when.show_when(booking.starts, booking.minutes)
        self.where.show_place(booking.place, has_link=link_works(details.meeting))
        self.note.setPlainText(booking.note)

    def draft(self) -> BookingDraft:
        """What the fields say; a new customer is split from what the search field holds."""
        return BookingDraft(
            customer_id=self.customer.picked_id,
            customer=self.customer.new_customer(),
            staff_id=self.choice.staff_id,
            service_id=self.choice.service_id,
            starts=self.when.starts(),
            minutes=self.when.minutes.value(),
            place=self.where.place,
            note=self.note.toPlainText().strip(),
        )

    def wanted_repeat(self) -> Repeat | None:
        """How a new booking repeats, if it does."""
        return None if self._before else self.repeat.repeat()

    def content(self) -> FormContent:
        """Everything that stands in the fields, to show it again after a crash."""
        chosen = self.repeat.until_chosen
        return FormContent(
            starts=self.when.starts(),
            minutes=self.when.minutes.value(),
            booking_id=self._before.id if self._before else 0,
            customer_id=self.customer.picked_id,
            search=self.search.field.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            service_id=self.choice.service_id,
            staff_id=self.choice.staff_id,
            which=self.when.chosen_pass(),
            place=self.where.place,
            note=self.note.toPlainText(),
            repeats=self.repeat.switch.isChecked(),
            weeks=self.repeat.weeks.value(),
            until=self.repeat.last_day() if chosen else None,
        )

    def show_content(self, content: FormContent, customer: Customer | None) -> None:
        """Show what stood in the fields; ``customer`` is the one picked, if still in the book."""
        if customer is None:
            self.customer.show_typed(content.search, content.phone, content.email)
        else:
            self.customer.pick(customer)
        self.choice.show_service(content.service_id)
        self.choice.want(content.staff_id)
        self.when.show_when(content.starts, content.minutes)
        self.when.choose_pass(content.which)
        self.where.show_place(content.place)
        self._follow_service()
        self.note.setPlainText(content.note)
        self.repeat.show_repeat(content.weeks, content.until, repeats=content.repeats)

    def say(self, wrong: list[InvalidDraft]) -> None:
        """Say beside each field what is wrong with it, and go to the first one."""
        by_field = {one.field: one for one in reversed(wrong)}
        for field, problem in self.problems.items():
            problem.say(from_core(by_field[field].words) if field in by_field else "")
        self.when.say(by_field.get(Field.STARTS))
        self.repeat.say(by_field.get(Field.REPEAT))
        homes = {
            Field.CUSTOMER: self.search.field,
            Field.SERVICE: self.service,
            Field.STAFF: self.staff,
            Field.STARTS: self.when.time,
            Field.MINUTES: self.when.minutes,
            Field.REPEAT: self.repeat.until,
        }
        if wrong and wrong[0].field in homes:
            homes[wrong[0].field].setFocus()

    def take(self, free: FreeStart) -> None:
        """Book then and with that person."""
        if self.choice.staff_id != free.staff.id:
            self.choice.want(free.staff.id)
        minutes = self.when.minutes.value()
        self.when.show_when(free.starts, minutes)
        if any(button.hasFocus() for button in self.free.buttons):
            self.when.time.setFocus()

    def _connect(self) -> None:
        self.customer.known.connect(self.service.setFocus)
        self.choice.chosen.connect(self._service_chosen)
        self.free.taken.connect(self.take)
        self.when.changed.connect(self._follow_time)
        for signal in (
            self.customer.changed,
            self.choice.changed,
            self.when.changed,
            self.repeat.changed,
            self.where.changed,
            self.note.textChanged,
        ):
            signal.connect(self.changed)

    def _service_chosen(self, service: Service | None) -> None:
        if service is not None:
            self.when.minutes.setValue(service.minutes)
            self.where.show_place(service.place)
            self._follow_service()

    def _follow_service(self) -> None:
        """A booking that is online already may stay so as long as its service is the same."""
        before, service = self._before, self.choice.current()
        same = before is not None and service is not None and before.service_id == service.id
        self.where.follow(service, before.place if before and same else Place.ON_SITE)

    def _follow_time(self) -> None:
        self.repeat.follow(self.when.starts())

    def _lay_out(self) -> None:
        form = form_layout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(14)
        self.customer.add_to(form)
        self.choice.add_to(form)
        when = QLabel(self.tr("When"))
        when.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout()
        column.setSpacing(3)
        for widget in (self.when, self.problems[Field.MINUTES], self.free):
            column.addWidget(widget)
        form.addRow(when, column)
        self.where.add_to(form)
        if self._before is None:
            form.addRow("", self.repeat)
        elif self._before.series:
            form.addRow("", self.series_hint)
        add_field(form, self.tr("No&te"), self.note)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 4, 0)
        page.addLayout(form)
        page.addStretch(1)
