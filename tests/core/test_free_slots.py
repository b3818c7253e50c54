"""When somebody is free next."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import times
from desktop.core.drafts import draft_of
from desktop.core.free_slots import FreeStart, Known, Wanted, few, free_starts, soonest
from desktop.core.in_the_way import in_the_way
from desktop.core.models import (
    Absence,
    AbsenceKind,
    BookingDetails,
    Salon,
    Service,
    Span,
    Staff,
    Status,
)
from tests.core.booking_builder import booking, details, salon

BERLIN = "Europe/Berlin"
MONDAY = date(2026, 6, 1)
NINE_TO_SIX = (Span(time(9), time(18)),)
MIA, TOM = Staff(1, "Mia", "#aa3366"), Staff(2, "Tom", "#3366aa")
OPEN = salon(hours=(NINE_TO_SIX,) * 6 + ((),))


def at(moment: str) -> datetime:
    """A time such as ``Tue 10:15`` of the week from Monday, 1 June 2026."""
    day, clock = moment.split()
    offset = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(day)
    return datetime.combine(MONDAY + timedelta(days=offset), time.fromisoformat(clock))


def booked(moment: str, minutes: int, *, staff: int = 1, buffer: int = 0) -> BookingDetails:
    made = details(starts=at(moment), minutes=minutes, staff_id=staff)
    return replace(made, service=Service(2, "Cut", minutes, "#3366aa", buffer=buffer))


def away(first: str, last: str, staff: int = 1) -> Absence:
    return Absence(1, staff, AbsenceKind.HOLIDAY, at(first), at(last))


def drawn(found: list[FreeStart]) -> str:
    return ", ".join(f"{one.starts:%a %H:%M} {one.staff.name}" for one in found)


def search(
    wanted: Wanted, *taken: BookingDetails | Absence, days: int = 3, house: Salon = OPEN
) -> str:
    bookings = [one for one in taken if isinstance(one, BookingDetails)]
    absences = [one for one in taken if isinstance(one, Absence)]
    first = wanted.starts.date()
    known = Known(house, bookings, absences)
    return drawn(free_starts(wanted, known, first, first + timedelta(days=days - 1)))


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([], "Mon 10:15, Tue 09:00"),
        ([booked("Mon 10:00", 60)], "Mon 11:00, Tue 09:00"),
        ([booked("Mon 10:00", 60, buffer=10)], "Mon 11:10, Tue 09:00"),
        ([booked("Mon 11:10", 30)], "Mon 10:15, Mon 11:40, Tue 09:00"),  # 45 + 10 just fit
        ([booked("Mon 11:05", 30)], "Mon 11:35, Tue 09:00"),  # 45 + 10 do not fit before
        ([booked("Mon 10:00", 62)], "Mon 11:05, Tue 09:00"),
        ([booked("Mon 10:00", 60, staff=2)], "Mon 10:15, Tue 09:00"),
        ([booked("Mon 10:00", 400)], "Mon 16:40, Tue 09:00"),
        ([booked("Mon 10:00", 430)], "Tue 09:00"),  # ten past five is too late for 45 + 10
        ([away("Mon 10:00", "Mon 12:30")], "Mon 12:30, Tue 09:00"),
        ([away("Mon 00:00", "Tue 00:00")], "Tue 09:00"),
        ([away("Mon 00:00", "Wed 00:00")], ""),
        ([away("Mon 12:00", "Mon 13:00", staff=2)], "Mon 10:15, Tue 09:00"),
        ([booked("Mon 08:00", 60 * 24)], "Tue 09:00"),
        ([booked("Mon 08:00", 60 * 26)], "Tue 10:00"),
    ],
)
def test_the_first_start_of_each_free_time_that_is_long_enough(
    taken: list[BookingDetails | Absence], expected: str
) -> None:
    wanted = Wanted((MIA,), 45, at("Mon 10:15"), buffer=10)
    assert search(wanted, *taken, days=2).replace(" Mia", "") == expected


@pytest.mark.parametrize(
    ("starts", "step", "expected"),
    [
        ("Mon 10:15", 15, "Mon 10:15, Mon 12:50"),
        ("Mon 10:16", 15, "Mon 10:30, Mon 12:50"),
        ("Mon 10:16", 5, "Mon 10:20, Mon 12:50"),
        ("Mon 10:16", 60, "Mon 11:00, Mon 12:50"),
        ("Mon 12:20", 30, "Mon 12:50"),  # where the last booking ends, however wide the step is
        ("Mon 12:51", 30, "Mon 13:00"),
        ("Mon 07:11", 30, "Mon 09:00, Mon 12:50"),
    ],
)
def test_starts_lie_on_the_step_or_where_a_free_time_begins(
    starts: str, step: int, expected: str
) -> None:
    wanted = Wanted((MIA,), 30, at(starts), step=step)
    found = search(wanted, booked("Mon 12:00", 50), days=1)
    assert found.replace(" Mia", "") == expected


def test_of_several_people_whoever_is_free_first_comes_first() -> None:
    taken = (
        booked("Mon 10:00", 60),
        booked("Mon 09:00", 90, staff=2),
        away("Tue 09:00", "Wed 00:00"),
    )
    wanted = Wanted((MIA, TOM), 30, at("Mon 10:00"))
    assert search(wanted, *taken, days=2) == "Mon 10:30 Tom, Mon 11:00 Mia, Tue 09:00 Tom"


def test_own_hours_come_before_the_salons() -> None:
    early = replace(MIA, hours=((Span(time(6), time(8)), Span(time(20), time(0))),) + ((),) * 6)
    wanted = Wanted((early,), 60, at("Mon 06:30"))
    assert search(wanted) == "Mon 06:30 Mia, Mon 20:00 Mia"


def test_the_booking_being_changed_and_cancelled_ones_are_not_in_the_way() -> None:
    own = details(id=7, starts=at("Mon 10:00"), minutes=60, staff_id=1)
    off = replace(own, booking=booking(id=8, starts=at("Mon 10:00"), status=Status.CANCELLED))
    wanted = Wanted((MIA,), 30, at("Mon 10:00"), ignore=7)
    assert search(wanted, own, off, days=1) == "Mon 10:00 Mia"


NIGHT = salon(hours=((Span(time(1), time(5)),),) * 7)


@pytest.mark.parametrize(
    ("starts", "minutes", "expected"),
    [
        (datetime(2026, 3, 29, 1, 40), 20, "01:40 0"),
        (datetime(2026, 3, 29, 1, 56), 30, "03:00 0"),  # two o'clock is skipped
        (datetime(2026, 3, 29, 2, 30), 30, "03:30 0"),
        (datetime(2026, 3, 29, 1, 30), 180, ""),  # three hours from 1:30 end at 5:30
        (datetime(2026, 10, 25, 1, 56), 30, "02:00 0"),
        (datetime(2026, 10, 25, 2, 56), 30, "02:00 1"),
        (datetime(2026, 10, 25, 2, 30, fold=1), 30, "02:30 1"),
        (datetime(2026, 10, 25, 2, 0), 240, "02:00 0"),  # four hours from the first two o'clock
        (datetime(2026, 10, 25, 2, 0, fold=1), 240, ""),
    ],
)
def test_times_the_clock_skips_or_shows_twice(
    starts: datetime, minutes: int, expected: str
) -> None:
    known = Known(NIGHT, [], [])
    found = free_starts(Wanted((MIA,), minutes, starts), known, starts.date(), starts.date())
    assert ", ".join(f"{one.starts:%H:%M} {one.starts.fold}" for one in found) == expected


def test_few_are_offered_and_not_all_of_one_day() -> None:
    clocks = ("Mon 10:00", "Mon 11:00", "Mon 12:00", "Tue 09:00", "Tue 10:00", "Wed 09:00")
    assert drawn(few(FreeStart(MIA, at(clock)) for clock in clocks)) == (
        "Mon 10:00 Mia, Mon 11:00 Mia, Tue 09:00 Mia"
    )


def test_the_soonest_is_of_the_first_day_and_there_of_the_person_wanted() -> None:
    found = [
        FreeStart(who, at(when))
        for who, when in ((TOM, "Mon 10:00"), (MIA, "Mon 16:00"), (MIA, "Mon 17:00"))
    ]
    assert soonest(found, MIA.id) == found[1]
    assert soonest([found[0], FreeStart(MIA, at("Tue 09:00"))], MIA.id) == found[0]
    assert soonest(found, 0) == found[0]
    assert soonest([], MIA.id) is None


def test_four_weeks_are_looked_at_a_few_days_at_a_time() -> None:
    stretches = list(Wanted((MIA,), 30, at("Mon 10:00")).stretches())
    assert stretches[0] == (MONDAY, MONDAY + timedelta(days=2))
    assert stretches[-1][1] == MONDAY + timedelta(days=27)
    days = [day for first, last in stretches for day in range(first.toordinal(), last.toordinal())]
    assert len(days) == 28 - len(stretches)


# compared with looking at every five minutes

CHANGES = (date(2026, 3, 28), date(2026, 10, 24), MONDAY)
HOUSE = salon(hours=((Span(time(4), time(10)), Span(time(11), time(0))),) * 7)


@st.composite
def books(draw: st.DrawFn) -> tuple[Wanted, Known]:
    midnight = datetime.combine(draw(st.sampled_from(CHANGES)), time())
    moments = st.integers(0, 3 * 24 * 12 - 1).map(lambda n: midnight + timedelta(minutes=5 * n))
    bookings = [
        replace(
            details(id=n, starts=starts, minutes=5 * draw(st.integers(1, 60)), staff_id=who),
            service=Service(2, "Cut", 30, "#3366aa", buffer=5 * draw(st.integers(0, 3))),
        )
        for n, (starts, who) in enumerate(
            draw(st.lists(st.tuples(moments, st.integers(1, 2)), max_size=6)), start=1
        )
    ]
    absences = [
        Absence(n, who, AbsenceKind.BREAK, starts, starts + timedelta(minutes=5 * length))
        for n, (starts, who, length) in enumerate(
            draw(st.lists(st.tuples(moments, st.integers(1, 2), st.integers(1, 90)), max_size=3))
        )
    ]
    length, buffer = draw(st.integers(1, 40)) * 5, draw(st.integers(0, 4)) * 5
    wanted = Wanted((MIA, TOM), length, draw(moments), buffer=buffer)
    return wanted, Known(HOUSE, bookings, absences)


def is_free(person: Staff, starts: datetime, wanted: Wanted, known: Known) -> bool:
    """Whether nothing would be said of a booking there, however it came to be proposed."""
    draft = replace(
        draft_of(booking(staff_id=person.id, starts=starts)),
        minutes=wanted.minutes + wanted.buffer,
    )
    return not in_the_way(
        draft, person, known.salon, bookings=known.bookings, absences=known.absences
    )


@given(books())
def test_the_first_found_is_the_first_there_is(case: tuple[Wanted, Known]) -> None:
    wanted, known = case
    first = wanted.starts.date()
    found = free_starts(wanted, known, first, first + timedelta(days=2))
    assert all(is_free(one.staff, one.starts, wanted, known) for one in found)
    for person in wanted.people:
        mine = [one.starts for one in found if one.staff == person]
        marks = (
            datetime.combine(first, time()) + timedelta(minutes=5 * n) for n in range(3 * 24 * 12)
        )
        could = (
            mark
            for mark in marks
            if mark >= wanted.starts
            and times.to_wall(times.to_utc_shifted(mark, BERLIN), BERLIN) == mark
            and is_free(person, mark, wanted, known)
        )
        assert (mine or [None])[0] == next(could, None)
