"""The composed app on the practice cloud, and whoever waits for it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import httpx
import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Desk, utc_now
from desktop.practice.accounts import ANNA
from desktop.practice.cloud import PracticeCloud
from desktop.services.home import Home, home
from tests.wardrobe import given_back


class Browser(QObject):
    """Signs Anna in and brings the answer back, as the system's browser does."""

    def __init__(self, cloud: PracticeCloud) -> None:
        super().__init__()
        self._cloud = cloud
        QDesktopServices.setUrlHandler("https", self, "open")

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        answer = self._cloud.visit(url.toEncoded().data().decode(), ANNA.email)
        assert answer is not None
        assert answer.mode == "form_post"
        httpx.post(answer.redirect_uri, data=answer.fields, trust_env=False).raise_for_status()


@pytest.fixture
def gate() -> Event:
    """Open; while it is closed, a slow cloud does not answer at all."""
    made = Event()
    made.set()
    return made


@pytest.fixture
def reached() -> Event:
    """Set as soon as a slow cloud was asked for something."""
    return Event()


@pytest.fixture
def cloud(gate: Event, reached: Event) -> PracticeCloud:
    def wait_at_gate(_seconds: float) -> None:
        reached.set()
        gate.wait(30)

    return PracticeCloud(utc_now, sleep=wait_at_gate)


@pytest.fixture
def browser(cloud: PracticeCloud, qapp: QObject) -> Iterator[Browser]:
    made = Browser(cloud)
    yield made
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def ours(tmp_path: Path) -> Home:
    return home(tmp_path, practice=True)


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    with given_back(qapp) as application:
        yield application


@pytest.fixture
def desk(
    undressed: QApplication, ours: Home, cloud: PracticeCloud, browser: Browser, qtbot: QtBot
) -> Iterator[Desk]:
    made = Desk(undressed, ours, cloud)
    made.window.show()
    made.start()
    qtbot.waitUntil(lambda: made.connection.state.registration is not None)
    yield made
    made.window.hide()
    made.close()


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=20_000)


def prefer(desk: Desk, qtbot: QtBot, **wishes: object) -> None:
    """Save preferences, as the settings do."""
    wanted = replace(desk.preferences.current(), **wishes)  # type: ignore[arg-type] # of any field
    saved: list[object] = []
    desk.preferences.save(wanted, saved.append)
    until(qtbot, lambda: saved == [None])
