"""The card for the administrator, with and without an application id."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.services.consent import PERMISSIONS, admin_consent_link
from desktop.ui.settings.admin_card import AdminCard
from tests.ui.fake_account import CLIENT_ID

LINK = admin_consent_link(CLIENT_ID, "salon.example")


def carded(
    qtbot: QtBot, client_id: str, tenant: str = "", opened: list[str] | None = None
) -> AdminCard:
    def browse(link: str) -> bool:
        if opened is not None:
            opened.append(link)
        return opened is not None

    card = AdminCard(client_id, tenant, browser=browse)
    qtbot.addWidget(card)
    with qtbot.waitActive(card):
        card.show()
    return card


def test_it_tells_what_the_app_is_and_where_to_consent(qtbot: QtBot) -> None:
    card = carded(qtbot, CLIENT_ID, "salon.example")
    assert {field.accessibleName(): field.text() for field in card.fields} == {
        "Application (client) ID": CLIENT_ID,
        "Directory (tenant)": "salon.example",
        "Redirect URI": "http://localhost",
        "Admin-consent link": LINK,
    }
    assert not card.missing.isVisible()


@pytest.mark.parametrize("number", range(4))
def test_each_value_can_be_copied(qtbot: QtBot, number: int) -> None:
    card = carded(qtbot, CLIENT_ID, "salon.example")
    card.copies[number].click()
    assert QGuiApplication.clipboard().text() == card.fields[number].text()
    assert card.copies[number].accessibleName() == (f"Copy: {card.fields[number].accessibleName()}")


def test_each_permission_stands_there_with_its_reason(qtbot: QtBot) -> None:
    card = carded(qtbot, CLIENT_ID)
    said = {label.text() for label in card.findChildren(QLabel)}
    assert [one.name for one in PERMISSIONS] == [
        "OnlineMeetings.ReadWrite",
        "User.Read",
        "offline_access",
    ]
    assert {text for one in PERMISSIONS for text in (one.name, one.reason)} <= said


def test_the_link_opens_in_the_browser_or_says_that_it_does_not(qtbot: QtBot) -> None:
    opened: list[str] = []
    card = carded(qtbot, CLIENT_ID, "salon.example", opened)
    card.open_button.click()
    assert opened == [LINK]
    assert not card.not_opened.isVisible()
    card = carded(qtbot, CLIENT_ID)
    card.open_button.click()
    assert card.not_opened.isVisible()


def test_all_of_it_can_be_copied_as_text(qtbot: QtBot) -> None:
    card = carded(qtbot, CLIENT_ID, "salon.example")
    card.copy_all.click()
    text = QGuiApplication.clipboard().text()
    for part in (CLIENT_ID, "salon.example", LINK, "http://localhost", PERMISSIONS[0].reason):
        assert part in text
    assert "&ID" not in text


def test_without_an_id_it_says_what_is_missing_and_offers_no_broken_link(qtbot: QtBot) -> None:
    card = carded(qtbot, "")
    assert "application (client) ID" in card.missing.text()
    assert card.missing.isVisible()
    assert not card.open_button.isEnabled()
    assert [copy.isEnabled() for copy in card.copies] == [False, True, True, False]
    assert "Application (client) ID: (missing)" in card.text()
    assert "adminconsent" not in card.text()
    assert "Directory (tenant): organizations" in card.text()
