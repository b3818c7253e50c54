"""Which online appointments are ahead, whose door they are behind, and when to remind of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.models import (
    BookingDetails,
    Meeting,
    Organiser,
    Place,
    ProviderKind,
    Status,
)
from desktop.core.online_day import (
    LATEST,
    Call,
    Door,
    DoorState,
    call,
    coming,
    door,
    due,
    minutes_until,
    next_due,
    remind,
)
from tests.core.booking_builder import ACCOUNT, LINK, OTHER, details, meeting, salon

BERLIN = "Europe/Berlin"
NOW = datetime(2026, 6, 2, 8, 0, tzinfo=UTC)  # 10:00 in Berlin


def at(
    clock: str,
    id: int = 7,
    *,
    day: int = 2,
    minutes: int = 30,
    status: Status = Status.BOOKED,
    place: Place = Place.ONLINE,
) -> BookingDetails:
    starts = datetime.fromisoformat(f"2026-06-{day:02}T{clock}")
    return details(id=id, starts=starts, minutes=minutes, status=status, place=place)


def after(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def listed(bookings: list[BookingDetails], now: datetime = NOW) -> list[str]:
    return [
        f"{day:%d %b}: " + ", ".join(str(one.booking.id) for one in found)
        for day, found in coming(bookings, BERLIN, now)
    ]


def test_todays_appointments_that_are_not_over_come_soonest_first() -> None:
    bookings = [
        at("15:00", 1),
        at("10:30", 2),
        at("09:45", 3),  # still runs
        at("09:30", 4),  # just over
        at("09:00", 5, day=3),
    ]
    assert listed(bookings) == ["02 Jun: 3, 2, 1"]


def test_without_any_left_today_the_next_come_under_their_days() -> None:
    bookings = [
        at("09:00", 1, day=5),
        at("09:00", 2),
        at("11:00", 3, day=3),
        at("09:00", 4, day=3),
    ]
    assert listed(bookings) == ["03 Jun: 4, 3", "05 Jun: 1"]
    assert listed([]) == []


def test_what_began_yesterday_and_still_runs_is_one_of_todays() -> None:
    midnight = datetime(2026, 6, 1, 22, 5, tzinfo=UTC)  # 00:05 in Berlin on the 2nd
    assert listed([at("23:50", 1, day=1), at("23:00", 2, day=1)], midnight) == ["02 Jun: 1"]


@pytest.mark.parametrize(
    ("status", "place", "ahead"),
    [
        (Status.BOOKED, Place.ONLINE, True),
        (Status.CONFIRMED, Place.ONLINE, True),
        (Status.ARRIVED, Place.ONLINE, True),
        (Status.IN_PROGRESS, Place.ONLINE, True),
        (Status.DONE, Place.ONLINE, False),
        (Status.NO_SHOW, Place.ONLINE, False),
        (Status.CANCELLED, Place.ONLINE, False),
        (Status.DELETED, Place.ONLINE, False),
        (Status.BOOKED, Place.ON_SITE, False),
    ],
)
def test_only_online_appointments_that_still_take_place_are_ahead(
    status: Status, place: Place, ahead: bool
) -> None:
    assert bool(listed([at("11:00", status=status, place=place)])) is ahead


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(720, 12), (719, 12), (61, 2), (60, 1), (1, 1), (0, 0), (-59, 0), (-60, -1), (-119, -1)],
)
def test_the_minutes_to_the_start_are_counted_down_to_now_and_on(
    seconds: int, minutes: int
) -> None:
    now = datetime(2026, 6, 2, 8, 0, tzinfo=UTC) - timedelta(seconds=seconds)
    assert minutes_until(at("10:00"), BERLIN, now) == minutes


OWN = meeting(provider=ProviderKind.OWN_LINK, organiser=None)


@pytest.mark.parametrize(
    ("held", "connected", "expected"),
    [
        (meeting(), ACCOUNT, Door(DoorState.OURS, ACCOUNT.email, ACCOUNT.email)),
        (meeting(), OTHER, Door(DoorState.OTHER, ACCOUNT.email, OTHER.email)),
        (meeting(), None, Door(DoorState.NOBODY, ACCOUNT.email)),
        (None, OTHER, Door(DoorState.OURS, OTHER.email, OTHER.email)),  # who will make it
        (None, None, Door(DoorState.NOBODY)),
        (OWN, OTHER, Door(DoorState.OWN_LINK)),
    ],
)
def test_the_door_is_opened_by_the_account_that_made_the_meeting(
    held: Meeting | None, connected: Organiser | None, expected: Door
) -> None:
    assert door(details(held), salon(), connected) == expected


def test_an_account_is_told_by_its_ids_whatever_its_address_is_now() -> None:
    renamed = replace(ACCOUNT, email="new@salon.example")
    assert door(details(meeting()), salon(), renamed).state is DoorState.OURS
    namesake = replace(OTHER, email=ACCOUNT.email)
    assert door(details(meeting()), salon(), namesake).state is DoorState.OTHER


def test_without_a_provider_there_is_no_door() -> None:
    assert door(details(), salon(provider=ProviderKind.NONE), ACCOUNT) == Door(DoorState.NONE)


def due_ids(
    bookings: list[BookingDetails],
    now: datetime = NOW,
    minutes: int = 5,
    reminded: set[Call] | None = None,
) -> list[int]:
    found = due(bookings, BERLIN, now, minutes, reminded or set())
    return [one.booking.id for one in found]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (5.1, False),
        (5, True),
        (0, True),
        (-14.9, True),  # the app was just opened, or the computer woke up
        (-15, False),
    ],
)
def test_a_reminder_is_due_from_some_minutes_before_until_a_while_after(
    before: float, told: bool
) -> None:
    now = datetime(2026, 6, 2, 9, 0, tzinfo=UTC) - timedelta(minutes=before)
    assert due_ids([at("11:00")], now) == [7] * told


def test_what_is_over_already_is_not_reminded_of() -> None:
    assert due_ids([at("09:50", minutes=10)]) == []
    assert due_ids([at("09:50", minutes=15)]) == [7]


def test_the_soonest_is_told_first_and_two_at_once_by_number() -> None:
    assert due_ids([at("10:04", 3), at("10:02", 2), at("10:02", 1)]) == [1, 2, 3]


@pytest.mark.parametrize(
    "status",
    [Status.IN_PROGRESS, Status.DONE, Status.NO_SHOW, Status.CANCELLED, Status.DELETED],
)
def test_nobody_is_reminded_of_what_needs_no_host_any_more(status: Status) -> None:
    assert due_ids([at("10:02", status=status)]) == []


def test_no_minutes_mean_no_reminders() -> None:
    assert due_ids([at("10:00")], minutes=0) == []
    assert next_due([at("11:00")], BERLIN, NOW, 0, set()) is None


def test_each_start_of_a_booking_is_reminded_of_once() -> None:
    told = {call(at("10:02"), BERLIN)}
    assert due_ids([at("10:02")], reminded=told) == []
    assert due_ids([at("10:04")], reminded=told) == [7]  # moved
    assert due_ids([at("10:02", 8)], reminded=told) == [8]


def test_the_next_is_due_before_the_soonest_not_yet_reminded_of() -> None:
    bookings = [at("12:00", 1), at("11:00", 2)]
    assert next_due(bookings, BERLIN, NOW, 5, set()) == after(55)
    assert next_due(bookings, BERLIN, NOW, 5, {call(bookings[1], BERLIN)}) == after(115)
    assert next_due([], BERLIN, NOW, 5, set()) is None


@given(
    starts=st.lists(st.integers(-60, 120), max_size=8),
    minutes=st.integers(1, 30),
    pauses=st.lists(st.integers(1, 20), max_size=30),
)
def test_whoever_looks_often_enough_tells_of_each_just_once(
    starts: list[int], minutes: int, pauses: list[int]
) -> None:
    bookings = [
        details(id=number, starts=datetime(2026, 6, 2, 10) + timedelta(minutes=offset))
        for number, offset in enumerate(starts)
    ]
    told: list[int] = []
    reminded: set[Call] = set()
    now = NOW
    for pause in [0, *pauses]:
        now += timedelta(minutes=pause)
        found = due(bookings, BERLIN, now, minutes, reminded)
        told += [one.booking.id for one in found]
        reminded |= {call(one, BERLIN) for one in found}
        then = next_due(bookings, BERLIN, now, minutes, reminded)
        assert then is None or then > now
    assert len(told) == len(set(told))
    # A pause is never longer than the time in which a reminder is still worth it.
    longest = timedelta(minutes=minutes) + LATEST
    seen = max([*pauses, 0]) < longest.total_seconds() / 60
    wanted = {
        number
        for number, offset in enumerate(starts)
        if timedelta(minutes=offset) > -LATEST and after(offset - minutes) <= now
    }
    assert not seen or set(told) == wanted


def test_a_reminder_has_the_link_as_it_stands_and_the_minutes_that_are_left() -> None:
    held = details(meeting(), starts=datetime(2026, 6, 2, 10, 0))
    reminder = remind(held, salon(), NOW - timedelta(minutes=5))
    assert (reminder.details, reminder.minutes, reminder.link) == (held, 5, LINK)
    assert remind(details(), salon(), NOW).link == ""
