"""A window to ask for files from, and the user's documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import file_dialogs


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture(autouse=True)
def documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[Path]:
    """The user's documents, of an app that was just started."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(file_dialogs, "documents_dir", lambda: folder)
    qapp.setProperty(file_dialogs.LAST, None)
    yield folder
    qapp.setProperty(file_dialogs.LAST, None)


def folder_of(dialog: QFileDialog) -> Path:
    folder = Path(dialog.directory().absolutePath())
    dialog.reject()
    return folder
