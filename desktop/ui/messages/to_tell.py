"""The list of customers who do not know how their booking stands."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import Told, Way
from desktop.core.models import BookingDetails
from desktop.ui.book import Book
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem
from desktop.ui.links.link_table import LinkTable
from desktop.ui.links.link_words import counted
from desktop.ui.messages.telling import note_every
from desktop.ui.messages.to_tell_facts import ToTell, former_id, read_to_tell, table_of
from desktop.ui.messages.undo_noted import UndoNoted
from desktop.ui.screen_room import resize_within


class ToTellDialog(QDialog):
    """Opened with :meth:`open`; it reads the book again whenever that changes.

    ``show_wanted(details)`` follows once it has closed; ``tell_wanted(details)`` asks for the
    message while it stays open. ``now`` answers in UTC.
    """

    show_wanted = Signal(object)  # BookingDetails
    tell_wanted = Signal(object)  # BookingDetails

    def __init__(
        self, book: Book, parent: QWidget | None = None, *, now: Callable[[], datetime]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._book = book
        self._now = now
        self._asked = 0
        self._facts = ToTell()
        title = self.tr("Still to tell")
        self.setWindowTitle(title)
        self.table = LinkTable()
        self.table.setAccessibleName(title)
        self.nothing = plain_label(self.tr("Every customer knows how their booking stands."))
        self.nothing.setProperty("role", "hint")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget()
        self.hint = plain_label(
            self.tr(
                "Bookings that were moved, cancelled or given to somebody else, or have another"
                " link, after the customer was told. Enter shows the booking."
            ),
            "hint",
        )
        self.sentence = plain_label("")
        self.sentence.setMinimumHeight(self.fontMetrics().lineSpacing())
        self.noted = plain_label("", "good")
        self.problem = Problem()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setAutoDefault(False)
        self.tell = self._button(self.tr("&Tell the customer…"), self._tell)
        self.tell.setProperty("role", "primary")
        self.already = self._button(self.tr("&Already told"), self._already_told)
        self.already.setToolTip(
            self.tr("Note that the customer knows, for instance after a telephone call")
        )
        self.take_back = UndoNoted(book)
        self.buttons.addButton(self.take_back, QDialogButtonBox.ButtonRole.ActionRole)
        self.take_back.hide()  # the box shows what it is given
        self.show_booking = self._button(self.tr("&Show the booking"), self._show_booking)
        self._lay_out(title)
        self._connect()
        self.table.setFocus()
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        self._asked += 1
        ticket, now = self._asked, self._now()

        def came(facts: ToTell) -> None:
            if ticket == self._asked:  # else a later answer is on its way
                self._show(facts)

        self._book.read(lambda store: read_to_tell(store, now), came, owner=self)

    def _show(self, facts: ToTell) -> None:
        before, row = self.table.chosen(), self.table.currentIndex().row()
        had_keyboard = self.table.hasFocus()
        self._facts = facts
        self.table.show_table(table_of(facts))
        self.pages.setCurrentWidget(self.table if facts.rows else self.nothing)
        if facts.rows and not self.table.chosen() and (before or row < 0):
            self.table.choose_row(min(max(row, 0), len(facts.rows) - 1))
        if had_keyboard and not facts.rows:
            self.buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        self._enable()

    def _enable(self) -> None:
        rows = self.table.chosen()
        self.sentence.setText(rows[0].advice if len(rows) == 1 else "")
        chosen = len(self._chosen())
        for button, most in ((self.tell, 1), (self.show_booking, 1), (self.already, chosen)):
            button.setEnabled(0 < chosen <= most)

    def _chosen(self) -> list[BookingDetails]:
        keys = {row.key for row in self.table.chosen()}
        return [
            details
            for details, _ in self._facts.rows
            if (details.booking.id, former_id(details)) in keys
        ]

    def _tell(self) -> None:
        for details in self._chosen()[:1]:
            self.tell_wanted.emit(details)

    def _already_told(self) -> None:
        chosen, now = self._chosen(), self._now()
        self.problem.say("")
        self._book.write(
            lambda store: note_every(store, chosen, Way.BY_WORD, now), self._noted, owner=self
        )

    def _noted(self, told: list[Told]) -> None:
        self.take_back.hold(told)
        words = counted(
            self.tr("Noted: 1 customer knows."), self.tr("Noted: {n} customers know."), len(told)
        )
        self.noted.setText(words)
        self.noted.show()

    def _taken_back(self) -> None:
        self.table.setFocus()
        self.noted.hide()

    def _show_booking(self) -> None:
        for details in self._chosen()[:1]:
            self._go_to(details.booking.id)

    def _go_to(self, booking_id: int) -> None:
        bookings = {details.booking.id: details for details, _ in self._facts.rows}
        if (details := (bookings | dict(self._facts.now)).get(booking_id)) is not None:
            self.reject()
            self.show_wanted.emit(details)

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _connect(self) -> None:
        self.table.wanted.connect(self._go_to)
        self.table.chosen_changed.connect(self._enable)
        self.take_back.undone.connect(self._taken_back)
        self.buttons.rejected.connect(self.reject)
        self._book.changed.connect(self._refresh)
        self._book.failed.connect(self.problem.say_error)  # the window's bar is out of reach now

    def _lay_out(self, title: str) -> None:
        self.noted.hide()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(title, "title"))
        layout.addWidget(self.hint)
        layout.addWidget(self.pages, 1)
        for widget in (self.sentence, self.noted, self.problem, self.buttons):
            layout.addWidget(widget)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        resize_within(self, letter * 170, line * 32)
