"""A customer's card, opened on a real book."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import BookingDraft, Change, Customer, Status
from desktop.ui.book import Book
from desktop.ui.customers.customer_card import CustomerCardDialog
from tests.ui.conftest import NOW
from tests.ui.salon import Desk

ZOE = Customer(0, "Zoë Berg", "0171 2345678", "zoe@mail.example", "takes milk")


@dataclass
class Opened:
    """A card on the screen, and what it asked the window for."""

    qtbot: QtBot
    card: CustomerCardDialog
    changes: list[Change] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)

    def type(self, where: QWidget, text: str) -> None:
        where.setFocus()
        self.qtbot.keyClick(where, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(where, text)

    def press(self, key: Qt.Key) -> None:
        """Press a key in the question that is asked, else in a list that is open, else here."""
        asking = self.questions[0] if self.questions else None
        here = asking or QApplication.activePopupWidget() or self.card.focusWidget()
        self.qtbot.keyClick(here, key)

    def answer(self, words: str) -> None:
        """Press the button of the question that is asked."""
        [button] = [one for one in self.questions[0].buttons() if one.text() == words]
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def questions(self) -> list[QMessageBox]:
        return [one for one in self.card.findChildren(QMessageBox) if one.isVisible()]

    @property
    def asks(self) -> list[str]:
        return [one.text() for one in self.questions]

    @property
    def visits(self) -> list[str]:
        """The rows of the table, as text."""
        model = self.card.visits.table.history
        columns = range(model.columnCount())
        rows = range(model.rowCount())
        return [" | ".join(model.index(row, col).data() for col in columns) for row in rows]

    @property
    def can(self) -> list[str]:
        """The buttons that can be pressed."""
        buttons = self.card.buttons.buttons()
        found = [one for one in buttons if one.isVisible() and one.isEnabled()]
        return sorted(one.text().replace("&", "") for one in found)


Opener = Callable[..., Opened]


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, book: Book) -> Opener:
    window = QWidget()  # owns the cards, as the main window does
    qtbot.addWidget(window)

    def open_card(customer_id: int, using: Book = book) -> Opened:
        card = CustomerCardDialog(using, customer_id, window, now=lambda: NOW)
        card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        made = Opened(qtbot, card)

        def changed(change: Change, who: str) -> None:
            made.changes.append(change)
            made.wanted.append(f"changed {who}")

        card.changed.connect(changed)
        card.erased.connect(lambda: made.wanted.append("erased"))
        card.booking_wanted.connect(lambda id: made.wanted.append(f"booking {id}"))
        card.book_wanted.connect(
            lambda visitor: made.wanted.append(
                f"book {visitor.customer.name} {visitor.usual and visitor.usual.service.name}"
            )
        )
        with qtbot.waitActive(card):
            card.show()
        return made

    return open_card


@pytest.fixture
def zoe(desk: Desk) -> int:
    return desk.store.save_customer(ZOE).id


def visit(desk: Desk, who: int, at: str, status: Status = Status.BOOKED) -> int:
    starts = datetime.fromisoformat(at)
    draft = BookingDraft(who, None, desk.mia.id, desk.cut.id, starts, 45, note="by the window")
    booking_id = desk.store.save_booking(draft).booking_id
    if status is Status.CANCELLED:
        desk.store.cancel_booking(booking_id)
    else:
        desk.store.mark_booking(booking_id, status)
    return booking_id


@pytest.fixture
def known(desk: Desk, zoe: int) -> dict[str, int]:
    """Bookings of Zoe's, all but one of them over."""
    return {
        "old": visit(desk, zoe, "2025-11-03T09:15", Status.DONE),
        "done": visit(desk, zoe, "2026-03-12T10:00", Status.DONE),
        "missed": visit(desk, zoe, "2026-04-01T10:00", Status.NO_SHOW),
        "off": visit(desk, zoe, "2026-04-02T10:00", Status.CANCELLED),
        "next": visit(desk, zoe, "2026-06-04T14:30"),
    }
