import ctypes
from types import SimpleNamespace

import pytest

from desktop.services import environment

PERSONS = {
    "HOME": "/home/mia",
    "LD_LIBRARY_PATH": "/theirs",
    "PATH": "/usr/bin",
    "QT_PLUGIN_PATH": "/usr/lib/qt6/plugins",
}


def started(persons: dict[str, str]) -> dict[str, str]:
    """What PyInstaller's start makes of it, before and after our own first lines."""
    environ = {**persons, "_PYI_ARCHIVE_FILE": "/app/trimsy-desk", "LD_LIBRARY_PATH": "/app"}
    if "LD_LIBRARY_PATH" in persons:
        environ["LD_LIBRARY_PATH_ORIG"] = persons["LD_LIBRARY_PATH"]
    environment.keep(environ)
    environ |= {"QT_PLUGIN_PATH": "/app/qt", "QML2_IMPORT_PATH": "/app/qml"}
    return environ | {"PATH": f"/app:{persons.get('PATH', '')}", "DYLD_LIBRARY_PATH": "/app"}


def test_others_get_what_the_person_has() -> None:
    assert environment.for_others(started(PERSONS)) == PERSONS


def test_others_get_nothing_where_the_person_has_nothing() -> None:
    assert environment.for_others(started({"PATH": "/usr/bin"})) == {"PATH": "/usr/bin"}


def test_an_empty_value_is_given_to_nobody() -> None:
    """An empty entry of a library path means the folder one happens to be in (ld.so(8))."""
    given = environment.for_others(started({"PATH": "/usr/bin", "LD_LIBRARY_PATH": ""}))
    assert given == {"PATH": "/usr/bin"}


def test_a_program_is_never_started_without_a_path() -> None:
    assert environment.for_others({"PATH": "/usr/bin"}) == {"PATH": "/usr/bin"}


def test_what_the_app_is_told_is_left_alone() -> None:
    environ = started(PERSONS)
    before = dict(environ)
    environment.for_others(environ)
    assert environ == before


@pytest.fixture
def looked_in(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Where Windows was told to look for libraries, by a built app."""
    told: list[str | None] = []
    kernel = SimpleNamespace(SetDllDirectoryW=told.append)
    system = SimpleNamespace(platform="win32", _MEIPASS=r"C:\app\_internal")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(environment, "sys", system)
    return told


def test_windows_looks_where_it_always_does_while_others_are_started(
    looked_in: list[str | None],
) -> None:
    with environment.libraries_of_others():
        assert looked_in == [None]
    assert looked_in == [None, r"C:\app\_internal"]


def test_our_libraries_are_found_again_when_nothing_could_be_started(
    looked_in: list[str | None],
) -> None:
    with pytest.raises(OSError, match="no browser"), environment.libraries_of_others():
        raise OSError("no browser")
    assert looked_in == [None, r"C:\app\_internal"]


def test_other_systems_are_told_nothing(
    monkeypatch: pytest.MonkeyPatch, looked_in: list[str | None]
) -> None:
    monkeypatch.setattr(environment, "sys", SimpleNamespace(platform="linux"))
    with environment.libraries_of_others():
        pass
    assert looked_in == []
