import pytest
from PySide6.QtCore import QPoint, QRect

from desktop.ui.day_grid import Grid, Placed, Spot, Step, walk

GRID = Grid(first=540, last=720, slot=15, slot_height=20, columns=2, width=301)
COLUMNS = (
    (Placed(1, 540, 45), Placed(2, 600, 30, lane=0, lanes=2), Placed(3, 610, 30, lane=1, lanes=2)),
    (Placed(4, 570, 120),),
)


def walked(start: Spot, *steps: Step) -> list[tuple[int, str]]:
    """Column, and ``#booking`` or the slot's time, after each step."""
    seen = []
    for step in steps:
        start = walk(GRID, COLUMNS, start, step)
        clock = f"{start.minute // 60}:{start.minute % 60:02}"
        seen.append((start.column, f"#{start.booking_id}" if start.booking_id else clock))
    return seen


def test_down_goes_through_bookings_and_free_slots_in_the_order_of_time() -> None:
    assert walked(Spot(0, 540, 1), *[Step.DOWN] * 5) == [
        (0, "9:45"),
        (0, "#2"),
        (0, "#3"),
        (0, "10:45"),
        (0, "11:00"),
    ]


def test_up_returns_the_same_way_and_stops_at_the_top() -> None:
    assert walked(Spot(0, 645), *[Step.UP] * 5) == [
        (0, "#3"),
        (0, "#2"),
        (0, "9:45"),
        (0, "#1"),
        (0, "#1"),
    ]


def test_sideways_keeps_the_time_and_lands_on_what_covers_it() -> None:
    assert walked(Spot(0, 660), Step.RIGHT) == [(1, "#4")]
    assert walked(Spot(1, 540), Step.LEFT) == [(0, "#1")]
    assert walked(Spot(1, 540), Step.RIGHT) == [(1, "9:00")]


def test_pages_are_hours_and_home_and_end_the_ends_of_the_day() -> None:
    assert walked(Spot(0, 585), Step.PAGE_DOWN, Step.LAST, Step.FIRST) == [
        (0, "10:45"),
        (0, "11:45"),
        (0, "#1"),
    ]


def test_an_empty_book_is_no_place_to_walk() -> None:
    assert walk(GRID, (), Spot(0, 540), Step.DOWN) == Spot(0, 540)


@pytest.mark.parametrize(
    ("point", "spot"),
    [
        (QPoint(0, 0), Spot(0, 540)),
        (QPoint(149, 19), Spot(0, 540)),
        (QPoint(150, 20), Spot(1, 555)),
        (QPoint(300, 239), Spot(1, 705)),
        (QPoint(301, 10), None),
        (QPoint(10, 240), None),
        (QPoint(-1, 10), None),
    ],
)
def test_every_pixel_of_the_grid_belongs_to_one_slot(point: QPoint, spot: Spot | None) -> None:
    assert GRID.spot_at(point) == spot


def test_overlapping_bookings_stand_side_by_side_inside_their_column() -> None:
    left, right = (GRID.block_rect(0, placed) for placed in COLUMNS[0][1:])
    column = QRect(GRID.x(0), 0, GRID.x(1), GRID.height)
    assert not left.intersects(right)
    assert column.contains(left)
    assert column.contains(right)


def test_the_shortest_booking_can_still_be_hit() -> None:
    assert GRID.block_rect(0, Placed(9, 600, 5)).height() >= 10
