"""One version of the program takes the place of another, or nothing happens to it; on wine."""

import time
from collections.abc import Iterator

import pytest

from tests.packaging.setups import (
    DONE,
    NEW,
    NEWER_IS_THERE,
    NOT_DONE,
    OLD,
    TRY_LATER,
    Payload,
    Setup,
    names,
    write,
)
from tests.packaging.wine import UNINSTALL, UNINSTALLER, Computer, tree, wait_until


def test_the_same_setup_once_more_repairs(
    computer: Computer, payload: Payload, setup: Setup
) -> None:
    computer.run(setup(OLD), "/S")
    (computer.home / "app" / "trimsy-desk.exe").unlink()
    write(computer.home / "app" / "_internal" / "base_library.zip", "damaged")
    computer.menu_entry.unlink()
    assert computer.run(setup(OLD), "/S") == DONE
    assert tree(computer.home / "app") == tree(payload(OLD))
    assert computer.menu_entry.exists()


def test_an_upgrade_replaces_the_program_and_keeps_the_book(
    computer: Computer, payload: Payload, setup: Setup, book: dict[str, str]
) -> None:
    computer.run(setup(OLD), "/S", "/DESKTOP")
    assert computer.run(setup(NEW), "/S") == DONE
    assert tree(computer.home / "app") == tree(payload(NEW))
    assert names(computer.home) == ["app", UNINSTALLER]
    assert computer.registry(UNINSTALL)["DisplayVersion"] == NEW
    assert computer.desktop_entry.exists()


def test_an_older_version_does_not_replace_a_newer_one(
    computer: Computer, payload: Payload, setup: Setup
) -> None:
    computer.run(setup(NEW), "/S")
    assert computer.run(setup(OLD), "/S") == NEWER_IS_THERE
    assert tree(computer.home / "app") == tree(payload(NEW))
    assert computer.registry(UNINSTALL)["DisplayVersion"] == NEW


def test_an_upgrade_that_cannot_be_unpacked_changes_nothing(
    computer: Computer, payload: Payload, setup: Setup
) -> None:
    computer.run(setup(OLD), "/S")
    write(computer.home / "app.new", "a file where the folder should be")
    assert computer.run(setup(NEW), "/S") == NOT_DONE
    assert tree(computer.home / "app") == tree(payload(OLD))
    assert computer.registry(UNINSTALL)["DisplayVersion"] == OLD
    computer.remove()
    assert names(computer.home) == ["app.new"]


@pytest.mark.parametrize("left", ["app.new", "app.old"])
def test_a_setup_that_was_cut_off_is_made_good(
    computer: Computer, payload: Payload, setup: Setup, left: str
) -> None:
    computer.run(setup(OLD), "/S")
    home = computer.home
    if left == "app.old":  # the power went between the old program and the new one
        (home / "app").rename(home / left)
    write(home / "app.new" / "half.txt", "")
    assert computer.run(setup(NEW), "/S") == DONE
    assert tree(home / "app") == tree(payload(NEW))
    assert names(home) == ["app", UNINSTALLER]


def test_a_cut_off_setup_leaves_a_program_to_remove(computer: Computer, setup: Setup) -> None:
    computer.run(setup(OLD), "/S")
    (computer.home / "app").rename(computer.home / "app.old")
    computer.remove()
    assert not computer.home.exists()


@pytest.fixture
def how() -> str:
    """How the stand-in is opened."""
    return "--stay"


@pytest.fixture
def open_program(computer: Computer, setup: Setup, how: str) -> Iterator[None]:
    """The older version is installed, and open."""
    computer.run(setup(OLD), "/S")
    process = computer.start(computer.home / "app" / "trimsy-desk.exe", how)
    wait_until(computer.heard.exists)
    yield
    process.kill()
    process.wait()


@pytest.mark.usefixtures("open_program")
def test_a_silent_setup_does_not_close_an_open_program(
    computer: Computer, payload: Payload, setup: Setup
) -> None:
    assert computer.run(setup(NEW), "/S") == TRY_LATER
    assert tree(computer.home / "app") == tree(payload(OLD))
    assert computer.registry(UNINSTALL)["DisplayVersion"] == OLD


@pytest.mark.parametrize("how", ["--stay", "--late"])
@pytest.mark.usefixtures("open_program")
def test_it_closes_an_open_program_when_told_to(
    computer: Computer, payload: Payload, setup: Setup
) -> None:
    assert computer.run(setup(NEW), "/S", "/CLOSE") == DONE
    assert tree(computer.home / "app") == tree(payload(NEW))


@pytest.mark.usefixtures("open_program")
def test_an_open_program_is_not_removed(computer: Computer, payload: Payload, setup: Setup) -> None:
    here = computer.path(computer.home)
    # not in a copy of itself, so that its exit code can be seen
    assert computer.run_line(rf'"{here}\{UNINSTALLER}" /S _?={here}') == TRY_LATER
    assert tree(computer.home / "app") == tree(payload(OLD))
    assert computer.menu_entry.exists()


def test_one_setup_at_a_time(computer: Computer, setup: Setup) -> None:
    first = computer.start(setup(OLD))  # waits on its first page for somebody to press Next
    try:
        deadline = time.monotonic() + 20
        while (code := computer.run(setup(OLD), "/S")) == DONE and time.monotonic() < deadline:
            pass
    finally:
        first.kill()
        first.wait()
    assert code == TRY_LATER
