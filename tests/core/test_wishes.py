"""What should be held, what is held, and how a row remembers it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.models import BookingDetails, Lobby, Meeting, Place, ProviderKind, Salon, Status
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import (
    LONGEST_BACK_OFF,
    PASSING,
    Held,
    Wish,
    agrees,
    back_off,
    change_begun,
    confirmed,
    delete_begun,
    delete_was_begun,
    failed,
    is_meeting_link,
    wish,
)
from tests.core.booking_builder import LINK, NOW, SUBJECT, details, meeting, salon


def goal(what: BookingDetails | None = None, **changes: object) -> Wish:
    found = wish(what or details(**changes), salon())
    assert found is not None
    return found


def test_a_wish_names_the_salon_and_the_instants_and_no_customer() -> None:
    assert goal() == Wish(
        SUBJECT,
        datetime(2026, 6, 2, 8, 0, tzinfo=UTC),
        datetime(2026, 6, 2, 8, 30, tzinfo=UTC),
        "Europe/Berlin",
    )


@pytest.mark.parametrize(
    "changes",
    [{"status": Status.CANCELLED}, {"status": Status.DELETED}, {"place": Place.ON_SITE}],
)
def test_no_meeting_is_wished_for_a_cancelled_or_on_site_booking(
    changes: dict[str, object],
) -> None:
    assert wish(details(**changes), salon()) is None


@pytest.mark.parametrize(
    ("held", "agreed"),
    [
        (meeting(), True),
        (meeting(starts=datetime(2026, 6, 2, 8, 0, 0, 350_000, UTC)), True),
        (meeting(subject=f" {SUBJECT}  "), True),
        (meeting(lobby=Lobby.OVERRIDDEN), True),
        (meeting(lobby=Lobby.UNKNOWN), False),
        (meeting(subject="Other"), False),
        (meeting(starts=datetime(2026, 6, 2, 8, 0, 1, tzinfo=UTC)), False),
        (meeting(ends=datetime(2026, 6, 2, 9, 0, tzinfo=UTC)), False),
        (meeting(ends=None), False),
        (change_begun(meeting()), False),
        (delete_begun(meeting()), False),
    ],
)
def test_book_and_cloud_agree_to_the_second_in_times_and_in_subject_and_lobby(
    held: Meeting, agreed: bool
) -> None:
    assert agrees(held, goal(), salon()) is agreed


@pytest.mark.parametrize(
    ("house", "agreed"),
    [
        (salon(provider=ProviderKind.OWN_LINK, own_link=LINK), True),
        (salon(provider=ProviderKind.OWN_LINK, own_link="https://new.example"), False),
        (salon(provider=ProviderKind.TEAMS, own_link="https://new.example"), True),
    ],
)
def test_an_own_link_follows_the_settings_while_it_is_the_provider(
    house: Salon, agreed: bool
) -> None:
    held = meeting(provider=ProviderKind.OWN_LINK, lobby=Lobby.UNKNOWN)
    assert agrees(held, goal(), house) is agreed


def test_an_answer_clears_what_went_wrong_before() -> None:
    row = meeting(tries=3, not_before=NOW, trouble=AppError(Kind.BUSY), cloud_id="", join_url="")
    held = Held("cloud-9", LINK, SUBJECT, NOW, NOW, Lobby.ON, "123 456", "pass")
    assert confirmed(row, held) == replace(
        row,
        cloud_id="cloud-9",
        join_url=LINK,
        starts=NOW,
        ends=NOW,
        join_id="123 456",
        passcode="pass",
        tries=0,
        not_before=None,
        trouble=None,
    )


@pytest.mark.parametrize("kind", sorted(Kind))
def test_what_passes_by_itself_has_a_time_and_what_needs_a_person_has_none(kind: Kind) -> None:
    row = failed(meeting(), AppError(kind), NOW, 0.5)
    assert (row.not_before is not None) is (kind in PASSING)
    assert (row.tries, row.trouble) == (1, AppError(kind))


def test_a_begun_delete_is_told_from_a_meeting_not_yet_made() -> None:
    assert delete_was_begun(delete_begun(meeting()))
    assert not delete_was_begun(meeting())
    assert not delete_was_begun(meeting(cloud_id="", starts=None, ends=None))


@pytest.mark.parametrize(
    ("said", "waited"), [(2.128, 2.128), (120.0, 120.0), (0.0, 1.0), (1e9, 86_400.0)]
)
def test_the_other_side_s_own_word_counts_from_a_second_to_a_day(
    said: float, waited: float
) -> None:
    assert back_off(1, said, 0.9).total_seconds() == pytest.approx(waited)


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
def test_waiting_doubles_with_jitter_and_never_passes_fifteen_minutes(
    tries: int, fraction: float
) -> None:
    wait = back_off(tries, None, fraction)
    longest = min(timedelta(seconds=2.0 ** min(tries, 30)), LONGEST_BACK_OFF)
    assert longest / 2 <= wait <= longest


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("https://meet.example/room?pwd=a%20b#x", True),
        ("https://münchen.example:8443/r", True),
        ("HTTPS://MEET.EXAMPLE", True),
        ("", False),
        ("meet.example/room", False),
        ("http://meet.example", False),
        ("https://", False),
        ("https://meet.example/my room", False),
        (" https://meet.example", False),
        ("https://meet.example/\n", False),
        ("https://meet.example:port/", False),
        ("https://[bad/", False),
        ("javascript:alert(1)", False),
    ],
)
def test_a_link_to_give_out_is_a_whole_https_address(text: str, valid: bool) -> None:
    assert is_meeting_link(text) is valid
