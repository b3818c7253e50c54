"""From the move of a booking to the customer who knows of it, in the real window."""

import gc
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.core.drafts import draft_of
from desktop.core.messages import Channel, Way
from desktop.core.models import BookingDetails, Customer
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.messages.message_dialog import MessageDialog, Written
from desktop.ui.messages.to_tell import ToTellDialog
from desktop.ui.window.window import MainWindow
from tests.ui.access import check_keys
from tests.ui.booking.commands_hand import window
from tests.ui.messages.telling_hand import TellingHand
from tests.ui.salon import Desk

__all__ = ["window"]

THREE = datetime(2026, 5, 4, 15, 0)


def seen(window: MainWindow, booking_id: int) -> tuple[str, str, str]:
    """What the details, the day and the status bar say."""
    block = window.day_view.canvas.blocks.get(booking_id)
    box, line = window.panel.told, window.errands.to_tell.line
    return (
        box.words.text() if box.isVisible() else "",
        block.content.untold if block else "no block",
        line.text() if line.isVisible() else "",
    )


def test_a_moved_booking_says_so_everywhere_until_the_customer_knows(
    window: MainWindow, desk: Desk, store: Store, book: Book
) -> None:
    booking_id = TellingHand(desk).told("11:00", "Anna")
    window.choose(booking_id)
    assert seen(window, booking_id) == ("", "", "")
    store.move_booking(booking_id, THREE)
    book.changed.emit()
    assert seen(window, booking_id) == (
        "The customer still has the old time (Mon 4 May, 11:00).",
        "Has old time",
        "1 customer to tell",
    )
    check_keys(window)
    window.panel.told.already.click()
    assert seen(window, booking_id) == ("", "", "")
    assert store.told_of(booking_id)[-1].way is Way.BY_WORD
    window.notices.current.acts[0][1]()  # type: ignore[union-attr]  # Undo
    assert seen(window, booking_id)[1] == "Has old time"
    window.panel.copy_details.click()
    assert seen(window, booking_id) == ("", "", "")


def test_a_moved_booking_says_so_though_it_was_only_agreed(
    window: MainWindow, desk: Desk, store: Store, book: Book
) -> None:
    booking_id = desk.book("11:00", "Anna")
    window.choose(booking_id)
    moved = store.move_booking(booking_id, THREE)
    book.changed.emit()
    assert seen(window, booking_id) == (
        "The customer still has the old time (Mon 4 May, 11:00).",
        "Has old time",
        "1 customer to tell",
    )
    assert "Told" not in facts_of(window)  # nothing went out
    store.undo(moved.id)
    book.changed.emit()
    assert seen(window, booking_id) == ("", "", "")


