import pytest
from PySide6.QtCore import QPoint, QRect

from desktop.ui.day.day_grid import DAY, Away, Grid, Placed, Spot

GRID = Grid(first=540, last=720, slot=15, slot_height=20, columns=2, width=301)
BESIDE = (Placed(2, 600, 30, lane=0, lanes=2), Placed(3, 610, 30, lane=1, lanes=2))


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
    left, right = (GRID.block_rect(0, placed) for placed in BESIDE)
    column = QRect(GRID.x(0), 0, GRID.x(1), GRID.height)
    assert not left.intersects(right)
    assert column.contains(left)
    assert column.contains(right)


def test_the_shortest_booking_can_still_be_hit() -> None:
    assert GRID.block_rect(0, Placed(9, 600, 5)).height() >= 10


def test_the_time_kept_free_hangs_below_its_booking_in_the_same_lane() -> None:
    booked = Placed(9, 600, 30, lane=1, lanes=2, buffer=15)
    block, tail = GRID.block_rect(0, booked), GRID.tail_rect(0, booked)
    assert (tail.left(), tail.width()) == (block.left(), block.width())
    assert (tail.top(), tail.bottom() + 2) == (block.bottom() + 1, GRID.y(645))
    assert GRID.tail_rect(0, Placed(9, 600, 30)).isEmpty()
    assert GRID.tail_rect(0, Placed(9, 690, 30, buffer=60)).isEmpty()  # below what is shown


@pytest.mark.parametrize(
    ("away", "shown"),
    [
        (Away(1, 600, 660), (600, 660)),
        (Away(1, 0, DAY), (540, 720)),
        (Away(1, 0, 600), (540, 600)),
        (Away(1, 0, 540), None),
        (Away(1, 720, DAY), None),
    ],
)
def test_an_absence_is_drawn_as_far_as_the_page_goes(
    away: Away, shown: tuple[int, int] | None
) -> None:
    rect = GRID.away_rect(1, away)
    assert rect.isEmpty() == (shown is None)
    if shown is not None:
        assert (rect.top() - 1, rect.bottom() + 2) == (GRID.y(shown[0]), GRID.y(shown[1]))
        assert GRID.x(1) < rect.left()
        assert rect.right() < GRID.x(2) - 4  # a place to click is left beside it


def test_a_spot_reaches_to_the_end_of_its_slot() -> None:
    assert GRID.slot_rect(Spot(1, 555)).height() == 20
    part = GRID.slot_rect(Spot(1, 560))
    assert (part.top(), part.bottom() + 1) == (GRID.y(560), GRID.y(570))
