"""Dates and times typed as people type them."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QDate, QEvent, QLocale, Qt, QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.preferences import Clock, DateStyle, Preferences
from desktop.ui import spoken
from desktop.ui.form.when_fields import WhenFields


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


@pytest.fixture
def asked() -> Iterator[Callable[..., None]]:
    """Ask for dates and times to be written otherwise, as the settings do."""

    def ask(**wishes: object) -> None:
        spoken.use(Preferences(**wishes), QLocale("en_GB"))

    yield ask
    ask()


def test_fields_are_written_as_asked(qtbot: QtBot, asked: Callable[..., None]) -> None:
    asked(clock=Clock.H12, date_style=DateStyle.ISO, first_weekday=7)
    when = shown(qtbot)
    assert when.date.text() == "Mon 2026-11-23"
    assert when.time.text() == "5:30 pm"
    assert when.date.calendarWidget().firstDayOfWeek() == Qt.DayOfWeek.Sunday


def test_fields_on_show_follow_a_change_and_keep_their_moment(
    when: WhenFields, asked: Callable[..., None]
) -> None:
    asked(language="de", clock=Clock.H12, first_weekday=6)
    QApplication.sendEvent(when, QEvent(QEvent.Type.LanguageChange))
    assert when.date.text() == "Mo. 23.11.2026"
    assert when.time.text() == "5:30 PM"
    assert when.date.calendarWidget().firstDayOfWeek() == Qt.DayOfWeek.Saturday
    assert when.starts() == datetime(2026, 11, 23, 17, 30)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("230", QTime(14, 30)),
        ("0230p", QTime(14, 30)),
        ("2:30 pm", QTime(14, 30)),
        ("1230p", QTime(12, 30)),
        ("9:05a", QTime(9, 5)),
        ("9:05 a", QTime(9, 5)),
        ("905AM", QTime(9, 5)),
        ("11a", QTime(11, 30)),
        ("12:00a", QTime(0, 0)),
    ],
)
def test_a_time_is_typed_with_its_half_of_the_day(
    qtbot: QtBot, asked: Callable[..., None], typed: str, meant: QTime
) -> None:
    asked(clock=Clock.H12)
    when = shown(qtbot)
    when.time.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(when.time, typed)
    assert when.time.time() == meant


def test_digits_are_the_time_where_the_half_of_the_day_stands_first(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("ko_KR"))
    when = shown(qtbot)
    when.time.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(when.time, "745")
    assert when.time.time() == QTime(19, 45)
