import sys
from pathlib import Path
from struct import unpack_from

import icons
import product
import pytest
from PySide6.QtGui import QImage, QImageReader


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("icons")
    icons.make(made)
    return made


def drawn(image: QImage) -> bool:
    """Whether there is green at the edge, white within, and nothing in the corner."""
    side = image.width()
    edge, corner = image.pixelColor(side // 2, side // 10), image.pixelColor(0, 0)
    colours = {image.pixelColor(x, y).name() for x in range(side) for y in range(side)}
    return edge.green() > edge.red() and corner.alpha() == 0 and "#ffffff" in colours


@pytest.mark.parametrize("size", icons.SIZES)
def test_every_size_is_drawn(folder: Path, size: int) -> None:
    image = QImage(str(folder / f"{product.PROGRAM}-{size}.png"))
    assert (image.width(), image.height()) == (size, size)
    assert size > 256 or drawn(image)


def test_windows_finds_each_size_in_its_file(folder: Path) -> None:
    reader = QImageReader(str(folder / f"{product.PROGRAM}.ico"))
    found = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        image = reader.read()
        assert drawn(image), f"{image.width()} pixels"
        found.append(image.width())
    assert found == list(icons.ICO_SIZES)


def test_macos_finds_each_kind_in_its_file(folder: Path) -> None:
    data = (folder / f"{product.PROGRAM}.icns").read_bytes()
    assert data[:4] == b"icns"
    assert unpack_from(">I", data, 4) == (len(data),)
    found, at = {}, 8
    while at < len(data):
        (length,) = unpack_from(">I", data, at + 4)
        found[data[at : at + 4]] = QImage.fromData(data[at + 8 : at + length], "PNG").width()
        at += length
    assert found == icons.ICNS_KINDS


def test_macos_gets_more_room_around_the_drawing() -> None:
    plain, roomy = (QImage.fromData(icons.png(64, scale)) for scale in (1.0, 0.8))
    assert plain.pixelColor(4, 32).alpha() == 255
    assert roomy.pixelColor(4, 32).alpha() == 0


@pytest.mark.skipif(sys.byteorder != "little", reason="bitmaps are laid out for these processors")
def test_the_same_drawing_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    icons.make(tmp_path)
    for file in folder.iterdir():
        assert (tmp_path / file.name).read_bytes() == file.read_bytes()
