"""A search box with somebody at it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import BookingDraft, Customer, Service, Staff, Status
from desktop.core.visits import Visitor
from desktop.ui.book import Book
from desktop.ui.customers.search_box import SearchBox
from tests.ui.conftest import NOW
from tests.ui.salon import Desk

ENTER, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@dataclass
class Counter:
    """A window with the box in it, and a field that had the focus before."""

    qtbot: QtBot
    desk: Desk
    window: QMainWindow
    elsewhere: QLineEdit
    box: SearchBox
    wanted: list[str] = field(default_factory=list)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.box, text)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = CTRL & ALT) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key, held)

    @property
    def rows(self) -> list[str]:
        """Every row as a screen reader says it, without the marks that keep directions apart."""
        if not self.box.results.is_open():
            return []
        model = self.box.results.model
        spoken = Qt.ItemDataRole.AccessibleTextRole
        found = [model.index(row).data(spoken) for row in range(model.rowCount())]
        return [text.translate({0x2068: None, 0x2069: None}) for text in found]

    @property
    def marked(self) -> str:
        row = self.box.results.marked()
        return row.name if row else ""


def counter_on(qtbot: QtBot, desk: Desk, book: Book) -> Counter:
    window, page = QMainWindow(), QWidget()
    window.resize(1000, 700)
    window.setCentralWidget(page)
    elsewhere, box = QLineEdit(), SearchBox(book, now=lambda: NOW)
    layout = QVBoxLayout(page)
    layout.addWidget(elsewhere)
    layout.addWidget(box)
    layout.addStretch()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    elsewhere.setFocus()
    made = Counter(qtbot, desk, window, elsewhere, box)
    box.book_wanted.connect(lambda visitor: made.wanted.append(f"book {who(visitor)}"))
    box.card_wanted.connect(lambda id: made.wanted.append(f"card {desk.store.customer(id).name}"))
    box.booking_wanted.connect(lambda id: made.wanted.append(f"booking {id}"))
    box.new_wanted.connect(lambda typed: made.wanted.append(f"new {typed}"))
    box.begin()
    return made


def who(visitor: Visitor) -> str:
    usual = visitor.usual
    again = f", {usual.service.name} with {usual.staff.name}" if usual else ""
    return f"{visitor.customer.name}{again}"


@pytest.fixture
def counter(qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk) -> Iterator[Counter]:
    made = counter_on(qtbot, desk, book)
    yield made
    made.window.hide()


def visit(desk: Desk, who: Customer, at: str, staff: Staff, service: Service) -> int:
    starts = datetime.fromisoformat(at)
    draft = BookingDraft(who.id, None, staff.id, service.id, starts, service.minutes)
    return desk.store.save_booking(draft).booking_id


@pytest.fixture
def anna(desk: Desk) -> dict[str, int]:
    """Three called Anna: one with a past, one with a future, one with a bad past and no number."""
    berg = desk.store.save_customer(Customer(0, "Anna Berg", "0171 2345678", "berg@mail.example"))
    tal = desk.store.save_customer(Customer(0, "Anna Tal", "+44 20 7946 0958"))
    uhl = desk.store.save_customer(Customer(0, "Anna Uhl", "", "uhl@mail.example"))
    return {
        "berg last": visit(desk, berg, "2026-04-07T10:00", desk.mia, desk.cut),
        "berg next": visit(desk, berg, "2026-05-04T14:30", desk.tom, desk.colour),
        "tal next": visit(desk, tal, "2027-01-11T09:00", desk.mia, desk.cut),
        "uhl last": visit(desk, uhl, "2025-06-03T16:00", desk.tom, desk.cut),
        **{
            f"uhl missed {day}": desk.store.mark_booking(
                visit(desk, uhl, f"2026-03-{day}T10:00", desk.mia, desk.cut), Status.NO_SHOW
            ).booking_id
            for day in ("10", "17")
        },
    }
