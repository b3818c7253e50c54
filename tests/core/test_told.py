"""What a customer knows after each thing that can happen to a booking, and what is told next."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.messages import AGREED_ONLINE, Message, MessageKind, Told, Way
from desktop.core.models import BookingDetails, CustomerKind, Meeting, Place, ProviderKind, Status
from desktop.core.told import (
    Knowledge,
    first_not_final,
    kind_due,
    knowledge,
    knows_link,
    link_told,
    may_be_final,
    to_tell,
    told_by,
    told_now,
    words_due,
)
from desktop.core.troubles import AppError, Kind
from tests.core.booking_builder import LINK, NOW, details, meeting, salon
from tests.core.told_builder import ELEVEN, FOR_BO, ONLINE, TOLD, copied

OTHER_LINK = "https://teams.microsoft.com/meet/2?p=x"
GONE = {"trouble": AppError(Kind.MEETING_GONE)}
HERE = details(place=Place.ON_SITE)
TOLD_HERE = copied(HERE)
OFF = details(meeting(), status=Status.CANCELLED)
AGREED = replace(TOLD, way=Way.AGREED, join_url=AGREED_ONLINE)
AGREED_HERE = replace(TOLD_HERE, way=Way.AGREED)


def test_what_is_told_is_the_booking_as_it_stands() -> None:
    assert copied(ONLINE) == Told(
        booking_id=7,
        customer_id=ONLINE.customer.id,
        at=NOW,
        kind=MessageKind.BOOKED,
        way=Way.COPIED,
        starts=datetime(2026, 6, 2, 8, 0, tzinfo=UTC),
        minutes=30,
        join_url=LINK,
        off=False,
    )
    assert (copied(OFF).join_url, copied(OFF).off) == ("", True)


@pytest.mark.parametrize(
    ("found", "told", "knows", "next_kind", "nags"),
    [
        (ONLINE, None, "never", "booked", False),
        (OFF, None, "never", "cancelled", False),
        (ONLINE, TOLD, "current", "reminder", False),
        (HERE, TOLD_HERE, "current", "reminder", False),
        # times
        (details(meeting(), starts=ELEVEN), TOLD, "old_time", "moved", True),
        (details(meeting(), minutes=45), TOLD, "old_time", "moved", True),
        (details(meeting(), starts=ELEVEN, status=Status.CONFIRMED), TOLD, "old_time", "moved", 1),
        (details(meeting(), starts=ELEVEN, status=Status.ARRIVED), TOLD, "old_time", "moved", 0),
        (details(meeting(), starts=ELEVEN, status=Status.NO_SHOW), TOLD, "old_time", "moved", 0),
        # links
        (details(meeting(join_url=OTHER_LINK)), TOLD, "old_link", "booked", True),
        (details(meeting(join_url="", cloud_id="")), TOLD, "old_link", "booked", True),
        (details(meeting(**GONE)), TOLD, "old_link", "booked", True),
        (details(), TOLD, "old_link", "booked", True),
        (ONLINE, TOLD_HERE, "old_link", "booked", True),
        (HERE, TOLD, "old_link", "booked", True),
        (details(), TOLD_HERE, "current", "reminder", False),
        (details(meeting(starts=None)), TOLD, "current", "reminder", False),
        (details(meeting(join_url=OTHER_LINK), starts=ELEVEN), TOLD, "old_time", "moved", True),
        # what does not take place, or does again
        (OFF, TOLD, "not_told_off", "cancelled", True),
        (details(status=Status.DELETED), TOLD, "not_told_off", "cancelled", True),
        (OFF, copied(OFF), "current", "cancelled", False),
        (ONLINE, copied(OFF), "told_off", "booked", True),
        (details(status=Status.CANCELLED, starts=ELEVEN), copied(OFF), "current", "cancelled", 0),
        # what was agreed before anything went out
        (ONLINE, AGREED, "never", "booked", False),
        (details(meeting(), starts=ELEVEN), AGREED, "old_time", "moved", True),
        (details(meeting(join_url=OTHER_LINK)), AGREED, "never", "booked", False),
        (details(meeting(**GONE)), AGREED, "never", "booked", False),
        (details(), AGREED, "never", "booked", False),
        (HERE, AGREED, "old_link", "booked", True),
        (HERE, AGREED_HERE, "never", "booked", False),
        (ONLINE, AGREED_HERE, "old_link", "booked", True),
        (OFF, AGREED, "not_told_off", "cancelled", True),
        (details(status=Status.DELETED), AGREED, "never", "cancelled", False),
        # what another customer was told, whose booking it was
        (ONLINE, FOR_BO, "never", "booked", False),
        (details(meeting(), starts=ELEVEN), FOR_BO, "never", "booked", False),
        (OFF, FOR_BO, "never", "cancelled", False),
    ],
)
def test_what_a_customer_knows(
    found: BookingDetails, told: Told | None, knows: str, next_kind: str, nags: bool
) -> None:
    assert knowledge(found, salon(), told) == knows
    assert kind_due(found, salon(), told) == next_kind
    assert (to_tell(found, salon(), told, NOW) is not None) == bool(nags)


@pytest.mark.parametrize(
    ("zone", "knows"),
    [
        ("Europe/Vienna", "current"),
        ("Africa/Johannesburg", "current"),
        ("Africa/Lagos", "old_time"),  # the same only in winter
        ("UTC", "old_time"),
    ],
)
def test_a_salon_that_changes_its_zone_tells_those_whose_instant_moves(
    zone: str, knows: str
) -> None:
    assert knowledge(ONLINE, salon(time_zone=zone), TOLD) == knows
    elsewhere = replace(ONLINE.customer, time_zone="Asia/Tokyo")
    assert knowledge(replace(ONLINE, customer=elsewhere), salon(time_zone=zone), TOLD) == knows


def test_nobody_is_told_of_what_is_over_nor_where_there_is_nobody_to_tell() -> None:
    moved = details(meeting(), starts=ELEVEN)
    ends = datetime(2026, 6, 2, 9, 30, tzinfo=UTC)
    assert to_tell(moved, salon(), TOLD, ends - timedelta(seconds=1)) is Knowledge.OLD_TIME
    assert to_tell(moved, salon(), TOLD, ends) is None
    for kind in (CustomerKind.WALK_IN, CustomerKind.ERASED):
        nobody = replace(moved, customer=replace(moved.customer, kind=kind))
        assert to_tell(nobody, salon(), TOLD, NOW) is None


@pytest.mark.parametrize(
    ("held", "changes", "final"),
    [
        (meeting(), {}, True),
        (meeting(starts=ELEVEN.replace(tzinfo=UTC)), {}, True),  # the link stays the same
        (meeting(trouble=AppError(Kind.OTHER_ACCOUNT)), {}, True),
        (None, {}, False),
        (meeting(join_url=""), {}, False),
        (meeting(**GONE), {}, False),
        (meeting(starts=None), {}, False),
        (None, {"place": Place.ON_SITE}, True),
        (None, {"status": Status.CANCELLED}, True),
        (meeting(**GONE), {"status": Status.CANCELLED}, True),
    ],
)
def test_a_message_is_final_once_its_link_works(
    held: Meeting | None, changes: dict[str, object], final: bool
) -> None:
    assert may_be_final(details(held, **changes), salon()) is final


def test_the_salons_own_link_is_out_of_date_as_soon_as_the_settings_say_another() -> None:
    found = details(meeting(provider=ProviderKind.OWN_LINK))
    own = ProviderKind.OWN_LINK
    assert may_be_final(found, salon(provider=own, own_link=LINK))
    assert not may_be_final(found, salon(provider=own, own_link=OTHER_LINK))
    assert may_be_final(found, salon(provider=ProviderKind.TEAMS))


def test_a_file_of_several_waits_for_the_first_without_a_link() -> None:
    ready, on_site = details(meeting()), details(None, place=Place.ON_SITE)
    waiting, later = details(None, id=8), details(None, id=9)
    assert first_not_final([ready, waiting, on_site, later], salon()) is waiting
    assert first_not_final([ready, on_site], salon()) is None
    assert first_not_final([], salon()) is None


def test_a_bare_link_tells_no_time() -> None:
    moved = details(meeting(join_url=OTHER_LINK), starts=ELEVEN)
    given_link = link_told(moved, salon(), TOLD, Way.COPIED, NOW)
    assert given_link.join_url == OTHER_LINK
    assert knowledge(moved, salon(), given_link) is Knowledge.OLD_TIME
    back = replace(moved, booking=ONLINE.booking)
    assert knowledge(back, salon(), given_link) is Knowledge.CURRENT
    assert link_told(moved, salon(), None, Way.COPIED, NOW) == copied(moved)


def test_a_bare_link_for_one_customer_says_nothing_of_what_another_was_told() -> None:
    moved = details(meeting(), starts=ELEVEN)
    assert link_told(moved, salon(), FOR_BO, Way.QR, NOW) == replace(copied(moved), way=Way.QR)


def test_a_link_that_is_not_in_the_words_was_not_given() -> None:
    with_link, without = Message("", f"Join: {LINK}\nBye"), Message("", "See you")
    assert told_by(with_link, TOLD, None) == TOLD
    left_out = told_by(without, TOLD, None)
    assert left_out == replace(TOLD, join_url="")
    assert knowledge(ONLINE, salon(), left_out) is Knowledge.OLD_LINK
    assert told_by(without, TOLD, TOLD) == TOLD  # they have had it since
    assert told_by(without, TOLD, FOR_BO) == left_out
    assert told_by(without, TOLD, AGREED) == left_out
    assert told_by(without, TOLD_HERE, TOLD) == TOLD_HERE
    assert told_by(without, copied(OFF), TOLD) == copied(OFF)


def test_everything_told_once_more_is_told_as_if_it_were_new() -> None:
    moved = details(meeting(), starts=ELEVEN)
    found = [words_due(one, salon(), TOLD) for one in (ONLINE, moved, OFF)]
    assert found == [MessageKind.BOOKED, MessageKind.MOVED, MessageKind.CANCELLED]


def test_whose_links_were_given_is_remembered() -> None:
    assert knows_link([TOLD_HERE, TOLD, TOLD_HERE], LINK)
    assert not knows_link([TOLD], OTHER_LINK)
    assert not knows_link([AGREED], LINK)
    assert not knows_link([], LINK)


meetings = st.one_of(
    st.none(),
    st.builds(
        meeting,
        join_url=st.sampled_from(["", LINK, OTHER_LINK]),
        trouble=st.sampled_from([None, AppError(Kind.MEETING_GONE), AppError(Kind.OFFLINE)]),
        starts=st.sampled_from([None, NOW]),
    ),
)
bookings = st.builds(
    details,
    meetings,
    starts=st.datetimes(datetime(2026, 1, 1), datetime(2035, 12, 31)),
    minutes=st.integers(5, 1440),
    place=st.sampled_from(Place),
    status=st.sampled_from(Status),
)


@given(bookings, st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]))
def test_who_was_told_all_with_a_link_that_works_knows_all(
    found: BookingDetails, zone: str
) -> None:
    here = salon(time_zone=zone)
    told = told_now(found, here, MessageKind.BOOKED, Way.COPIED, NOW)
    if may_be_final(found, here):
        assert knowledge(found, here, told) is Knowledge.CURRENT
        assert to_tell(found, here, told, NOW) is None


@given(bookings, bookings)
def test_what_is_known_is_what_would_be_told_again(
    before: BookingDetails, after: BookingDetails
) -> None:
    """It is current exactly where telling everything once more would say nothing new."""
    told = told_now(before, salon(), MessageKind.BOOKED, Way.COPIED, NOW)
    again = told_now(after, salon(), MessageKind.BOOKED, Way.COPIED, NOW)
    known = knowledge(after, salon(), told)
    assert known is not Knowledge.NEVER
    if not may_be_final(after, salon()):
        return
    if told.off and again.off:
        assert known is Knowledge.CURRENT
    else:
        assert (known is Knowledge.CURRENT) == (told == again)


@given(bookings, bookings)
def test_nobody_is_asked_to_tell_what_is_known(
    before: BookingDetails, after: BookingDetails
) -> None:
    told = told_now(before, salon(), MessageKind.BOOKED, Way.COPIED, NOW)
    if (wrong := to_tell(after, salon(), told, NOW)) is not None:
        assert wrong is knowledge(after, salon(), told)
        assert kind_due(after, salon(), told) is not MessageKind.REMINDER
