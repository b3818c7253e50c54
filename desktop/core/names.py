"""Names as people type them -> the form in which they are looked for."""

import unicodedata

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"}
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def fold(name: str) -> str:
    """Return ``name`` without case, accents and superfluous space.

    ``Zoë  Ångström`` -> ``zoe angstrom``; letters whose stroke is no accent lose it too (``ł`` ->
    ``l``), and ``ß`` becomes ``ss``.
    """
    # Before and after: casefolding can make accents (Turkish İ), and compatibility forms case.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(letters.translate(_PLAIN).split())


def searchable(name: str) -> str:
    """Return the folded name and, where it differs, its spelt-out form (Müller, Mueller)."""
    plain = fold(name)
    composed = unicodedata.normalize("NFKC", name).casefold()
    spelt_out = fold(composed.translate(_SPELT_OUT))
    return plain if spelt_out == plain else f"{plain} {spelt_out}"
