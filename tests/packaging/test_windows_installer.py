"""The Windows installer does what a salon and its IT expect, on wine, with a stand-in program."""

import os
import shutil
from pathlib import Path
from struct import unpack_from

import product
import pytest
from windows import build_installer

from desktop.services import taskbar
from tests.packaging.conftest import HERE, compile_script, installer_of
from tests.packaging.setups import DONE, NEW, OLD, TOO_OLD_A_WINDOWS, Payload, Setup, names, write
from tests.packaging.shortcut_file import shortcut
from tests.packaging.wine import (
    APP_PATHS,
    PROFILE,
    SUFFIX,
    UNINSTALL,
    UNINSTALLER,
    Computer,
    table,
    tree,
    wait_until,
    wine_version,
)

BUILT = product.PACKAGING.parent / "build" / "dist" / "trimsy-desk"


def test_everything_is_unpacked_and_nothing_else(
    computer: Computer, payload: Payload, setup: Setup
) -> None:
    assert computer.run(setup(OLD), "/S") == DONE
    assert tree(computer.home / "app") == tree(payload(OLD))
    assert names(computer.home) == ["app", UNINSTALLER]


def test_windows_lists_it_among_its_programs(computer: Computer, setup: Setup) -> None:
    computer.run(setup(OLD), "/S")
    here = rf"C:\users\{computer.user.name}\AppData\Local\Programs\Trimsy Desk"
    listed = computer.registry(UNINSTALL)
    assert int(listed.pop("EstimatedSize"), 16) > 0
    assert table(listed) == [
        rf"DisplayIcon = {here}\app\trimsy-desk.exe",
        "DisplayName = Trimsy Desk",
        "DisplayVersion = 0.1.0",
        f"InstallLocation = {here}",
        "NoModify = 0x1",
        "NoRepair = 0x1",
        "Publisher = Trimsy",
        rf'QuietUninstallString = "{here}\{UNINSTALLER}" /S',
        rf'UninstallString = "{here}\{UNINSTALLER}"',
    ]
    assert computer.registry(APP_PATHS) == {"(Default)": rf"{here}\app\trimsy-desk.exe"}


def test_the_start_menu_opens_it(computer: Computer, setup: Setup) -> None:
    computer.run(setup(OLD), "/S")
    target = rf"C:\users\{computer.user.name}\AppData\Local\Programs\Trimsy Desk\app"
    assert shortcut(computer.menu_entry)["target"] == rf"{target}\trimsy-desk.exe"
    assert "working folder" not in shortcut(computer.menu_entry)
    assert not computer.desktop_entry.exists()


def test_the_desktop_has_an_icon_when_asked_for(computer: Computer, setup: Setup) -> None:
    computer.run(setup(OLD), "/S", "/DESKTOP")
    entry = shortcut(computer.desktop_entry)
    assert entry["target"] == shortcut(computer.menu_entry)["target"]


def test_windows_understands_the_property_of_the_shortcut(
    computer: Computer, tmp_path: Path
) -> None:
    program = tmp_path / "property.exe"
    script = str(product.PACKAGING / "windows" / "shortcut.nsh")
    compile_script(HERE / "property.nsi", program, SCRIPT=script, TEXT="app.trimsy.desk")
    if wine_version() == 10:
        pytest.skip("needs another wine: 10 never comes back from its propsys")
    assert computer.run(program) == 0
    name = "{9F4C2855-9F79-4B39-A8D0-E1D42DE1D5F3} 5"  # System.AppUserModel.ID
    assert computer.heard.read_text(encoding="utf-16-le") == f"{name} app.trimsy.desk"


def test_the_shortcut_keeps_its_property(computer: Computer, setup: Setup) -> None:
    computer.run(setup(OLD), "/S")
    entry = shortcut(computer.menu_entry)
    if "AppUserModelID" not in entry:
        pytest.skip("needs a newer wine or Windows: this wine keeps no properties of shortcuts")
    assert entry["AppUserModelID"] == "app.trimsy.desk"


def test_a_salon_profile_is_associated_with_it(computer: Computer, setup: Setup) -> None:
    computer.run(setup(OLD), "/S")
    program = computer.path(computer.home / "app" / "trimsy-desk.exe")
    assert table(computer.registry(SUFFIX)) == [
        "(Default) = app.trimsy.desk.profile",
        "Content Type = application/vnd.trimsy.profile+toml",
        r"OpenWithProgids\app.trimsy.desk.profile = ",
    ]
    assert table(computer.registry(PROFILE)) == [
        "(Default) = Salon profile",
        rf"DefaultIcon\(Default) = {program},0",
        rf'shell\open\command\(Default) = "{program}" "%1"',
    ]


