"""The names of fields, painted to their last pixel."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.fields import FieldLabel


@pytest.mark.parametrize("words", ["&Telefon", "&Tag", "Leistun&g", "W&AVE", "Phone"])
def test_no_letter_of_a_name_is_cut_off(qtbot: QtBot, dressed: QApplication, words: str) -> None:
    field = QLineEdit()
    label = FieldLabel(words, field)
    for widget in (field, label):
        qtbot.addWidget(widget)
    own = label.sizeHint()
    label.resize(own)
    at_its_own_size = last_inked_column(label)
    label.resize(own.width() + 40, own.height())
    assert at_its_own_size == last_inked_column(label)


def last_inked_column(label: QLabel) -> int:
    """Return where the words end."""
    picture = label.grab().toImage()
    ground, rows = picture.pixel(picture.width() - 1, 0), range(picture.height())
    columns = range(picture.width() - 1, 0, -1)
    return next(x for x in columns if any(picture.pixel(x, y) != ground for y in rows))
