"""Dates and times typed as people type them."""

from datetime import datetime

import pytest
from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.when_fields import WhenFields


@pytest.fixture
def when(qtbot: QtBot) -> WhenFields:
    return shown(qtbot)


def shown(qtbot: QtBot) -> WhenFields:
    when = WhenFields("Europe/Berlin")
    qtbot.addWidget(when)
    when.show_when(datetime(2026, 11, 23, 17, 30), 30)
    with qtbot.waitActive(when):
        when.show()
    return when


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en_GB", "29032026"),
        ("en_GB", "29/3/2026"),
        ("en_GB", "29/03/2026"),
        ("en_GB", "29-03-2026"),
        ("en_US", "3/29/2026"),
        ("en_US", "03292026"),
        ("de_DE", "29.3.2026"),
        ("de_DE", "29.03.2026"),
    ],
)
def test_a_date_is_typed_over_its_weekday_with_separators_or_without(
    qtbot: QtBot, language: str, typed: str
) -> None:
    QLocale.setDefault(QLocale(language))
    when = shown(qtbot)
    when.date.setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.keyClicks(when.date, typed)
    assert when.date.date() == QDate(2026, 3, 29)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("1430", QTime(14, 30)), ("14:30", QTime(14, 30)), ("9:05", QTime(9, 5))],
)
def test_a_time_is_typed_with_its_separator_or_without(
    qtbot: QtBot, when: WhenFields, typed: str, meant: QTime
) -> None:
    when.time.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(when.time, typed)
    assert when.time.time() == meant
    assert QApplication.focusWidget() is when.time
    assert when.minutes.value() == 30


def test_tab_leaves_date_and_time_in_one_step(qtbot: QtBot, when: WhenFields) -> None:
    when.date.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(when.date, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is when.time
    qtbot.keyClick(when.time, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is when.minutes
