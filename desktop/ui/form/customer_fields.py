"""Who comes: found in the book, or new, with number and address."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit

from desktop.core.models import Customer
from desktop.core.newcomer import newcomer
from desktop.ui.book import Book
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem, add_field
from desktop.ui.form.customer_search import CustomerSearch
from desktop.ui.spoken import customer_text

NOBODY = Customer(0, "")


class CustomerFields(QObject):
    """``known`` says that nothing more need be typed here."""

    changed = Signal()
    known = Signal()

    def __init__(
        self, book: Book, parent: QObject, *, today: Callable[[], date] | None = None
    ) -> None:
        super().__init__(parent)
        self._picked = NOBODY
        self.search = CustomerSearch(book, today=today)
        self.phone, self.email = QLineEdit(), QLineEdit()
        self.hint = plain_label("", "hint")
        self.problem = Problem(self.search.field)
        self.search.picked.connect(self._take)
        self.search.typed.connect(self._typed)
        for signal in (
            self.search.picked,
            self.search.typed,
            self.phone.textEdited,
            self.email.textEdited,
        ):
            signal.connect(self._edited)
        self.show_hint()

    @property
    def picked_id(self) -> int:
        """The customer from the book; 0 is a new one."""
        return self._picked.id

    def pick(self, customer: Customer) -> None:
        """Show somebody from the book."""
        self.search.show_text(customer_text(customer))
        self._fill_in(customer)
        self.show_hint()

    def show_typed(self, search: str, phone: str, email: str) -> None:
        """Show somebody new, as typed."""
        self.search.show_text(search)
        self._fill_in(NOBODY)
        self.phone.setText(phone)
        self.email.setText(email)
        self.show_hint()

    def new_customer(self) -> Customer | None:
        """Who is new, split from what the field holds; ``None`` if somebody was picked."""
        if self._picked.id:
            return None
        split = newcomer(self.search.text)
        return replace(
            split,
            phone=self.phone.text().strip() or split.phone,
            email=self.email.text().strip() or split.email,
        )

    def add_to(self, form: QFormLayout) -> None:
        add_field(form, self.tr("&Customer"), self.search, self.hint, self.problem)
        self.search.field.setAccessibleName(self.tr("Customer"))
        add_field(form, self.tr("&Phone"), self.phone)
        add_field(form, self.tr("&E-mail"), self.email)

    def show_hint(self) -> None:
        someone = self.search.text or self.phone.text() or self.email.text()
        words = self.tr("From the customer book") if self._picked.id else self.tr("New customer")
        self.hint.setText(words if someone else "")
        self.hint.setVisible(bool(someone))

    def _take(self, customer: Customer) -> None:
        self._fill_in(customer)
        self.problem.say("")
        if not self.search.field.hasFocus():
            return
        if customer.id or customer.phone:
            self.known.emit()
        else:
            self.phone.setFocus()

    def _fill_in(self, customer: Customer) -> None:
        self._picked = customer if customer.id else NOBODY
        for field, text in ((self.phone, customer.phone), (self.email, customer.email)):
            if customer.id or text:
                field.setText(text)
            field.setReadOnly(bool(customer.id))

    def _typed(self) -> None:
        """Another customer than the one picked before: their number is not this one's."""
        if self._picked.id:
            self._picked = NOBODY
            for field in (self.phone, self.email):
                field.clear()
                field.setReadOnly(False)
        self.problem.say("")

    def _edited(self) -> None:
        self.show_hint()
        self.changed.emit()
