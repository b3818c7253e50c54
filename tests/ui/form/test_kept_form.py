"""What was typed in the booking form comes back after a crash."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.form_content import FormContent, content_of
from desktop.core.models import BookingDraft, Change, Customer, Place, Status
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.form_opening import FormOpening
from desktop.ui.notices import NoticeBar
from tests.ui.conftest import NOW
from tests.ui.form_hand import AT_TEN, FormHand
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk) -> FormHand:
    return FormHand(qtbot, store)


class NextStart:
    """The app started again: another store on the same file, and another window."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.store = Store(path / "book.sqlite", lambda: NOW)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.bar = NoticeBar(self.window)
        book = Book(self.store, InlineLane())
        self.forms = FormOpening(book, self.bar, self.window, now=lambda: NOW)
        self.forms.restore()

    @property
    def said(self) -> str:
        return self.bar.current.text if self.bar.current else ""

    def act(self, words: str) -> None:
        (button,) = [one for one in self.bar.findChildren(QPushButton) if one.text() == words]
        button.click()

    def form(self) -> BookingForm:
        (form,) = [one for one in self.window.findChildren(BookingForm) if one.isVisible()]
        return form


@pytest.fixture
def later(qtbot: QtBot, tmp_path: Path) -> Iterator[NextStart]:
    """Started again by its first use in a test: ask with ``request.getfixturevalue``."""
    start = NextStart(qtbot, tmp_path)
    yield start
    start.store.close()


OFFER = "A booking was being written when the app was closed."
GO_ON, DISCARD = "&Go on writing", "&Discard"


def crash(form: BookingForm) -> None:
    """Let the time pass in which what is typed is kept, and nothing after that."""
    assert form.keeper.timer.isActive()
    assert form.keeper.timer.interval() <= 1000
    form.keeper.timer.timeout.emit()
    form.keeper.timer.stop()


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
