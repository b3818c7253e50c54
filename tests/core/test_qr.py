"""QR codes, read again by a reader that knows nothing of the writer."""

import xml.etree.ElementTree as ET

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core import qr

LINKS = (
    "https://teams.microsoft.com/meet/2934?p=aBcD",
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_OW%40thread.v2/0?context=%7b%22Tid%22%7d",
    "https://größe.example/Zoë?x=1&y=ü",
    "https://x.example/" + "a1" * 500,
)


class Picture:
    """Grey pixels, as zxing-cpp takes them from anything with an array interface."""

    def __init__(self, modules: qr.Modules, scale: int) -> None:
        self._rows = b"".join(
            b"".join((b"\x00" if one else b"\xff") * scale for one in row) * scale
            for row in modules
        )
        side = len(modules) * scale
        self.__array_interface__ = {
            "shape": (side, side),
            "typestr": "|u1",
            "data": self._rows,
            "version": 3,
        }


def read(modules: qr.Modules, scale: int = 4) -> str:
    side = len(modules) * scale
    pixels = memoryview(Picture(modules, scale)._rows).cast("B", (side, side))  # noqa: SLF001 - its own
    (found,) = zxingcpp.read_barcodes(pixels)
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return str(found.text)


@pytest.mark.parametrize("link", LINKS)
def test_a_reader_finds_the_link_again(link: str) -> None:
    assert read(qr.modules(link)) == link


@pytest.mark.parametrize("link", LINKS)
def test_its_width_is_known_before_it_is_made(link: str) -> None:
    assert qr.side(link) == len(qr.modules(link))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=300))
def test_a_reader_finds_any_link_again(text: str) -> None:
    assert read(qr.modules(f"https://{text}")) == f"https://{text}"


def test_it_is_a_square_in_a_white_frame() -> None:
    rows = qr.modules(LINKS[0])
    assert {len(row) for row in rows} == {len(rows)}
    frame = qr.QUIET_ZONE
    assert not any(any(row) for row in rows[:frame] + rows[-frame:])
    assert not any(any(row[:frame]) or any(row[-frame:]) for row in rows)
    assert rows[frame][frame]


def test_the_picture_file_has_the_same_size() -> None:
    root = ET.fromstring(qr.svg(LINKS[0], scale=5))
    side = str(5 * len(qr.modules(LINKS[0])))
    assert (root.get("width"), root.get("height")) == (side, side)


@pytest.mark.parametrize(
    ("text", "fits"), [("", False), ("x" * 2000, True), ("x" * 2001, False), ("ü" * 1001, False)]
)
def test_what_does_not_fit_is_refused(text: str, *, fits: bool) -> None:
    assert qr.fits(text) == fits
    if fits:
        assert read(qr.modules(text)) == text
        return
    with pytest.raises(ValueError, match="nothing to encode"):
        qr.modules(text)
    with pytest.raises(ValueError, match="nothing to encode"):
        qr.svg(text)
