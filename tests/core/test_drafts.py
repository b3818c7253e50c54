"""What is wrong with what was typed, said beside its field."""

from dataclasses import replace
from datetime import datetime

import pytest

from desktop.core import drafts
from desktop.core.drafts import Field, InvalidDraft
from desktop.core.models import Booking, BookingDraft, Customer, Service, Staff, Status
from desktop.core.troubles import AppError, Kind, Mender
from tests.core.booking_builder import booking, salon

STAFF = [Staff(1, "Eva", "#aa3366"), Staff(9, "Old", "#111111", archived=True)]
SERVICES = [Service(2, "Cut", 30, "#3366aa"), Service(8, "Perm", 90, "#3366aa", archived=True)]
GOOD = BookingDraft(3, None, 1, 2, datetime(2026, 6, 2, 10), 30)
SKIPPED = datetime(2026, 3, 29, 2, 30)


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


def test_a_cancelled_booking_has_to_be_restored_first() -> None:
    dead = booking(status=Status.CANCELLED)
    [problem] = problems(drafts.draft_of(dead), dead)
    assert problem.field is Field.STATUS


@pytest.mark.parametrize(
    ("found", "fields"),
    [
        (drafts.staff_problems(Staff(0, " ", "#112233")), [Field.NAME]),
        (drafts.staff_problems(Staff(0, "Eva", "#112233")), []),
        (drafts.service_problems(Service(0, "", 0, "#112233")), [Field.NAME, Field.MINUTES]),
        (drafts.service_problems(Service(0, "Cut", 30, "#112233")), []),
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
