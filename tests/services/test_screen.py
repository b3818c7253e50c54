"""Without a screen one line says so: Qt would end the process, and blame the installation."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.services.screen import NO_SCREEN, has_screen

ROOT = Path(__file__).parents[2]
OF_SCREENS = {"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"}


@pytest.mark.parametrize(
    ("environ", "platform", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"WAYLAND_SOCKET": "7"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_known_by_the_environment(
    environ: dict[str, str], platform: str, there: bool
) -> None:
    assert has_screen(environ, platform) is there


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_app_says_so_in_a_line_and_ends(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name not in OF_SCREENS}
    command = [sys.executable, "-m", "desktop", "--data", str(tmp_path / "data")]
    ended = subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", f"{NO_SCREEN}\n")
    assert not (tmp_path / "data").exists()
