"""Appointments are brought in for a person and a service."""

from collections.abc import Callable
from pathlib import Path

from desktop.core.models import Customer
from desktop.services.store import Store
from tests.ui.conftest import NOW
from tests.ui.lists.import_hand import CALENDAR, Open, buttons, file, opened, table
from tests.ui.salon import Desk

__all__ = ["file", "opened"]


def test_appointments_need_a_person_and_a_service(
    opened: Open, file: Callable[..., Path], store: Store, desk: Desk
) -> None:
    anna = store.save_customer(Customer(0, "Anna Muster"))
    dialog = opened()
    dialog.load(file("mia.ics", CALENDAR))
    page = dialog.calendar
    assert table(page.table) == [
        "08/05/2026 | Closed | Left out: it lasts all day",
        "05/05/2026 10:00 | 45 | Anna Muster | New, for a customer in the book",
    ]
    assert buttons(dialog) == ["Other file…", "Close"]
    page.staff.setCurrentIndex(1)
    page.service.setCurrentIndex(0)
    assert buttons(dialog) == ["Other file…", "Book 1 appointment", "Close"]
    dialog.go.click()
    (booked,) = store.day(NOW.date().replace(day=5))
    assert (booked.staff.name, booked.service.name) == ("Tom", "Haircut")
    assert booked.customer.id == anna.id
    assert dialog.outcome.words.text() == "1 appointment is booked."
    assert dialog.outcome.list.toPlainText() == "08/05/2026, Closed, Left out: it lasts all day"
    assert "Customers that were added with them stay" in dialog.outcome.hint.text()


def test_appointments_brought_before_are_recognised(
    opened: Open, file: Callable[..., Path]
) -> None:
    chosen = file("mia.ics", CALENDAR)
    for dialog in (opened(), opened()):
        dialog.load(chosen)
        dialog.calendar.only_coming.click()
        dialog.calendar.staff.setCurrentIndex(0)
        dialog.calendar.service.setCurrentIndex(0)
        if dialog.go.isEnabled():
            dialog.go.click()
            dialog.close_button.click()
    assert dialog.calendar.summary.text() == "0 to book, 2 in the book already, 1 left out."
    assert "Book 0 appointments" not in buttons(dialog)


def test_an_online_service_is_said_to_make_links(opened: Open, file: Callable[..., Path]) -> None:
    dialog = opened()
    dialog.load(file("mia.ics", CALENDAR))
    dialog.calendar.service.setCurrentIndex(2)
    assert "join link" in dialog.calendar.link_hint.text()
    dialog.calendar.service.setCurrentIndex(0)
    assert dialog.calendar.link_hint.text() == ""
