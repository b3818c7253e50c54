"""The sentences of the status bar: as whom, when it last worked, since when it does not."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop.core.models import Customer, CustomerKind, ProviderKind
from desktop.core.troubles import AppError, Kind
from desktop.services.pulse import Health
from desktop.ui.connection_state import ConnectionState, Waiting, in_minutes
from desktop.ui.connection_words import connection_words, waiting_lines
from tests.ui.fake_account import ROSA

TODAY = date(2026, 5, 4)  # a Monday; Berlin is two hours ahead of UTC
IN_BERLIN = Waiting(zone="Europe/Berlin", today=TODAY)
CONNECTED = ConnectionState(organiser=ROSA, waiting=IN_BERLIN)
ENDED = replace(CONNECTED, trouble=AppError(Kind.SIGN_IN_AGAIN))
ROSA_MAIL = "rosa@salon.example"


def utc(day: int, hour: int, minute: int = 0, month: int = 5, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def seen(moment: datetime) -> ConnectionState:
    return replace(CONNECTED, health=Health(seen_at=moment))


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (seen(utc(4, 8, 42)), f"Connected — {ROSA_MAIL} · last worked 10:42"),
        (seen(utc(3, 22, 1)), f"Connected — {ROSA_MAIL} · last worked 00:01"),
        (seen(utc(3, 8, 42)), f"Connected — {ROSA_MAIL} · last worked Sun 3 May"),
        (seen(utc(3, 8, year=2025)), f"Connected — {ROSA_MAIL} · last worked 03/05/2025"),
        (CONNECTED, f"Connected — {ROSA_MAIL}"),
        (
            replace(ConnectionState(organiser=ROSA), health=Health(seen_at=utc(4, 8))),
            f"Connected — {ROSA_MAIL}",  # the salon's zone is not known yet
        ),
        (
            replace(CONNECTED, health=Health(offline_since=utc(4, 8, 40))),
            (
                "No internet since 10:40 — bookings are saved, links follow by themselves"
                f" · {ROSA_MAIL}"
            ),
        ),
        (
            ConnectionState(organiser=ROSA, health=Health(offline_since=utc(4, 8, 40))),
            f"No internet — bookings are saved, links follow by themselves · {ROSA_MAIL}",
        ),
        (
            replace(
                CONNECTED,
                trouble=AppError(Kind.NO_TEAMS_LICENCE),
                health=Health(offline_since=utc(4, 8, 40)),
            ),
            f"No internet since 10:40 — bookings are saved · {ROSA_MAIL}",
        ),
        (
            replace(ENDED, ended_at=utc(3, 7, 10), waiting=replace(IN_BERLIN, total=4)),
            f"Sign in again — {ROSA_MAIL} (since Sunday 09:10; 4 appointments wait)",
        ),
        (
            replace(ENDED, ended_at=utc(4, 7, 10), waiting=replace(IN_BERLIN, total=1)),
            f"Sign in again — {ROSA_MAIL} (since 09:10; 1 appointment waits)",
        ),
        (
            replace(ENDED, health=Health(trouble_since=utc(27, 7, month=4))),
            f"Sign in again — {ROSA_MAIL} (since Mon 27 Apr)",
        ),
        (
            replace(ENDED, waiting=replace(IN_BERLIN, total=2)),
            f"Sign in again — {ROSA_MAIL} (2 appointments wait)",
        ),
        (
            replace(ENDED, health=Health(offline_since=utc(4, 8, 40))),
            f"Sign in again — {ROSA_MAIL}",  # what a person can do comes first
        ),
        (
            replace(
                CONNECTED,
                trouble=AppError(Kind.NO_TEAMS_LICENCE),
                health=Health(trouble_since=utc(4, 7)),
            ),
            f"Connected — {ROSA_MAIL}. This account has no Teams (since 09:00)",
        ),
        (replace(seen(utc(4, 8)), organiser=None), "Microsoft Teams is not connected"),
    ],
)
def test_what_the_status_bar_says(state: ConnectionState, expected: str) -> None:
    assert connection_words(state)[0] == expected


@pytest.mark.parametrize(
    ("state", "icon"),
    [
        (CONNECTED, "link-ready"),
        (ENDED, "link-attention"),
        (replace(CONNECTED, health=Health(offline_since=utc(4, 8))), "link-waiting"),
        (replace(CONNECTED, organiser=None), "info"),
    ],
    ids=["connected", "ended", "offline", "nobody"],
)
def test_each_state_has_a_shape_of_its_own(state: ConnectionState, icon: str) -> None:
    assert connection_words(state)[1] == icon


def test_with_the_salons_own_link_nothing_of_it_is_said() -> None:
    words, _ = connection_words(ENDED, ProviderKind.OWN_LINK)
    assert words == "Online appointments use your own meeting link"


def test_the_first_of_those_that_wait_are_named_and_the_rest_counted() -> None:
    first = (
        (datetime(2026, 5, 4, 11, 0), Customer(1, "<b>Zoe</b>\nBraun")),
        (datetime(2026, 5, 6, 9, 30), Customer(2, "", kind=CustomerKind.WALK_IN)),
    )
    state = replace(ENDED, waiting=replace(IN_BERLIN, total=5, first=first))
    assert waiting_lines(state) == [
        "11:00, \u2068<b>Zoe</b> Braun\u2069",
        "Wed 6 May 09:30, \u2068Walk-in\u2069",
        "and 3 more",
    ]


def test_seconds_make_no_difference() -> None:
    early = Health(seen_at=utc(4, 8, 42))
    late = Health(seen_at=utc(4, 8, 42).replace(second=59, microsecond=7))
    assert in_minutes(early) == in_minutes(late)
    assert in_minutes(Health()) == Health()
