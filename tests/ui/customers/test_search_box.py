from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.models import Customer, Status
from desktop.core.troubles import AppError, Kind
from desktop.core.visits import Visitor
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.customers import search_box
from desktop.ui.customers.found_customers import ROW_ROLE, FoundCustomers, look_up
from tests.ui.conftest import NOW
from tests.ui.customers.search_hand import (
    ALT,
    CTRL,
    DOWN,
    ENTER,
    Counter,
    anna,
    counter,
    counter_on,
    visit,
)
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk

__all__ = ["anna", "counter"]


def test_each_row_says_who_how_to_reach_them_and_both_visits(
    counter: Counter, anna: dict[str, int]
) -> None:
    counter.type("anna")
    assert counter.rows == [
        "Anna Uhl, uhl@mail.example, 2 no-shows, Last: 03/06/2025, Haircut with Tom",
        "Anna Tal, +44 20 7946 0958, Next: 11/01/2027 09:00, Haircut with Mia",
        (
            "Anna Berg, 0171 2345678 · berg@mail.example, "
            "Next: today 14:30, Colour with Tom, Last: Tue 7 Apr, Haircut with Mia"
        ),
        "New booking for “anna”",
    ]
    assert counter.marked == "Anna Uhl"


def test_a_click_opens_the_card_and_the_last_row_books(
    counter: Counter, anna: dict[str, int]
) -> None:
    for row in (1, 3):
        counter.box.begin()
        counter.type("anna")
        found = counter.box.results.list
        place = found.visualRect(counter.box.results.model.index(row)).center()
        counter.qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert counter.wanted == ["card Anna Tal", "new anna"]


def test_whoever_has_no_booking_has_none_to_go_to(counter: Counter, desk: Desk) -> None:
    desk.store.save_customer(Customer(0, "Bo"))
    counter.type("bo")
    assert counter.box.results.keys.text() == "Enter: book again · Ctrl+Enter or click: card"
    counter.press(ENTER, held=ALT)
    assert counter.wanted == []
    assert counter.box.results.state.text() == "\u2068Bo\u2069 has no booking."
    counter.press(ENTER)
    assert counter.wanted == ["book Bo"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("zzz", "Nobody found."),
        ("999 8877", "Nobody found."),
        ("12", "Type three digits of a number, or a name."),
        ("+", "Type three digits of a number, or a name."),
    ],
)
def test_nobody_found_is_said_and_a_booking_offered(
    counter: Counter, anna: dict[str, int], typed: str, said: str
) -> None:
    counter.type(typed)
    assert counter.box.results.state.text() == said
    assert counter.rows == [f"New booking for “{typed}”"]
    counter.press(ENTER, held=CTRL)
    assert counter.wanted == []
    counter.press(ENTER)
    assert counter.wanted == [f"new {typed}"]


def test_where_more_are_found_than_shown_it_says_so(counter: Counter, desk: Desk) -> None:
    for number in range(25):
        desk.store.save_customer(Customer(0, f"Bo {number}"))
    counter.type("bo")
    assert counter.box.results.state.text() == (
        "The first 20 are shown. Type on to find somebody else."
    )
    assert len(counter.rows) == 21


def test_the_list_closes_with_an_empty_field_another_focus_and_another_size(
    counter: Counter, anna: dict[str, int]
) -> None:
    counter.type("a")
    assert counter.rows
    counter.press(Qt.Key.Key_Backspace)
    assert counter.rows == []
    counter.type("a")
    counter.elsewhere.setFocus()
    assert counter.rows == []
    counter.box.begin()  # what stood there is looked for again
    assert counter.rows
    counter.window.resize(900, 700)
    assert counter.rows == []


def test_the_list_stands_below_the_field_inside_the_window(
    counter: Counter, anna: dict[str, int]
) -> None:
    counter.window.resize(420, 240)
    counter.type("anna")
    results, box = counter.box.results, counter.box
    place = QRect(results.mapTo(counter.window, QPoint(0, 0)), results.size())
    assert counter.window.rect().contains(place)
    assert place.top() >= box.mapTo(counter.window, box.rect().bottomLeft()).y()
    scrolling = results.list.verticalScrollBar()
    counter.qtbot.waitUntil(lambda: scrolling.maximum() > 0)  # the rest is scrolled to


def test_a_change_of_the_book_keeps_what_is_marked(
    qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk, anna: dict[str, int]
) -> None:
    counter = counter_on(qtbot, desk, book)
    counter.type("anna")
    counter.press(DOWN)
    book.write(lambda store: store.save_customer(Customer(0, "Anna Zorn")))
    assert counter.rows[0] == "Anna Zorn, No visit yet"
    assert counter.marked == "Anna Tal"
    counter.type(" t")
    assert counter.marked == "Anna Tal"


