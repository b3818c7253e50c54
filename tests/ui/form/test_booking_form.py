from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import BookingDraft, Change, Place
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.form_facts import form_facts
from tests.ui.conftest import NOW
from tests.ui.form.opened_form import AT_TEN, Opener, opened, press, type_text
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk, fill

__all__ = ["opened"]


def one(found: QWidget | None) -> QWidget:
    assert found is not None
    return found


def test_a_new_customer_is_booked_online_without_the_mouse(
    qtbot: QtBot, opened: Opener, desk: Desk
) -> None:
    form = opened()
    assert QApplication.focusWidget() is form.fields.search.field
    type_text(qtbot, "Anna 0151 2345678")
    press(qtbot, Qt.Key.Key_Return)  # "New customer", the only row
    assert form.fields.phone.text() == "0151 2345678"
    assert QApplication.focusWidget() is form.fields.service
    type_text(qtbot, "Cons")
    form.fields.service.activated.emit(form.fields.service.currentIndex())
    with qtbot.waitSignal(form.saved) as saved:
        qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    change: Change = saved.args[0]
    details = desk.store.booking(change.booking_id)
    assert details is not None
    assert (details.customer.name, details.customer.phone) == ("Anna", "0151 2345678")
    assert (details.staff, details.service) == (desk.mia, desk.advice)
    assert (details.booking.starts, details.booking.minutes) == (AT_TEN, 30)
    assert details.booking.place is Place.ONLINE
    assert not form.isVisible()


def test_the_service_sets_length_and_place(opened: Opener, desk: Desk) -> None:
    form = opened()
    combo = form.fields.service
    for service, expected in ((desk.colour, (120, False)), (desk.advice, (30, True))):
        combo.setCurrentIndex(combo.findData(service.id))
        combo.activated.emit(combo.currentIndex())
        shown = (form.fields.when.minutes.value(), form.fields.online.isChecked())
        assert shown == expected


def test_what_is_missing_is_said_beside_each_field_and_the_first_takes_the_focus(
    opened: Opener,
) -> None:
    form = opened()
    form.save()
    said = {field: problem.text() for field, problem in form.fields.problems.items()}
    assert said == {
        "customer": "Enter a name, a phone number or an e-mail address.",
        "service": "Choose a service.",
        "staff": "",
        "minutes": "",
    }
    assert QApplication.focusWidget() is form.fields.search.field
    assert form.isVisible()


def filled(qtbot: QtBot, form: BookingForm, desk: Desk) -> None:
    type_text(qtbot, "Anna")
    press(qtbot, Qt.Key.Key_Return)
    form.fields.service.setCurrentIndex(form.fields.service.findData(desk.cut.id))


def test_a_clash_is_said_beside_the_time_and_can_be_booked_knowingly(
    qtbot: QtBot, opened: Opener, desk: Desk
) -> None:
    desk.book("09:30", "Bea")
    form = opened()
    filled(qtbot, form, desk)
    warning = form.fields.when.warning
    assert warning.isVisible()
    assert "09:30–10:15" in warning.text()
    assert "Bea" in warning.text()
    assert form.save_button.text() == "&Book anyway"
    with qtbot.waitSignal(form.saved):
        form.save()
    assert len(desk.store.day(AT_TEN.date())) == 2


def test_a_clash_that_came_meanwhile_is_shown_before_anything_is_saved(
    qtbot: QtBot, opened: Opener, desk: Desk
) -> None:
    form = opened()
    filled(qtbot, form, desk)
    assert form.save_button.text() == "&Book"
    desk.book("10:00", "Quick")  # at another desk
    form.save()
    assert form.isVisible()
    assert form.save_button.text() == "&Book anyway"
    assert len(desk.store.day(AT_TEN.date())) == 1
    form.save()
    assert len(desk.store.day(AT_TEN.date())) == 2


def test_changing_a_booking_does_not_clash_with_itself(opened: Opener, desk: Desk) -> None:
    form = opened(booking_id=desk.book("10:00", "Anna"))
    assert form.save_button.text() == "&Save"
    assert not form.fields.when.warning.isVisible()


