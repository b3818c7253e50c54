"""The fields of a customer's card, and what is wrong with them beside each."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.core import phones
from desktop.core.drafts import customer_problems
from desktop.core.models import Customer
from desktop.ui.book import Book
from desktop.ui.customers.card_facts import CardFacts
from desktop.ui.customers.customer_languages import languages
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import CalmWheel, Problem, add_field, form_layout, search_combo

NOTE_LINES = 4
_EXACT = Qt.MatchFlag.MatchFixedString  # but for case


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields; ``None`` where it is none of the entries of the list."""

    name: str
    phone: str
    email: str
    note: str
    time_zone: str | None
    language: str | None

    def onto(self, customer: Customer) -> Customer:
        """Return ``customer`` with these details; what is not known there stays as it was."""
        return replace(
            customer,
            name=self.name,
            phone=self.phone,
            email=self.email,
            note=self.note,
            time_zone=customer.time_zone if self.time_zone is None else self.time_zone,
            language=customer.language if self.language is None else self.language,
        )


class CardFields(QWidget):
    """``edited`` is emitted whenever :meth:`is_dirty` may have changed."""

    edited = Signal()

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._shown: Typed | None = None
        self._asked = 0
        calm = CalmWheel(self)
        self.name, self.phone, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * NOTE_LINES + 18)
        self.zone, self.language = search_combo(calm), search_combo(calm)
        self.phone_hint = plain_label("", "warning")
        self.phone_hint.hide()
        self._name_problem = Problem(self.name)
        self._zone_problem = Problem(self.zone)
        self._language_problem = Problem(self.language)
        self._lay_out()
        self.phone.textEdited.connect(self.phone_hint.hide)
        self.phone.editingFinished.connect(self._check_phone)
        for signal in (
            self.name.textEdited,
            self.phone.textEdited,
            self.email.textEdited,
            self.note.textChanged,
            self.zone.currentTextChanged,
            self.language.currentTextChanged,
        ):
            signal.connect(self.edited)

    def show_facts(self, facts: CardFacts) -> None:
        """Fill the fields with what is in the book."""
        customer = facts.customer
        if not self.zone.count():
            for zone in facts.zones:
                self.zone.addItem(_spaced(zone), zone)
            self.zone.insertItem(0, "", "")
            self.language.addItem(self.tr("As the salon"), "")
            for name, code in languages():
                self.language.addItem(name, code)
        usual = self.tr("As the salon: {zone}").format(zone=_spaced(facts.salon.time_zone))
        self.zone.setItemText(0, usual)
        for field, text in (
            (self.name, customer.name),
            (self.phone, customer.phone),
            (self.email, customer.email),
        ):
            field.setText(text)
            field.setCursorPosition(0)
        self.note.setPlainText(customer.note)
        _choose(self.zone, customer.time_zone)
        _choose(self.language, customer.language)
        self._shown = self.typed()
        self._check_phone()
        self.edited.emit()

    def is_dirty(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._shown is not None and self.typed() != self._shown

    def typed(self) -> Typed:
        return Typed(
            self.name.text().strip(),
            self.phone.text().strip(),
            self.email.text().strip(),
            self.note.toPlainText().strip(),
            _typed_data(self.zone),
            _typed_data(self.language),
        )

    def first_problem(self, customer: Customer) -> QWidget | None:
        """Say beside each field what is wrong with it; return the first such field."""
        typed = self.typed()
        nameless = [from_core(one.words) for one in customer_problems(typed.onto(customer))]
        checks = (
            (self._name_problem, self.name, nameless[0] if nameless else ""),
            (
                self._zone_problem,
                self.zone,
                self.tr("Choose one of the time zones in the list.")
                if typed.time_zone is None
                else "",
            ),
            (
                self._language_problem,
                self.language,
                self.tr("Choose one of the languages in the list.")
                if typed.language is None
                else "",
            ),
        )
        wrong: list[QWidget] = [field for problem, field, words in checks if problem.say(words)]
        return wrong[0] if wrong else None

    def _check_phone(self) -> None:
        """Say so where nobody can answer at the number; it may be saved all the same."""
        number = self.phone.text().strip()
        self._asked += 1
        ticket = self._asked
        self.phone_hint.hide()
        if number:
            self._book.read(
                lambda store: phones.is_plausible(number, store.salon().country),
                lambda good: self._show_phone_hint(good) if ticket == self._asked else None,
                owner=self,
            )

    def _show_phone_hint(self, good: bool) -> None:
        self.phone_hint.setText(
            self.tr("This does not look like a complete number. It can be saved as it is.")
        )
        self.phone_hint.setVisible(not good)
        self.phone.setAccessibleDescription("" if good else self.phone_hint.text())

    def _lay_out(self) -> None:
        form = form_layout()
        form.setContentsMargins(0, 0, 0, 0)
        add_field(form, self.tr("&Name"), self.name, self._name_problem)
        add_field(form, self.tr("&Phone"), self.phone, self.phone_hint)
        add_field(form, self.tr("&E-mail"), self.email)
        add_field(form, self.tr("No&te"), self.note)
        add_field(form, self.tr("Time &zone"), self.zone, self._zone_problem)
        add_field(form, self.tr("&Language"), self.language, self._language_problem)
        self.setLayout(form)


def _spaced(zone: str) -> str:
    return zone.replace("_", " ")


def _choose(combo: QComboBox, data: str) -> None:
    if combo.findData(data) < 0:
        combo.addItem(data, data)
    combo.setCurrentIndex(combo.findData(data))


def _typed_data(combo: QComboBox) -> str | None:
    """Return the data of the entry whose text stands in ``combo``; nothing typed is the first."""
    text = combo.currentText().strip()
    index = combo.findText(text, _EXACT) if text else 0
    return None if index < 0 else str(combo.itemData(index) or "")
