"""What is wrong with what was typed, said beside its field."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest

from desktop.core import drafts
from desktop.core.drafts import Field, InvalidDraft
from desktop.core.models import (
    Absence,
    AbsenceKind,
    Booking,
    BookingDraft,
    Customer,
    CustomerKind,
    Place,
    Service,
    Span,
    Staff,
    Status,
    Week,
)
from desktop.core.troubles import AppError, Kind, Mender
from tests.core.booking_builder import booking, salon

STAFF = [Staff(1, "Eva", "#aa3366"), Staff(9, "Old", "#111111", archived=True)]
SERVICES = [Service(2, "Cut", 30, "#3366aa"), Service(8, "Perm", 90, "#3366aa", archived=True)]
GOOD = BookingDraft(3, None, 1, 2, datetime(2026, 6, 2, 10), 30)
EVA, CUT = STAFF[0], SERVICES[0]
AWAY = Absence(0, 1, AbsenceKind.HOLIDAY, datetime(2026, 6, 2), datetime(2026, 6, 9))
SKIPPED = datetime(2026, 3, 29, 2, 30)


def week(*spans: tuple[str, str]) -> Week:
    """Work on Tuesday alone."""
    found = (Span(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in spans)
    return ((), tuple(found), *((),) * 5)


def problems(draft: BookingDraft, before: Booking | None = None) -> list[InvalidDraft]:
    return drafts.problems(
        draft, zone="Europe/Berlin", staff=STAFF, services=SERVICES, before=before
    )


@pytest.mark.parametrize(
    "draft",
    [
        GOOD,
        replace(GOOD, minutes=5),
        replace(GOOD, minutes=24 * 60),
        replace(GOOD, customer_id=0, customer=Customer(0, "Anna")),
        replace(GOOD, customer_id=0, customer=Customer(0, "", "0170 1234567")),
        replace(GOOD, customer_id=0, customer=Customer(0, "", "", "anna@example.com")),
    ],
)
def test_a_whole_draft_has_no_problems(draft: BookingDraft) -> None:
    assert problems(draft) == []


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(GOOD, customer_id=0), Field.CUSTOMER),
        (replace(GOOD, customer_id=0, customer=Customer(0, " ", "\t")), Field.CUSTOMER),
        (replace(GOOD, staff_id=5), Field.STAFF),
        (replace(GOOD, staff_id=9), Field.STAFF),
        (replace(GOOD, service_id=5), Field.SERVICE),
        (replace(GOOD, service_id=8), Field.SERVICE),
        (replace(GOOD, starts=SKIPPED), Field.STARTS),
        (replace(GOOD, minutes=4), Field.MINUTES),
        (replace(GOOD, minutes=24 * 60 + 1), Field.MINUTES),
    ],
)
def test_each_problem_names_its_field(draft: BookingDraft, field: Field) -> None:
    [problem] = problems(draft)
    assert problem.field is field
    assert problem.words


def test_all_problems_are_told_together_in_the_order_of_the_form() -> None:
    empty = BookingDraft(0, None, 0, 0, SKIPPED, 0)
    assert [problem.field for problem in problems(empty)] == [
        Field.CUSTOMER,
        Field.SERVICE,
        Field.STAFF,
        Field.STARTS,
        Field.MINUTES,
    ]


def test_a_skipped_time_comes_with_the_nearest_that_exist() -> None:
    [problem] = problems(replace(GOOD, starts=SKIPPED))
    assert problem.suggestions == (datetime(2026, 3, 29, 1, 55), datetime(2026, 3, 29, 3, 0))
    before, after = problem.suggestions
    assert "03:00" in problem.words.format(before=f"{before:%H:%M}", after=f"{after:%H:%M}")


def test_a_booking_may_keep_an_archived_person_and_service() -> None:
    kept = booking(staff_id=9, service_id=8)
    assert problems(replace(drafts.draft_of(kept), minutes=60), kept) == []


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.CANCELLED, "This booking is cancelled. Restore it first."),
        (Status.DELETED, "This booking is deleted. Restore it first."),
    ],
)
def test_a_booking_called_off_has_to_be_restored_first(status: Status, words: str) -> None:
    dead = booking(status=status)
    [problem] = problems(drafts.draft_of(dead), dead)
    assert (problem.field, problem.words) == (Field.STATUS, words)


@pytest.mark.parametrize("status", [status for status in Status if not status.is_off])
def test_a_booking_that_takes_place_can_be_changed_whatever_its_status(status: Status) -> None:
    held = booking(staff_id=1, status=status)
    assert problems(drafts.draft_of(held), held) == []


@pytest.mark.parametrize(
    ("found", "fields"),
    [
        (drafts.staff_problems(Staff(0, " ", "#112233")), [Field.NAME]),
        (drafts.staff_problems(Staff(0, "Eva", "#112233")), []),
        (drafts.service_problems(Service(0, "", 0, "#112233")), [Field.NAME, Field.MINUTES]),
        (drafts.service_problems(Service(0, "Cut", 30, "#112233")), []),
        (
            drafts.staff_problems(replace(EVA, hours=week(("09:00", "12:00"), ("13:00", "18:00")))),
            [],
        ),
        (drafts.staff_problems(replace(EVA, hours=week(("18:00", "00:00")))), []),
        (drafts.staff_problems(replace(EVA, hours=week())), []),
        (drafts.staff_problems(replace(EVA, hours=week(("18:00", "09:00")))), [Field.HOURS]),
        (drafts.staff_problems(replace(EVA, hours=week(("09:00", "09:00")))), [Field.HOURS]),
        (drafts.service_problems(replace(CUT, buffer=240)), []),
        (drafts.service_problems(replace(CUT, buffer=241)), [Field.BUFFER]),
        (drafts.service_problems(replace(CUT, buffer=-5)), [Field.BUFFER]),
        (drafts.service_problems(replace(CUT, price=Decimal(0))), []),
        (drafts.service_problems(replace(CUT, price=Decimal("999999.99"))), []),
        (drafts.service_problems(replace(CUT, price=Decimal(1_000_000))), [Field.PRICE]),
        (drafts.service_problems(replace(CUT, price=Decimal("-0.01"))), [Field.PRICE]),
        (drafts.service_problems(replace(CUT, price=Decimal("NaN"))), [Field.PRICE]),
        (drafts.service_problems(replace(CUT, price=Decimal("Infinity"))), [Field.PRICE]),
        (drafts.service_problems(replace(CUT, online_allowed=False)), []),
        (
            drafts.service_problems(replace(CUT, place=Place.ONLINE, online_allowed=False)),
            [Field.STATUS],
        ),
        (drafts.absence_problems(replace(AWAY, ends=AWAY.starts)), [Field.ENDS]),
        (drafts.absence_problems(replace(AWAY, ends=AWAY.starts + timedelta(minutes=1))), []),
        (drafts.absence_problems(replace(AWAY, ends=AWAY.starts + timedelta(days=731))), []),
        (
            drafts.absence_problems(replace(AWAY, ends=AWAY.starts + timedelta(days=732))),
            [Field.ENDS],
        ),
        (drafts.customer_problems(Customer(0, "", kind=CustomerKind.WALK_IN)), []),
        (drafts.customer_problems(Customer(0, "", kind=CustomerKind.ERASED)), []),
        (drafts.salon_problems(salon(time_zone="Mars/Olympus")), [Field.TIME_ZONE]),
        (drafts.salon_problems(salon(name="")), []),
    ],
)
def test_people_services_and_salon_are_checked_too(
    found: list[InvalidDraft], fields: list[Field]
) -> None:
    assert [problem.field for problem in found] == fields


REFUSALS: dict[str, AppError] = {
    "length": problems(replace(GOOD, minutes=0))[0],
    "skipped time": problems(replace(GOOD, starts=SKIPPED))[0],
    "changed since": AppError(Kind.CHANGED_SINCE),
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refusal_travels_as_an_app_error_with_words_of_its_own(refusal: str) -> None:
    advice = REFUSALS[refusal].advice
    assert advice.mender is Mender.DESK
    for words in (advice.title, advice.cause, advice.next_step):
        assert words
        assert "{" not in words
