"""The online appointments ahead, beside the day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.drafts import draft_of
from desktop.core.messages import Way
from desktop.core.models import Customer, Lobby, Organiser, Place, ProviderKind, Service, Status
from desktop.core.troubles import AppError, Kind
from desktop.services.preferences import Preferences
from desktop.services.store import Store
from desktop.ui import spoken
from desktop.ui.book import Book
from desktop.ui.connection import ConnectionState
from desktop.ui.messages.telling import note_all
from desktop.ui.online.online_content import until_text, until_words
from desktop.ui.online.online_today import OnlineToday
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.salon import ORGANISER, Desk

LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_ab%40thread.v2/0?context=%7b%7d"
OTHER = Organiser("tenant", "rosa", "rosa@x.test")
ANNA_IN = ConnectionState(organiser=ORGANISER)


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def panel(
    qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk, clock: Clock
) -> Iterator[OnlineToday]:
    made = shown(qtbot, book, clock)
    yield made
    made.close()


def shown(qtbot: QtBot, book: Book, clock: Clock) -> OnlineToday:
    made = OnlineToday(book, clock)
    qtbot.addWidget(made)
    made.show_connection(ANNA_IN, ProviderKind.TEAMS)
    made.resize(made.width(), 500)
    with qtbot.waitActive(made):
        made.show()
    return made


def plain(text: str) -> str:
    """What one sees: without the signs that steer direction and line breaks."""
    return text.translate({0x2068: None, 0x2069: None, 0x200B: None})


def table(panel: OnlineToday) -> list[str]:
    """A line for each row: time, how long to it, who, what, link, door, buttons."""
    lines = []
    for row in panel.list.rows:
        labels = (row.time, row.soon, row.customer, row.what, row.state, row.door)
        buttons = [one.text() for one in row.findChildren(QAbstractButton) if one.isVisible()]
        words = [plain(label.text()) for label in labels if label.isVisible()]
        lines.append(" | ".join([*words, "/".join(buttons)]))
    return lines


def pass_a_minute(panel: OnlineToday, clock: Clock, minutes: int = 1) -> None:
    clock.now += timedelta(minutes=minutes)
    timer = panel.findChild(QTimer)
    assert timer is not None
    assert timer.isActive()
    timer.timeout.emit()


def test_each_appointment_left_today_tells_what_a_host_needs(
    panel: OnlineToday, desk: Desk
) -> None:
    desk.link(desk.book("10:30", "Zoe <b>", service=desk.advice), LINK)
    desk.trouble(desk.book("11:00", "عمر", service=desk.advice), AppError(Kind.NO_TEAMS_LICENCE))
    desk.book("13:00", "Bea", staff=desk.tom, service=desk.advice)
    desk.book("14:00", "On site")
    desk.book("09:00", "Over", service=desk.advice)
    desk.book("09:00", "Tomorrow", service=desk.advice, day="2026-05-05")
    panel.refresh()
    door, buttons = "Door: anna@contoso.example", "Join as host/Copy link/Show"
    licence = AppError(Kind.NO_TEAMS_LICENCE).advice.title
    assert table(panel) == [
        f"10:30 | in 10 min | Zoe <b> | Consultation with Mia | Link ready | {door} | {buttons}",
        f"11:00 | in 40 min | عمر | Consultation with Mia | {licence} | {door} | Show",
        f"13:00 | in 2 h 40 min | Bea | Consultation with Tom | Making link | {door} | Show",
    ]
    assert not panel.empty.isVisible()


def test_a_row_says_all_of_it_to_assistive_technology(panel: OnlineToday, desk: Desk) -> None:
    desk.link(desk.book("10:32", "Zoe", service=desk.advice), LINK)
    panel.refresh()
    (row,) = panel.list.rows
    assert row.accessibleName() == (
        "10:32, Zoe, Consultation with Mia, link ready, waiting room on, in 12 minutes"
    )
    assert row.accessibleDescription() == "Door: anna@contoso.example"
    assert [plain(one.accessibleName()) for one in row.findChildren(QAbstractButton)] == [
        "Join as host: 10:32, Zoe",
        "Copy link: 10:32, Zoe",
        "Show: 10:32, Zoe",
    ]


@pytest.mark.parametrize(
    ("lobby", "trouble", "seen", "said"),
    [
        (Lobby.ON, None, "Link ready |  | Waiting room on", "link ready, waiting room on"),
        (
            Lobby.UNKNOWN,
            None,
            "Link ready |  | Waiting room being switched on",
            "link ready, waiting room being switched on",
        ),
        (
            Lobby.OVERRIDDEN,
            None,
            "Link ready | Waiting room OFF | Waiting room OFF",
            "link ready, Waiting room OFF",
        ),
        (
            Lobby.OVERRIDDEN,
            AppError(Kind.MEETING_CHANGED),
            "Link ready, but something needs attention | Waiting room OFF | Waiting room OFF",
            "Link ready, but something needs attention, Waiting room OFF",
        ),
    ],
)
def test_a_row_has_a_sign_for_the_waiting_room_and_words_where_it_is_off(
    panel: OnlineToday,
    desk: Desk,
    store: Store,
    lobby: Lobby,
    trouble: AppError | None,
    seen: str,
    said: str,
) -> None:
    booking_id = desk.book("10:32", "Zoe", service=desk.advice)
    desk.link(booking_id, LINK)
    (held,) = store.meetings_of(booking_id)
    store.record_meeting(replace(held, lobby=lobby, trouble=trouble, tries=1 if trouble else 0))
    panel.refresh()
    (row,) = panel.list.rows
    shown = row.lobby.text() if row.lobby.isVisible() else ""
    assert row.lobby_icon.isVisible()
    assert f"{row.state.text()} | {shown} | {row.lobby_icon.toolTip()}" == seen
    assert row.accessibleName() == f"10:32, Zoe, Consultation with Mia, {said}, in 12 minutes"


def test_without_any_left_today_the_next_come_under_their_dates(
    panel: OnlineToday, desk: Desk
) -> None:
    desk.book("09:00", "Bea", service=desk.advice, day="2026-05-12")
    desk.book("11:00", "Zoe", service=desk.advice, day="2026-05-05")
    panel.refresh()
    assert panel.empty.text() == "No more online appointments today. The next ones:"
    seen = [one.text() for one in panel.list.findChildren(type(panel.title)) if one.isVisible()]
    days = [text for text in seen if "2026" in text]
    assert days == ["Tuesday, 5 May 2026", "Tuesday, 12 May 2026"]
    assert [row.accessibleName() for row in panel.list.rows] == [
        "Tue 5 May, 11:00, Zoe, Consultation with Mia, making link",
        "Tue 12 May, 09:00, Bea, Consultation with Mia, making link",
    ]


@pytest.mark.parametrize(
    ("state", "door", "warned"),
    [
        (ANNA_IN, "Door: anna@contoso.example", False),
        (
            ConnectionState(organiser=OTHER),
            "Door: anna@contoso.example. Sign in to the meeting with it; connected is rosa@x.test.",
            True,
        ),
        (
            ConnectionState(),
            "Door: anna@contoso.example. Sign in to the meeting with it; no account is connected.",
            True,
        ),
    ],
)
def test_it_says_plainly_when_another_account_than_the_connected_one_opens_the_door(
    panel: OnlineToday, desk: Desk, state: ConnectionState, door: str, warned: bool
) -> None:
    desk.link(desk.book("11:00", "Zoe", service=desk.advice), LINK)
    panel.refresh()
    panel.show_connection(state, ProviderKind.TEAMS)
    (row,) = panel.list.rows
    assert plain(row.door.text()) == door
    assert row.door.property("role") == ("warning" if warned else "hint")


def test_without_an_account_no_door_can_be_opened_and_it_says_what_to_do(
    qtbot: QtBot, panel: OnlineToday, desk: Desk
) -> None:
    desk.book("11:00", "Zoe", service=desk.advice)
    panel.refresh()
    panel.show_connection(ConnectionState(), ProviderKind.TEAMS)
    (row,) = panel.list.rows
    assert row.door.text() == "Nobody can open the door yet: no account is connected."
    assert panel.account.words.text() == "Microsoft Teams is not connected"
    assert panel.account.teach.isVisible()
    with qtbot.waitSignal(panel.settings_wanted):
        panel.account.settings.click()


@pytest.mark.parametrize(
    ("state", "provider", "teaches", "leads"),
    [
        (ANNA_IN, ProviderKind.TEAMS, False, False),
        (ConnectionState(busy=True), ProviderKind.TEAMS, False, False),
        (ConnectionState(), ProviderKind.NONE, True, True),
        (ConnectionState(), ProviderKind.OWN_LINK, False, False),
        (replace(ANNA_IN, trouble=AppError(Kind.SIGN_IN_AGAIN)), ProviderKind.TEAMS, False, True),
        (replace(ANNA_IN, trouble=AppError(Kind.OFFLINE)), ProviderKind.TEAMS, False, False),
    ],
)
def test_the_way_to_the_settings_is_shown_where_it_helps(
    panel: OnlineToday, state: ConnectionState, provider: ProviderKind, teaches: bool, leads: bool
) -> None:
    panel.show_connection(state, provider)
    assert panel.account.teach.isVisible() is teaches
    assert panel.account.settings.isVisible() is leads


def test_the_salons_own_link_is_behind_nobodys_account(panel: OnlineToday, desk: Desk) -> None:
    own = replace(desk.store.salon(), provider=ProviderKind.OWN_LINK, own_link="https://my.example")
    desk.store.save_salon(own)
    desk.book("11:00", "Zoe", service=desk.advice)
    panel.refresh()
    panel.show_connection(ConnectionState(), ProviderKind.OWN_LINK)
    (row,) = panel.list.rows
    assert row.door.text() == "Door: whoever owns your meeting link"
    assert row.door.property("role") == "hint"


def test_a_link_that_is_out_of_date_opens_the_door_but_is_not_given_out(
    panel: OnlineToday, desk: Desk
) -> None:
    own = replace(desk.store.salon(), provider=ProviderKind.OWN_LINK, own_link="https://my.example")
    desk.store.save_salon(own)
    booking_id = desk.book("11:00", "Zoe", service=desk.advice)
    begun = desk.store.begin_meeting(booking_id, ProviderKind.OWN_LINK, "x", None)
    desk.store.record_meeting(replace(begun, cloud_id="x", join_url=own.own_link, starts=NOW))
    panel.refresh()
    (row,) = panel.list.rows
    assert (row.host.isVisible(), row.copy.isVisible()) == (True, True)
    row.copy.setFocus()
    desk.store.save_salon(replace(own, own_link="https://new.example"))
    panel.refresh()
    (row,) = panel.list.rows
    assert (row.host.isVisible(), row.copy.isVisible()) == (True, False)


def test_a_book_without_online_appointments_teaches_how_they_come(panel: OnlineToday) -> None:
    assert panel.list.rows == []
    assert panel.empty.text() == "No online appointments today"
    assert panel.teach.text().startswith("Choose “Online” when you book.")
    assert not panel.services.isVisible()


def test_where_no_service_can_be_online_it_leads_to_the_services(
    qtbot: QtBot, panel: OnlineToday, desk: Desk, store: Store
) -> None:
    for service in store.services():
        store.save_service(replace(service, online_allowed=False, place=Place.ON_SITE))
    store.save_service(replace(Service(0, "Old", 30, "#457b9d"), archived=True))
    panel.refresh()
    assert panel.teach.text().startswith("No service can be booked online.")
    with qtbot.waitSignal(panel.services_wanted):
        panel.services.click()


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
    assert (hosted.args, copied.args, asked.args) == ([LINK], [LINK], [booking_id])


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
