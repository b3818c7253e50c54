"""Setup puts the program into one folder, and keeps out of those of others; on wine."""

from tests.packaging.setups import DONE, NEW, NOT_DONE, OLD, Payload, Setup, names, write
from tests.packaging.wine import PROFILE, UNINSTALL, UNINSTALLER, Computer, tree


def test_an_upgrade_goes_where_the_first_setup_was_told_to(
    computer: Computer, payload: Payload, setup: Setup
) -> None:
    place = computer.local / "Programs" / "The Salon"
    computer.run_line(f"{computer.path(setup(OLD))} /S /D={computer.path(place)}")
    assert tree(place / "app") == tree(payload(OLD))
    assert computer.run(setup(NEW), "/S") == DONE
    assert tree(place / "app") == tree(payload(NEW))
    assert not computer.home.exists()


def test_it_is_not_put_in_a_second_place(
    computer: Computer, payload: Payload, setup: Setup
) -> None:
    computer.run(setup(OLD), "/S")
    place = computer.local / "Programs" / "The Salon"
    there = f"{computer.path(setup(NEW))} /S /D={computer.path(place)}"
    assert computer.run_line(there) == NOT_DONE
    assert not place.exists()
    assert tree(computer.home / "app") == tree(payload(OLD))
    computer.remove()
    assert computer.run_line(there) == DONE
    assert tree(place / "app") == tree(payload(NEW))


def test_the_folder_it_was_in_is_named_in_any_spelling(
    computer: Computer, payload: Payload, setup: Setup
) -> None:
    computer.run(setup(OLD), "/S")
    for spelled in (computer.path(computer.home).upper(), computer.path(computer.home) + "\\"):
        assert computer.run_line(f"{computer.path(setup(NEW))} /S /D={spelled}") == DONE
    assert tree(computer.home / "app") == tree(payload(NEW))


def test_a_forgotten_copy_takes_only_itself_away(computer: Computer, setup: Setup) -> None:
    computer.run(setup(OLD), "/S")
    forgotten = computer.home.with_name("On another disk")
    computer.home.rename(forgotten)
    assert computer.run(setup(NEW), "/S") == DONE
    place = computer.path(forgotten)
    assert computer.run_line(rf'"{place}\{UNINSTALLER}" /S _?={place}') == DONE
    assert names(forgotten) == [UNINSTALLER], "it runs from there"
    assert computer.registry(UNINSTALL)["DisplayVersion"] == NEW
    assert computer.registry(PROFILE)
    assert computer.menu_entry.exists()


def test_somebody_elses_folder_is_left_alone(computer: Computer, setup: Setup) -> None:
    theirs = computer.local / "Programs" / "Theirs"
    write(theirs / "app" / "letters.txt", "")
    write(theirs / "uninstall.exe", "what many a program calls it")
    before = tree(theirs)
    setup_there = f"{computer.path(setup(OLD))} /S /D={computer.path(theirs)}"
    assert computer.run_line(setup_there) == NOT_DONE
    assert tree(theirs) == before
    assert computer.registry(UNINSTALL) == {}


def test_what_cannot_be_written_leaves_nothing(computer: Computer, setup: Setup) -> None:
    write(computer.home, "a file where the folder should be")
    assert computer.run(setup(OLD), "/S") == NOT_DONE
    assert computer.home.is_file()
    assert computer.registry(UNINSTALL) == {}
    assert not computer.menu_entry.exists()
