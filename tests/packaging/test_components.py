"""Every file of a built program is somebody's, and what nobody knows stops the build."""

from collections.abc import Callable
from pathlib import Path

import components
import origins
import pytest

Noted = Callable[..., tuple[Path, Path]]


@pytest.fixture
def noted(tmp_path: Path) -> Noted:
    """A program and PyInstaller's notes on it, in the form of its own."""

    def note(
        files: dict[str, str], modules: dict[str, str], start: dict[str, str], *, lost: str = ""
    ) -> tuple[Path, Path]:
        program, work = tmp_path / "dist" / "desk", tmp_path / "work"
        notes = work / "desk"
        notes.mkdir(parents=True)
        for name in files:
            place = program / name if name == "desk" else program / "_internal" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if name != lost:
                place.write_text("", encoding="utf-8")
        links = [("libQt.so", "PySide6/libQt.so", "SYMLINK")]
        collected = ([*_entries(files, "BINARY"), *links],)
        (notes / "COLLECT-00.toc").write_text(repr(collected), encoding="utf-8")
        packed = (str(notes / "PYZ-00.pyz"), [*_entries(modules, "PYMODULE"), ("jaraco", "-", "X")])
        (notes / "PYZ-00.toc").write_text(repr(packed), encoding="utf-8")
        executable = ("desk", True, None, _entries(start, "PYSOURCE"), [], 1795630604)
        windows = repr(executable).replace("None", "versioninfo.VSVersionInfo(ffi=None, kids=[])")
        (notes / "EXE-00.toc").write_text(windows, encoding="utf-8")
        return program, work

    return note


def _entries(sources: dict[str, str], kind: str) -> list[tuple[str, str, str]]:
    return [(name, source, kind) for name, source in sources.items()]


class FolderOf:
    """Owns all in one folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name

    def owns(self, source: Path) -> str | None:
        return self.name if source.is_relative_to(self.folder) else None

    def component(self, name: str, files: tuple[str, ...]) -> components.Component:
        return components.Component(name, "1", f"pkg:generic/{name}@1", files=files)


def test_files_modules_and_the_loader_are_noted(noted: Noted, tmp_path: Path) -> None:
    elsewhere = tmp_path / "lib"
    program, work = noted(
        {"PySide6/Qt.so": f"{elsewhere}/Qt.so", "gone.so": f"{elsewhere}/gone.so"},
        {"httpx": f"{elsewhere}/httpx.py"},
        {"run": f"{elsewhere}/run", "an option": ""},
        lost="gone.so",
    )
    assert [(one.name, one.source.name) for one in origins.origins(program, work)] == [
        ("PySide6/Qt.so", "Qt.so"),
        ("httpx", "httpx.py"),
        ("run", "run"),
    ]


def test_what_was_put_together_while_building_is_no_part_of_its_own(
    noted: Noted, tmp_path: Path
) -> None:
    made = tmp_path / "work" / "desk"
    program, work = noted(
        {"desk": f"{made}/desk", "base_library.zip": f"{made}/base_library.zip"},
        {},
        {"PYZ-00.pyz": f"{made}/PYZ-00.pyz", "struct": f"{made}/localpycs/struct.pyc"},
    )
    assert list(origins.origins(program, work)) == []


def test_without_notes_there_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="build the program first"):
        list(origins.origins(tmp_path, tmp_path))


def test_each_owner_gets_what_is_theirs_and_the_first_comes_first(
    noted: Noted, tmp_path: Path
) -> None:
    site, system = tmp_path / "lib" / "site", tmp_path / "lib"
    program, work = noted(
        {"b.so": f"{site}/b.so", "z.so": f"{system}/z.so"}, {"a": f"{site}/a.py"}, {}
    )
    found = components.components([FolderOf(site, "Zoe"), FolderOf(system, "adam")], program, work)
    assert [(one.name, one.files) for one in found] == [("adam", ("z.so",)), ("Zoe", ("a", "b.so"))]


def test_a_file_of_nobodys_stops_the_build(noted: Noted, tmp_path: Path) -> None:
    program, work = noted({"evil.so": f"{tmp_path}/evil.so", "b.so": f"{tmp_path}/x/b.so"}, {}, {})
    with pytest.raises(components.NobodysFile) as raised:
        components.components([FolderOf(tmp_path / "x", "X")], program, work)
    assert str(raised.value).splitlines() == [
        "in the program, and nobody's:",
        f"evil.so from {tmp_path / 'evil.so'}",
    ]


def test_many_files_of_nobodys_speak_of_another_environment(noted: Noted, tmp_path: Path) -> None:
    program, work = noted({}, {f"m{i:02}": f"{tmp_path}/m{i:02}.py" for i in range(15)}, {})
    with pytest.raises(components.NobodysFile) as raised:
        components.components([], program, work)
    _first, *named, last = str(raised.value).splitlines()
    assert [line.split()[0] for line in named] == [f"m{i:02}" for i in range(10)]
    assert last == "and 5 more: was it built in the environment that this runs in?"
