"""Cells of a list that a spreadsheet takes for words and never for a formula.

A spreadsheet calculates what begins with one of a few signs, and what follows may fetch pages or
start programs (OWASP: CSV Injection). An apostrophe in front makes it words again.

So it does within a cell, behind what parts cells and lines elsewhere: a program set to semicolons
that opens a list with commas sees cells nobody wrote.
"""

import re

_UNSEEN = r"\s\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
_SIGNS = r"=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20"  # the last four are their full-width forms
_RISKY = re.compile(rf"'*[{_UNSEEN}]*[{_SIGNS}]")
_PARTS = r"(?<=[,;|\t\r\n])"
_WITHIN = rf"'*(?:(?![\t\r\n])[{_UNSEEN}])*(?![\t\r\n])[{_SIGNS}]"
_RISKY_WITHIN = re.compile(rf"{_PARTS}(?={_WITHIN})")
_GUARD_WITHIN = re.compile(rf"{_PARTS}'(?={_WITHIN})")


def guarded(text: str) -> str:
    """Return ``text`` with an apostrophe in front where a spreadsheet might calculate it.

    Unseen characters before the sign do not help it, nor do apostrophes: those make sure that
    :func:`unguarded` gives back exactly what was written.
    """
    within = _RISKY_WITHIN.sub("'", text)
    return f"'{within}" if _RISKY.match(within) else within


def unguarded(text: str) -> str:
    """Take off the apostrophes that :func:`guarded` puts in, and no other."""
    within = text[1:] if text.startswith("'") and _RISKY.match(text, 1) else text
    return _GUARD_WITHIN.sub("", within)
