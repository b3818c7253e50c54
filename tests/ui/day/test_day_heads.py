"""The heads above the columns, by mouse, keyboard and screen reader."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Staff
from desktop.ui.day.day_head import HeadButton, initials
from tests.ui.day_hand import DAY, DayHand
from tests.ui.salon import Desk


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, desk: Desk) -> DayHand:
    return DayHand(qtbot, desk)


def test_a_click_on_a_head_chooses_the_person_or_the_day_and_leaves_the_keyboard(
    hand: DayHand,
) -> None:
    hand.day()
    hand.canvas.setFocus()
    hand.qtbot.mouseClick(hand.view.heads.buttons[1], Qt.MouseButton.LeftButton)
    hand.week()
    hand.qtbot.mouseClick(hand.view.heads.buttons[2], Qt.MouseButton.LeftButton)
    assert hand.happened == [
        f"head_chosen {hand.desk.tom.id} 04.05.",
        f"head_chosen {hand.desk.mia.id} 06.05.",
    ]
    assert QApplication.focusWidget() is hand.canvas


def test_arrows_go_from_head_to_head_and_enter_chooses(hand: DayHand) -> None:
    hand.day()
    hand.view.heads.buttons[0].setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        hand.key(key)
    hand.key(Qt.Key.Key_Space)
    assert hand.happened == [f"head_chosen {hand.desk.tom.id} 04.05."] * 2
    stops = [one for one in hand.view.heads.buttons if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [QApplication.focusWidget()]


def test_from_a_head_to_the_week_and_back_the_keyboard_stays_with_day_and_person(
    hand: DayHand,
) -> None:
    wednesday = DAY + timedelta(days=2)
    hand.day(wednesday)
    hand.view.heads.buttons[1].setFocus()
    said = []
    for show in (lambda: hand.week(wednesday, hand.desk.tom.id), lambda: hand.day(wednesday)):
        show()
        focus = QApplication.focusWidget()
        assert isinstance(focus, HeadButton)
        said.append(focus.head.name)
    assert said == ["Wed 6 May", "Tom"]


def test_tab_comes_to_the_heads_before_the_day_and_leaves_both_in_one_step_each(
    qtbot: QtBot, hand: DayHand
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    above, below = QPushButton("above"), QPushButton("below")
    column = QVBoxLayout(window)
    for widget in (above, hand.view, below):
        column.addWidget(widget)
    hand.desk.book("10:00", "Anna")
    with qtbot.waitActive(window):
        window.show()
    hand.day()
    above.setFocus()
    seen = []
    for key in [Qt.Key.Key_Tab] * 3 + [Qt.Key.Key_Backtab] * 3:
        hand.key(key)
        seen.append(QApplication.focusWidget())
    head = hand.view.heads.buttons[0]
    hand.view.setParent(None)  # it does not end with this window
    assert seen == [head, hand.canvas, below, hand.canvas, head, above]


def test_a_head_says_what_it_is_and_does(hand: DayHand) -> None:
    hand.desk.book("10:00", "Anna")
    hand.day()
    head = hand.view.heads.buttons[0]
    assert head.accessibleName() == "Mia, 1 booking"
    assert head.accessibleDescription() == "Show this person's week"
    hand.week()
    assert head.accessibleName() == "Mon 4 May, today · 1 booking"
    assert head.accessibleDescription() == "Show this day of everybody"


def test_with_25_columns_names_keep_their_room_and_heads_scroll_along(hand: DayHand) -> None:
    for number in range(23):
        hand.desk.store.save_staff(Staff(0, f"Maximiliane {number}", "#118833"))
    hand.day()
    grid = hand.canvas.grid
    assert grid.columns == 25
    assert grid.width > hand.view.viewport().width()
    buttons = hand.view.heads.buttons
    assert [one.x() for one in buttons] == [grid.x(column) for column in range(25)]
    assert buttons[5].fontMetrics().horizontalAdvance("Maximiliane 4") < buttons[5].width() - 60
    buttons[0].setFocus()
    for _ in range(24):
        hand.key(Qt.Key.Key_Right)
    bar = hand.view.horizontalScrollBar()
    assert bar.value() == bar.maximum() == hand.view.heads.offset
    hand.canvas.setFocus()
    hand.key(Qt.Key.Key_Right)
    assert bar.value() < grid.x(2)  # back where the keyboard is


def test_heads_that_are_not_needed_any_more_go(hand: DayHand) -> None:
    hand.week()
    hand.view.heads.buttons[6].setFocus()
    assert len(hand.view.heads.buttons) == 7
    hand.day()
    assert [one.head.name for one in hand.view.heads.buttons] == ["Mia", "Tom"]
    stops = [one for one in hand.view.heads.buttons if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1


@pytest.mark.parametrize(
    ("name", "letters"), [("Mia", "M"), ("Ida von Berg", "IV"), ("  ", ""), ("נועה לוי", "נל")]
)
def test_initials_are_those_of_the_first_two_words(name: str, letters: str) -> None:
    assert initials(name) == letters
