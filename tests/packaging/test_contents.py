from pathlib import Path

import contents
import product
import pytest

LINKS = {
    "/py/QtWidgets.abi3.so": ["libQt6Widgets.so.6"],
    "/qt/libQt6Widgets.so.6": ["libQt6Gui.so.6", "libc.so.6"],
    "/qt/libqgtk3.so": ["libgtk-3.so.0"],
    "/qt/libqxcb.so": ["libQt6XcbQpa.so.6"],
    "/qt/libcupsprintersupport.so": ["libcups.so.2"],
    "/sys/libcups.so.2": ["libgnutls.so.30"],
}


def binary(name: str, source: str) -> tuple[str, str, str]:
    return name, source, "BINARY"


def kept(*entries: tuple[str, str, str]) -> list[str]:
    chosen = contents.chosen_binaries(entries, lambda file: LINKS.get(file, []))
    return [name for name, _source, _kind in chosen]


WIDGETS = ("PySide6/QtWidgets.abi3.so", "/py/QtWidgets.abi3.so", "EXTENSION")


def test_a_library_stays_as_long_as_something_that_stays_links_to_it() -> None:
    assert kept(
        WIDGETS,
        binary("PySide6/Qt/lib/libQt6Widgets.so.6", "/qt/libQt6Widgets.so.6"),
        binary("PySide6/Qt/lib/libQt6Gui.so.6", "/qt/libQt6Gui.so.6"),
        binary("PySide6/Qt/lib/libQt6Quick.so.6", "/qt/libQt6Quick.so.6"),
    ) == [
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libQt6Gui.so.6",
    ]


def test_a_plugin_that_is_not_used_goes_with_all_it_brought() -> None:
    assert kept(
        binary("PySide6/Qt/plugins/platforms/libqxcb.so", "/qt/libqxcb.so"),
        binary("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "/qt/libqgtk3.so"),
        binary("PySide6/Qt/lib/libQt6XcbQpa.so.6", "/qt/libQt6XcbQpa.so.6"),
        binary("libgtk-3.so.0", "/sys/libgtk-3.so.0"),
    ) == ["PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/Qt/lib/libQt6XcbQpa.so.6"]


def test_what_the_system_provides_goes_with_all_it_brought() -> None:
    plugin = "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so"
    assert kept(
        binary(plugin, "/qt/libcupsprintersupport.so"),
        binary("libcups.so.2", "/sys/libcups.so.2"),
        binary("libgnutls.so.30", "/sys/libgnutls.so.30"),
    ) == [plugin]


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\imageformats\\qwebp.dll", False),
        ("PySide6\\opengl32sw.dll", False),
        ("python313.dll", True),
        ("VCRUNTIME140.dll", False),
    ],
)
def test_windows_names_are_read_as_well(
    monkeypatch: pytest.MonkeyPatch, name: str, stays: bool
) -> None:
    from pathlib import PureWindowsPath

    monkeypatch.setattr(contents, "PurePath", PureWindowsPath)
    assert bool(kept(binary(name, f"C:\\{name}"))) is stays


@pytest.mark.parametrize("name", ["api-ms-win-crt-runtime-l1-1-0.dll", "ucrtbase.dll"])
def test_windows_has_its_c_library_itself(name: str) -> None:
    """Where Python links to it, and a copy of somebody else's stands in PATH."""
    python = binary("python313.dll", "/py/python313.dll")
    entries = [python, binary(name, f"/java/{name}")]
    assert contents.chosen_binaries(entries, lambda _file: [name.upper()]) == [python]


def test_a_library_is_known_whatever_its_capitals() -> None:
    """Windows links to MSVCP140.dll and has msvcp140.dll."""
    entries = [WIDGETS, binary("msvcp140.dll", "/sys/msvcp140.dll")]
    chosen = contents.chosen_binaries(entries, lambda _file: ["MSVCP140.dll"])
    assert [name for name, *_ in chosen] == ["PySide6/QtWidgets.abi3.so", "msvcp140.dll"]


