"""A person at the booking form."""

from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import BookingDetails, Change
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.form_facts import form_facts
from desktop.ui.form.free_slot_line import FreeSlotLine
from tests.ui.conftest import NOW
from tests.ui.inline_lane import InlineLane

AT_TEN = datetime(2026, 5, 4, 10, 0)
D = TypeVar("D", bound=QDialog)


class FormHand:
    """Opens forms over ``store`` on a window that owns them, as the main window does."""

    def __init__(self, qtbot: QtBot, store: Store, book: Book | None = None) -> None:
        self._qtbot = qtbot
        self._store = store
        self.book = book or Book(store, InlineLane())
        self.window = QWidget()
        qtbot.addWidget(self.window)

    def new(self, staff_id: int = 0, at: datetime = AT_TEN, **given: object) -> BookingForm:
        """Open the form for a new booking; ``given`` is what :meth:`BookingForm.start` takes."""
        form = self._made(None)
        form.start(staff_id, at, **given)  # type: ignore[arg-type]  # any of its keywords
        return self.shown(form)

    def edit(self, booking_id: int) -> BookingForm:
        details = self._store.booking(booking_id)
        assert details is not None
        return self.shown(self._made(details))

    def shown(self, dialog: D) -> D:
        """Show a dialog, which outlives its closing to be looked at."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        with self._qtbot.waitActive(dialog):
            dialog.show()
        return dialog

    def press(self, *keys: Qt.Key, ctrl: bool = False) -> None:
        """Press keys where the focus is."""
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            self._qtbot.keyClick(_focused(), key, modifier)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(_focused(), text)

    def choose(self, combo: QComboBox, data: int) -> None:
        """Choose from a list, as with the mouse."""
        index = combo.findData(data)
        assert index >= 0
        combo.setCurrentIndex(index)
        combo.activated.emit(index)

    def save(self, form: BookingForm) -> BookingDetails:
        """Save, which has to succeed; return what the book holds then."""
        with self._qtbot.waitSignal(form.saved) as saved:
            form.save()
        change: Change = saved.args[0]
        details = self._store.booking(change.booking_id)
        assert details is not None
        return details

    def answer(self, dialog: QWidget, words: str) -> None:
        """Press a button of the question that ``dialog`` asks."""
        (box,) = [one for one in dialog.findChildren(QMessageBox) if one.isVisible()]
        (button,) = [one for one in box.buttons() if one.text().replace("&", "") == words]
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def _made(self, details: BookingDetails | None) -> BookingForm:
        facts = form_facts(self._store)
        return BookingForm(self.book, facts, details, self.window, now=lambda: NOW)


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def plain(text: str) -> str:
    """``text`` without the marks that keep directions apart."""
    return text.replace("\u2068", "").replace("\u2069", "")


def offered(line: FreeSlotLine) -> str:
    """What is offered: ``Next free with Mia: today 11:00, Tue 09:00``."""
    if line.isHidden():
        return ""
    words = [plain(one.text()) for one in buttons(line)]
    return f"{plain(line.label.text())} {', '.join(words)}"


def buttons(line: FreeSlotLine) -> list[QPushButton]:
    return [one for one in line.buttons if not one.isHidden()]


def items(combo: QComboBox) -> list[str]:
    return [combo.itemText(index) for index in range(combo.count())]
