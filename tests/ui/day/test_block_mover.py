"""Bookings dragged and stretched on a real day."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.moving_hand import RIGHT, Hand
from tests.ui.salon import Desk

SIZE_VER = Qt.CursorShape.SizeVerCursor
BY_TOUCH = Qt.MouseEventSource.MouseEventSynthesizedByQt


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, desk: Desk) -> Hand:
    return Hand(qtbot, desk)


def test_a_click_opens_the_booking_as_before(hand: Hand) -> None:
    hand.press(hand.point(0, "10:15"))
    hand.by(QApplication.startDragDistance() - 1, 0)
    assert not hand.mover.is_moving
    hand.release()
    assert hand.happened == ["opened"]


def test_a_finger_that_rolls_still_clicks(hand: Hand) -> None:
    hand.press(hand.point(0, "10:15"))
    hand.move(hand.at + QPoint(0, 2 * QApplication.startDragDistance()), BY_TOUCH)
    hand.release()
    assert hand.happened == ["opened"]


def test_a_dragged_booking_follows_in_steps_of_five_minutes_and_tells_where_it_is(
    hand: Hand,
) -> None:
    hand.press(hand.point(0, "10:15"))
    hand.move(hand.point(0, "10:32"))
    assert hand.mover.is_moving
    assert hand.shown == "10:15–11:00 | 45 min | Anna"
    assert hand.ghost.outline.top() == hand.canvas.grid.y(10 * 60 + 15) + 1
    assert hand.veil.geometry() == hand.block.geometry()
    hand.move(hand.point(0, "9:59"))
    assert hand.shown == "09:45–10:30 | 45 min | Anna"
    hand.release()
    assert hand.happened == ["Anna: Mia 9:45-10:30"]
    assert not hand.mover.is_moving


def test_the_keyboard_goes_with_the_booking_that_is_dragged(hand: Hand) -> None:
    hand.view.focus_booking(hand.bo)
    hand.drag(hand.point(0, "10:15"), hand.point(0, "10:32"))
    assert hand.view.focused_booking() == hand.anna
    hand.refresh()
    assert hand.view.focused_booking() == hand.anna


def test_a_booking_goes_to_another_column(hand: Hand) -> None:
    hand.press(hand.point(0, "10:15"))
    hand.move(hand.point(1, "10:16"))
    assert hand.canvas.grid.x(1) <= hand.ghost.outline.left()
    hand.move(hand.point(1, "10:16") + QPoint(5000, 0))
    hand.release()
    assert hand.happened == ["Anna: Tom 10:00-10:45"]


def test_a_booking_let_go_where_it_was_is_neither_moved_nor_opened(hand: Hand) -> None:
    hand.press(hand.point(0, "10:15"))
    hand.move(hand.point(1, "12:00"))
    hand.move(hand.point(0, "10:15"))
    hand.release()
    assert hand.happened == []
    assert hand.shown == ""
    assert hand.veil.isHidden()


@pytest.mark.parametrize(
    ("edge", "to", "there"),
    [
        ("bottom", "11:15", "10:00-11:15"),
        ("bottom", "10:20", "10:00-10:20"),
        ("bottom", "9:00", "10:00-10:05"),
        ("top", "9:30", "9:30-10:45"),
        ("top", "12:00", "10:40-10:45"),
    ],
)
def test_an_edge_changes_the_length_and_stays_in_its_column(
    hand: Hand, edge: str, to: str, there: str
) -> None:
    box = hand.block.geometry()
    hand.press(QPoint(40, box.bottom() if edge == "bottom" else box.top()))
    hand.move(hand.point(1, to))
    hand.release()
    assert hand.happened == [f"Anna: Mia {there}"]


def test_the_cursor_shows_what_an_edge_does(hand: Hand) -> None:
    box, own = hand.block.geometry(), hand.block.cursor().shape()
    assert hand.hover(QPoint(40, box.bottom() - 2)) == SIZE_VER
    assert hand.hover(box.center()) == own
    assert hand.hover(QPoint(40, box.top() + 2)) == SIZE_VER
    hand.press(QPoint(40, box.bottom() - 2))
    hand.by(0, 30)
    assert hand.block.cursor().shape() == SIZE_VER
    hand.release()
    assert hand.block.cursor().shape() == own
    hand.press(hand.point(0, "10:15"))
    hand.by(0, 30)
    assert hand.block.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    hand.key(Qt.Key.Key_Escape)
    assert hand.block.cursor().shape() == own
    hand.release()
    hand.call_off()
    assert hand.hover(QPoint(40, box.bottom() - 2)) == own


def test_what_may_not_be_moved_is_not(hand: Hand) -> None:
    hand.call_off()
    hand.press(hand.point(0, "10:15"))
    hand.move(hand.point(0, "10:35"))
    assert not hand.mover.is_moving
    assert not hand.mover.start_keys(hand.anna)
    hand.release()
    assert hand.happened == ["opened"]  # still over the block: an ordinary click


def test_a_right_click_still_asks_for_a_menu(hand: Hand) -> None:
    asked: list[QPoint] = []
    hand.block.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    hand.block.customContextMenuRequested.connect(asked.append)
    hand.press(hand.point(0, "10:15"), RIGHT)
    assert len(asked) == 1


def test_blocks_that_come_later_can_be_dragged_too(hand: Hand) -> None:
    hand.desk.book("14:00", "Cleo")
    hand.refresh()
    hand.drag(hand.point(0, "14:15"), hand.point(1, "14:15"))
    assert hand.happened == ["Cleo: Tom 14:00-14:45"]


def test_the_ghost_stands_above_bookings_that_come_later(hand: Hand) -> None:
    hand.press(hand.point(0, "10:15"))
    hand.move(hand.point(0, "14:15"))
    late = hand.desk.book("14:00", "Cleo")
    hand.refresh()
    children = hand.canvas.children()
    assert children.index(hand.ghost) > children.index(hand.canvas.blocks[late])
    hand.key(Qt.Key.Key_Escape)


def test_the_view_scrolls_while_a_booking_is_held_at_its_border(hand: Hand, qtbot: QtBot) -> None:
    bar = hand.view.verticalScrollBar()
    hand.press(hand.point(0, "10:15"))
    before = hand.shown
    hand.move(hand.canvas.mapFrom(hand.view, QPoint(100, hand.view.height() - 4)))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert hand.shown > before
    low = hand.shown
    hand.move(hand.canvas.mapFrom(hand.view, QPoint(100, 2)))
    qtbot.waitUntil(lambda: bar.value() == 0)
    assert hand.shown < low
    hand.key(Qt.Key.Key_Escape)


def test_a_drag_goes_on_over_a_day_shown_anew(hand: Hand) -> None:
    hand.press(hand.point(0, "10:15"))
    hand.move(hand.point(0, "11:15"))
    hand.desk.book("06:00", "Early")  # the day now begins earlier: everything moves down
    hand.refresh()
    assert hand.mover.is_moving
    assert hand.veil.geometry() == hand.block.geometry()
    hand.release()
    assert hand.happened == ["Anna: Mia 11:00-11:45"]


def test_the_ghost_stays_until_the_day_is_shown_anew(hand: Hand, qtbot: QtBot) -> None:
    hand.drag(hand.point(0, "10:15"), hand.point(0, "11:15"))
    assert hand.shown
    hand.mover.follow()
    assert not hand.shown
    hand.drag(hand.point(0, "10:15"), hand.point(0, "11:15"))
    qtbot.waitUntil(lambda: not hand.shown)  # nobody showed it anew


class Painted(QObject):
    """Remembers which of the watched widgets were painted."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self.widgets: set[QWidget] = set()
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.widgets.add(watched)
        return False


def test_a_drag_paints_nothing_far_from_the_ghost(hand: Hand, qtbot: QtBot) -> None:
    painted = Painted(hand.ghost, hand.block, hand.canvas.blocks[hand.bo])
    hand.press(hand.point(0, "10:15"))
    hand.move(hand.point(0, "11:15"))
    qtbot.waitUntil(lambda: hand.ghost in painted.widgets)
    painted.widgets.clear()
    hand.by(0, 2)  # not yet the next five minutes
    assert hand.ghost not in painted.widgets
    hand.by(0, 30)
    qtbot.waitUntil(lambda: hand.ghost in painted.widgets)
    assert painted.widgets == {hand.ghost}
    hand.key(Qt.Key.Key_Escape)
