"""A kept form comes back to a book that has changed since, or is discarded."""

from dataclasses import replace

import pytest

from desktop.core.form_content import FormContent, content_of
from desktop.core.models import Customer, Place, Status
from desktop.services.store import Store
from tests.ui.form.kept_form_hand import DISCARD, GO_ON, NextStart, crash, hand, later
from tests.ui.form_hand import AT_TEN, FormHand
from tests.ui.salon import Desk

__all__ = ["hand", "later"]


def test_it_can_be_discarded(hand: FormHand, desk: Desk, request: pytest.FixtureRequest) -> None:
    form = hand.new(desk.mia.id)
    form.fields.note.setPlainText("x")
    crash(form)
    later: NextStart = request.getfixturevalue("later")
    later.act(DISCARD)
    assert later.said == ""
    assert later.store.kept_form() == ""


def test_another_form_begun_meanwhile_is_not_discarded_with_it(
    hand: FormHand, desk: Desk, request: pytest.FixtureRequest
) -> None:
    form = hand.new(desk.mia.id)
    form.fields.note.setPlainText("old")
    crash(form)
    later: NextStart = request.getfixturevalue("later")
    later.forms.open(None, lambda other: other.start(desk.tom.id, AT_TEN))
    other = later.form()
    other.fields.note.setPlainText("new")
    crash(other)
    later.act(DISCARD)
    kept = content_of(later.store.kept_form())
    assert kept is not None
    assert kept.note == "new"


def test_what_was_offered_can_be_gone_on_with_though_another_form_was_kept_since(
    hand: FormHand, desk: Desk, request: pytest.FixtureRequest
) -> None:
    form = hand.new(desk.mia.id)
    form.fields.note.setPlainText("old")
    crash(form)
    later: NextStart = request.getfixturevalue("later")
    later.forms.open(None, lambda other: other.start(desk.tom.id, AT_TEN))
    other = later.form()
    other.fields.note.setPlainText("new")
    crash(other)
    other.reject()
    hand.answer(other, "Discard it")
    later.act(GO_ON)
    assert later.form().fields.note.toPlainText() == "old"


@pytest.mark.parametrize("off", [Store.cancel_booking, Store.delete_booking])
def test_of_a_booking_called_off_since_a_new_one_can_be_made(
    hand: FormHand, desk: Desk, request: pytest.FixtureRequest, off: object
) -> None:
    booking_id = desk.book("11:00", "Anna", phone="0151 2345678")
    form = hand.edit(booking_id)
    form.fields.note.setPlainText("rings first")
    crash(form)
    assert callable(off)
    off(desk.store, booking_id)
    later: NextStart = request.getfixturevalue("later")
    later.act(GO_ON)
    again = later.form()
    assert again.windowTitle() == "New booking"
    assert again.problem.text() == (
        "The booking you were changing was called off. This makes a new one."
    )
    again.save()
    (made,) = [one for one in later.store.day(AT_TEN.date()) if one.booking.status is Status.BOOKED]
    assert (made.customer.name, made.booking.note) == ("Anna", "rings first")
    assert made.booking.id != booking_id


def test_people_and_services_that_are_no_more_leave_their_fields_empty(
    desk: Desk, store: Store, request: pytest.FixtureRequest
) -> None:
    from desktop.core.form_content import text_of

    store.save_staff(replace(desk.tom, archived=True))
    store.keep_form(
        text_of(
            FormContent(
                starts=AT_TEN,
                minutes=45,
                customer_id=4711,
                search="Anna",
                phone="0151",
                service_id=4711,
                staff_id=desk.tom.id,
                place=Place.ONLINE,
            )
        )
    )
    later: NextStart = request.getfixturevalue("later")
    later.act(GO_ON)
    draft = later.form().fields.draft()
    assert (draft.customer, draft.service_id, draft.staff_id) == (Customer(0, "Anna", "0151"), 0, 0)
    assert draft.place is Place.ONLINE


def test_somebody_whose_data_was_deleted_since_does_not_come_back(
    hand: FormHand, desk: Desk, request: pytest.FixtureRequest
) -> None:
    desk.book("15:00", "Zoë", phone="0170 111", day="2026-04-01")
    (zoe,) = desk.store.find_customers("zoe")
    form = hand.new(desk.mia.id)
    form.fields.customer.pick(zoe)
    form.fields.note.setPlainText("x")
    crash(form)
    desk.store.erase_customer(zoe.id)
    assert request.getfixturevalue("later").said == ""
