"""QR codes: a text as a picture that a phone's camera reads (the one importer of segno)."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

QUIET_ZONE = 4
"""Modules of white around the code, without which cameras do not find it (ISO/IEC 18004)."""

LONGEST = 2000
"""Bytes of a text, in UTF-8, that any code holds and a camera still reads off a sheet of paper."""

Modules = tuple[tuple[bool, ...], ...]
"""Rows of a square; ``True`` is black. The quiet zone is part of it."""


def fits(text: str) -> bool:
    """Whether there is something to show, and little enough of it."""
    return 0 < len(text.encode(errors="replace")) <= LONGEST


def svg(text: str, *, scale: int = 8) -> bytes:
    """Return the code as an SVG file, ``scale`` user units a module, black on white.

    Raises:
        ValueError: ``text`` does not fit.
    """
    file = BytesIO()
    _code(text).save(
        file, kind="svg", scale=scale, border=QUIET_ZONE, dark="#000", light="#fff", nl=False
    )
    return file.getvalue()


def modules(text: str) -> Modules:
    """Return the code as the squares that a painter fills.

    Raises:
        ValueError: ``text`` does not fit.
    """
    rows = _code(text).matrix_iter(border=QUIET_ZONE)
    return tuple(tuple(bool(module) for module in row) for row in rows)


def side(text: str) -> int:
    """Return how many modules wide the code is: a fraction of the work of making it.

    Raises:
        ValueError: ``text`` does not fit.
    """
    width, _height = _code(text, mask=0).symbol_size(border=QUIET_ZONE)
    return int(width)


def _code(text: str, mask: int | None = None) -> "QRCode":
    """Make the code. To choose the ``mask`` that cameras read best takes nearly all the time."""
    if not fits(text):
        raise ValueError("nothing to encode, or too much")
    import segno

    return segno.make_qr(text, error="M", boost_error=True, mask=mask)
