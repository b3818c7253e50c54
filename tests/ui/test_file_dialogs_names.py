"""Which suffix a name gets that was typed, and what may be overwritten."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.file_dialogs import save_file
from tests.ui.files_hand import documents, folder_of, window

__all__ = ["documents", "window"]


def ask_for_profile(window: QWidget, chosen: list[Path]) -> QFileDialog:
    return save_file(window, "Save", ["Profiles (*.trimsy)"], "Salon.trimsy", chosen.append)


def type_name(dialog: QFileDialog, name: str) -> None:
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(name)
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    buttons.button(QDialogButtonBox.StandardButton.Save).click()


def test_a_name_gets_the_suffix_of_the_filter(window: QWidget) -> None:
    filters = ["Picture (*.png)", "Drawing (*.svg)"]
    dialog = save_file(window, "Save", filters, "code", lambda _file: None)
    assert dialog.defaultSuffix() == "png"
    dialog.filterSelected.emit(filters[1])
    assert dialog.defaultSuffix() == "svg"
    dialog.reject()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("St. Rosa", "St. Rosa.trimsy"),
        ("Rosa", "Rosa.trimsy"),
        ("Rosa.trimsy", "Rosa.trimsy"),
        ("Rosa.TRIMSY", "Rosa.TRIMSY"),
        ("Rosa.pdf", "Rosa.pdf.trimsy"),
    ],
)
def test_a_name_with_a_dot_gets_its_suffix_too(
    window: QWidget, documents: Path, typed: str, written: str
) -> None:
    (documents / "St. Rosa").write_text("not ours, and not asked about")
    chosen: list[Path] = []
    type_name(ask_for_profile(window, chosen), typed)
    assert chosen == [documents / written]


def test_the_whole_name_is_what_may_be_overwritten(window: QWidget, documents: Path) -> None:
    (documents / "St. Rosa.trimsy").write_text("ours")
    chosen: list[Path] = []
    asked: list[str] = []

    def answer() -> None:
        for question in dialog.findChildren(QMessageBox):
            asked.append(question.text())
            question.button(QMessageBox.StandardButton.No).click()

    dialog = ask_for_profile(window, chosen)
    QTimer.singleShot(0, dialog, answer)
    type_name(dialog, "St. Rosa")
    assert (len(asked), chosen, dialog.isVisible()) == (1, [], True)
    assert "St. Rosa.trimsy" in asked[0]
    dialog.reject()


@pytest.mark.parametrize("typed", ["St. Gallen", "St. Gallen/"])
def test_a_folder_that_is_typed_is_gone_into(window: QWidget, documents: Path, typed: str) -> None:
    (documents / "St. Gallen").mkdir()
    chosen: list[Path] = []
    dialog = ask_for_profile(window, chosen)
    type_name(dialog, typed)
    assert (folder_of(dialog), chosen) == (documents / "St. Gallen", [])


def test_a_systems_dialog_that_leaves_the_suffix_out_overwrites_nothing_unasked(
    qtbot: QtBot, window: QWidget, documents: Path
) -> None:
    (documents / "St. Rosa.trimsy").write_text("ours")
    chosen: list[Path] = []
    dialog = ask_for_profile(window, chosen)
    dialog.fileSelected.emit(str(documents / "St. Anna"))
    qtbot.waitUntil(lambda: chosen == [documents / "St. Anna.trimsy"])
    dialog.fileSelected.emit(str(documents / "St. Rosa"))
    dialog.reject()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QFileDialog)))
    (again,) = (one for one in window.findChildren(QFileDialog) if one.isVisible())
    assert Path(again.selectedFiles()[0]) == documents / "St. Rosa.trimsy"
    assert len(chosen) == 1
    again.reject()
