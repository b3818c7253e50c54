from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import BookingDraft, Customer, Service, Staff, Status
from desktop.core.troubles import AppError, Kind
from desktop.core.visits import Visitor
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.customers import search_box
from desktop.ui.customers.found_customers import ROW_ROLE, FoundCustomers, look_up
from desktop.ui.customers.search_box import SearchBox
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
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


@pytest.mark.parametrize("typed", ["berg anna", "5678", "0049 171 23", "BERG@mail", "5678 an"])
def test_a_customer_is_found_by_any_part_and_booked_again_with_enter(
    counter: Counter, anna: dict[str, int], typed: str
) -> None:
    counter.type(typed)
    counter.press(ENTER)
    assert counter.wanted == ["book Anna Berg, Haircut with Mia"]
    assert counter.box.text() == ""
    assert counter.rows == []
    assert QApplication.focusWidget() is counter.elsewhere


def test_arrows_walk_the_list_and_stop_at_its_ends(counter: Counter, anna: dict[str, int]) -> None:
    counter.type("anna")
    seen = []
    for key in (DOWN, DOWN, DOWN, DOWN, UP, Qt.Key.Key_PageUp, UP, Qt.Key.Key_PageDown):
        counter.press(key)
        seen.append(counter.marked.removeprefix("Anna "))
    offer = "New booking for “\u2068anna\u2069”"
    assert seen == ["Tal", "Berg", offer, offer, "Berg", "Uhl", "Uhl", offer]
    assert QApplication.focusWidget() is counter.box


@pytest.mark.parametrize(
    ("down", "key", "held", "wanted"),
    [
        (1, ENTER, CTRL, "card Anna Tal"),
        (1, Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier, "card Anna Tal"),
        (1, Qt.Key.Key_Right, CTRL & ALT, "card Anna Tal"),
        (2, ENTER, ALT, "booking berg next"),
        (0, ENTER, ALT, "booking uhl last"),
        (
            1,
            Qt.Key.Key_Enter,
            Qt.KeyboardModifier.KeypadModifier,
            "book Anna Tal, Haircut with Mia",
        ),
        (3, ENTER, CTRL & ALT, "new anna"),
    ],
)
def test_keys_lead_to_the_card_the_booking_or_a_new_one(
    counter: Counter,
    anna: dict[str, int],
    down: int,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    wanted: str,
) -> None:
    counter.type("anna")
    counter.press(*[DOWN] * down)
    counter.press(key, held=held)
    names = {f"booking {booking_id}": f"booking {name}" for name, booking_id in anna.items()}
    assert [names.get(one, one) for one in counter.wanted] == [wanted]


def test_the_right_arrow_moves_within_the_text_as_ever(
    counter: Counter, anna: dict[str, int]
) -> None:
    counter.type("anna")
    counter.press(Qt.Key.Key_Left, Qt.Key.Key_Right)
    assert counter.wanted == []
    assert counter.box.cursorPosition() == 4


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


def test_escape_closes_the_list_and_then_leaves_the_field(
    counter: Counter, anna: dict[str, int]
) -> None:
    counter.type("anna")
    counter.press(Qt.Key.Key_Escape)
    assert (counter.rows, counter.box.text()) == ([], "anna")
    counter.press(DOWN)  # opens it again
    assert counter.marked == "Anna Uhl"
    counter.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert counter.box.text() == ""
    assert QApplication.focusWidget() is counter.elsewhere


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


def test_the_windows_shortcuts_leave_the_lists_keys_alone(
    counter: Counter, anna: dict[str, int]
) -> None:
    pressed: list[str] = []
    for keys in ("Esc", "Return", "Alt+Return", "Down"):
        shortcut = QShortcut(QKeySequence(keys), counter.window)
        shortcut.activated.connect(lambda keys=keys: pressed.append(keys))
    counter.type("anna")
    counter.press(DOWN, Qt.Key.Key_Escape)
    counter.type("a")
    counter.press(Qt.Key.Key_Backspace, ENTER)
    assert pressed == []


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


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("5678", ["book Anna Berg, Haircut with Mia"]),
        ("Zoe", ["new Zoe"]),
        ("anna", []),  # three of them: look first
    ],
)
def test_enter_before_the_answer_counts_where_it_leaves_no_choice(
    qtbot: QtBot,
    dressed: QApplication,
    store: Store,
    desk: Desk,
    anna: dict[str, int],
    typed: str,
    wanted: list[str],
) -> None:
    lane = HeldLane()
    counter = counter_on(qtbot, desk, Book(store, lane))
    counter.type(typed)
    counter.press(ENTER)
    assert counter.wanted == []
    lane.work()
    assert counter.wanted == wanted
    assert bool(counter.rows) is not bool(wanted)


def test_enter_never_takes_a_row_of_an_older_answer(
    qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk, anna: dict[str, int]
) -> None:
    lane = HeldLane()
    counter = counter_on(qtbot, desk, Book(store, lane))
    counter.type("anna")
    lane.work()
    assert counter.marked == "Anna Uhl"
    counter.type(" berg")
    counter.press(ENTER)
    lane.work()
    assert counter.wanted == ["book Anna Berg, Haircut with Mia"]


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
