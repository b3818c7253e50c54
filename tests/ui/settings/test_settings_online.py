from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.core.models import ProviderKind, Salon
from desktop.core.troubles import AppError, Kind
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.online_page import OnlinePage, is_link
from tests.ui.fake_account import (
    CLIENT_ID,
    ROSA,
    BrokenRing,
    FakeAccount,
    make_connection,
    troubled,
)
from tests.ui.settings.online_hand import account, answer, book, connection, page, page_of, saved

__all__ = ["account", "book", "connection", "page"]


def salon_in(book: Book) -> Salon:
    found: list[Salon] = []
    book.read(lambda store: store.salon(), found.append)
    return found[0]


def choose(page: OnlinePage, provider: ProviderKind) -> None:
    page.provider.setCurrentIndex(page.provider.findData(provider))


def test_the_three_providers_have_their_exact_words(page: OnlinePage) -> None:
    assert [page.provider.itemText(i) for i in range(page.provider.count())] == [
        "Not set",
        "Microsoft Teams — auto-create a Teams meeting",
        "My own meeting link — the same link for every online appointment",
    ]


def test_provider_and_own_link_are_saved_and_leave_the_salon_alone(
    page: OnlinePage, book: Book
) -> None:
    book.write(lambda store: store.save_salon(replace(store.salon(), name="Rosa")))
    assert page.own_link.isHidden()
    choose(page, ProviderKind.OWN_LINK)
    assert not page.own_link.isHidden()
    page.own_link.setText(" https://meet.example/rosa ")
    assert page.is_dirty()
    assert page.first_problem() is None
    assert saved(page) is None
    assert not page.is_dirty()
    salon = salon_in(book)
    assert (salon.name, salon.provider) == ("Rosa", ProviderKind.OWN_LINK)
    assert salon.own_link == "https://meet.example/rosa"


