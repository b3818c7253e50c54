"""The built program becomes instructions that unpack it, the same ones each time."""

import os
import sys
from pathlib import Path

import pytest
from windows import payload


def make(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(bytes(1024))
    return folder


def test_each_file_is_unpacked_where_it_was(tmp_path: Path) -> None:
    make(tmp_path, "trimsy-desk.exe", "b/ä.svg", "a.zip", "$B.txt")
    said = payload.instructions(tmp_path).replace(f"{tmp_path}{os.sep}", "BUILT/")
    assert said.splitlines() == [
        r'SetOutPath "$INSTDIR\app.new"',
        'File "/oname=$$B.txt" "BUILT/$B.txt"',
        'File "/oname=a.zip" "BUILT/a.zip"',
        r'SetOutPath "$INSTDIR\app.new\b"',
        f'File "/oname=ä.svg" "BUILT/b{os.sep}ä.svg"',
        r'SetOutPath "$INSTDIR\app.new"',
        'File "/oname=trimsy-desk.exe" "BUILT/trimsy-desk.exe"',
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a system on which anyone may link")
def test_links_are_what_they_lead_to(tmp_path: Path) -> None:
    make(tmp_path, "real/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "real" / "a.txt")
    assert [str(file) for file in payload.files(tmp_path)] == ["b.txt", "link/a.txt", "real/a.txt"]


def test_the_size_is_that_of_all_files(tmp_path: Path) -> None:
    assert payload.kilobytes(make(tmp_path, "a", "b/c")) == 2


def test_a_path_that_windows_cannot_hold_is_refused(tmp_path: Path) -> None:
    fits = "x" * 92
    make(tmp_path, f"{fits}/{fits}")
    assert payload.files(tmp_path)
    make(tmp_path, f"{fits}/{fits}.txt")
    with pytest.raises(ValueError, match="too long a path"):
        payload.files(tmp_path)


def test_an_empty_folder_is_no_program(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nothing to install"):
        payload.files(tmp_path)
