"""Looking at a profile, and taking in what is ticked: nothing is overwritten unasked."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import ProviderKind, Service
from desktop.core.profile import Profile, profile_of
from desktop.core.profile_parts import Part
from desktop.core.troubles import AppError, Kind
from desktop.services.profile_file import write_profile_file
from desktop.services.settings import Source
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.profile.profile_dialog import ProfileDialog
from tests.ui.conftest import NOW
from tests.ui.fake_account import CLIENT_ID, FakeAccount, make_connection
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk, fill

OTHER_ID = CLIENT_ID.replace("0", "9")

Open = Callable[[Profile], ProfileDialog]


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def said() -> list[str]:
    return []


def shown(book: Book, connection: Connection, window: QWidget, file: Path) -> ProfileDialog:
    dialog = ProfileDialog(book, connection, window)
    dialog.open()
    dialog.load(file)
    return dialog


@pytest.fixture
def look(
    book: Book, connection: Connection, window: QWidget, tmp_path: Path, said: list[str]
) -> Open:
    def opened(profile: Profile) -> ProfileDialog:
        file = tmp_path / "rosa.trimsy"
        write_profile_file(file, profile)
        dialog = shown(book, connection, window, file)
        dialog.taken.connect(said.append)
        return dialog

    return opened


@pytest.fixture
def theirs(tmp_path: Path) -> Profile:
    """The profile of the salon of the tests, from another computer."""
    store = Store(tmp_path / "theirs.sqlite", lambda: NOW)
    desk = fill(store)
    store.save_service(replace(desk.cut, buffer=5))
    profile = profile_of(store.salon(), store.staff(), store.services(), CLIENT_ID, "salon.example")
    store.close()
    return profile


def table(dialog: ProfileDialog) -> list[str]:
    """One line a part: whether it is ticked, or cannot be, what is in it, and what is told."""

    def line(part: Part) -> str:
        row = dialog.rows[part]
        mark = "x" if row.ticked.isChecked() else " " if row.ticked.isEnabled() else "-"
        words = f"[{mark}] {row.ticked.text().replace('&', '')}: {row.content.text()}"
        told = row.told.text()
        return plain(f"{words} | {told}" if told else words)

    return [line(part) for part in dialog.rows]


def plain(text: str) -> str:
    """Text without the marks that keep its direction to itself, on one line."""
    for mark in "\u2068\u2069\u200e":
        text = text.replace(mark, "")
    return text.replace("\n", " ")


def test_on_a_new_computer_everything_is_ticked_and_taken_in(
    look: Open, theirs: Profile, store: Store, connection: Connection, said: list[str]
) -> None:
    dialog = look(theirs)
    assert table(dialog) == [
        "[x] Salon: Salon Rosa · Germany · Europe/Berlin · English",
        "[x] Opening hours: Mon–Sat 09:00–18:00",
        "[x] People: Mia, Tom",
        "[x] Services: Haircut (45 min), Colour (120 min), Consultation (30 min)",
        (
            "[x] Microsoft Teams: Online appointments are held with Microsoft Teams."
            f" Application ID {CLIENT_ID}, tenant salon.example."
        ),
    ]
    assert store.salon().name == ""
    dialog.take.click()
    assert said == ["The salon profile is taken in."]
    registration = connection.state.registration
    assert registration is not None
    client_id, tenant = registration.client_id, registration.tenant
    assert (client_id.value, client_id.source) == (CLIENT_ID, Source.TYPED)
    here = profile_of(store.salon(), store.staff(), store.services(), client_id.value, tenant.value)
    assert here == theirs
    colours = [one.colour for one in (*store.staff(), *store.services())]
    assert all(colours)
    assert not dialog.isVisible()


def test_what_would_be_replaced_is_told_and_waits_to_be_ticked(
    look: Open, theirs: Profile, desk: Desk, store: Store, connection: Connection
) -> None:
    connection.save_registration(OTHER_ID, "", None, lambda _error: None)
    other = replace(
        theirs,
        name="Salon Blau",
        hours=((),) * 7,
        staff=("mia", "Ada"),
        services=(Service(0, "HAIRCUT", 15, ""), Service(0, "Perm", 90, "")),
    )
    before = store.salon()
    dialog = look(other)
    assert table(dialog) == [
        (
            "[ ] Salon: Salon Blau · Germany · Europe/Berlin · English"
            " | Replaces what is here now: Salon Rosa · Germany · Europe/Berlin · English"
        ),
        "[ ] Opening hours: closed all week | Replaces what is here now: Mon–Sat 09:00–18:00",
        "[x] People: Ada | The others are here already and stay as they are.",
        "[x] Services: Perm (90 min) | The others are here already and stay as they are.",
        (
            "[ ] Microsoft Teams: Online appointments are held with Microsoft Teams."
            f" Application ID {CLIENT_ID}, tenant salon.example."
            f" | Replaces what is here now: application ID {OTHER_ID}, tenant any organisation"
        ),
    ]
    dialog.take.click()
    assert store.salon() == before
    assert [one.name for one in store.staff()] == ["Mia", "Tom", "Ada"]
    assert [(one.name, one.minutes) for one in store.services()] == [
        ("Haircut", 45),
        ("Colour", 120),
        ("Consultation", 30),
        ("Perm", 90),
    ]
    registration = connection.state.registration
    assert registration is not None
    assert registration.client_id.value == OTHER_ID


def test_what_is_ticked_is_replaced_and_nothing_else(
    look: Open, theirs: Profile, desk: Desk, store: Store
) -> None:
    before = store.salon()
    dialog = look(replace(theirs, name="Salon Blau", staff=("Ada",), client_id="", tenant=""))
    dialog.rows[Part.STAFF].ticked.setChecked(False)
    dialog.rows[Part.SALON].ticked.setChecked(True)
    dialog.take.click()
    assert store.salon() == replace(before, name="Salon Blau")
    assert [one.name for one in store.staff()] == ["Mia", "Tom"]


def test_an_own_link_is_not_given_up_unasked(
    look: Open, theirs: Profile, desk: Desk, store: Store
) -> None:
    salon = replace(store.salon(), provider=ProviderKind.OWN_LINK, own_link="https://meet.example/")
    store.save_salon(salon)
    dialog = look(replace(theirs, client_id="", tenant=""))
    assert table(dialog)[-1] == (
        "[ ] Microsoft Teams: Online appointments are held with Microsoft Teams."
        " | Replaces what is here now: your own meeting link"
    )
    dialog.rows[Part.TEAMS].ticked.setChecked(True)
    dialog.take.click()
    assert store.salon() == replace(salon, provider=ProviderKind.TEAMS)


def test_the_same_salon_again_has_nothing_to_take_in(
    look: Open, theirs: Profile, desk: Desk, connection: Connection
) -> None:
    connection.save_registration(CLIENT_ID, "salon.example", None, lambda _error: None)
    dialog = look(theirs)
    assert [line[:3] for line in table(dialog)] == ["[-]"] * 5
    assert dialog.about.text() == "There is nothing to take in: all of it is here already."
    assert not dialog.take.isEnabled()


def test_without_a_tick_there_is_nothing_to_press(look: Open, theirs: Profile) -> None:
    dialog = look(theirs)
    for row in dialog.rows.values():
        row.ticked.setChecked(False)
    assert not dialog.take.isEnabled()
    dialog.rows[Part.HOURS].ticked.setChecked(True)
    assert dialog.take.isEnabled()


def test_what_it_has_registered_stays(
    book: Book, window: QWidget, theirs: Profile, tmp_path: Path, desk: Desk
) -> None:
    connection = make_connection(tmp_path, FakeAccount(), environ={"TEAMS_CLIENT_ID": OTHER_ID})
    write_profile_file(tmp_path / "x.trimsy", theirs)
    dialog = shown(book, connection, window, tmp_path / "x.trimsy")
    assert table(dialog)[-1] == (
        "[-] Microsoft Teams: Online appointments are held with Microsoft Teams."
        f" Application ID {CLIENT_ID}, tenant salon.example."
        " | Your IT has registered the app on this computer. That stays."
    )


def test_beside_what_it_has_registered_it_is_told_what_is_replaced(
    book: Book, window: QWidget, theirs: Profile, tmp_path: Path, desk: Desk, store: Store
) -> None:
    store.save_salon(replace(store.salon(), provider=ProviderKind.OWN_LINK))
    connection = make_connection(tmp_path, FakeAccount(), environ={"TEAMS_CLIENT_ID": OTHER_ID})
    write_profile_file(tmp_path / "x.trimsy", theirs)
    dialog = shown(book, connection, window, tmp_path / "x.trimsy")
    assert table(dialog)[-1] == (
        "[ ] Microsoft Teams: Online appointments are held with Microsoft Teams."
        f" Application ID {CLIENT_ID}, tenant salon.example."
        " | Replaces what is here now: your own meeting link"
        " Your IT has registered the app on this computer. That stays."
    )
    dialog.rows[Part.TEAMS].ticked.setChecked(True)
    dialog.take.click()
    assert store.salon().provider is ProviderKind.TEAMS
    registration = connection.state.registration
    assert registration is not None
    assert registration.client_id.value == OTHER_ID


def test_an_own_link_and_a_registration_are_both_told_to_be_replaced(
    look: Open, theirs: Profile, desk: Desk, store: Store, connection: Connection
) -> None:
    store.save_salon(replace(store.salon(), provider=ProviderKind.OWN_LINK))
    connection.save_registration(OTHER_ID, "", None, lambda _error: None)
    dialog = look(theirs)
    assert table(dialog)[-1] == (
        "[ ] Microsoft Teams: Online appointments are held with Microsoft Teams."
        f" Application ID {CLIENT_ID}, tenant salon.example."
        " | Replaces what is here now: your own meeting link"
        f" · application ID {OTHER_ID}, tenant any organisation"
    )


def test_what_could_not_be_understood_is_named(
    book: Book, connection: Connection, window: QWidget, tmp_path: Path
) -> None:
    file = tmp_path / "odd.trimsy"
    file.write_text("trimsy_profile = 1\nstaff = ['Mia', 7]\n[customers]\nname = 'Anna'")
    dialog = shown(book, connection, window, file)
    assert [plain(dialog.left_out.text()), dialog.left_out.isVisible()] == [
        "Left out, as it could not be understood: staff 2, customers",
        True,
    ]
    assert table(dialog) == ["[x] People: Mia"]


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


def test_another_file_takes_the_place_of_the_first(
    look: Open, theirs: Profile, tmp_path: Path
) -> None:
    dialog = look(theirs)
    dialog.load(tmp_path / "nowhere.trimsy")
    assert (dialog.rows, dialog.problem.isVisible()) == ({}, True)
    dialog.load(tmp_path / "rosa.trimsy")
    assert (len(dialog.rows), dialog.problem.isVisible()) == (5, False)


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


def test_by_keyboard_the_first_box_has_the_focus_and_enter_takes_it_in(
    qtbot: QtBot, look: Open, theirs: Profile, store: Store
) -> None:
    dialog = look(theirs)
    qtbot.waitActive(dialog)
    box = dialog.rows[Part.SALON].ticked
    assert dialog.focusWidget() is box
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert Part.SALON not in dialog.parts()
    qtbot.keyPress(dialog, Qt.Key.Key_Return)
    assert [one.name for one in store.staff()] == ["Mia", "Tom"]
    assert store.salon().name == ""
