"""Whether what people download carries its maker's signature, told from the file on any system.

That there is one, not that it is good: only its own system judges that.
"""

import struct
from pathlib import Path

from windows import sign

_END = 512
"""Bytes at the end of a disk image that say what is in it; they begin with ``koly``."""

_SIGNATURE_SIZE = 304
"""Where in them the length of the signature stands, in 8 bytes, the highest first."""


def is_signed(file: Path) -> bool:
    """Return True for what systems do not look at, such as Debian's packages and lists."""
    match file.suffix:
        case ".exe":
            return _begins(file, b"MZ") and sign.is_signed(file)
        case ".dmg":
            return _is_signed_image(file)
    return True


def _begins(file: Path, mark: bytes) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(mark)) == mark


def _is_signed_image(file: Path) -> bool:
    with file.open("rb") as image:
        image.seek(max(0, file.stat().st_size - _END))
        end = image.read()
    if not end.startswith(b"koly"):
        return False
    (size,) = struct.unpack_from(">Q", end, _SIGNATURE_SIZE)
    return bool(size)
