"""The app's registration: typed, kept without showing its secret, or given by somebody else."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services import places
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.settings.online_page import OnlinePage
from tests.ui.fake_account import CLIENT_ID, FakeAccount, MemoryRing, make_connection
from tests.ui.settings.online_hand import account, book, connection, page, page_of, saved

__all__ = ["account", "book", "connection", "page"]


def test_a_secret_is_kept_and_never_shown_again(
    qtbot: QtBot, page: OnlinePage, connection: Connection
) -> None:
    box = page.registration
    qtbot.keyClicks(box.client_id, CLIENT_ID)
    qtbot.keyClicks(box.secret.field, "hush-hush")
    assert saved(page) is None
    assert box.secret.field.isHidden()
    assert box.secret.field.text() == ""
    assert box.secret.kept.text() == "Stored in the keyring"
    assert not page.is_dirty()


@pytest.mark.parametrize(
    ("act", "left"), [("replace", "new"), ("remove", ""), ("keep", "hush"), ("nothing", "hush")]
)
def test_a_kept_secret_can_be_replaced_and_removed(
    qtbot: QtBot, page: OnlinePage, connection: Connection, act: str, left: str
) -> None:
    connection.save_registration(CLIENT_ID, "", "hush", lambda _error: None)
    secret = page.registration.secret
    if act == "replace":
        secret.replace_button.click()
        qtbot.keyClicks(secret.field, "new")
    elif act == "remove":
        secret.remove_button.click()
    elif act == "keep":
        secret.remove_button.click()
        secret.keep_button.click()
    assert page.is_dirty() is (act in {"replace", "remove"})
    assert saved(page) is None
    assert connection.state.registration is not None
    assert connection.state.registration.client_secret.value == left


def test_another_id_says_that_the_secret_goes_with_the_old_one(
    qtbot: QtBot, page: OnlinePage, connection: Connection
) -> None:
    connection.save_registration(CLIENT_ID, "", "hush", lambda _error: None)
    hint = page.registration.secret_hint
    assert hint.isHidden()
    page.registration.client_id.setText(CLIENT_ID.replace("0", "9"))
    page.registration.client_id.textEdited.emit("")
    assert not hint.isHidden()


def test_what_is_said_of_an_id_or_a_tenant_goes_as_soon_as_it_is_changed(
    qtbot: QtBot, page: OnlinePage
) -> None:
    box = page.registration
    qtbot.keyClicks(box.client_id, "typo")
    qtbot.keyClicks(box.tenant, "no tenant")
    assert page.first_problem() is box.client_id
    assert [bool(one.accessibleDescription()) for one in (box.client_id, box.tenant)] == [True] * 2
    qtbot.keyClicks(box.client_id, "x")
    assert [bool(one.accessibleDescription()) for one in (box.client_id, box.tenant)] == [
        False,
        True,
    ]
    qtbot.keyClicks(box.tenant, "x")
    assert box.tenant.accessibleDescription() == ""
    assert page.first_problem() is box.client_id  # it is as wrong as before, and said on saving


def test_an_id_that_a_secret_asked_for_is_not_missed_without_the_secret(
    qtbot: QtBot, page: OnlinePage
) -> None:
    box = page.registration
    qtbot.keyClicks(box.secret.field, "h")
    assert page.first_problem() is box.client_id
    qtbot.keyClick(box.secret.field, Qt.Key.Key_Backspace)
    assert box.client_id.accessibleDescription() == ""


def test_values_from_the_environment_are_shown_named_and_read_only(
    qtbot: QtBot, tmp_path: Path, book: Book, account: FakeAccount
) -> None:
    environ = {"TEAMS_CLIENT_ID": CLIENT_ID, "TEAMS_CLIENT_SECRET": "hush"}
    connection = make_connection(tmp_path, account, environ=environ)
    connection.restore()
    page = page_of(qtbot, book, connection)
    box = page.registration
    assert box.client_id.text() == CLIENT_ID
    assert box.client_id.isReadOnly()
    assert box.tenant.isReadOnly()
    assert "environment" in box.origin.text()
    assert box.secret.field.isHidden()
    assert box.secret.replace_button.isHidden()
    assert "hush" not in box.secret.kept.text()


def test_values_from_the_administrators_file_name_their_folder(
    qtbot: QtBot, tmp_path: Path, book: Book, account: FakeAccount
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "registration.toml").write_text(f'client_id = "{CLIENT_ID}"\n')
    connection = make_connection(tmp_path, account, environ={"TEAMS_TENANT": "x.example"})
    connection.restore()
    page = page_of(qtbot, book, connection)
    box = page.registration
    assert "administrator's file" in box.origin.text()
    assert box.client_id.isReadOnly()
    assert "TEAMS_TENANT" in box.origin.text()  # set in vain


def test_a_registration_that_cannot_be_read_is_said(
    qtbot: QtBot, tmp_path: Path, book: Book, account: FakeAccount
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "registration.toml").write_text("client_id = hush")
    connection = make_connection(tmp_path, account)
    connection.restore()
    page = page_of(qtbot, book, connection)
    box = page.registration
    assert AppError(Kind.REGISTRATION_UNREADABLE).advice.title in box.problem.text()
    assert "send them the message below" in box.problem.text()
    assert not page.for_it.isHidden()
    message = page.for_it.toPlainText()
    assert "registration.toml: line 1, column 13" in message
    assert str(places.site_config_dir()) in message
    assert "hush" not in message
    assert "{" not in message
    assert page.missing.isHidden()  # nobody knows that an ID is missing
    qtbot.keyClicks(box.tenant, "yoursalon.com")
    assert "registration.toml" not in page.for_it.toPlainText()
    assert not page.missing.isHidden()


def test_a_ring_of_memory_holds_the_typed_secret_only_there(
    qtbot: QtBot, tmp_path: Path, book: Book, account: FakeAccount
) -> None:
    ring = MemoryRing()
    connection = make_connection(tmp_path, account, ring=ring)
    connection.restore()
    page = page_of(qtbot, book, connection)
    qtbot.keyClicks(page.registration.client_id, CLIENT_ID)
    qtbot.keyClicks(page.registration.secret.field, "hush-hush")
    assert saved(page) is None
    assert any("hush-hush" in value for value in ring.entries.values())
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert b"hush-hush" not in file.read_bytes()
