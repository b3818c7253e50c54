from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from desktop.core.models import Customer
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.customers.card_history import CardHistory
from tests.ui.conftest import NOW
from tests.ui.customers.card_hand import ZOE, Opener, known, opened, zoe
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk

__all__ = ["known", "opened", "zoe"]


def test_a_card_shows_all_that_is_known(
    opened: Opener, desk: Desk, zoe: int, known: dict[str, int]
) -> None:
    desk.store.save_customer(replace(ZOE, id=zoe, time_zone="America/New_York", language="tr"))
    one = opened(zoe)
    fields = one.card.fields
    assert one.card.title.text() == "Zoë Berg"
    assert one.card.windowTitle() == "Customer: Zoë Berg"
    assert (fields.name.text(), fields.phone.text(), fields.email.text()) == (
        "Zoë Berg",
        "0171 2345678",
        "zoe@mail.example",
    )
    assert (
        fields.note.toPlainText(),
        fields.zone.currentText(),
        fields.language.currentText(),
    ) == (
        "takes milk",
        "America/New York",
        "Türkçe (Turkish)",
    )
    assert one.card.summary.text() == (
        "2 visits, 1 no-show, 1 cancelled · last Thu 12 Mar · next Thu 4 Jun"
    )
    assert one.visits == [
        "Thu 4 Jun | 14:30 | Haircut | Mia | Booked",
        "Thu 2 Apr | 10:00 | Haircut | Mia | Cancelled",
        "Wed 1 Apr | 10:00 | Haircut | Mia | No-show",
        "Thu 12 Mar | 10:00 | Haircut | Mia | Done",
        "03/11/2025 | 09:15 | Haircut | Mia | Done",
    ]
    assert one.can == ["Book again…", "Close", "Delete this person's data…"]


def test_who_never_came_has_an_empty_card(opened: Opener, zoe: int) -> None:
    one = opened(zoe)
    assert one.card.summary.text() == "No bookings yet"
    assert one.card.visits.more.text() == "Bookings will be listed here."
    assert not one.card.visits.table.isVisible()
    assert one.card.fields.zone.currentText() == "As the salon: Europe/Berlin"
    assert one.card.fields.language.currentText() == "As the salon"


def test_a_long_history_says_that_it_is_cut(
    opened: Opener, desk: Desk, zoe: int, known: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.services.store_customers._MOST_ON_A_CARD", 2)
    one = opened(zoe)
    assert len(one.visits) == 2
    assert one.card.visits.more.text() == "The newest 2 of 5 bookings are listed."
    assert one.card.summary.text().startswith("2 visits, 1 no-show, 1 cancelled")


def test_enter_on_a_visit_and_a_double_click_lead_to_the_booking(
    opened: Opener, zoe: int, known: dict[str, int]
) -> None:
    one = opened(zoe)
    table = one.card.visits.table
    table.setFocus()
    one.press(Qt.Key.Key_Down)
    one.press(Qt.Key.Key_Return)
    assert not one.card.isVisible()
    again = opened(zoe)
    table = again.card.visits.table
    place = table.visualRect(table.history.index(3, 1)).center()
    again.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    again.qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert one.wanted == [f"booking {known['off']}"]
    assert again.wanted == [f"booking {known['done']}"]


def test_book_again_saves_what_is_typed_first_and_books_for_that_name(
    opened: Opener, desk: Desk, zoe: int, known: dict[str, int]
) -> None:
    one = opened(zoe)
    one.card.again_button.click()
    assert one.wanted == ["book Zoë Berg Haircut"]
    for words, wanted in (
        ("&Go on editing", []),
        ("&Discard", ["book Zoë Berg Haircut"]),
        ("&Save", ["changed Bo", "book Bo Haircut"]),
    ):
        one = opened(zoe)
        one.type(one.card.fields.name, "Bo")
        one.card.again_button.click()
        one.answer(words)
        assert one.wanted == wanted
        one.card.hide()


def test_a_card_shows_at_once_and_fills_later(
    opened: Opener, store: Store, desk: Desk, zoe: int, known: dict[str, int]
) -> None:
    lane = HeldLane()
    one = opened(zoe, using=Book(store, lane))
    assert one.card.summary.text() == "Reading…"
    assert (one.can, one.card.fields.isEnabled()) == (["Close"], False)
    lane.work()
    assert one.card.fields.name.text() == "Zoë Berg"
    assert QApplication.focusWidget() is one.card.fields.name


def test_everything_can_be_reached_by_tab_in_order_and_has_a_name(
    opened: Opener, zoe: int, known: dict[str, int]
) -> None:
    one = opened(zoe)
    one.type(one.card.fields.name, "Bo")  # so that there is something to save
    seen = []
    for _ in range(13):
        focused = QApplication.focusWidget()
        assert focused is not None
        words = focused.text() if isinstance(focused, QPushButton) else focused.accessibleName()
        seen.append(words.replace("&", ""))
        one.press(Qt.Key.Key_Tab)
    assert seen[:12] == [
        "Name",
        "Phone",
        "E-mail",
        "Note",
        "Time zone",
        "Language",
        "Bookings, newest first",
        "Save .ics of bookings to come…",
        "Delete this person's data…",
        "Save",
        "Book again…",
        "Close",
    ]
    assert seen[12] == "Name"


def test_names_are_plain_text_whatever_they_hold(opened: Opener, desk: Desk) -> None:
    odd = desk.store.save_customer(Customer(0, "<b>Bo</b> & Co"))
    one = opened(odd.id)
    assert one.card.title.text() == "<b>Bo</b> & Co"
    assert one.card.title.textFormat() is Qt.TextFormat.PlainText
    one.card.erase_button.click()
    [box] = one.card.findChildren(QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert one.card.findChildren(QPushButton)


def test_the_model_keeps_to_the_rules_of_models_and_reads_a_row_out(
    desk: Desk, zoe: int, known: dict[str, int]
) -> None:
    model = CardHistory()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    bookings = desk.store.customer_card(zoe).bookings
    model.show(bookings, NOW.date())
    spoken = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.translate({0x2068: None, 0x2069: None}) == (
        "Wed 1 Apr, 10:00, Haircut, Mia, No-show"
    )
    heads = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert heads == ["Date", "Time", "Service", "With", "Status"]
    model.show(bookings[:1], NOW.date())
    model.show((), NOW.date())
    assert model.rowCount() == 0
