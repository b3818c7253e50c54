"""Text from outside -> text that stays in its place, wherever it is shown, sent or kept.

What is cleaned elsewhere is cleaned for something else, and stricter or not at all: names of files
(:mod:`desktop.core.file_names`) may not hold what stays here, cells of a list
(:mod:`desktop.core.csv_cells`) go back into a book with every line they have, and names are folded
(:mod:`desktop.core.names`) to be found, not to be read.
"""

_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Embeddings, overrides and isolates (UAX #9): one left open turns round all that follows it.

Marks of direction and joiners stay: names are written with them.
"""

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_WITHOUT_TURNS = dict.fromkeys(map(ord, _TURNS))
_WITHOUT_HALVES: dict[int, str | None] = dict.fromkeys(range(0xD800, 0xE000), "?")
"""Halves of UTF-16 pairs, which nothing can write: a question mark tells that something was."""

_ON_A_LINE = _WITHOUT_HALVES | dict.fromkeys((*_CONTROLS, 0x2028, 0x2029), " ") | _WITHOUT_TURNS
_ON_LINES = _WITHOUT_HALVES | dict.fromkeys(set(_CONTROLS) - {ord("\t"), ord("\n")})


def one_line(text: str) -> str:
    """Return ``text`` on one line, with nothing that hides or turns what follows it.

    Line breaks, other control characters and runs of spaces become one space.
    """
    return " ".join(text.translate(_ON_A_LINE).split())


def short_line(text: str, longest: int) -> str:
    """Return the same in at most ``longest`` characters, as for a header of a mail."""
    return one_line(text)[:longest].rstrip()


def plain_lines(text: str) -> str:
    r"""Return ``text`` as lines that end in ``\n``, without other control characters than tabs.

    What turns the direction stays: whoever writes a message may mean it.
    """
    return "\n".join(text.splitlines()).translate(_ON_LINES)


def without_turns(text: str) -> str:
    """Return ``text`` without what could turn the direction of what follows it."""
    return text.translate(_WITHOUT_TURNS)
