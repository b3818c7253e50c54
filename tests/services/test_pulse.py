"""What the answers of late say about the connection."""

from datetime import timedelta

import pytest

from desktop.core.troubles import AppError, Kind
from desktop.services.pulse import Health, Pulse
from tests.core.booking_builder import NOW

LATER = NOW + timedelta(minutes=1)


def test_an_answer_shows_that_all_works() -> None:
    pulse = Pulse()
    pulse.failed(AppError(Kind.OFFLINE), NOW)
    pulse.failed(AppError(Kind.SIGN_IN_AGAIN), NOW)
    pulse.answered(LATER)
    assert pulse.health == Health(seen_at=LATER)


def test_offline_counts_from_the_first_call_that_reached_nobody() -> None:
    pulse = Pulse()
    pulse.answered(NOW)
    for minute in (1, 2):
        pulse.failed(AppError(Kind.OFFLINE), NOW + timedelta(minutes=minute))
    assert pulse.health == Health(seen_at=NOW, offline_since=LATER)


@pytest.mark.parametrize("kind", [Kind.BUSY, Kind.DOWN, Kind.TEAMS_REFUSED])
def test_whoever_answers_is_reached_even_if_it_refuses(kind: Kind) -> None:
    pulse = Pulse()
    pulse.failed(AppError(Kind.OFFLINE), NOW)
    pulse.failed(AppError(kind), LATER)
    assert pulse.health == Health()


@pytest.mark.parametrize(
    "kind",
    [Kind.SIGN_IN_AGAIN, Kind.CONDITIONAL_ACCESS, Kind.NO_TEAMS_LICENCE, Kind.PROXY_SIGN_IN],
)
def test_what_stops_every_meeting_is_kept_with_its_first_time(kind: Kind) -> None:
    pulse = Pulse()
    pulse.failed(AppError(kind), NOW)
    pulse.failed(AppError(kind, code="again"), LATER)
    assert pulse.health.trouble == AppError(kind, code="again")
    assert pulse.health.trouble_since == NOW


def test_an_earlier_run_tells_when_it_worked_last_but_not_against_this_one() -> None:
    pulse = Pulse()
    pulse.begin(NOW)
    assert pulse.health.seen_at == NOW
    pulse.answered(LATER)
    pulse.begin(NOW)
    assert pulse.health.seen_at == LATER
    pulse.forget()
    assert pulse.health == Health()


def test_after_a_sign_in_there_is_no_trouble_until_it_answers() -> None:
    pulse = Pulse()
    pulse.answered(NOW)
    pulse.failed(AppError(Kind.SIGN_IN_AGAIN), LATER)
    pulse.signed_in()
    assert pulse.health == Health(seen_at=NOW)


@pytest.mark.parametrize(
    ("kind", "stays"),
    [
        (Kind.CONDITIONAL_ACCESS, False),
        (Kind.PROXY_SIGN_IN, False),
        (Kind.NO_TEAMS_LICENCE, True),
    ],
)
def test_a_token_says_nothing_of_what_graph_refuses(kind: Kind, stays: bool) -> None:
    pulse = Pulse()
    pulse.failed(AppError(kind), NOW)
    pulse.let_in(LATER)
    assert (pulse.health.trouble is not None, pulse.health.seen_at) == (stays, LATER)


def test_what_this_computer_lacks_says_nothing_of_the_account() -> None:
    pulse = Pulse()
    pulse.failed(AppError(Kind.DISK_FULL), NOW)
    assert pulse.health.trouble is None


def test_everybody_waits_until_the_time_that_was_told_to_anybody() -> None:
    pulse, busy = Pulse(), AppError(Kind.BUSY)
    assert pulse.held(NOW) is None
    pulse.hold(busy, LATER)
    assert pulse.held(NOW) == (busy, LATER)
    assert pulse.held(LATER) is None


def test_a_wait_does_not_grow_when_the_clock_is_put_back() -> None:
    pulse = Pulse()
    pulse.hold(AppError(Kind.BUSY), LATER)
    pulse.clock_went_back(timedelta(hours=12))
    assert pulse.held(NOW - timedelta(hours=12)) is not None
    assert pulse.held(LATER - timedelta(hours=12)) is None
