"""ICU's data, which is 32 MB of Qt for Linux, without what Qt never asks of it.

Qt has its own tables for words and forms of languages; of ICU it uses the order of letters, letter
case, and the encodings of systems that do not speak UTF-8. The names of all currencies, countries,
units and time zones in 200 languages, the dictionaries that break Thai and Burmese into words, and
the large encodings of East Asia stay out. What is missing ICU takes from its root, as it does for
languages that it does not know.

The form of the data is that of ICU's ``icupkg``: a head, a table of names and places sorted by
name, and the items, each at a multiple of 16 bytes.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from struct import pack, unpack_from

_MAGIC = b"\xda\x27"
_COMMON = b"CmnD"
"""What the head says the data is: many items in one."""

_ALIGNED = 16
_LARGE_ENCODING = 40_000
"""Bytes; those of one byte per letter are far smaller, those of East Asia larger."""

_TREES = {"coll"}
"""Folders within the data that Qt asks: how languages order their letters."""

_NEVER = {"confusables.cfu", "unames.icu"}
"""Which letters look alike, and what each letter is called in English."""

_LOCALE = re.compile(r"[a-z]{2,3}(_.*)?")
"""Files called like this are of one language; others, such as ``root`` and ``pool``, of all."""

_SOURCE = """\
    .section .rodata
    .balign 16
    .globl {symbol}
    .type {symbol}, %object
{symbol}:
    .incbin "{data}"
    .size {symbol}, . - {symbol}
    .section .note.GNU-stack, "", %progbits
"""


class NotIcuData(Exception):
    """The file holds nothing in the form that is known here."""


def trimmed_library(library: Path, folder: Path, languages: set[str]) -> Path:
    """Make a library like ``library`` with less in it, in ``folder``; needs ``as`` and ``ld``.

    Raises NotIcuData.
    """
    folder.mkdir(parents=True, exist_ok=True)
    head, everything = items(library.read_bytes())
    wanted = {name: item for name, item in everything.items() if is_wanted(name, item, languages)}
    data, source, code = folder / "icu.dat", folder / "icu.s", folder / "icu.o"
    data.write_bytes(packed(head, wanted))
    prefix = next(iter(everything)).partition("/")[0]  # such as icudt73l
    symbol = f"{prefix.rstrip('lb')}_dat"
    source.write_text(_SOURCE.format(symbol=symbol, data=data.name), encoding="ascii")
    made = folder / library.name
    for command in (
        ("as", "-o", code.name, source.name),
        ("ld", "-shared", "-soname", made.name, "-znoexecstack", "-o", made.name, code.name),
    ):
        subprocess.run(command, cwd=folder, check=True)
    return made


def is_wanted(name: str, item: bytes, languages: set[str]) -> bool:
    """Whether Qt may ask for the item called ``name``, such as ``icudt73l/coll/de.res``."""
    _prefix, *trees, file = name.split("/")
    stem, _, kind = file.partition(".")
    if any(tree not in _TREES for tree in trees) or file in _NEVER:
        return False
    if kind == "cnv":
        return len(item) < _LARGE_ENCODING
    is_of_one_language = kind == "res" and _LOCALE.fullmatch(stem)
    return not is_of_one_language or stem.partition("_")[0] in {"en", *languages}


def items(library: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Return the head of the data in a library, and the items by name. Raises NotIcuData."""
    for start in _heads(library):
        (length,) = unpack_from("<H", library, start)
        if library[start + 12 : start + 16] == _COMMON:
            table = start + length
            return library[start:table], dict(_entries(library, table))
    raise NotIcuData("no ICU data in this library, or in an order of bytes that is not known")


def packed(head: bytes, wanted: Mapping[str, bytes]) -> bytes:
    """Put ``wanted`` together in ICU's form."""
    names = sorted(wanted, key=str.encode)
    place = 4 + 8 * len(names)
    table, words = [pack("<I", len(names))], b""
    bodies, at = [], _up(place + sum(len(name) + 1 for name in names))
    for name in names:
        table.append(pack("<II", place + len(words), at))
        words += name.encode() + b"\0"
        bodies.append(_filled(wanted[name]))
        at += len(bodies[-1])
    return head + _filled(b"".join(table) + words) + b"".join(bodies)


def _heads(library: bytes) -> Iterator[int]:
    """Where a head may begin: two bytes of length stand before the magic."""
    at = library.find(_MAGIC)
    while at >= 2:
        yield at - 2
        at = library.find(_MAGIC, at + 1)


def _entries(library: bytes, table: int) -> Iterator[tuple[str, bytes]]:
    (count,) = unpack_from("<I", library, table)
    places = [unpack_from("<II", library, table + 4 + 8 * number) for number in range(count)]
    ends = [place for _, place in places[1:]]
    for number, (name_at, place) in enumerate(places):
        name_end = library.index(b"\0", table + name_at)
        # the length of the last is written nowhere: what follows it in the library does no harm
        end = table + ends[number] if number < len(ends) else len(library)
        yield library[table + name_at : name_end].decode("ascii"), library[table + place : end]


def _up(number: int) -> int:
    return -(-number // _ALIGNED) * _ALIGNED


def _filled(item: bytes) -> bytes:
    return item.ljust(_up(len(item)), b"\0")
