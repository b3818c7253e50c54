"""Settings → Staff: hours, services and absences of each person."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.models import Service, Span, Staff
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.settings.hours_editor import HoursEditor
from desktop.ui.settings.staff_page import StaffPage
from tests.ui.conftest import NOW
from tests.ui.salon import Desk
from tests.ui.settings.staff_hand import page, saved

__all__ = ["page"]

OFF: tuple[Span, ...] = ()
EARLY = (Span(time(7), time(12)),)
LATE = (Span(time(14), time(20)),)
AS_THE_SALON, OWN = 0, 1
ALL, CHOSEN = 0, 1


def editor(page: StaffPage) -> HoursEditor:
    made = page.hours.editor
    assert made is not None
    return made


# Hours.


def test_staff_work_as_the_salon_is_open_until_told_otherwise(
    page: StaffPage, store: Store
) -> None:
    assert page.hours.choice.currentIndex() == AS_THE_SALON
    assert page.findChildren(HoursEditor) == []  # slow to make, and most salons need none
    page.hours.choice.setCurrentIndex(OWN)
    assert editor(page).isVisible()
    assert editor(page).week() == store.salon().hours
    editor(page).days[0][0].closes.setTime(QTime(13, 0))
    assert page.is_dirty()
    assert saved(page) is None
    mia, tom = store.staff()
    assert mia.hours == ((Span(time(9), time(13)),), *store.salon().hours[1:])
    assert tom.hours is None


def test_going_back_to_the_salons_hours_forgets_none_of_ones_own(
    page: StaffPage, store: Store
) -> None:
    page.hours.choice.setCurrentIndex(OWN)
    editor(page).days[0][0].closes.setTime(QTime(13, 0))
    page.hours.choice.setCurrentIndex(AS_THE_SALON)
    assert not page.is_dirty()
    assert not editor(page).isVisible()
    page.hours.choice.setCurrentIndex(OWN)
    assert editor(page).week()[0] == (Span(time(9), time(13)),)


def test_looking_at_hours_changes_none(page: StaffPage, store: Store, desk: Desk) -> None:
    three = (Span(time(8), time(10)), Span(time(11), time(13)), Span(time(14), time(16)))
    store.save_staff(replace(desk.mia, hours=(three, EARLY, OFF, OFF, LATE, OFF, OFF)))
    store.save_staff(replace(desk.tom, hours=(EARLY,) * 7))
    page.load()
    for row in (1, 0, 1, 0):
        page.list.setCurrentRow(row)
    assert not page.is_dirty()
    page.name.setText("Mia W")
    page.name.textEdited.emit("Mia W")
    assert saved(page) is None
    assert store.staff()[0].hours == (three, EARLY, OFF, OFF, LATE, OFF, OFF)


def test_each_person_shows_their_own_hours(page: StaffPage, store: Store, desk: Desk) -> None:
    store.save_staff(replace(desk.mia, hours=(EARLY,) * 7))
    page.load()
    seen = []
    for row in (0, 1, 0):
        page.list.setCurrentRow(row)
        seen.append((page.hours.choice.currentText(), page.hours.isVisible()))
    own, salon = ("Own hours", True), ("As the salon is open", False)
    assert seen == [own, salon, own]
    assert editor(page).week() == (EARLY,) * 7


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (((13, 0), (9, 0)), None, "Ends before it begins"),
        (((9, 0), (15, 0)), ((14, 0), (18, 0)), "overlap"),
        (((22, 0), (0, 0)), None, ""),  # until midnight
    ],
)
def test_impossible_hours_lead_to_whom_they_belong(
    page: StaffPage,
    first: tuple[tuple[int, int], tuple[int, int]],
    second: tuple[tuple[int, int], tuple[int, int]] | None,
    words: str,
) -> None:
    page.hours.choice.setCurrentIndex(OWN)
    day = editor(page).days[2]
    for fields, times in zip(day, (first, second), strict=True):
        if times is not None:
            fields.ticked.setChecked(True)
            fields.opens.setTime(QTime(*times[0]))
            fields.closes.setTime(QTime(*times[1]))
    page.list.setCurrentRow(1)
    wrong = page.first_problem()
    assert (wrong is not None) == bool(words)
    if wrong is not None:
        assert page.list.currentRow() == 0
        assert wrong is day[0].opens
        assert words in wrong.accessibleDescription()
        day[0].closes.setTime(QTime(13, 30))
        day[0].opens.setTime(QTime(9, 0))
        assert wrong.accessibleDescription() == ""


def test_mondays_hours_can_be_spread(page: StaffPage, store: Store) -> None:
    page.hours.choice.setCurrentIndex(OWN)
    editor(page).days[0][0].opens.setTime(QTime(11, 0))
    spread = [b for b in page.findChildren(QPushButton) if "Monday" in b.text()]
    spread[0].click()
    assert saved(page) is None
    hours = store.staff()[0].hours
    assert hours == ((Span(time(11), time(18)),),) * 6 + (OFF,)


# Services.


def ticked(page: StaffPage) -> list[str]:
    items = (page.services.list.item(row) for row in range(page.services.list.count()))
    return [f"{'x' if item.checkState().value else ' '} {item.text()}" for item in items]


def test_services_begin_as_all_and_are_unticked(page: StaffPage, store: Store, desk: Desk) -> None:
    assert page.services.choice.currentIndex() == ALL
    assert not page.services.isVisible()
    page.services.choice.setCurrentIndex(CHOSEN)
    assert page.services.isVisible()
    assert ticked(page) == ["x Haircut", "x Colour", "x Consultation"]
    page.services.list.item(1).setCheckState(page.services.list.item(1).checkState().Unchecked)
    assert saved(page) is None
    mia, tom = store.staff()
    assert mia.service_ids == {desk.cut.id, desk.advice.id}
    assert tom.service_ids is None
    page.list.setCurrentRow(1)
    assert not page.services.isVisible()
    page.list.setCurrentRow(0)
    assert ticked(page) == ["x Haircut", "  Colour", "x Consultation"]


def test_ticks_stay_while_all_are_given(page: StaffPage, desk: Desk, store: Store) -> None:
    store.save_staff(replace(desk.mia, service_ids=frozenset({desk.cut.id})))
    page.load()
    page.services.choice.setCurrentIndex(ALL)
    current = page.current()
    assert current is not None
    assert current.service_ids is None
    page.services.choice.setCurrentIndex(CHOSEN)
    assert not page.is_dirty()


def test_nobody_who_gives_nothing_goes_unnoticed(page: StaffPage, desk: Desk, store: Store) -> None:
    store.save_staff(replace(desk.mia, service_ids=frozenset()))
    page.load()
    assert page.services.none.isVisible()
    page.services.list.item(0).setCheckState(page.services.list.item(0).checkState().Checked)
    assert not page.services.none.isVisible()


def test_an_archived_service_stays_with_who_gave_it(
    page: StaffPage, desk: Desk, store: Store
) -> None:
    store.save_staff(replace(desk.mia, service_ids=frozenset({desk.cut.id, desk.colour.id})))
    store.save_service(replace(desk.colour, archived=True))
    page.load()
    assert ticked(page) == ["x Haircut", "  Consultation"]
    page.services.list.item(1).setCheckState(page.services.list.item(1).checkState().Checked)
    assert saved(page) is None
    assert store.staff()[0].service_ids == {desk.cut.id, desk.colour.id, desk.advice.id}


def test_a_service_that_is_new_meanwhile_is_listed_while_something_is_typed(
    page: StaffPage, book: Book
) -> None:
    page.services.choice.setCurrentIndex(CHOSEN)
    page.services.list.item(0).setCheckState(page.services.list.item(0).checkState().Unchecked)
    book.write(lambda store: store.save_service(Service(0, "Beard", 20, "#123456")))
    assert ticked(page) == ["  Haircut", "x Colour", "x Consultation", "  Beard"]


# All of it together.


def test_one_failure_saves_nobody(
    qtbot: QtBot, page: StaffPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Store.save_staff

    def refuse_the_second(self: Store, person: Staff) -> Staff:
        if person.name == "Noor":
            raise AppError(Kind.DISK_FULL)
        return kept(self, person)

    monkeypatch.setattr(Store, "save_staff", refuse_the_second)
    qtbot.keyClicks(page.name, " W")
    page.add.click()
    qtbot.keyClicks(page.name, "Noor")
    assert saved(page) == AppError(Kind.DISK_FULL)
    assert [person.name for person in store.staff()] == ["Mia", "Tom"]
    monkeypatch.undo()
    assert saved(page) is None
    assert [person.name for person in store.staff()] == ["Mia W", "Tom", "Noor"]


def test_nothing_can_be_typed_where_nobody_is_chosen(qtbot: QtBot, book: Book) -> None:
    page = StaffPage(book, lambda: NOW)
    qtbot.addWidget(page)
    page.load()
    assert not page.hours.choice.isEnabled()
    assert not page.absences.add.isEnabled()
    page.add.click()
    assert page.hours.choice.isEnabled()
