"""Which days a repetition falls on, and how a change of one booking reaches the following ones."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import series, times
from desktop.core.drafts import Field, InvalidDraft, draft_of
from desktop.core.models import Booking, BookingDraft, Customer, Place, Repeat, Status
from tests.core.booking_builder import booking

TUESDAY = datetime(2026, 6, 2, 10, 0)

firsts = st.datetimes(datetime(2000, 1, 1), datetime(2100, 12, 31)).map(
    lambda wall: wall.replace(second=0, microsecond=0)
)
weeks = st.integers(series.WEEKS.start, series.WEEKS.stop - 1)


@pytest.mark.parametrize(
    ("every", "until", "days"),
    [
        (1, "2026-06-23", ["06-02", "06-09", "06-16", "06-23"]),
        (1, "2026-06-22", ["06-02", "06-09", "06-16"]),
        (1, "2026-06-09", ["06-02", "06-09"]),
        (2, "2026-06-30", ["06-02", "06-16", "06-30"]),
        (6, "2026-07-20", ["06-02", "07-14"]),
        (52, "2027-06-01", ["06-02", "06-01"]),
    ],
)
def test_a_series_falls_on_the_same_weekday_until_its_last_day(
    every: int, until: str, days: list[str]
) -> None:
    found = series.starts_of(TUESDAY, Repeat(every, date.fromisoformat(until)))
    assert [f"{starts:%m-%d}" for starts in found] == days
    assert {f"{starts:%a %H:%M}" for starts in found} == {"Tue 10:00"}


@given(firsts, weeks, st.integers(1, series.MOST - 1), st.integers(0, 6))
def test_a_series_is_as_long_as_its_last_day_allows(
    first: datetime, every: int, more: int, days_over: int
) -> None:
    days_over = min(days_over, every * 7 - 1)
    until = first.date() + timedelta(weeks=every * more, days=days_over)
    repeat = Repeat(every, until)
    assert series.problems(first, repeat) == []
    found = series.starts_of(first, repeat)
    assert len(found) == more + 1
    assert found[0] == first
    assert found == [first + timedelta(weeks=every * index) for index in range(more + 1)]
    assert found[-1].date() <= until < found[-1].date() + timedelta(weeks=every)


@given(firsts, st.integers(-100, 200), st.dates(date(2000, 1, 1), date(2120, 1, 1)))
def test_whatever_is_asked_for_is_a_series_of_at_least_two_or_refused(
    first: datetime, every: int, until: date
) -> None:
    repeat = Repeat(every, until)
    if series.problems(first, repeat):
        with pytest.raises(InvalidDraft) as refused:
            series.starts_of(first, repeat)
        assert refused.value.field is Field.REPEAT
        return
    found = series.starts_of(first, repeat)
    assert 2 <= len(found) <= series.MOST
    assert all(starts.date() <= until for starts in found)


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        (Repeat(0, date(2026, 7, 1)), "between 1 and 52"),
        (Repeat(53, date(2030, 7, 1)), "between 1 and 52"),
        (Repeat(1, date(2026, 6, 8)), "before the second"),
        (Repeat(1, date(2026, 5, 1)), "before the second"),
        (Repeat(8, date(2026, 7, 27)), "before the second"),
        (Repeat(1, TUESDAY.date() + timedelta(weeks=104)), "104 bookings"),
        (Repeat(1, date.max), "104 bookings"),
        (Repeat(1, date.min), "before the second"),
    ],
)
def test_a_repetition_that_makes_no_series_is_refused_in_words(repeat: Repeat, words: str) -> None:
    [problem] = series.problems(TUESDAY, repeat)
    assert problem.field is Field.REPEAT
    assert words in problem.words


@pytest.mark.parametrize("first", [datetime(9999, 12, 31), datetime(9999, 12, 1, 8)])
def test_the_calendars_end_is_no_crash(first: datetime) -> None:
    assert series.problems(first, Repeat(52, date.max))
    assert series.starts_of(datetime(9999, 12, 1, 8), Repeat(1, date.max))[-1].day == 29


def test_the_longest_series_is_allowed() -> None:
    longest = Repeat(1, TUESDAY.date() + timedelta(weeks=series.MOST - 1))
    assert len(series.starts_of(TUESDAY, longest)) == series.MOST


def test_the_time_of_day_stays_where_the_clocks_change() -> None:
    found = series.starts_of(datetime(2026, 10, 20, 10), Repeat(1, date(2026, 11, 3)))
    instants = [times.to_utc(starts, "Europe/Berlin") for starts in found]
    assert [f"{instant:%d %H:%M}" for instant in instants] == ["20 08:00", "27 09:00", "03 09:00"]


def test_only_the_first_keeps_the_second_pass_of_a_doubled_hour() -> None:
    first = datetime(2026, 10, 25, 2, 30, fold=1)
    assert [starts.fold for starts in series.starts_of(first, Repeat(1, date(2026, 11, 8)))] == [
        1,
        0,
        0,
    ]


CHANGED = booking(id=7, starts=TUESDAY, series="s")
OTHER = booking(
    id=8, starts=datetime(2026, 6, 9, 10, 0), series="s", note="", status=Status.CONFIRMED
)
ARRANGED = replace(OTHER, id=9, starts=datetime(2026, 6, 18, 15, 0), minutes=45, staff_id=4)
AS_IT_IS = draft_of(CHANGED)


def test_the_changed_booking_itself_becomes_the_draft() -> None:
    draft = replace(AS_IT_IS, starts=datetime(2026, 10, 25, 2, 30, fold=1), note="x")
    own = series.follow(draft, CHANGED, CHANGED)
    assert own is draft
    assert own.starts.fold == 1


@pytest.mark.parametrize("other", [OTHER, ARRANGED])
def test_what_the_draft_leaves_alone_stays(other: Booking) -> None:
    assert series.follow(AS_IT_IS, CHANGED, other) == draft_of(other)


@pytest.mark.parametrize(
    ("change", "other", "becomes"),
    [
        ({"note": "henna"}, ARRANGED, {"note": "henna"}),
        ({"staff_id": 5}, OTHER, {"staff_id": 5}),
        ({"staff_id": 5}, ARRANGED, {"staff_id": 5}),
        ({"service_id": 6, "minutes": 60}, ARRANGED, {"service_id": 6, "minutes": 60}),
        ({"place": Place.ON_SITE}, ARRANGED, {"place": Place.ON_SITE}),
        ({"customer_id": 12}, ARRANGED, {"customer_id": 12}),
        (
            {"customer_id": 0, "customer": Customer(0, "Zoe")},
            ARRANGED,
            {"customer_id": 0, "customer": Customer(0, "Zoe")},
        ),
    ],
)
def test_what_the_draft_changes_becomes_so(
    change: dict[str, object], other: Booking, becomes: dict[str, object]
) -> None:
    draft: BookingDraft = replace(AS_IT_IS, **change)  # type: ignore[arg-type]  # named fields
    wanted: BookingDraft = replace(draft_of(other), **becomes)  # type: ignore[arg-type]  # the same
    assert series.follow(draft, CHANGED, other) == wanted


@pytest.mark.parametrize(
    ("moved_to", "other", "arranged"),
    [
        ("06-02 14:30", "06-09 14:30", "06-18 14:30"),  # another time: all get it
        ("06-03 10:00", "06-10 10:00", "06-19 15:00"),  # another day: each its own time
        ("06-01 09:00", "06-08 09:00", "06-17 09:00"),  # both
        ("06-09 10:00", "06-16 10:00", "06-25 15:00"),  # a week later
    ],
)
def test_a_move_reaches_the_others(moved_to: str, other: str, arranged: str) -> None:
    draft = replace(AS_IT_IS, starts=datetime.fromisoformat(f"2026-{moved_to}"))
    for one, wanted in ((OTHER, other), (ARRANGED, arranged)):
        assert f"{series.follow(draft, CHANGED, one).starts:%m-%d %H:%M}" == wanted


def test_a_move_out_of_a_doubled_hour_takes_no_second_pass_along() -> None:
    doubled = replace(OTHER, starts=datetime(2026, 10, 25, 2, 30, fold=1))
    noted = series.follow(replace(AS_IT_IS, note="x"), CHANGED, doubled)
    assert (noted.starts, noted.starts.fold) == (doubled.starts, 1)
    for moved in (datetime(2026, 6, 3, 10), datetime(2026, 6, 2, 2, 30, fold=1)):
        follows = series.follow(replace(AS_IT_IS, starts=moved), CHANGED, doubled)
        assert follows.starts.fold == 0


@given(
    firsts,
    st.timedeltas(timedelta(days=-60), timedelta(days=60)).map(
        lambda by: timedelta(minutes=by // timedelta(minutes=1))
    ),
    weeks,
)
def test_a_series_moved_whole_is_a_series_again_and_moved_back_as_it_was(
    first: datetime, by: timedelta, every: int
) -> None:
    bookings = [
        booking(id=index, starts=starts)
        for index, starts in enumerate(
            series.starts_of(first, Repeat(every, first.date() + timedelta(weeks=3 * every)))
        )
    ]
    draft = replace(draft_of(bookings[0]), starts=first + by)
    moved = [replace(one, starts=series.follow(draft, bookings[0], one).starts) for one in bookings]
    assert [one.starts - was.starts for one, was in zip(moved, bookings, strict=True)] == [by] * 4
    back = replace(draft_of(moved[0]), starts=first)
    assert [series.follow(back, moved[0], one).starts for one in moved] == [
        one.starts for one in bookings
    ]
