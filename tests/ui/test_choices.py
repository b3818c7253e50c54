"""Words of radio buttons and check boxes, painted to their last pixel."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.choices import Choice, Tick


@pytest.mark.parametrize("made", [Choice, Tick])
@pytest.mark.parametrize("words", ["&Termine", "Ganze &Tage", "&Bookings", "W&AVE"])
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


def last_inked_column(button: QAbstractButton) -> int:
    """Return where the words end; the frame around them is left out."""
    picture = button.grab().toImage()
    middle = range(5, picture.height() - 5)
    ground = picture.pixel(picture.width() - 5, middle.start)
    columns = range(picture.width() - 5, 0, -1)
    return next(x for x in columns if any(picture.pixel(x, y) != ground for y in middle))
