"""Questions about one day of the book."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import daybook
from desktop.core.drafts import draft_of
from desktop.core.models import BookingDetails, Span, Status
from tests.core.booking_builder import details, salon

BERLIN = "Europe/Berlin"
DAY = date(2026, 6, 2)


def at(clock: str, minutes: int = 30, *, staff: int = 1, id: int = 7) -> BookingDetails:
    starts = datetime.combine(DAY, time.fromisoformat(clock))
    return details(id=id, starts=starts, minutes=minutes, staff_id=staff)


def marked(what: BookingDetails, status: Status) -> BookingDetails:
    return replace(what, booking=replace(what.booking, status=status))


def cancelled(what: BookingDetails) -> BookingDetails:
    return marked(what, Status.CANCELLED)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def drawn(bookings: list[BookingDetails]) -> list[str]:
    """Return a line for each block: ``7 10:00-10:30 1/2``."""
    return [
        f"{block.details.booking.id} {clock(block.minutes[0])}-{clock(block.minutes[1])}"
        f" {block.lane + 1}/{block.lanes}"
        for block in daybook.blocks(bookings, BERLIN)
    ]


def test_blocks_stand_in_the_order_of_their_start_and_beside_what_they_overlap() -> None:
    bookings = [at("11:00", id=1), at("10:00", id=2), at("10:15", id=3), at("23:30", 90, id=4)]
    assert drawn(bookings) == [
        "2 10:00-10:30 1/2",
        "3 10:15-10:45 2/2",
        "1 11:00-11:30 1/1",
        "4 23:30-24:00 1/1",
    ]


def test_what_is_cancelled_is_shown_on_request_and_what_is_deleted_never() -> None:
    bookings = [marked(at("10:00", id=id), status) for id, status in enumerate(Status)]
    hidden = {False: {Status.CANCELLED, Status.DELETED}, True: {Status.DELETED}}
    for asked, missing in hidden.items():
        shown = daybook.to_show(bookings, show_cancelled=asked)
        assert {details.booking.status for details in shown} == set(Status) - missing


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
    ("weekday", "taken", "shown"),
    [
        (0, [], "09:00-20:00"),
        (1, [], "18:00-24:00"),  # open until midnight
        (2, [], "09:00-18:00"),  # closed
        (0, [(450, 495)], "07:00-20:00"),
        (0, [(600, 660), (1185, 1230)], "09:00-21:00"),
        (0, [(1410, 1440)], "09:00-24:00"),
        (2, [(480, 540)], "08:00-18:00"),
    ],
)
def test_a_day_shows_working_hours_and_all_that_is_booked(
    weekday: int, taken: list[daybook.Minutes], shown: str
) -> None:
    working = daybook.open_minutes(salon(hours=HOURS), date(2026, 6, 1) + timedelta(days=weekday))
    first, last = daybook.visible_range(working, taken)
    assert f"{clock(first)}-{clock(last)}" == shown


def test_opening_hours_are_those_of_the_weekday() -> None:
    assert daybook.open_minutes(salon(hours=HOURS), date(2026, 6, 1)) == ((540, 720), (810, 1155))
    assert daybook.open_minutes(salon(hours=HOURS), date(2026, 6, 7)) == ()


@pytest.mark.parametrize(
    ("day", "first_weekday", "week"),
    [
        ("2026-06-01", 1, "2026-06-01 2026-06-07"),  # a Monday
        ("2026-06-07", 1, "2026-06-01 2026-06-07"),
        ("2026-06-07", 7, "2026-06-07 2026-06-13"),
        ("2026-06-06", 7, "2026-05-31 2026-06-06"),
        ("2026-01-01", 6, "2025-12-27 2026-01-02"),
    ],
)
def test_a_week_holds_its_day_and_starts_where_people_start_theirs(
    day: str, first_weekday: int, week: str
) -> None:
    days = daybook.week_of(date.fromisoformat(day), first_weekday)
    assert f"{days[0]} {days[-1]}" == week
    assert len(days) == 7


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
