import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui.day.move_ghost import Ghost, GhostWords, MoveGhosts

WORDS = GhostWords("10:15–11:00", "45 min", "Anna Schmidt")


@pytest.fixture
def canvas(qtbot: QtBot, dressed: QApplication) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def test_words_stand_in_the_outline_where_there_is_room(canvas: QWidget) -> None:
    ghost, outline = Ghost(canvas), QRect(50, 50, 300, 100)
    ghost.show_at(outline, WORDS, "#2a9d8f")
    assert ghost.outline == outline
    assert ghost.geometry().width() < outline.width() + 10
    assert ghost.geometry().height() < outline.height() + 10


@pytest.mark.parametrize(
    ("outline", "beside"),
    [
        (QRect(50, 50, 300, 8), "below"),
        (QRect(50, 50, 40, 100), "below"),
        (QRect(560, 50, 40, 100), "below"),
        (QRect(560, 390, 40, 8), "above"),
    ],
)
def test_else_they_hang_on_it_as_a_tag_inside_the_canvas(
    canvas: QWidget, outline: QRect, beside: str
) -> None:
    ghost = Ghost(canvas)
    ghost.show_at(outline, WORDS, "#2a9d8f")
    assert ghost.outline == outline
    line = ghost.fontMetrics().height()
    if beside == "below":
        assert ghost.geometry().bottom() > outline.bottom() + 2 * line
    else:
        assert ghost.y() < outline.top() - 2 * line
    assert ghost.geometry().right() <= canvas.width() + 3
    assert ghost.width() > ghost.fontMetrics().horizontalAdvance("10:15–11:00 45 min")


def test_neither_ghost_nor_veil_comes_between_the_pointer_and_a_booking(canvas: QWidget) -> None:
    block = QWidget(canvas)
    block.setGeometry(50, 50, 300, 100)
    block.show()
    ghosts = MoveGhosts(canvas, canvas)
    ghosts.dim(block.geometry())
    ghosts.ghost.show_at(block.geometry(), WORDS, "#2a9d8f")
    assert canvas.childAt(QPoint(100, 100)) is block


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_it_stands_out_in_either_scheme(
    canvas: QWidget, dressed: QApplication, scheme: Qt.ColorScheme
) -> None:
    theme.apply(dressed, scheme)
    ghost = Ghost(canvas)
    ghost.show_at(QRect(50, 50, 300, 100), WORDS, "no colour at all")
    drawn = ghost.grab().toImage()
    outline, fill = (drawn.pixelColor(x, drawn.height() // 2) for x in (3, 20))
    assert theme.contrast(outline, fill) >= theme.SHAPE_RATIO
    assert theme.contrast(theme.current().text, fill) >= theme.TEXT_RATIO


def test_names_of_any_script_and_length_are_drawn_as_text(canvas: QWidget) -> None:
    ghost, images = Ghost(canvas), []
    for name in ("", "<b>Bold</b>", "דנה לוי", "\u202eevil", "W" * 500, "🎉"):
        ghost.show_at(QRect(50, 50, 300, 100), GhostWords("10:15–11:00", "45 min", name), "#2a9d8f")
        assert ghost.width() < 310
        images.append(ghost.grab().toImage())
    assert all(one != other for one, other in itertools.combinations(images, 2))
