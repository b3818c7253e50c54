"""Somebody stands at the desk."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Absence, AbsenceKind, Change, CustomerKind, Place, Staff, Status
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.form.form_opening import FormOpening
from desktop.ui.form.walk_in import WalkInDialog
from desktop.ui.notices import NoticeBar
from tests.ui.form_hand import FormHand, items, plain
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk

NOW = datetime(2026, 5, 4, 8, 23, 41, tzinfo=UTC)  # 10:23 in Berlin
START = datetime(2026, 5, 4, 10, 20)


class Door:
    """The window through which walk-ins are opened."""

    def __init__(self, qtbot: QtBot, store: Store, book: Book | None = None) -> None:
        self.hand = FormHand(qtbot, store)
        self.store = store
        self.bar = NoticeBar(self.hand.window)
        self.forms = FormOpening(
            book or Book(store, InlineLane()), self.bar, self.hand.window, now=lambda: NOW
        )
        self.saved: list[Change] = []
        self.forms.saved.connect(self.saved.append)

    def opened(self, person: Staff) -> WalkInDialog:
        self.forms.walk_in(person.id)
        dialog = self.dialogs()[-1]
        return self.hand.shown(dialog)

    def dialogs(self) -> list[WalkInDialog]:
        return self.hand.window.findChildren(WalkInDialog)

    def rows(self) -> list[str]:
        """The day so far, a line for each booking."""
        return [
            f"{one.booking.starts:%H:%M} {one.booking.minutes} {one.staff.name}"
            f" {one.service.name} {one.booking.status}"
            for one in self.store.day(START.date())
        ]


@pytest.fixture
def door(qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk) -> Door:
    return Door(qtbot, store)


def warning(dialog: WalkInDialog) -> str:
    return "" if dialog.warning.isHidden() else plain(dialog.warning.text())


def test_enter_books_whoever_stands_there_as_arrived(door: Door, desk: Desk) -> None:
    dialog = door.opened(desk.mia)
    assert QApplication.focusWidget() is dialog.search.field
    door.hand.press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert door.rows() == ["10:20 45 Mia Haircut arrived"]
    (made,) = door.store.day(START.date())
    assert made.customer.kind is CustomerKind.WALK_IN
    assert [change.booking_id for change in door.saved] == [made.booking.id]


def test_all_without_a_name_are_the_same_customer(door: Door, desk: Desk) -> None:
    for person in (desk.mia, desk.tom):
        door.opened(person)
        door.hand.press(Qt.Key.Key_Return)
    assert len({one.customer.id for one in door.store.day(START.date())}) == 1


def test_a_name_or_a_number_makes_a_customer(door: Door, desk: Desk) -> None:
    door.opened(desk.mia)
    door.hand.type("Anna 0151 2345678")
    door.hand.press(Qt.Key.Key_Return, Qt.Key.Key_Return)  # the new customer, then the booking
    (made,) = door.store.day(START.date())
    assert (made.customer.name, made.customer.phone) == ("Anna", "0151 2345678")


def test_somebody_known_is_found(door: Door, desk: Desk) -> None:
    desk.book("15:00", "Zoë Schmidt")
    door.opened(desk.mia)
    door.hand.type("schm")
    door.hand.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    arrived, later = door.store.day(START.date())
    assert arrived.customer == later.customer


def test_a_name_taken_back_is_nobody_again(door: Door, desk: Desk) -> None:
    desk.book("15:00", "Zoë Schmidt")
    dialog = door.opened(desk.mia)
    door.hand.type("schm")
    door.hand.press(Qt.Key.Key_Return)
    dialog.search.field.selectAll()
    door.hand.press(Qt.Key.Key_Backspace, Qt.Key.Key_Return)
    assert door.store.day(START.date())[0].customer.kind is CustomerKind.WALK_IN


def test_somebody_who_is_free_is_proposed(door: Door, desk: Desk) -> None:
    desk.book("10:00", "Bea")
    dialog = door.opened(desk.mia)
    assert (dialog.choice.staff.currentText(), warning(dialog)) == ("Tom", "")
    assert dialog.ends.text() == "until 11:05, 45 min"


def test_a_clash_has_to_be_acknowledged_by_an_enter_of_its_own(door: Door, desk: Desk) -> None:
    for person in (desk.mia, desk.tom):
        desk.book("10:00", "Bea", staff=person)
    dialog = door.opened(desk.mia)
    assert warning(dialog) == "Mia is busy then: 10:00–10:45 Bea"
    assert dialog.book_button.text() == "&Book"
    door.hand.press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.book_button.text() == "&Book anyway"
    assert len(door.rows()) == 2
    door.hand.press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert len(door.rows()) == 3


def test_what_was_acknowledged_holds_for_that_time_and_person_alone(door: Door, desk: Desk) -> None:
    for person in (desk.mia, desk.tom):
        desk.book("10:00", "Bea", staff=person)
    dialog = door.opened(desk.mia)
    dialog.save()
    door.hand.choose(dialog.choice.staff, desk.tom.id)
    assert dialog.book_button.text() == "&Book"
    dialog.save()
    assert dialog.isVisible()
    dialog.save()
    assert not dialog.isVisible()


def test_whoever_is_away_is_said(door: Door, desk: Desk) -> None:
    dialog = door.opened(desk.mia)
    dialog.time.setTime(QTime(18, 0))
    assert warning(dialog) == "Mia does not work then, only 09:00–18:00."
    door.store.save_absence(
        Absence(0, desk.tom.id, AbsenceKind.BREAK, START, START.replace(hour=19))
    )
    door.hand.choose(dialog.choice.staff, desk.tom.id)
    assert warning(dialog) == "Tom is away then: Break"


def test_enter_before_the_book_has_answered_still_shows_a_clash_first(
    qtbot: QtBot, dressed: QApplication, desk: Desk, store: Store
) -> None:
    lane = HeldLane()
    door = Door(qtbot, store, Book(store, lane))
    for person in (desk.mia, desk.tom):
        desk.book("10:00", "Bea", staff=person)
    door.forms.walk_in(desk.mia.id)
    lane._held.pop(0)()  # noqa: SLF001 - only what opens the dialog
    (dialog,) = door.dialogs()
    door.hand.shown(dialog)
    door.hand.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    lane.work()
    assert dialog.isVisible()
    assert warning(dialog) == "Mia is busy then: 10:00–10:45 Bea"
    assert dialog.book_button.text() == "&Book anyway"


def test_the_usual_service_is_proposed_the_next_time(door: Door, desk: Desk) -> None:
    dialog = door.opened(desk.mia)
    assert dialog.choice.service.currentText() == "Haircut"
    door.hand.choose(dialog.choice.service, desk.colour.id)
    assert dialog.ends.text() == "until 12:20, 120 min"
    door.hand.press(Qt.Key.Key_Return)
    again = door.opened(desk.tom)
    assert again.choice.service.currentText() == "Colour"


def test_whoever_walks_in_is_on_site(door: Door, desk: Desk, store: Store) -> None:
    for service in (desk.cut, desk.colour):
        store.save_service(replace(service, archived=True))
    door.opened(desk.mia)
    door.hand.press(Qt.Key.Key_Return)
    (made,) = store.day(START.date())
    assert (made.service, made.booking.place) == (desk.advice, Place.ON_SITE)


def test_the_service_narrows_who_can_be_chosen(door: Door, desk: Desk, store: Store) -> None:
    store.save_staff(replace(desk.tom, service_ids=frozenset({desk.cut.id})))
    dialog = door.opened(desk.tom)
    assert dialog.choice.staff.currentText() == "Tom"
    door.hand.choose(dialog.choice.service, desk.colour.id)
    assert items(dialog.choice.staff) == ["Mia"]


def test_without_services_it_is_said_what_is_missing(door: Door, desk: Desk, store: Store) -> None:
    for service in (desk.cut, desk.colour, desk.advice):
        store.save_service(replace(service, archived=True))
    dialog = door.opened(desk.mia)
    door.hand.press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.choice.service_problem.text() == "Choose a service."
    assert dialog.problem.isHidden()
    assert QApplication.focusWidget() is dialog.choice.service


@pytest.mark.parametrize("typed", ["", "Anna"])
def test_escape_closes_and_asks_only_if_something_was_typed(
    door: Door, desk: Desk, typed: str
) -> None:
    dialog = door.opened(desk.mia)
    door.hand.type(typed)
    dialog.search.close_list()
    door.hand.press(Qt.Key.Key_Escape)
    assert bool(dialog.findChildren(QMessageBox)) is bool(typed)
    if typed:
        assert dialog.isVisible()
        door.hand.answer(dialog, "Discard it")
    assert not dialog.isVisible()
    assert door.rows() == []


class Full(Store):
    def walk_in_customer(self) -> object:  # type: ignore[override]  # it never comes to an answer
        raise AppError(Kind.DISK_FULL)


def test_what_goes_wrong_is_said_and_can_be_tried_again(
    qtbot: QtBot, dressed: QApplication, desk: Desk, store: Store
) -> None:
    full = Full.__new__(Full)
    full.__dict__.update(store.__dict__)
    door = Door(qtbot, full)
    dialog = door.opened(desk.mia)
    door.hand.press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert AppError(Kind.DISK_FULL).advice.title in dialog.problem.text()
    assert dialog.book_button.isEnabled()
    dialog.search.show_text("Anna")
    dialog.save()
    assert door.rows() == ["10:20 45 Mia Haircut arrived"]


def test_two_presses_open_one_dialog(
    qtbot: QtBot, dressed: QApplication, desk: Desk, store: Store
) -> None:
    lane = HeldLane()
    door = Door(qtbot, store, Book(store, lane))
    door.forms.walk_in(desk.mia.id)
    door.forms.walk_in(desk.mia.id)
    lane.work()
    assert len(door.dialogs()) == 1


def test_a_book_that_cannot_be_read_is_told_with_another_try(
    qtbot: QtBot, dressed: QApplication, desk: Desk, store: Store
) -> None:
    class Locked(Store):
        locked = True

        def staff(self) -> list[Staff]:
            if self.locked:
                raise AppError(Kind.BOOK_LOCKED)
            return super().staff()

    locked = Locked.__new__(Locked)
    locked.__dict__.update(store.__dict__)
    door = Door(qtbot, locked)
    door.forms.walk_in(desk.mia.id)
    assert door.bar.current is not None
    locked.locked = False
    dict(door.bar.current.acts)["Retr&y"]()
    assert len(door.dialogs()) == 1


def test_arrived_is_how_it_is_told(door: Door, desk: Desk) -> None:
    door.opened(desk.mia)
    door.hand.press(Qt.Key.Key_Return)
    (made,) = door.store.day(START.date())
    assert made.booking.status is Status.ARRIVED


def nameless(widget: QWidget) -> list[QWidget]:
    reachable = [
        one
        for one in widget.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
    ]
    return [one for one in reachable if not one.accessibleName() and not hasattr(one, "text")]


def test_everything_has_a_name(door: Door, desk: Desk) -> None:
    assert nameless(door.opened(desk.mia)) == []
