"""Looking at a profile, and taking in what is ticked: nothing is overwritten unasked."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.core.models import ProviderKind, Service
from desktop.core.profile import Profile, profile_of
from desktop.core.profile_parts import Part
from desktop.services.profile_file import write_profile_file
from desktop.services.settings import Source
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from tests.ui.fake_account import CLIENT_ID, FakeAccount, make_connection
from tests.ui.profile.profile_hand import Open, look, plain, said, shown, table, theirs, window
from tests.ui.salon import Desk

__all__ = ["look", "said", "theirs", "window"]

OTHER_ID = CLIENT_ID.replace("0", "9")


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
    assert dialog.title.isVisible()
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
    tones = [row.told.property("role") for row in dialog.rows.values()]
    assert tones == ["warning", "warning", "hint", "hint", "warning"]
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


def test_it_is_gone_once_it_is_closed(qtbot: QtBot, look: Open, theirs: Profile) -> None:
    dialog = look(theirs)
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))


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
