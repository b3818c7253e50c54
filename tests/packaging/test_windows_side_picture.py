"""The picture beside setup's words: the program's drawing on its own colour."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage
from windows import side_picture


def test_the_drawing_stands_on_its_own_colour(tmp_path: Path) -> None:
    picture = QImage(str(side_picture.draw(tmp_path / "side.bmp")))
    assert (picture.width(), picture.height()) == (side_picture.WIDTH, side_picture.HEIGHT)
    edges = [(0, 0), (picture.width() - 1, 0), (0, picture.height() - 1)]
    ground = {picture.pixelColor(*edge).name() for edge in edges}
    assert ground == {side_picture.GROUND}
    middle = QColor("white").name()
    column = (picture.pixelColor(picture.width() // 2, y) for y in range(picture.height()))
    assert middle in {colour.name() for colour in column}
