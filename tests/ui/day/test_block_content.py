"""What a block says of a booking, in icons and in words."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.link_state import LinkState, LinkStatus
from desktop.core.messages import MessageKind, Way
from desktop.core.models import BookingDetails, Customer, Lobby, Place, Service, Status
from desktop.core.told import told_now
from desktop.core.troubles import AppError, Kind
from desktop.ui.booking.lobby_words import lobby_icon
from desktop.ui.day.block_content import BlockContents, block_content, link_icon, status_icon
from desktop.ui.icons import pixmap
from tests.core.booking_builder import NOW, details, salon

NO_LINK = LinkStatus(LinkState.NONE)


def said(found: BookingDetails, link: LinkStatus = NO_LINK, **how: bool) -> str:
    return block_content(found, link, "DE", **how).name


def on_site(**changes: object) -> BookingDetails:
    return details(place=Place.ON_SITE, note="", **changes)


def test_every_status_has_an_icon_of_its_own_and_words(qapp: QApplication) -> None:
    table = []
    for status in Status:
        content = block_content(on_site(status=status), NO_LINK, "DE")
        quiet = " quiet" if content.quiet else ""
        table.append(f"{status}: {content.status_icon} | {content.status}{quiet}")
    assert table == [
        "booked:  | ",
        "confirmed: confirmed | Confirmed",
        "arrived: arrived | Arrived",
        "in_progress: in-progress | In progress",
        "done: done | Done quiet",
        "no_show: no-show | No-show quiet",
        "cancelled: cancelled | Cancelled quiet",
        "deleted: cancelled | Deleted",
    ]
    drawn = {status_icon(status) for status in Status} | {link_icon(state) for state in LinkState}
    drawn |= {lobby_icon(lobby) for lobby in Lobby}
    images = [pixmap(name, "#000000", 14).toImage() for name in drawn if name]
    assert all(one != other for one in images for other in images if one is not other)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "10:00 to 10:30, Anna Muster, Colour advice with Eva, on site"),
        (
            {"status": Status.ARRIVED, "series": "s1"},
            "10:00 to 10:30, Anna Muster, arrived, Colour advice with Eva, on site, repeats",
        ),
        (
            {"status": Status.NO_SHOW},
            "10:00 to 10:30, Anna Muster, no-show, Colour advice with Eva, on site",
        ),
    ],
)
def test_a_screen_reader_hears_all_that_is_seen(changes: dict[str, object], name: str) -> None:
    assert said(on_site(**changes)) == name


def test_a_screen_reader_hears_of_link_note_and_day() -> None:
    assert said(details(), LinkStatus(LinkState.ATTENTION), with_day=True) == (
        "Tue 2 Jun, 10:00 to 10:30, Anna Muster, Colour advice with Eva, online, needs attention, "
        "has a note"
    )


def test_the_tooltip_holds_the_rest() -> None:
    found = replace(
        details(series="s1", status=Status.CONFIRMED, note="allergic\nto henna"),
        service=Service(2, "Colour advice", 30, "#3366aa", buffer=10, price=Decimal(48)),
    )
    assert block_content(found, LinkStatus(LinkState.READY), "DE").tip.splitlines() == [
        "10:00–10:30",
        "Anna Muster",
        "0170 1234567",
        "Colour advice with Eva",
        "€48.00",
        "Confirmed · online · Link ready",
        "Repeats",
        "10 minutes kept free afterwards",
        "allergic",
        "to henna",
    ]


def test_a_number_that_stands_for_the_name_is_told_once_and_a_long_note_is_cut() -> None:
    nameless = replace(on_site(), customer=Customer(3, "", "0170 1234567"))
    tip = block_content(nameless, NO_LINK, "DE").tip
    assert tip.count("0170 1234567") == 1
    long = replace(nameless, booking=replace(nameless.booking, note="x" * 5000))
    assert len(block_content(long, NO_LINK, "DE").tip) < 600


@pytest.mark.parametrize(
    ("link", "row"),
    [
        (LinkStatus(LinkState.READY, lobby=Lobby.UNKNOWN), "link-ready |  | Link ready"),
        (LinkStatus(LinkState.READY, lobby=Lobby.ON), "link-ready |  | Link ready"),
        (
            LinkStatus(LinkState.READY, lobby=Lobby.OVERRIDDEN),
            "link-ready | lobby-off | Link ready, Waiting room OFF",
        ),
        (
            LinkStatus(
                LinkState.READY, trouble=AppError(Kind.MEETING_CHANGED), lobby=Lobby.OVERRIDDEN
            ),
            "link-attention | lobby-off | Needs attention, Waiting room OFF",
        ),
        (LinkStatus(LinkState.READY, trouble=AppError(Kind.BUSY)), "link-ready |  | Link ready"),
        (
            LinkStatus(LinkState.READY, trouble=AppError(Kind.OTHER_ACCOUNT)),
            "link-attention |  | Needs attention",
        ),
    ],
)
def test_a_block_is_quiet_while_all_is_well_and_loud_where_customers_can_walk_in(
    link: LinkStatus, row: str
) -> None:
    content = block_content(details(note=""), link, "DE")
    words = ", ".join(word for word in (content.link, content.lobby) if word)
    assert f"{content.link_icon} | {content.lobby_icon} | {words}" == row
    assert ("Waiting room OFF" in content.name) == (link.lobby is Lobby.OVERRIDDEN)


def test_the_tooltip_tells_of_the_waiting_room_in_any_case() -> None:
    lines = []
    for lobby in (None, *Lobby):
        link = LinkStatus(LinkState.READY, lobby=lobby)
        lines.append(block_content(details(note=""), link, "DE").tip.splitlines()[5:])
    assert lines == [
        [],
        ["Waiting room being switched on"],
        ["Waiting room on"],
        ["Waiting room OFF"],
    ]


def test_a_customer_who_has_the_old_time_is_seen_and_heard_of_until_told(
    qapp: QApplication,
) -> None:
    before, after = on_site(), on_site(starts=datetime(2026, 6, 2, 12, 0))
    contents, told = BlockContents(), told_now(before, salon(), MessageKind.BOOKED, Way.TEXT, NOW)
    contents.look(salon(), NOW, {7: told})
    assert (contents.of(before).untold_icon, contents.of(before).untold) == ("", "")
    moved = contents.of(after)
    assert (moved.untold_icon, moved.untold) == ("to-tell", "Has old time")
    assert moved.name == (
        "Tue 2 Jun, 12:00 to 12:30, Anna Muster, Colour advice with Eva, on site,"
        " The customer still has the old time (Tue 2 Jun, 10:00)"
    )
    assert "The customer still has the old time (Tue 2 Jun, 10:00)." in moved.tip.splitlines()
    assert contents.of(after) is moved
    again = told_now(after, salon(), MessageKind.MOVED, Way.TEXT, NOW)
    contents.look(salon(), NOW, {7: again})
    assert contents.of(after).untold == ""
    contents.look(salon(), NOW)
    assert contents.of(after).untold == ""
