"""Text from outside -> text that may stand in a header of a mail, on one line."""

import unicodedata

_MAKES_A_LINE = frozenset({"Cc", "Zl", "Zp"})
_TURNS_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates (UAX #9): one left open turns round all that follows it.

Marks of direction and joiners stay: names are written with them.
"""


def header_text(text: str, longest: int) -> str:
    """Return ``text`` on one line of at most ``longest`` characters, with nothing that hides.

    Control characters become spaces, and halves of UTF-16 pairs a question mark.
    """
    whole = text.encode(errors="replace").decode()
    visible = "".join(_shown(character) for character in whole)
    return " ".join(visible.split())[:longest].rstrip()


def body_text(text: str) -> str:
    r"""Return ``text`` as lines that end in ``\n``, without other control characters than tabs."""
    whole = text.encode(errors="replace").decode()
    lines = "\n".join(whole.splitlines())
    kept = (one for one in lines if one in "\n\t" or unicodedata.category(one) != "Cc")
    return "".join(kept)


def without_turns(text: str) -> str:
    """Return ``text`` without what could turn the direction of what follows it."""
    return "".join(character for character in text if character not in _TURNS_DIRECTION)


def _shown(character: str) -> str:
    if character in _TURNS_DIRECTION:
        return ""
    return " " if unicodedata.category(character) in _MAKES_A_LINE else character
