"""The row above the day."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.preferences import Preferences
from desktop.ui import language, spoken
from desktop.ui.header.day_header import DayHeader
from desktop.ui.header.weeks_menu import WeeksMenu
from desktop.ui.screen_room import SMALLEST

MONDAY = date(2026, 5, 4)
LONG_DAY = date(2026, 9, 23)  # Wednesday, 23 September 2026
PEOPLE = [(3, "Mia"), (7, "Maximiliane-Alexandra von und zu Hohenstauffen"), (5, "عمر الفاروق")]


@pytest.fixture
def header(qtbot: QtBot, dressed: QApplication) -> DayHeader:
    made = DayHeader()
    qtbot.addWidget(made)
    made.show_day(MONDAY, "2 bookings", is_today=False)
    made.resize(1240, made.sizeHint().height())
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def search(header: DayHeader) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName("Find a customer")
    header.add_search(field)
    field.show()
    return field


def full(header: DayHeader, day: date = LONG_DAY) -> None:
    """Everything the header can hold at once, at its longest."""
    header.show_day(day, "no bookings yet — click a free slot", is_today=False)
    header.show_people(PEOPLE, 7)


def test_a_day_is_told_with_what_sums_it_up(header: DayHeader) -> None:
    assert header.date.text() == "Monday, 4 May 2026"
    assert header.date.accessibleName() == "Monday, 4 May 2026, choose another day"
    assert header.date.accessibleDescription() == "2 bookings"
    assert header.caption.text() == "2 bookings"
    assert header.today.isEnabled()
    header.show_day(MONDAY, "", is_today=True)
    assert not header.today.isEnabled()


def test_steps_go_by_days_and_in_a_week_by_weeks(header: DayHeader) -> None:
    steps: list[int] = []
    header.days_wanted.connect(steps.append)
    header.previous.click()
    header.next.click()
    header.show_week(MONDAY, date(2026, 5, 10), "31 bookings", is_current=True)
    header.previous.click()
    header.next.click()
    assert steps == [-1, 1, -7, 7]
    assert (header.previous.accessibleName(), header.next.toolTip()) == (
        "Previous week",
        "Next week (Alt+Right)",
    )
    assert not header.today.isEnabled()
    header.show_day(MONDAY, "", is_today=False)
    assert header.previous.accessibleName() == "Previous day"


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (MONDAY, "4 – 10 May 2026"),
        (date(2026, 4, 27), "27 April – 3 May 2026"),
        (date(2026, 12, 28), "28 December 2026 – 3 January 2027"),
    ],
)
def test_a_week_is_told_by_its_first_and_last_day(
    header: DayHeader, first: date, words: str
) -> None:
    header.show_week(first, first + timedelta(days=6), "", is_current=False)
    assert header.date.text() == words


def test_the_month_drops_down_on_the_day_shown_and_another_is_chosen(
    qtbot: QtBot, header: DayHeader
) -> None:
    header.date.click()
    assert header.picker.isVisible()
    assert header.picker.month.selectedDate() == QDate(2026, 5, 4)
    with qtbot.waitSignal(header.day_wanted) as asked:
        header.picker.month.activated.emit(QDate(2026, 12, 24))
    assert asked.args == [date(2026, 12, 24)]
    assert not header.picker.isVisible()


def entries(menu: WeeksMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions()]


def test_the_same_weekday_is_one_choice_away_for_twelve_weeks(
    qtbot: QtBot, header: DayHeader
) -> None:
    words = entries(header.weeks_menu)
    assert len(words) == 12
    assert (words[0], words[3], words[11]) == (
        "In 1 week — Mon 11 May",
        "In 4 weeks — Mon 1 Jun",
        "In 12 weeks — Mon 27 Jul",
    )
    with qtbot.waitSignal(header.weeks_wanted) as asked:
        header.weeks_menu.entries[3].trigger()
    assert asked.args == [4]
    header.show_week(MONDAY, date(2026, 5, 10), "", is_current=True)
    assert entries(header.weeks_menu)[3] == "In 4 weeks — 1 – 7 June 2026"


def test_the_weeks_in_the_menu_bar_answer_to_ctrl_and_their_number(qtbot: QtBot) -> None:
    menu = WeeksMenu(keys=True)
    qtbot.addWidget(menu)
    keys = [action.shortcut().toString() for action in menu.entries]
    assert keys == [*(f"Ctrl+{weeks}" for weeks in range(1, 10)), "", "", ""]
    assert {action.shortcut().toString() for action in WeeksMenu().entries} == {""}


def test_everybody_s_day_or_one_person_s_week_is_chosen_from_a_list(
    qtbot: QtBot, header: DayHeader
) -> None:
    assert not header.people.isVisible()
    asked: list[int] = []
    header.person_wanted.connect(asked.append)
    header.show_people(PEOPLE, 3)
    listed = [header.people.itemText(index) for index in range(header.people.count())]
    assert listed == ["Everybody's day", *(f"Week of {name}" for _, name in PEOPLE)]
    assert header.people.currentText() == "Week of Mia"
    assert asked == []  # only what a person does is asked for
    header.people.setFocus()
    qtbot.keyClick(header.people, Qt.Key.Key_Down)
    qtbot.keyClick(header.people, Qt.Key.Key_Home)
    assert asked == [7, 0]
    header.show_people(PEOPLE, 5)
    assert header.people.currentData() == 5


def test_who_is_listed_changes_without_losing_the_choice_or_the_keyboard(
    header: DayHeader,
) -> None:
    header.show_people(PEOPLE, 5)
    header.people.setFocus()
    header.show_people(PEOPLE[2:], 5)
    assert header.people.currentData() == 5
    assert header.people.hasFocus()
    header.show_people([], 0)
    assert not header.people.isVisible()


def test_the_wheel_does_not_change_the_person_one_scrolls_past(header: DayHeader) -> None:
    header.show_people(PEOPLE, 3)
    header.new.setFocus()
    middle = QPointF(header.people.rect().center())
    wheel = QWheelEvent(
        middle,
        QPointF(header.people.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(header.people, wheel)
    assert header.people.currentText() == "Week of Mia"


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(QLocale("en_GB"))


@pytest.mark.parametrize("code", ["en", "de"])
@pytest.mark.usefixtures("search", "english_again")
def test_all_of_it_fits_a_small_screen(header: DayHeader, qapp: QApplication, code: str) -> None:
    language.speak(qapp, code)
    QLocale.setDefault(QLocale(code))
    widths = []
    for day in (LONG_DAY, MONDAY):
        full(header, day)
        widths.append(header.minimumSizeHint().width())
    header.show_week(date(2026, 9, 28), date(2026, 10, 4), "31 bookings", is_current=False)
    widths.append(header.minimumSizeHint().width())
    assert max(widths) <= SMALLEST.width()


def test_at_last_the_weeks_give_way_before_the_search_gets_too_narrow_to_read(
    header: DayHeader, search: QLineEdit
) -> None:
    full(header)
    seen = []
    for width in (1100, SMALLEST.width()):
        header.resize(width, header.height())
        header.layout().activate()
        seen.append((header.weeks.isVisible(), header.date.text()))
        assert search.width() >= 20 * search.fontMetrics().averageCharWidth()
        assert header.settings.geometry().right() < width
    assert seen == [(True, "Wed, 23 Sept 2026"), (False, "Wed, 23 Sept 2026")]
    header.resize(1700, header.height())
    assert header.weeks.isVisible()


def test_first_the_caption_gives_way_and_then_the_long_date(
    header: DayHeader, search: QLineEdit
) -> None:
    full(header)
    search.setMinimumWidth(120)
    seen = []
    for width in (1700, 1300, 1050):
        header.resize(width, header.height())
        header.layout().activate()
        seen.append((header.date.text(), header.caption.isVisible()))
        assert search.width() >= 120
        assert header.new.width() >= header.new.sizeHint().width()
    assert seen == [
        ("Wednesday, 23 September 2026", True),
        ("Wednesday, 23 September 2026", False),
        ("Wed, 23 Sept 2026", False),
    ]
    header.resize(1700, header.height())
    assert header.caption.isVisible()
    assert header.date.accessibleName() == "Wednesday, 23 September 2026, choose another day"


def test_the_search_takes_the_room_in_the_middle(header: DayHeader, search: QLineEdit) -> None:
    full(header, MONDAY)
    header.resize(1800, header.height())
    header.layout().activate()
    assert search.width() > 400
    assert header.weeks.x() < search.x() < header.people.x() < header.new.x()


def focusable(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.window() is root.window()
        and widget.isVisible()
        and widget.isEnabled()
    ]


def test_tab_goes_from_one_end_to_the_other_and_everything_has_a_name(
    qtbot: QtBot, header: DayHeader, search: QLineEdit
) -> None:
    full(header)
    wanted = sorted(focusable(header), key=lambda widget: widget.mapTo(header, QPoint()).x())
    assert len(wanted) == 9
    for widget in wanted:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name).strip(), widget
    wanted[0].setFocus()
    seen = []
    for _ in wanted:
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == wanted


def test_dates_and_weekdays_follow_the_preferences_when_they_change(header: DayHeader) -> None:
    spoken.use(Preferences(first_weekday=7), QLocale("en_US"))
    for widget in (header, header.weeks_menu, header.picker.month):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert header.date.text() == "Monday, May 4, 2026"
    assert entries(header.weeks_menu)[0] == "In 1 week — Mon May 11"
    assert header.picker.month.firstDayOfWeek() == Qt.DayOfWeek.Sunday
    spoken.use(Preferences(), QLocale("en_GB"))
