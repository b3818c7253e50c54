"""The dialog in which somebody's absence is entered, changed or deleted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.core.absences import DAY, bookings_in, last_day
from desktop.core.drafts import Field, InvalidDraft, absence_problems
from desktop.core.models import Absence, Change, Staff
from desktop.core.troubles import AppError
from desktop.core.words import QT_TRANSLATE_NOOP
from desktop.services.store import Store
from desktop.ui.absences.absence_fields import AbsenceFields
from desktop.ui.book import Book
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem
from desktop.ui.unsaved import ask_to_discard

WARNING_LINES = 2
"""As many as the words on bookings in that time take in the longest of languages."""


class AbsenceDialog(QDialog):
    """Opened with :meth:`open`; ``saved(change)`` follows once the book has it, or has it no more.

    ``absence`` is the one to change, or with ``id`` 0 what a new one begins with; its ``staff_id``
    may be 0. Bookings that lie in it are told and stand in no way. Whatever fails, everything
    typed stays.
    """

    saved = Signal(object)

    def __init__(
        self, book: Book, staff: Sequence[Staff], absence: Absence, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._book = book
        self._id = absence.id
        self._asking = False
        self._ask_again = False
        self._saving = False
        title = self.tr("Edit absence") if absence.id else self.tr("New absence")
        self.setWindowTitle(title)
        self.fields = AbsenceFields(staff, absence)
        self._untouched = self.fields.absence()
        self.problem = Problem()
        book.failed.connect(self.problem.say_error)  # the window's own bar is out of reach now
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = self.buttons.addButton(
            self.tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.save_button.setDefault(True)
        self.save_button.setProperty("role", "primary")
        self.delete_button = self.buttons.addButton(
            self.tr("De&lete"), QDialogButtonBox.ButtonRole.DestructiveRole
        )
        self.delete_button.setAutoDefault(False)
        self.delete_button.setProperty("role", "danger")
        self.delete_button.setVisible(bool(absence.id))
        self.delete_button.clicked.connect(self.delete)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(title, "title"))
        layout.addWidget(self.fields)
        layout.addWidget(self.problem)
        layout.addStretch()
        layout.addWidget(self.buttons)
        # With room for what is told of bookings: a window that grows while it opens may be put
        # into a corner of the screen, and later its buttons would jump away from the pointer.
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.resize(letter * 72, self.sizeHint().height() + WARNING_LINES * line)
        self.fields.changed.connect(self._look_for_bookings)
        self._look_for_bookings()
        self.fields.kind.setFocus()

    def is_dirty(self) -> bool:
        """Whether something was typed that closing would lose."""
        return self.fields.absence() != self._untouched

    def save(self) -> None:
        """Check, then write."""
        absence = self.fields.absence()
        wrong = _problems(absence)
        self.fields.say(wrong)
        if not wrong:
            self._write(lambda store: store.save_absence(absence))

    def delete(self) -> None:
        """Take the absence off the book; the change can be undone like any other."""
        absence_id = self._id
        self._write(lambda store: store.remove_absence(absence_id))

    def reject(self) -> None:
        """Close; with something typed, ask first."""
        if not self.is_dirty():
            super().reject()
            return
        ask_to_discard(
            self, self.tr("What you typed for this absence is not saved yet."), self._discard
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and the default one from elsewhere."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _discard(self) -> None:
        super().reject()

    def _write(self, act: Callable[[Store], Change]) -> None:
        if self._saving:
            return
        self._set_saving(True)
        self._book.write(act, self._saved, failed=self._failed, owner=self)

    def _saved(self, change: Change) -> None:
        self.saved.emit(change)
        super().accept()

    def _failed(self, error: AppError) -> None:
        self._set_saving(False)
        if isinstance(error, InvalidDraft):
            self.fields.say([error])
        else:
            self.problem.say_error(error)
            self.save_button.setFocus()

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self.buttons.setEnabled(not saving)
        self.problem.say("")

    def _look_for_bookings(self) -> None:
        """Count what is booked in that time; one question at a time, the last typed in the end."""
        if self._asking:
            self._ask_again = True
            return
        absence = self.fields.absence()
        if _problems(absence):
            self.fields.warn("")
            return
        self._asking = True
        self._book.read(
            lambda store: count_bookings(store, absence),
            self._show_bookings,
            failed=self._could_not_count,
            owner=self,
        )

    def _show_bookings(self, count: int) -> None:
        if count == 1:
            self.fields.warn(self.tr("1 booking lies in this time. It stays where it is."))
        elif count:
            words = self.tr("{count} bookings lie in this time. They stay where they are.")
            self.fields.warn(words.format(count=count))
        else:
            self.fields.warn("")
        self._next_question()

    def _could_not_count(self, error: AppError) -> None:
        self.problem.say_error(error)
        self._next_question()

    def _next_question(self) -> None:
        self._asking = False
        if self._ask_again:
            self._ask_again = False
            self._look_for_bookings()


def count_bookings(store: Store, absence: Absence) -> int:
    """Return how many of the person's bookings lie in an absence, wholly or in part."""
    first = absence.starts.date() - DAY  # one may have begun the evening before
    found = store.bookings(first, last_day(absence), staff_id=absence.staff_id)
    return len(bookings_in(absence, found, store.salon().time_zone))


def _problems(absence: Absence) -> list[InvalidDraft]:
    found = absence_problems(absence)
    if not absence.staff_id:
        words = QT_TRANSLATE_NOOP("core", "Choose somebody who works here.")
        found.insert(0, InvalidDraft(Field.STAFF, words))
    return found
