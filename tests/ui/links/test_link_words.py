"""The sentences about links."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.core.link_groups import Totals
from desktop.core.troubles import AppError, Kind
from desktop.services.inspection import Inspected
from desktop.ui.links.link_words import (
    checked_text,
    moment_text,
    next_try_text,
    reasons_text,
    since_reasons_text,
    totals_text,
)

NOON = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
TODAY = date(2026, 5, 4)
OFFLINE = AppError(Kind.OFFLINE)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Totals(), ""),
        (Totals(waiting=1), "1 link waiting"),
        (Totals(waiting=3), "3 links waiting"),
        (Totals(attention=1), "1 link needs attention"),
        (Totals(attention=2, working=9), "2 links need attention"),
        (Totals(attention=2, waiting=1), "2 links need attention, 1 more is waiting"),
        (Totals(attention=1, waiting=3), "1 link needs attention, 3 more are waiting"),
        (Totals(working=1), "Working on 1 link…"),
        (Totals(working=12), "Working on 12 links…"),
    ],
)
def test_how_many(found: Totals, words: str) -> None:
    assert totals_text(found) == words


def test_why_the_most_frequent_first_and_not_all() -> None:
    kinds = (Kind.OFFLINE, Kind.BUSY, Kind.DOWN, Kind.MEETING_GONE)
    reasons = [(kind, 9 - number) for number, kind in enumerate(kinds)]
    assert reasons_text(reasons) == (
        "No internet (9), Microsoft is busy (8), Microsoft does not answer properly (7)"
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Totals(), ""),
        (Totals(since=NOON), "Since 12:00"),
        (Totals(since=NOON, reasons=((Kind.BUSY, 2),)), "Since 12:00: Microsoft is busy (2)"),
        (Totals(since=NOON - timedelta(days=1)), "Since Sun 3 May, 12:00"),
        (Totals(since=NOON - timedelta(days=200)), "Since 16/10/2025, 12:00"),
    ],
)
def test_since_when(found: Totals, words: str) -> None:
    assert since_reasons_text(found, "Europe/Berlin", TODAY) == words


def test_moments_are_those_of_the_salon() -> None:
    assert moment_text(NOON, "Asia/Tokyo", TODAY) == "19:00"
    assert moment_text(NOON, "Pacific/Auckland", date(2026, 5, 5)) == "Mon 4 May, 22:00"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "Trying now…"),
        (0, "Trying now…"),
        (0.2, "Next try in 1 second"),
        (59, "Next try in 59 seconds"),
        (59.5, "Next try in 1 minute"),
        (61, "Next try in 2 minutes"),
        (900, "Next try in 15 minutes"),
    ],
)
def test_until_when(seconds: float, words: str) -> None:
    assert next_try_text(timedelta(seconds=seconds)) == words


LEFT_OUT = "3 were left out: they wait, or are another account's."


@pytest.mark.parametrize(
    ("answer", "cancelled", "words"),
    [
        (
            Inspected(read=48, gone=1, changed=1, overridden=2),
            False,
            "48 checked. 1 was deleted, 1 was changed, 2 let customers in without waiting.",
        ),
        (
            Inspected(read=9, gone=2, overridden=1),
            False,
            "9 checked. 2 were deleted, 1 lets customers in without waiting.",
        ),
        (Inspected(read=1), False, "1 checked. All are as the book has them."),
        (Inspected(read=5, changed=3), True, "5 checked. 3 were changed. Then you stopped it."),
        (Inspected(skipped=3), False, f"0 checked. {LEFT_OUT}"),
        (Inspected(), False, "There is no meeting to check."),
        (Inspected(), True, "0 checked. Then you stopped it."),
        (
            Inspected(read=2, stopped_by=OFFLINE),
            False,
            "2 checked. All are as the book has them. Then it stopped: No internet.",
        ),
        (OFFLINE, False, "No internet"),
    ],
)
def test_how_a_check_ended(answer: Inspected | AppError, cancelled: bool, words: str) -> None:
    assert checked_text(answer, cancelled=cancelled) == words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            Inspected(read=1),
            "1 meeting of the next two days was checked. All are as the book has them.",
        ),
        (Inspected(read=4, gone=1), "4 meetings of the next two days were checked. 1 was deleted."),
        (Inspected(), "There is no meeting to check in the next two days."),
    ],
)
def test_a_check_of_the_next_days_says_so(answer: Inspected, words: str) -> None:
    assert checked_text(answer, cancelled=False, is_partial=True) == words
