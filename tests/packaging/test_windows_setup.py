"""The real installer on a real Windows, which may be changed: what wine cannot show."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import product
import pytest

from desktop.core.models import Staff
from desktop.services.store import Store
from tests.packaging.shortcut_file import shortcut
from tests.packaging.wine import UNINSTALLER, wait_until

SECONDS = 300


def run(program: Path, *arguments: str) -> int:
    return subprocess.run([program, *arguments], timeout=SECONDS, check=False).returncode


@pytest.fixture(scope="module")
def installer() -> Path:
    if sys.platform != "win32" or "CI" not in os.environ:
        pytest.skip("needs a Windows that may be changed, as CI has: set CI=1 on one")
    found = sorted(product.INSTALLERS.glob("*-windows-x64-setup.exe"))
    if not found:
        pytest.skip("needs the installer: nox -s package")
    return found[-1]


@pytest.fixture(scope="module")
def home(installer: Path) -> Iterator[Path]:
    """Where the program is installed, until the tests of this file are over."""
    assert run(installer, "/S") == 0
    home = Path(os.environ["LOCALAPPDATA"], "Programs", product.NAME)
    yield home
    assert run(home / UNINSTALLER, "/S") == 0
    wait_until(lambda: not home.exists())


def test_the_installed_program_is_well(home: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    code = run(home / "app" / "trimsy-desk.exe", "--self-test", "--report", str(report))
    assert code == 0, report.read_text(encoding="utf-8") if report.exists() else "no report"
    keyring = json.loads(report.read_text(encoding="utf-8"))["checks"]["keyring"]
    assert keyring["backend"] == "Windows WinVaultKeyring"
    assert keyring["usable"], keyring


def test_the_start_menu_tells_the_taskbar_whose_window_it_is(home: Path) -> None:
    menu = Path(os.environ["APPDATA"], "Microsoft", "Windows", "Start Menu", "Programs")
    entry = shortcut(menu / f"{product.NAME}.lnk")
    assert entry["AppUserModelID"] == product.IDENTIFIER


def test_it_installs_over_itself(installer: Path, home: Path) -> None:
    assert run(installer, "/S") == 0
    assert sorted(file.name for file in home.iterdir()) == ["app", UNINSTALLER]


def test_a_folder_that_is_in_use_is_told_as_such(installer: Path, home: Path) -> None:
    """Windows moves no folder with an open file in it; wine does."""
    with (home / "app" / "_internal" / "base_library.zip").open("rb"):
        assert run(installer, "/S") == 1618  # ERROR_INSTALL_ALREADY_RUNNING: try again later
    assert (home / "app" / "trimsy-desk.exe").is_file()
    assert run(installer, "/S") == 0


def write_salon(data: Path) -> None:
    """A book with a salon in it: an empty one opens with questions, and no window closes then."""
    store = Store(data / "book.sqlite", lambda: datetime.now(UTC))
    store.save_staff(Staff(0, "Mia", "#336699"))
    store.close()


def test_a_program_that_is_open_is_closed_when_setup_is_told_to(
    installer: Path, home: Path, tmp_path: Path
) -> None:
    program, data = home / "app" / "trimsy-desk.exe", tmp_path / "Salon Zoë & Söhne"
    data.mkdir()
    write_salon(data)
    opened = subprocess.Popen([program, "--data", data])
    try:
        wait_until((data / "running.lock").exists)
        assert run(program, "--data", str(data)) == 0  # the one that runs shows itself
        assert run(installer, "/S") == 1618
        # while its window is not there it cannot be asked to close; setup gives up after half a
        # minute, and a slow machine may need some of those
        wait_until(lambda: run(installer, "/S", "/CLOSE") == 0, SECONDS)
        assert opened.wait(SECONDS) == 0
    finally:
        opened.kill()
