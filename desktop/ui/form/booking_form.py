"""The form in which a booking is made or changed."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.core.drafts import InvalidDraft, draft_of, problems
from desktop.core.form_content import FormContent
from desktop.core.models import BookingDetails, BookingDraft, Change, Customer
from desktop.core.times import to_wall
from desktop.core.troubles import AppError
from desktop.ui.book import Book
from desktop.ui.enter_key import ENTER, press_focused
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import Problem
from desktop.ui.form.booking_fields import BESIDE, BookingFields
from desktop.ui.form.form_facts import FormFacts
from desktop.ui.form.kept_form import FormKeeper
from desktop.ui.form.saving import Checked, Saving, check_to_save, save
from desktop.ui.form.series_question import ask_how_many
from desktop.ui.form.time_advice import TimeAdvice
from desktop.ui.form.time_check import TimeQuestion
from desktop.ui.unsaved import ask_to_discard


class BookingForm(QDialog):
    """Opened with :meth:`open`; ``saved(change)`` follows once the book has it.

    A clash does not stand in the way: it is said beside the time, and the button then reads
    "Book anyway". Whatever fails, everything typed stays. ``now`` answers in UTC.
    """

    saved = Signal(object)

    def __init__(
        self,
        book: Book,
        facts: FormFacts,
        details: BookingDetails | None = None,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._book = book
        self._facts = facts
        self._now = now or (lambda: datetime.now(UTC))
        self._before = details.booking if details else None
        self._saving = False
        title = self.tr("Edit booking") if details else self.tr("New booking")
        self.setWindowTitle(title)
        zone = facts.salon.time_zone
        self.fields = BookingFields(
            book, facts, self._before, today=lambda: to_wall(self._now(), zone).date()
        )
        self.problem = Problem()
        book.failed.connect(self.problem.say_error)  # the window's own bar is out of reach now
        self.keeper = FormKeeper(book, self)
        self._advice = TimeAdvice(book, facts, self.fields, self._before, self._now)
        self._advice.changed.connect(self._word_button)
        self._advice.failed.connect(self.problem.say_error)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setDefault(True)
        self.save_button.setProperty("role", "primary")
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # Enter alone makes a new line in the note
            QShortcut(QKeySequence(keys), self, self.save)
        self._lay_out(title)
        if details is not None:
            self.fields.show_booking(details)
        self._untouched: FormContent | None = self.fields.content()
        self.fields.changed.connect(self._edited)
        self._word_button()
        if details is not None:
            self._advice.ask()

    def start(
        self,
        staff_id: int,
        starts: datetime,
        *,
        typed: str = "",
        customer: Customer | None = None,
        like: BookingDetails | None = None,
    ) -> None:
        """Begin a new booking with a staff member (0: nobody yet) at a wall-clock time.

        ``typed`` is what a person began to type of the customer's name or number already,
        ``customer`` who it is for, ``like`` an earlier booking to take all but the time from.
        """
        fields = self.fields
        fields.show_new(staff_id, starts)
        if like is not None:
            fields.show_like(like)
        if customer is not None:
            fields.customer.pick(customer)
        first_empty = fields.service if like is None else fields.when.date
        (fields.search.field if customer is None else first_empty).setFocus()
        if len(typed) > 1:
            self._untouched = fields.content()
        if typed:
            fields.search.begin(typed)
        if len(typed) <= 1:  # one letter may be a slip, and nobody misses it
            self._untouched = fields.content()
            self.keeper.note(None)
        self._advice.ask()

    def restore(self, content: FormContent, customer: Customer | None, *, gone: bool) -> None:
        """Go on with what was kept; ``gone`` says that the booking to be changed is no more."""
        self.fields.show_content(content, customer)
        if customer is None:
            self.fields.search.field.begin(content.search)  # the next letter must not replace it
        self._untouched = None
        self.keeper.begin(content)
        self.fields.search.field.setFocus()
        self._edited()
        if gone:
            self.problem.say(
                self.tr("The booking you were changing was called off. This makes a new one.")
            )

    def is_dirty(self) -> bool:
        """Whether something was typed that closing would lose."""
        return self.fields.content() != self._untouched

    def save(self) -> None:
        """Check, then write; an unread clash is shown first."""
        if self._saving:
            return
        draft = self.fields.draft()
        if wrong := self._problems(draft):
            self._say(wrong)
            return
        if self.fields.when.is_unanswered():
            self.fields.when.ask_which_first()
            return
        self._set_saving(True)
        question, before = self._advice.question(draft), self._before
        self._book.read(
            lambda store: check_to_save(store, question, before),
            lambda checked: self._checked(checked, question, draft),
            failed=self._failed,
            owner=self,
        )

    def reject(self) -> None:
        """Close; with something typed, ask first."""
        if not self.is_dirty():
            self._discard()
            return
        ask_to_discard(
            self, self.tr("What you typed for this booking is not saved yet."), self._discard
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and the default one from elsewhere.

        From the customer's number, though, it goes on to a service that is not chosen yet.
        """
        contact = self.focusWidget() in (self.fields.phone, self.fields.email)
        if event.key() in ENTER and contact and not self.fields.choice.service_id:
            self.fields.service.setFocus()
        elif not press_focused(self, event):
            super().keyPressEvent(event)

    def _discard(self) -> None:
        self.keeper.forget()
        super().reject()

    def _problems(self, draft: BookingDraft) -> list[InvalidDraft]:
        facts = self._facts
        found = problems(
            draft,
            zone=facts.salon.time_zone,
            staff=facts.staff,
            services=facts.services,
            before=self._before,
        )
        return found if self._before else found + self.fields.repeat.problems()

    def _checked(self, checked: Checked, question: TimeQuestion, draft: BookingDraft) -> None:
        """Write, unless the book has come to hold a clash that was not shown: say that first."""
        if self._advice.is_news(question, checked.answer):
            self._set_saving(False)
        elif checked.following > 1 and self._before and draft != draft_of(self._before):
            self._ask_how_many(draft, checked)
        else:
            self._write(draft)

    def _ask_how_many(self, draft: BookingDraft, checked: Checked) -> None:
        def answered(following: bool | None) -> None:
            if following is None:
                self._set_saving(False)
            else:
                self._write(draft, following=following)

        ask_how_many(self, checked, self._facts.person(draft.staff_id), answered)

    def _write(self, draft: BookingDraft, *, following: bool = False) -> None:
        wanted = Saving(
            draft,
            booking_id=self._before.id if self._before else 0,
            repeat=self.fields.wanted_repeat(),
            following=following,
            forget=self.keeper.holds,
        )
        self._book.write(
            lambda store: save(store, wanted), self._saved, failed=self._failed, owner=self
        )

    def _saved(self, change: Change) -> None:
        self.saved.emit(change)
        super().accept()

    def _failed(self, error: AppError) -> None:
        self._set_saving(False)
        if isinstance(error, InvalidDraft):
            self._say([error])
        else:
            self.problem.say_error(error)
            self.save_button.setFocus()

    def _say(self, wrong: list[InvalidDraft]) -> None:
        """Say each beside its field, and what has none (cancelled meanwhile) below them all."""
        self.fields.say(wrong)
        homeless = [from_core(one.words) for one in wrong if one.field not in BESIDE]
        self.problem.say("\n".join(homeless))

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self.save_button.setEnabled(not saving)
        self.problem.say("")
        (self.keeper.saving if saving else self.keeper.not_saved)()

    def _edited(self) -> None:
        self.problem.say("")
        content = self.fields.content()
        self.keeper.note(content if content != self._untouched else None)
        self._advice.ask()

    def _word_button(self) -> None:
        if self._before is None:
            words = self.tr("&Book anyway") if self._advice.warns else self.tr("&Book")
        else:
            words = self.tr("&Save anyway") if self._advice.warns else self.tr("&Save")
        self.save_button.setText(words)

    def _lay_out(self, title: str) -> None:
        body = QScrollArea()
        body.setObjectName("formBody")
        body.setFrameShape(QFrame.Shape.NoFrame)
        body.setWidgetResizable(True)
        body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.setWidget(self.fields)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(title, "title"))
        layout.addWidget(body, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        line, room = self.fontMetrics().height(), self.screen().availableGeometry().height()
        # High enough for a list of customers, or for free times and a warning, without scrolling.
        self.resize(self.fontMetrics().averageCharWidth() * 88, min(line * 46, room - line * 4))
