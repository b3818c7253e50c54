"""Cancelled and deleted bookings: found again, shown, and brought back."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.core.models import BookingDetails
from desktop.services.store import Store
from desktop.ui.booking import booking_acts
from desktop.ui.booking.act_words import status_text
from desktop.ui.booking.booking_acts import Counter
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem
from desktop.ui.icons import icon
from desktop.ui.rereading import Rereading
from desktop.ui.spoken import apart, customer_text, day_text, hours_text, one_line
from desktop.ui.theme import current

translate = QCoreApplication.translate  # the name by which lupdate finds the words

MOST = 200


class CalledOff(QDialog):
    """The last changed first; what is in the way of one that comes back is said over the list."""

    show_wanted = Signal(object)  # BookingDetails

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        title = self.tr("Cancelled and deleted bookings")
        self.setWindowTitle(title)
        self._counter = counter
        self._typed: str | None = None  # nothing was looked for yet
        self._found: list[BookingDetails] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Name, phone or e-mail"))
        self.field.setAccessibleName(self.tr("Of which customer"))
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._enable)
        # not itemActivated: on some desktops one click is enough for that
        self.list.itemDoubleClicked.connect(self._restore)
        self.nothing = plain_label(role="hint")
        self.problem = Problem()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.restore = buttons.addButton(self.tr("&Restore"), role)
        self.restore.setDefault(True)
        self.restore.setProperty("role", "primary")
        self.show_day = buttons.addButton(self.tr("&Show its day"), role)
        self.restore.clicked.connect(self._restore)
        self.show_day.clicked.connect(self._show_day)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(title, "title"))
        for widget in (self.field, self.list, self.nothing, self.problem, buttons):
            layout.addWidget(widget)
        self.resize(self.fontMetrics().averageCharWidth() * 100, self.fontMetrics().height() * 34)
        say_error = self.problem.say_error
        rereading = Rereading(counter.book, self._question, self._came, say_error, self)
        self.field.textEdited.connect(rereading.again)
        counter.book.changed.connect(rereading.again)
        counter.book.failed.connect(say_error)  # the window's bar is out of reach now
        rereading.again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _question(self) -> Callable[[Store], tuple[str, list[BookingDetails]]]:
        typed = self.field.text()
        return lambda store: (typed, store.called_off(typed, MOST))

    def _came(self, answer: tuple[str, list[BookingDetails]]) -> None:
        typed, found = answer
        if typed == self.field.text() and answer != (self._typed, self._found):
            self._fill(typed, found)

    def _fill(self, typed: str, found: list[BookingDetails]) -> None:
        """Keep the one chosen; of those asked for anew choose the first.

        Where the one chosen is gone, none is: a double click must not bring two back.
        """
        chosen, is_new = self._chosen(), typed != self._typed
        self._typed, self._found = typed, found
        self.list.clear()
        for details in found:
            item = QListWidgetItem(icon("cancelled", current().muted), _row_text(details))
            self.list.addItem(item)
        rows = {details.booking.id: row for row, details in enumerate(found)}
        self.list.setCurrentRow(rows.get(chosen.booking.id if chosen else 0, 0 if is_new else -1))
        words = self.tr("No booking was cancelled or deleted.")
        if typed.strip():
            words = self.tr("None of a customer like this was cancelled or deleted.")
        self.nothing.setText("" if found else words)
        self.nothing.setVisible(not found)
        self._enable()

    def _enable(self) -> None:
        for button in (self.restore, self.show_day):
            button.setEnabled(self._chosen() is not None)

    def _chosen(self) -> BookingDetails | None:
        row = self.list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _restore(self) -> None:
        if (details := self._chosen()) is not None:
            self.problem.say("")
            booking_acts.restore(replace(self._counter, window=self), details)

    def _show_day(self) -> None:
        if (details := self._chosen()) is not None:
            self.show_wanted.emit(details)
            self.reject()


def _row_text(details: BookingDetails) -> str:
    booking = details.booking
    who = translate("called off", "{who} — {status}").format(
        who=apart(customer_text(details.customer)), status=status_text(booking.status)
    )
    what = translate("called off", "{day}, {hours}, {service} with {staff}").format(
        day=day_text(booking.starts.date()),
        hours=hours_text(booking),
        service=apart(one_line(details.service.name)),
        staff=apart(one_line(details.staff.name)),
    )
    return f"{who}\n{what}"