def test_a_time_the_clock_skips_is_refused_with_the_nearest_ones(
    qtbot: QtBot, opened: Opener, desk: Desk
) -> None:
    form = opened(datetime(2026, 3, 29, 2, 30))
    filled(qtbot, form, desk)
    form.save()
    assert form.isVisible()
    assert form.fields.when.problem.text() == (
        "The clocks go forward that day and skip this time. The nearest are 01:55 and 03:00."
    )
    offers = [b for b in form.fields.when.findChildren(QPushButton) if not b.isHidden()]
    assert [offer.text() for offer in offers] == ["Take 01:55", "Take 03:00"]
    qtbot.mouseClick(offers[1], Qt.MouseButton.LeftButton)
    assert not form.fields.when.problem.isVisible()
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    details = desk.store.booking(saved.args[0].booking_id)
    assert details is not None
    assert details.booking.starts == datetime(2026, 3, 29, 3, 0)


@pytest.mark.parametrize("fold", [0, 1])
def test_a_doubled_hour_asks_which_one(qtbot: QtBot, opened: Opener, desk: Desk, fold: int) -> None:
    form = opened(datetime(2026, 10, 25, 3, 30))
    filled(qtbot, form, desk)
    when = form.fields.when
    assert not when.is_asking()
    when.time.setTime(when.time.time().addSecs(-3600))
    assert when.is_asking()
    form.save()
    assert "Choose which one" in when.problem.text()
    assert QApplication.focusWidget() is when.which
    press(qtbot, *[Qt.Key.Key_Down] * (fold + 1))
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    details = desk.store.booking(saved.args[0].booking_id)
    assert details is not None
    assert details.booking.starts.fold == fold


def test_escape_with_something_typed_asks_first(qtbot: QtBot, opened: Opener) -> None:
    form = opened()
    type_text(qtbot, "Anna")
    form.fields.search.close_list()
    press(qtbot, Qt.Key.Key_Escape)
    box = one(form.findChild(QMessageBox))
    assert isinstance(box, QMessageBox)
    assert form.isVisible()
    qtbot.mouseClick(box.escapeButton(), Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert form.fields.search.text == "Anna"


def test_escape_with_nothing_typed_closes(qtbot: QtBot, opened: Opener) -> None:
    form = opened()
    press(qtbot, Qt.Key.Key_Escape)
    assert not form.isVisible()


class FullDisk(Store):
    """A book that can be read but not written any more."""

    def save_booking(self, draft: BookingDraft, booking_id: int = 0) -> Change:
        raise AppError(Kind.DISK_FULL)


def test_nothing_typed_is_lost_when_saving_fails(
    qtbot: QtBot, opened: Opener, desk: Desk, tmp_path: Path
) -> None:
    full = FullDisk(tmp_path / "book.sqlite", lambda: NOW)
    form = opened(using=Book(full, InlineLane()))
    filled(qtbot, form, desk)
    before = form.fields.draft()
    form.save()
    assert form.isVisible()
    assert AppError(Kind.DISK_FULL).advice.title in form.problem.text()
    assert form.fields.draft() == before
    assert form.save_button.isEnabled()
    full.close()


def test_moving_a_booking_keeps_its_customer_and_id(
    qtbot: QtBot, opened: Opener, desk: Desk
) -> None:
    booking_id = desk.book("10:00", "Anna", phone="0151 2345678")
    form = opened(booking_id=booking_id)
    form.fields.when.time.setTime(form.fields.when.time.time().addSecs(3600))
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    details = desk.store.booking(booking_id)
    assert details is not None
    assert saved.args[0].booking_id == booking_id
    assert details.booking.starts == datetime(2026, 5, 4, 11, 0)
    assert details.customer.phone == "0151 2345678"


def test_minutes_go_in_fives_and_carry_into_the_hour(qtbot: QtBot, opened: Opener) -> None:
    form = opened(datetime(2026, 5, 4, 10, 55))
    clock = form.fields.when.time
    clock.setCurrentSection(clock.Section.MinuteSection)
    qtbot.keyClick(clock, Qt.Key.Key_Up)
    assert clock.time().toString("HH:mm") == "11:00"


def test_the_form_opened_alone_needs_a_fresh_salon_only(
    qtbot: QtBot, dressed: QApplication, store: Store
) -> None:
    desk = fill(store)
    store.save_service(desk.colour)
    form = BookingForm(Book(store, InlineLane()), form_facts(store))
    qtbot.addWidget(form)
    form.start(0, AT_TEN)
    assert form.fields.staff.currentIndex() == -1
    assert form.fields.draft().staff_id == 0
