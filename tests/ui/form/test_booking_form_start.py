"""How the booking form begins: with what was typed, for somebody, like another booking."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.core.models import BookingDraft, Place
from desktop.services.store import Store
from tests.ui.form_hand import AT_TEN, FormHand, plain
from tests.ui.salon import Desk


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk) -> FormHand:
    return FormHand(qtbot, store)


def test_what_was_typed_is_searched_at_once_and_typing_goes_on(hand: FormHand, desk: Desk) -> None:
    desk.book("15:00", "Zoë Schmidt")
    form = hand.new(desk.mia.id, typed="z")
    search = form.fields.search
    assert QApplication.focusWidget() is search.field
    assert search.is_open()
    hand.type("oe")
    assert search.text == "zoe"
    hand.press(Qt.Key.Key_Return)
    assert search.text == "Zoë Schmidt"
    assert QApplication.focusWidget() is form.fields.service


@pytest.mark.parametrize(("typed", "asks"), [("z", False), ("zoe", True)])
def test_one_letter_typed_by_mistake_is_no_loss(
    hand: FormHand, desk: Desk, typed: str, asks: bool
) -> None:
    form = hand.new(desk.mia.id, typed=typed)
    hand.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)  # the list, then the form
    assert bool(form.findChildren(QMessageBox)) is asks
    assert form.isVisible() is asks


def test_tabbing_back_to_the_customer_marks_all_of_it_as_usual(hand: FormHand, desk: Desk) -> None:
    form = hand.new(desk.mia.id, typed="zoe")
    hand.press(Qt.Key.Key_Tab)
    form.fields.search.field.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert form.fields.search.field.selectedText() == "zoe"


def test_for_somebody_from_the_book_the_service_comes_next(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    desk.book("15:00", "Zoë Schmidt", phone="0151 2345678")
    (zoe,) = store.find_customers("zoe")
    form = hand.new(desk.mia.id, customer=zoe)
    assert form.fields.search.text == "Zoë Schmidt"
    assert form.fields.customer_hint.text() == "From the customer book"
    assert QApplication.focusWidget() is form.fields.service
    assert not form.is_dirty()
    hand.type("hair")
    assert hand.save(form).customer == zoe


def test_booking_again_at_a_taken_time_is_seen_whole_without_scrolling(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    store.save_staff(replace(desk.mia, name="Gustav Emanuel Holm"))
    last = store.booking(desk.book("10:00", "Zoë"))
    assert last is not None
    form = hand.new(desk.mia.id, customer=last.customer, like=last)
    assert form.fields.free.isVisible()
    assert form.fields.when.warning.isVisible()
    body = form.findChild(QScrollArea, "formBody")
    assert body.verticalScrollBar().maximum() == 0


def test_booking_again_takes_all_but_the_time_from_the_last_booking(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    last = store.booking(desk.book("15:00", "Zoë", staff=desk.tom, service=desk.advice))
    assert last is not None
    store.move_booking(last.booking.id, last.booking.starts, minutes=55)
    last = store.booking(last.booking.id)
    assert last is not None
    form = hand.new(desk.mia.id, customer=last.customer, like=last)
    assert QApplication.focusWidget() is form.fields.when.date
    assert not form.is_dirty()
    made = hand.save(form)
    assert (made.customer, made.staff, made.service) == (last.customer, desk.tom, desk.advice)
    assert (made.booking.starts, made.booking.minutes) == (AT_TEN, 55)
    assert made.booking.place is Place.ONLINE


def test_booking_again_leaves_out_whoever_and_whatever_is_no_more(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    last = store.booking(desk.book("15:00", "Zoë", staff=desk.tom, service=desk.colour))
    assert last is not None
    store.save_staff(replace(desk.tom, archived=True))
    store.save_service(replace(desk.colour, archived=True))
    gone = store.booking(last.booking.id)
    form = hand.new(desk.mia.id, customer=last.customer, like=gone)
    fields = form.fields
    shown = (fields.service.currentText(), fields.staff.currentText(), fields.when.minutes.value())
    assert shown == ("", "Mia", 30)


def test_those_found_tell_when_they_come_and_came(hand: FormHand, desk: Desk, store: Store) -> None:
    desk.book("15:00", "Zoë", day="2025-11-20", service=desk.colour)
    (zoe,) = store.find_customers("zoe")
    cut = BookingDraft(zoe.id, None, desk.mia.id, desk.cut.id, AT_TEN, 45)
    for starts in (datetime(2026, 3, 12, 11), datetime(2026, 5, 11, 14)):
        store.save_booking(replace(cut, starts=starts))
    desk.book("15:00", "Zoltan", day="2025-11-20", service=desk.colour)
    store.save_customer(replace(zoe, id=0, name="Zora"))
    form = hand.new(desk.mia.id, typed="zo")
    rows = form.fields.search.list
    told = {
        plain(rows.item(row).text()): plain(rows.item(row).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(rows.count())
    }
    assert told == {
        "Zora": "Zora",
        "Zoltan": "Zoltan, Last: 20/11/2025, Colour with Mia",
        "Zoë": "Zoë, Next: Mon 11 May 14:00, Haircut with Mia   Last: Thu 12 Mar, Haircut with Mia",
        "New customer “zo”": "New customer “zo”",
    }
    hand.press(Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert plain(form.fields.search.field.accessibleDescription()) == next(iter(told.values()))
