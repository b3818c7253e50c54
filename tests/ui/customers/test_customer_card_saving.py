"""What is typed on a customer's card is saved, or not lost."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop.core.models import Act, Change, Customer
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from tests.ui.conftest import NOW
from tests.ui.customers.card_hand import ZOE, Opener, known, opened, zoe
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk

__all__ = ["known", "opened", "zoe"]

TOO_LONG = "0171 23456789012345"


def test_what_is_typed_is_saved_told_and_can_be_undone(
    opened: Opener, desk: Desk, zoe: int
) -> None:
    one = opened(zoe)
    fields = one.card.fields
    one.type(fields.name, "Zoe Tal ")
    one.type(fields.phone, "030 901820")
    one.type(fields.zone.lineEdit(), "tokyo")
    one.press(Qt.Key.Key_Tab)  # the only match is taken
    one.type(fields.language.lineEdit(), "deut")
    one.press(Qt.Key.Key_Tab)
    one.type(fields.note, "takes tea")
    one.qtbot.keyClick(fields.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not one.card.isVisible()
    saved = Customer(
        zoe, "Zoe Tal", "030 901820", "zoe@mail.example", "takes tea", "Asia/Tokyo", "de"
    )
    assert desk.store.customer(zoe) == saved
    assert one.wanted == ["changed Zoe Tal"]
    [change] = one.changes
    assert change.what is Act.CUSTOMER_CHANGED
    desk.store.undo(change.id)
    assert desk.store.customer(zoe) == replace(ZOE, id=zoe)


def test_the_salons_own_zone_is_told_from_one_that_is_not_there(
    opened: Opener, desk: Desk, zoe: int
) -> None:
    desk.store.save_customer(replace(ZOE, id=zoe, time_zone="Asia/Tokyo", language="ja"))
    one = opened(zoe)
    zone, language = one.card.fields.zone, one.card.fields.language
    zone.setEditText("Mars")
    language.setEditText("Klingon")
    one.card.save()
    shown = [label.text() for label in one.card.fields.findChildren(QLabel) if label.isVisible()]
    assert "Choose one of the time zones in the list." in shown
    assert "Choose one of the languages in the list." in shown
    assert QApplication.focusWidget() in {zone, zone.lineEdit()}
    zone.setEditText("")
    language.setEditText("")
    one.card.save()
    assert desk.store.customer(zoe) == replace(ZOE, id=zoe)


def test_somebody_with_nothing_to_call_them_by_is_refused_beside_the_name(
    opened: Opener, desk: Desk, zoe: int
) -> None:
    one = opened(zoe)
    fields = one.card.fields
    for cleared in (fields.name, fields.phone, fields.email):
        one.type(cleared, " ")
    one.press(Qt.Key.Key_Return)
    assert one.card.isVisible()
    assert fields.name.accessibleDescription() == (
        "Enter a name, a phone number or an e-mail address."
    )
    assert QApplication.focusWidget() is fields.name
    assert desk.store.customer(zoe).name == "Zoë Berg"


def test_a_number_nobody_can_answer_at_is_doubted_but_saved(
    opened: Opener, desk: Desk, zoe: int
) -> None:
    one = opened(zoe)
    fields, hint = one.card.fields, one.card.fields.phone_hint
    assert not hint.isVisible()
    one.type(fields.phone, TOO_LONG)
    assert not hint.isVisible()  # not while one types
    one.press(Qt.Key.Key_Tab)
    assert hint.text() == "This does not look like a complete number. It can be saved as it is."
    assert hint.isVisible()
    one.type(fields.phone, "0171 2345679")
    one.press(Qt.Key.Key_Tab)
    assert not hint.isVisible()
    one.type(fields.phone, TOO_LONG)
    one.card.save()
    assert desk.store.customer(zoe).phone == TOO_LONG


def test_escape_asks_before_anything_typed_is_lost(opened: Opener, desk: Desk, zoe: int) -> None:
    for words, left, name in (
        ("&Go on editing", False, "Zoë Berg"),
        ("&Discard", True, "Zoë Berg"),
        ("&Save", True, "Bo"),
    ):
        one = opened(zoe)
        one.type(one.card.fields.name, "Bo")
        one.press(Qt.Key.Key_Escape)
        assert one.asks == [
            "Save the changes?\n\nYou changed details of this customer that are not saved yet."
        ]
        one.answer(words)
        assert one.card.isVisible() is not left
        assert one.card.fields.name.text() == "Bo"
        assert desk.store.customer(zoe).name == name
        one.card.hide()


def test_escape_with_nothing_typed_closes(opened: Opener, zoe: int) -> None:
    one = opened(zoe)
    one.press(Qt.Key.Key_Escape)
    assert not one.card.isVisible()
    assert one.wanted == []


class FullDisk(Store):
    """A book that can be read but not written any more."""

    def change_customer(self, customer: Customer) -> Change:
        raise AppError(Kind.DISK_FULL)

    def erase_customer(self, customer_id: int) -> None:
        raise AppError(Kind.DISK_FULL)


def test_nothing_typed_is_lost_when_writing_fails(opened: Opener, zoe: int, tmp_path: Path) -> None:
    full = FullDisk(tmp_path / "book.sqlite", lambda: NOW)
    one = opened(zoe, using=Book(full, InlineLane()))
    one.type(one.card.fields.name, "Bo")
    one.card.save()
    assert one.card.isVisible()
    assert AppError(Kind.DISK_FULL).advice.title in one.card.problem.text()
    assert one.card.fields.name.text() == "Bo"
    assert one.card.save_button.isEnabled()
    one.card.erase_button.click()
    one.answer("&Delete for good")
    assert one.card.isVisible()
    assert one.wanted == []
    full.close()


def test_a_change_elsewhere_shows_but_takes_nothing_typed_away(
    opened: Opener, book: Book, desk: Desk, zoe: int, known: dict[str, int]
) -> None:
    one = opened(zoe)
    table = one.card.visits.table
    table.selectRow(2)
    book.write(lambda store: store.change_customer(replace(store.customer(zoe), name="Zoe B.")))
    assert one.card.fields.name.text() == "Zoe B."
    assert table.currentIndex().row() == 2
    one.type(one.card.fields.note, "takes tea")
    book.write(lambda store: store.cancel_booking(known["next"]))
    assert one.visits[0] == "Thu 4 Jun | 14:30 | Haircut | Mia | Cancelled"
    assert table.currentIndex().row() == 2
    assert one.card.fields.note.toPlainText() == "takes tea"
    one.card.save()
    saved = desk.store.customer(zoe)
    assert (saved.name, saved.note) == ("Zoe B.", "takes tea")
