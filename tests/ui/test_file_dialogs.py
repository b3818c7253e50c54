"""Where the dialogs for files open, and that one is enough."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui import file_dialogs
from desktop.ui.file_dialogs import choose_folder, open_file, save_file
from desktop.ui.worker import Lane
from tests.ui.files_hand import documents, folder_of, window
from tests.ui.held_lane import HeldLane

__all__ = ["documents", "window"]


def ask_to_open(window: QWidget) -> QFileDialog:
    return open_file(window, "Open", ["Lists (*.csv)"], lambda _file: None)


def ask_to_save(window: QWidget) -> QFileDialog:
    return save_file(window, "Save", ["Lists (*.csv)"], "list.csv", lambda _file: None)


def ask_for_folder(window: QWidget) -> QFileDialog:
    return choose_folder(window, "Folder", "", lambda _folder: None)


def last_used(folder: Path) -> None:
    application = QApplication.instance()
    assert application is not None
    application.setProperty(file_dialogs.LAST, str(folder))


def test_the_first_time_it_is_the_documents(window: QWidget, documents: Path) -> None:
    assert folder_of(ask_to_open(window)) == documents
    dialog = ask_to_save(window)
    assert Path(dialog.selectedFiles()[0]) == documents / "list.csv"
    assert folder_of(dialog) == documents


def test_afterwards_it_is_the_folder_last_used_for_whatever_it_was(
    window: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    dialog = ask_to_save(window)
    dialog.fileSelected.emit(str(tmp_path / "stick" / "list.csv"))
    dialog.reject()
    assert folder_of(ask_to_open(window)) == tmp_path / "stick"
    assert folder_of(ask_to_save(window)) == tmp_path / "stick"


def test_a_dialog_that_was_cancelled_changes_nothing(
    window: QWidget, documents: Path, tmp_path: Path
) -> None:
    dialog = ask_to_save(window)
    dialog.setDirectory(str(tmp_path))
    dialog.reject()
    assert folder_of(ask_to_save(window)) == documents


def test_a_folder_that_is_gone_is_not_asked_for(
    window: QWidget, documents: Path, tmp_path: Path
) -> None:
    dialog = ask_to_save(window)
    dialog.fileSelected.emit(str(tmp_path / "stick pulled out" / "list.csv"))
    dialog.reject()
    assert folder_of(ask_to_open(window)) == documents
    documents.rmdir()
    assert folder_of(ask_to_open(window)) == Path(QDir.homePath())


@pytest.mark.parametrize("ask", [ask_to_open, ask_to_save])
def test_nothing_is_asked_of_a_disk_while_nobody_can_type(
    window: QWidget,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    ask: Callable[[QWidget], QFileDialog],
) -> None:
    """Qt's own look at the folder comes after it has answered."""
    asked_on = []

    def is_dir(folder: Path) -> bool:
        asked_on.append(current_thread())
        return folder == tmp_path

    monkeypatch.setattr(Path, "is_dir", is_dir)
    monkeypatch.setattr(file_dialogs, "Lane", Lane)
    last_used(tmp_path)
    dialog = ask(window)
    assert (dialog.isVisible(), dialog.directory()) == (False, QDir.home())
    qtbot.waitUntil(dialog.isVisible)
    assert folder_of(dialog) == tmp_path
    assert asked_on
    assert main_thread() not in asked_on


def test_a_folder_on_a_server_that_does_not_answer_is_left_out_and_forgotten(
    window: QWidget,
    documents: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    answered = Event()

    def is_dir(folder: Path) -> bool:
        return folder == documents or answered.wait(30)

    monkeypatch.setattr(Path, "is_dir", is_dir)
    monkeypatch.setattr(file_dialogs, "Lane", Lane)
    monkeypatch.setattr(file_dialogs, "PATIENCE_MS", 50)
    last_used(tmp_path / "server")
    dialog = ask_to_save(window)
    qtbot.waitUntil(dialog.isVisible)
    assert Path(dialog.selectedFiles()[0]) == documents / "list.csv"
    assert folder_of(dialog) == documents
    monkeypatch.setattr(file_dialogs, "PATIENCE_MS", 30_000)
    dialog = ask_to_open(window)
    qtbot.waitUntil(dialog.isVisible)
    assert folder_of(dialog) == documents
    answered.set()


def test_a_folder_is_asked_for_from_the_one_it_was(
    window: QWidget, documents: Path, tmp_path: Path
) -> None:
    chosen: list[str] = []
    dialog = choose_folder(window, "Folder", str(tmp_path), chosen.append)
    dialog.fileSelected.emit(str(tmp_path))
    assert (folder_of(dialog), chosen) == (tmp_path, [str(tmp_path)])
    assert folder_of(choose_folder(window, "Folder", "", chosen.append)) == documents


@pytest.mark.parametrize("ask", [ask_to_open, ask_to_save, ask_for_folder])
def test_a_second_click_while_a_dialog_is_prepared_makes_no_second_one(
    window: QWidget,
    documents: Path,
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[QWidget], QFileDialog],
) -> None:
    lane = HeldLane()
    monkeypatch.setattr(file_dialogs, "Lane", lambda _name: lane)
    first = ask(window)
    assert ask(window) is first
    lane.work()
    assert first.isVisible()
    assert ask(window) is first  # one that was asked for earlier comes late
    assert window.findChildren(QFileDialog) == [first]
    first.reject()
    second = ask(window)
    lane.work()
    assert second is not first
    assert folder_of(second) == documents


def test_a_dialog_that_could_not_be_opened_keeps_no_other(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane = HeldLane()
    monkeypatch.setattr(file_dialogs, "Lane", lambda _name: lane)
    first = ask_to_open(window)

    def fail() -> None:
        raise RuntimeError

    first.open = fail  # type: ignore[method-assign, assignment] # as a system's dialog may
    with pytest.raises(RuntimeError):
        lane.work()
    second = ask_to_open(window)
    lane.work()
    assert (first.isVisible(), second.isVisible()) == (False, True)
    second.reject()


def test_windows_do_not_wait_for_each_others_dialogs(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane, other = HeldLane(), QWidget(window)
    qtbot.addWidget(other)
    monkeypatch.setattr(file_dialogs, "Lane", lambda _name: lane)
    dialogs = [ask_to_save(other), ask_to_save(window)]
    lane.work()
    assert [dialog.isVisible() for dialog in dialogs] == [True, True]
    for dialog in dialogs:
        dialog.reject()


def test_every_file_is_asked_for_here() -> None:
    here = Path(file_dialogs.__file__)
    others = (file for file in here.parent.rglob("*.py") if file != here)
    assert [file.name for file in others if "QFileDialog(" in file.read_text("utf-8")] == []
