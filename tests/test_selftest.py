"""The answer a copy gives about itself, asked the way IT asks: from the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __version__

ROOT = Path(__file__).parents[1]


def ask(*options: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, options)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_sound_copy_says_so_on_stdout_and_in_the_report(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    asked = ask("--self-test", "--report", report)
    assert asked.returncode == 0, asked.stdout + asked.stderr
    assert "Traceback" not in asked.stderr
    answer = json.loads(asked.stdout)
    assert answer == json.loads(report.read_text(encoding="utf-8"))
    assert answer["ok"] is True
    assert answer["version"] == __version__
    checks = answer["checks"]
    assert list(checks) == [
        *("versions", "resources", "time_zones", "database", "keyring", "main_job", "window")
    ]
    assert all(check["ok"] for check in checks.values())
    assert checks["database"]["integrity"] == "ok"
    assert checks["main_job"]["link"].startswith("https://teams.microsoft.com/l/meetup-join/")
    assert checks["window"]["platform"] == "offscreen"


def test_a_copy_that_lacks_a_part_says_which(tmp_path: Path) -> None:
    """Python finds this sqlite_utils first; it cannot be imported, as if left out of a build."""
    (tmp_path / "sqlite_utils.py").write_text("raise ImportError('left out of the build')\n")
    asked = ask("--self-test", PYTHONPATH=str(tmp_path))
    assert asked.returncode == 1
    answer = json.loads(asked.stdout)
    assert answer["ok"] is False
    assert answer["checks"]["database"] == {
        "ok": False,
        "error": "ImportError: left out of the build",
        "seconds": answer["checks"]["database"]["seconds"],
    }
    assert answer["checks"]["resources"]["ok"] is True


def test_a_report_that_cannot_be_written_is_said_and_is_not_well(tmp_path: Path) -> None:
    asked = ask("--self-test", "--report", tmp_path / "no such folder" / "report.json")
    assert asked.returncode == 1
    assert json.loads(asked.stdout)["ok"] is True
    assert "The report cannot be written" in asked.stderr
    assert "Traceback" not in asked.stderr


def test_a_report_alone_is_a_wrong_command_line(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    assert ask("--report", report).returncode == 2
    assert not report.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_is_drawn_into_memory() -> None:
    asked = ask("--self-test", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert asked.returncode == 0, asked.stderr
    assert json.loads(asked.stdout)["checks"]["window"]["platform"] == "offscreen"
