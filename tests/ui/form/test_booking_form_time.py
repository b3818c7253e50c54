"""What the booking form says of a time: who is busy or away, and when they are free."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.models import Absence, AbsenceKind, BookingDetails, Span, Staff
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.form.booking_form import BookingForm
from tests.ui.form_hand import AT_TEN, FormHand, buttons, offered, plain
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk) -> FormHand:
    return FormHand(qtbot, store)


def warning(form: BookingForm) -> str:
    label = form.fields.when.warning
    return "" if label.isHidden() else plain(label.text())


def away(store: Store, person: Staff, kind: AbsenceKind, first: str, last: str) -> None:
    starts, ends = (datetime.fromisoformat(f"2026-05-{moment}") for moment in (first, last))
    store.save_absence(Absence(0, person.id, kind, starts, ends))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (AbsenceKind.HOLIDAY, "Mia is away then: Holiday"),
        (AbsenceKind.SICK, "Mia is away then: Sick"),
        (AbsenceKind.OTHER, "Mia is away then."),
    ],
)
def test_an_absence_is_said_and_does_not_stand_in_the_way(
    hand: FormHand, desk: Desk, store: Store, kind: AbsenceKind, words: str
) -> None:
    away(store, desk.mia, kind, "04T10:20", "04T12:00")
    form = hand.new(desk.mia.id)
    assert (warning(form), form.save_button.text()) == (words, "&Book anyway")
    assert form.fields.when.time.accessibleDescription() == form.fields.when.warning.text()
    hand.choose(form.fields.service, desk.cut.id)
    form.fields.search.show_text("Anna")
    assert hand.save(form).booking.starts == AT_TEN


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (AT_TEN, ""),
        (datetime(2026, 5, 4, 8, 45), "Mia does not work then, only 09:00–13:00, 14:00–00:00."),
        (datetime(2026, 5, 4, 12, 45), "Mia does not work then, only 09:00–13:00, 14:00–00:00."),
        (datetime(2026, 5, 5, 10, 0), "Mia does not work that day."),
    ],
)
def test_hours_in_which_the_person_does_not_work_are_said(
    hand: FormHand, desk: Desk, store: Store, at: datetime, words: str
) -> None:
    spans = (Span(time(9), time(13)), Span(time(14), time(0)))
    store.save_staff(replace(desk.mia, hours=(spans,) + ((),) * 6))
    form = hand.new(desk.mia.id, at)
    assert (warning(form), form.save_button.text()) == (
        words,
        "&Book anyway" if words else "&Book",
    )


def test_everything_in_the_way_is_said(hand: FormHand, desk: Desk, store: Store) -> None:
    desk.book("09:50", "Bea")
    away(store, desk.mia, AbsenceKind.BREAK, "04T10:20", "04T10:30")
    away(store, desk.mia, AbsenceKind.TRAINING, "04T10:25", "04T12:00")
    form = hand.new(desk.mia.id)
    assert warning(form).splitlines() == [
        "Mia is busy then: 09:50–10:35 Bea",
        "Mia is away then: Break, Training",
    ]


def test_what_the_service_needs_afterwards_counts(hand: FormHand, desk: Desk, store: Store) -> None:
    store.save_service(replace(desk.cut, buffer=15))
    desk.book("10:50", "Bea")
    form = hand.new(desk.mia.id)
    hand.choose(form.fields.service, desk.cut.id)
    assert warning(form) == "Mia has no time to tidy up in between: 10:50–11:35 Bea"
    hand.choose(form.fields.service, desk.advice.id)
    assert warning(form) == ""


def test_an_absence_that_came_meanwhile_is_shown_before_anything_is_saved(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    form = hand.new(desk.mia.id)
    hand.choose(form.fields.service, desk.cut.id)
    form.fields.search.show_text("Anna")
    away(store, desk.mia, AbsenceKind.SICK, "04T00:00", "05T00:00")
    form.save()
    assert form.isVisible()
    assert warning(form) == "Mia is away then: Sick"
    assert store.day(AT_TEN.date()) == []
    hand.save(form)


# free times


def test_the_next_free_times_with_the_person_are_offered(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    desk.book("10:00", "Bea", service=desk.colour)
    away(store, desk.mia, AbsenceKind.HOLIDAY, "05T00:00", "06T00:00")
    form = hand.new(desk.mia.id)
    assert offered(form.fields.free) == ""  # nobody knows yet how long it takes
    hand.choose(form.fields.service, desk.cut.id)
    free = form.fields.free
    assert offered(free) == "Next free with Mia: today 12:00, Wed 09:00, Thu 09:00"
    assert [one.accessibleName() for one in buttons(free)] == [
        "Take today 12:00 with Mia",
        "Take Wed 09:00 with Mia",
        "Take Thu 09:00 with Mia",
    ]


def test_where_the_time_itself_is_free_others_are_offered(hand: FormHand, desk: Desk) -> None:
    desk.book("11:00", "Bea")
    form = hand.new(desk.mia.id)
    hand.choose(form.fields.service, desk.cut.id)
    assert offered(form.fields.free) == "Also free with Mia: today 11:45, Tue 09:00, Wed 09:00"


def test_with_nobody_chosen_it_is_said_who_is_free(hand: FormHand, desk: Desk) -> None:
    desk.book("10:00", "Bea", service=desk.colour)
    form = hand.new(0)
    hand.choose(form.fields.service, desk.cut.id)
    assert offered(form.fields.free) == (
        "Next free: today 10:20 with Tom, today 12:00 with Mia, Tue 09:00 with Mia"
    )
    buttons(form.fields.free)[1].click()
    assert (form.fields.staff.currentText(), form.fields.when.starts()) == (
        "Mia",
        datetime(2026, 5, 4, 12, 0),
    )
    assert form.fields.when.minutes.value() == 45


def test_nothing_before_now_is_offered(hand: FormHand, desk: Desk) -> None:
    """It is 10:20; a booking of last week is being written down."""
    form = hand.new(desk.mia.id, datetime(2026, 4, 27, 7, 0))
    hand.choose(form.fields.service, desk.cut.id)
    assert offered(form.fields.free) == "Next free with Mia: today 10:20, Tue 09:00, Wed 09:00"


def test_days_further_off_are_named_with_their_date(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    away(store, desk.mia, AbsenceKind.HOLIDAY, "04T00:00", "13T00:00")
    form = hand.new(desk.mia.id)
    hand.choose(form.fields.service, desk.cut.id)
    assert offered(form.fields.free) == (
        "Next free with Mia: Wed 13 May, 09:00, Thu 14 May, 09:00, Fri 15 May, 09:00"
    )


def test_four_weeks_without_a_free_time_offer_nothing(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    starts = datetime(2026, 5, 1)
    store.save_absence(
        Absence(0, desk.mia.id, AbsenceKind.HOLIDAY, starts, starts.replace(month=7))
    )
    form = hand.new(desk.mia.id)
    hand.choose(form.fields.service, desk.cut.id)
    assert offered(form.fields.free) == ""


def test_one_key_takes_a_free_time_and_leaves_the_keyboard_where_it_is(
    hand: FormHand, desk: Desk
) -> None:
    desk.book("10:00", "Bea", service=desk.colour)
    form = hand.new(desk.mia.id)
    hand.choose(form.fields.service, desk.cut.id)
    form.fields.note.setFocus()
    hand.press(Qt.Key.Key_2, ctrl=True)
    assert form.fields.when.starts() == datetime(2026, 5, 5, 9, 0)
    assert QApplication.focusWidget() is form.fields.note
    assert warning(form) == ""


def test_a_free_time_taken_with_the_mouse_leaves_enter_to_book(
    hand: FormHand, desk: Desk, qtbot: QtBot
) -> None:
    desk.book("10:00", "Bea", service=desk.colour)
    form = hand.new(desk.mia.id)
    form.fields.search.show_text("Anna")
    hand.choose(form.fields.service, desk.cut.id)
    first = buttons(form.fields.free)[0]
    first.setFocus()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is form.fields.when.time
    with qtbot.waitSignal(form.saved):
        hand.press(Qt.Key.Key_Return)


def test_changing_a_booking_its_own_time_counts_as_free(hand: FormHand, desk: Desk) -> None:
    form = hand.edit(desk.book("10:30", "Anna"))
    assert offered(form.fields.free) == "Also free with Mia: Tue 09:00, Wed 09:00, Thu 09:00"


# asking


class CountingStore(Store):
    """Counts how often its days are read, and how many of them at once."""

    def __init__(self, of: Store) -> None:
        self.__dict__.update(of.__dict__)
        self.reads: list[tuple[date, date, int]] = []

    def bookings(self, first: date, last: date, *, staff_id: int = 0) -> list[BookingDetails]:
        self.reads.append((first, last, staff_id))
        return super().bookings(first, last, staff_id=staff_id)


def test_no_more_days_are_read_than_it_takes(
    qtbot: QtBot, dressed: QApplication, desk: Desk, store: Store
) -> None:
    away(store, desk.mia, AbsenceKind.HOLIDAY, "05T00:00", "06T00:00")
    counting = CountingStore(store)
    hand = FormHand(qtbot, counting)
    form = hand.new(desk.mia.id)
    form.fields.service.setCurrentIndex(form.fields.service.findData(desk.cut.id))
    counting.reads.clear()
    form.fields.when.minutes.setValue(45)
    assert offered(form.fields.free) == "Also free with Mia: today 10:20, Wed 09:00, Thu 09:00"
    sunday, monday, wednesday = (date(2026, 5, day) for day in (3, 4, 6))
    assert counting.reads == [
        (sunday, monday, desk.mia.id),  # who may be in the way
        (sunday, wednesday, desk.mia.id),
        (wednesday, date(2026, 5, 9), desk.mia.id),
    ]


def test_while_the_book_is_slow_only_the_last_of_many_edits_is_asked_about(
    qtbot: QtBot, dressed: QApplication, desk: Desk, store: Store
) -> None:
    desk.book("11:30", "Bea")
    counting, lane = CountingStore(store), HeldLane()
    hand = FormHand(qtbot, store, Book(counting, lane))
    form = hand.new(desk.mia.id)
    for minutes in range(5, 95, 5):
        form.fields.when.show_when(AT_TEN.replace(hour=10 + minutes // 60, minute=minutes % 60), 45)
    lane.work()
    assert warning(form) == "Mia is busy then: 11:30–12:15 Bea"
    assert len(counting.reads) == 2


def test_typing_a_name_or_a_note_does_not_ask_about_the_time(
    qtbot: QtBot, dressed: QApplication, desk: Desk, store: Store
) -> None:
    counting = CountingStore(store)
    hand = FormHand(qtbot, counting)
    form = hand.new(desk.mia.id)
    counting.reads.clear()
    hand.type("Anna")
    form.fields.note.setPlainText("rings first")
    assert counting.reads == []
