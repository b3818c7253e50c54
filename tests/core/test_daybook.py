"""Questions about one day of the book."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import daybook
from desktop.core.drafts import draft_of
from desktop.core.models import BookingDetails, Span, Staff, Status
from tests.core.booking_builder import details, salon

BERLIN = "Europe/Berlin"
DAY = date(2026, 6, 2)
EVA, MIA, OLD, GONE = (
    Staff(1, "Eva", "#aa3366"),
    Staff(2, "Mia", "#3366aa", position=1),
    Staff(3, "Old", "#111111", position=2, archived=True),
    Staff(4, "Gone", "#222222", position=3, archived=True),
)


def at(clock: str, minutes: int = 30, *, staff: int = 1, id: int = 7) -> BookingDetails:
    starts = datetime.combine(DAY, time.fromisoformat(clock))
    return details(id=id, starts=starts, minutes=minutes, staff_id=staff)


def cancelled(what: BookingDetails) -> BookingDetails:
    return replace(what, booking=replace(what.booking, status=Status.CANCELLED))


def drawn(columns: list[daybook.Column]) -> list[str]:
    """Return a line for each column: ``Eva: 7 10:00-10:30 1/2, …``."""
    return [
        f"{column.staff.name}: "
        + ", ".join(
            f"{block.details.booking.id} {block.starts:%H:%M}-{block.ends:%H:%M}"
            f" {block.lane + 1}/{block.lanes}"
            for block in column.blocks
        )
        for column in columns
    ]


def test_a_column_for_each_who_works_and_for_archived_ones_with_bookings_that_day() -> None:
    bookings = [
        at("11:00", id=1),
        at("10:00", id=2),
        at("10:15", id=3),
        at("09:00", staff=3, id=4),
        details(id=5, starts=datetime(2026, 6, 3, 9), staff_id=4),
    ]
    assert drawn(daybook.columns(DAY, [EVA, OLD, GONE, MIA], bookings, BERLIN)) == [
        "Eva: 2 10:00-10:30 1/2, 3 10:15-10:45 2/2, 1 11:00-11:30 1/1",
        "Mia: ",
        "Old: 4 09:00-09:30 1/1",
    ]


def test_cancelled_bookings_take_no_room_unless_asked_for() -> None:
    bookings = [at("10:00", id=1), cancelled(at("10:00", id=2))]
    assert drawn(daybook.columns(DAY, [EVA], bookings, BERLIN)) == ["Eva: 1 10:00-10:30 1/1"]
    assert drawn(daybook.columns(DAY, [EVA], bookings, BERLIN, show_cancelled=True)) == [
        "Eva: 1 10:00-10:30 1/2, 2 10:00-10:30 2/2"
    ]


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2026-06-02T10:00", "2026-06-02T11:00"),
        ("2026-03-29T01:30", "2026-03-29T03:30"),  # the clock goes forward meanwhile
        ("2026-10-25T02:30", "2026-10-25T03:30"),  # it goes back, to the very start
    ],
)
def test_a_booking_is_drawn_with_its_length_or_until_the_clocks_end(starts: str, ends: str) -> None:
    booked = details(starts=datetime.fromisoformat(starts), minutes=60)
    assert daybook.extent(booked, BERLIN) == (
        datetime.fromisoformat(starts),
        datetime.fromisoformat(ends),
    )


spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(
        lambda slot: (
            datetime(2026, 6, 2, 8) + timedelta(minutes=5 * slot[0]),
            datetime(2026, 6, 2, 8) + timedelta(minutes=5 * (slot[0] + slot[1])),
        )
    ),
    max_size=25,
)


Interval = tuple[datetime, datetime]


def overlap(one: Interval, other: Interval) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def hanging_together(spans: list[Interval], index: int) -> set[int]:
    """Return the indices of all that overlap ``spans[index]``, directly or through others."""
    found, grown = {index}, {index}
    while grown:
        grown = {
            other
            for other in range(len(spans))
            if other not in found and any(overlap(spans[other], spans[one]) for one in grown)
        }
        found |= grown
    return found


@given(spans)
def test_no_two_that_overlap_share_a_lane_and_no_lane_is_wasted(placed: list[Interval]) -> None:
    found = daybook.lanes(placed)
    for index, (lane, count) in enumerate(found):
        assert 0 <= lane < count
        cluster = hanging_together(placed, index)
        for other in cluster - {index}:
            assert not (overlap(placed[index], placed[other]) and found[other][0] == lane)
        busiest = max(
            sum(placed[one][0] <= placed[other][0] < placed[one][1] for one in cluster)
            for other in cluster
        )
        assert count == busiest


@pytest.mark.parametrize(
    ("other", "clash"),
    [
        (at("09:45"), True),
        (at("10:25"), True),
        (at("09:00", minutes=180), True),
        (at("09:30"), False),  # ends as the other starts
        (at("10:30"), False),
        (at("10:00", staff=2), False),
        (cancelled(at("10:00")), False),
        (at("10:00", id=99), False),  # the one being moved
    ],
)
def test_a_clash_is_another_booking_of_the_same_person_at_the_same_time(
    other: BookingDetails, clash: bool
) -> None:
    draft = draft_of(at("10:00").booking)
    assert daybook.clashes(draft, [other], BERLIN, ignore=99) == ([other] if clash else [])


def test_the_two_passes_of_a_doubled_hour_do_not_clash() -> None:
    first = details(starts=datetime(2026, 10, 25, 2, 0), minutes=60)
    second = draft_of(replace(first.booking, starts=datetime(2026, 10, 25, 2, 0, fold=1)))
    assert daybook.clashes(second, [first], BERLIN) == []


SPLIT = (Span(time(9), time(12)), Span(time(13, 30), time(19, 15)))
HOURS = (SPLIT, (Span(time(18), time(0)),), (), (), (), (), ())


@pytest.mark.parametrize(
    ("day", "booked", "shown"),
    [
        (date(2026, 6, 1), None, ("09:00", "20:00")),
        (date(2026, 6, 2), None, ("18:00", "24:00")),  # open until midnight
        (date(2026, 6, 3), None, ("09:00", "18:00")),  # closed
        (date(2026, 6, 1), ("07:30", 45), ("07:00", "20:00")),
        (date(2026, 6, 1), ("19:45", 45), ("09:00", "21:00")),
        (date(2026, 6, 1), ("23:30", 90), ("09:00", "24:00")),
    ],
)
def test_a_day_shows_opening_hours_and_every_booking(
    day: date, booked: tuple[str, int] | None, shown: tuple[str, str]
) -> None:
    place = salon(hours=HOURS)
    blocks: list[daybook.Block] = []
    if booked:
        starts = datetime.combine(day, time.fromisoformat(booked[0]))
        held = details(starts=starts, minutes=booked[1])
        [column] = daybook.columns(day, [EVA], [held], BERLIN)
        blocks += column.blocks
    found = daybook.visible_range(place, day, blocks)
    assert tuple(f"{minutes // 60:02}:{minutes % 60:02}" for minutes in found) == shown


def test_opening_hours_are_those_of_the_weekday() -> None:
    assert daybook.open_spans(salon(hours=HOURS), date(2026, 6, 1)) == SPLIT
    assert daybook.open_spans(salon(hours=HOURS), date(2026, 6, 7)) == ()


@pytest.mark.parametrize(
    ("minutes", "step", "snapped"),
    [(602, 5, 600), (602.5, 5, 605), (603, 5, 605), (0, 5, 0), (607, 15, 600), (608, 15, 615)],
)
def test_times_snap_to_the_nearest_step(minutes: float, step: int, snapped: int) -> None:
    assert daybook.snap(minutes, step) == snapped


def test_the_line_for_now_stands_on_todays_page_alone() -> None:
    now = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)
    assert daybook.now_line(date(2026, 6, 2), now, BERLIN) == 30
    assert daybook.now_line(date(2026, 6, 1), now, BERLIN) is None
