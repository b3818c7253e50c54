"""The small month beside the day."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from desktop.ui.header.month_panel import MonthPanel
from desktop.ui.theme import current

TODAY = date(2026, 5, 4)


@pytest.fixture
def panel(qtbot: QtBot, dressed: QApplication) -> MonthPanel:
    made = MonthPanel()
    qtbot.addWidget(made)
    made.show_day(date(2026, 5, 14), TODAY)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def wanted(panel: MonthPanel) -> list[date]:
    asked: list[date] = []
    panel.day_wanted.connect(asked.append)
    return asked


def marks(panel: MonthPanel, day: int) -> str:
    """How a day of May is set apart."""
    shown = panel.month.dateTextFormat(QDate(2026, 5, day))
    tinted = shown.background().color().name() == current().accent_soft
    bold = shown.fontWeight() == QFont.Weight.Bold and shown.fontUnderline()
    found = ["bold"] * bold + ["tinted"] * (
        tinted and shown.background().style() != Qt.BrushStyle.NoBrush
    )
    selected = panel.month.selectedDate() == QDate(2026, 5, day)
    return " ".join(found + ["selected"] * selected)


def test_the_day_shown_and_today_are_marked_and_not_by_colour_alone(panel: MonthPanel) -> None:
    assert [marks(panel, day) for day in (4, 5, 14)] == ["bold", "", "selected"]
    panel.show_day(date(2026, 5, 5), date(2026, 5, 5))
    assert [marks(panel, day) for day in (4, 5, 14)] == ["", "bold selected", ""]


def test_a_week_is_tinted_from_its_first_day_to_its_last(panel: MonthPanel) -> None:
    panel.show_week(date(2026, 5, 4), date(2026, 5, 10), date(2026, 5, 6))
    assert [marks(panel, day) for day in (3, 4, 6, 10, 11)] == [
        "",
        "tinted selected",
        "bold tinted",
        "tinted",
        "",
    ]
    panel.show_day(date(2026, 5, 14), TODAY)
    assert marks(panel, 6) == ""


def test_showing_a_day_asks_for_none(panel: MonthPanel, wanted: list[date]) -> None:
    panel.show_day(date(2026, 6, 1), TODAY)
    panel.show_week(date(2026, 7, 6), date(2026, 7, 12), TODAY)
    assert wanted == []


def test_arrow_keys_go_from_day_to_day(qtbot: QtBot, panel: MonthPanel, wanted: list[date]) -> None:
    panel.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert wanted == [date(2026, 5, 15), date(2026, 5, 22)]


def test_a_click_asks_for_a_day(qtbot: QtBot, panel: MonthPanel, wanted: list[date]) -> None:
    view = panel.month.findChild(QTableView)
    assert view is not None
    place = view.visualRect(view.model().index(1, 1)).center()  # the first day in the grid
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(wanted) == 1
    assert wanted[0] < date(2026, 5, 14)


def test_looking_at_another_month_leaves_the_day_alone(
    panel: MonthPanel, wanted: list[date]
) -> None:
    panel.month.showNextMonth()
    panel.show_day(date(2026, 5, 14), TODAY)  # the book was read again meanwhile
    assert panel.month.monthShown() == 6
    assert wanted == []


def test_the_buttons_that_turn_the_pages_have_names(panel: MonthPanel) -> None:
    names = {
        button.objectName(): button.accessibleName()
        for button in panel.month.findChildren(QToolButton)
    }
    assert names["qt_calendar_prevmonth"] == "Previous month"
    assert names["qt_calendar_nextmonth"] == "Next month"


def test_the_week_and_the_day_with_the_keyboard_are_seen(panel: MonthPanel) -> None:
    panel.setFocus()
    panel.show_week(date(2026, 4, 27), date(2026, 5, 3), TODAY)
    image = panel.grab().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert {current().accent_soft, current().focus} <= colours