def test_a_salon_profile_opens_in_it(computer: Computer, setup: Setup) -> None:
    computer.run(setup(OLD), "/S")
    computer.share_classes()
    profile = computer.user / "Documents" / "Salon Zoë & Söhne.trimsy"
    write(profile, "")
    computer.run("start", "/wait", computer.path(profile))
    wait_until(computer.heard.exists)
    assert computer.heard.read_text(encoding="utf-16-le") == f'"{computer.path(profile)}"'


def test_a_windows_that_is_too_old_is_told_so(computer: Computer, setup: Setup) -> None:
    computer.pose_as("win7")
    try:
        assert computer.run(setup(OLD), "/S") == TOO_OLD_A_WINDOWS
    finally:
        computer.pose_as("win10")
    assert not computer.home.exists()


def test_removing_it_leaves_the_book_and_nothing_else(
    computer: Computer, setup: Setup, book: dict[str, str]
) -> None:
    before = tree(computer.user)
    computer.run(setup(OLD), "/S", "/DESKTOP")
    computer.remove()
    left = {name for name in tree(computer.user).keys() ^ before.keys() if "Temp" not in name}
    assert left == set()
    assert not computer.home.exists()
    assert [computer.registry(key) for key in (UNINSTALL, APP_PATHS, SUFFIX, PROFILE)] == [{}] * 4


def test_removing_it_leaves_what_others_put_there(computer: Computer, setup: Setup) -> None:
    computer.run(setup(OLD), "/S")
    write(computer.home / "notes.txt", "the salon's own")
    computer.write(SUFFIX, "", "their.program")
    computer.write(rf"{SUFFIX}\OpenWithProgids", "their.program", "")
    computer.remove()
    assert names(computer.home) == ["notes.txt"]
    assert computer.registry(SUFFIX)["(Default)"] == "their.program"
    assert r"OpenWithProgids\their.program" in computer.registry(SUFFIX)
    assert r"OpenWithProgids\app.trimsy.desk.profile" not in computer.registry(SUFFIX)


def test_its_properties_say_whose_it_is(setup: Setup) -> None:
    said = setup(OLD).read_bytes()
    for text in ("Trimsy Desk Setup", "ProductVersion\0" + OLD, "CompanyName\0\0Trimsy"):
        assert text.encode("utf-16-le") in said, text


def test_nsis_of_windows_compiles_it_too(
    payload: Payload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has 32 bits alone, and each warning is an error."""
    monkeypatch.setattr(build_installer, "_target", lambda: "x86-unicode")
    head = installer_of(payload(OLD), tmp_path, OLD).read_bytes()[:4096]
    (at,) = unpack_from("<I", head, 0x3C)
    assert unpack_from("<H", head, at + 4) == (0x14C,), "for Intel's 386"


def test_the_guides_for_it_name_the_uninstaller() -> None:
    guides = sorted((product.RESOURCES / "docs").glob("it*.md"))
    assert guides
    for guide in guides:
        assert f"`{UNINSTALLER} /S`" in guide.read_text(encoding="utf-8"), guide.name


def test_the_taskbar_knows_shortcut_and_program_by_one_name() -> None:
    assert taskbar.IDENTIFIER == product.IDENTIFIER


def test_the_same_files_give_the_same_installer(
    payload: Payload, setup: Setup, tmp_path: Path
) -> None:
    for file in payload(OLD).rglob("*"):
        os.utime(file, (0, 0))
    again = installer_of(payload(OLD), tmp_path, OLD)
    assert again.read_bytes() == setup(OLD).read_bytes()


def test_the_built_program_is_installed_whole(
    computer: Computer, stand_in: Path, tmp_path: Path
) -> None:
    if not (BUILT / "_internal").is_dir():
        pytest.skip("needs the built program: nox -s package")
    program = tmp_path / "program"
    shutil.copytree(BUILT, program, copy_function=os.link)
    shutil.copy(stand_in, program)
    assert computer.run(installer_of(program, tmp_path, NEW), "/S") == DONE
    assert tree(computer.home / "app") == tree(program)
