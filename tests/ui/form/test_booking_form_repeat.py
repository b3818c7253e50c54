"""Bookings that repeat, in the booking form."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.core.models import Absence, AbsenceKind, BookingDraft, Customer, Place, Repeat
from desktop.services.store import Store
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.repeat_fields import RepeatFields
from tests.ui.form_hand import AT_TEN, FormHand, plain
from tests.ui.salon import Desk


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk) -> FormHand:
    return FormHand(qtbot, store)


def begun(hand: FormHand, desk: Desk) -> BookingForm:
    form = hand.new(desk.mia.id)
    form.fields.search.show_text("Anna")
    hand.choose(form.fields.service, desk.cut.id)
    form.fields.repeat.switch.setChecked(True)
    return form


def told(repeat: RepeatFields) -> dict[str, str]:
    """What is said below the fields, as far as it is shown."""
    labels = {"sum": repeat.summary, "wrong": repeat.problem, "warned": repeat.warning}
    return {name: plain(label.text()) for name, label in labels.items() if not label.isHidden()}


def days_of(store: Store) -> list[str]:
    found = store.bookings(date(2026, 5, 1), date(2028, 1, 1))
    return [f"{one.booking.starts:%d %b %H:%M}" for one in found]


def test_nothing_of_it_is_shown_until_it_is_wanted(hand: FormHand, desk: Desk) -> None:
    form = hand.new(desk.mia.id)
    assert form.fields.repeat.switch.isVisible()
    assert not form.fields.repeat.details.isVisible()
    assert told(form.fields.repeat) == {}
    assert form.fields.wanted_repeat() is None


def test_six_weekly_bookings_are_proposed(hand: FormHand, desk: Desk, store: Store) -> None:
    form = begun(hand, desk)
    assert form.fields.wanted_repeat() == Repeat(1, date(2026, 6, 8))
    assert told(form.fields.repeat) == {"sum": "6 bookings, the last on Mon 8 Jun"}
    hand.save(form)
    assert days_of(store) == [
        f"{day} 10:00" for day in ("04 May", "11 May", "18 May", "25 May", "01 Jun", "08 Jun")
    ]
    assert (
        len({one.booking.series for one in store.bookings(date(2026, 5, 1), date(2027, 1, 1))}) == 1
    )


def test_the_last_day_follows_weeks_and_date_until_it_is_chosen(hand: FormHand, desk: Desk) -> None:
    form = begun(hand, desk)
    repeat, seen = form.fields.repeat, []
    repeat.weeks.setValue(4)
    seen.append((repeat.weeks.text(), told(repeat)["sum"]))
    form.fields.when.show_day(date(2026, 5, 5))
    seen.append((repeat.weeks.text(), told(repeat)["sum"]))
    repeat.until.setDate(QDate(2026, 7, 28))
    repeat.weeks.setValue(1)
    seen.append((repeat.weeks.text(), told(repeat)["sum"]))
    assert seen == [
        ("4 weeks", "6 bookings, the last on Mon 21 Sept"),
        ("4 weeks", "6 bookings, the last on Tue 22 Sept"),
        ("1 week", "13 bookings, the last on Tue 28 Jul"),
    ]


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (QDate(2026, 5, 10), "The last day comes before the second booking."),
        (QDate(2028, 6, 1), "A series can have 104 bookings. Choose an earlier end."),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_keeps_it_from_being_saved(
    hand: FormHand, desk: Desk, store: Store, until: QDate, words: str
) -> None:
    form = begun(hand, desk)
    form.fields.repeat.until.setDate(until)
    assert told(form.fields.repeat) == {"wrong": words}
    form.save()
    assert form.isVisible()
    assert QApplication.focusWidget() is form.fields.repeat.until
    assert store.day(AT_TEN.date()) == []
    form.fields.repeat.switch.setChecked(False)
    assert told(form.fields.repeat) == {}
    hand.save(form)


def test_clashes_are_counted_over_all_times(hand: FormHand, desk: Desk, store: Store) -> None:
    desk.book("10:30", "Bea", day="2026-05-11")
    desk.book("09:30", "Bea", day="2026-05-25")
    store.save_absence(
        Absence(0, desk.mia.id, AbsenceKind.SICK, datetime(2026, 6, 1), datetime(2026, 6, 3))
    )
    form = begun(hand, desk)
    assert told(form.fields.repeat) == {
        "sum": "6 bookings, the last on Mon 8 Jun",
        "warned": "Taken on 2 of 6 days: Mon 11 May, Mon 25 May\n"
        "Mia is not there on 1 of 6 days: Mon 1 Jun",
    }
    assert form.fields.when.warning.isHidden()
    assert form.save_button.text() == "&Book anyway"
    hand.save(form)
    assert len(days_of(store)) == 8


def test_many_clashing_days_are_not_all_named(hand: FormHand, desk: Desk, store: Store) -> None:
    store.save_staff(replace(desk.mia, hours=((),) * 7))
    form = begun(hand, desk)
    form.fields.repeat.until.setDate(QDate(2026, 8, 31))
    assert told(form.fields.repeat)["warned"] == (
        "Mia is not there on 18 of 18 days: "
        "Mon 4 May, Mon 11 May, Mon 18 May, Mon 25 May, Mon 1 Jun, Mon 8 Jun, …"
    )


def test_a_clash_on_a_later_day_that_came_meanwhile_is_shown_first(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    form = begun(hand, desk)
    desk.book("10:00", "Quick", day="2026-05-18")
    form.save()
    assert form.isVisible()
    assert told(form.fields.repeat)["warned"] == "Taken on 1 of 6 days: Mon 18 May"
    assert len(days_of(store)) == 1
    hand.save(form)
    assert len(days_of(store)) == 7


def test_each_online_booking_of_a_series_is_online(
    hand: FormHand, desk: Desk, store: Store
) -> None:
    form = begun(hand, desk)
    hand.choose(form.fields.service, desk.advice.id)
    hand.save(form)
    found = store.bookings(date(2026, 5, 1), date(2027, 1, 1))
    assert [one.booking.place for one in found] == [Place.ONLINE] * 6


# changing one of a series


@pytest.fixture
def series(desk: Desk, store: Store) -> list[int]:
    """Anna with Mia on four Mondays at ten."""
    draft = BookingDraft(0, Customer(0, "Anna"), desk.mia.id, desk.cut.id, AT_TEN, 45)
    store.save_series(draft, Repeat(1, date(2026, 5, 25)))
    found = store.bookings(date(2026, 5, 1), date(2027, 1, 1))
    return [one.booking.id for one in found]


ONLY, FOLLOWING, STAY = "Only this booking", "This and all following (3)", "Go on editing"


def moved(hand: FormHand, booking_id: int) -> BookingForm:
    form = hand.edit(booking_id)
    form.fields.when.show_when(datetime(2026, 5, 12, 11, 0), 45)
    return form


def test_a_booking_of_a_series_says_so_and_cannot_repeat_anew(
    hand: FormHand, desk: Desk, series: list[int]
) -> None:
    form = hand.edit(series[1])
    assert form.fields.series_hint.isVisible()
    assert not form.fields.repeat.isVisible()
    alone = hand.edit(desk.book("15:00", "Bea"))
    assert not alone.fields.series_hint.isVisible()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (ONLY, ["04 May 10:00", "12 May 11:00", "18 May 10:00", "25 May 10:00"]),
        (FOLLOWING, ["04 May 10:00", "12 May 11:00", "19 May 11:00", "26 May 11:00"]),
        (STAY, ["04 May 10:00", "11 May 10:00", "18 May 10:00", "25 May 10:00"]),
    ],
)
def test_saving_asks_how_many_to_change(
    hand: FormHand, store: Store, series: list[int], answer: str, expected: list[str]
) -> None:
    form = moved(hand, series[1])
    form.save()
    assert form.isVisible()
    hand.answer(form, answer)
    assert days_of(store) == expected
    assert (form.isVisible(), form.save_button.isEnabled()) == (answer == STAY,) * 2


def test_the_question_tells_what_would_be_in_the_way_of_all(
    hand: FormHand, desk: Desk, store: Store, series: list[int]
) -> None:
    desk.book("11:30", "Bea", day="2026-05-26")
    form = moved(hand, series[1])
    form.save()
    (box,) = form.findChildren(QMessageBox)
    assert plain(box.text()).splitlines()[-1] == "Taken on 1 of 3 days: Tue 26 May"
    hand.answer(form, STAY)
    form.fields.when.show_when(datetime(2026, 5, 12, 9, 0), 45)
    form.save()
    assert "Taken" not in form.findChildren(QMessageBox)[-1].text()


def test_enter_changes_only_this_one_and_escape_none(
    hand: FormHand, qtbot: QtBot, store: Store, series: list[int]
) -> None:
    form = moved(hand, series[1])
    for key, expected in ((Qt.Key.Key_Escape, "11 May 10:00"), (Qt.Key.Key_Return, "12 May 11:00")):
        form.save()
        (box,) = [one for one in form.findChildren(QMessageBox) if one.isVisible()]
        qtbot.keyClick(box, key)
        assert days_of(store) == ["04 May 10:00", expected, "18 May 10:00", "25 May 10:00"]


@pytest.mark.parametrize("which", [3, 1])
def test_the_last_one_and_one_that_was_not_changed_need_no_question(
    hand: FormHand, series: list[int], which: int
) -> None:
    form = hand.edit(series[which])
    if which == 3:
        form.fields.note.setPlainText("rings first")
    hand.save(form)
    assert form.findChildren(QMessageBox) == []
