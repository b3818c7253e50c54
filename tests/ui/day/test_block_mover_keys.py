"""The keyboard's move mode on a real day."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.day import block_mover
from tests.ui.moving_hand import Hand
from tests.ui.salon import Desk

UP, DOWN, SIDE_LEFT, SIDE_RIGHT = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
)
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
HELP = (
    "Moving Anna: Mia, 10:00 to 10:45. Arrow keys move it, Shift with up or down changes the "
    "length, Enter keeps it there, Escape puts it back."
)
PUT_BACK = ["keys False", "Put back: Mia, 10:00 to 10:45"]


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, desk: Desk) -> Hand:
    made = Hand(qtbot, desk)
    assert made.mover.start_keys(made.anna)
    assert made.happened == ["keys True", HELP]
    made.happened.clear()
    return made


def test_arrows_move_and_lengthen_and_each_step_is_said(hand: Hand) -> None:
    assert hand.shown == "10:00–10:45 | 45 min | Anna"
    hand.key(DOWN, UP, UP)
    hand.key(DOWN, modifier=CTRL)
    hand.key(SIDE_RIGHT, SIDE_RIGHT)
    hand.key(DOWN, DOWN, modifier=SHIFT)
    hand.key(UP, modifier=SHIFT)
    hand.key(DOWN, modifier=SHIFT | CTRL)
    hand.key(Qt.Key.Key_PageUp)
    assert hand.happened == [
        "Mia, 10:05 to 10:50",
        "Mia, 10:00 to 10:45",
        "Mia, 09:55 to 10:40",
        "Mia, 10:55 to 11:40",
        "Tom, 10:55 to 11:40",
        "Tom, 10:55 to 11:40",  # at the last column: said again, so that the key was heard
        "Tom, 10:55 to 11:45",
        "Tom, 10:55 to 11:50",
        "Tom, 10:55 to 11:45",
        "Tom, 10:55 to 12:45",
        "Tom, 09:55 to 11:45",
    ]
    assert hand.shown == "09:55–11:45 | 110 min | Anna"


def test_each_step_is_announced_and_overtakes_the_one_before(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    class Reader(QAccessible):
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            assert event.object() is hand.canvas
            heard.append((event.message(), event.politeness()))

    monkeypatch.setattr(block_mover, "QAccessible", Reader)
    hand.key(DOWN)
    assert heard == [
        ("\u2068Mia\u2069, 10:05 to 10:50", QAccessible.AnnouncementPoliteness.Assertive)
    ]


def test_enter_drops_the_booking_and_does_not_open_it(hand: Hand) -> None:
    hand.key(DOWN)
    hold(ENTER)
    assert hand.happened == ["Mia, 10:05 to 10:50", "keys False", "Anna: Mia 10:05-10:50"]
    assert not hand.mover.is_moving
    hand.key(ENTER)  # pressed anew it opens
    assert hand.happened[3:] == ["opened"]


def hold(key: Qt.Key) -> None:
    """Press a key until it repeats, and let go."""
    for kind, repeats in (
        (QEvent.Type.KeyPress, False),
        (QEvent.Type.KeyRelease, True),
        (QEvent.Type.KeyPress, True),
        (QEvent.Type.KeyRelease, False),
    ):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeats)
        QApplication.sendEvent(QApplication.focusWidget(), event)


def test_enter_at_the_old_place_drops_nothing(hand: Hand) -> None:
    hand.key(DOWN, UP, ENTER)
    assert hand.happened[2:] == ["keys False", "Left where it was: Mia, 10:00 to 10:45"]
    assert hand.shown == ""


def test_escape_puts_it_back(hand: Hand) -> None:
    hand.key(DOWN, ESC)
    assert hand.happened[1:] == PUT_BACK
    assert hand.shown == ""
    assert QApplication.focusWidget() is hand.block


def test_tab_puts_it_back_and_goes_on(hand: Hand) -> None:
    hand.key(DOWN, Qt.Key.Key_Tab)
    assert hand.happened[1:] == PUT_BACK
    assert QApplication.focusWidget() is not hand.block


def test_losing_the_focus_puts_it_back(hand: Hand) -> None:
    hand.key(DOWN)
    hand.other.setFocus()
    assert hand.happened[1:] == PUT_BACK


def test_a_click_on_the_booking_puts_it_back(hand: Hand) -> None:
    hand.key(DOWN)
    hand.press(hand.block.geometry().center())
    assert hand.happened[1:] == PUT_BACK
    hand.release()


def test_every_other_key_and_shortcut_waits_until_the_move_is_over(hand: Hand) -> None:
    pressed: list[str] = []
    for keys in ("Delete", "Ctrl+Z", "Alt+Left", "N"):
        shortcut = QShortcut(QKeySequence(keys), hand.window)
        shortcut.activated.connect(lambda keys=keys: pressed.append(keys))

    def press_all() -> None:
        hand.key(Qt.Key.Key_Delete, Qt.Key.Key_N)
        hand.key(Qt.Key.Key_Z, modifier=CTRL)
        hand.key(SIDE_LEFT, modifier=Qt.KeyboardModifier.AltModifier)

    press_all()
    assert (pressed, hand.happened) == ([], [])
    assert hand.mover.is_moving
    hand.key(ESC)
    press_all()
    assert pressed == ["Delete", "N", "Ctrl+Z", "Alt+Left"]


def test_the_ghost_stays_in_sight(hand: Hand) -> None:
    hand.key(*[Qt.Key.Key_PageDown] * 9)
    seen = hand.view.viewport().rect()
    seen.translate(hand.view.horizontalScrollBar().value(), hand.view.verticalScrollBar().value())
    assert seen.contains(hand.ghost.outline)
    assert hand.happened[-1] == "Mia, 18:15 to 19:00"


def test_a_day_shown_anew_does_not_end_the_move(hand: Hand) -> None:
    hand.key(DOWN)
    hand.desk.book("06:00", "Early")  # the day now begins earlier: everything moves down
    hand.refresh()
    hand.key(DOWN)
    assert hand.happened == ["Mia, 10:05 to 10:50", "Mia, 10:10 to 10:55"]
    assert hand.ghost.outline.top() == hand.canvas.grid.y(10 * 60 + 10) + 1


def test_a_booking_not_yet_moved_goes_along_when_somebody_else_moves_it(hand: Hand) -> None:
    hand.desk.store.move_booking(hand.anna, datetime(2026, 5, 4, 11))
    hand.refresh()
    hand.key(ENTER)
    assert hand.happened == ["keys False", "Left where it was: Mia, 11:00 to 11:45"]


def test_the_move_ends_when_the_booking_is_gone(hand: Hand) -> None:
    hand.key(DOWN)
    hand.desk.store.cancel_booking(hand.anna)
    hand.refresh()
    assert hand.happened[1:] == ["keys False", "This booking is no longer shown"]
    assert hand.shown == ""


def test_only_one_booking_moves_at_a_time_and_only_one_that_is_shown(hand: Hand) -> None:
    assert not hand.mover.start_keys(hand.bo)
    hand.key(ESC)
    assert not hand.mover.start_keys(4711)
    assert hand.mover.start_keys(hand.bo)


def test_a_booking_is_not_left_with_somebody_else_when_columns_change_places(hand: Hand) -> None:
    hand.key(SIDE_RIGHT)
    store, tom = hand.desk.store, hand.desk.tom
    store.save_staff(replace(tom, position=-1))
    hand.refresh()
    assert hand.happened[1:] == ["keys False", "Put back: Mia, 10:00 to 10:45"]
