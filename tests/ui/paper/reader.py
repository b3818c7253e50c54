"""Reads a PDF with poppler's programs, which nobody here wrote."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.system import install_line, missing_packages

DPI = 72
"""Dots to a point, so that pictures are measured in points."""


@pytest.fixture
def reader() -> "type[Pdf]":
    """Skip by name where poppler's programs are missing."""
    needed = missing_packages("paper")
    if needed or not shutil.which("pdftoppm"):
        pytest.skip(f"needs {install_line(needed or ['poppler-utils'])}")
    return Pdf


@dataclass(frozen=True)
class Picture:
    """Grey pixels, row by row; 255 is white."""

    width: int
    height: int
    pixels: bytes

    def ink_outside(self, margin: int) -> int:
        """How many pixels less than ``margin`` from an edge are not white."""
        rows = [self.pixels[at : at + self.width] for at in range(0, len(self.pixels), self.width)]
        edge = rows[:margin] + rows[-margin:]
        sides = [row[:margin] + row[-margin:] for row in rows]
        return sum(pixel < 255 for row in [*edge, *sides] for pixel in row)

    @property
    def ink(self) -> int:
        return sum(pixel < 128 for pixel in self.pixels)


class Pdf:
    def __init__(self, folder: Path, content: bytes) -> None:
        self._file = folder / "sheet.pdf"
        self._file.write_bytes(content)

    def info(self) -> dict[str, str]:
        lines = self._run("pdfinfo", str(self._file)).decode().splitlines()
        return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}

    @property
    def page_count(self) -> int:
        return int(self.info()["Pages"])

    @property
    def size(self) -> tuple[int, int]:
        width, height = re.findall(r"[\d.]+", self.info()["Page size"])[:2]
        return round(float(width)), round(float(height))

    def text(self, page: int = 0) -> str:
        pages = ["-f", str(page), "-l", str(page)] if page else []
        return self._run("pdftotext", *pages, "-raw", str(self._file), "-").decode()

    def places(self, word: str) -> list[float]:
        """How many points below the top of its page a word stands, each time it does."""
        html = self._run("pdftotext", "-bbox", str(self._file), "-").decode()
        return [float(top) for top in re.findall(rf'yMin="([\d.]+)"[^>]*>{word}<', html)]

    def codes(self, dpi: int = 200) -> list[str]:
        """What a camera reads off all pages."""
        zxingcpp = pytest.importorskip("zxingcpp")
        views = (
            memoryview(page.pixels).cast("B", (page.height, page.width))
            for page in self.pictures(dpi)
        )
        return [str(code.text) for view in views for code in zxingcpp.read_barcodes(view)]

    def pictures(self, dpi: int = DPI) -> list[Picture]:
        stem = self._file.with_name("page")
        self._run("pdftoppm", "-gray", "-r", str(dpi), str(self._file), str(stem))
        return [_picture(file) for file in sorted(stem.parent.glob("page-*.pgm"))]

    def is_grey(self) -> bool:
        """Whether no pixel has more of one colour than of another."""
        stem = self._file.with_name("coloured")
        self._run("pdftoppm", "-r", str(DPI), str(self._file), str(stem))
        pages = [_picture(file) for file in sorted(stem.parent.glob("coloured-*.ppm"))]
        assert pages
        return all(page.pixels[0::3] == page.pixels[1::3] == page.pixels[2::3] for page in pages)

    def _run(self, *command: str) -> bytes:
        return subprocess.run(command, check=True, capture_output=True).stdout


def _picture(file: Path) -> Picture:
    _, size, _, pixels = file.read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    file.unlink()
    return Picture(width, height, pixels)
