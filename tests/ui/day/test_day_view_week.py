"""The week of one person, other days than today, and absences on both."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.ui.day.absence_block import AbsenceBlock
from desktop.ui.day.time_axis import NowLine
from tests.ui.day_hand import DayHand
from tests.ui.salon import Desk

TUESDAY = date(2026, 5, 5)


@pytest.fixture
def hand(qtbot: QtBot, dressed: QApplication, desk: Desk) -> DayHand:
    return DayHand(qtbot, desk)


def heads(hand: DayHand) -> list[str]:
    return [
        f"{head.name} | {head.caption}{' | today' if head.is_today else ''}"
        for head in hand.view.heads.heads
    ]


def absences(hand: DayHand) -> list[str]:
    grid = hand.canvas.grid
    return [
        f"{column} | {block.content.title} | {block.content.hours}"
        for block in hand.canvas.absences
        for column in range(grid.columns)
        if grid.x(column) <= block.x() < grid.x(column + 1)
    ]


def test_a_week_has_its_days_as_heads_and_today_stands_out(hand: DayHand) -> None:
    hand.desk.book("10:00", "Anna")
    hand.desk.book("10:00", "Bo", day="2026-05-06")
    hand.desk.book("12:00", "Cleo", day="2026-05-06")
    hand.away("07T00:00", "08T00:00", kind="holiday")
    hand.week(TUESDAY)
    assert heads(hand) == [
        "Mon 4 May | today · 1 booking | today",
        "Tue 5 May | no bookings",
        "Wed 6 May | 2 bookings",
        "Thu 7 May | not working",
        "Fri 8 May | no bookings",
        "Sat 9 May | no bookings",
        "Sun 10 May | not working",
    ]


@pytest.mark.parametrize(
    ("shown", "columns"), [("today", range(2)), ("week", range(1)), ("tomorrow", range(0))]
)
def test_the_line_for_now_goes_through_today_alone(
    hand: DayHand, shown: str, columns: range
) -> None:
    hand.week() if shown == "week" else hand.day(
        TUESDAY if shown == "tomorrow" else date(2026, 5, 4)
    )
    line = hand.canvas.findChild(NowLine)
    assert line.isVisible() == bool(columns)
    if columns:
        grid = hand.canvas.grid
        assert line.geometry().left() == grid.x(columns[0])
        assert line.geometry().right() + 1 == grid.x(columns[-1] + 1)
        assert line.geometry().center().y() == pytest.approx(grid.y(10 * 60 + 20), abs=1)


def test_a_place_in_a_week_is_on_its_day(hand: DayHand) -> None:
    hand.week()
    hand.go(2, "14:00")
    hand.key(Qt.Key.Key_Return)
    hand.right_click(hand.point(6, "11:00"))
    hand.qtbot.mouseClick(hand.canvas, Qt.MouseButton.LeftButton, pos=hand.point(1, "9:30"))
    mia = hand.desk.mia.id
    assert hand.happened == [
        f"slot_chosen {mia} 06. 14:00",
        f"slot_menu_wanted {mia} 10. 11:00",
        f"slot_chosen {mia} 05. 09:30",
    ]


def test_a_booking_dropped_on_another_day_of_the_week_goes_there(hand: DayHand) -> None:
    booking_id = hand.desk.book("10:00", "Anna")
    hand.week()
    hand.view.start_moving(booking_id)
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Return)
    assert hand.happened == [f"booking_dropped {booking_id} {hand.desk.mia.id} 05. 10:00 45"]


def test_the_day_is_said_where_it_is_not_plain(hand: DayHand) -> None:
    booking_id = hand.desk.book("10:00", "Anna", day="2026-05-05")
    hand.away("05T12:00", "05T13:00")
    booked = "Tue 5 May, 10:00 to 10:45, Anna, Haircut with Mia, on site"
    for show in (lambda: hand.day(TUESDAY), hand.week):
        show()
        assert hand.canvas.blocks[booking_id].accessibleName() == booked
        (away,) = hand.canvas.absences
        assert away.accessibleName() == "Mia, Tue 5 May, 12:00 to 13:00, break"
    hand.go(1, "11:00")
    assert hand.where == "Mia, Tue 5 May, 11:00, free"


def test_a_booking_without_a_place_begins_today_also_in_a_week(hand: DayHand) -> None:
    hand.week(date(2026, 5, 8))
    hand.view.heads.buttons[0].setFocus()
    assert [f"{one:%d. %H:%M}" for one in hand.view.next_place()[1:]] == ["04. 10:30"]


def test_an_absence_stands_in_each_day_that_it_touches(hand: DayHand) -> None:
    hand.away("05T15:00", "07T11:00", "Crete", kind="holiday")
    hand.away("08T12:00", "08T13:00")
    hand.away("09T12:00", "09T13:00", "dentist", kind="other")
    hand.week()
    assert absences(hand) == [
        "1 | Holiday: Crete | from 15:00",
        "2 | Holiday: Crete | all day",
        "3 | Holiday: Crete | until 11:00",
        "4 | Break | 12:00–13:00",
        "5 | Away: dentist | 12:00–13:00",
    ]


def test_an_absence_is_opened_by_click_and_by_key(hand: DayHand) -> None:
    absence_id = hand.away("04T12:00", "04T13:00")
    hand.day()
    (block,) = hand.canvas.absences
    hand.qtbot.mouseClick(block, Qt.MouseButton.LeftButton)
    hand.go(0, "11:45")
    hand.key(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is block
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Space)
    assert hand.happened == [f"absence_chosen {absence_id}"] * 3


def test_the_keyboard_goes_with_a_click_on_an_absence(hand: DayHand) -> None:
    booking_id, absence_id = hand.desk.book("10:00", "Anna"), hand.away("04T12:00", "04T13:00")
    hand.day()
    hand.view.focus_booking(booking_id)
    (block,) = hand.canvas.absences
    hand.qtbot.mouseClick(block, Qt.MouseButton.LeftButton)
    assert (hand.view.focused_absence(), hand.view.focused_booking()) == (absence_id, 0)
    hand.key(Qt.Key.Key_Down)
    assert hand.where == "Mia, 13:00, free"


def test_beside_an_absence_one_can_still_book_by_mouse(hand: DayHand) -> None:
    hand.away("04T00:00", "05T00:00", kind="sick")
    hand.day(everybody=True)
    point = hand.point(0, "11:00")
    point.setX(hand.canvas.grid.x(1) - 3)
    hand.qtbot.mouseClick(hand.canvas, Qt.MouseButton.LeftButton, pos=point)
    assert hand.happened == [f"slot_chosen {hand.desk.mia.id} 04. 11:00"]


def test_a_refresh_leaves_the_keyboard_on_its_absence(hand: DayHand) -> None:
    hand.away("04T00:00", "05T00:00", kind="training")
    hand.week()
    hand.go(0, "19:00")
    hand.key(Qt.Key.Key_Home)
    focused = QApplication.focusWidget()
    assert isinstance(focused, AbsenceBlock)
    hand.desk.book("06:00", "Earlybird")  # the page now begins earlier, and so does the absence
    hand.away("05T00:00", "06T00:00")
    hand.week()
    assert QApplication.focusWidget() is focused
    assert hand.view.focused_absence() == focused.content.absence_id
    hand.key(Qt.Key.Key_Down)
    assert hand.where.startswith("Mon 4 May, 06:00 to 06:45, Earlybird")


def test_when_the_focused_absence_goes_the_keyboard_stays_at_its_time(hand: DayHand) -> None:
    absence_id = hand.away("04T12:00", "04T13:00")
    hand.day()
    hand.go(0, "11:45")
    hand.key(Qt.Key.Key_Down)
    hand.desk.store.remove_absence(absence_id)
    hand.day()
    assert hand.canvas.absences == []
    assert hand.where == "Mia, 12:00, free"


def test_from_the_day_to_a_week_and_back_the_keyboard_stays_with_day_and_person(
    hand: DayHand,
) -> None:
    hand.day(TUESDAY)
    hand.go(1, "11:00")
    hand.week(TUESDAY, hand.desk.tom.id)
    assert hand.where == "Tom, Tue 5 May, 11:00, free"
    hand.key(Qt.Key.Key_Right)
    hand.week(date(2026, 5, 12), hand.desk.tom.id)
    assert hand.where == "Tom, Wed 13 May, 11:00, free"
    hand.day()
    assert hand.where == "Tom, 11:00, free"


def test_a_refresh_of_a_week_keeps_focus_selection_and_scroll_position(hand: DayHand) -> None:
    booking_id = hand.desk.book("10:00", "Anna", day="2026-05-06")
    hand.view.resize(400, 300)
    hand.week()
    hand.view.select(booking_id)
    hand.view.focus_booking(booking_id)
    focused = QApplication.focusWidget()
    hand.view.horizontalScrollBar().setValue(150)
    hand.view.verticalScrollBar().setValue(60)
    hand.desk.book("12:00", "Bo", day="2026-05-05")
    hand.week()
    assert QApplication.focusWidget() is focused
    assert hand.canvas.blocks[booking_id].selected
    bars = hand.view.horizontalScrollBar(), hand.view.verticalScrollBar()
    assert [bar.value() for bar in bars] == [150, 60]


def test_tooltips_tell_all_there_is_as_plain_text(hand: DayHand) -> None:
    hand.desk.book("10:00", "<b>Anna</b> & Co", phone="0170 1234567", service=hand.desk.advice)
    hand.away("04T12:00", "04T13:00", "<i>lunch</i>")
    hand.day()
    for point in (hand.point(0, "10:10"), hand.point(0, "12:30")):
        where = hand.canvas.mapToGlobal(point)
        under = hand.canvas.childAt(point)
        local = under.mapFrom(hand.canvas, point)
        QApplication.sendEvent(under, QHelpEvent(QHelpEvent.Type.ToolTip, local, where))
        hand.happened += QToolTip.text().split("<br>")
    assert hand.happened == [
        "<qt>10:00–10:30",
        "&lt;b&gt;Anna&lt;/b&gt; &amp; Co",
        "0170 1234567",
        "Consultation with Mia",
        "Booked · online · Making link</qt>",
        "<qt>Break: Mon 4 May, 12:00–13:00 (\u2068&lt;i&gt;lunch&lt;/i&gt;\u2069)</qt>",
    ]
