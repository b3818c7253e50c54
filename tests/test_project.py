"""What the files around the code promise is so."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from desktop import __version__

ROOT = Path(__file__).parents[1]
LOCKS = sorted((ROOT / "packaging").glob("*.lock"))
PINNED = re.compile(r"[a-z0-9-]+==\S+( ; [^\\]+)?( \\)?")
QUOTED = re.compile(r'"(\w+)"')
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")

NOT_ON_WINDOWS = {"curses", "fcntl", "grp", "pty", "pwd", "readline", "resource", "termios", "tty"}

each_lock = pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict[str, object]:
    found = tomllib.loads(text("pyproject.toml"))
    assert isinstance(found, dict)
    return found


def names_pinned_in(lock: Path) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(found)


def test_there_is_a_lock_for_each_purpose() -> None:
    assert [lock.name for lock in LOCKS] == [
        "requirements-lint.lock",
        "requirements-package.lock",
        "requirements-test-without-qt.lock",
        "requirements-test.lock",
        "requirements.lock",
    ]


@each_lock
def test_a_lock_holds_exact_versions_with_hashes_and_nothing_else(lock: Path) -> None:
    strangers = [
        line
        for line in lock.read_text(encoding="utf-8").splitlines()
        if not PINNED.fullmatch(line) and not HASH.fullmatch(line)
    ]
    assert not strangers


@each_lock
def test_every_pin_has_a_hash(lock: Path) -> None:
    blocks = re.split(r"\n(?! )", lock.read_text(encoding="utf-8").rstrip())
    assert not [block for block in blocks if "--hash=sha256:" not in block]


@each_lock
def test_locks_agree_on_versions(lock: Path) -> None:
    app = names_pinned_in(ROOT / "packaging/requirements.lock")
    ours = names_pinned_in(lock)
    assert {name: ours[name] for name in app.keys() & ours.keys()}.items() <= app.items()


def test_the_lock_covers_every_system() -> None:
    pinned = names_pinned_in(ROOT / "packaging/requirements.lock")
    assert {"pywin32-ctypes", "secretstorage", "pyside6-essentials"} <= pinned.keys()


def test_qt_stays_below_the_version_that_aborts() -> None:
    version = names_pinned_in(ROOT / "packaging/requirements.lock")["pyside6-essentials"]
    assert tuple(map(int, version.split(".")[:2])) < (6, 12)


@each_lock
def test_only_intels_macs_get_an_old_cryptography(lock: Path) -> None:
    """Newer ones have no wheel for them: whoever builds there would need Rust and OpenSSL."""
    pins = re.findall(
        r"^(cryptography==\S+ ; [^\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE
    )
    got = []
    for system, processor in (("darwin", "x86_64"), ("darwin", "arm64"), ("linux", "x86_64")):
        here = {"sys_platform": system, "platform_machine": processor}
        pinned = [one for one in map(Requirement, pins) if one.marker and one.marker.evaluate(here)]
        versions = [Version(str(one.specifier).removeprefix("==")) for one in pinned]
        got.append([one < Version("49") for one in versions])
    assert got == [[True], [False], [False]]


def test_every_dependency_is_locked() -> None:
    table = project()["project"]
    assert isinstance(table, dict)
    wanted = {re.split(r"[<>=; ]", line)[0] for line in table["dependencies"]}
    assert wanted <= names_pinned_in(ROOT / "packaging/requirements.lock").keys()


def test_every_package_is_shipped() -> None:
    table = project()["tool"]
    assert isinstance(table, dict)
    code = {file.parent for file in (ROOT / "desktop").rglob("*.py")}
    data = {file.parent for file in (ROOT / "resources").rglob("*.*") if file.suffix != ".png"}
    ours = {".".join(folder.relative_to(ROOT).parts) for folder in code}
    theirs = {".".join(("desktop", *folder.relative_to(ROOT).parts)) for folder in data}
    assert set(table["setuptools"]["packages"]) == ours | theirs


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## [{__version__}]" in text("CHANGELOG.md")


def test_the_command_line_knows_its_version() -> None:
    command = [sys.executable, "-m", "desktop", "--version"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said == f"Trimsy Desk {__version__}\n"


def test_readme_and_workflow_name_sessions_that_exist() -> None:
    there = set(re.findall(r"@nox\.session\ndef (\w+)", text("noxfile.py")))
    files = ("README.md", ".ci/run", ".github/workflows/check.yml", ".pre-commit-config.yaml")
    named = {name for file in files for name in re.findall(r"nox (?:-R )?-s (\w+)", text(file))}
    assert {"practice", "tests", "lint"} <= named <= there


def test_the_built_program_is_tried_with_all_that_its_tests_ask_of_the_system() -> None:
    session = text("noxfile.py").partition("def package_tests")[2].partition("install(")[0]
    tests = [
        f for room in ("packaging", "end_to_end") for f in (ROOT / "tests" / room).glob("*.py")
    ]
    words = "".join(file.read_text(encoding="utf-8") for file in tests)
    asked = {
        name
        for call in re.findall(r"missing_packages\((.*?)\)", words)
        for name in QUOTED.findall(call)
    }
    assert {"paper", "window"} <= asked <= set(QUOTED.findall(session))


def test_readme_names_files_and_options_that_exist() -> None:
    readme, command_line = text("README.md"), text("desktop/__main__.py")
    pictures = re.findall(r"!\[[^]]*]\(([^)]+)\)", readme)
    assert pictures
    assert not [file for file in pictures if not (ROOT / file).is_file()]
    options = set(re.findall(r"(?:trimsy-desk|-m desktop)`? (--[a-z-]+)", readme))
    assert options
    assert not [option for option in options if f'"{option}"' not in command_line]


def tracked_and_new_files() -> list[Path]:
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("needs git and a checkout: sudo apt-get install git")
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_a_checkout_has_the_same_bytes_on_every_system() -> None:
    """Git for Windows turns the ends of lines into its own, unless it is told not to."""
    assert "* -text" in text(".gitattributes").splitlines()


def test_every_test_can_be_collected_on_windows() -> None:
    tests = ROOT / "tests"
    waiting, seen = [*tests.rglob("test_*.py"), *tests.rglob("conftest.py")], set[Path]()
    strangers = []
    while waiting:
        file = waiting.pop()
        if file not in seen:
            seen.add(file)
            names = set(imported_at_once(file))
            strangers += [f"{file.name}: {name}" for name in names & NOT_ON_WINDOWS]
            places = (ROOT.joinpath(*name.split(".")).with_suffix(".py") for name in names)
            waiting += [place for place in places if place.is_file()]
    assert strangers == []


def imported_at_once(file: Path) -> Iterator[str]:
    """Yield what a module imports as it is imported: not within functions, nor for types alone."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nothing_names_the_machine_it_was_written_on() -> None:
    places = re.compile(rb"(?<![\w.])/(work|root|tmp/(venv|team|uvenv)|opt/(pypi|wheels))\b")
    files = [file for file in tracked_and_new_files() if file != Path(__file__)]
    assert not [file for file in files if places.search(file.read_bytes())]
