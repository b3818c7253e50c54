from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Act, BookingDraft, Change, Customer, CustomerKind, Status
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.customers.card_history import CardHistory
from desktop.ui.customers.customer_card import CustomerCardDialog
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk

ZOE = Customer(0, "Zoë Berg", "0171 2345678", "zoe@mail.example", "takes milk")
TOO_LONG = "0171 23456789012345"


@dataclass
class Opened:
    """A card on the screen, and what it asked the window for."""

    qtbot: QtBot
    card: CustomerCardDialog
    changes: list[Change] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)

    def type(self, where: QWidget, text: str) -> None:
        where.setFocus()
        self.qtbot.keyClick(where, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(where, text)

    def press(self, key: Qt.Key) -> None:
        """Press a key in the question that is asked, else in a list that is open, else here."""
        asking = self.questions[0] if self.questions else None
        here = asking or QApplication.activePopupWidget() or self.card.focusWidget()
        self.qtbot.keyClick(here, key)

    def answer(self, words: str) -> None:
        """Press the button of the question that is asked."""
        [button] = [one for one in self.questions[0].buttons() if one.text() == words]
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def questions(self) -> list[QMessageBox]:
        return [one for one in self.card.findChildren(QMessageBox) if one.isVisible()]

    @property
    def asks(self) -> list[str]:
        return [one.text() for one in self.questions]

    @property
    def visits(self) -> list[str]:
        """The rows of the table, as text."""
        model = self.card.visits.table.history
        columns = range(model.columnCount())
        rows = range(model.rowCount())
        return [" | ".join(model.index(row, col).data() for col in columns) for row in rows]

    @property
    def can(self) -> list[str]:
        """The buttons that can be pressed."""
        buttons = self.card.buttons.buttons()
        found = [one for one in buttons if one.isVisible() and one.isEnabled()]
        return sorted(one.text().replace("&", "") for one in found)


Opener = Callable[..., Opened]


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, book: Book) -> Opener:
    window = QWidget()  # owns the cards, as the main window does
    qtbot.addWidget(window)

    def open_card(customer_id: int, using: Book = book) -> Opened:
        card = CustomerCardDialog(using, customer_id, window, now=lambda: NOW)
        card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        made = Opened(qtbot, card)

        def changed(change: Change, who: str) -> None:
            made.changes.append(change)
            made.wanted.append(f"changed {who}")

        card.changed.connect(changed)
        card.erased.connect(lambda: made.wanted.append("erased"))
        card.booking_wanted.connect(lambda id: made.wanted.append(f"booking {id}"))
        card.book_wanted.connect(
            lambda visitor: made.wanted.append(
                f"book {visitor.customer.name} {visitor.usual and visitor.usual.service.name}"
            )
        )
        with qtbot.waitActive(card):
            card.show()
        return made

    return open_card


@pytest.fixture
def zoe(desk: Desk) -> int:
    return desk.store.save_customer(ZOE).id


def visit(desk: Desk, who: int, at: str, status: Status = Status.BOOKED) -> int:
    starts = datetime.fromisoformat(at)
    draft = BookingDraft(who, None, desk.mia.id, desk.cut.id, starts, 45, note="by the window")
    booking_id = desk.store.save_booking(draft).booking_id
    if status is Status.CANCELLED:
        desk.store.cancel_booking(booking_id)
    else:
        desk.store.mark_booking(booking_id, status)
    return booking_id


@pytest.fixture
def known(desk: Desk, zoe: int) -> dict[str, int]:
    """Bookings of Zoe's, all but one of them over."""
    return {
        "old": visit(desk, zoe, "2025-11-03T09:15", Status.DONE),
        "done": visit(desk, zoe, "2026-03-12T10:00", Status.DONE),
        "missed": visit(desk, zoe, "2026-04-01T10:00", Status.NO_SHOW),
        "off": visit(desk, zoe, "2026-04-02T10:00", Status.CANCELLED),
        "next": visit(desk, zoe, "2026-06-04T14:30"),
    }


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


def test_somebody_whose_data_was_deleted_meanwhile_is_not_written_again(
    opened: Opener, desk: Desk, zoe: int
) -> None:
    one = opened(zoe)
    one.type(one.card.fields.name, "Bo")
    desk.store.erase_customer(zoe)
    one.card.save()
    assert one.card.problem.text() == "Only the details of a person can be changed."
    assert desk.store.customer(zoe).name == ""


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
