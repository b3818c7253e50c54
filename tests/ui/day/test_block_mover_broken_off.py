"""A drag that is broken off leaves the booking where it was."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.moving_hand import NONE, RIGHT, Hand
from tests.ui.salon import Desk


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, desk: Desk) -> Hand:
    return Hand(qtbot, desk)


def lose_focus(hand: Hand) -> None:
    hand.other.setFocus()


def leave_window(hand: Hand) -> None:
    QApplication.sendEvent(hand.window, QEvent(QEvent.Type.WindowDeactivate))


def dialog_opens(hand: Hand) -> None:
    QApplication.sendEvent(hand.window, QEvent(QEvent.Type.WindowBlocked))


def lose_grab(hand: Hand) -> None:
    QApplication.sendEvent(hand.block, QEvent(QEvent.Type.UngrabMouse))


def page_changes(hand: Hand) -> None:
    hand.view.hide()


def escape(hand: Hand) -> None:
    hand.key(Qt.Key.Key_Escape)


def tab(hand: Hand) -> None:
    hand.key(Qt.Key.Key_Tab)


def right_button(hand: Hand) -> None:
    asked: list[QPoint] = []
    hand.block.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    hand.block.customContextMenuRequested.connect(asked.append)
    hand.press(hand.point(0, "10:15"), RIGHT)
    hand.release(RIGHT)
    assert asked == []


def other_code(hand: Hand) -> None:
    hand.mover.put_back()


ENDS = [
    lose_focus,
    leave_window,
    dialog_opens,
    lose_grab,
    page_changes,
    escape,
    tab,
    right_button,
    other_code,
]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_a_drag_that_is_broken_off_changes_nothing(hand: Hand, end: Callable[[Hand], None]) -> None:
    hand.press(hand.point(0, "10:15"))
    hand.move(hand.point(1, "12:00"))
    end(hand)
    assert not hand.mover.is_moving
    assert hand.shown == ""
    assert hand.veil.isHidden()
    hand.move(hand.point(1, "12:30"))
    assert not hand.mover.is_moving  # the button is still down
    hand.move(hand.point(0, "10:15"))
    hand.release()
    assert hand.happened == []


def test_after_a_drag_was_broken_off_the_block_can_be_clicked_and_dragged(hand: Hand) -> None:
    hand.press(hand.point(0, "10:15"))
    hand.by(0, 40)
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    hand.press(hand.point(0, "10:15"))
    hand.release()
    hand.drag(hand.point(0, "10:15"), hand.point(0, "11:15"))
    assert hand.happened == ["opened", "Anna: Mia 11:00-11:45"]


def over_a_free_slot(hand: Hand) -> None:
    pos = QPointF(hand.point(1, "14:00"))
    glob = QPointF(hand.canvas.mapToGlobal(pos))
    move, plain = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(hand.canvas, QMouseEvent(move, pos, glob, NONE, NONE, plain))


def over_another_block(hand: Hand) -> None:
    hand.hover(hand.point(1, "10:15"))


@pytest.mark.parametrize("pointer", [over_a_free_slot, over_another_block])
def test_a_release_nobody_saw_puts_the_booking_back(
    hand: Hand, pointer: Callable[[Hand], None]
) -> None:
    hand.press(hand.point(0, "10:15"))
    hand.by(0, 60)
    pointer(hand)
    assert not hand.mover.is_moving
    assert hand.happened == []


def test_a_drag_ends_when_the_booking_is_gone(hand: Hand) -> None:
    hand.press(hand.point(0, "10:15"))
    hand.move(hand.point(0, "11:15"))
    hand.desk.store.cancel_booking(hand.anna)
    hand.refresh()
    assert not hand.mover.is_moving
    assert hand.shown == ""


def test_a_drag_ends_when_the_booking_may_not_be_moved_any_more(hand: Hand) -> None:
    hand.press(hand.point(0, "10:15"))
    hand.move(hand.point(0, "11:15"))
    hand.call_off()
    assert not hand.mover.is_moving