@pytest.mark.parametrize(
    ("link", "good"),
    [
        ("https://meet.example/rosa", True),
        ("https://meet.example", True),
        ("HTTPS://meet.example/a?b=c#d", True),
        ("", False),
        ("https://", False),
        ("http://meet.example/rosa", False),
        ("meet.example/rosa", False),
        ("https://meet.example/ro sa", False),
        ("https://[broken", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_a_whole_https_link_is_a_link(link: str, good: bool) -> None:
    assert is_link(link) is good


def test_a_wrong_link_is_said_beside_the_field_until_it_changes(
    qtbot: QtBot, page: OnlinePage
) -> None:
    choose(page, ProviderKind.OWN_LINK)
    page.own_link.setText("rosa")
    assert page.first_problem() is page.own_link
    assert "https://" in page.own_link.accessibleDescription()
    qtbot.keyClicks(page.own_link, "x")
    assert page.own_link.accessibleDescription() == ""


def test_a_wrong_link_that_is_not_used_is_no_problem(page: OnlinePage) -> None:
    choose(page, ProviderKind.OWN_LINK)
    page.own_link.setText("rosa")
    choose(page, ProviderKind.TEAMS)
    assert page.first_problem() is None


def test_nothing_configured_says_what_is_missing_and_who_provides_it(page: OnlinePage) -> None:
    assert not page.missing.isHidden()
    assert "application (client) ID" in page.missing.text()
    assert "IT" in page.missing.text()
    assert not page.account.connect_button.isEnabled()
    page.copy_it.click()
    text = QGuiApplication.clipboard().text()
    for part in (
        "http://localhost",
        "Mobile and desktop applications",
        "OnlineMeetings.ReadWrite",
        "User.Read",
        "offline_access",
        "/v2.0/adminconsent?client_id=",
    ):
        assert part in text


def test_with_an_id_the_consent_link_is_complete(page: OnlinePage) -> None:
    page.registration.client_id.setText(CLIENT_ID)
    page.registration.client_id.textEdited.emit(CLIENT_ID)
    assert page.missing.isHidden()
    assert f"client_id={CLIENT_ID}" in page.for_it.toPlainText()
    assert "APPLICATION-ID" not in page.for_it.toPlainText()


def test_what_is_typed_is_saved_before_the_sign_in_and_then_connected(
    qtbot: QtBot, page: OnlinePage, book: Book, connection: Connection
) -> None:
    choose(page, ProviderKind.TEAMS)
    qtbot.keyClicks(page.registration.client_id, CLIENT_ID)
    page.account.connect_button.click()
    assert page.account.status.text() == "Connected — rosa@salon.example"
    assert not page.is_dirty()
    assert salon_in(book).provider is ProviderKind.TEAMS
    assert connection.state.registration is not None
    assert connection.state.registration.client_id.value == CLIENT_ID
    assert page.account.connect_button.isHidden()
    assert not page.account.disconnect_button.isHidden()


def test_connecting_without_a_choice_chooses_teams(
    qtbot: QtBot, page: OnlinePage, book: Book
) -> None:
    qtbot.keyClicks(page.registration.client_id, CLIENT_ID)
    page.account.connect_button.click()
    assert page.provider.currentData() == ProviderKind.TEAMS
    assert salon_in(book).provider is ProviderKind.TEAMS
    assert not page.is_dirty()


def test_connecting_leaves_the_own_link_chosen(qtbot: QtBot, page: OnlinePage, book: Book) -> None:
    choose(page, ProviderKind.OWN_LINK)
    qtbot.keyClicks(page.own_link, "https://meet.example/rosa")
    qtbot.keyClicks(page.registration.client_id, CLIENT_ID)
    page.account.connect_button.click()
    assert salon_in(book).provider is ProviderKind.OWN_LINK


def test_connecting_without_network_loses_nothing_typed(
    qtbot: QtBot, page: OnlinePage, account: FakeAccount
) -> None:
    account.result = AppError(Kind.OFFLINE)
    choose(page, ProviderKind.TEAMS)
    qtbot.keyClicks(page.registration.client_id, CLIENT_ID)
    page.account.connect_button.click()
    assert page.registration.client_id.text() == CLIENT_ID
    assert page.provider.currentData() == ProviderKind.TEAMS
    assert page.account.status.text() == "Not connected"


def test_a_wrong_id_is_said_before_any_sign_in(
    qtbot: QtBot, page: OnlinePage, account: FakeAccount
) -> None:
    qtbot.keyClicks(page.registration.client_id, "salon-app")
    page.account.connect_button.click()
    assert page.first_problem() is page.registration.client_id
    assert account.attempts == []


def test_a_wrong_tenant_is_said(qtbot: QtBot, page: OnlinePage) -> None:
    qtbot.keyClicks(page.registration.client_id, CLIENT_ID)
    qtbot.keyClicks(page.registration.tenant, "my salon")
    assert page.first_problem() is page.registration.tenant


def test_disconnecting_asks_and_says_that_links_go_on_working(
    qtbot: QtBot, book: Book, connection: Connection, account: FakeAccount
) -> None:
    account.kept = ROSA
    connection.restore()
    page = page_of(qtbot, book, connection)
    page.account.disconnect_button.click()
    assert "go on working" in answer("&Stay connected")
    assert account.kept == ROSA
    page.account.disconnect_button.click()
    answer("&Disconnect")
    assert account.kept is None
    assert page.account.status.text() == "Not connected"


def test_trouble_is_shown_with_its_next_step_and_a_way_to_sign_in(
    qtbot: QtBot, book: Book, connection: Connection, account: FakeAccount
) -> None:
    account.kept, account.kept_trouble = ROSA, AppError(Kind.SIGN_IN_AGAIN)
    connection.restore()
    page = page_of(qtbot, book, connection)
    assert AppError(Kind.SIGN_IN_AGAIN).advice.next_step in page.account.trouble.text()
    assert not page.account.connect_button.isHidden()


def test_a_connection_that_will_not_last_is_said(
    qtbot: QtBot, tmp_path: Path, book: Book, account: FakeAccount
) -> None:
    connection = make_connection(tmp_path, account, ring=BrokenRing())
    page = page_of(qtbot, book, connection)
    account.kept = ROSA
    connection.save_registration(CLIENT_ID, "", "hush", lambda _error: None)
    assert AppError(Kind.NO_KEYRING).advice.title in page.account.keyring.text()
    assert not page.account.keyring.isHidden()
    assert "this run only" in page.registration.secret.kept.text()


def test_what_is_typed_survives_news_of_the_connection(
    qtbot: QtBot, page: OnlinePage, connection: Connection
) -> None:
    qtbot.keyClicks(page.registration.client_id, "0000")
    connection.reload_registration()
    connection.note_progress(troubled(AppError(Kind.OFFLINE)))
    assert page.registration.client_id.text() == "0000"


def test_the_dialog_opens_and_saves_while_the_connection_is_broken(
    qtbot: QtBot, tmp_path: Path, book: Book
) -> None:
    account = FakeAccount(AppError(Kind.OFFLINE))
    account.kept, account.kept_trouble = ROSA, AppError(Kind.SIGN_IN_AGAIN)
    connection = make_connection(tmp_path, account, ring=BrokenRing())
    connection.note_progress(troubled(AppError(Kind.OFFLINE)))
    dialog = SettingsDialog(book, connection)
    dialog.show()
    dialog.salon.name.setText("Rosa")
    dialog.salon.country.setCurrentIndex(dialog.salon.country.findData("DE"))
    dialog.salon.name.textEdited.emit("Rosa")
    dialog.save_button.click()
    assert salon_in(book).name == "Rosa"
    dialog.reject()
