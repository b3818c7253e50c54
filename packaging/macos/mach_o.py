"""What a program or library for macOS says of itself: processors, and the oldest system it runs on.

The form is Mach-O: <mach-o/loader.h> and <mach-o/fat.h> in Apple's SDK.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from struct import Struct, unpack_from

Version = tuple[int, int]

_UNIVERSAL = b"\xca\xfe\xba\xbe"
_FOR_64_BITS = b"\xcf\xfa\xed\xfe"
_MOST_SLICES = 16
"""Java's classes begin as universal libraries do; where those have a number of slices, Java has its
version, which is larger."""

_PROCESSORS = {0x0100_0007: "x86_64", 0x0100_000C: "arm64"}
_SLICE = Struct(">5I")  # processor, its kind, place, size, alignment
_HEAD = Struct("<8I")  # magic, processor, its kind, kind of file, commands, their size, flags, -
_COMMAND = Struct("<2I")  # what it says, its size
_OLDEST_SYSTEM = {
    0x24: 8,  # LC_VERSION_MIN_MACOSX: where in the command the version stands
    0x32: 12,  # LC_BUILD_VERSION, which names the platform before
}


@dataclass(frozen=True, slots=True)
class Slice:
    """What is in a file for one processor; ``oldest`` is None where nothing is said."""

    processor: str
    oldest: Version | None


def is_code(file: Path) -> bool:
    """Whether macOS would run or load the file, so that it has to be signed."""
    return bool(slices(file))


def slices(file: Path) -> list[Slice]:
    """Return what is in the file for each processor; nothing when it is not Mach-O of 64 bits."""
    with file.open("rb") as opened:
        head = opened.read(8 + _MOST_SLICES * _SLICE.size)
        if head.startswith(_FOR_64_BITS):
            return [_slice(file.read_bytes())]
        if not head.startswith(_UNIVERSAL):
            return []
        (count,) = unpack_from(">I", head, 4)
        if count > _MOST_SLICES:
            return []
        data = file.read_bytes()
    places = (_SLICE.unpack_from(data, 8 + number * _SLICE.size) for number in range(count))
    return [_slice(data[place : place + size]) for _, _, place, size, _ in places]


def _slice(data: bytes) -> Slice:
    processor = _HEAD.unpack_from(data)[1]
    return Slice(_PROCESSORS.get(processor, hex(processor)), next(_oldest(data), None))


def _oldest(data: bytes) -> Iterator[Version]:
    at, count = _HEAD.size, _HEAD.unpack_from(data)[4]
    for _ in range(count):
        command, size = _COMMAND.unpack_from(data, at)
        if command in _OLDEST_SYSTEM:
            (packed,) = unpack_from("<I", data, at + _OLDEST_SYSTEM[command])
            yield packed >> 16, packed >> 8 & 0xFF
        at += size
