"""Whether an installer is signed is told from the file, on any system."""

import struct
from pathlib import Path

import pytest
import signed


def image(signature: int) -> bytes:
    """A disk image's end: ``koly``, and among zeros the length of its signature."""
    head = b"koly" + b"\0" * 300
    return b"content" * 100 + (head + struct.pack(">Q", signature)).ljust(512, b"\0")


def program(signature: int) -> bytes:
    """A Windows program of 64 bits: its header, with a table of places and lengths at the end."""
    header = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40) + b"PE\0\0".ljust(24, b"\0")
    optional = struct.pack("<H", 0x20B).ljust(112, b"\0") + b"\0" * 8 * 4
    return header + optional + struct.pack("<II", 0x1000, signature) + b"\0" * 100


@pytest.mark.parametrize(
    ("name", "content", "is_signed"),
    [
        ("a.exe", program(0), False),
        ("a.exe", program(9000), True),
        ("a.exe", b"not a program", False),
        ("a.dmg", image(0), False),
        ("a.dmg", image(9000), True),
        ("a.dmg", b"not an image", False),
        ("a.deb", b"", True),
        ("a.cdx.json", b"{}", True),
    ],
)
def test_a_signature_is_seen(tmp_path: Path, name: str, content: bytes, is_signed: bool) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert signed.is_signed(file) is is_signed
