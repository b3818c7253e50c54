"""A customer's data are deleted from the card, and not by mistake."""

import pytest
from PySide6.QtCore import Qt

from desktop.core.models import Customer, CustomerKind, Status
from tests.ui.customers.card_hand import Opener, known, opened, visit, zoe
from tests.ui.salon import Desk

__all__ = ["known", "opened", "zoe"]


def test_deleting_says_what_goes_and_what_stays_and_is_not_done_by_mistake(
    opened: Opener, desk: Desk, zoe: int
) -> None:
    visit(desk, zoe, "2026-03-12T10:00", Status.DONE)
    one = opened(zoe)
    one.card.erase_button.click()
    [text] = one.asks
    for words in (
        "Delete the data of \u2068Zoë Berg\u2069 for good? This cannot be undone.",
        "name, phone number, e-mail address",
        "also those on bookings",
        "What is kept: day, time, service, staff and status of past bookings, without a name.",
        "accounts and statistics need them",
        "Meetings made in Teams hold no customer's data.",
    ):
        assert words in text
    one.press(Qt.Key.Key_Return)  # keeps the data
    assert one.asks == []
    assert desk.store.customer(zoe).name == "Zoë Berg"
    one.card.erase_button.click()
    one.press(Qt.Key.Key_Escape)
    assert desk.store.customer(zoe).name == "Zoë Berg"
    one.card.erase_button.click()
    one.answer("&Delete for good")
    assert not one.card.isVisible()
    assert one.wanted == ["erased"]
    assert desk.store.customer(zoe) == Customer(zoe, "", kind=CustomerKind.ERASED)


def test_deleting_is_refused_with_words_while_bookings_are_to_come(
    opened: Opener, desk: Desk, zoe: int, known: dict[str, int]
) -> None:
    one = opened(zoe)
    one.type(one.card.fields.note, "takes tea")
    one.card.erase_button.click()
    one.answer("&Delete for good")
    assert one.card.problem.text() == "There are bookings still to come. Cancel them first."
    assert one.card.isVisible()
    assert one.card.fields.note.toPlainText() == "takes tea"
    assert desk.store.customer(zoe).name == "Zoë Berg"


@pytest.mark.parametrize(
    ("kind", "title", "why"),
    [
        ("walk-in", "Walk-in", "This card stands for all who gave no name."),
        ("erased", "Deleted customer", "This person's data was deleted."),
    ],
)
def test_where_there_is_no_person_nothing_can_be_changed_and_it_says_why(
    opened: Opener, desk: Desk, zoe: int, kind: str, title: str, why: str
) -> None:
    if kind == "walk-in":
        nobody = desk.store.walk_in_customer().id
        booked = visit(desk, nobody, "2026-05-02T10:00")
    else:
        nobody = zoe
        booked = visit(desk, nobody, "2026-05-02T10:00")
        desk.store.erase_customer(zoe)
    one = opened(nobody)
    assert one.card.title.text() == title
    assert one.card.why_not.text().startswith(why)
    assert not one.card.fields.isEnabled()
    assert one.can == ["Close"]
    assert not one.card.calendar.isVisible()  # walk-ins are not to have each other's bookings
    one.press(Qt.Key.Key_Return)  # the focus is in the table
    assert one.wanted == [f"booking {booked}"]


def test_somebody_whose_data_was_deleted_meanwhile_is_not_written_again(
    opened: Opener, desk: Desk, zoe: int
) -> None:
    one = opened(zoe)
    one.type(one.card.fields.name, "Bo")
    desk.store.erase_customer(zoe)
    one.card.save()
    assert one.card.problem.text() == "Only the details of a person can be changed."
    assert desk.store.customer(zoe).name == ""
