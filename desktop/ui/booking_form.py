"""The form in which a booking is made or changed."""

from collections.abc import Callable
from datetime import datetime

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

from desktop.core.drafts import InvalidDraft, problems
from desktop.core.models import BookingDetails, BookingDraft, Change
from desktop.core.troubles import AppError
from desktop.services.store import Store
from desktop.ui import notices
from desktop.ui.book import Book
from desktop.ui.booking_fields import BESIDE, BookingFields, FormFacts
from desktop.ui.clash_words import clash_words, find_clashes
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import Problem


class BookingForm(QDialog):
    """Opened with :meth:`open`; ``saved(change)`` follows once the book has it.

    A clash does not stand in the way: it is said beside the time, and the button then reads
    "Book anyway". Whatever fails, everything typed stays.
    """

    saved = Signal(object)

    def __init__(
        self,
        book: Book,
        facts: FormFacts,
        details: BookingDetails | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._book = book
        self._facts = facts
        self._before = details.booking if details else None
        self._clash = ""
        self._asked = 0
        self._saving = False
        title = self.tr("Edit booking") if details else self.tr("New booking")
        self.setWindowTitle(title)
        self.fields = BookingFields(book, facts, self._before)
        self.problem = Problem()
        book.failed.connect(self.problem.say_error)  # the window's own bar is out of reach now
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
        self._untouched = self.fields.draft()
        self.fields.changed.connect(self._edited)
        self._show_clash("")

    def start(self, staff_id: int, starts: datetime) -> None:
        """Begin a new booking with a staff member (0: nobody yet) at a wall-clock time."""
        self.fields.show_new(staff_id, starts)
        self._untouched = self.fields.draft()
        self.fields.search.field.setFocus()
        self._look_for_clashes()

    def is_dirty(self) -> bool:
        """Whether something was typed that closing would lose."""
        return self.fields.draft() != self._untouched

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
        self._book.read(
            self._clash_question(draft),
            lambda found: self._write_unless(found, draft),
            failed=self._failed,
            owner=self,
        )

    def reject(self) -> None:
        """Close; with something typed, ask first."""
        if not self.is_dirty():
            super().reject()
            return
        notices.choose(
            self,
            self.tr("Close without saving?"),
            self.tr("What you typed for this booking is not saved yet."),
            (self.tr("&Discard it"), self.tr("&Go on editing")),
            self._discard_or_stay,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and the default one from elsewhere."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _discard_or_stay(self, answer: int) -> None:
        if answer == 0:
            super().reject()

    def _problems(self, draft: BookingDraft) -> list[InvalidDraft]:
        facts = self._facts
        return problems(
            draft,
            zone=facts.salon.time_zone,
            staff=facts.staff,
            services=facts.services,
            before=self._before,
        )

    def _write(self, draft: BookingDraft) -> None:
        booking_id = self._before.id if self._before else 0

        def act(store: Store) -> Change:
            return store.save_booking(draft, booking_id)

        self._book.write(act, self._saved, failed=self._failed, owner=self)

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

    def _edited(self) -> None:
        self.problem.say("")
        self._look_for_clashes()

    def _look_for_clashes(self) -> None:
        self._asked += 1
        ticket = self._asked
        self._book.read(
            self._clash_question(self.fields.draft()),
            lambda found: self._show_clash(clash_words(found)) if ticket == self._asked else None,
            owner=self,
        )

    def _clash_question(self, draft: BookingDraft) -> Callable[[Store], list[BookingDetails]]:
        booking_id = self._before.id if self._before else 0
        zone = self._facts.salon.time_zone
        return lambda store: find_clashes(store, draft, zone, booking_id)

    def _show_clash(self, clash: str) -> None:
        self._clash = clash
        self.fields.when.warn(clash)
        if self._before is None:
            words = self.tr("&Book anyway") if clash else self.tr("&Book")
        else:
            words = self.tr("&Save anyway") if clash else self.tr("&Save")
        self.save_button.setText(words)

    def _write_unless(self, found: list[BookingDetails], draft: BookingDraft) -> None:
        """Write, unless the book has come to hold a clash that was not shown: say that first."""
        clash = clash_words(found)
        if clash in ("", self._clash):
            self._write(draft)
        else:
            self._set_saving(False)
            self._show_clash(clash)

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
        # High enough for a list of customers and a warning before anything has to scroll.
        self.resize(self.fontMetrics().averageCharWidth() * 88, min(line * 40, room - line * 4))
