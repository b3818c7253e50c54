"""The line in the status bar: drawn anew only for news, and never wider than the window."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QIcon,
    QPixmap,
)
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.models import Customer, ProviderKind
from desktop.core.troubles import AppError, Kind
from desktop.services.pulse import Health
from desktop.ui.connection_state import ConnectionState, Waiting
from desktop.ui.window import connection_line
from desktop.ui.window.connection_line import ConnectionLine
from tests.ui.fake_account import ROSA

SEEN = datetime(2026, 5, 4, 8, 42, tzinfo=UTC)
BERLIN = Waiting(zone="Europe/Berlin", today=date(2026, 5, 4))
CONNECTED = ConnectionState(organiser=ROSA, health=Health(seen_at=SEEN), waiting=BERLIN)
FIRST = ((datetime(2026, 5, 4, 11, 0), Customer(1, "<b>Zoe</b> & Sons")),)
ENDED = replace(
    CONNECTED,
    trouble=AppError(Kind.SIGN_IN_AGAIN),
    waiting=replace(BERLIN, total=4, first=FIRST),
)


class CountingLine(ConnectionLine):
    """Counts what makes Qt draw it anew."""

    drawn = 0

    def setText(self, text: str) -> None:
        self.drawn += 1
        super().setText(text)

    def setIcon(self, icon: QIcon | QPixmap) -> None:
        self.drawn += 1
        super().setIcon(icon)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.statusBar().setSizeGripEnabled(False)
    made.resize(900, 200)
    return made


def shown(qtbot: QtBot, window: QMainWindow, state: ConnectionState) -> CountingLine:
    line = CountingLine()
    window.statusBar().addWidget(line)
    line.show_state(state, ProviderKind.TEAMS)
    with qtbot.waitExposed(window):
        window.show()
    return line


def test_it_says_as_whom_and_when_it_was_seen_working(qtbot: QtBot, window: QMainWindow) -> None:
    line = shown(qtbot, window, CONNECTED)
    assert line.text() == "Connected — rosa@salon.example · last worked 10:42"
    assert line.accessibleName() == line.text()


def test_the_tip_names_who_waits_as_plain_text(qtbot: QtBot, window: QMainWindow) -> None:
    line = shown(qtbot, window, ENDED)
    assert line.tip.splitlines() == [
        "Sign in again — rosa@salon.example (4 appointments wait)",
        "11:00, \u2068<b>Zoe</b> & Sons\u2069",
        "and 3 more",
        "Open the settings for online appointments",
    ]
    interface = QAccessible.queryAccessibleInterface(line)
    assert "and 3 more" in interface.text(QAccessible.Text.Description)


def test_nothing_is_drawn_again_for_the_same_state(qtbot: QtBot, window: QMainWindow) -> None:
    line = shown(qtbot, window, CONNECTED)
    before = line.drawn
    for second in range(60):
        line.show_state(replace(CONNECTED, health=seen(second)), ProviderKind.TEAMS)
    assert line.drawn == before
    line.show_state(ENDED, ProviderKind.TEAMS)
    assert line.drawn == before + 2


def seen(second: int) -> Health:
    return Health(seen_at=SEEN.replace(second=second))


def test_a_long_address_leaves_the_window_as_narrow_as_it_was(
    qtbot: QtBot, window: QMainWindow
) -> None:
    long = replace(ROSA, email=f"{'very.' * 40}long@salon.example")
    line = shown(qtbot, window, replace(ENDED, organiser=long))
    assert window.width() == 900
    assert line.width() <= 900
    assert line.mapTo(window, QPoint(0, 0)).x() >= 0
    assert long.email in line.accessibleName()
    assert long.email in line.tip
    window.resize(window.minimumSizeHint())
    assert window.width() < 500


def test_a_lost_connection_is_announced_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    class Accessible(QAccessible):
        @staticmethod
        def updateAccessibility(event: QAccessibleEvent) -> None:
            assert isinstance(event, QAccessibleAnnouncementEvent)
            said.append(event.message())

    monkeypatch.setattr(connection_line, "QAccessible", Accessible)
    line = ConnectionLine()
    qtbot.addWidget(line)
    offline = replace(CONNECTED, health=Health(offline_since=SEEN))
    for state in (CONNECTED, offline, replace(offline, waiting=ENDED.waiting), CONNECTED):
        line.show_state(state, ProviderKind.TEAMS)
    assert [words.split(" — ")[0] for words in said] == ["No internet since 10:42"]
    for state in (ENDED, replace(ENDED, busy=True), ENDED, offline):
        line.show_state(state, ProviderKind.TEAMS)
    assert [words.split(" — ")[0] for words in said[1:]] == [
        "Sign in again",
        "No internet since 10:42",
    ]
