"""Links go to the browser as they are, and nothing of ours goes along."""

import os
import re
import sys

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from desktop.ui.browser import environment_for_others, open_link
from tests.ui.fake_account import LINK


class Browser(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[bytes] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toEncoded().data())


@pytest.mark.parametrize(
    "link",
    [
        LINK,
        "https://teams.microsoft.com/l/meetup-join/19%3ax%40thread.v2/0?context=%7b%22Tid%22%7d",
        "https://teams.microsoft.com/meet/2345?p=a+b%2Bc",
    ],
)
def test_a_link_reaches_the_browser_unaltered(qtbot: QtBot, link: str) -> None:
    """QUrl writes percent-encoded octets in capitals, which is the same (RFC 3986 §6.2.2.1)."""
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")
    try:
        assert open_link(link)
    finally:
        QDesktopServices.unsetUrlHandler("https")
    same = re.sub("%[0-9a-f]{2}", lambda octet: octet[0].upper(), link)
    assert browser.opened == [same.encode()]


@pytest.mark.parametrize(
    "link", ["", "not a link", "file:///etc/passwd", "javascript:alert(1)", "mailto:a@b.example"]
)
def test_only_web_links_are_opened(qtbot: QtBot, link: str) -> None:
    assert not open_link(link)


def test_a_frozen_app_hands_its_library_paths_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/ours")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/theirs")
    monkeypatch.setenv("QT_PLUGIN_PATH", "/ours")
    with environment_for_others(frozen=True):
        assert os.environ["LD_LIBRARY_PATH"] == "/theirs"
        assert "QT_PLUGIN_PATH" not in os.environ
    assert os.environ["LD_LIBRARY_PATH"] == "/ours"
    assert os.environ["QT_PLUGIN_PATH"] == "/ours"


def test_an_app_that_is_not_frozen_leaves_the_environment_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/the user's")
    assert not getattr(sys, "frozen", False)
    with environment_for_others(frozen=False):
        assert os.environ["LD_LIBRARY_PATH"] == "/the user's"


@pytest.mark.parametrize("frozen", [True, False])
def test_no_other_program_gets_the_client_secret(
    monkeypatch: pytest.MonkeyPatch, frozen: bool
) -> None:
    monkeypatch.setenv("TEAMS_CLIENT_SECRET", "hush")
    with environment_for_others(frozen=frozen):
        assert "TEAMS_CLIENT_SECRET" not in os.environ
    assert os.environ["TEAMS_CLIENT_SECRET"] == "hush"
