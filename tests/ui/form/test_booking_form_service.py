"""What the service decides in the booking form: who, how long, where, for how much."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.models import Place, Service, Staff
from desktop.services.store import Store
from tests.ui.form_hand import FormHand, items, plain
from tests.ui.salon import Desk


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk) -> FormHand:
    """Tom cuts only; Ute consults only."""
    store.save_staff(replace(desk.tom, service_ids=frozenset({desk.cut.id})))
    store.save_staff(Staff(0, "Ute", "#123456", service_ids=frozenset({desk.advice.id})))
    return FormHand(qtbot, store)


def test_only_those_who_give_the_service_are_offered(hand: FormHand, desk: Desk) -> None:
    form = hand.new()
    seen = {"": items(form.fields.staff)}
    for service in (desk.cut, desk.colour, desk.advice):
        hand.choose(form.fields.service, service.id)
        seen[service.name] = items(form.fields.staff)
    assert seen == {
        "": ["Mia", "Tom", "Ute"],
        "Haircut": ["Mia", "Tom"],
        "Colour": ["Mia"],
        "Consultation": ["Mia", "Ute"],
    }


def test_the_person_stays_where_they_give_the_service_and_comes_back_when_they_do_again(
    hand: FormHand, desk: Desk
) -> None:
    form = hand.new(desk.tom.id)
    seen = []
    for service in (desk.cut, desk.advice, desk.colour, desk.cut):
        hand.choose(form.fields.service, service.id)
        hint = (
            "" if form.fields.choice.staff_hint.isHidden() else form.fields.choice.staff_hint.text()
        )
        seen.append((service.name, form.fields.staff.currentText(), plain(hint)))
    assert seen == [
        ("Haircut", "Tom", ""),
        ("Consultation", "", "Tom does not give this service."),
        ("Colour", "Mia", "Tom does not give this service."),  # the only one who does
        ("Haircut", "Tom", ""),
    ]


def test_choosing_somebody_else_is_remembered_instead(hand: FormHand, desk: Desk) -> None:
    form = hand.new(desk.tom.id)
    hand.choose(form.fields.service, desk.advice.id)
    hand.choose(form.fields.staff, desk.mia.id)
    assert form.fields.choice.staff_hint.isHidden()
    hand.choose(form.fields.service, desk.cut.id)
    assert form.fields.staff.currentText() == "Mia"


def test_a_saved_booking_keeps_who_was_to_give_it(hand: FormHand, desk: Desk, store: Store) -> None:
    booking_id = desk.book("11:00", "Anna", staff=desk.tom, service=desk.colour)
    store.save_staff(replace(desk.tom, archived=True, service_ids=frozenset()))
    form = hand.edit(booking_id)
    assert form.fields.staff.currentText() == "Tom"
    assert form.fields.choice.staff_hint.isHidden()
    hand.choose(form.fields.service, desk.advice.id)
    assert items(form.fields.staff) == ["Mia", "Ute"]
    hand.choose(form.fields.service, desk.colour.id)
    assert form.fields.staff.currentText() == "Tom"
    form.fields.note.setPlainText("rings first")
    assert hand.save(form).staff.name == "Tom"


def test_online_is_offered_as_the_service_allows(hand: FormHand, desk: Desk, store: Store) -> None:
    store.save_service(replace(desk.colour, online_allowed=False))
    form = hand.new(desk.mia.id)
    fields = form.fields
    hand.choose(fields.service, desk.advice.id)
    assert fields.online.isChecked()
    hand.choose(fields.service, desk.colour.id)
    assert (fields.online.isEnabled(), fields.on_site.isChecked()) == (False, True)
    assert fields.place_hint.text() == "This service is given on site only."
    assert fields.place_hint.isVisible()
    assert fields.online.accessibleDescription() == fields.place_hint.text()
    hand.choose(fields.service, desk.cut.id)
    assert fields.online.isEnabled()
    assert fields.place_hint.isHidden()


def test_a_booking_that_is_online_already_may_stay_so(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    booking_id = desk.book("11:00", "Anna", service=desk.advice)
    store.save_service(replace(desk.advice, place=Place.ON_SITE, online_allowed=False))
    form = hand.edit(booking_id)
    assert form.fields.online.isChecked()
    assert form.fields.online.isEnabled()
    form.fields.note.setPlainText("rings first")
    assert hand.save(form).booking.place is Place.ONLINE


def test_the_price_stands_quietly_beside_the_service(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    store.save_service(replace(desk.cut, price=Decimal("48.5")))
    form = hand.new(desk.mia.id)
    price = form.fields.choice.price
    assert price.isHidden()
    hand.choose(form.fields.service, desk.cut.id)
    assert (price.isVisible(), price.text()) == (True, "€48.50")
    hand.choose(form.fields.service, desk.colour.id)
    assert price.isHidden()


def test_the_only_service_is_chosen_by_itself(hand: FormHand, desk: Desk, store: Store) -> None:
    for service in (desk.colour, desk.advice):
        store.save_service(replace(service, archived=True))
    form = hand.new(desk.mia.id)
    assert (form.fields.service.currentText(), form.fields.when.minutes.value()) == ("Haircut", 45)
    assert not form.is_dirty()


def test_without_services_the_list_says_where_they_come_from(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    for one in store.services():
        store.save_service(replace(one, archived=True))
    form = hand.new(desk.mia.id)
    assert form.fields.service.placeholderText() == "No services yet, see Settings"
    assert form.fields.service.count() == 0


def test_enter_in_the_number_goes_on_to_the_service_and_enter_there_books(
    hand: FormHand, qtbot: QtBot, desk: Desk, store: Store
) -> None:
    """A whole booking: name, Enter, number, Enter, service, Enter."""
    form = hand.new(desk.mia.id)
    hand.type("Anna")
    hand.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.fields.phone
    hand.type("0151 2345678")
    hand.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.fields.service
    hand.type("hai")
    with qtbot.waitSignal(form.saved):
        hand.press(Qt.Key.Key_Return)
    (details,) = store.day(form.fields.when.starts().date())
    told = (details.customer.name, details.customer.phone, details.service, details.staff)
    assert told == ("Anna", "0151 2345678", desk.cut, desk.mia)
    assert details.booking.minutes == 45


def test_a_number_alone_is_enough(hand: FormHand, desk: Desk) -> None:
    form = hand.new(desk.mia.id)
    hand.type("0151 2345678")
    hand.press(Qt.Key.Key_Return)
    hand.type("cons")
    customer = hand.save(form).customer
    assert (customer.name, customer.phone) == ("", "0151 2345678")


def test_names_with_line_breaks_and_ampersands_stay_on_one_line(
    hand: FormHand, store: Store
) -> None:
    made = store.save_service(Service(0, "Wash\n& go", 30, "#123456"))
    form = hand.new()
    hand.choose(form.fields.service, made.id)
    assert form.fields.service.currentText() == "Wash & go"
