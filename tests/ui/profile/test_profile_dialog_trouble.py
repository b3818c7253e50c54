"""A profile that cannot be taken in is told, and none is left half taken in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Service
from desktop.core.profile import Profile
from desktop.core.troubles import AppError, Kind
from desktop.services.profile_file import write_profile_file
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from tests.ui.conftest import NOW
from tests.ui.fake_account import CLIENT_ID
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.profile.profile_hand import Open, look, said, shown, table, theirs, window

__all__ = ["look", "said", "theirs", "window"]


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        (None, "This file cannot be read."),
        ("hello", "This is no salon profile"),
        ("trimsy_profile = 2", "This profile was saved by a newer Trimsy Desk."),
        ("trimsy_profile = 1", "There is nothing in this profile"),
        ("#" * 2_000_000, "This file is far too large"),
    ],
    ids=["missing", "none", "newer", "empty", "large"],
)
def test_a_file_of_no_use_is_told(
    book: Book,
    connection: Connection,
    window: QWidget,
    tmp_path: Path,
    content: str | None,
    begins: str,
) -> None:
    file = tmp_path / "odd.trimsy"
    if content is not None:
        file.write_text(content)
    dialog = shown(book, connection, window, file)
    assert dialog.problem.text().startswith(begins)
    assert (dialog.rows, dialog.take.isEnabled(), dialog.left_out.isVisible()) == ({}, False, False)


def test_what_is_told_of_a_file_of_no_use_stands_under_the_title(
    look: Open, theirs: Profile, tmp_path: Path
) -> None:
    """With a window's worth of nothing above it, few would find it."""
    dialog = look(theirs)
    roomy = dialog.size()
    dialog.load(tmp_path / "nowhere.trimsy")
    assert dialog.problem.y() - dialog.title.geometry().bottom() < 20
    assert dialog.height() < roomy.height() / 2
    assert not dialog.take.isVisible()
    assert dialog.focusWidget() is dialog.close_button
    dialog.load(tmp_path / "rosa.trimsy")
    assert (dialog.size(), dialog.take.isVisible()) == (roomy, True)


def test_a_book_that_cannot_be_read_leaves_no_empty_window(
    connection: Connection, window: QWidget, theirs: Profile, tmp_path: Path
) -> None:
    store = Locked(tmp_path / "locked.sqlite", lambda: NOW)
    write_profile_file(tmp_path / "x.trimsy", theirs)
    dialog = shown(Book(store, InlineLane()), connection, window, tmp_path / "x.trimsy")
    assert dialog.problem.isVisible()
    assert dialog.height() < 250
    assert not dialog.take.isVisible()
    store.close()


def test_another_file_takes_the_place_of_the_first(
    look: Open, theirs: Profile, tmp_path: Path
) -> None:
    dialog = look(theirs)
    dialog.load(tmp_path / "nowhere.trimsy")
    assert (dialog.rows, dialog.problem.isVisible()) == ({}, True)
    dialog.load(tmp_path / "rosa.trimsy")
    assert (len(dialog.rows), dialog.problem.isVisible()) == (5, False)


class Locked(Store):
    """A store that another program holds."""

    def services(self) -> list[Service]:
        raise AppError(Kind.BOOK_LOCKED)


class Full(Store):
    """A store on a full disk."""

    def save_service(self, service: Service) -> Service:
        raise AppError(Kind.DISK_FULL)


def test_a_failure_leaves_the_book_as_it_was_and_can_be_tried_again(
    connection: Connection, window: QWidget, theirs: Profile, tmp_path: Path
) -> None:
    store, lane = Full(tmp_path / "full.sqlite", lambda: NOW), HeldLane()
    write_profile_file(tmp_path / "x.trimsy", theirs)
    dialog = shown(Book(store, lane), connection, window, tmp_path / "x.trimsy")
    assert not dialog.rows
    lane.work()
    dialog.take.click()
    assert not dialog.take.isEnabled()
    lane.work()
    assert dialog.problem.text().startswith("The disk is full")
    assert (store.salon().name, store.staff()) == ("", [])
    assert dialog.take.isEnabled()
    assert len(dialog.rows) == 5
    store.close()


def test_a_registration_that_cannot_be_kept_is_told_with_the_rest_taken_in(
    look: Open, theirs: Profile, store: Store, tmp_path: Path
) -> None:
    dialog = look(theirs)
    (tmp_path / "config").write_text("in the way of the folder")
    dialog.take.click()
    assert dialog.problem.text().startswith("The file could not be saved")
    assert dialog.isVisible()
    assert store.salon().name == "Salon Rosa"
    assert [line[:3] for line in table(dialog)] == ["[-]", "[-]", "[-]", "[-]", "[x]"]


@pytest.mark.parametrize("leave", ["Escape", "the frame's button", "another file"])
def test_it_cannot_be_left_while_it_takes_in(
    qtbot: QtBot,
    store: Store,
    connection: Connection,
    window: QWidget,
    theirs: Profile,
    tmp_path: Path,
    said: list[str],
    leave: str,
) -> None:
    """Leaving would lose the registration, which is written once the book has its part."""
    lane = HeldLane()
    write_profile_file(tmp_path / "x.trimsy", theirs)
    dialog = shown(Book(store, lane), connection, window, tmp_path / "x.trimsy")
    dialog.taken.connect(said.append)
    lane.work()
    dialog.take.click()
    if leave == "Escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    elif leave == "another file":
        dialog.load(tmp_path / "another.trimsy")
    else:
        dialog.close()
    assert "x.trimsy" in dialog.title.text()
    assert dialog.isVisible()
    lane.work()
    assert said == ["The salon profile is taken in."]
    assert not dialog.isVisible()
    registration = connection.state.registration
    assert registration is not None
    assert registration.client_id.value == CLIENT_ID


def test_it_can_be_left_after_a_failure(
    qtbot: QtBot, connection: Connection, window: QWidget, theirs: Profile, tmp_path: Path
) -> None:
    store, lane = Full(tmp_path / "full.sqlite", lambda: NOW), HeldLane()
    write_profile_file(tmp_path / "x.trimsy", theirs)
    dialog = shown(Book(store, lane), connection, window, tmp_path / "x.trimsy")
    lane.work()
    dialog.take.click()
    lane.work()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    store.close()
