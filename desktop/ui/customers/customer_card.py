"""A customer's card: contact, notes and every visit, and how all that is deleted for good."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from desktop.core.drafts import InvalidDraft
from desktop.core.models import Change, Customer, CustomerKind
from desktop.core.troubles import AppError
from desktop.services.store import Store
from desktop.ui import notices
from desktop.ui.book import Book
from desktop.ui.customers.card_calendar import CardCalendar
from desktop.ui.customers.card_erasing import ask_to_erase
from desktop.ui.customers.card_facts import CardFacts, card_facts, summary
from desktop.ui.customers.card_fields import CardFields
from desktop.ui.customers.card_visits import CardVisits
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import Problem
from desktop.ui.notices import NoticeBar
from desktop.ui.spoken import customer_text

Then = Callable[[Customer], None]
"""What follows once the card has closed, given the customer as saved."""


class CustomerCardDialog(QDialog):
    """Opened with :meth:`open`: it shows at once, and fills when the book was read.

    ``changed(change, who)`` follows a saved change, which can be undone by its id; ``erased`` the
    deleting of all data, which cannot. ``book_wanted`` (a ``Visitor``: book again with the service
    and person of ``usual``) and ``booking_wanted`` (its id) are emitted once the card has closed.

    ``now`` answers in UTC; it decides which days need their year.
    """

    changed = Signal(object, str)
    erased = Signal()
    book_wanted = Signal(object)
    booking_wanted = Signal(int)

    def __init__(
        self,
        book: Book,
        customer_id: int,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._book = book
        self._customer_id = customer_id
        self._now = now or (lambda: datetime.now(UTC))
        self._facts: CardFacts | None = None
        self._is_busy = False
        self.title = plain_label(self.tr("Customer"), "title")
        begins = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        self.title.setAlignment(begins | Qt.AlignmentFlag.AlignAbsolute)  # whatever the name is in
        self.summary = plain_label(self.tr("Reading…"), "hint")
        self.why_not = plain_label("", "strong")
        self.fields = CardFields(book)
        self.visits = CardVisits()
        self.bar = NoticeBar()
        self.calendar = CardCalendar(book, customer_id, self.bar, self._now)
        self.problem = Problem()
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.save_button = self._button(self.tr("&Save"), role.AcceptRole, self.save)
        self.close_button = self._button(self.tr("Close"), role.RejectRole, self.reject)
        self.again_button = self._button(self.tr("&Book again…"), role.ActionRole, self._book_again)
        self.erase_button = self._button(
            self.tr("&Delete this person's data…"), role.ResetRole, self.erase
        )
        self.save_button.setDefault(True)
        self.save_button.setProperty("role", "primary")
        self.erase_button.setProperty("role", "danger")
        self._lay_out()
        self.setWindowTitle(self.title.text())
        self.fields.edited.connect(self._show_state)
        self.visits.chosen.connect(self._go_to_booking)
        book.changed.connect(self._load)
        book.failed.connect(self.problem.say_error)  # the window's own bar is out of reach now
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # Enter alone makes a new line in the note
            QShortcut(QKeySequence(keys), self, self.save)
        self._show_state()
        self._load()

    def is_dirty(self) -> bool:
        """Whether something was typed that closing would lose."""
        return self.fields.is_dirty()

    def save(self) -> None:
        """Write what was typed and close, or go to the first field that is wrong."""
        self._save(_nothing)

    def reject(self) -> None:
        """Close; with something typed, ask first."""
        self._leave(_nothing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and the default one from elsewhere."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _load(self) -> None:
        customer_id, now = self._customer_id, self._now()
        self._book.read(
            lambda store: card_facts(store, customer_id, now),
            self._show,
            failed=self._failed,
            owner=self,
        )

    def _show(self, facts: CardFacts) -> None:
        """Fill everything in; what is typed and not saved stays."""
        is_first, self._facts = self._facts is None, facts
        who = customer_text(facts.customer)
        self.setWindowTitle(self.tr("Customer: {who}").format(who=who))
        self.title.setText(who)
        self.summary.setText(summary(facts))
        self.why_not.setText(self._why_not(facts.customer.kind))
        self.why_not.setVisible(bool(self.why_not.text()))
        if not self.is_dirty():
            self.fields.show_facts(facts)
        self.visits.show_facts(facts)
        self.calendar.show_to_come(facts.to_come)
        self._show_state()
        if is_first:
            first = self.fields.name if self.fields.isEnabled() else self.visits.table
            first.setFocus()

    def _why_not(self, kind: CustomerKind) -> str:
        """Why nothing can be changed; empty for a person."""
        if kind is CustomerKind.WALK_IN:
            return self.tr("This card stands for all who gave no name. It holds nobody's data.")
        if kind is CustomerKind.ERASED:
            return self.tr("This person's data was deleted. The bookings are kept without a name.")
        return ""

    def _show_state(self) -> None:
        facts = self._facts
        is_person = facts is not None and facts.customer.kind is CustomerKind.PERSON
        self.fields.setEnabled(is_person)
        self.calendar.setVisible(is_person or facts is None)
        for button in (self.save_button, self.again_button, self.erase_button):
            button.setVisible(is_person or facts is None)
            button.setEnabled(is_person and not self._is_busy)
        if not self.is_dirty():
            self.save_button.setEnabled(False)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.problem.say("")
        self._show_state()

    def _save(self, then: Then) -> None:
        """Write what was typed, close, and go on; on failure everything typed stays."""
        if self._facts is None or self._is_busy or not self.is_dirty():
            return
        wrong = self.fields.first_problem(self._facts.customer)
        if wrong is not None:
            wrong.setFocus()
            return
        typed, customer_id = self.fields.typed(), self._customer_id

        def act(store: Store) -> tuple[Change, Customer]:
            wanted = typed.onto(store.customer(customer_id))
            return store.change_customer(wanted), wanted

        def saved(answer: tuple[Change, Customer]) -> None:
            change, customer = answer
            self._close()
            self.changed.emit(change, customer_text(customer))
            then(customer)

        self._set_busy(True)
        self._book.write(act, saved, failed=self._failed, owner=self)

    def _leave(self, then: Then) -> None:
        """Close and go on; with something typed, ask first."""
        if self._is_busy:
            return
        if self._facts is None or not self.is_dirty():
            self._close_unsaved(then)
            return

        def answered(answer: int) -> None:
            if answer == 0:
                self._save(then)
            elif answer == 1:
                self._close_unsaved(then)

        notices.choose(
            self,
            self.tr("Save the changes?"),
            self.tr("You changed details of this customer that are not saved yet."),
            (self.tr("&Save"), self.tr("&Discard"), self.tr("&Go on editing")),
            answered,
            default=0,  # loses nothing
        )

    def _close_unsaved(self, then: Then) -> None:
        self._close()
        if self._facts is not None:
            then(self._facts.customer)

    def _close(self) -> None:
        super().reject()

    def _book_again(self) -> None:
        if self._facts is not None:
            visitor = self._facts.visitor
            self._leave(lambda who: self.book_wanted.emit(replace(visitor, customer=who)))

    def _go_to_booking(self, booking_id: int) -> None:
        self._leave(lambda _customer: self.booking_wanted.emit(booking_id))

    def erase(self) -> None:
        """Ask, and delete all data of this person for good."""
        if self._facts is not None:
            ask_to_erase(self, customer_text(self._facts.customer), self._erase_now)

    def _erase_now(self) -> None:
        customer_id = self._customer_id

        def done(_answer: None) -> None:
            self._close()
            self.erased.emit()

        self._set_busy(True)
        self._book.write(
            lambda store: store.erase_customer(customer_id),
            done,
            failed=self._failed,
            owner=self,
        )

    def _failed(self, error: AppError) -> None:
        self._set_busy(False)
        if isinstance(error, InvalidDraft):
            self.problem.say(from_core(error.words))
        else:
            self.problem.say_error(error)

    def _button(
        self, words: str, role: QDialogButtonBox.ButtonRole, act: Callable[[], None]
    ) -> QPushButton:
        button = self.buttons.addButton(words, role)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        page = QVBoxLayout()
        page.addWidget(self.fields)
        page.addStretch()
        booked = QVBoxLayout()
        booked.addWidget(self.visits, 1)
        booked.addWidget(self.calendar)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(page, 4)
        columns.addLayout(booked, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        for widget in (self.title, self.summary, self.why_not):
            layout.addWidget(widget)
        layout.addLayout(columns, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.bar)
        layout.addWidget(self.buttons)
        line = self.fontMetrics().height()
        self.resize(self.fontMetrics().averageCharWidth() * 170, line * 34)


def _nothing(_customer: Customer) -> None:
    """Go nowhere from here."""
