"""The search box by keyboard: its list is walked, chosen from and closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.store import Store
from desktop.ui.book import Book
from tests.ui.customers.search_hand import (
    ALT,
    CTRL,
    DOWN,
    ENTER,
    UP,
    Counter,
    anna,
    counter,
    counter_on,
)
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk

__all__ = ["anna", "counter"]


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
