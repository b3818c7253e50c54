"""How many text messages a text makes: each is paid for, and some phones show them apart.

The sizes are those of GSM 03.38 and 03.40: 140 octets a message, less six for the header that
joins several into one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Each takes two septets, an escape and a letter, which are never in two messages."""


@dataclass(frozen=True, slots=True)
class Segments:
    """``count`` messages; ``used`` counts units in all, ``left`` those free in the last one.

    Units are septets, or UTF-16 code units where the text is ``unicode``.
    """

    count: int
    used: int
    left: int
    unicode: bool


def segments(text: str) -> Segments:
    """Return what ``text`` takes; nothing takes no message."""
    unicode = bool(outside(text))
    single, joined = (70, 67) if unicode else (160, 153)
    sizes = [_units(character, unicode=unicode) for character in text]
    used = sum(sizes)
    if used <= single:
        return Segments(int(used > 0), used, single - used, unicode)
    count, filled = _packed(sizes, joined)
    return Segments(count, used, joined - filled, unicode)


def outside(text: str) -> tuple[str, ...]:
    """Return the characters, each once, for which a text is sent as Unicode and holds less."""
    return tuple(dict.fromkeys(one for one in text if one not in _BASIC | _EXTENDED))


def _units(character: str, *, unicode: bool) -> int:
    if unicode:
        return 2 if ord(character) > 0xFFFF else 1  # a surrogate pair
    return 2 if character in _EXTENDED else 1


def _packed(sizes: Iterable[int], joined: int) -> tuple[int, int]:
    """Return how many messages of ``joined`` units, and how many are filled in the last one."""
    count, filled = 1, 0
    for size in sizes:
        if filled + size > joined:
            count, filled = count + 1, 0
        filled += size
    return count, filled
