import sys
from pathlib import Path

import pytest
import sizes

MB = sizes.MB


def part(name: str, size: int) -> "sizes.Part":
    return sizes.Part(name, sizes.component_of_file(name), size)


@pytest.mark.parametrize(
    ("name", "component"),
    [
        ("PySide6/Qt/lib/libQt6Gui.so.6", "Qt"),
        ("PySide6/Qt/lib/libicudata.so.73", "ICU"),
        ("PySide6/Qt6Gui.dll", "Qt"),
        ("PySide6/plugins/platforms/qwindows.dll", "Qt"),
        ("PySide6/QtGui.abi3.so", "Qt for Python"),
        ("PySide6/QtGui.pyd", "Qt for Python"),
        ("python3.11/lib-dynload/_ssl.so", "Python"),
        ("_ssl.pyd", "Python"),
        ("libssl-3.dll", "OpenSSL"),
        ("libatomic.so.1", "C++"),
        ("cryptography/hazmat/bindings/_rust.abi3.so", "cryptography"),
        ("resources/style.qss", "Trimsy Desk"),
        ("msal-1.39.0.dist-info/METADATA", "other Python packages"),
        ("libgtk-3.so.0", "?"),
    ],
)
def test_whose_a_file_is(name: str, component: str) -> None:
    assert sizes.component_of_file(name) == component


@pytest.mark.parametrize(
    ("module", "component"),
    [
        ("email.mime", "Python"),
        ("_sysconfigdata__linux_x86_64-linux-gnu", "Python"),
        ("desktop.core.models", "Trimsy Desk"),
        ("phonenumbers.data.region_DE", "phonenumbers"),
        ("httpx._client", "other Python packages"),
    ],
)
def test_whose_a_module_in_the_executable_is(module: str, component: str) -> None:
    assert sizes.component_of_module(module) == component


@pytest.mark.skipif(sys.platform == "win32", reason="needs a system on which anyone may link")
def test_files_count_and_links_do_not(tmp_path: Path) -> None:
    library = tmp_path / "_internal" / "PySide6" / "Qt" / "lib" / "libQt6Gui.so.6"
    library.parent.mkdir(parents=True)
    library.write_bytes(bytes(700))
    (tmp_path / "_internal" / "libQt6Gui.so.6").symlink_to(library)
    assert list(sizes.parts(tmp_path)) == [part("PySide6/Qt/lib/libQt6Gui.so.6", 700)]


def test_the_table_adds_up() -> None:
    found = [part("PySide6/Qt/lib/a.so", 3 * MB), part("PySide6/Qt/lib/b.so", 4 * MB)]
    found.append(part("tzdata/zones", MB // 2))
    rows = [[cell.strip() for cell in row.split("|")[1:3]] for row in _rows(found)]
    assert rows == [["Qt", "7.0"], ["tzdata", "0.5"], ["**together**", "7.5"]]


def _rows(found: list["sizes.Part"]) -> list[str]:
    return sizes.table(found).splitlines()[2:]


def test_a_stranger_is_complained_about() -> None:
    (wrong,) = sizes.complaints([part("PySide6/Qt/a.so", MB), part("libgtk-3.so.0", 8 * MB)])
    assert wrong.startswith("libgtk-3.so.0 (8.00 MB)")


def test_too_much_is_complained_about() -> None:
    assert sizes.complaints([part("PySide6/Qt/a.so", sizes.LIMIT)]) == []
    (wrong,) = sizes.complaints([part("PySide6/Qt/a.so", sizes.LIMIT + MB)])
    assert wrong == "121.0 MB are more than 120"
