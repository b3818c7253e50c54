"""The words in a file that another program wrote, whatever it encoded them in."""

import re
from collections.abc import Callable, Iterator

Watch = Callable[[int, int], None]
"""Is told how much of how much is read, many times a second; what it raises ends the reading."""


def unwatched(done: int, whole: int) -> None:
    """Let it read on."""


_UTF_8_MARK = b"\xef\xbb\xbf"
_MARKS = (
    (_UTF_8_MARK, "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LOOKED_AT = 4_096
_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+")
WATCHED = 1_000
"""Lines after which somebody may stop it."""

_WINDOWS = "cp1252"


def text_of(data: bytes) -> str:
    """Return the text: UTF-8, UTF-16 or UTF-32 by its mark, else by what fits, else Windows-1252.

    NUL characters are left out, and so are further marks, which files joined into one have within.
    What no encoding explains becomes U+FFFD.
    """
    encoding, mark = _encoding(data)
    text = data[mark:].decode(encoding, errors="replace")
    return text.replace("\0", "").replace("\ufeff", "")


def is_text(data: bytes) -> bool:
    """Tell whether it is text by its beginning, in which at most one in fifty is a control."""
    beginning = text_of(data[:_LOOKED_AT])
    controls = sum(one < " " and not one.isspace() for one in beginning)
    return controls * 50 <= len(beginning)


def lines_of(text: str, watch: Watch) -> Iterator[str]:
    r"""Yield the lines with what ends them: ``\r\n``, ``\n`` or ``\r``, and nothing else.

    ``io.StringIO`` does so too, and holds a copy of the text that is up to four times as large.
    """
    for number, found in enumerate(_LINE.finditer(text)):
        if number % WATCHED == 0:
            watch(found.start(), len(text))
        yield found[0]


def utf8_of(data: bytes) -> bytes:
    """Return ``data`` without its marks, UTF-16 and UTF-32 as UTF-8, and all else as it is."""
    encoding, mark = _encoding(data)
    plain = data[mark:]
    if encoding not in {"utf-8", _WINDOWS}:
        plain = plain.decode(encoding, errors="replace").encode(errors="replace")
    return plain.replace(_UTF_8_MARK, b"")


def words_of(data: bytes) -> str:
    """Return a piece of text that is UTF-8 or else Windows-1252."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode(_WINDOWS, errors="replace")
    return text.replace("\0", "")


def _encoding(data: bytes) -> tuple[str, int]:
    """Return the encoding, and how many bytes its mark takes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    sixteen = _without_mark(data[:_LOOKED_AT])
    if sixteen:
        return sixteen, 0
    try:
        data.decode()
    except UnicodeDecodeError:
        return _WINDOWS, 0
    return "utf-8", 0


def _without_mark(beginning: bytes) -> str:
    """Tell UTF-16 by the zero bytes that every second byte of Western text is."""
    if len(beginning) < 4:
        return ""
    half = len(beginning) // 2
    if beginning[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if beginning[0::2].count(0) > 0.6 * half else ""
