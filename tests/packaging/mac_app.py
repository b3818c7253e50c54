"""An app for macOS in the form that PyInstaller gives it, with next to nothing in it."""

from collections.abc import Mapping
from pathlib import Path
from struct import pack

PROCESSORS = {"x86_64": 0x0100_0007, "arm64": 0x0100_000C}
BUILD_VERSION, VERSION_MIN = 0x32, 0x24


def library(
    processor: str = "arm64", oldest: tuple[int, int] = (13, 0), *, old: bool = False
) -> bytes:
    """Return Mach-O without any code; ``old`` says for which system in the form before 2018."""
    version = oldest[0] << 16 | oldest[1] << 8
    said = (
        pack("<4I", VERSION_MIN, 16, version, 0)
        if old
        else pack("<6I", BUILD_VERSION, 24, 1, version, 0, 0)
    )
    first = pack("<2I", 0x1B, 24) + bytes(16)  # LC_UUID
    head = pack("<8I", 0xFEED_FACF, PROCESSORS[processor], 0, 6, 2, len(first + said), 0, 0)
    return head + first + said


def universal(libraries: Mapping[str, bytes]) -> bytes:
    """Return one file for several processors."""
    at = 4096
    table, bodies = [pack(">2I", 0xCAFE_BABE, len(libraries))], b""
    for processor, body in libraries.items():
        table.append(pack(">5I", PROCESSORS[processor], 0, at + len(bodies), len(body), 12))
        bodies += body
    return b"".join(table).ljust(at, b"\0") + bodies


def make(app: Path) -> Path:
    """Put an app together: a program, libraries, two frameworks, data, and links between them."""
    contents = app / "Contents"
    files = {
        "Info.plist": b"<plist/>",
        "MacOS/trimsy-desk": library(),
        "Frameworks/libssl.dylib": library(),
        "Frameworks/PySide6/QtCore.abi3.so": universal(
            {"x86_64": library("x86_64"), "arm64": library()}
        ),
        "Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore": library(),
        "Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/Resources/Info.plist": b"<plist/>",
        "Frameworks/Python.framework/Versions/3.13/Python": library(),
        "Frameworks/python3__dot__13/lib-dynload/_ssl.so": library(),
        "Resources/resources/style.qss": b"QWidget {}",
        "Resources/LICENCES.txt": b"many",
    }
    for name, content in files.items():
        file = contents / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (contents / "Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/Current").symlink_to("A")
    (contents / "Frameworks/PySide6/Qt/lib/QtCore.framework/QtCore").symlink_to(
        "Versions/Current/QtCore"
    )
    (contents / "Frameworks/resources").symlink_to("../Resources/resources")
    (contents / "Resources/libssl.dylib").symlink_to("../Frameworks/libssl.dylib")
    return app
