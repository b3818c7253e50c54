"""Slots of other lengths, zoom, and the room there is."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.preferences import SLOT_MINUTES
from desktop.ui.day.day_grid import Grid
from desktop.ui.day.time_axis import label_step
from tests.ui.day_hand import DayHand
from tests.ui.salon import Desk


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, desk: Desk) -> DayHand:
    made = DayHand(qtbot, desk)
    made.day()
    return made


def wheel(hand: DayHand, below: int, angle: int, modifier: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the canvas, so many pixels below its top as it is seen."""
    window = hand.view.windowHandle()
    point = hand.view.viewport().mapTo(hand.view, QPoint(100, below))
    QTest.wheelEvent(window, QPointF(point), QPoint(0, angle), stateKey=modifier)


def minute_at(hand: DayHand, below: int) -> float:
    """The time so many pixels below the top of what is seen."""
    grid, top = hand.canvas.grid, hand.view.verticalScrollBar().value()
    return grid.first + (top + below) * grid.slot / grid.slot_height


@pytest.mark.parametrize("zoom", [50, 100, 300])
@pytest.mark.parametrize("slot", SLOT_MINUTES)
def test_another_scale_leaves_the_time_in_the_middle(hand: DayHand, slot: int, zoom: int) -> None:
    hand.view.set_scale(15, 300)
    hand.view.verticalScrollBar().setValue(hand.canvas.grid.y(12 * 60))
    middle = hand.view.viewport().height() // 2
    before = minute_at(hand, middle)
    hand.view.set_scale(slot, zoom)
    assert (hand.view.slot_minutes, hand.view.zoom) == (slot, zoom)
    bar, grid = hand.view.verticalScrollBar(), hand.canvas.grid
    if bar.minimum() < bar.value() < bar.maximum():
        assert minute_at(hand, middle) == pytest.approx(before, abs=slot / grid.slot_height)
    else:  # at the end of the day; all that can be done
        assert grid.y(int(before)) - middle <= 0 or grid.y(int(before)) + middle >= grid.height - 1
    assert hand.happened == []  # who sets it knows


def test_the_wheel_with_ctrl_zooms_where_the_pointer_is(hand: DayHand) -> None:
    hand.view.set_scale(15, 200)
    hand.view.verticalScrollBar().setValue(hand.canvas.grid.y(11 * 60))
    before = minute_at(hand, 80)
    wheel(hand, 80, 120, Qt.KeyboardModifier.ControlModifier)
    assert hand.happened == ["zoomed 250"]
    assert minute_at(hand, 80) == pytest.approx(before, abs=1)
    wheel(hand, 80, -120, Qt.KeyboardModifier.ControlModifier)
    assert hand.view.zoom == 200
    assert minute_at(hand, 80) == pytest.approx(before, abs=1)


def test_the_wheel_alone_scrolls(hand: DayHand) -> None:
    hand.view.verticalScrollBar().setValue(0)
    wheel(hand, 80, -120, Qt.KeyboardModifier.NoModifier)
    assert hand.view.verticalScrollBar().value() > 0
    assert hand.happened == []


def test_zooming_further_than_there_is_says_nothing(hand: DayHand) -> None:
    hand.view.zoom_by(20)
    hand.view.zoom_by(1)
    hand.view.zoom_by(-20)
    assert hand.happened == ["zoomed 300", "zoomed 50"]


def test_slots_of_another_length_are_walked_and_clicked(hand: DayHand) -> None:
    hand.view.set_scale(5, 100)
    hand.go(0, "14:00")
    hand.key(Qt.Key.Key_Down)
    assert hand.where == "Mia, 14:05, free"
    hand.view.set_scale(60, 100)
    hand.qtbot.mouseClick(hand.canvas, Qt.MouseButton.LeftButton, pos=hand.point(1, "14:40"))
    assert hand.happened == [f"slot_chosen {hand.desk.tom.id} 04. 14:00"]


def test_in_a_long_slot_a_click_behind_a_booking_begins_behind_it(hand: DayHand) -> None:
    hand.desk.book("14:00", "Anna", service=hand.desk.advice)
    hand.day()
    hand.view.set_scale(60, 200)
    point = hand.point(0, "14:50")
    hand.qtbot.mouseClick(hand.canvas, Qt.MouseButton.LeftButton, pos=point)
    assert hand.happened == [f"slot_chosen {hand.desk.mia.id} 04. 14:30"]


def test_columns_take_the_room_beside_a_scroll_bar_and_all_of_it_without(hand: DayHand) -> None:
    bars = hand.view.verticalScrollBar(), hand.view.horizontalScrollBar()
    booking_id = hand.desk.book("10:00", "Anna", staff=hand.desk.tom)
    hand.day()
    for slot, zoom, high in ((15, 300, True), (60, 50, False)):
        hand.view.set_scale(slot, zoom)
        hand.qtbot.waitUntil(lambda high=high: [bar.isVisible() for bar in bars] == [high, False])
        grid, room = hand.canvas.grid, hand.view.viewport().width()
        assert hand.canvas.width() == grid.width == room
        assert hand.canvas.blocks[booking_id].geometry().right() in range(room - 12, room)


def test_the_hand_and_what_is_held_stay_where_they_are_when_zooming(hand: DayHand) -> None:
    booking_id = hand.desk.book("14:00", "Anna")
    hand.day()
    hand.view.focus_booking(booking_id)
    hand.view.zoom_by(3)
    assert hand.view.focused_booking() == booking_id


@pytest.mark.parametrize(
    ("slot_height", "step"), [(8, 60), (15, 60), (17, 30), (33, 30), (34, 15), (80, 15)]
)
def test_where_hours_are_far_apart_their_parts_are_told_too(slot_height: int, step: int) -> None:
    grid = Grid(480, 1140, slot=15, slot_height=slot_height, columns=1, width=100)
    assert label_step(grid, line=14) == step
