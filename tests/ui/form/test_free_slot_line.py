"""The next free times, each taken by one click."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.free_slots import FreeStart
from desktop.core.models import Staff
from desktop.ui.form.free_slot_line import FreeSlotLine, free_words
from tests.ui.form_hand import buttons, offered

TODAY = date(2026, 5, 4)
MIA = Staff(1, "Mia", "#aa3366")
LONG = Staff(2, "Maximiliane-Alexandra\nvon <b>Hohenzollern</b> & Töchter", "#3366aa")


def free(day: int, person: Staff = MIA, month: int = 5) -> FreeStart:
    return FreeStart(person, datetime(2026, month, day, 14, 30))


@pytest.fixture
def line(qtbot: QtBot, dressed: QApplication) -> Iterator[FreeSlotLine]:
    """The line, with another field behind it."""
    page, made = QWidget(), FreeSlotLine()
    layout = QVBoxLayout(page)
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    yield made
    page.hide()


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (free(4), "today 14:30"),
        (free(5), "Tue 14:30"),
        (free(10), "Sun 14:30"),
        (free(11), "Mon 11 May, 14:30"),  # another Monday than today's
        (free(3), "Sun 3 May, 14:30"),
        (free(1, month=6), "Mon 1 Jun, 14:30"),
    ],
)
def test_the_day_is_said_as_shortly_as_it_cannot_be_mistaken(
    when: FreeStart, expected: str
) -> None:
    assert free_words(when, TODAY) == expected


def test_with_a_person_the_times_stand_in_a_row_else_below_each_other(line: FreeSlotLine) -> None:
    def places() -> tuple[int, int]:
        """In how many columns and rows the buttons stand."""
        line.layout().activate()
        spots = [button.mapTo(line, QPoint()) for button in buttons(line)]
        return len({spot.x() for spot in spots}), len({spot.y() for spot in spots})

    line.show_free([free(4), free(5), free(6)], MIA, TODAY)
    assert (offered(line), places()) == (
        "Next free with Mia: today 14:30, Tue 14:30, Wed 14:30",
        (3, 1),
    )
    line.show_free([free(4), free(5)], None, TODAY)
    assert (offered(line), places()) == (
        "Next free: today 14:30 with Mia, Tue 14:30 with Mia",
        (1, 2),
    )
    far = [free(day, LONG, month=6) for day in (1, 2, 3)]
    line.show_free(far, LONG, TODAY)
    assert places() == (1, 3)


def test_long_names_are_cut_for_the_eye_alone(line: FreeSlotLine) -> None:
    line.show_free([free(4, LONG)], None, TODAY)
    (button,) = buttons(line)
    assert "…" in button.text()
    whole = "Maximiliane-Alexandra von <b>Hohenzollern</b> & Töchter"
    assert button.accessibleName() == f"Take today 14:30 with {whole}"


def test_an_ampersand_in_a_name_is_no_mnemonic(line: FreeSlotLine) -> None:
    line.show_free([free(4, Staff(3, "Tom & Co", "#000000"))], None, TODAY)
    (button,) = buttons(line)
    assert "Tom && Co" in button.text()
    assert button.shortcut().isEmpty()


def test_a_click_and_a_key_take_a_time(qtbot: QtBot, line: FreeSlotLine) -> None:
    taken: list[FreeStart] = []
    line.taken.connect(taken.append)
    line.show_free([free(4), free(5)], MIA, TODAY)
    qtbot.mouseClick(buttons(line)[1], Qt.MouseButton.LeftButton)
    window = line.window()
    for key in (Qt.Key.Key_1, Qt.Key.Key_3):  # there is no third
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert taken == [free(5), free(4)]
    assert "Ctrl+1" in buttons(line)[0].toolTip()
    line.show_free([], MIA, TODAY)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert len(taken) == 2


def test_the_keyboard_is_not_lost_when_nothing_is_offered_any_more(line: FreeSlotLine) -> None:
    line.show_free([free(4)], MIA, TODAY)
    buttons(line)[0].setFocus()
    line.show_free([free(5)], MIA, TODAY)
    assert buttons(line)[0].hasFocus()
    line.show_free([], MIA, TODAY)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
