import threading
from datetime import datetime

import httpx
import pytest

from desktop.core.troubles import AppError, Kind
from desktop.services.account import Account, Attempt
from desktop.services.vault import Vault
from tests.services.account_desk import ANNA, Desk, failure
from tests.services.fake_entra import NOW, send_back


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_cancelling_while_the_browser_is_open_ends_the_wait_at_once(desk: Desk) -> None:
    attempt = Attempt()
    account = desk.start()
    shown = threading.Event()
    results: list[AppError] = []

    def lane() -> None:
        results.append(failure(lambda: account.sign_in(attempt, lambda _: shown.set())))

    thread = threading.Thread(target=lane)
    thread.start()
    assert shown.wait(10)
    attempt.cancel()
    thread.join(5)
    assert results == [AppError(Kind.SIGN_IN_CANCELLED)]
    with pytest.raises(ConnectionError):  # nobody listens any more
        send_back(attempt.link, {"code": "late", "state": "x"})


def test_cancelling_before_the_browser_opens_counts_too(desk: Desk) -> None:
    attempt = Attempt()
    attempt.cancel()
    assert failure(lambda: desk.start().sign_in(attempt, desk.agree)).kind is Kind.SIGN_IN_CANCELLED
    assert desk.entra.requests == []


def test_cancelling_after_the_answer_connects_nobody(desk: Desk) -> None:
    attempt = Attempt()

    def browser(link: str) -> None:
        desk.agree(link)
        attempt.cancel()

    account = desk.start()
    assert failure(lambda: account.sign_in(attempt, browser)).kind is Kind.SIGN_IN_CANCELLED
    assert desk.ring.entries == {}
    assert [request.method for request in desk.entra.requests] == ["GET"]  # discovery alone


def test_cancelling_while_microsoft_is_looked_for_shows_no_link_and_opens_no_port(
    desk: Desk,
) -> None:
    attempt, shown = Attempt(), list[str]()
    ports: list[list[threading.Thread]] = []

    def client() -> httpx.Client:
        attempt.cancel()
        ports.append([t for t in threading.enumerate() if t.name == "sign-in receiver"])
        return desk.entra.client()

    account = Account(desk.registration, Vault("x", desk.ring), client, lambda: NOW)
    error = failure(lambda: account.sign_in(attempt, shown.append))
    assert error.kind is Kind.SIGN_IN_CANCELLED
    assert (shown, ports, attempt.link) == ([], [[]], "")


def test_cancelling_while_the_code_is_redeemed_connects_nobody(desk: Desk) -> None:
    attempt = Attempt()

    def now() -> datetime:
        attempt.cancel()  # the token endpoint is about to answer
        return NOW

    desk.entra.now = now
    account = desk.start()
    error = failure(lambda: account.sign_in(attempt, desk.agree))
    assert error.kind is Kind.SIGN_IN_CANCELLED
    assert account.organiser is None
    assert desk.ring.entries == {}


def test_cancelling_too_late_changes_nothing(desk: Desk) -> None:
    attempt = Attempt()
    account = desk.start()
    account.sign_in(attempt, desk.agree)
    attempt.cancel()
    assert account.organiser == ANNA


def test_a_browser_that_never_comes_back_runs_into_the_limit(desk: Desk) -> None:
    account = desk.start()
    error = failure(lambda: account.sign_in(Attempt(limit=0.01), lambda _: None))
    assert error.kind is Kind.SIGN_IN_TIMED_OUT
