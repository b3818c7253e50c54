"""What the cloud lane does between steps, on the practice cloud: the quiet refresh, the health."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.cloud_log import ACCOUNT, CloudAct
from desktop.core.troubles import Kind
from desktop.practice.accounts import ANNA
from desktop.practice.faults import Fault
from desktop.services.backstage import Backstage, Http, Progress
from tests.services.practice_desk import BEN, PracticeDesk, open_practice_desk

TOKENS = "/oauth2/v2.0/token"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PracticeDesk]:
    with open_practice_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def backstage(desk: PracticeDesk) -> Iterator[Backstage]:
    http = Http(desk.cloud.wsgi)
    yield Backstage(
        desk.store, http, desk.account, desk.clock, ledger=desk.ledger, pulse=desk.pulse
    )
    http.client.close()


def refreshes(desk: PracticeDesk) -> int:
    return sum(request.path.endswith(TOKENS) for request in desk.cloud.requests)


def run(backstage: Backstage, desk: PracticeDesk) -> Progress:
    for _ in range(50):
        progress = backstage.step()
        if progress.again is None or progress.again > desk.clock.now:
            return progress
    pytest.fail("it never rests")


def test_a_refresh_asks_although_no_token_is_needed(
    desk: PracticeDesk, backstage: Backstage
) -> None:
    before = refreshes(desk)
    progress = backstage.refresh()
    assert refreshes(desk) == before + 1
    assert progress.health.seen_at == desk.clock.now
    assert progress.account_trouble is None
    assert [entry.what for entry in desk.store.log_of(ACCOUNT)] == [CloudAct.REFRESH]


def test_a_dead_sign_in_is_found_by_the_refresh_alone(
    desk: PracticeDesk, backstage: Backstage
) -> None:
    desk.cloud.faults.switch_on(Fault.GRANT_REVOKED)
    progress = backstage.refresh()
    assert progress.account_trouble is not None
    assert progress.account_trouble.kind is Kind.SIGN_IN_AGAIN
    assert progress.health.trouble_since == desk.clock.now


def test_a_token_refused_twice_by_graph_is_the_accounts_trouble(
    desk: PracticeDesk, backstage: Backstage
) -> None:
    desk.cloud.faults.switch_on(Fault.TOKEN_REFUSED, code=50173)
    desk.cloud.expire_access_tokens()
    desk.book()
    assert run(backstage, desk).account_trouble is not None
    desk.cloud.faults.clear()
    desk.connect()
    backstage.retry()
    assert run(backstage, desk).account_trouble is None


def test_offline_is_told_with_its_first_time_and_ends_with_an_answer(
    desk: PracticeDesk, backstage: Backstage
) -> None:
    since = desk.clock.now
    desk.cloud.faults.offline = True
    assert backstage.refresh().health.offline_since == since
    desk.pass_time(minutes=5)
    assert backstage.refresh().health.offline_since == since
    desk.cloud.faults.offline = False
    assert backstage.refresh().health.offline_since is None


def test_the_last_run_tells_when_it_worked_last(desk: PracticeDesk, backstage: Backstage) -> None:
    worked = desk.clock.now
    backstage.refresh()
    desk.restart()
    desk.pass_time(days=3)
    desk.cloud.faults.offline = True
    http = Http(desk.cloud.wsgi)
    later = Backstage(
        desk.store, http, desk.account, desk.clock, ledger=desk.ledger, pulse=desk.pulse
    )
    assert later.refresh().health.seen_at == worked
    http.client.close()


def test_another_account_begins_with_nothing_known(
    desk: PracticeDesk, backstage: Backstage
) -> None:
    backstage.refresh()
    desk.connect(BEN)
    assert backstage.step().health.seen_at is None
    desk.connect(ANNA.email)
    assert backstage.refresh().health.seen_at == desk.clock.now


def test_without_an_account_nothing_is_asked(desk: PracticeDesk, backstage: Backstage) -> None:
    desk.account.sign_out()
    asked = len(desk.cloud.requests)
    assert backstage.refresh() == Progress(None, wrote=False)
    assert len(desk.cloud.requests) == asked


def test_trying_again_takes_no_trouble_away_that_stands_in_the_way_of_all(
    desk: PracticeDesk, backstage: Backstage
) -> None:
    desk.cloud.take_licence(ANNA.email)
    desk.book()
    backstage.refresh()
    run(backstage, desk)
    desk.store.cancel_booking(desk.ids[0])
    backstage.retry()
    progress = run(backstage, desk)
    assert progress.account_trouble is not None
    assert progress.account_trouble.kind is Kind.NO_TEAMS_LICENCE
    desk.connect()
    backstage.retry()
    assert run(backstage, desk).account_trouble is None
