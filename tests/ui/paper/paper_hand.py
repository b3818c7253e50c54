"""The print dialog, with somebody at it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop.services.preferences import Paper, Preferences, PreferencesFile
from desktop.ui.book import Book
from desktop.ui.paper.paper_dialog import PaperDialog
from desktop.ui.paper.paper_work import PaperWork
from desktop.ui.paper.sheet_reading import Wanted
from desktop.ui.preferences_port import PreferencesPort
from tests.ui.conftest import NOW
from tests.ui.inline_lane import InlineLane
from tests.ui.paper.sheets import DAY
from tests.ui.salon import Desk

DAY_OF_ALL = Wanted(DAY)


class Hand:
    """Opens the dialog and notes what it tells."""

    def __init__(self, qtbot: QtBot, book: Book, folder: Path, lane: object = None) -> None:
        lanes = [lane or InlineLane()] * 2
        self.work = PaperWork(*lanes)  # type: ignore[arg-type]  # any kind of lane
        self.file = PreferencesFile(folder)
        self.preferences = PreferencesPort(self.file, InlineLane(), Preferences(paper=Paper.A4))
        self.told: list[str] = []
        self._qtbot = qtbot
        self._book = book

    def open(self, shown: Wanted = DAY_OF_ALL) -> PaperDialog:
        dialog = PaperDialog(self._book, self.work, self.preferences, shown, now=lambda: NOW)
        dialog.told.connect(self.told.append)
        dialog.open()
        self._qtbot.addWidget(dialog)
        return dialog


@pytest.fixture
def hand(qtbot: QtBot, book: Book, desk: Desk, tmp_path: Path) -> Hand:
    return Hand(qtbot, book, tmp_path)


def choose(combo: QComboBox, data: object) -> None:
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())
