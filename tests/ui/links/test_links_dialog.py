"""The list of links that are not right, and everything that puts them right."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.messages import Way
from desktop.core.models import BookingDraft, Customer, Place
from desktop.core.troubles import AppError, Kind
from desktop.services.inspection import Inspected
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.links.checking import Checking
from desktop.ui.links.link_rows import Section
from desktop.ui.links.links_dialog import LinksDialog
from tests.ui.access import check_keys, check_names
from tests.ui.conftest import NOW
from tests.ui.fake_account import ROSA, FakeAccount
from tests.ui.held_lane import HeldLane
from tests.ui.links.link_hand import ANNA, TOMORROW, LinkHand, buttons, sections, table
from tests.ui.salon import Desk


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hand(desk: Desk) -> LinkHand:
    return LinkHand(desk)


@pytest.fixture
def lane() -> HeldLane:
    return HeldLane()


@pytest.fixture
def checking(book: Book, lane: HeldLane) -> Checking:
    def inspect(tell: object, stop: Event, until: datetime | None) -> Inspected:
        if stop.is_set():
            return Inspected(read=12)
        return Inspected(read=48, gone=1, changed=1, overridden=2)

    return Checking(lane, inspect, book, now=lambda: NOW)


@pytest.fixture
def opened(
    qtbot: QtBot,
    dressed: QApplication,
    book: Book,
    account: FakeAccount,
    connection: Connection,
    checking: Checking,
    clock: Clock,
) -> Iterator[Callable[..., LinksDialog]]:
    account.kept = ROSA
    connection.restore()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def make(awaited: Sequence[int] = ()) -> LinksDialog:
        dialog = LinksDialog(book, connection, checking, window, now=clock, awaited=awaited)
        dialog.open()
        return dialog

    yield make
    window.close()


Opened = Callable[..., LinksDialog]


def answer(dialog: QWidget, words: str) -> str:
    """Give an answer to the question that is asked, and return what it says."""
    (box,) = (one for one in dialog.findChildren(QMessageBox) if one.isVisible())
    text = box.text().partition("\n\n")[2]
    next(b for b in box.findChildren(QPushButton) if b.text() == words).click()
    return text


def one_of_each(hand: LinkHand) -> dict[str, int]:
    return {
        "waiting": hand.waiting("09:00", "Anna"),
        "refused": hand.refused("09:30", "Bea"),
        "gone": hand.gone("10:00", "Cleo"),
        "changed": hand.changed("10:30", "Dora"),
        "other": hand.linked("11:00", "Emil", by=ANNA),
        "well": hand.linked("11:30", "Finn"),
    }


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


def test_missing_links_are_made_anew_or_tried_again(opened: Opened, hand: LinkHand) -> None:
    ids = one_of_each(hand)
    dialog = opened()
    assert buttons(dialog) == [
        "Make missing links (3)",
        "Put right (1)",
        "Make new meetings… (2)",
    ]
    dialog.acts.missing.click()
    assert {name: hand.lives(one) for name, one in ids.items()} == {
        "waiting": [False],
        "refused": [False],
        "gone": [True],
        "changed": [False],
        "other": [False],
        "well": [False],
    }
    assert hand.meeting(ids["waiting"]).trouble is None
    assert hand.meeting(ids["refused"]).trouble is None
    assert dialog.section is Section.TELL
    assert table(dialog) == ["Tue 5 May, 10:00 | Cleo |  |  | is being made…"]
    assert buttons(dialog) == []  # no link to copy yet
    hand.make(ids["gone"])
    dialog._book.changed.emit()  # noqa: SLF001 - as the reconciler does
    assert table(dialog) == ["Tue 5 May, 10:00 | Cleo |  |  | https://meet.example/new2"]


def test_put_right_is_for_all_that_were_changed_or_those_chosen(
    opened: Opened, hand: LinkHand, store: Store
) -> None:
    dora, emil = hand.changed("10:00", "Dora"), hand.changed("10:30", "Emil")
    anna = hand.waiting("09:00", "Anna")
    dialog = opened()
    assert "Put right (2)" in buttons(dialog)
    dialog.table.selectRow(0)  # not one of them
    assert buttons(dialog) == ["Make missing links (1)"]
    dialog.table.selectRow(2)
    assert "Put right (1)" in buttons(dialog)
    dialog.acts.right.click()
    assert hand.meeting(emil).trouble is None
    assert hand.meeting(dora).trouble == AppError(Kind.MEETING_CHANGED)
    assert [one.booking.id for one in store.unsettled(NOW)] == [emil]
    assert hand.meeting(anna).trouble == AppError(Kind.OFFLINE)


def test_new_meetings_are_asked_about_and_whom_to_tell_is_shown(
    opened: Opened, hand: LinkHand
) -> None:
    ids = one_of_each(hand)
    dialog = opened()
    dialog.acts.renew.click()
    question = answer(dialog, "&Leave them as they are")
    assert question.split("\n\n") == [
        "2 customers get a new link, and you have to pass it on.",
        (
            "The old links work as long as anna@salon.example keeps the old meetings. When that"
            " account is connected here again, Trimsy Desk deletes them."
        ),
        "Links whose meeting was deleted do not work any more.",
    ]
    assert hand.lives(ids["gone"]) == hand.lives(ids["other"]) == [False]
    dialog.acts.renew.click()
    answer(dialog, "&Make new meetings")
    assert hand.lives(ids["gone"]) == hand.lives(ids["other"]) == [True]
    assert hand.lives(ids["well"]) == [False]
    assert dialog.section is Section.TELL
    assert [row.split(" | ")[1] for row in table(dialog)] == ["Cleo", "Emil"]


def test_only_the_chosen_get_new_meetings(opened: Opened, hand: LinkHand) -> None:
    cleo, dora = hand.gone("10:00", "Cleo"), hand.gone("10:30", "Dora")
    dialog = opened()
    dialog.table.selectRow(1)
    dialog.acts.renew.click()
    assert answer(dialog, "&Make new meetings").startswith("1 customer gets a new link")
    assert (hand.lives(cleo), hand.lives(dora)) == ([False], [True])


@pytest.mark.parametrize(
    ("section", "names"),
    [(Section.GONE, ["Cleo"]), (Section.OTHER_ACCOUNT, ["Emil"]), (Section.ALL, ["Cleo", "Emil"])],
)
def test_what_other_parts_list_is_left_alone(
    opened: Opened, hand: LinkHand, section: Section, names: list[str]
) -> None:
    ids = one_of_each(hand)
    dialog = opened()
    dialog.show_section(section)
    dialog.acts.renew.click()
    answer(dialog, "&Make new meetings")
    ended = {"Cleo": hand.lives(ids["gone"]), "Emil": hand.lives(ids["other"])}
    assert [name for name, lives in ended.items() if lives == [True]] == names


def test_put_right_is_not_offered_where_nothing_that_was_changed_is_listed(
    opened: Opened, hand: LinkHand
) -> None:
    one_of_each(hand)
    dialog = opened()
    dialog.show_section(Section.GONE)
    assert buttons(dialog) == ["Make missing links (3)", "Make new meetings… (1)"]


def test_a_button_that_goes_out_gives_the_keyboard_to_the_table(
    opened: Opened, hand: LinkHand
) -> None:
    hand.changed("10:00", "Dora")
    hand.linked("11:00", "Emil", by=ANNA)
    dialog = opened()
    dialog.acts.right.setFocus()
    dialog.acts.right.click()
    assert not dialog.acts.right.isEnabled()
    assert dialog.focusWidget() is dialog.table


def test_many_changes_are_read_at_once(
    qtbot: QtBot, dressed: QApplication, store: Store, connection: Connection
) -> None:
    lane = HeldLane()
    book = Book(store, lane)
    dialog = LinksDialog(book, connection, None, now=lambda: NOW)
    qtbot.addWidget(dialog)
    assert sections(dialog) == []  # nothing is counted yet
    for _ in range(5):
        book.changed.emit()
    shown: list[object] = []
    dialog.summary.show_facts = shown.append  # type: ignore[method-assign] # counts what is shown
    lane.work()
    assert len(shown) == 2


def test_the_list_of_whom_to_tell_is_copied_as_plain_text(opened: Opened, hand: LinkHand) -> None:
    cleo = hand.linked("10:00", "Cleo\n<b>Jones</b>", phone="0170 1234567")
    dora = hand.linked("10:30", "Dora")
    for booking_id in (cleo, dora):
        hand.change(booking_id, ended=True)
        hand.make(booking_id)
    dialog = opened()
    assert table(dialog, Section.TELL) == [
        "Tue 5 May, 10:00 | Cleo <b>Jones</b> | 0170 1234567 |  | https://meet.example/new2",
        "Tue 5 May, 10:30 | Dora |  |  | https://meet.example/new2",
    ]
    assert buttons(dialog) == ["Copy list (2)", "Already told (2)"]
    dialog.acts.copy.click()
    assert QGuiApplication.clipboard().text() == (
        "Tuesday, 5 May 2026 · 10:00–10:30 · Cleo <b>Jones</b> · 0170 1234567\n"
        "https://meet.example/new2\n\n"
        "Tuesday, 5 May 2026 · 10:30–11:00 · Dora\n"
        "https://meet.example/new2"
    )
    assert dialog.hint.text() == "Copied: 2 appointments with their new links."
    assert len(table(dialog)) == 2  # the list is for the desk: nobody was told yet


def test_whoever_was_told_the_new_link_leaves_the_list(
    opened: Opened, hand: LinkHand, store: Store
) -> None:
    ids = [hand.linked(at, who) for at, who in (("10:00", "Cleo"), ("10:30", "Dora"))]
    ids.append(hand.gone("11:00", "Emil"))
    for booking_id in ids[:2]:
        hand.change(booking_id, ended=True)
        hand.make(booking_id)
    dialog = opened(awaited=ids)
    assert [row.split(" | ")[1] for row in table(dialog)] == ["Cleo", "Dora", "Emil"]
    dialog.table.selectRow(1)
    dialog.acts.already.click()
    assert [row.split(" | ")[1] for row in table(dialog)] == ["Cleo", "Emil"]
    [told] = store.told_of(ids[1])
    assert (told.way, told.join_url) == (Way.BY_WORD, "https://meet.example/new2")
    dialog.table.choose_none()
    dialog.acts.already.click()  # all whose link is there
    hand.change(ids[2], ended=True)
    hand.make(ids[2])
    assert [row.split(" | ")[1] for row in table(dialog)] == ["Emil"]


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
