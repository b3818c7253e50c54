"""Checksums that other people's tools agree with, and that notice every change."""

import shutil
import subprocess
from pathlib import Path

import checksums
import pytest

SUM_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""From the standard itself: FIPS 180-4, "abc"."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "setup.exe").write_bytes(b"abc")
    (tmp_path / "app.dmg").write_bytes(b"")
    (tmp_path / "not a download").mkdir()
    return tmp_path


def test_the_list_has_every_file_by_name(folder: Path) -> None:
    listing = checksums.write(folder).read_text(encoding="utf-8")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert listing == f"{empty}  app.dmg\n{SUM_OF_ABC}  setup.exe\n"


def test_writing_it_twice_changes_nothing(folder: Path) -> None:
    first = checksums.write(folder).read_bytes()
    assert checksums.write(folder).read_bytes() == first
    assert checksums.faults(folder) == []


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="needs: sudo apt-get install coreutils")
def test_sha256sum_agrees(folder: Path) -> None:
    checksums.write(folder)
    command = ("sha256sum", "--check", "--strict", checksums.LIST)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def test_it_notices_what_changed_went_and_came(folder: Path) -> None:
    checksums.write(folder)
    (folder / "setup.exe").write_bytes(b"abd")
    (folder / "app.dmg").unlink()
    (folder / "extra.txt").write_text("", encoding="utf-8")
    with (folder / checksums.LIST).open("a", encoding="utf-8") as listing:
        listing.write("nonsense\n")
    assert checksums.faults(folder) == [
        "not a line of a list: nonsense",
        "missing: app.dmg",
        "not listed: extra.txt",
        "changed: setup.exe",
    ]


def test_nothing_to_sum_up_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        checksums.write(tmp_path)


def test_the_command_line_shows_the_list(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checksums, "INSTALLERS", folder)
    assert checksums.main() == 0
    assert capsys.readouterr().out == (folder / checksums.LIST).read_text(encoding="utf-8")
