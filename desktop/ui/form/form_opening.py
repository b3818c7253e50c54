"""Opens the booking form, or the one for a walk-in, as soon as what it offers was read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.form_content import FormContent, content_of
from desktop.core.models import BookingDetails, Change, Customer, CustomerKind
from desktop.core.times import to_wall
from desktop.core.troubles import AppError
from desktop.core.walk_in import Present, WalkIn, propose
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.form.beginning import Beginning, settled
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.form_facts import FormFacts, form_facts
from desktop.ui.form.kept_form import forget_if_still
from desktop.ui.form.type_ahead import TypeAhead
from desktop.ui.form.walk_in import WalkInDialog
from desktop.ui.notices import NoticeBar

T = TypeVar("T")
Begin = Callable[[BookingForm], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept form, with what it refers to as far as the book still holds it."""

    facts: FormFacts
    details: BookingDetails | None
    customer: Customer | None


class FormOpening(QObject):
    """One form at a time: a double click is one wish. ``saved(change)`` comes from the form.

    ``now`` answers in UTC.
    """

    saved = Signal(object)

    def __init__(
        self,
        book: Book,
        notices: NoticeBar,
        window: QWidget,
        *,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(window)
        self._book = book
        self._notices = notices
        self._window = window
        self._now = now or (lambda: datetime.now(UTC))
        self._under_way = False
        self._usual_walk_in = 0
        self._type_ahead = TypeAhead(window)

    def open(self, details: BookingDetails | None, begin: Begin) -> None:
        """Open the form on ``details``, or empty; ``begin`` fills in what is known already."""
        self._read(
            form_facts,
            lambda facts: self._show(facts, details, begin),
            again=lambda: self.open(details, begin),
        )

    def open_at(self, begins: Beginning, begin: Callable[[BookingForm, Beginning], None]) -> None:
        """Open the form for a new booking; ``begin`` is told where it begins after all."""
        now = self._now()

        def question(store: Store) -> tuple[FormFacts, Beginning]:
            facts = form_facts(store)
            return facts, settled(store, facts, begins, now)

        self._read(
            question,
            lambda answer: self._show(answer[0], None, lambda form: begin(form, answer[1])),
            again=lambda: self.open_at(begins, begin),
        )

    def walk_in(self, staff_id: int) -> None:
        """Open what books somebody who stands at the desk, with ``staff_id`` if free."""
        now, usual = self._now(), self._usual_walk_in

        def question(store: Store) -> tuple[FormFacts, WalkIn]:
            return _walk_in(store, now, staff_id, usual)

        self._read(
            question,
            lambda answer: self._show_walk_in(*answer),
            again=lambda: self.walk_in(staff_id),
        )

    def restore(self) -> None:
        """Offer to go on with the form that was open when the app ended without closing it."""
        self._book.read(lambda store: store.kept_form(), self._offer, owner=self)

    def _offer(self, text: str) -> None:
        content = content_of(text)
        if content is None:
            if text:  # damaged, or of a version long ago
                self._forget(text)
            return
        self._notices.show_info(
            self.tr("A booking was being written when the app was closed."),
            (self.tr("&Go on writing"), lambda: self._go_on(text, content)),
            (self.tr("&Discard"), lambda: self._forget(text)),
        )

    def _forget(self, text: str) -> None:
        self._book.read(lambda store: forget_if_still(store, text), lambda _done: None, owner=self)

    def _go_on(self, text: str, content: FormContent) -> None:
        if self._under_way:
            self._offer(text)
            return

        def came(kept: Kept) -> None:
            gone = bool(content.booking_id) and kept.details is None
            self._show(
                kept.facts,
                kept.details,
                lambda form: form.restore(content, kept.customer, gone=gone),
            )

        self._read(
            lambda store: _kept(store, content),
            came,
            again=lambda: self._go_on(text, content),
        )

    def _read(
        self, question: Callable[[Store], T], then: Callable[[T], None], again: Callable[[], None]
    ) -> None:
        if self._under_way:
            return
        self._under_way = True
        self._type_ahead.begin()

        def came(answer: T) -> None:
            self._under_way = False
            then(answer)

        def failed(error: AppError) -> None:
            self._under_way = False
            self._type_ahead.give_up()
            self._notices.show_error(error, again)

        self._book.read(question, came, failed=failed, owner=self)

    def _show(self, facts: FormFacts, details: BookingDetails | None, begin: Begin) -> None:
        form = BookingForm(self._book, facts, details, self._window, now=self._now)
        form.saved.connect(self.saved)
        begin(form)
        self._type_ahead.hand_to(form)
        form.open()

    def _show_walk_in(self, facts: FormFacts, proposed: WalkIn) -> None:
        dialog = WalkInDialog(self._book, facts, proposed, self._window)
        dialog.saved.connect(self._walked_in)
        self._type_ahead.hand_to(dialog)
        dialog.open()

    def _walked_in(self, change: Change, service_id: int) -> None:
        self._usual_walk_in = service_id
        self.saved.emit(change)


def _kept(store: Store, content: FormContent) -> Kept:
    details = store.booking(content.booking_id) if content.booking_id else None
    if details is not None and details.booking.status.is_off:
        details = None
    return Kept(form_facts(store), details, _customer(store, content.customer_id))


def _customer(store: Store, customer_id: int) -> Customer | None:
    """Return who was picked, unless that is nobody any more."""
    if not customer_id:
        return None
    try:
        customer = store.customer(customer_id)
    except LookupError:
        return None
    return None if customer.kind is CustomerKind.ERASED else customer


def _walk_in(store: Store, now: datetime, staff_id: int, usual: int) -> tuple[FormFacts, WalkIn]:
    facts = form_facts(store)
    wall = to_wall(now, facts.salon.time_zone)
    today = wall.date()
    present = Present(
        facts.salon,
        facts.staff,
        facts.services,
        store.bookings(today - timedelta(days=1), today + timedelta(days=1)),
        store.absences(today, today + timedelta(days=1)),
    )
    return facts, propose(present, wall, staff_id, usual)
