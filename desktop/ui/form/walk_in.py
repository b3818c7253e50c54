"""Books somebody who stands at the desk: one Enter where somebody is free."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.drafts import Field, InvalidDraft, problems
from desktop.core.models import BookingDraft, Change, Customer, CustomerKind, Status
from desktop.core.newcomer import newcomer
from desktop.core.troubles import AppError
from desktop.core.walk_in import WalkIn
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.clock_fields import TimeField
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import CalmWheel, Problem, add_field, form_layout, indent
from desktop.ui.form.clash_words import clash_words
from desktop.ui.form.customer_search import CustomerSearch
from desktop.ui.form.form_facts import FormFacts
from desktop.ui.form.service_choice import ServiceChoice
from desktop.ui.form.time_check import TimeAnswer, TimeCheck, TimeQuestion, check, question_about
from desktop.ui.spoken import time_text
from desktop.ui.unsaved import ask_to_discard

NO_NAME = Customer(0, "", kind=CustomerKind.WALK_IN)
"""Stands for the one customer that all who gave no name share, until the book is asked for it."""


class WalkInDialog(QDialog):
    """``saved(change, service_id)`` follows once the book has the arrival.

    What is in the way is said, and has to be acknowledged by one Enter before another one books.
    """

    saved = Signal(object, int)

    def __init__(
        self, book: Book, facts: FormFacts, proposed: WalkIn, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Walk-in"))
        self._book = book
        self._facts = facts
        self._day = proposed.starts.date()
        self._picked = NO_NAME
        self._warning = self._acknowledged = ""
        self._saving = False
        self.search = CustomerSearch(book)
        self.choice = ServiceChoice(facts, (0, 0), self)
        self.time = TimeField()
        self.ends = plain_label("", "hint")
        self.warning = plain_label("", "warning")
        self.time_problem = Problem(self.time)
        self.problem = Problem()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.book_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.book_button.setDefault(True)
        self.book_button.setProperty("role", "primary")
        self._check = TimeCheck(book, self)
        self._lay_out()
        self.choice.want(proposed.staff_id)
        self.choice.show_service(proposed.service_id)
        self.time.setTime(QTime(proposed.starts.hour, proposed.starts.minute))
        self._connect()
        self._warn("")
        self._show_end()
        self._ask_the_book()
        self.search.field.setFocus()

    def draft(self) -> BookingDraft:
        """What the fields say. Whoever walks in is at the salon, also for what is given online."""
        service, clock = self.choice.current(), self.time.time()
        return BookingDraft(
            customer_id=self._picked.id,
            customer=None if self._picked.id else self._new_customer(),
            staff_id=self.choice.staff_id,
            service_id=self.choice.service_id,
            starts=datetime.combine(self._day, time(clock.hour(), clock.minute())),
            minutes=service.minutes if service else 0,
        )

    def save(self) -> None:
        """Book the arrival, unless something is in the way that was not acknowledged yet."""
        if self._saving:
            return
        draft = self.draft()
        if wrong := self._problems(draft):
            self._say(wrong)
            return
        self._set_saving(True)
        question = self._question(draft)
        self._book.read(
            lambda store: check(store, question),
            lambda answer: self._checked(question, answer, draft),
            failed=self._failed,
            owner=self,
        )

    def reject(self) -> None:
        """Close; with a name typed, ask first."""
        if not self.search.text:
            super().reject()
            return
        ask_to_discard(
            self, self.tr("What you typed for this walk-in is not saved yet."), self._discard
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and the default one from elsewhere."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _discard(self) -> None:
        super().reject()

    def _new_customer(self) -> Customer:
        return newcomer(self.search.text) if self.search.text else NO_NAME

    def _problems(self, draft: BookingDraft) -> list[InvalidDraft]:
        """A length is missing only where the service is, which is said already."""
        found = problems(
            draft,
            zone=self._facts.salon.time_zone,
            staff=self._facts.staff,
            services=self._facts.services,
        )
        return [one for one in found if one.field is not Field.MINUTES]

    def _checked(self, question: TimeQuestion, answer: TimeAnswer, draft: BookingDraft) -> None:
        words = self._words(question, answer)
        if words in ("", self._acknowledged):
            self._write(draft)
            return
        self._set_saving(False)
        self._acknowledged = words
        self._warn(words)

    def _write(self, draft: BookingDraft) -> None:
        def act(store: Store) -> Change:
            with store.together():
                return store.save_booking(_with_customer(store, draft), status=Status.ARRIVED)

        self._book.write(act, self._saved, failed=self._failed, owner=self)

    def _saved(self, change: Change) -> None:
        self.saved.emit(change, self.choice.service_id)
        super().accept()

    def _failed(self, error: AppError) -> None:
        self._set_saving(False)
        if isinstance(error, InvalidDraft):
            self._say([error])
        else:
            self.problem.say_error(error)

    def _say(self, wrong: list[InvalidDraft]) -> None:
        """Say each beside its field, the first of which gets the focus, or else below them all."""
        homes = {
            Field.SERVICE: (self.choice.service_problem, self.choice.service),
            Field.STAFF: (self.choice.staff_problem, self.choice.staff),
            Field.STARTS: (self.time_problem, self.time),
        }
        for field, (problem, _home) in homes.items():
            words = [from_core(one.advice.cause) for one in wrong if one.field is field]
            problem.say(words[0] if words else "")
        at_home = [one for one in wrong if one.field in homes]
        if at_home:
            homes[at_home[0].field][1].setFocus()
        self.problem.say("\n".join(from_core(one.words) for one in wrong if one not in at_home))

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self.book_button.setEnabled(not saving)
        self.problem.say("")

    def _edited(self) -> None:
        self._acknowledged = ""
        self.problem.say("")
        self.time_problem.say("")
        self._show_end()
        self._ask_the_book()

    def _take(self, customer: Customer) -> None:
        """Number and address have no fields of their own here: they stay beside the name."""
        self._picked = customer if customer.id else NO_NAME
        if not customer.id:
            told = (customer.name, customer.phone, customer.email)
            self.search.show_text(" ".join(filter(None, told)))

    def _typed(self) -> None:
        self._picked = NO_NAME

    def _question(self, draft: BookingDraft) -> TimeQuestion:
        return question_about(self._facts, draft, draft.starts, None, 0)

    def _ask_the_book(self) -> None:
        self._check.ask(self._question(self.draft()))

    def _answered(self, question: TimeQuestion, answer: TimeAnswer) -> None:
        self._warn(self._words(question, answer))

    def _words(self, question: TimeQuestion, answer: TimeAnswer) -> str:
        person = question.person
        return clash_words(answer.here, person) if person else ""

    def _warn(self, words: str) -> None:
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        self.time.setAccessibleDescription(words)
        anyway = words and words == self._acknowledged
        self.book_button.setText(self.tr("&Book anyway") if anyway else self.tr("&Book"))

    def _show_end(self) -> None:
        draft = self.draft()
        ends = draft.starts + timedelta(minutes=draft.minutes)
        words = self.tr("until {time}, {n} min").format(time=time_text(ends), n=draft.minutes)
        self.ends.setText(words if draft.minutes else "")

    def _connect(self) -> None:
        self.search.picked.connect(self._take)
        self.search.typed.connect(self._typed)
        self.choice.changed.connect(self._edited)
        self.time.timeChanged.connect(self._edited)
        self._check.answered.connect(self._answered)
        self._check.failed.connect(self.problem.say_error)
        self._book.failed.connect(self.problem.say_error)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)

    def _lay_out(self) -> None:
        self.search.field.setPlaceholderText(self.tr("Name or phone, may stay empty"))
        calm = CalmWheel(self)
        calm.guard(self.time)
        indent(self.time)
        row = QWidget()
        row.setFocusProxy(self.time)
        at = QHBoxLayout(row)
        at.setContentsMargins(0, 0, 0, 0)
        at.addWidget(self.time, 1)
        at.addWidget(self.ends, 2)
        form = form_layout()
        add_field(form, self.tr("&Name"), self.search)
        self.choice.add_to(form)
        add_field(form, self.tr("S&tart"), row, self.time_problem, self.warning)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("Walk-in"), "title"))
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 70, self.sizeHint().height())


def _with_customer(store: Store, draft: BookingDraft) -> BookingDraft:
    if draft.customer is not NO_NAME:
        return draft
    return replace(draft, customer_id=store.walk_in_customer().id, customer=None)
