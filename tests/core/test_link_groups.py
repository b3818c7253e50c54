"""Which links wait, for what, and how many there are."""

from datetime import timedelta

import pytest

from desktop.core.link_groups import Totals, group_of, listed, totals
from desktop.core.link_state import link_state
from desktop.core.models import BookingDetails, Place, Status
from desktop.core.open_links import OpenLink, OpenLinks
from desktop.core.troubles import AppError, Kind
from tests.core.booking_builder import NOW, OTHER, details, meeting, salon

AGO = NOW - timedelta(hours=2)
SOON = NOW + timedelta(minutes=3)


def of(kind: Kind | None, *, booking_id: int = 7, due: bool = False, **changes: object) -> OpenLink:
    trouble = None if kind is None else AppError(kind)
    held = meeting(subject="", tries=1, trouble=trouble) if kind else None
    found = details(held, id=booking_id, **changes)
    return OpenLink(found, link_state(found, salon(), NOW), AGO, SOON if due else None)


@pytest.mark.parametrize(
    ("row", "group"),
    [
        (of(Kind.OFFLINE, due=True), "waiting"),
        (of(None, due=True), "waiting"),
        (of(Kind.NO_TEAMS_LICENCE), "attention"),
        (of(Kind.MEETING_GONE), "gone"),
        (of(Kind.MEETING_CHANGED), "changed"),
        (of(Kind.OTHER_ACCOUNT), "other_account"),
        # nobody wants it any more, but it is still to be deleted
        (of(Kind.OFFLINE, due=True, status=Status.CANCELLED), "waiting"),
        (of(Kind.OTHER_ACCOUNT, status=Status.CANCELLED), "other_account"),
        (of(Kind.NOT_SIGNED_IN, place=Place.ON_SITE), "attention"),
    ],
)
def test_what_has_to_happen_decides_the_group(row: OpenLink, group: str) -> None:
    assert group_of(row) == group


def test_what_is_under_way_neither_waits_nor_needs_anybody() -> None:
    rows = (
        of(Kind.OFFLINE, due=True),
        of(Kind.OFFLINE, due=True),
        of(Kind.BUSY, due=True),
        of(Kind.MEETING_GONE),
        of(None, due=True),
    )
    assert totals(OpenLinks(rows, 5)) == Totals(
        waiting=3,
        attention=1,
        working=1,
        since=AGO,
        due=SOON,
        reasons=((Kind.OFFLINE, 2), (Kind.BUSY, 1), (Kind.MEETING_GONE, 1)),
    )


def test_those_that_are_not_listed_count_as_most_do() -> None:
    rows = (of(Kind.OFFLINE, due=True), of(Kind.OFFLINE, due=True), of(Kind.MEETING_GONE))
    found = totals(OpenLinks(rows, 800))
    assert (found.waiting, found.attention) == (799, 1)


def test_nothing_open_is_nothing() -> None:
    assert totals(OpenLinks()) == Totals()


def with_other(booking_id: int, **changes: object) -> BookingDetails:
    return details(meeting(organiser=OTHER, booking_id=booking_id), id=booking_id, **changes)


def test_another_accounts_meetings_are_listed_although_nothing_is_open() -> None:
    later = details().booking.starts + timedelta(days=1)
    row = of(Kind.OFFLINE, due=True, booking_id=1, starts=later)
    others = [with_other(2), with_other(1, starts=later), with_other(3, status=Status.CANCELLED)]
    found = listed(OpenLinks((row,), 1), others, salon(), NOW)
    assert [(one.booking_id, str(one.group), one.is_open, one.has_link) for one in found] == [
        (2, "other_account", False, True),
        (1, "waiting", True, True),
    ]


def test_where_not_all_is_listed_they_end_with_the_rest() -> None:
    later = details().booking.starts + timedelta(days=1)
    row = of(Kind.OFFLINE, due=True, booking_id=1)
    found = listed(OpenLinks((row,), 2), [with_other(2, starts=later)], salon(), NOW)
    assert [one.booking_id for one in found] == [1]
