"""A profile that the app is started with."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.__main__ import main
from desktop.app import Desk
from desktop.core.profile import Profile
from desktop.core.profile_parts import Part
from desktop.practice.cloud import PracticeCloud
from desktop.services.home import Home
from desktop.services.profile_file import write_profile_file
from desktop.ui.profile.profile_dialog import ProfileDialog
from tests.app_hand import browser, cloud, desk, gate, ours, reached, undressed, until

__all__ = ["browser", "cloud", "desk", "gate", "ours", "reached", "undressed"]


def test_a_profile_that_another_start_was_given_is_looked_into(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    write_profile_file(tmp_path / "rosa.trimsy", Profile(name="Salon Rosa"))
    desk.come_forward(str(tmp_path / "rosa.trimsy"))
    until(qtbot, lambda: bool(desk.window.findChildren(ProfileDialog)))
    (dialog,) = desk.window.findChildren(ProfileDialog)
    until(qtbot, lambda: list(dialog.rows) == [Part.SALON])
    assert not dialog.parts(), "it would replace the sample salon's name"
    desk.come_forward("")
    assert desk.window.findChildren(ProfileDialog) == [dialog]


def test_a_profile_on_the_command_line_is_looked_into_once_the_app_has_started(
    undressed: QApplication, ours: Home, cloud: PracticeCloud, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = Desk(undressed, ours, cloud)
    desk.window.show()
    desk.start(tmp_path / "nowhere.trimsy")
    until(qtbot, lambda: bool(desk.window.findChildren(ProfileDialog)))
    (dialog,) = desk.window.findChildren(ProfileDialog)
    until(qtbot, dialog.problem.isVisible)
    desk.window.hide()
    desk.close()


def test_the_command_line_takes_a_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[dict[str, object]] = []
    monkeypatch.setattr(app, "run", lambda **given: runs.append(given) or 0)
    assert main(["--data", "here", "Salon Rosé.trimsy"]) == 0
    assert main([]) == 0
    assert runs == [
        {"data": Path("here"), "practice": False, "profile": Path("Salon Rosé.trimsy")},
        {"data": None, "practice": False, "profile": None},
    ]
