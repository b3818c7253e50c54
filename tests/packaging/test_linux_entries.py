"""What Linux desktops read about the app, judged by their own programs."""

import configparser
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import changelog
import contents
import product
import pytest
from linux import entries, manual

from desktop.__main__ import parser
from desktop.services import places
from tests.packaging.debian import skip_elsewhere

DAY = date(2026, 1, 2)


@pytest.fixture(autouse=True)
def on_debian() -> None:
    skip_elsewhere()


def said_by(*command: str | Path, **env: str) -> str:
    """Return all that a program has to say; it may not be that it found a fault."""
    done = subprocess.run(
        command, env=os.environ | env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_menu_entry_has_no_fault(tmp_path: Path) -> None:
    file = written(tmp_path, entries.ENTRY, entries.desktop_entry())
    assert said_by("desktop-file-validate", file) == ""


def test_the_menu_entry_is_that_of_the_windows_and_opens_what_the_command_line_takes() -> None:
    menu = configparser.ConfigParser(interpolation=None)
    menu.read_string(entries.desktop_entry())
    entry, practice = menu["Desktop Entry"], menu["Desktop Action practice"]
    assert f"{places.NAME}.desktop" == entries.ENTRY  # what the app tells frames of its windows
    assert entry["MimeType"] == f"{product.PROFILE_MIME_TYPE};"
    program, file = entry["Exec"].split()
    assert program == product.PROGRAM
    assert file == "%f"
    assert parser().parse_args(["a.trimsy"]).profile == Path("a.trimsy")
    assert parser().parse_args(practice["Exec"].split()[1:]).practice is True


ASK_QT = """\
from PySide6.QtCore import QMimeDatabase
kind = QMimeDatabase().mimeTypeForFile("Salon Rosa.trimsy", QMimeDatabase.MatchMode.MatchExtension)
print(kind.name(), kind.comment(), kind.iconName(), kind.inherits("text/plain"), sep="; ")
"""


@pytest.mark.parametrize(("language", "words"), [("en", "Salon profile"), ("de", "Salonprofil")])
def test_a_profile_is_known_by_its_ending(tmp_path: Path, language: str, words: str) -> None:
    shared = tmp_path / "share"
    written(shared / "mime" / "packages", "trimsy-desk.xml", entries.file_type())
    said_by("update-mime-database", shared / "mime", XDG_DATA_DIRS=str(shared))
    env = {"XDG_DATA_DIRS": "/usr/share", "XDG_DATA_HOME": str(shared)}
    said = said_by(sys.executable, "-c", ASK_QT, LC_ALL=f"{language}.UTF-8", **env)
    assert said == f"{product.PROFILE_MIME_TYPE}; {words}; {product.PROGRAM}; True\n"


@pytest.fixture
def changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put another changelog in place of ours."""

    def write(text: str) -> None:
        section = changelog.section
        file = written(tmp_path, "CHANGELOG.md", text)
        monkeypatch.setattr(changelog, "section", lambda version: section(version, file))

    return write


@pytest.mark.parametrize(
    ("heading", "release"),
    [
        ("## [1.2.3] - unreleased", ("1.2.3", "2026-01-02", "development")),
        ("## [1.2.3] - 2026-01-09", ("1.2.3", "2026-01-09", "stable")),
    ],
)
def test_the_page_in_stores_has_no_fault_and_tells_of_the_version(
    tmp_path: Path, changes: Callable[[str], None], heading: str, release: tuple[str, str, str]
) -> None:
    changes(f"{heading}\n\n- Something.\n")
    page = entries.metainfo("1.2.3", DAY)
    file = written(tmp_path, entries.METAINFO, page)
    said = said_by("appstreamcli", "validate", "--no-net", file)
    assert re.findall(r"^[EW]: .*", said, re.MULTILINE) == []
    (told,) = ET.fromstring(page).iter("release")
    assert (told.get("version"), told.get("date"), told.get("type")) == release


def test_each_text_is_there_in_each_language() -> None:
    languages = {"", *contents.languages()}
    assert {*entries.SUMMARY} == {*entries.TEXT} == {*entries.PROFILE} == languages
    assert len({len(entries.paragraphs(language)) for language in languages}) == 1


def test_the_manual_has_every_option_and_no_fault(tmp_path: Path) -> None:
    file = written(tmp_path, "trimsy-desk.1", manual.page("1.2.3"))
    shown = said_by("man", "--warnings", "--local-file", file, LC_ALL="C.UTF-8", MANWIDTH="99")
    assert "warning" not in shown
    options = set(re.findall(r"--[a-z-]+", parser().format_help()))
    assert {"--practice", "--data", "--self-test"} <= options
    assert {option for option in options if option not in shown} == set()
    assert "Trimsy Desk 1.2.3" in shown
