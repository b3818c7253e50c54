"""Opening a message in another program: the very link, and nothing of ours in its surroundings."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from desktop.core.outgoing import mailto, sms_link, whatsapp_link
from desktop.ui.messages import programs

BODY = "Hi & bye?\nZoë 100 % https://t.example/a%2fb?x=%7b1%7d#y"


class Taker(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []
        self.around: list[bool] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.taken.append(url.toEncoded().data().decode())
        self.around.append("TEAMS_CLIENT_SECRET" in os.environ)


@pytest.fixture
def taker(qapp: QApplication) -> Iterator[Taker]:
    made = Taker()
    for scheme in (*programs.SCHEMES, "file"):
        QDesktopServices.setUrlHandler(scheme, made, "take")
    yield made
    for scheme in (*programs.SCHEMES, "file"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.mark.parametrize(
    "link",
    [
        mailto("anna+hair@contoso.example", "50 % & more?", BODY),
        sms_link("+491701234567", BODY),
        whatsapp_link("+491701234567", BODY),
    ],
)
def test_a_link_arrives_as_it_was_made(taker: Taker, link: str | None) -> None:
    assert link is not None
    assert programs.open_address(link)
    assert taker.taken == [link]


@pytest.mark.parametrize("link", ["", "file:///etc/passwd", "javascript:alert(1)", "no link"])
def test_no_other_kind_of_link_is_opened(taker: Taker, link: str) -> None:
    assert not programs.open_address(link)
    assert taker.taken == []


def test_a_draft_is_opened_as_a_file(taker: Taker, tmp_path: Path) -> None:
    assert programs.open_file(tmp_path / "Größe 100 % #1.eml")
    assert QUrl(taker.taken[0]).toLocalFile() == str(tmp_path / "Größe 100 % #1.eml")


def test_the_secret_stays_at_home(taker: Taker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEAMS_CLIENT_SECRET", "s3cret")
    programs.open_address("mailto:a@b.example?subject=&body=")
    assert taker.around == [False]
    assert os.environ["TEAMS_CLIENT_SECRET"] == "s3cret"
