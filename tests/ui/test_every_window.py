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

from desktop.ui.scrolled_body import ScrolledBody
from tests.screens.rooms import Rooms
from tests.screens.shots import SHOTS
from tests.screens.shots_lists import LIST_SHOTS
from tests.screens.shots_messages_page import MESSAGES_PAGE_SHOTS
from tests.screens.shots_paper import PAPER_SHOTS
from tests.screens.shots_tell import TELL_SHOTS
from tests.screens.shots_told import TOLD_SHOTS
from tests.ui.access import focusable, spoken_name
from tests.ui.small_screen import SMALL, SmallScreen

MENUS = {"day-menu", "settings-messages-menu"}
WINDOWS = [name for name in SHOTS if name not in MENUS]
SCROLLED = [
    name
    for name in [*PAPER_SHOTS, *TELL_SHOTS, *LIST_SHOTS, *MESSAGES_PAGE_SHOTS, *TOLD_SHOTS]
    if name not in MENUS and not name.startswith(("told-day", "told-booking", "told-online"))
]


@pytest.fixture
def rooms(tmp_path: Path, dressed: QApplication) -> Rooms:
    return Rooms(tmp_path)


def opened(qtbot: QtBot, rooms: Rooms, name: str) -> QWidget:
    shot = SHOTS[name](rooms)
    for top in QApplication.topLevelWidgets():
        if not isinstance(top, QMenu):
            qtbot.addWidget(top, before_close_func=QWidget.hide)  # one that imports stays open
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


@pytest.mark.parametrize("name", SCROLLED)
def test_a_dialog_has_room_on_a_small_screen(
    qtbot: QtBot, rooms: Rooms, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(ScrolledBody, "screen", lambda _self: SmallScreen())
    least = opened(qtbot, rooms, name).minimumSizeHint()
    assert least == least.boundedTo(SMALL)


def told_of(widget: QWidget) -> str:
    """Name and description as assistive technology gets them, without customers' own ``&``."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    told = interface.text(QAccessible.Text.Name) + interface.text(QAccessible.Text.Description)
    return str(told).replace("&&", "")
