"""Names for files that every system can hold."""

import unicodedata
from collections.abc import Collection
from datetime import date

from desktop.core.models import BookingDetails

LONGEST_STEM = 80
"""Characters of a file's name before ``.ics``; paths on Windows end at 260."""

LONGEST_STEM_BYTES = 200
"""The same in UTF-8; ext4 and others end at 255 bytes a name."""

_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"}
)
"""Device names on Windows, whatever extension follows (Win32: Naming Files and Paths)."""


def file_name(details: BookingDetails) -> str:
    """Return a name for the file that every system can hold: day, time and service."""
    stem = f"{details.booking.starts:%Y-%m-%d %H.%M} {details.service.name}"
    return f"{safe_stem(stem)}.ics"


def calendar_file_name(first: date, last: date, whose: str) -> str:
    """Return the same for the bookings of some days: the days, and whose (a person, the salon)."""
    days = f"{first:%Y-%m-%d}" if first == last else f"{first:%Y-%m-%d} - {last:%Y-%m-%d}"
    return f"{safe_stem(f'{days} {whose}')}.ics"


def safe_stem(text: str) -> str:
    """Return ``text`` as a file name without extension: legal on Windows, macOS and Linux."""
    plain = unicodedata.normalize("NFC", text)
    visible = "".join(" " if _is_unsafe(character) else character for character in plain)
    short = " ".join(visible.split())[:LONGEST_STEM].encode()[:LONGEST_STEM_BYTES]
    stem = short.decode(errors="ignore").strip(" .")
    if stem.partition(".")[0].rstrip().upper() in _RESERVED:
        stem = f"_{stem}"
    return stem or "appointment"


def with_suffix(name: str, suffix: str, others: Collection[str] = ()) -> str:
    """Return ``name`` with ``suffix`` (without its dot), unless it ends in that or in another.

    What follows a dot in a name, as in ``St. Rosa``, is no suffix of ours.
    """
    known = {one.casefold() for one in (suffix, *others)}
    stem, dot, end = name.rpartition(".")
    if (stem and dot and end.casefold() in known) or not suffix:
        return name
    return f"{name.rstrip(' .')}.{suffix}"


def _is_unsafe(character: str) -> bool:
    return character in '<>:"/\\|?*' or unicodedata.category(character)[0] in "CZ"
