"""Which of many bookings not yet made get in each other's way, or in that of those made."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest

from desktop.core import daybook
from desktop.core.drafts import draft_of
from desktop.core.models import BookingDetails, Service, Staff, Status
from desktop.core.overlaps import AT_ONCE, overlaps
from tests.core.booking_builder import details, salon

HOUSE = salon(hours=((),) * 7)
TOM = Staff(9, "Tom", "#3366aa")


def one(
    booking_id: int, starts: str | datetime, minutes: int = 30, *, buffer: int = 0, **other: object
) -> BookingDetails:
    """Return a booking of June 2026, ``starts`` being such as ``2 10:00``."""
    if isinstance(starts, str):
        starts = datetime.strptime(f"2026-06-{starts}", "%Y-%m-%d %H:%M")  # noqa: DTZ007 - wall-clock time
    made = details(id=booking_id, starts=starts, minutes=minutes, **other)
    return replace(made, service=Service(2, "Cut", minutes, "#3366aa", buffer=buffer))


def found(wanted: list[BookingDetails], *held: BookingDetails) -> list[str]:
    return [
        " ".join(str(other.booking.id) for other in way.bookings) + " close" * way.only_close
        for way in overlaps(wanted, held, HOUSE)
    ]


def test_those_in_the_book_are_in_the_way_and_those_beside_them_are_not() -> None:
    held = one(1, "2 10:00", 60), one(2, "3 10:00", 60)
    wanted = [one(-1, "2 09:30"), one(-2, "2 09:45"), one(-3, "2 10:59"), one(-4, "2 11:00")]
    assert found(wanted, *held) == ["-2", "-1 1", "1 -4", "-3"]


def test_they_are_in_each_other_s_way() -> None:
    wanted = [one(-1, "2 10:00"), one(-2, "2 10:15"), one(-3, "2 12:00"), one(-4, "2 12:30")]
    assert found(wanted) == ["-2", "-1", "", ""]


def test_others_people_and_bookings_that_are_off_are_in_nobody_s_way() -> None:
    off = one(1, "2 10:00", status=Status.CANCELLED)
    others = replace(one(2, "2 10:00", staff_id=TOM.id), staff=TOM)
    assert found([one(-1, "2 10:00")], off, others) == [""]


def test_time_to_tidy_up_is_told_apart() -> None:
    held = one(1, "2 10:00", buffer=15), one(2, "2 12:00")
    wanted = [one(-1, "2 10:30"), one(-2, "2 11:10", buffer=15), one(-3, "2 11:35", buffer=15)]
    assert [found([this], *held) for this in wanted] == [["1 close"], [""], ["2"]]


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        (one(1, "1 23:30", 120), one(-1, "2 01:00")),
        (one(1, "2 01:00"), one(-1, "1 23:30", 120)),
        (one(1, "1 12:00", 1440, buffer=60), one(-1, "2 12:30")),
        (one(1, datetime(2026, 3, 28, 23), 240), one(-1, datetime(2026, 3, 29, 3, 45))),
        (one(1, datetime(2026, 10, 24, 23), 270), one(-1, datetime(2026, 10, 25, 2, 15, fold=1))),
    ],
)
def test_midnight_and_clock_changes_hide_nothing(
    held: BookingDetails, wanted: BookingDetails
) -> None:
    assert found([wanted], held)[0].startswith("1")


def test_of_many_none_is_overlooked() -> None:
    chance, start = Random(7), datetime(2026, 3, 27)

    def any_one(number: int) -> BookingDetails:
        starts = start + timedelta(minutes=5 * chance.randrange(12 * 24 * 4))
        length, buffer = chance.choice([5, 30, 90, 1440]), chance.choice([0, 0, 30])
        return one(number, starts, length, buffer=buffer)

    wanted = [any_one(-number) for number in range(1, 25)]
    held = [any_one(number) for number in range(1, 25)]
    for this, way in zip(wanted, overlaps(wanted, held, HOUSE), strict=True):
        expected = daybook.clashes(
            draft_of(this.booking),
            [*held, *wanted],
            HOUSE.time_zone,
            ignore=this.booking.id,
            buffer=this.service.buffer,
        )
        assert {o.booking.id for o in way.bookings} == {o.booking.id for o in expected}
        assert not way.away


def test_on_a_day_of_hundreds_all_that_overlap_are_found() -> None:
    beside = AT_ONCE * 2
    crowd = [one(-number, "2 10:00", 5) for number in range(3, beside)]
    night = [one(-1, "2 00:00", 1440), one(-2, "2 23:55", 5)]
    alone = one(-beside, "2 00:00", 5, staff_id=TOM.id)
    ways = list(overlaps([*night, *crowd, alone], [], HOUSE))
    assert [bool(way) for way in ways] == [True] * (beside - 1) + [False]
    assert [other.booking.id for other in ways[1].bookings] == [-1]
