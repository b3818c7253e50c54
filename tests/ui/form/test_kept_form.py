"""What was typed in the booking form comes back after a crash."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.form_content import content_of
from desktop.core.models import BookingDraft, Change, Status
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.form.booking_form import BookingForm
from tests.ui.conftest import NOW
from tests.ui.form.kept_form_hand import GO_ON, NextStart, crash, hand, later
from tests.ui.form_hand import AT_TEN, FormHand
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk

__all__ = ["hand", "later"]

OFFER = "A booking was being written when the app was closed."


def fill_in(hand: FormHand, form: BookingForm, desk: Desk) -> None:
    form.fields.search.show_text("Anna שרה")
    form.fields.phone.setText("0151 2345678")
    hand.choose(form.fields.service, desk.advice.id)
    form.fields.when.minutes.setValue(35)
    form.fields.note.setPlainText("rings\nfirst")
    form.fields.repeat.switch.setChecked(True)
    form.fields.repeat.weeks.setValue(3)


def test_everything_typed_comes_back(
    hand: FormHand, desk: Desk, request: pytest.FixtureRequest
) -> None:
    form = hand.new(desk.mia.id)
    fill_in(hand, form, desk)
    crash(form)
    later: NextStart = request.getfixturevalue("later")
    assert later.said == OFFER
    later.act(GO_ON)
    again = later.form()
    assert again.fields.content() == form.fields.content()
    assert again.fields.draft() == form.fields.draft()
    assert again.fields.wanted_repeat() == form.fields.wanted_repeat()
    assert again.is_dirty()
    again.save()
    assert not again.isVisible()
    assert later.store.kept_form() == ""
    (made,) = later.store.day(AT_TEN.date())
    assert (made.customer.name, made.booking.note) == ("Anna שרה", "rings\nfirst")


def test_typing_goes_on_after_the_name_that_came_back(
    qtbot: QtBot, hand: FormHand, desk: Desk, request: pytest.FixtureRequest
) -> None:
    form = hand.new(desk.mia.id, typed="Ann")
    hand.type("a")
    crash(form)
    later: NextStart = request.getfixturevalue("later")
    later.act(GO_ON)
    again = later.form()
    with qtbot.waitActive(again):
        again.activateWindow()
    qtbot.keyClicks(QApplication.focusWidget(), " Lee")
    assert again.fields.search.text == "Anna Lee"


def test_a_customer_from_the_book_and_a_booking_being_changed_come_back(
    hand: FormHand, desk: Desk, request: pytest.FixtureRequest
) -> None:
    desk.book("15:00", "Zoë", phone="0170 111")
    (zoe,) = desk.store.find_customers("zoe")
    booking_id = desk.book("11:00", "Anna")
    form = hand.edit(booking_id)
    form.fields.customer.pick(zoe)
    form.fields.when.show_when(datetime(2026, 5, 8, 12, 0), 50)
    crash(form)
    later: NextStart = request.getfixturevalue("later")
    later.act(GO_ON)
    again = later.form()
    assert again.windowTitle() == "Edit booking"
    assert again.fields.customer_hint.text() == "From the customer book"
    again.save()
    changed = later.store.booking(booking_id)
    assert changed is not None
    assert (changed.customer, changed.booking.starts) == (zoe, datetime(2026, 5, 8, 12, 0))


def test_a_question_not_answered_yet_is_not_answered_by_coming_back(
    hand: FormHand, desk: Desk, request: pytest.FixtureRequest
) -> None:
    form = hand.new(desk.mia.id)
    form.fields.when.show_day(date(2026, 10, 25))
    form.fields.when.time.setTime(form.fields.when.time.time().addSecs(-8 * 3600 + 1800))
    assert form.fields.when.is_unanswered()
    crash(form)
    later: NextStart = request.getfixturevalue("later")
    later.act(GO_ON)
    assert later.form().fields.when.is_unanswered()


def test_nothing_is_kept_of_a_form_nobody_typed_in(hand: FormHand, desk: Desk) -> None:
    form = hand.new(desk.mia.id)
    assert not form.keeper.timer.isActive()
    form.fields.note.setPlainText("x")
    assert form.keeper.timer.isActive()
    form.fields.note.setPlainText("")
    assert not form.keeper.timer.isActive()
    assert desk.store.kept_form() == ""


def test_what_is_typed_and_taken_back_is_forgotten(hand: FormHand, desk: Desk) -> None:
    form = hand.new(desk.mia.id)
    form.fields.note.setPlainText("x")
    crash(form)
    assert desk.store.kept_form() != ""
    form.fields.note.setPlainText("")
    crash(form)
    assert desk.store.kept_form() == ""


def test_typing_on_does_not_put_off_the_keeping(hand: FormHand, desk: Desk) -> None:
    form = hand.new(desk.mia.id)
    form.fields.note.setPlainText("a")
    form.keeper.timer.setInterval(500)
    remaining = form.keeper.timer.remainingTime()
    form.fields.note.setPlainText("ab")
    assert form.keeper.timer.remainingTime() <= remaining


def test_keeping_announces_nothing(hand: FormHand, desk: Desk) -> None:
    told: list[None] = []
    hand.book.changed.connect(lambda: told.append(None))
    form = hand.new(desk.mia.id)
    form.fields.note.setPlainText("x")
    crash(form)
    assert told == []


@pytest.mark.parametrize("how", ["saved", "discarded"])
def test_a_form_that_was_finished_is_forgotten(
    hand: FormHand, desk: Desk, request: pytest.FixtureRequest, how: str
) -> None:
    form = hand.new(desk.mia.id)
    fill_in(hand, form, desk)
    crash(form)
    assert desk.store.kept_form() != ""
    form.fields.note.setPlainText("more")  # to be kept in a moment
    if how == "saved":
        hand.save(form)
    else:
        form.reject()
        hand.answer(form, "Discard it")
    assert not form.isVisible()
    assert not form.keeper.timer.isActive()
    assert desk.store.kept_form() == ""
    assert request.getfixturevalue("later").said == ""


class FullOnce(Store):
    """A book without room for bookings."""

    def save_booking(
        self, draft: BookingDraft, booking_id: int = 0, *, status: Status = Status.BOOKED
    ) -> Change:
        raise AppError(Kind.DISK_FULL)


def test_what_could_not_be_saved_is_kept_on(
    qtbot: QtBot, dressed: QApplication, desk: Desk, tmp_path: Path
) -> None:
    full = FullOnce(tmp_path / "book.sqlite", lambda: NOW)
    hand = FormHand(qtbot, desk.store, Book(full, InlineLane()))
    form = hand.new(desk.mia.id)
    form.fields.search.show_text("Anna")
    hand.choose(form.fields.service, desk.cut.id)
    form.save()
    crash(form)
    kept = content_of(desk.store.kept_form())
    assert kept is not None
    assert (kept.search, kept.service_id) == ("Anna", desk.cut.id)
    full.close()


def test_a_book_that_takes_nothing_does_not_nag_while_one_types(
    qtbot: QtBot, dressed: QApplication, desk: Desk, tmp_path: Path
) -> None:
    class Full(Store):
        def keep_form(self, content: str) -> None:
            raise AppError(Kind.DISK_FULL)

    full = Full(tmp_path / "book.sqlite", lambda: NOW)
    hand = FormHand(qtbot, desk.store, Book(full, InlineLane()))
    form = hand.new(desk.mia.id)
    form.fields.note.setPlainText("x")
    crash(form)
    assert form.problem.isHidden()
    full.close()


@pytest.mark.parametrize("kept", ["{", '{"version": 0}', "[]"])
def test_what_cannot_be_read_any_more_is_dropped_without_a_word(
    desk: Desk, request: pytest.FixtureRequest, kept: str
) -> None:
    desk.store.keep_form(kept)
    later: NextStart = request.getfixturevalue("later")
    assert later.said == ""
    assert later.store.kept_form() == ""


def test_escape_in_a_form_that_came_back_asks_first(
    hand: FormHand, desk: Desk, request: pytest.FixtureRequest
) -> None:
    form = hand.new(desk.mia.id)
    form.fields.note.setPlainText("x")
    crash(form)
    form.hide()
    later: NextStart = request.getfixturevalue("later")
    later.act(GO_ON)
    again = hand.shown(later.form())
    hand.press(Qt.Key.Key_Escape)
    hand.answer(again, "Discard it")
    assert not again.isVisible()
    assert later.store.kept_form() == ""
