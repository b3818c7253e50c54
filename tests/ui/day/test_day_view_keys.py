"""The day by keyboard and under the right mouse button."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.models import Status
from tests.ui.day_hand import DayHand
from tests.ui.salon import Desk

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, desk: Desk) -> DayHand:
    return DayHand(qtbot, desk)


@pytest.mark.parametrize("typed", ["a", "7", "+", "ä", "ש"])
def test_typing_on_free_time_begins_a_booking_with_what_was_typed(
    hand: DayHand, typed: str
) -> None:
    hand.day()
    hand.go(1, "14:00")
    none = Qt.KeyboardModifier.NoModifier
    pressed = QKeyEvent(QEvent.Type.KeyPress, ord(typed.upper()), none, typed)
    QApplication.sendEvent(hand.canvas, pressed)
    assert hand.happened == [f"typed {typed}"]
    assert hand.view.here() == (hand.desk.tom.id, hand.view.next_place()[1])
    assert f"{hand.view.next_place()[1]:%H:%M}" == "14:00"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Question, SHIFT),  # keyboard help
        (Qt.Key.Key_A, CTRL),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_other_keys_on_free_time_are_left_to_the_window(
    hand: DayHand, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    hand.day()
    hand.go(0, "14:00")
    hand.key(key, modifier)
    assert hand.happened == []


def test_what_is_typed_on_free_time_is_no_shortcut_of_the_window(hand: DayHand) -> None:
    action = QAction(hand.view)
    action.setShortcut("A")
    action.triggered.connect(lambda: hand.happened.append("shortcut"))
    hand.view.addAction(action)
    booking_id = hand.desk.book("10:00", "Anna")
    hand.day()
    hand.go(0, "14:00")
    hand.key("a")
    hand.view.focus_booking(booking_id)
    hand.key("a")
    assert hand.happened == ["typed a", "shortcut"]


def test_single_keys_on_a_booking_and_on_an_absence_reach_the_window(
    hand: DayHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    booking_id, absence_id = hand.desk.book("10:00", "Anna"), hand.away("04T12:00", "04T13:00")
    hand.day()
    monkeypatch.setattr(
        type(hand.view), "keyPressEvent", lambda _, e: hand.happened.append(f"window {e.text()}")
    )
    hand.view.focus_booking(booking_id)
    assert hand.view.focused_booking() == booking_id
    hand.key("a")
    hand.go(0, "11:45")
    hand.key(Qt.Key.Key_Down)
    assert (hand.view.focused_absence(), hand.view.focused_booking()) == (absence_id, 0)
    hand.key("b")
    hand.key(Qt.Key.Key_Down)
    assert (hand.view.focused_absence(), hand.view.focused_booking()) == (0, 0)
    assert hand.happened == ["window a", "window b"]


def test_what_a_screen_reader_presses_gets_the_keyboard(hand: DayHand) -> None:
    anna, bo = hand.desk.book("10:00", "Anna"), hand.desk.book("12:00", "Bo")
    hand.day()
    hand.view.focus_booking(anna)
    pressed = QAccessible.queryAccessibleInterface(hand.canvas.blocks[bo])
    assert pressed is not None
    pressed.actionInterface().doAction("Press")
    hand.qtbot.waitUntil(lambda: hand.happened == [f"booking_chosen {bo}"])
    assert hand.view.focused_booking() == bo


def test_nothing_is_focused_while_the_keyboard_is_elsewhere(hand: DayHand) -> None:
    booking_id = hand.desk.book("10:00", "Anna")
    hand.day()
    hand.view.focus_booking(booking_id)
    hand.view.heads.buttons[0].setFocus()
    assert hand.view.focused_booking() == 0
    assert not hand.view.has_keyboard()


def test_every_stop_says_staff_time_and_how_it_stands(hand: DayHand) -> None:
    hand.desk.book("09:00", "Anna")
    hand.away("04T10:00", "04T11:00", "lunch")
    hand.day()
    hand.go(0, "08:45")
    said = [hand.where]
    for _ in range(4):
        hand.key(Qt.Key.Key_Down)
        said.append(hand.where)
    hand.key(Qt.Key.Key_Right)
    said.append(hand.where)
    assert said == [
        "Mia, 08:45, outside working hours",
        "09:00 to 09:45, Anna, Haircut with Mia, on site",
        "Mia, 09:45, free",
        "Mia, 10:00 to 11:00, break, lunch",
        "Mia, 11:00, free",
        "Tom, 11:00, free",
    ]


def test_walking_sideways_over_a_long_booking_keeps_the_time(hand: DayHand) -> None:
    hand.desk.book("10:00", "Anna", service=hand.desk.colour)
    hand.day()
    hand.go(1, "11:30")
    hand.key(Qt.Key.Key_Left)
    assert hand.where.startswith("10:00 to 12:00, Anna")
    hand.key(Qt.Key.Key_Right)
    assert hand.where == "Tom, 11:30, free"


def test_the_right_button_asks_for_the_menu_of_what_is_under_it(hand: DayHand) -> None:
    booking_id, absence_id = hand.desk.book("10:00", "Anna"), hand.away("04T12:00", "04T13:00")
    hand.day()
    for point in (hand.point(0, "10:10"), hand.point(0, "12:10"), hand.point(1, "11:16")):
        hand.right_click(point)
        assert hand.menu_at == hand.canvas.mapToGlobal(point)
    assert hand.happened == [
        f"booking_menu_wanted {booking_id}",
        f"absence_menu_wanted {absence_id}",
        f"slot_menu_wanted {hand.desk.tom.id} 04. 11:15",
    ]
    assert hand.where == "Tom, 11:15, free"  # the menu is about where the keyboard now is


@pytest.mark.parametrize("own_event", [False, True])
def test_the_menu_can_be_asked_for_by_keyboard(hand: DayHand, own_event: bool) -> None:
    booking_id, absence_id = hand.desk.book("10:00", "Anna"), hand.away("04T12:00", "04T13:00")
    hand.day()

    def ask() -> None:
        focus = QApplication.focusWidget()
        if own_event:  # as the menu key sends it
            reason = QContextMenuEvent.Reason.Keyboard
            middle = focus.rect().center()
            asked = QContextMenuEvent(reason, middle, focus.mapToGlobal(middle))
            QApplication.sendEvent(focus, asked)
        else:
            hand.key(Qt.Key.Key_F10, SHIFT)

    hand.view.focus_booking(booking_id)
    ask()
    block = hand.canvas.blocks[booking_id]
    assert block.rect().contains(block.mapFromGlobal(hand.menu_at))
    hand.go(0, "11:45")
    ask()
    hand.key(Qt.Key.Key_Down)
    ask()
    assert hand.happened == [
        f"booking_menu_wanted {booking_id}",
        f"slot_menu_wanted {hand.desk.mia.id} 04. 11:45",
        f"absence_menu_wanted {absence_id}",
    ]


def test_a_booking_can_be_moved_by_keys(hand: DayHand) -> None:
    booking_id = hand.desk.book("10:00", "Anna")
    hand.day()
    hand.view.start_moving(booking_id)
    assert hand.view.mover.is_moving
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)
    moved = f"booking_dropped {booking_id} {hand.desk.tom.id} 04. 10:05 45"
    assert hand.happened == [moved]


def test_what_is_cancelled_is_not_moved(hand: DayHand) -> None:
    booking_id = hand.desk.book("10:00", "Anna")
    hand.desk.store.cancel_booking(booking_id)
    hand.day()
    hand.view.start_moving(booking_id)
    assert not hand.view.mover.is_moving


def test_the_state_of_a_booking_is_said(hand: DayHand) -> None:
    said = {}
    for number, status in enumerate(one for one in Status if not one.is_off):
        booking_id = hand.desk.book(f"1{number}:00", "Anna")
        hand.desk.store.mark_booking(booking_id, status)
        said[status] = booking_id
    hand.day()
    names = [hand.canvas.blocks[booking_id].accessibleName() for booking_id in said.values()]
    assert [name.split(", ")[2] for name in names] == [
        "Haircut with Mia",
        "confirmed",
        "arrived",
        "in progress",
        "done",
        "no-show",
    ]
