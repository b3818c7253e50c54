"""Another account is connected: what stays with the one before is said, and asked about."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.services.inspection import Inspected
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.links.checking import Checking
from desktop.ui.links.link_rows import Section
from desktop.ui.links.links_desk import LinksDesk
from desktop.ui.links.links_dialog import LinksDialog
from desktop.ui.links.other_account_dialog import OtherAccountDialog
from tests.ui.access import check_keys, check_names
from tests.ui.conftest import NOW
from tests.ui.fake_account import ROSA, FakeAccount
from tests.ui.inline_lane import InlineLane
from tests.ui.links.link_hand import ANNA, LinkHand, table
from tests.ui.salon import Desk

BEN = Organiser("other-tenant", "ben-id", "ben@chain.example")
RENAMED = Organiser(ANNA.tenant_id, ANNA.user_id, "anna.new@salon.example")


@pytest.fixture
def hand(desk: Desk) -> LinkHand:
    return LinkHand(desk)


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def links(window: QWidget, book: Book, connection: Connection, desk: Desk) -> LinksDesk:
    checking = Checking(InlineLane(), lambda *_: Inspected(), book, now=lambda: NOW)
    return LinksDesk(book, connection, checking, window, lambda: NOW)


def sign_in(connection: Connection, account: FakeAccount, organiser: Organiser | AppError) -> None:
    account.result = organiser
    connection.connect_account()


def asked(window: QWidget) -> list[OtherAccountDialog]:
    return [one for one in window.findChildren(OtherAccountDialog) if one.isVisible()]


def test_it_says_which_stay_with_the_one_before(
    links: LinksDesk, window: QWidget, hand: LinkHand, connection: Connection, account: FakeAccount
) -> None:
    hand.linked("09:00", "Anna", by=ANNA)
    hand.linked("09:30", "Bea", by=ROSA)
    hand.linked("10:00", "Cleo", by=ANNA)
    sign_in(connection, account, ROSA)
    (dialog,) = asked(window)
    assert dialog.title.text() == "2 appointments stay with anna@salon.example"
    assert dialog.words.text() == (
        "Their links go on working; anna@salon.example lets customers in. They cannot be moved or"
        " cancelled in Teams from here, where rosa@salon.example is connected now."
    )
    assert [row.cells for row in dialog.table.links.table.rows] == [
        ("Tue 5 May, 09:00", "Anna", "Mia", "anna@salon.example"),
        ("Tue 5 May, 10:00", "Cleo", "Mia", "anna@salon.example"),
    ]
    check_names(dialog)
    check_keys(dialog)


def test_several_accounts_are_told_apart_in_the_list(
    links: LinksDesk, window: QWidget, hand: LinkHand, connection: Connection, account: FakeAccount
) -> None:
    hand.linked("09:00", "Anna", by=ANNA)
    hand.linked("10:00", "Ben", by=BEN)
    sign_in(connection, account, ROSA)
    (dialog,) = asked(window)
    assert dialog.title.text() == "2 appointments stay with other accounts"
    assert [row.cells[-1] for row in dialog.table.links.table.rows] == [
        "anna@salon.example",
        "ben@chain.example",
    ]


@pytest.mark.parametrize("organiser", [ANNA, RENAMED, AppError(Kind.SIGN_IN_CANCELLED)])
def test_the_same_account_again_asks_nothing(
    links: LinksDesk,
    window: QWidget,
    hand: LinkHand,
    connection: Connection,
    account: FakeAccount,
    organiser: Organiser | AppError,
) -> None:
    hand.linked("09:00", "Anna", by=ANNA)
    sign_in(connection, account, organiser)
    assert asked(window) == []


def test_a_start_with_the_account_of_the_last_run_asks_nothing(
    links: LinksDesk, window: QWidget, hand: LinkHand, connection: Connection, account: FakeAccount
) -> None:
    hand.linked("09:00", "Anna", by=ANNA)
    account.kept = ROSA
    connection.restore()
    assert asked(window) == []


def test_it_asks_nothing_of_what_does_not_take_place(
    links: LinksDesk,
    window: QWidget,
    hand: LinkHand,
    connection: Connection,
    account: FakeAccount,
    store: Store,
) -> None:
    store.cancel_booking(hand.linked("09:00", "Anna", by=ANNA))
    sign_in(connection, account, ROSA)
    assert asked(window) == []


def test_other_dialogs_are_let_finish_first(
    links: LinksDesk, window: QWidget, hand: LinkHand, connection: Connection, account: FakeAccount
) -> None:
    hand.linked("09:00", "Anna", by=ANNA)
    settings = QDialog(window)
    settings.open()
    sign_in(connection, account, ROSA)
    assert asked(window) == []
    settings.reject()
    assert len(asked(window)) == 1


def test_leaving_them_changes_nothing(
    links: LinksDesk, window: QWidget, hand: LinkHand, connection: Connection, account: FakeAccount
) -> None:
    anna = hand.linked("09:00", "Anna", by=ANNA)
    sign_in(connection, account, ROSA)
    asked(window)[0].leave.click()
    assert asked(window) == []
    assert hand.lives(anna) == [False]
    assert hand.meeting(anna).organiser == ANNA
    assert hand.meeting(anna).trouble is None


def test_new_meetings_are_made_and_whom_to_tell_is_listed(
    links: LinksDesk,
    window: QWidget,
    hand: LinkHand,
    connection: Connection,
    account: FakeAccount,
    store: Store,
) -> None:
    anna = hand.linked("09:00", "Anna", by=ANNA)
    bea = hand.linked("09:30", "Bea", by=ROSA)
    sign_in(connection, account, ROSA)
    asked(window)[0].renew.click()
    (box,) = (one for one in window.findChildren(QMessageBox) if one.isVisible())
    assert "1 customer gets a new link" in box.text()
    next(b for b in box.findChildren(QPushButton) if b.text() == "&Make new meetings").click()
    assert hand.lives(anna) == [True]
    assert hand.lives(bea) == [False]
    assert [one.booking.id for one in store.unsettled(NOW)] == [anna]
    assert asked(window) == []
    (dialog,) = (one for one in window.findChildren(LinksDialog) if one.isVisible())
    assert dialog.section is Section.TELL
    assert table(dialog) == ["Tue 5 May, 09:00 | Anna |  |  | is being made…"]


@pytest.mark.parametrize("between", ["nothing", "disconnected", "another window"])
def test_the_account_that_was_asked_about_is_not_asked_about_again(
    links: LinksDesk,
    window: QWidget,
    hand: LinkHand,
    connection: Connection,
    account: FakeAccount,
    book: Book,
    between: str,
) -> None:
    hand.linked("09:00", "Anna", by=ANNA)
    sign_in(connection, account, ROSA)
    asked(window)[0].leave.click()
    if between != "nothing":
        connection.disconnect_account()
    if between == "another window":
        old, links = links.question, LinksDesk(book, connection, None, window, lambda: NOW)
        links.question.take(old)
        connection.finished.disconnect(old._signed_in)  # noqa: SLF001 - its window is gone
    sign_in(connection, account, ROSA)
    assert asked(window) == []
    sign_in(connection, account, BEN)
    assert len(asked(window)) == 1


def test_the_account_of_the_last_run_again_asks_nothing(
    links: LinksDesk, window: QWidget, hand: LinkHand, connection: Connection, account: FakeAccount
) -> None:
    hand.linked("09:00", "Anna", by=ANNA)
    account.kept = ROSA
    connection.restore()
    sign_in(connection, account, ROSA)
    assert asked(window) == []


def test_the_question_goes_on_in_the_window_that_takes_the_place(
    links: LinksDesk,
    window: QWidget,
    hand: LinkHand,
    connection: Connection,
    account: FakeAccount,
    book: Book,
    qtbot: QtBot,
) -> None:
    hand.linked("09:00", "Anna", by=ANNA)
    settings = QDialog(window)
    settings.open()
    sign_in(connection, account, ROSA)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    LinksDesk(book, connection, None, other, lambda: NOW).question.take(links.question)
    settings.reject()
    assert (len(asked(window)), len(asked(other))) == (0, 1)
    asked(other)[0].reject()


@pytest.mark.parametrize(
    ("dead", "words"),
    [
        (1, "Some of their links do not work: the meeting is gone or was never made."),
        (2, "Their links do not work: the meetings are gone or were never made. They"),
    ],
)
def test_links_that_do_not_work_are_not_said_to(
    links: LinksDesk,
    window: QWidget,
    hand: LinkHand,
    connection: Connection,
    account: FakeAccount,
    dead: int,
    words: str,
) -> None:
    made = [hand.linked("09:00", "Anna", by=ANNA), hand.linked("10:00", "Bea", by=ANNA)]
    for booking_id in made[:dead]:
        hand.change(booking_id, join_url="")
    sign_in(connection, account, ROSA)
    dialog = asked(window)[0]
    assert dialog.words.text().startswith(words)
    signs = [row.works for row in dialog.table.links.table.rows]
    assert signs == [False] * dead + [True] * (len(made) - dead)
