"""What the desk reads of what customers know."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.messages import MessageKind, Told, Way
from desktop.core.models import BookingDetails, Customer, Place, Status
from desktop.core.told import Knowledge, for_former, told_now
from desktop.ui.messages.told_words import told_lines, untold, untold_by_any
from tests.core.booking_builder import LINK, NOW, details, meeting, salon

ELEVEN = datetime(2026, 6, 2, 11, 0)
ZONE = "Europe/Berlin"
OFF = "The customer still has the old time (Tue 2 Jun, 10:00) and does not know that it is off."


def copied(found: BookingDetails) -> Told:
    return told_now(found, salon(), MessageKind.BOOKED, Way.COPIED, NOW)


ONLINE = details(meeting())
TOLD = copied(ONLINE)


@pytest.mark.parametrize(
    ("found", "told", "short", "has", "sentence"),
    [
        (
            details(meeting(), starts=ELEVEN),
            TOLD,
            "Has old time",
            "Tue 2 Jun, 10:00",
            "The customer still has the old time (Tue 2 Jun, 10:00).",
        ),
        (
            details(meeting(), minutes=60),
            TOLD,
            "Has old time",
            "Tue 2 Jun, 10:00–10:30",
            "The customer still has the old time (Tue 2 Jun, 10:00–10:30).",
        ),
        (
            details(meeting(), status=Status.CANCELLED),
            TOLD,
            "Not told",
            "Tue 2 Jun, 10:00",
            OFF,
        ),
        (
            details(meeting(), status=Status.DELETED, starts=ELEVEN),
            TOLD,
            "Not told",
            "Tue 2 Jun, 10:00",
            OFF,
        ),
        (
            ONLINE,
            copied(details(status=Status.CANCELLED)),
            "Thinks it is off",
            "a cancellation",
            "The customer was told that it is off, but it takes place.",
        ),
        (
            details(meeting(join_url="https://b.example/x")),
            TOLD,
            "Has old link",
            "an old link",
            "The customer still has an old link.",
        ),
        (
            ONLINE,
            copied(details()),
            "Has no link",
            "no link",
            "The customer does not have the link yet.",
        ),
        (
            details(place=Place.ON_SITE),
            TOLD,
            "Thinks it is online",
            "an old link",
            "The customer still has a link, but it is no longer online.",
        ),
    ],
)
def test_what_a_customer_does_not_know_in_short_and_in_full(
    qapp: QApplication, found: BookingDetails, told: Told, short: str, has: str, sentence: str
) -> None:
    lacks = untold(found, salon(), told, NOW)
    assert lacks is not None
    assert (lacks.short, lacks.has, lacks.sentence) == (short, has, sentence)
    assert lacks.known is not Knowledge.CURRENT


def test_nothing_is_said_where_all_is_known(qapp: QApplication) -> None:
    assert untold(ONLINE, salon(), TOLD, NOW) is None
    assert untold(ONLINE, salon(), None, NOW) is None


def test_each_thing_told_is_a_line_with_what_how_and_when(qapp: QApplication) -> None:
    here = replace(TOLD, join_url="")
    told = [
        replace(TOLD, at=NOW - timedelta(days=400)),
        replace(here, at=NOW - timedelta(days=1), kind=MessageKind.MOVED, way=Way.MAIL),
        replace(here, kind=MessageKind.REMINDER, way=Way.TEXT),
        replace(TOLD, kind=MessageKind.MOVED, way=Way.WHATSAPP),
        replace(here, way=Way.FILE),
        replace(TOLD, way=Way.QR),
        replace(here, kind=MessageKind.CANCELLED, way=Way.BY_WORD, off=True),
    ]
    assert told_lines(told, ZONE, date(2026, 6, 1)) == [
        "Cancelled, by word of mouth (today, 10:00)",
        "Booked: Tue 2 Jun, 10:00 with link, as a QR code (today, 10:00)",
        "Booked: Tue 2 Jun, 10:00, as a calendar file (today, 10:00)",
        "Moved: Tue 2 Jun, 10:00 with link, by WhatsApp (today, 10:00)",
        "Reminder: Tue 2 Jun, 10:00, by text message (today, 10:00)",
        "Moved: Tue 2 Jun, 10:00, by e-mail (Sun 31 May, 10:00)",
        "Booked: Tue 2 Jun, 10:00 with link, copied (27/04/2025, 10:00)",
    ]
    assert LINK not in " ".join(told_lines(told, ZONE, date(2026, 6, 1)))


def test_a_booking_given_away_is_told_of_beside_what_its_own_customer_lacks() -> None:
    anna = Customer(4, "Anna")
    told = replace(TOLD, customer_id=anna.id)
    former = (for_former(ONLINE, anna, told, ZONE), told)
    knows = (former[0], replace(told, off=True))
    words = (
        "This booking was for \u2068Anna\u2069, who was told of it (Tue 2 Jun, 10:00) and does not"
        " know that it is somebody else's now."
    )
    moved = details(meeting(), starts=ELEVEN)
    own = "The customer still has the old time (Tue 2 Jun, 10:00)."
    found = [
        untold_by_any(ONLINE, salon(), TOLD, [], NOW),
        untold_by_any(ONLINE, salon(), TOLD, [knows], NOW),
        untold_by_any(ONLINE, salon(), None, [knows, former], NOW),
        untold_by_any(moved, salon(), TOLD, [knows], NOW),
        untold_by_any(moved, salon(), TOLD, [former], NOW),
    ]
    assert [one and (one.short, one.sentence) for one in found] == [
        None,
        None,
        ("Previous not told", words),
        ("Has old time", own),
        ("Has old time", f"{own} {words}"),
    ]
