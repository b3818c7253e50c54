"""Reads a Windows shortcut, as Microsoft's [MS-SHLLINK] and [MS-PROPSTORE] describe it."""

import struct
from pathlib import Path
from uuid import UUID

HAS_ID_LIST, HAS_LINK_INFO = 1, 2
TEXTS = {4: "name", 8: "relative path", 16: "working folder", 32: "arguments", 64: "icon"}
PROPERTY_STORE = 0xA0000009
APP_USER_MODEL = UUID("9f4c2855-9f79-4b39-a8d0-e1d42de1d5f3")
APP_USER_MODEL_ID = 5


def shortcut(file: Path) -> dict[str, str]:
    """Return what the shortcut says: its target, its texts, its AppUserModelID."""
    data = file.read_bytes()
    (flags,) = struct.unpack_from("<I", data, 0x14)
    at = 0x4C
    said = {}
    if flags & HAS_ID_LIST:
        at += 2 + struct.unpack_from("<H", data, at)[0]
    if flags & HAS_LINK_INFO:
        size, _, _, _, path = struct.unpack_from("<5I", data, at)
        end = data.index(b"\0", at + path)
        said["target"] = data[at + path : end].decode("cp1252")
        at += size
    for flag, name in TEXTS.items():
        if flags & flag:
            (length,) = struct.unpack_from("<H", data, at)
            said[name] = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le")
            at += 2 + 2 * length
    if identifier := _identifier(data[at:]):
        said["AppUserModelID"] = identifier
    return said


def _identifier(blocks: bytes) -> str:
    while len(blocks) >= 8:
        size, signature = struct.unpack_from("<II", blocks)
        if size < 8:
            break
        if signature == PROPERTY_STORE:
            return _identifier_in_store(blocks[8:size])
        blocks = blocks[size:]
    return ""


def _identifier_in_store(storage: bytes) -> str:
    """Go through the sets of properties, each a size, a version, a name and its values."""
    while len(storage) >= 24:
        (size,) = struct.unpack_from("<I", storage)
        if size == 0:
            break
        if UUID(bytes_le=storage[8:24]) == APP_USER_MODEL:
            values = storage[24:size]
            while len(values) >= 17:
                length, number = struct.unpack_from("<II", values)
                if length == 0:
                    break
                if number == APP_USER_MODEL_ID:
                    (letters,) = struct.unpack_from("<I", values, 13)
                    return values[17 : 17 + 2 * letters].decode("utf-16-le").rstrip("\0")
                values = values[length:]
        storage = storage[size:]
    return ""
