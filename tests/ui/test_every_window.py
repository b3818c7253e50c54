"""Every window in every state that is drawn: each control has a name, and Tab goes down.

The windows are those of tests/screens, so that a new one is looked at and checked alike.
"""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.rooms import Rooms
from tests.screens.shots import SHOTS
from tests.ui.access import focusable, spoken_name

WINDOWS = [name for name in SHOTS if name != "day-menu"]


@pytest.fixture
def rooms(tmp_path: Path, dressed: QApplication) -> Rooms:
    return Rooms(tmp_path)


def opened(qtbot: QtBot, rooms: Rooms, name: str) -> QWidget:
    shot = SHOTS[name](rooms)
    for top in QApplication.topLevelWidgets():
        if not isinstance(top, QMenu):
            qtbot.addWidget(top)
    return shot.window()


def place(top: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())


def tab_order(top: QWidget) -> list[QWidget]:
    """The controls Tab goes through, from the first in the chain that can be reached."""
    reachable = {
        widget
        for widget in focusable(top)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    chain, widget = [], top.nextInFocusChain()
    while widget is not None and widget is not top:
        if widget in reachable:
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def jumps_up(top: QWidget, one: QWidget, other: QWidget) -> bool:
    """Whether Tab leads from ``one`` to something wholly above it in the same column."""
    here, there = place(top, one), place(top, other)
    same_column = here.left() <= there.right() and there.left() <= here.right()
    return same_column and there.bottom() < here.top()


@pytest.mark.parametrize("name", WINDOWS)
def test_a_window_can_be_used_by_keyboard_and_screen_reader(
    qtbot: QtBot, rooms: Rooms, name: str
) -> None:
    top = opened(qtbot, rooms, name)
    found = focusable(top)
    assert found, "a window without anything to press is no window"
    assert [repr(widget) for widget in found if not spoken_name(widget).strip()] == []
    assert [told for told in map(told_of, found) if "&" in told or "<b>" in told] == []
    jumps = [
        f"{spoken_name(one)!r} -> {spoken_name(other)!r}"
        for one, other in pairwise(tab_order(top))
        if one.parentWidget() is other.parentWidget() and jumps_up(top, one, other)
    ]
    assert jumps == []


def told_of(widget: QWidget) -> str:
    """Name and description as assistive technology gets them, without customers' own ``&``."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    told = interface.text(QAccessible.Text.Name) + interface.text(QAccessible.Text.Description)
    return str(told).replace("&&", "")
