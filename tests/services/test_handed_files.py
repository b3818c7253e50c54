"""Files for other programs: private, apart from each other, and gone in the end."""

import os
import stat
import tempfile
import time
from pathlib import Path

import pytest

from desktop.core.troubles import AppError, Kind
from desktop.services.handed_files import DAY, PREFIX, HandedFiles

posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights another way")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_files_of_one_name_are_kept_apart(place: Path) -> None:
    files = HandedFiles()
    one, other = files.put("Größe.ics", b"1"), files.put("Größe.ics", b"2")
    assert (one.name, one.read_bytes(), other.name, other.read_bytes()) == (
        "Größe.ics",
        b"1",
        "Größe.ics",
        b"2",
    )
    files.clear()
    assert list(place.iterdir()) == []


@posix_only
def test_nobody_else_can_read_them(place: Path) -> None:
    file = HandedFiles().put("a.eml", b"x")
    (folder,) = place.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_after_clearing_it_goes_on_with_a_new_folder(place: Path) -> None:
    files = HandedFiles()
    files.clear()
    first = files.put("a.ics", b"1")
    files.clear()
    assert not first.exists()
    assert files.put("a.ics", b"2").read_bytes() == b"2"
    files.clear()


def test_a_folder_that_somebody_tidied_away_is_made_anew(place: Path) -> None:
    files = HandedFiles()
    first = files.put("a.ics", b"1")
    first.unlink()
    first.parent.rmdir()
    first.parent.parent.rmdir()
    assert files.put("a.ics", b"2").read_bytes() == b"2"
    files.clear()


def test_what_a_crashed_run_left_goes_after_a_day(place: Path) -> None:
    old, young, other = (place / name for name in (f"{PREFIX}1", f"{PREFIX}2", "other"))
    for folder in (old, young, other):
        folder.mkdir()
        (folder / "draft.eml").write_text("x")
    past = time.time() - DAY - 60
    for folder in (old, other):
        os.utime(folder, (past, past))
    files = HandedFiles()
    files.put("a.ics", b"1")
    assert (old.exists(), young.exists(), other.exists()) == (False, True, True)
    files.clear()


def test_where_a_run_lasts_long_a_file_goes_after_a_day(place: Path) -> None:
    files = HandedFiles()
    old, young = files.put("a.eml", b"1"), files.put("a.eml", b"2")
    past = time.time() - DAY - 60
    os.utime(old.parent, (past, past))
    new = files.put("a.eml", b"3")
    assert [file.exists() for file in (old, young, new)] == [False, True, True]
    files.clear()


def test_wiping_takes_what_every_run_left_and_nothing_else(place: Path) -> None:
    mine, others = HandedFiles(), HandedFiles()
    mine.put("a.eml", b"1")
    others.put("a.eml", b"2")
    (place / "other").mkdir()
    mine.wipe()
    assert [left.name for left in place.iterdir()] == ["other"]
    assert others.put("a.eml", b"3").read_bytes() == b"3"
    others.clear()


@posix_only
def test_a_link_in_the_place_of_an_old_folder_leads_nowhere(place: Path) -> None:
    precious = place / "precious"
    precious.mkdir()
    (precious / "file").write_text("x")
    link = place / f"{PREFIX}link"
    link.symlink_to(precious)
    past = time.time() - DAY - 60
    os.utime(link, (past, past), follow_symlinks=False)
    HandedFiles().put("a.ics", b"1")
    assert (precious / "file").exists()


def test_what_cannot_be_written_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(place / "gone"))
    with pytest.raises(AppError) as caught:
        HandedFiles().put("a.ics", b"x")
    assert caught.value.kind is Kind.FILE_NOT_WRITTEN
