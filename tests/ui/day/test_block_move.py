import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.day.block_move import (
    BORDER,
    FASTEST,
    STEP,
    DraftPlace,
    Grip,
    Handle,
    Nudge,
    column_at,
    drift,
    grip_at,
    minute_at,
)
from desktop.ui.day.day_grid import Grid, Placed

GRID = Grid(first=540, last=720, slot=15, slot_height=30, columns=3, width=301)  # 2 pixels a minute
TEN = DraftPlace(1, 600, 45)
ODD = DraftPlace(1, 607, 46)  # booked by somebody who typed 10:07


def clock(place: DraftPlace) -> str:
    """Column, start and end, such as ``1 10:00-10:45``."""
    starts, ends = (f"{m // 60}:{m % 60:02}" for m in (place.starts, place.ends))
    return f"{place.column} {starts}-{ends}"


def test_a_draft_starts_where_the_booking_stands() -> None:
    assert clock(DraftPlace.of(1, Placed(7, 600, 45, lane=1, lanes=2))) == "1 10:00-10:45"


@pytest.mark.parametrize(
    ("start", "column", "minute", "there"),
    [
        (TEN, 1, 602.5, "1 10:00-10:45"),
        (TEN, 1, 602.6, "1 10:05-10:50"),
        (TEN, 0, 657.4, "0 10:55-11:40"),
        (TEN, -3, 600, "0 10:00-10:45"),
        (TEN, 9, 600, "2 10:00-10:45"),
        (TEN, 1, 100, "1 9:00-9:45"),
        (TEN, 1, 900, "1 11:15-12:00"),
        (ODD, 2, 606.2, "2 10:07-10:53"),  # sideways, its time stays
        (ODD, 1, 610, "1 10:10-10:56"),
        (ODD, 1, 900, "1 11:10-11:56"),
    ],
)
def test_moved(start: DraftPlace, column: int, minute: float, there: str) -> None:
    assert clock(start.moved_to(GRID, column, minute)) == there


@pytest.mark.parametrize(
    ("start", "grip", "minute", "there"),
    [
        (TEN, Grip.BOTTOM, 661, "1 10:00-11:00"),
        (TEN, Grip.BOTTOM, 580, "1 10:00-10:05"),
        (TEN, Grip.BOTTOM, 900, "1 10:00-12:00"),
        (TEN, Grip.TOP, 589, "1 9:50-10:45"),
        (TEN, Grip.TOP, 700, "1 10:40-10:45"),
        (TEN, Grip.TOP, 100, "1 9:00-10:45"),
        (ODD, Grip.BOTTOM, 653.9, "1 10:07-10:53"),
        (ODD, Grip.BOTTOM, 656, "1 10:07-10:55"),
        (ODD, Grip.BOTTOM, 580, "1 10:07-10:15"),
        (ODD, Grip.TOP, 604, "1 10:05-10:53"),
    ],
)
def test_stretched(start: DraftPlace, grip: Grip, minute: float, there: str) -> None:
    assert clock(start.stretched_to(GRID, grip, minute)) == there


@pytest.mark.parametrize(
    ("start", "nudge", "there"),
    [
        (TEN, Nudge(later=5), "1 10:05-10:50"),
        (TEN, Nudge(later=-60), "1 9:00-9:45"),
        (DraftPlace(1, 560, 45), Nudge(later=-60), "1 9:00-9:45"),
        (TEN, Nudge(later=60), "1 11:00-11:45"),
        (TEN, Nudge(columns=1), "2 10:00-10:45"),
        (TEN, Nudge(columns=2), "2 10:00-10:45"),
        (TEN, Nudge(longer=5), "1 10:00-10:50"),
        (TEN, Nudge(longer=-60), "1 10:00-10:05"),
        (ODD, Nudge(later=5), "1 10:10-10:56"),
        (ODD, Nudge(later=-5), "1 10:05-10:51"),
        (ODD, Nudge(columns=-1), "0 10:07-10:53"),
        (ODD, Nudge(longer=5), "1 10:07-10:55"),
        (ODD, Nudge(longer=-5), "1 10:07-10:50"),
    ],
)
def test_nudged(start: DraftPlace, nudge: Nudge, there: str) -> None:
    assert clock(start.nudged(GRID, nudge)) == there


def test_what_reaches_beyond_the_day_may_stay_but_moves_only_into_it() -> None:
    late = DraftPlace(0, 690, 60)
    assert clock(late.moved_to(GRID, 2, 691)) == "2 11:30-12:30"
    assert clock(late.moved_to(GRID, 0, 685)) == "0 11:00-12:00"
    assert clock(late.stretched_to(GRID, Grip.BOTTOM, 749)) == "0 11:30-12:30"
    assert clock(late.stretched_to(GRID, Grip.BOTTOM, 745)) == "0 11:30-12:00"
    last_minutes = DraftPlace(0, 718, 2)
    assert last_minutes.stretched_to(GRID, Grip.BOTTOM, 800) == last_minutes


