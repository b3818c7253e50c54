"""The connection check against the practice cloud: what it says, and what it leaves behind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest

from desktop.core.cloud_log import ACCOUNT, CloudAct
from desktop.core.troubles import Kind
from desktop.practice.accounts import ANNA
from desktop.practice.faults import Fault, GraphSays
from desktop.services.backstage import Http
from desktop.services.check import SUBJECT, check_connection
from desktop.services.check_steps import Checked, CheckStep, StepState
from tests.services.practice_desk import BEN, DORA, MEETINGS, PracticeDesk, open_practice_desk

ALL_DONE = [(step, StepState.DONE) for step in CheckStep]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PracticeDesk]:
    with open_practice_desk(tmp_path) as opened:
        yield opened


@dataclass
class Told:
    """What was told of each step last; ``stop_at`` is where somebody stops it."""

    states: dict[CheckStep, StepState] = field(default_factory=dict)
    stop: Event = field(default_factory=Event)
    stop_at: CheckStep | None = None

    def __call__(self, step: CheckStep, state: StepState) -> None:
        self.states[step] = state
        if step is self.stop_at:
            self.stop.set()


def check(desk: PracticeDesk, told: Told) -> Checked:
    return check_connection(
        told,
        told.stop,
        account=desk.account,
        http=Http(desk.cloud.wsgi),
        ledger=desk.ledger,
        pulse=desk.pulse,
        note=desk.store.note,
        now=desk.clock,
    )


def kind_of(checked: Checked) -> Kind | None:
    return checked.error.kind if checked.error else None


def test_an_account_that_works_is_ready_and_nothing_is_left(desk: PracticeDesk) -> None:
    told = Told()
    checked = check(desk, told)
    assert checked == Checked(desk.account.organiser)
    assert checked.is_ready
    assert list(told.states.items()) == ALL_DONE
    assert desk.cloud.meetings == []
    assert desk.ledger.alive() == []
    assert [request.method for request in desk.asked()] == ["POST", "PATCH", "GET", "DELETE"]
    assert desk.pulse.health.seen_at == desk.clock.now


def test_the_meeting_it_makes_says_what_it_is_for(desk: PracticeDesk) -> None:
    desk.cloud.faults.switch_on(Fault.UNAVAILABLE, method="DELETE", prefix=MEETINGS)
    check(desk, Told())
    (left,) = desk.cloud.meetings
    assert left.resource["subject"] == SUBJECT


def test_every_call_is_noted_with_the_id_that_finds_it(desk: PracticeDesk) -> None:
    check(desk, Told())
    noted = [entry for entry in desk.store.log_of(ACCOUNT) if entry.what is CloudAct.CHECK]
    assert [entry.error for entry in noted] == [None] * 6
    assert all(entry.request_id for entry in noted[2:])  # the meeting's four
    assert "anna" not in repr(noted)


def _not_signed_in(desk: PracticeDesk) -> None:
    desk.account.sign_out()


def _revoked(desk: PracticeDesk) -> None:
    desk.cloud.faults.switch_on(Fault.GRANT_REVOKED)


def _offline(desk: PracticeDesk) -> None:
    desk.cloud.faults.offline = True


def _consent_withdrawn(desk: PracticeDesk) -> None:
    desk.cloud.revoke_consent(ANNA.email)


def _refused(status: int, code: str, method: str) -> Callable[[PracticeDesk], None]:
    def switch(desk: PracticeDesk) -> None:
        says = GraphSays(status, code)
        desk.cloud.faults.switch_on(Fault.GRAPH_REFUSED, method=method, prefix=MEETINGS, graph=says)

    switch.__name__ = f"{method} {status}"
    return switch


@pytest.mark.parametrize(
    ("go_wrong", "kind", "failed"),
    [
        (_not_signed_in, Kind.NOT_SIGNED_IN, CheckStep.ACCOUNT),
        (_revoked, Kind.SIGN_IN_AGAIN, CheckStep.PERMISSIONS),
        (_offline, Kind.OFFLINE, CheckStep.PERMISSIONS),
        (_consent_withdrawn, Kind.MISSING_PERMISSION, CheckStep.PERMISSIONS),
        (_refused(403, "Forbidden", "POST"), Kind.TEAMS_REFUSED, CheckStep.MAKE),
        (_refused(404, "NotFound", "POST"), Kind.TEAMS_REFUSED, CheckStep.MAKE),
        (_refused(503, "", "POST"), Kind.DOWN, CheckStep.MAKE),
        (_refused(429, "", "PATCH"), Kind.BUSY, CheckStep.LOBBY),
        (_refused(403, "Forbidden", "PATCH"), Kind.TEAMS_REFUSED, CheckStep.LOBBY),
        (_refused(404, "NotFound", "PATCH"), Kind.DOWN, CheckStep.LOBBY),
        (_refused(403, "Forbidden", "DELETE"), Kind.TEAMS_REFUSED, CheckStep.TIDY),
        (_refused(401, "InvalidAuthenticationToken", "GET"), Kind.SIGN_IN_AGAIN, CheckStep.LOBBY),
    ],
)
def test_it_ends_with_the_one_thing_that_is_wrong(
    desk: PracticeDesk,
    go_wrong: Callable[[PracticeDesk], None],
    kind: Kind,
    failed: CheckStep,
) -> None:
    go_wrong(desk)
    told = Told()
    checked = check(desk, told)
    assert kind_of(checked) is kind
    assert not checked.is_ready
    assert [step for step, state in told.states.items() if state is StepState.FAILED] == [failed]
    assert [step for step in CheckStep if told.states.get(step) is StepState.RUNNING] == []


def test_an_account_without_teams_is_told_before_a_meeting_is_tried(desk: PracticeDesk) -> None:
    desk.connect(DORA)
    told = Told()
    assert kind_of(check(desk, told)) is Kind.NO_TEAMS_LICENCE
    assert told.states[CheckStep.LICENCE] is StepState.FAILED
    assert desk.asked() == []


def test_where_microsoft_does_not_say_whether_there_is_teams_the_meeting_shows_it(
    desk: PracticeDesk,
) -> None:
    desk.cloud.faults.switch_on(Fault.GRAPH_REFUSED, prefix="/v1.0/users")
    told = Told()
    assert check(desk, told).is_ready
    assert told.states[CheckStep.LICENCE] is StepState.UNTOLD


def test_a_lobby_that_a_policy_overrides_is_ready_and_said(desk: PracticeDesk) -> None:
    desk.cloud.faults.switch_on(Fault.LOBBY_OVERRIDDEN)
    told = Told()
    checked = check(desk, told)
    assert checked.is_ready
    assert checked.walk_in
    assert told.states[CheckStep.LOBBY] is StepState.WARNED
    assert desk.cloud.meetings == []


def test_a_passcode_that_a_policy_forces_is_said(desk: PracticeDesk) -> None:
    desk.cloud.faults.switch_on(Fault.PASSCODE_FORCED)
    assert check(desk, Told()).passcode


@pytest.mark.parametrize("step", list(CheckStep))
def test_stopped_anywhere_it_leaves_no_meeting(desk: PracticeDesk, step: CheckStep) -> None:
    checked = check(desk, Told(stop_at=step))
    assert checked.stopped or step in {CheckStep.LOBBY, CheckStep.TIDY}
    assert desk.cloud.meetings == []
    assert desk.ledger.alive() == []


@pytest.mark.parametrize(
    ("fault", "method"),
    [
        (Fault.ACTS_THEN_TIMES_OUT, "POST"),
        (Fault.UNAVAILABLE, "DELETE"),
        (Fault.ACTS_THEN_TIMES_OUT, "DELETE"),
    ],
)
def test_what_could_not_be_deleted_is_deleted_later(
    desk: PracticeDesk, fault: Fault, method: str
) -> None:
    desk.cloud.faults.switch_on(fault, method=method, prefix=MEETINGS)
    assert not check(desk, Told()).is_ready
    assert len(desk.ledger.alive()) == 1
    desk.cloud.faults.clear()
    desk.run_on()
    assert desk.cloud.meetings == []
    assert desk.ledger.alive() == []


def test_another_account_connected_meanwhile_ends_it_and_touches_nothing_of_the_first(
    desk: PracticeDesk,
) -> None:
    class Switching(Told):
        def __call__(self, step: CheckStep, state: StepState) -> None:
            super().__call__(step, state)
            if (step, state) == (CheckStep.LOBBY, StepState.RUNNING):
                desk.connect(BEN)

    assert check(desk, Switching()).stopped
    assert len(desk.cloud.meetings) == 1
    desk.run_on()
    assert len(desk.cloud.meetings) == 1  # Anna's, whom nobody speaks for now
    desk.connect()
    desk.run_on()
    assert desk.cloud.meetings == []


def test_reconnecting_the_same_account_touches_no_meeting(desk: PracticeDesk) -> None:
    for day in (10, 11, 12):
        desk.book(day)
    desk.run_on()
    links = {one: desk.meeting(one).join_url for one in desk.ids}
    asked = len(desk.asked())
    desk.connect()
    desk.run_on()
    assert desk.asked()[asked:] == []
    assert {one: desk.meeting(one).join_url for one in desk.ids} == links
    desk.check()
