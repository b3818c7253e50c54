"""The online appointments ahead, beside the day."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.core.models import Lobby, Organiser, Place, ProviderKind, Service
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.connection import ConnectionState
from desktop.ui.online.online_today import OnlineToday
from tests.ui.conftest import NOW
from tests.ui.online.today_hand import ANNA_IN, LINK, panel, plain
from tests.ui.salon import Desk

__all__ = ["panel"]

OTHER = Organiser("tenant", "rosa", "rosa@x.test")


def table(panel: OnlineToday) -> list[str]:
    """A line for each row: time, how long to it, who, what, link, door, buttons."""
    lines = []
    for row in panel.list.rows:
        labels = (row.time, row.soon, row.customer, row.what, row.state, row.door)
        buttons = [one.text() for one in row.findChildren(QAbstractButton) if one.isVisible()]
        words = [plain(label.text()) for label in labels if label.isVisible()]
        lines.append(" | ".join([*words, "/".join(buttons)]))
    return lines


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
