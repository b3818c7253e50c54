"""A Windows computer to install on: wine, with a person's account and nothing else in it."""

import hashlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.system import install_line, missing_packages

SECONDS = 60
"""How long one program may take before the test gives up on it."""

UNINSTALLER = "uninstall-trimsy-desk.exe"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\app.trimsy.desk"
APP_PATHS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\App Paths\trimsy-desk.exe"
CLASSES = r"HKCU\Software\Classes"
SUFFIX = rf"{CLASSES}\.trimsy"
PROFILE = rf"{CLASSES}\app.trimsy.desk.profile"

_KEY = re.compile(r"HKEY_\S.*")
_VALUE = re.compile(r"    (.+?)    REG_(?:SZ|DWORD)    (.*)")


def skip_without_wine() -> None:
    """Skip, and say what would help, where no Windows program can run."""
    if missing := missing_packages("windows_installer"):
        pytest.skip(f"needs {install_line(missing)}")
    if not shutil.which("wine"):
        pytest.skip("needs wine")


def wine_version() -> int:
    """Return the first number of wine's version, such as 8."""
    said = subprocess.run(["wine", "--version"], capture_output=True, text=True, check=True).stdout
    found = re.match(r"wine-(\d+)", said)
    assert found, said
    return int(found[1])


class Computer:
    """Runs Windows programs on a drive C of its own, without a screen."""

    def __init__(self, folder: Path) -> None:
        (folder / "home").mkdir(parents=True)
        self._env = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "HOME": str(folder / "home"),
            "WINEPREFIX": str(folder / "wine"),
            "WINEDEBUG": "-all",
            # no .NET and no browser are offered for download, no menu entry is made in Linux
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
        }
        self.drive = folder / "wine" / "drive_c"
        self.run("wineboot", "--init")
        self.run("reg", "add", r"HKCU\Software\Wine\Drivers", "/v", "Graphics", "/d", "null", "/f")
        self._end()  # what runs by now looked for a screen before it was told that there is none
        self.pose_as("win10")
        (self.user,) = (p for p in (self.drive / "users").iterdir() if p.name != "Public")

    @property
    def local(self) -> Path:
        return self.user / "AppData" / "Local"

    @property
    def home(self) -> Path:
        """Where the program is installed unless somebody says otherwise."""
        return self.local / "Programs" / "Trimsy Desk"

    @property
    def temp(self) -> Path:
        """Wine has it where Windows does from 9 on."""
        folder = self.local / "Temp"
        return folder if folder.is_dir() else self.user / "Temp"

    @property
    def menu_entry(self) -> Path:
        menu = self.user / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu"
        return menu / "Programs" / "Trimsy Desk.lnk"

    @property
    def desktop_entry(self) -> Path:
        return self.user / "Desktop" / "Trimsy Desk.lnk"

    @property
    def heard(self) -> Path:
        """Where the stand-in writes how it was called."""
        return self.user / "heard.txt"

    def run(self, *command: str | Path) -> int:
        """Run a program to its end and return its exit code, of which Linux keeps one byte."""
        with self.start(*command) as started:
            try:
                return started.wait(SECONDS)
            except subprocess.TimeoutExpired:
                self._end()  # it would be in the way of the tests that come after
                raise

    def run_line(self, line: str) -> int:
        """Run a command line as it stands: NSIS takes /D= and _?= to the end and unquoted."""
        batch = self.temp / "line.bat"
        batch.write_text(f"@echo off\r\n{line}\r\nexit %ERRORLEVEL%\r\n", encoding="ascii")
        return self.run("cmd", "/c", batch)

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ["wine", *map(str, command)],
            env=self._env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def remove(self) -> None:
        """Uninstall silently; a copy of the uninstaller goes on when it has ended itself."""
        self.run(self.home / UNINSTALLER, "/S")
        subprocess.run(["wineserver", "--wait"], env=self._env, timeout=SECONDS, check=True)

    def pose_as(self, version: str) -> None:
        """Say to programs that this is Windows ``version``, such as win10 or win7."""
        self.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", version, "/f")

    def write(self, key: str, name: str, value: str) -> None:
        self.run("reg", "add", key, *(("/v", name) if name else ("/ve",)), "/d", value, "/f")

    def registry(self, key: str) -> dict[str, str]:
        """Return the values in and below ``key``, empty when there is no such key."""
        shown = subprocess.run(
            ["wine", "reg", "query", key, "/s"],
            env=self._env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        ).stdout.decode("utf-8", errors="replace")
        return dict(_values(shown.splitlines(), key.replace("HKCU", "HKEY_CURRENT_USER", 1)))

    def share_classes(self) -> None:
        """Have files opened by what this person's account associates them with.

        Windows looks there and at the whole computer's associations; wine only at the latter.
        """
        for key in (SUFFIX, PROFILE):
            shared = key.replace("HKCU", "HKLM", 1)
            for name, value in self.registry(key).items():
                below, _, last = name.rpartition("\\")
                place = rf"{shared}\{below}" if below else shared
                self.write(place, "" if last == "(Default)" else last, value)

    def path(self, file: Path) -> str:
        """Return what a Windows program calls ``file``."""
        drive, root = ("C:", self.drive) if file.is_relative_to(self.drive) else ("Z:", Path("/"))
        return f"{drive}\\" + str(file.relative_to(root)).replace("/", "\\")

    def wipe(self) -> None:
        """Take away what a test left, so that the next one meets a fresh account."""
        for folder in (self.local / "Programs", self.local / "trimsy-desk"):
            shutil.rmtree(folder, ignore_errors=True)
        for file in (self.menu_entry, self.desktop_entry, self.heard):
            file.unlink(missing_ok=True)
        keys = (UNINSTALL, APP_PATHS, SUFFIX, PROFILE)
        roots = ("HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE")
        lines = [f"[-{key.replace('HKCU', root, 1)}]" for key in keys for root in roots]
        forget = self.temp / "forget.reg"
        forget.write_text("\n\n".join(["REGEDIT4", *lines, ""]), encoding="ascii")
        self.run("reg", "import", forget)

    def shut_down(self) -> None:
        """End every program, and give back the 700 MB that wine takes for its drive C."""
        self._end()
        shutil.rmtree(self.drive.parent)

    def _end(self) -> None:
        for option in ("--kill", "--wait"):
            subprocess.run(["wineserver", option], env=self._env, timeout=SECONDS, check=False)


def tree(folder: Path) -> dict[str, str]:
    """Return each file below ``folder`` and what is in it, as a hash."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def wait_until(is_so: Callable[[], bool], seconds: float = SECONDS) -> None:
    """Wait for another process, of which nothing else tells when it has got there."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def table(values: Mapping[str, str]) -> list[str]:
    return [f"{name} = {value}" for name, value in sorted(values.items())]


def _values(lines: list[str], root: str) -> Iterator[tuple[str, str]]:
    below = ""
    for line in lines:
        if _KEY.fullmatch(line):
            below = line.removeprefix(root).lstrip("\\")
        elif found := _VALUE.fullmatch(line):
            yield "\\".join(filter(None, (below, found[1]))), found[2]
