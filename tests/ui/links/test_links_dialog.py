"""The list of links that are not right, and everything that puts them right."""

from datetime import datetime, timedelta
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import BookingDraft, Customer, Place
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.links.checking import Checking
from desktop.ui.links.link_rows import Section
from tests.ui.access import check_keys, check_names
from tests.ui.conftest import NOW, Clock
from tests.ui.held_lane import HeldLane
from tests.ui.links.link_hand import TOMORROW, LinkHand, buttons, sections, table
from tests.ui.links.links_dialog_hand import Opened, checking, hand, lane, one_of_each, opened
from tests.ui.salon import Desk

__all__ = ["checking", "hand", "lane", "opened"]


def test_all_that_is_not_right_is_listed_the_soonest_first(opened: Opened, hand: LinkHand) -> None:
    one_of_each(hand)
    assert table(opened()) == [
        "Tue 5 May, 09:00 | Anna | No internet | 09:20 | 10:23",
        "Tue 5 May, 09:30 | Bea | This account has no Teams | 10:20 | waits for you",
        "Tue 5 May, 10:00 | Cleo | The meeting no longer exists | 10:20 | waits for you",
        (
            "Tue 5 May, 10:30 | Dora | The time there is 11:30–12:00. Customers come in without"
            " waiting | 10:20 | waits for you"
        ),
        "Tue 5 May, 11:00 | Emil | This meeting belongs to another account |  | ",
    ]


def test_each_part_lists_its_own(opened: Opened, hand: LinkHand) -> None:
    one_of_each(hand)
    dialog = opened()
    assert sections(dialog) == [
        "All (5)",
        "Waiting (1)",
        "Needs attention (1)",
        "Deleted in Teams (1)",
        "Changed in Teams (1)",
        "Another account (1)",
    ]
    names = {
        str(section): [row.split(" | ")[1] for row in table(dialog, section)] for section in Section
    }
    assert names == {
        "all": ["Anna", "Bea", "Cleo", "Dora", "Emil"],
        "waiting": ["Anna"],
        "attention": ["Bea"],
        "gone": ["Cleo"],
        "changed": ["Dora"],
        "other_account": ["Emil"],
        "tell": [],
    }


def test_the_summary_says_how_many_since_when_and_why(opened: Opened, hand: LinkHand) -> None:
    one_of_each(hand)
    hand.waiting("12:00", "Gina")
    summary = opened().summary
    assert summary.state.text() == "3 links need attention, 2 more are waiting"
    assert summary.why.text() == (
        "Since 09:20: No internet (2), This account has no Teams (1), "
        "The meeting no longer exists (1)"
    )
    assert summary.next_try.text() == "Next try in 3 minutes"


def test_it_counts_down_and_nothing_moves(opened: Opened, hand: LinkHand, clock: Clock) -> None:
    hand.waiting("09:00", "Anna", due=NOW + timedelta(seconds=130))
    dialog = opened()
    seen, places = [], set()
    for seconds in (0, 10, 70, 71, 129, 130):
        clock.now = NOW + timedelta(seconds=seconds)
        dialog.summary.count_down()
        dialog.layout().activate()
        seen.append(dialog.summary.next_try.text())
        places.add((dialog.summary.try_now.geometry().x(), dialog.table.geometry().width()))
    assert seen == [
        "Next try in 3 minutes",
        "Next try in 2 minutes",
        "Next try in 1 minute",
        "Next try in 59 seconds",
        "Next try in 1 second",
        "Trying now…",
    ]
    assert len(places) == 1


def test_try_now_makes_all_that_wait_due(
    qtbot: QtBot, opened: Opened, hand: LinkHand, book: Book, store: Store
) -> None:
    anna, cleo = hand.waiting("09:00", "Anna"), hand.gone("10:00", "Cleo")
    dialog = opened()
    with qtbot.waitSignal(book.changed):  # it wakes the reconciler
        dialog.summary.try_now.click()
    assert [one.booking.id for one in store.unsettled(NOW)] == [anna, cleo]
    assert hand.meeting(anna).trouble is None
    assert hand.meeting(cleo).trouble == AppError(Kind.MEETING_GONE)


def test_where_all_is_well_it_says_so_and_when_that_was_seen(
    opened: Opened, hand: LinkHand, lane: HeldLane, checking: Checking
) -> None:
    hand.linked("09:00", "Anna")
    dialog = opened()
    assert dialog.summary.state.text() == "Every online appointment has its link."
    assert dialog.summary.why.text() == ""
    assert not dialog.summary.try_now.isEnabled()
    assert not dialog.table.isVisible()
    assert buttons(dialog) == []
    checking.start()
    lane.work()
    assert dialog.summary.why.text() == "All meetings were last checked: today, 10:20."


def test_news_are_shown_and_what_is_chosen_stays_so(
    opened: Opened, hand: LinkHand, book: Book
) -> None:
    anna, bea = hand.refused("09:00", "Anna"), hand.refused("09:30", "Bea")
    dialog = opened()
    dialog.table.selectRow(1)
    hand.waiting("08:00", "Early")
    book.changed.emit()
    assert [row.booking_id for row in dialog.table.chosen()] == [bea]
    assert dialog.table.currentIndex().row() == 2
    hand.change(bea, trouble=None)
    book.changed.emit()
    assert dialog.table.chosen() == []
    assert [row.booking_id for row in dialog.table.links.table.rows][1:] == [anna]


