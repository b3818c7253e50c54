"""What becomes of meetings when Microsoft fails or refuses, as the practice cloud does it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.models import Lobby, Organiser, Place
from desktop.core.troubles import Kind
from desktop.practice.accounts import ANNA, CONSUMERS
from desktop.practice.faults import Fault
from tests.practice.visitor import App
from tests.services.practice_desk import (
    BEN,
    DORA,
    PracticeDesk,
    TokenInHand,
    open_practice_desk,
)

MOVED = datetime(2027, 6, 11, 15, 0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PracticeDesk]:
    with open_practice_desk(tmp_path) as desk:
        yield desk


PASSING: list[tuple[Fault, int]] = [
    (Fault.OFFLINE, 3),
    (Fault.SLOW, 9),
    (Fault.THROTTLED, 3),
    (Fault.UNAVAILABLE, 3),
    (Fault.GATEWAY_TIMEOUT, 3),
    (Fault.ACTS_THEN_TIMES_OUT, 1),
    (Fault.ACTS_THEN_TIMES_OUT, 3),
    (Fault.PASSCODE_FORCED, 99),
    (Fault.LOBBY_OVERRIDDEN, 99),
]


def book(desk: PracticeDesk, one: int) -> None:
    del one
    desk.book(12)


def move(desk: PracticeDesk, one: int) -> None:
    desk.store.move_booking(one, MOVED)


def cancel(desk: PracticeDesk, one: int) -> None:
    desk.store.cancel_booking(one)


def on_site_and_back(desk: PracticeDesk, one: int) -> None:
    draft = desk.draft(one)
    desk.store.save_booking(replace(draft, place=Place.ON_SITE), one)
    desk.pass_time(seconds=9)
    desk.step()
    desk.store.save_booking(draft, one)


def cancel_and_restore(desk: PracticeDesk, one: int) -> None:
    desk.store.cancel_booking(one)
    desk.pass_time(seconds=9)
    desk.step()
    desk.store.restore_booking(one)


every_act = pytest.mark.parametrize(
    "act", [book, move, cancel, on_site_and_back, cancel_and_restore]
)


@every_act
@pytest.mark.parametrize(("fault", "requests"), PASSING)
def test_whatever_passes_leaves_the_cloud_as_the_book_has_it(
    desk: PracticeDesk,
    act: Callable[[PracticeDesk, int], None],
    fault: Fault,
    requests: int,
) -> None:
    one = desk.book()
    desk.run_on()
    desk.cloud.faults.switch_on(fault, requests=requests)
    act(desk, one)
    desk.run_on()
    desk.check()


@every_act
def test_offline_for_a_week(desk: PracticeDesk, act: Callable[[PracticeDesk, int], None]) -> None:
    one = desk.book(27)
    desk.run_on()
    desk.cloud.faults.offline = True
    act(desk, one)
    for _ in range(20):
        desk.run()
        desk.pass_time(hours=9)
    desk.cloud.faults.offline = False
    desk.run_on()
    desk.check()


def test_retry_after_is_kept_to_its_fraction(desk: PracticeDesk) -> None:
    desk.cloud.faults.switch_on(Fault.THROTTLED, requests=1)
    desk.book()
    assert desk.run() == desk.clock.now + timedelta(seconds=2.128)


def test_slow_answers_are_waited_for(desk: PracticeDesk) -> None:
    desk.cloud.faults.switch_on(Fault.SLOW)
    desk.book()
    desk.run_on()
    desk.check()
    assert desk.naps


def test_the_meeting_of_a_create_that_timed_out_is_found_again(desk: PracticeDesk) -> None:
    desk.cloud.faults.switch_on(Fault.ACTS_THEN_TIMES_OUT, method="POST", requests=2)
    one = desk.book()
    desk.run()
    desk.store.move_booking(one, MOVED)
    desk.run_on()
    desk.check()
    assert [request.status for request in desk.asked("POST")] == [0, 0, 200]


@every_act
def test_a_revoked_grant_waits_for_a_new_sign_in(
    desk: PracticeDesk, act: Callable[[PracticeDesk, int], None]
) -> None:
    one = desk.book()
    desk.run_on()
    desk.cloud.faults.switch_on(Fault.GRANT_REVOKED)
    act(desk, one)
    desk.run_on()
    assert desk.account.trouble is not None
    desk.connect()
    desk.run_on()
    desk.check()


def test_a_refused_token_stops_every_booking_after_one_question(desk: PracticeDesk) -> None:
    ids = [desk.book(day) for day in (3, 4, 5)]
    desk.cloud.faults.switch_on(Fault.TOKEN_REFUSED)
    assert desk.run() is None
    assert {desk.trouble(one) for one in ids} == {Kind.SIGN_IN_AGAIN}
    assert desk.asked() == []
    desk.cloud.faults.clear()
    desk.connect()
    desk.run_on()
    desk.check()


def test_expired_access_tokens_are_refreshed_once(desk: PracticeDesk) -> None:
    desk.book()
    desk.reconciler.step()
    asked = len(desk.asked())
    desk.cloud.expire_access_tokens()
    desk.reconciler.step()
    assert [request.status for request in desk.asked()[asked:]] == [401, 200]
    desk.run_on()
    desk.check()


def test_an_overridden_lobby_is_told(desk: PracticeDesk) -> None:
    desk.cloud.faults.switch_on(Fault.LOBBY_OVERRIDDEN)
    one = desk.book()
    desk.run_on()
    desk.check()
    assert desk.meeting(one).lobby is Lobby.OVERRIDDEN
    assert desk.status(one).warning


def test_a_forced_passcode_is_kept(desk: PracticeDesk) -> None:
    desk.cloud.faults.switch_on(Fault.PASSCODE_FORCED)
    one = desk.book()
    desk.run_on()
    desk.check()
    assert desk.meeting(one).passcode
    assert desk.meeting(one).join_id


@pytest.mark.parametrize("act", [move, cancel])
def test_another_account_never_touches_a_meeting(
    desk: PracticeDesk, act: Callable[[PracticeDesk, int], None]
) -> None:
    one = desk.book()
    desk.run_on()
    asked = len(desk.asked())
    desk.connect(BEN)
    act(desk, one)
    own = desk.book(20)
    desk.run_on()
    assert [request.method for request in desk.asked()[asked:]] == ["POST", "PATCH"]
    assert desk.held(own).owner != ANNA.id
    stuck = desk.meeting(one).trouble
    assert stuck is not None
    assert stuck.kind is Kind.OTHER_ACCOUNT
    desk.connect()
    desk.run_on()
    desk.check()


def test_without_a_licence_one_booking_is_asked_for_and_all_are_told(desk: PracticeDesk) -> None:
    desk.connect(DORA)
    ids = [desk.book(day) for day in (3, 4, 5)]
    assert desk.run() is None
    assert {desk.trouble(one) for one in ids} == {Kind.NO_TEAMS_LICENCE}
    assert len(desk.asked("POST")) == 1
    desk.connect()
    desk.run_on()
    desk.check()


@pytest.mark.parametrize(
    ("email", "authority", "scope", "kind"),
    [
        ("carla@personal.example", "consumers", "OnlineMeetings.ReadWrite", Kind.PERSONAL_ACCOUNT),
        (ANNA.email, "organizations", "User.Read", Kind.MISSING_PERMISSION),
        (ANNA.email, "organizations", "OnlineMeetings.ReadWrite", None),
    ],
)
def test_a_token_that_our_sign_in_would_not_have_let_in(
    desk: PracticeDesk, email: str, authority: str, scope: str, kind: Kind | None
) -> None:
    app = App(desk.cloud, desk.client)
    answer = app.sign_in(email, authority, scope=f"{scope} openid profile")
    account = desk.cloud.accounts[email]
    desk.in_hand = TokenInHand(
        Organiser(account.tenant.id, account.id, email), answer["access_token"], frozenset({scope})
    )
    one = desk.book()
    desk.run_on()
    assert desk.trouble(one) is kind
    assert (account.tenant is CONSUMERS) is (kind is Kind.PERSONAL_ACCOUNT)
