"""Choosing from a list by typing."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.form.typed_combo import TypedCombo

SERVICES = (
    "Colour",
    "Cut",
    "Herren Bart",
    "Herren Haarschnitt",
    "Dauerwelle lang",
    "Dauerwelle kurz",
    "Äpfel-Spülung",
    "(special) Cure",
)


@pytest.fixture
def combo(qtbot: QtBot) -> TypedCombo:
    made = TypedCombo()
    made.addItems(SERVICES)
    made.setCurrentIndex(-1)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("c", "Colour"),
        ("cu", "Cut"),
        ("CUT", "Cut"),
        ("cc", "Cut"),  # the same letter goes on to the next
        ("ccc", "Colour"),
        ("cure", "(special) Cure"),
        ("(spec", "(special) Cure"),
        ("herren h", "Herren Haarschnitt"),
        ("haar", "Herren Haarschnitt"),  # any word of it
        ("kurz", "Dauerwelle kurz"),
        ("apf", "Äpfel-Spülung"),
        ("spul", "Äpfel-Spülung"),
        ("pful", ""),  # no word begins so
        ("-", ""),
        ("x", ""),
        ("colx", "Colour"),  # what was found stays
    ],
)
def test_what_is_typed_finds_an_entry(
    qtbot: QtBot, combo: TypedCombo, typed: str, expected: str
) -> None:
    qtbot.keyClicks(combo, typed)
    assert combo.currentText() == expected


def test_each_letter_that_finds_another_entry_chooses_it(qtbot: QtBot, combo: TypedCombo) -> None:
    chosen: list[str] = []
    combo.activated.connect(lambda index: chosen.append(combo.itemText(index)))
    qtbot.keyClicks(combo, "cut")
    assert chosen == ["Colour", "Cut"]


def test_after_a_pause_typing_begins_anew(qtbot: QtBot, combo: TypedCombo) -> None:
    qtbot.keyClicks(combo, "cut")
    combo.pause.timeout.emit()
    qtbot.keyClicks(combo, "haar")
    assert combo.currentText() == "Herren Haarschnitt"


def test_space_alone_opens_the_list(qtbot: QtBot, combo: TypedCombo) -> None:
    with qtbot.waitExposed(combo):
        combo.show()
    qtbot.keyClick(combo, Qt.Key.Key_Space)
    assert combo.view().isVisible()
    combo.hidePopup()


def test_commands_are_no_letters(qtbot: QtBot, combo: TypedCombo) -> None:
    qtbot.keyClick(combo, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(combo, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert combo.currentIndex() == -1
