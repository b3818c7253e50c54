"""Words of radio buttons and check boxes, painted to their last pixel."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import choices
from desktop.ui.choices import Choice, Tick


@pytest.mark.parametrize("made", [Choice, Tick])
@pytest.mark.parametrize("words", ["&Termine", "Ganze &Tage", "&Bookings", "W&AVE", "&Tell me"])
def test_no_letter_is_cut_off(
    qtbot: QtBot, dressed: QApplication, made: type[QAbstractButton], words: str
) -> None:
    button = made()
    qtbot.addWidget(button)
    button.setText(words)
    button.show()
    own = button.sizeHint()
    button.resize(own)
    at_its_own_size = last_inked_column(button)
    button.resize(own.width() + 40, own.height())
    assert at_its_own_size == last_inked_column(button)


def test_every_box_with_an_underlined_letter_is_one_of_these() -> None:
    """Without such a letter the words are drawn in one piece, as they were measured."""
    here = Path(choices.__file__)
    plain = re.compile(r'Q(?:CheckBox|RadioButton)\(\s*self\.tr\(\s*"[^"]*&')
    others = (file for file in here.parent.rglob("*.py") if file != here)
    assert [file.name for file in others if plain.search(file.read_text("utf-8"))] == []


def last_inked_column(button: QAbstractButton) -> int:
    """Return where the words end; the frame around them is left out."""
    picture = button.grab().toImage()
    middle = range(5, picture.height() - 5)
    ground = picture.pixel(picture.width() - 5, middle.start)
    columns = range(picture.width() - 5, 0, -1)
    return next(x for x in columns if any(picture.pixel(x, y) != ground for y in middle))
