"""The panel of today's online appointments, with a clock to turn."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.models import ProviderKind
from desktop.ui.book import Book
from desktop.ui.connection import ConnectionState
from desktop.ui.online.online_today import OnlineToday
from tests.ui.conftest import Clock
from tests.ui.salon import ORGANISER, Desk

LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_ab%40thread.v2/0?context=%7b%7d"
ANNA_IN = ConnectionState(organiser=ORGANISER)


@pytest.fixture
def panel(
    qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk, clock: Clock
) -> Iterator[OnlineToday]:
    made = shown(qtbot, book, clock)
    yield made
    made.close()


def shown(qtbot: QtBot, book: Book, clock: Clock) -> OnlineToday:
    made = OnlineToday(book, clock)
    qtbot.addWidget(made)
    made.show_connection(ANNA_IN, ProviderKind.TEAMS)
    made.resize(made.width(), 500)
    with qtbot.waitActive(made):
        made.show()
    return made


def plain(text: str) -> str:
    """What one sees: without the signs that steer direction and line breaks."""
    return text.translate({0x2068: None, 0x2069: None, 0x200B: None})
