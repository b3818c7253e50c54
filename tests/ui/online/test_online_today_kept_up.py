"""Today's online appointments go on with the time and with the book."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.core.drafts import draft_of
from desktop.core.messages import Way
from desktop.core.models import Customer, Status
from desktop.core.troubles import AppError, Kind
from desktop.services.preferences import Preferences
from desktop.services.store import Store
from desktop.ui import spoken
from desktop.ui.book import Book
from desktop.ui.booking.told_acts import give_link
from desktop.ui.messages.telling import note_all
from desktop.ui.notices import NoticeBar
from desktop.ui.online.online_content import until_text, until_words
from desktop.ui.online.online_today import OnlineToday
from tests.ui.conftest import NOW, Clock
from tests.ui.held_lane import HeldLane
from tests.ui.online.today_hand import LINK, panel, plain, shown
from tests.ui.salon import Desk

__all__ = ["panel"]


def pass_a_minute(panel: OnlineToday, clock: Clock, minutes: int = 1) -> None:
    clock.now += timedelta(minutes=minutes)
    timer = panel.findChild(QTimer)
    assert timer is not None
    assert timer.isActive()
    timer.timeout.emit()


def test_the_time_to_each_counts_on_every_minute(
    panel: OnlineToday, desk: Desk, clock: Clock
) -> None:
    desk.book("10:22", "Zoe", service=desk.advice)
    panel.refresh()
    (row,) = panel.list.rows
    seen = []
    for _ in range(4):
        seen.append(row.soon.text())
        pass_a_minute(panel, clock)
    assert seen == ["in 2 min", "in 1 min", "now", "began 1 min ago"]
    assert row.accessibleName().endswith("began 2 minutes ago")


def test_it_wakes_when_the_minute_is_over(panel: OnlineToday, desk: Desk, clock: Clock) -> None:
    clock.now = NOW.replace(second=40, microsecond=500_000)
    panel.refresh()
    timer = panel.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == 19_500


def test_what_is_over_goes_and_what_was_out_of_reach_comes(
    panel: OnlineToday, desk: Desk, clock: Clock
) -> None:
    desk.book("10:00", "Over soon", service=desk.advice)
    for number in range(20):
        desk.book("16:00", f"Customer {number}", service=desk.advice)
    panel.refresh()
    assert len(panel.list.rows) == 20
    pass_a_minute(panel, clock, 10)
    names = [plain(row.customer.text()) for row in panel.list.rows]
    assert "Over soon" not in names
    # The store's own clock stands still in this test, so that its place is left empty; the
    # question was asked again all the same, else the row would have stayed.
    assert len(names) == 19


def test_the_link_s_news_are_shown_where_the_row_stands(
    panel: OnlineToday, desk: Desk, book: Book
) -> None:
    booking_id = desk.book("11:00", "Zoe", service=desk.advice)
    panel.refresh()
    (row,) = panel.list.rows
    row.show_booking.setFocus()
    desk.link(booking_id, LINK)
    book.changed.emit()
    assert panel.list.rows == [row]
    assert row.show_booking.hasFocus()
    assert row.host.isVisible()


def test_the_keyboard_stays_in_the_row_whose_link_goes(
    panel: OnlineToday, desk: Desk, book: Book, store: Store
) -> None:
    booking_id = desk.book("11:00", "Zoe", service=desk.advice)
    desk.link(booking_id, LINK)
    panel.refresh()
    (row,) = panel.list.rows
    row.host.setFocus()
    (held,) = store.meetings_of(booking_id)
    store.record_meeting(replace(held, trouble=AppError(Kind.MEETING_GONE), tries=1))
    book.changed.emit()
    assert not row.host.isVisible()
    assert row.hasFocus()


def test_refreshing_keeps_focus_and_scroll_position(
    qtbot: QtBot, panel: OnlineToday, desk: Desk, book: Book
) -> None:
    for hour in range(11, 18):
        desk.book(f"{hour}:00", f"At {hour}", service=desk.advice)
    panel.refresh()
    area = panel.findChild(QScrollArea)
    assert area is not None
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    row = panel.list.rows[3]
    row.setFocus()
    bar.setValue(180)
    desk.book("17:30", "Another", service=desk.advice)
    book.changed.emit()
    assert len(panel.list.rows) == 8
    assert row.hasFocus()
    assert bar.value() == 180


def test_the_keyboard_goes_to_the_row_that_takes_its_place(
    panel: OnlineToday, desk: Desk, book: Book
) -> None:
    ids = [desk.book(f"{hour}:00", f"At {hour}", service=desk.advice) for hour in (11, 12, 13)]
    panel.refresh()
    panel.list.rows[1].show_booking.setFocus()
    desk.store.cancel_booking(ids[1])
    book.changed.emit()
    assert [plain(row.customer.text()) for row in panel.list.rows if row.hasFocus()] == ["At 13"]
    desk.store.mark_booking(ids[2], Status.DONE)
    book.changed.emit()
    assert [plain(row.customer.text()) for row in panel.list.rows if row.hasFocus()] == ["At 11"]
    desk.store.cancel_booking(ids[0])
    book.changed.emit()
    assert panel.close_button.hasFocus()


def test_it_reads_only_while_it_is_shown(
    qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk, clock: Clock
) -> None:
    lane = HeldLane()
    book = Book(store, lane)
    panel = shown(qtbot, book, clock)
    lane.work()
    panel.hide()
    desk.book("11:00", "Zoe", service=desk.advice)
    book.changed.emit()
    lane.work()
    assert panel.list.rows == []
    timer = panel.findChild(QTimer)
    assert timer is not None
    assert not timer.isActive()
    panel.show()
    lane.work()
    assert len(panel.list.rows) == 1


def test_dates_are_written_anew_when_that_changes(panel: OnlineToday, desk: Desk) -> None:
    desk.book("14:00", "Zoe", service=desk.advice)
    panel.refresh()
    spoken.use(Preferences(), QLocale("en_US"))
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    (row,) = panel.list.rows
    assert row.time.text() == "2:00\u202fPM"


@pytest.mark.parametrize(
    ("minutes", "short", "full"),
    [
        (1, "in 1 min", "in 1 minute"),
        (12, "in 12 min", "in 12 minutes"),
        (60, "in 1 h", "in 1 hour"),
        (121, "in 2 h 1 min", "in 2 hours 1 minute"),
        (0, "now", "now"),
        (-1, "began 1 min ago", "began 1 minute ago"),
        (-75, "began 1 h 15 min ago", "began 1 hour 15 minutes ago"),
    ],
)
def test_the_time_to_an_appointment_in_short_and_in_full(
    minutes: int, short: str, full: str
) -> None:
    assert (until_text(minutes), until_words(minutes)) == (short, full)


def test_a_customer_with_the_old_time_stands_out_until_told(
    panel: OnlineToday, desk: Desk, store: Store, book: Book
) -> None:
    booking_id = desk.book("10:30", "Zoe", service=desk.advice)
    desk.link(booking_id, LINK)
    bar = NoticeBar(panel)
    panel.copy_wanted.connect(lambda one, link: give_link(book, bar, one, link, NOW))
    panel.refresh()
    (row,) = panel.list.rows
    row.copy.click()  # the link only; the time is the one agreed
    [told] = store.told_of(booking_id)
    assert (told.way, told.join_url) == (Way.COPIED, LINK)
    assert not row.untold.isVisible()
    store.move_booking(booking_id, datetime(2026, 5, 4, 11, 0))
    book.changed.emit()
    (row,) = panel.list.rows
    assert row.untold.text() == "The customer still has the old time (Mon 4 May, 10:30)."
    assert row.untold.isVisible()
    assert row.untold_icon.isVisible()
    assert "The customer still has the old time (Mon 4 May, 10:30)" in row.accessibleName()
    row.copy.click()
    assert row.untold.isVisible()  # a link tells no time
    details = store.booking(booking_id)
    assert details is not None
    note_all(store, details, Way.BY_WORD, NOW)
    book.changed.emit()
    assert not row.untold.isVisible()
    assert not row.untold_icon.isVisible()


def test_somebody_whose_appointment_was_given_away_stands_out_until_told(
    panel: OnlineToday, desk: Desk, store: Store, book: Book
) -> None:
    booking_id = desk.book("10:30", "Zoe", service=desk.advice)
    desk.link(booking_id, LINK)
    details = store.booking(booking_id)
    assert details is not None
    note_all(store, details, Way.BY_WORD, NOW)
    draft = replace(draft_of(details.booking), customer_id=0, customer=Customer(0, "Bo"))
    store.save_booking(draft, booking_id)
    panel.refresh()
    (row,) = panel.list.rows
    assert row.customer.text() == "\u2068Bo\u2069"
    assert row.untold.text().startswith("This booking was for \u2068Zoe\u2069, who was told of it")
    assert row.untold_icon.isVisible()
    [(former, _)] = store.formers(booking_id)
    note_all(store, former, Way.BY_WORD, NOW)
    book.changed.emit()
    assert not row.untold.isVisible()