def test_a_booking_longer_than_the_day_shown_starts_where_the_day_does() -> None:
    assert clock(DraftPlace(0, 600, 300).within(GRID)) == "0 9:00-14:00"


GRIDS = st.builds(
    lambda first, slots, slot, height, columns, width: Grid(
        first * 60, first * 60 + slots * slot, slot, height, columns, width
    ),
    st.integers(0, 12),
    st.integers(4, 12),
    st.sampled_from([5, 10, 15, 20, 30, 60]),
    st.integers(8, 60),
    st.integers(1, 25),
    st.integers(100, 3000),
)


@st.composite
def grids_with_places(draw: st.DrawFn) -> tuple[Grid, DraftPlace]:
    grid = draw(GRIDS)
    starts = draw(st.integers(grid.first, grid.last - STEP))
    minutes = draw(st.integers(STEP, grid.last - starts))
    return grid, DraftPlace(draw(st.integers(0, grid.columns - 1)), starts, minutes)


@given(
    grids_with_places(),
    st.sampled_from(Grip),
    st.integers(-500, 4000),
    st.integers(-500, 4000),
    st.integers(0, 4000),
)
def test_wherever_the_pointer_goes_a_booking_stays_whole_and_in_the_day(
    start: tuple[Grid, DraftPlace], grip: Grip, x: int, y: int, pressed: int
) -> None:
    grid, origin = start
    handle = Handle.pressed_at(grid, origin, grip, pressed)
    moved = handle.carried_to(grid, origin, x, y)
    assert grid.first <= moved.starts < moved.ends <= grid.last
    assert 0 <= moved.column < grid.columns
    assert moved.minutes >= STEP
    if grip is Grip.BODY:
        assert moved.minutes == origin.minutes
        assert moved.starts % STEP == 0 or moved.starts == origin.starts
    else:
        assert moved.column == origin.column
        assert moved.ends == origin.ends or moved.starts == origin.starts


@given(grids_with_places(), st.sampled_from(Grip), st.integers(0, 3000))
def test_a_pointer_back_where_it_was_pressed_puts_the_booking_back(
    start: tuple[Grid, DraftPlace], grip: Grip, pressed: int
) -> None:
    grid, origin = start
    handle = Handle.pressed_at(grid, origin, grip, pressed)
    x = (grid.x(origin.column) + grid.x(origin.column + 1)) // 2
    assert handle.carried_to(grid, origin, x, pressed) == origin


@given(grids_with_places(), st.lists(st.builds(Nudge, *[st.sampled_from([-60, -5, 0, 5])] * 3)))
def test_no_row_of_keys_takes_a_booking_out_of_the_day(
    start: tuple[Grid, DraftPlace], nudges: list[Nudge]
) -> None:
    grid, place = start
    for nudge in nudges:
        place = place.nudged(grid, nudge)
        assert grid.first <= place.starts < place.ends <= grid.last
        assert place.minutes >= STEP
        assert 0 <= place.column < grid.columns


@pytest.mark.parametrize(
    ("x", "column"), [(-9, 0), (0, 0), (99, 0), (100, 1), (200, 2), (300, 2), (999, 2)]
)
def test_column_at(x: int, column: int) -> None:
    assert column_at(GRID, x) == column


@pytest.mark.parametrize(("y", "minute"), [(0, 540), (-10, 535), (61, 570.5), (400, 740)])
def test_minute_at(y: int, minute: float) -> None:
    assert minute_at(GRID, y) == minute


@pytest.mark.parametrize(
    ("height", "grips"),
    [
        (60, {0: "TOP", 5: "TOP", 6: "BODY", 53: "BODY", 54: "BOTTOM", 59: "BOTTOM"}),
        (24, {0: "TOP", 6: "BODY", 17: "BODY", 18: "BOTTOM"}),
        (23, {0: "BODY", 16: "BODY", 17: "BOTTOM"}),
        (10, {0: "BODY", 6: "BODY", 7: "BOTTOM"}),
    ],
)
def test_grips(height: int, grips: dict[int, str]) -> None:
    assert {y: grip_at(y, height).name for y in grips} == grips


@pytest.mark.parametrize(
    ("at", "pressed", "by"),
    [
        (250, 250, 0),
        (BORDER, 250, 0),
        (BORDER - 1, 250, -1),
        (0, 250, -19),
        (-900, 250, -FASTEST),
        (500 - BORDER + 1, 250, 1),
        (500, 250, 19),
        (900, 250, FASTEST),
        (490, 490, 0),  # pressed at the rim: not until it goes on outwards
        (485, 490, 0),
        (491, 490, 14),
        (8, 8, 0),
        (7, 8, -15),
    ],
)
def test_drift(at: int, pressed: int, by: int) -> None:
    assert drift(at, pressed, 500) == by