def facts_of(window: MainWindow) -> list[str]:
    return [label.text() for label in window.panel.facts.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("by", ["panel", "menu"])
def test_any_booking_can_be_told(window: MainWindow, desk: Desk, by: str) -> None:
    assert not window.menus.tell.isEnabled()
    booking_id = desk.book("11:00", "Anna")
    window.refresh()
    window.choose(booking_id)
    check_keys(window)
    if by == "panel":
        window.panel.message.click()
    else:
        window.menus.tell.trigger()
    (dialog,) = window.findChildren(MessageDialog)
    assert dialog.isVisible()
    assert "Anna" in dialog.about.text()


def test_the_panel_has_one_way_to_tell_at_a_time(
    window: MainWindow, desk: Desk, store: Store, book: Book
) -> None:
    booking_id = desk.book("11:00", "Anna")
    window.choose(booking_id)
    assert (window.panel.message.isVisible(), window.panel.told.isVisible()) == (True, False)
    store.move_booking(booking_id, THREE)
    book.changed.emit()
    assert (window.panel.message.isVisible(), window.panel.told.isVisible()) == (False, True)


def test_a_cancelled_booking_says_so_too(window: MainWindow, desk: Desk, book: Book) -> None:
    booking_id = TellingHand(desk).cancelled("11:00", "Anna")
    book.changed.emit()
    window.menus.show_cancelled.setChecked(True)
    window.choose(booking_id)
    assert seen(window, booking_id) == (
        "The customer still has the old time (Mon 4 May, 11:00) and does not know that it is off.",
        "Not told",
        "1 customer to tell",
    )


def test_the_panel_asks_for_the_message(window: MainWindow, desk: Desk, book: Book) -> None:
    booking_id = TellingHand(desk).moved("11:00", "15:00", "Anna")
    window.choose(booking_id)
    asked: list[BookingDetails] = []
    window.commands.tell_wanted.connect(asked.append)
    window.panel.told.tell.click()
    assert [one.booking.id for one in asked] == [booking_id]


def test_the_list_leads_to_a_booking_that_is_off(
    window: MainWindow, desk: Desk, book: Book
) -> None:
    booking_id = TellingHand(desk).cancelled("11:00", "Anna")
    book.changed.emit()
    window.errands.to_tell.line.click()
    dialog = window.findChild(ToTellDialog)
    assert dialog is not None
    dialog.show_booking.click()
    assert window.shown.chosen == booking_id
    assert window.panel.told.isVisible()


def test_words_and_files_about_customers_go_when_one_of_them_is_deleted(
    window: MainWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    booking_id = TellingHand(desk).told("11:00", "Anna")
    details = desk.store.booking(booking_id)
    assert details is not None
    ready: list[Path] = []
    dialog = window.errands.tell(details)
    dialog.ways.chip.take = ready.append  # type: ignore[method-assign]  # to see what it is given
    dialog.ways.chip.wanted.emit()
    page = dialog.pages[dialog.channel]
    page.body.setPlainText("Dear Anna, bring your dog")
    dialog.close()
    assert [file.exists() for file in ready] == [True]
    again = window.errands.tell(details)
    assert again.pages[again.channel].message().body == "Dear Anna, bring your dog"
    again.close()
    window.customers.erased.emit()
    assert [file.exists() for file in ready] == [False]
    anew = window.errands.tell(details)
    assert "dog" not in anew.pages[anew.channel].message().body
    anew.close()


def test_of_a_message_only_what_was_typed_and_not_sent_is_kept(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    hand = TellingHand(desk)
    for time, typed in (("11:00", ""), ("13:00", "See you!")):
        details = desk.store.booking(hand.told(time, "Anna"))
        assert details is not None
        dialog = window.errands.tell(details)
        if typed:
            dialog.pages[dialog.channel].body.setPlainText(typed)
        dialog.reject()
        del dialog
    qtbot.waitUntil(lambda: len(drafts()) == 1)
    [draft] = drafts()
    assert [message.body for message in draft.typed.values()] == ["See you!"]


def test_what_was_typed_for_one_customer_is_not_offered_for_the_next(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    hand = TellingHand(desk)
    booking_id = desk.book("11:00", "Anna")
    dialog = window.errands.tell(hand.details(booking_id))
    dialog.pages[dialog.channel].body.setPlainText("Dear Anna, about your rash")
    dialog.close()
    booking = replace(draft_of(hand.details(booking_id).booking), customer_id=0)
    store.save_booking(replace(booking, customer=Customer(0, "Bo")), booking_id)
    to_bo = window.errands.tell(hand.details(booking_id))
    assert "rash" not in to_bo.pages[to_bo.channel].message().body
    to_bo.close()


def drafts() -> list[Written]:
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, Written)]


def test_whose_booking_was_given_away_is_told_from_its_details(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store, book: Book
) -> None:
    booking_id, act = TellingHand(desk).given_away("11:00", "Anna", "Bo", phone="0170 1234567")
    window.choose(booking_id)
    book.changed.emit()
    panel, box = window.panel, window.panel.told_former
    assert not panel.told.isVisible()
    assert box.isVisible()
    assert "somebody else's now" in box.words.text()
    assert box.tell.accessibleDescription() == box.words.text()
    assert window.errands.to_tell.line.text() == "1 customer to tell"
    check_keys(window)
    box.tell.click()
    (dialog,) = window.findChildren(MessageDialog)
    assert "Anna" in dialog.about.text()
    assert [dialog.kind.itemData(index) for index in range(dialog.kind.count())] == ["cancelled"]
    words = dialog.pages[Channel.TEXT].message().body
    assert "Anna" in words
    assert "cancelled" in words
    assert "Bo" not in words
    dialog.ways.copy.click()
    assert not box.isVisible()
    assert not window.errands.to_tell.line.isVisible()
    assert "Anna" in dialog.about.text()  # it goes on showing what was told
    assert [one.off for _, one in store.formers(booking_id)] == [True]
    assert store.told_of(booking_id) == []  # Bo was told nothing
    dialog.close()
    store.undo(act)
    book.changed.emit()
    assert panel.told.words.text() == ("The customer was told that it is off, but it takes place.")
    assert not box.isVisible()


def test_that_whose_booking_it_was_knows_already_can_be_noted_and_taken_back(
    window: MainWindow, desk: Desk, store: Store, book: Book
) -> None:
    booking_id, _ = TellingHand(desk).given_away("11:00", "Anna", "Bo")
    window.choose(booking_id)
    book.changed.emit()
    box = window.panel.told_former
    block = window.day_view.canvas.blocks[booking_id]
    assert block.content.untold == "Previous not told"
    assert "does not know that it is somebody else's now" in block.accessibleName()
    box.already.click()
    assert not box.isVisible()
    assert block.content.untold == ""
    notice = window.notices.current
    assert notice is not None
    assert notice.text == "Noted: Anna knows how it stands."
    ((_, undo),) = notice.acts
    undo()
    assert box.isVisible()
    assert block.content.untold == "Previous not told"