def test_only_the_answer_to_what_stands_there_now_is_shown(
    qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk, anna: dict[str, int]
) -> None:
    lane, asked = HeldLane(), []

    class Listening(Book):
        def read(self, question, done, **rest):  # noqa: ANN001, ANN003, ANN202 - as in Book
            asked.append(counter.box.text())
            super().read(question, done, **rest)

    counter = counter_on(qtbot, desk, Listening(store, lane))
    counter.type("anna ta")
    assert counter.rows == []
    lane.work()
    assert counter.rows[0].startswith("Anna Tal")
    assert asked == ["a", "anna ta"]  # whatever was typed meanwhile is one question
    counter.type("l")
    counter.press(Qt.Key.Key_Escape)
    lane.work()
    assert counter.rows == []


def test_a_book_that_cannot_be_read_is_said_and_asked_again(
    qtbot: QtBot, dressed: QApplication, desk: Desk, tmp_path: Path, anna: dict[str, int]
) -> None:
    class Damaged(Store):
        broken = True

        def find_visitors(self, typed: str, limit: int = 20) -> list[Visitor]:
            if self.broken:
                raise AppError(Kind.BOOK_DAMAGED)
            return super().find_visitors(typed, limit)

    damaged = Damaged(tmp_path / "book.sqlite", lambda: NOW)
    counter = counter_on(qtbot, desk, Book(damaged, InlineLane()))
    counter.type("anna")
    assert AppError(Kind.BOOK_DAMAGED).advice.title in counter.box.results.state.text()
    counter.press(ENTER)
    assert counter.wanted == []
    damaged.broken = False
    counter.type(" uhl")
    assert counter.rows[0].startswith("Anna Uhl")
    damaged.close()


def test_screen_readers_hear_how_many_and_then_each_row(
    counter: Counter, anna: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    class Reader(QAccessible):
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            assert event.object() is counter.box
            heard.append(f"{event.politeness().name}: {event.message()}")

    monkeypatch.setattr(search_box, "QAccessible", Reader)
    counter.type("anna")
    assert heard == []  # not while one types
    counter.box.announcing.timeout.emit()
    counter.press(DOWN)
    assert not counter.box.announcing.isActive()
    counter.type(" tal")
    counter.box.announcing.timeout.emit()
    counter.type("zzz")
    counter.box.announcing.timeout.emit()
    told = [one.translate({0x2068: None, 0x2069: None}) for one in heard]
    uhl, tal, *_ = (
        "Anna Uhl, uhl@mail.example, 2 no-shows, Last: 03/06/2025, Haircut with Tom",
        ("Anna Tal, +44 20 7946 0958, Next: 11/01/2027 09:00, Haircut with Mia"),
    )
    assert told == [
        f"Polite: 3 customers found. {uhl}",
        f"Assertive: {tal}",
        f"Polite: 1 customer found. {tal}",
        "Polite: Nobody found. New booking for “anna talzzz”",
    ]


def test_the_model_keeps_to_the_rules_of_models(desk: Desk, anna: dict[str, int]) -> None:
    model = FoundCustomers()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found = look_up(desk.store, "anna", NOW)
    model.show(found, "anna")
    assert model.rowCount() == 4
    model.show(found[:1], "anna u")
    model.show([], "x")
    assert [model.count, model.rowCount(), model.index(0).data()] == [
        0,
        1,
        "New booking for “\u2068x\u2069”",
    ]


def test_what_customers_are_called_is_shown_as_it_is(desk: Desk) -> None:
    desk.store.save_customer(Customer(0, "Bo <b>&\nCo", "0171 2345678"))
    desk.store.save_customer(Customer(0, "", "+49 171 7654321", "bo@mail.example"))
    model = FoundCustomers()
    model.show(look_up(desk.store, "bo", NOW), "b\no")
    rows = [model.index(row).data(ROW_ROLE) for row in range(3)]
    assert [row.name for row in rows] == [
        "0171 7654321",
        "Bo <b>& Co",
        "New booking for “\u2068b o\u2069”",
    ]
    tip = model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("<qt>Bo &lt;b&gt;&amp; Co<br>")


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_rows_of_any_length_and_direction_are_drawn(
    counter: Counter, desk: Desk, direction: Qt.LayoutDirection
) -> None:
    very_long = replace(desk.cut, id=0, name="Balayage with gloss " * 9)
    service = desk.store.save_service(very_long)
    for name in ("Anna " * 40, "آنا محمد", "Anna"):
        who = desk.store.save_customer(
            Customer(0, name, "0171 2345678", f"{'x' * 90}anna@x.example")
        )
        missed = visit(desk, who, "2026-03-03T10:00", desk.mia, service)
        desk.store.mark_booking(missed, Status.NO_SHOW)
        visit(desk, who, "2026-04-03T10:00", desk.mia, service)
        visit(desk, who, "2026-06-03T10:00", desk.mia, service)
    counter.box.setLayoutDirection(direction)
    counter.box.results.setLayoutDirection(direction)
    counter.type("xxx")
    drawn = counter.box.results.list.viewport().grab().toImage()
    assert len({drawn.pixel(x, 12) for x in range(drawn.width())}) > 5