def test_the_chosen_one_is_told_what_to_do_about(opened: Opened, hand: LinkHand) -> None:
    one_of_each(hand)
    dialog = opened()
    assert dialog.hint.text().startswith("Everything that is not right yet.")
    dialog.table.selectRow(2)
    assert dialog.hint.text() == (
        "The meeting no longer exists. Make a new meeting for this appointment and send the new"
        " link to the customer."
    )


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, None])
def test_enter_or_a_double_click_goes_to_the_booking(
    qtbot: QtBot, opened: Opened, hand: LinkHand, key: Qt.Key | None
) -> None:
    hand.waiting("09:00", "Anna")
    bea = hand.refused("09:30", "Bea")
    dialog = opened()
    dialog.table.selectRow(1)
    with qtbot.waitSignal(dialog.booking_wanted) as asked:
        if key is not None:
            qtbot.keyClick(dialog.table, key)
        else:
            dialog.table.doubleClicked.emit(dialog.table.currentIndex())
    assert asked.args == [bea]
    assert not dialog.isVisible()


def test_enter_where_nothing_is_chosen_does_nothing(
    qtbot: QtBot, opened: Opened, hand: LinkHand
) -> None:
    hand.waiting("09:00", "Anna")
    dialog = opened()
    for widget in (dialog.table, dialog.sections):
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_a_check_shows_how_far_it_is_and_what_it_found(
    opened: Opened, hand: LinkHand, lane: HeldLane, checking: Checking
) -> None:
    hand.linked("09:00", "Anna")
    dialog = opened()
    line = dialog.check_line
    assert line is not None
    height = line.height()
    line.check.click()
    checking._tell(checking._stop, 12, 48)  # type: ignore[arg-type] # noqa: SLF001 - as its lane does
    assert (line.words.text(), line.bar.value(), line.bar.maximum()) == ("12 of 48 checked", 12, 48)
    assert (line.check.isVisible(), line.stop.isVisible()) == (False, True)
    lane.work()
    assert (
        line.words.text()
        == "Last check (today, 10:20): 48 checked. 1 was deleted, 1 was changed, 2 let customers in"
        " without waiting."
    )
    assert (line.check.isVisible(), line.stop.isVisible()) == (True, False)
    assert line.height() == height


def test_a_check_goes_on_when_the_list_is_closed_and_can_be_stopped_later(
    opened: Opened, hand: LinkHand, lane: HeldLane, checking: Checking
) -> None:
    hand.linked("09:00", "Anna")
    first = opened()
    assert first.check_line is not None
    first.check_line.check.click()
    first.reject()
    assert checking.is_running
    line = opened().check_line
    assert line is not None
    assert line.stop.isVisible()
    line.stop.click()
    assert line.words.text() == "Stopping…"
    assert not line.stop.isEnabled()
    lane.work()
    assert line.words.text() == (
        "Last check (today, 10:20): 12 checked. All are as the book has them. Then you stopped it."
    )


def test_without_an_account_there_is_nothing_to_check(
    opened: Opened, hand: LinkHand, connection: Connection
) -> None:
    line = opened().check_line
    assert line is not None
    assert line.check.isEnabled()
    connection.disconnect_account()
    assert not line.check.isEnabled()
    assert line.check.toolTip() == "Connect the Microsoft account first."


def test_what_goes_wrong_is_said_where_one_looks(opened: Opened, book: Book, desk: Desk) -> None:
    dialog = opened()
    book.failed.emit(AppError(Kind.BOOK_LOCKED))
    assert AppError(Kind.BOOK_LOCKED).advice.title in dialog.problem.text()
    book.changed.emit()  # and can be read again
    assert dialog.problem.text() == ""


@pytest.mark.parametrize("section", list(Section))
def test_it_can_be_used_by_keyboard_and_screen_reader(
    opened: Opened, hand: LinkHand, section: Section
) -> None:
    one_of_each(hand)
    dialog = opened()
    dialog.show_section(section)
    check_names(dialog)
    check_keys(dialog)


def test_a_row_is_read_out_whole(opened: Opened, hand: LinkHand) -> None:
    hand.waiting("09:00", "Anna")
    links = opened().table.links
    spoken = links.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.translate({0x2068: None, 0x2069: None}) == (
        "Tue 5 May, 09:00, Anna, No internet, 09:20, 10:23"
    )
    tip = links.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>Anna</qt>"


def test_five_hundred_open_in_no_time(
    opened: Opened, hand: LinkHand, desk: Desk, store: Store
) -> None:
    few = opened()
    widgets = len(few.table.findChildren(QWidget))
    few.reject()
    starts = datetime.fromisoformat(f"{TOMORROW}T09:00")
    with store.together():
        for number in range(520):
            draft = BookingDraft(
                0,
                Customer(0, f"Customer {number}" * 4),
                desk.mia.id,
                desk.advice.id,
                starts + timedelta(days=number),
                30,
                Place.ONLINE,
            )
            store.save_booking(draft)
    begun = perf_counter()
    dialog = opened()
    took = perf_counter() - begun
    assert len(table(dialog)) == 500
    assert len(dialog.table.findChildren(QWidget)) <= widgets + 1  # its scroll bar
    assert "20 more follow" in dialog.hint.text()
    assert took < 1
