"""Today's online appointments by mouse and keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.online.online_today import OnlineToday
from tests.ui.conftest import Clock
from tests.ui.held_lane import HeldLane
from tests.ui.online.today_hand import LINK, panel, shown
from tests.ui.salon import Desk

__all__ = ["panel"]


def test_the_buttons_hand_over_the_link_as_it_came_and_the_booking(
    qtbot: QtBot, panel: OnlineToday, desk: Desk
) -> None:
    booking_id = desk.book("10:30", "Zoe", service=desk.advice)
    desk.link(booking_id, LINK)
    panel.refresh()
    (row,) = panel.list.rows
    with qtbot.waitSignal(panel.host_wanted) as hosted:
        row.host.click()
    with qtbot.waitSignal(panel.copy_wanted) as copied:
        row.copy.click()
    with qtbot.waitSignal(panel.booking_wanted) as asked:
        row.show_booking.click()
    details, link = copied.args
    assert (hosted.args, link, asked.args) == ([LINK], LINK, [booking_id])
    assert details.booking.id == booking_id


def test_a_click_anywhere_on_a_row_shows_the_booking(
    qtbot: QtBot, panel: OnlineToday, desk: Desk
) -> None:
    booking_id = desk.book("10:30", "Zoe", service=desk.advice)
    panel.refresh()
    (row,) = panel.list.rows
    for place in (row, row.customer):
        with qtbot.waitSignal(panel.booking_wanted) as asked:
            qtbot.mouseClick(place, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        assert asked.args == [booking_id]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_row_is_walked_to_by_arrows_and_opened_by_key(
    qtbot: QtBot, panel: OnlineToday, desk: Desk, key: Qt.Key
) -> None:
    first, second = (desk.book(at, at, service=desk.advice) for at in ("11:00", "12:00"))
    panel.refresh()
    panel.take_keyboard()
    one, other = panel.list.rows
    assert one.hasFocus()
    for press, row in (
        (Qt.Key.Key_Up, one),  # there is none above
        (Qt.Key.Key_Down, other),
        (Qt.Key.Key_Down, other),
    ):
        qtbot.keyClick(QApplication.focusWidget(), press)
        assert row.hasFocus()
    with qtbot.waitSignal(panel.booking_wanted) as asked:
        qtbot.keyClick(other, key)
    assert asked.args == [second]
    assert first != second


def test_the_keyboard_comes_to_the_first_row_once_it_is_read(
    qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk, clock: Clock
) -> None:
    desk.book("11:00", "Zoe", service=desk.advice)
    lane = HeldLane()
    panel = shown(qtbot, Book(store, lane), clock)
    panel.take_keyboard()
    lane.work()
    assert [row.hasFocus() for row in panel.list.rows] == [True]


def test_tab_goes_through_rows_and_their_buttons_from_top_to_bottom(
    qtbot: QtBot, panel: OnlineToday, desk: Desk
) -> None:
    desk.link(desk.book("12:00", "Zoe", service=desk.advice), LINK)
    panel.refresh()
    desk.book("11:00", "Bea", service=desk.advice)  # comes later, and stands above
    panel.refresh()
    above, below = panel.list.rows
    wanted = [panel.close_button, above, above.show_booking]
    wanted += [below, below.host, below.copy, below.show_booking]
    panel.close_button.setFocus()
    seen = []
    for _ in wanted:
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == wanted


def test_esc_closes_from_anywhere_in_it(qtbot: QtBot, panel: OnlineToday, desk: Desk) -> None:
    desk.book("11:00", "Zoe", service=desk.advice)
    panel.refresh()
    (row,) = panel.list.rows
    for place in (row, row.show_booking, panel.close_button):
        place.setFocus()
        with qtbot.waitSignal(panel.closed):
            qtbot.keyClick(place, Qt.Key.Key_Escape)


def test_everything_one_can_focus_has_a_name(panel: OnlineToday, desk: Desk) -> None:
    desk.link(desk.book("11:00", "Zoe", service=desk.advice), LINK)
    panel.refresh()
    reached = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) >= 7
    for widget in reached:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name).strip(), widget