def test_a_link_stays_with_what_it_leads_to() -> None:
    gui = binary("PySide6/Qt/lib/libQt6Gui.so.6", "/qt/libQt6Gui.so.6")
    data = [
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK"),
    ]
    assert contents.chosen_data(data, [gui], set()) == data[:1]


def test_a_framework_of_macos_stays_whole_or_goes_whole() -> None:
    def framework(name: str) -> list[tuple[str, str, str]]:
        home = f"PySide6/Qt/lib/{name}.framework"
        return [
            (f"{home}/Versions/Current", "A", "SYMLINK"),
            (f"{home}/{name}", f"Versions/Current/{name}", "SYMLINK"),
            (f"{home}/Versions/A/Resources/Info.plist", "/from/Info.plist", "DATA"),
            (name, f"{home}/Versions/A/{name}", "SYMLINK"),
        ]

    gui = binary("PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui", "/qt/QtGui")
    quick = binary("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", "/qt/QtQuick")
    widgets = ("PySide6/QtWidgets.abi3.so", "/py/QtWidgets.abi3.so", "EXTENSION")
    links = {widgets[1]: ["@rpath/QtGui.framework/Versions/A/QtGui"]}
    binaries = contents.chosen_binaries([widgets, gui, quick], lambda file: links.get(file, []))
    assert binaries == [widgets, gui]
    data = [*framework("QtGui"), *framework("QtQuick")]
    assert contents.chosen_data(data, binaries, set()) == framework("QtGui")


def test_qt_speaks_the_languages_that_the_app_speaks() -> None:
    names = [
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/translations/designer_de.qm",
        "resources/translations/trimsy_desk_de.ts",
    ]
    entries = [(name, f"/from/{name}", "DATA") for name in names]
    chosen = contents.chosen_data(entries, [], {"de"})
    assert [name for name, *_ in chosen] == [names[0], names[3]]


def test_the_languages_are_those_with_a_file_of_words() -> None:
    files = (product.RESOURCES / "translations").glob("*.ts")
    assert contents.languages() == {file.stem.removeprefix("trimsy_desk_") for file in files}


def test_the_apps_own_files_are_those_of_an_installed_package() -> None:
    taken = {Path(source): folder for source, folder in contents.data()}
    icons = {file for file in (product.RESOURCES / "icons").iterdir() if file.is_file()}
    assert icons <= taken.keys()
    assert product.RESOURCES / "style.qss" in taken
    assert {taken[icon] for icon in icons} == {str(Path("resources", "icons"))}
    assert [file for file in taken if not file.is_file() or "screenshots" in file.parts] == []


def test_a_smaller_icu_takes_the_place_of_qts_and_links_to_it_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        contents.icu, "trimmed_library", lambda file, folder, spoken: Path("/small", file.name)
    )
    library = binary("PySide6/Qt/lib/libicudata.so.73", "/qt/libicudata.so.73")
    link = ("libicudata.so.73", "PySide6/Qt/lib/libicudata.so.73", "SYMLINK")
    other = binary("PySide6/Qt/lib/libicuuc.so.73", "/qt/libicuuc.so.73")
    assert contents.with_less_icu([library, link, other], {"de"}) == [
        (library[0], str(Path("/small", "libicudata.so.73")), "BINARY"),
        link,
        other,
    ]


def test_secret_service_is_linux_alone() -> None:
    assert "cryptography" not in contents.left_out("linux")
    assert "cryptography" in contents.left_out("win32")
    assert "cryptography" in contents.left_out("darwin")


def test_of_a_record_only_what_is_asked_for_is_taken(tmp_path: Path) -> None:
    for name in ("METADATA", "RECORD", "entry_points.txt"):
        (tmp_path / name).touch()
    assert contents.records([(str(tmp_path), "x.dist-info")]) == [
        (str(tmp_path / "METADATA"), "x.dist-info"),
        (str(tmp_path / "entry_points.txt"), "x.dist-info"),
    ]
