"""The built program: what is in it, and that it needs nothing of the computer it was built on.

tests/end_to_end drives it, where ``TRIMSY_PROGRAM`` says where it is.
"""

import json
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from shutil import copytree, which

import contents
import product
import pytest

from desktop import __version__
from tests.packaging.debian import may_mount

PROGRAM = Path(os.environ.get("TRIMSY_PROGRAM", ""))
FOLDER = product.PROGRAM_FOLDER if sys.platform == "darwin" else PROGRAM.parent
"""macOS's app is made of a folder like those of the other systems, by links to and fro."""

INSIDE = FOLDER / "_internal"

pytestmark = pytest.mark.skipif(
    not PROGRAM.is_file(), reason="needs a built program: nox -s package"
)

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the way Linux links")

HIDE_AND_ASK = """\
set -e
for folder in {folders}; do
    if test -d "$folder"; then mount -t tmpfs none "$folder"; fi
done
exec env -i "$0" --self-test --report "$1"
"""
"""Runs as root in a mount namespace of its own: nobody else sees the folders empty."""


def files(pattern: str = "*") -> list[str]:
    return sorted(
        file.relative_to(INSIDE).as_posix() for file in INSIDE.rglob(pattern) if file.is_file()
    )


def ask(*options: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *options], env=env, capture_output=True, text=True, check=False, timeout=120
    )


def test_it_is_sound_with_nothing_in_its_environment(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    system = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    asked = ask("--self-test", "--report", report, **system)
    assert asked.returncode == 0, asked.stdout + asked.stderr
    answer = json.loads(report.read_text(encoding="utf-8"))
    assert answer["ok"] is True
    assert answer["version"] == __version__
    assert answer["checks"]["versions"]["frozen"] is True
    unknown = [name for name, found in answer["checks"]["versions"].items() if found is None]
    assert unknown == []


@on_linux
def test_it_needs_no_python_no_time_zones_and_no_checkout(tmp_path: Path) -> None:
    if not may_mount():
        pytest.skip("hiding folders needs root, unshare of util-linux, and the right to mount")
    alone = tmp_path / "alone"
    copytree(PROGRAM.parent, alone, symlinks=True)
    hidden = [
        "/usr/share/zoneinfo",
        "/usr/lib/python3",
        f"/usr/lib/python{sys.version_info.major}.{sys.version_info.minor}",
        sysconfig.get_path("stdlib"),
        sysconfig.get_path("purelib"),
        str(product.ROOT),
    ]
    report = tmp_path / "report.json"
    script = HIDE_AND_ASK.format(folders=" ".join(hidden))
    asked = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, alone / PROGRAM.name, report],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert asked.returncode == 0, asked.stdout + asked.stderr
    checks = json.loads(report.read_text(encoding="utf-8"))["checks"]
    assert all(check["ok"] for check in checks.values())
    assert checks["time_zones"]["zones"] > 500


def test_it_says_its_version() -> None:
    if sys.platform == "win32":
        pytest.skip("a program without a console says nothing on Windows")
    assert ask("--version").stdout == f"{product.NAME} {__version__}\n"


def test_nothing_of_qts_is_in_it_that_the_app_does_not_use() -> None:
    wrong = re.compile(
        r"Qml|Quick|Pdf|WebEngine|Designer|Multimedia|qgtk|opengl32sw", re.IGNORECASE
    )
    assert [name for name in files() if wrong.search(Path(name).name)] == []


def test_qt_speaks_the_languages_of_the_app_and_no_other() -> None:
    spoken = {re.sub(r"qtbase_|\.qm", "", Path(name).name) for name in files("*.qm")}
    assert spoken == contents.languages()


def test_it_has_every_file_of_the_apps_own() -> None:
    there = set(files())
    ours = {f"{folder}/{Path(source).name}" for source, folder in contents.data()}
    assert {Path(name).as_posix() for name in ours} <= there


def test_no_source_and_no_link_to_nowhere_is_in_it() -> None:
    assert files("*.py") == []
    assert [link for link in FOLDER.rglob("*") if link.is_symlink() and not link.exists()] == []


def test_what_anybody_may_replace_is_in_files_of_its_own() -> None:
    """Qt for Python, by the LGPL: also what of it is Python is not packed into the executable."""
    assert {"PySide6/__init__.pyc", "shiboken6/__init__.pyc"} <= set(files("*.pyc"))


@on_linux
def test_every_library_is_found_but_those_that_are_the_systems() -> None:
    missing = set()
    for name in files("*.so*"):
        linked = subprocess.run(
            ["ldd", INSIDE / name],
            env={"LD_LIBRARY_PATH": str(INSIDE), "PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            check=False,
        )
        missing |= set(re.findall(r"(\S+) => not found", linked.stdout))
    assert missing <= {"libcups.so.2"}


@on_linux
def test_debugging_symbols_are_stripped() -> None:
    if not which("objdump"):
        pytest.skip("needs: sudo apt-get install binutils")
    with_symbols = [
        name
        for name in files("*.so*")
        if ".debug_info" in subprocess.check_output(["objdump", "-h", INSIDE / name], text=True)
    ]
    assert with_symbols == []
