import pytest

from desktop.ui.day.day_grid import DAY, Away, Grid, Placed, Spot, Track
from desktop.ui.day.day_walk import Step, first_free, free_spot, walk

GRID = Grid(first=540, last=720, slot=15, slot_height=20, columns=3, width=301)
TRACKS = (
    Track(
        (
            Placed(1, 540, 45),
            Placed(2, 600, 30, lane=0, lanes=2),
            Placed(3, 610, 30, lane=1, lanes=2),
        )
    ),
    Track((Placed(4, 570, 120),)),
    Track((Placed(5, 630, 30),), (Away(6, 600, 690), Away(7, 0, 555), Away(8, 720, DAY))),
)


def told(spot: Spot) -> str:
    if spot.booking_id:
        return f"#{spot.booking_id}"
    clock = f"{spot.minute // 60}:{spot.minute % 60:02}"
    return f"away {spot.absence_id} {clock}" if spot.absence_id else clock


def walked(start: Spot, *steps: Step, grid: Grid = GRID) -> list[tuple[int, str]]:
    """Column, and ``#booking``, absence or the free time, after each step."""
    seen = []
    for step in steps:
        start = walk(grid, TRACKS, start, step)
        seen.append((start.column, told(start)))
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


def test_absences_are_stops_and_so_are_bookings_in_them() -> None:
    assert walked(Spot(2, 0), Step.FIRST, *[Step.DOWN] * 7) == [
        (2, "away 7 9:00"),
        (2, "9:15"),
        (2, "9:30"),
        (2, "9:45"),
        (2, "away 6 10:00"),
        (2, "#5"),
        (2, "11:30"),
        (2, "11:45"),
    ]


def test_sideways_keeps_the_time_and_lands_on_what_covers_it() -> None:
    assert walked(Spot(0, 660), Step.RIGHT) == [(1, "#4")]
    assert walked(Spot(1, 540), Step.LEFT) == [(0, "#1")]
    assert walked(Spot(2, 540), Step.RIGHT) == [(2, "9:00")]
    assert walked(Spot(1, 675), Step.RIGHT) == [(2, "away 6 10:00")]  # the booking in it is over


def test_sideways_can_keep_a_time_that_what_is_between_does_not_have() -> None:
    across = walk(GRID, TRACKS, Spot(1, 570, 4), Step.LEFT, minute=645)
    assert (across.column, told(across)) == (0, "10:45")


def test_pages_are_hours_and_home_and_end_the_ends_of_the_day() -> None:
    assert walked(Spot(0, 585), Step.PAGE_DOWN, Step.LAST, Step.FIRST) == [
        (0, "10:45"),
        (0, "11:45"),
        (0, "#1"),
    ]


def test_long_slots_are_reached_in_the_parts_that_are_free() -> None:
    hours = Grid(first=540, last=720, slot=60, slot_height=60, columns=3, width=300)
    down = [Step.DOWN] * 4
    assert walked(Spot(0, 540, 1), *down, grid=hours) == [
        (0, "9:45"),
        (0, "#2"),
        (0, "#3"),
        (0, "10:40"),
    ]
    assert walked(Spot(1, 0), Step.FIRST, *down[:2], grid=hours) == [
        (1, "9:00"),
        (1, "#4"),
        (1, "11:30"),
    ]


def test_an_empty_book_is_no_place_to_walk() -> None:
    assert walk(GRID, (), Spot(0, 540), Step.DOWN) == Spot(0, 540)


@pytest.mark.parametrize(
    ("slot", "pointed", "begins"),
    [
        (15, 590, 585),  # free: where the slot begins
        (15, 641, 640),  # right behind a booking that ends inside the slot
        (15, 612, 600),  # beside a booking, to make another one
        (60, 655, 640),
        (60, 586, 585),
    ],
)
def test_a_click_begins_where_its_time_is_free(slot: int, pointed: int, begins: int) -> None:
    grid = Grid(first=540, last=720, slot=slot, slot_height=20, columns=3, width=300)
    under = Spot(0, pointed - pointed % slot)
    assert free_spot(grid, TRACKS[0], under, pointed) == Spot(0, begins)


def test_the_first_free_time_from_somewhere_on() -> None:
    assert first_free(GRID, TRACKS[0], Spot(0, 555)) == Spot(0, 585)
    assert first_free(GRID, TRACKS[0], Spot(0, 690)) == Spot(0, 690)
    full = Track((Placed(1, 0, DAY),))
    assert first_free(GRID, full, Spot(0, 600)) == Spot(0, 600)
