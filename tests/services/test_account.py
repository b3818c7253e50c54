import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import msal.token_cache
import pytest

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.services.account import SESSION, Account, Attempt
from desktop.services.registration import Registration, Source, from_source, nowhere
from desktop.services.vault import Vault
from tests.services.fake_entra import (
    CLIENT_ID,
    NOW,
    SECRET,
    TENANT_ID,
    TRACE_ID,
    USER_ID,
    FakeEntra,
    send_back,
)
from tests.services.fake_keyring import (
    CredWriteError,
    FakeKeyring,
    LimitedKeyring,
    PowerCutError,
    WindowsKeyring,
)

ANNA = Organiser(TENANT_ID, USER_ID, "anna@salon.example", "Anna Schön")
PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad"
BACKENDS = [FakeKeyring, LimitedKeyring, WindowsKeyring]


@dataclass
class Desk:
    """One computer: its keyring and registration outlive a run, ``start`` is the next run."""

    entra: FakeEntra = field(default_factory=FakeEntra)
    ring: FakeKeyring = field(default_factory=FakeKeyring)
    values: dict[str, str] = field(default_factory=lambda: {"client_id": CLIENT_ID})

    def registration(self) -> Registration:
        return from_source(self.values, Source.TYPED) if self.values else nowhere()

    def start(self) -> Account:
        vault = Vault("Trimsy Desk", self.ring)
        account = Account(self.registration, vault, self.entra.client, lambda: NOW)
        account.restore()
        return account

    def agree(self, link: str) -> None:
        send_back(link, self.entra.authorize(link))

    def connected(self) -> Account:
        account = self.start()
        account.sign_in(Attempt(), self.agree)
        return account

    def after_restart(self, backend: type[FakeKeyring] | None = None) -> Account:
        self.ring = (backend or type(self.ring))(self.ring.entries)
        return self.start()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def failure(act: Callable[[], object]) -> AppError:
    with pytest.raises(AppError) as raised:
        act()
    return raised.value


def sign_in_failure(desk: Desk, browser: Callable[[str], object] | None = None) -> AppError:
    account = desk.start()
    error = failure(lambda: account.sign_in(Attempt(), browser or desk.agree))
    assert account.organiser is None
    assert desk.ring.entries == {}
    return error


def test_a_person_agrees_in_the_browser_and_is_connected(desk: Desk) -> None:
    account = desk.start()
    assert account.sign_in(Attempt(), desk.agree) == ANNA
    assert account.organiser == ANNA
    assert account.granted() >= {"OnlineMeetings.ReadWrite", "User.Read"}
    assert account.token() in desk.entra.issued


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_answer_comes_as_query_or_as_form(desk: Desk, method: str) -> None:
    account = desk.start()
    account.sign_in(
        Attempt(), lambda link: send_back(link, desk.entra.authorize(link), method=method)
    )
    assert account.organiser == ANNA


def test_the_link_asks_for_what_is_needed_and_no_more(desk: Desk) -> None:
    attempt = Attempt()
    desk.values["tenant"] = "salon.example"
    desk.start().sign_in(attempt, desk.agree)
    parts = urlsplit(attempt.link)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == (
        "https://login.microsoftonline.com/salon.example/oauth2/v2.0/authorize"
    )
    assert set(asked.pop("scope").split()) == {
        "OnlineMeetings.ReadWrite",
        "User.Read",
        "openid",
        "profile",
        "offline_access",
    }
    assert asked.pop("redirect_uri").startswith("http://localhost:")
    assert len(asked.pop("state")) >= 32
    assert asked.pop("nonce")
    assert asked.pop("code_challenge")
    asked.pop("client_info")
    assert asked == {
        "client_id": CLIENT_ID,
        "response_type": "code",
        "response_mode": "form_post",
        "code_challenge_method": "S256",
        "prompt": "select_account",
    }


def test_a_secret_makes_a_confidential_client(desk: Desk) -> None:
    desk.values["client_secret"] = desk.entra.secret = SECRET
    account = desk.connected()
    account.token(fresh=True)
    forms = [request.content.decode() for request in desk.entra.requests if request.content]
    assert len(forms) == 2
    assert all("client_secret=" in form for form in forms)


def test_without_a_secret_none_is_sent(desk: Desk) -> None:
    desk.connected()
    assert not any(b"client_secret" in request.content for request in desk.entra.requests)


def test_only_discovery_and_the_token_endpoint_are_called(desk: Desk) -> None:
    desk.connected().token(fresh=True)
    assert [request.url.path.rpartition("/")[2] for request in desk.entra.requests] == [
        "openid-configuration",
        "token",
        "token",
    ]


def test_a_token_is_kept_until_it_is_stale_or_a_fresh_one_is_asked_for(desk: Desk) -> None:
    account = desk.connected()
    first = account.token()
    assert account.token() == first
    assert account.token(fresh=True) != first


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_account_survives_a_restart_and_then_refreshes(backend: type[FakeKeyring]) -> None:
    desk = Desk(ring=backend())
    desk.connected()
    desk.entra.requests.clear()
    account = desk.after_restart()
    assert account.organiser == ANNA
    assert "OnlineMeetings.ReadWrite" in account.granted()
    assert desk.entra.requests == []  # known without network
    assert account.token() in desk.entra.issued
    assert desk.after_restart().token()  # with the refresh token that took the first one's place


@pytest.mark.parametrize("backend", BACKENDS)
def test_after_disconnecting_nothing_is_left(backend: type[FakeKeyring]) -> None:
    desk = Desk(ring=backend())
    account = desk.connected()
    account.token(fresh=True)
    account.sign_out()
    assert desk.ring.entries == {}
    assert account.organiser is None
    assert account.granted() == frozenset()
    assert failure(account.token).kind is Kind.NOT_SIGNED_IN
    assert desk.after_restart().organiser is None


def test_only_what_must_last_is_in_the_keyring(desk: Desk) -> None:
    account = desk.connected()
    kept = "".join(desk.ring.entries.values())
    assert account.token() not in kept
    assert "id_token" not in kept
    assert "IdToken" not in kept
    assert len(kept) < 3_500  # of which the refresh token is 1,500


def test_a_keyring_that_refuses_leaves_the_account_connected_for_this_run(desk: Desk) -> None:
    desk.ring.writes_left, desk.ring.failure = 0, CredWriteError
    account = desk.connected()
    assert account.token()
    assert desk.after_restart().organiser is None


def test_connecting_another_account_forgets_the_one_before_first(desk: Desk) -> None:
    account = desk.connected()
    desk.ring.writes_left, desk.ring.failure = 1, CredWriteError
    desk.entra.claims = {"oid": "00000000-0000-0000-0000-00000000b0b0"}
    assert account.sign_in(Attempt(), desk.agree) != ANNA
    assert desk.after_restart().organiser is None


def _acts(desk: Desk, account: Account, act: str) -> None:
    if act == "connect again":
        account.sign_in(Attempt(), desk.agree)
    elif act == "refresh":
        account.token(fresh=True)
    else:
        account.sign_out()


def _writes(backend: type[FakeKeyring], act: str) -> int:
    desk = Desk(ring=backend())
    account = desk.connected()
    before = desk.ring.writes
    _acts(desk, account, act)
    return desk.ring.writes - before


@pytest.mark.parametrize("act", ["connect again", "refresh", "disconnect"])
@pytest.mark.parametrize("backend", BACKENDS)
def test_killed_between_any_two_writes_the_next_start_is_signed_in_or_out(
    backend: type[FakeKeyring], act: str
) -> None:
    for number in range(_writes(backend, act)):
        desk = Desk(ring=backend())
        account = desk.connected()
        desk.ring.writes_left = number
        with pytest.raises(PowerCutError):
            _acts(desk, account, act)

        next_run = desk.after_restart()
        if next_run.organiser is None:
            assert failure(next_run.token).kind is Kind.NOT_SIGNED_IN
        else:
            assert next_run.token()
        next_run.sign_in(Attempt(), desk.agree)
        assert desk.after_restart().token()
        desk.start().sign_out()
        assert desk.ring.entries == {}


@pytest.mark.parametrize(
    ("claims", "kind", "code"),
    [
        ({"tid": PERSONAL, "iss": f"https://login.microsoftonline.com/{PERSONAL}/v2.0"},
         Kind.PERSONAL_ACCOUNT, "tid"),
        ({"tid": "common"}, Kind.SIGN_IN_NOT_OURS, "tid"),
        ({"tid": None}, Kind.SIGN_IN_NOT_OURS, "tid"),
        ({"iss": f"https://login.microsoftonline.com/{USER_ID}/v2.0"},
         Kind.SIGN_IN_NOT_OURS, "iss"),
        ({"iss": f"https://login.example/{TENANT_ID}/v2.0"}, Kind.SIGN_IN_NOT_OURS, "iss"),
        ({"aud": USER_ID}, Kind.SIGN_IN_NOT_OURS, "aud"),
        ({"aud": [CLIENT_ID, USER_ID]}, Kind.SIGN_IN_NOT_OURS, "aud"),
        ({"exp": "tomorrow"}, Kind.SIGN_IN_NOT_OURS, "exp"),
        ({"exp": NOW.timestamp() - 301}, Kind.CLOCK_WRONG, "exp"),
        ({"nbf": NOW.timestamp() + 301}, Kind.CLOCK_WRONG, "nbf"),
        ({"oid": ""}, Kind.SIGN_IN_NOT_OURS, "oid"),
        ({"nonce": "another"}, Kind.SIGN_IN_NOT_OURS, "RuntimeError"),
        ({"nonce": None}, Kind.SIGN_IN_NOT_OURS, "RuntimeError"),
    ],
)  # fmt: skip
def test_an_id_token_that_is_not_for_us_is_refused(
    desk: Desk, claims: dict[str, object], kind: Kind, code: str
) -> None:
    desk.entra.claims = claims
    assert sign_in_failure(desk) == AppError(kind, code=code)


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": NOW.timestamp() - 299},
        {"nbf": NOW.timestamp() + 299},
        {"aud": [CLIENT_ID]},
        {"name": None},
    ],
)
def test_a_clock_that_is_a_little_off_does_no_harm(desk: Desk, claims: dict[str, object]) -> None:
    desk.entra.claims = claims
    assert desk.connected().organiser


def test_a_tenant_given_by_its_id_is_the_only_one_that_may_answer(desk: Desk) -> None:
    desk.values["tenant"] = USER_ID
    assert sign_in_failure(desk) == AppError(Kind.SIGN_IN_NOT_OURS, code="tid")


def test_a_tenant_given_by_its_domain_is_compared_by_the_id_discovery_tells(desk: Desk) -> None:
    desk.values["tenant"] = "salon.example"
    base = f"https://login.microsoftonline.com/{USER_ID}/oauth2/v2.0"
    desk.entra.discovery = httpx.Response(
        200,
        json={"authorization_endpoint": f"{base}/authorize", "token_endpoint": f"{base}/token"},
    )
    assert sign_in_failure(desk) == AppError(Kind.SIGN_IN_NOT_OURS, code="tid")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"refresh_token": None}, AppError(Kind.NO_OFFLINE_ACCESS)),
        ({"scope": "User.Read openid profile"},
         AppError(Kind.MISSING_PERMISSION, code="OnlineMeetings.ReadWrite")),
        ({"access_token": None}, AppError(Kind.SIGN_IN_FAILED, code="no access_token")),
        ({"id_token": None}, AppError(Kind.SIGN_IN_NOT_OURS, code="no id_token")),
        ({"id_token": "x.e30.y"}, AppError(Kind.SIGN_IN_NOT_OURS, code="RuntimeError")),
        ({"id_token": "x"}, AppError(Kind.SIGN_IN_NOT_OURS, code="IndexError")),
    ],
)  # fmt: skip
def test_an_answer_that_lacks_something_is_told(
    desk: Desk, answer: dict[str, object], error: AppError
) -> None:
    desk.entra.answer = answer
    assert sign_in_failure(desk) == error


@pytest.mark.parametrize(
    "scope",
    [
        "https://graph.microsoft.com/OnlineMeetings.ReadWrite https://graph.microsoft.com/User.Read",
        "onlinemeetings.readwrite user.read",
        None,
    ],
)
def test_scopes_are_known_in_every_spelling_microsoft_uses(desk: Desk, scope: str | None) -> None:
    desk.entra.answer = {"scope": scope}
    assert desk.connected().granted() == {"OnlineMeetings.ReadWrite", "User.Read"}


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [
        ((401, "invalid_client", 7000215), Kind.BAD_SECRET),
        ((401, "invalid_client", 7000222), Kind.EXPIRED_SECRET),
        ((401, "invalid_client", 7000218), Kind.SECRET_MISSING),
        ((401, "invalid_client", 700025), Kind.SECRET_UNWANTED),
        ((400, "unauthorized_client", 700016), Kind.UNKNOWN_APP),
        ((400, "invalid_grant", 50076), Kind.SECOND_FACTOR),
    ],
)
def test_a_refused_code_says_why(desk: Desk, refusal: tuple[int, str, int], kind: Kind) -> None:
    desk.entra.refusal = refusal
    error = sign_in_failure(desk)
    assert error == AppError(kind, code=f"AADSTS{refusal[2]}", request_id=TRACE_ID)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"error": "access_denied", "error_subcode": "cancel"},
         AppError(Kind.CONSENT_DECLINED, code="access_denied")),
        ({"error": "access_denied", "error_description": "AADSTS65004: User declined"},
         AppError(Kind.CONSENT_DECLINED, code="AADSTS65004")),
        ({"error": "access_denied", "error_description": "AADSTS90094: admin"},
         AppError(Kind.ADMIN_CONSENT, code="AADSTS90094")),
        ({"error": "server_error", "error_description": "AADSTS53003: blocked"},
         AppError(Kind.CONDITIONAL_ACCESS, code="AADSTS53003")),
    ],
)  # fmt: skip
def test_an_error_the_browser_brings_back_says_why(
    desk: Desk, answer: dict[str, str], error: AppError
) -> None:
    def decline(link: str) -> None:
        send_back(link, answer | {"state": desk.entra.authorize(link)["state"]})

    assert sign_in_failure(desk, decline) == error


def test_an_answer_to_another_sign_in_is_refused_and_ours_still_counts(desk: Desk) -> None:
    def browser(link: str) -> None:
        status, _ = send_back(link, {"code": "stolen", "state": "another"})
        assert status == 403
        desk.agree(link)

    assert desk.start().sign_in(Attempt(), browser) == ANNA


@pytest.mark.parametrize(
    ("discovery", "error"),
    [
        (httpx.Response(400, json={"error": "invalid_tenant",
                                   "error_description": "AADSTS90002: no such tenant"}),
         AppError(Kind.UNKNOWN_TENANT, code="AADSTS90002")),
        (httpx.Response(200, text="<html>Welcome to our Wi-Fi"),
         AppError(Kind.DOWN, code="200 no JSON")),
        (httpx.Response(200, json={}), AppError(Kind.DOWN, code="discovery")),
        (httpx.Response(503, text="busy"), AppError(Kind.DOWN, code="503")),
        (httpx.Response(429, headers={"Retry-After": "7"}), AppError(Kind.BUSY, code="429")),
    ],
)  # fmt: skip
def test_without_microsofts_endpoints_there_is_no_sign_in(
    desk: Desk, discovery: httpx.Response, error: AppError
) -> None:
    desk.entra.discovery = discovery
    assert sign_in_failure(desk) == error


@pytest.mark.parametrize(
    ("response", "error"),
    [
        (httpx.Response(200, text="<html>"), AppError(Kind.DOWN, code="200 no JSON")),
        (httpx.Response(200, json=[]), AppError(Kind.DOWN, code="200 no JSON")),
        (httpx.Response(504), AppError(Kind.DOWN, code="504")),
        (httpx.Response(200, json={}), AppError(Kind.SIGN_IN_FAILED, code="no access_token")),
    ],
)
def test_a_senseless_answer_for_the_code_is_told(
    desk: Desk, response: httpx.Response, error: AppError
) -> None:
    desk.entra.token_response = response
    assert sign_in_failure(desk) == error


def test_without_network_the_account_stays_and_says_so(desk: Desk) -> None:
    desk.connected()
    account = desk.after_restart()
    desk.entra.fault = httpx.ConnectError("no route")
    assert failure(account.token) == AppError(Kind.OFFLINE, code="ConnectError")
    assert failure(lambda: account.sign_in(Attempt(), desk.agree)).kind is Kind.OFFLINE
    assert account.organiser == ANNA
    desk.entra.fault = None
    assert account.token()


@pytest.mark.parametrize("number", [70008, 700082, 50173, 70043])
def test_an_ended_session_is_told_and_stays_known_after_a_restart(desk: Desk, number: int) -> None:
    account = desk.connected()
    desk.entra.refusal = (400, "invalid_grant", number)
    error = failure(lambda: account.token(fresh=True))
    assert error == AppError(Kind.SIGN_IN_AGAIN, code=f"AADSTS{number}", request_id=TRACE_ID)
    for run in (account, desk.after_restart()):
        assert run.organiser == ANNA
        assert run.trouble == AppError(Kind.SIGN_IN_AGAIN, code=f"AADSTS{number}")
        assert failure(run.token) == run.trouble
    assert not any("1.refresh" in entry for entry in desk.ring.entries.values())

    desk.entra.refusal = None
    again = desk.start()
    again.sign_in(Attempt(), desk.agree)
    assert again.trouble is None
    assert again.token()


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [
        ((400, "invalid_grant", 53003), Kind.CONDITIONAL_ACCESS),
        ((400, "invalid_grant", 50076), Kind.SECOND_FACTOR),
        ((400, "invalid_grant", 65001), Kind.ADMIN_CONSENT),
        ((400, "interaction_required", 50058), Kind.SIGN_IN_AGAIN),
        ((401, "invalid_client", 7000222), Kind.EXPIRED_SECRET),
    ],
)
def test_a_refusal_that_can_be_mended_elsewhere_is_asked_about_again_at_once(
    desk: Desk, refusal: tuple[int, str, int], kind: Kind
) -> None:
    account = desk.connected()
    desk.entra.refusal = refusal
    assert failure(lambda: account.token(fresh=True)).kind is kind
    assert account.trouble is None
    desk.entra.refusal = None
    assert account.token(fresh=True)  # not the refusal that MSAL remembers for a minute


def test_a_new_secret_takes_effect_after_the_refusal_of_the_old(desk: Desk) -> None:
    desk.values["client_secret"] = desk.entra.secret = SECRET
    account = desk.connected()
    desk.entra.secret = "another"
    assert failure(lambda: account.token(fresh=True)).kind is Kind.BAD_SECRET
    desk.values["client_secret"] = "another"
    assert account.token(fresh=True)


def test_permissions_taken_away_later_are_known(desk: Desk) -> None:
    account = desk.connected()
    desk.entra.answer = {"scope": "User.Read openid profile"}
    account.token(fresh=True)
    assert "OnlineMeetings.ReadWrite" not in account.granted()
    assert desk.after_restart().granted() == account.granted()


def test_an_account_of_another_registration_is_not_ours(desk: Desk) -> None:
    account = desk.connected()
    desk.values["client_id"] = USER_ID
    assert account.restore() is None
    desk.values["client_id"] = CLIENT_ID
    assert account.restore() == ANNA


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({}, AppError(Kind.NOT_CONFIGURED)),
        ({"client_id": "typo"}, AppError(Kind.REGISTRATION_INVALID, code="client_id")),
    ],
)
def test_without_a_registration_nothing_is_asked(
    desk: Desk, values: dict[str, str], error: AppError
) -> None:
    desk.values = values
    assert sign_in_failure(desk) == error
    assert desk.entra.requests == []


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


def test_a_failed_sign_in_leaves_the_account_before_connected(desk: Desk) -> None:
    account = desk.connected()
    desk.entra.answer = {"refresh_token": None}
    assert failure(lambda: account.sign_in(Attempt(), desk.agree)).kind is Kind.NO_OFFLINE_ACCESS
    assert account.organiser == ANNA
    assert desk.after_restart().organiser == ANNA


@pytest.mark.parametrize(
    "kept", ["", "{}", "[]", "null", '{"version": 2}', '{"version": 1}', "\x00"]
)
def test_a_session_nobody_can_read_is_signed_out(desk: Desk, kept: str) -> None:
    Vault("Trimsy Desk", desk.ring).write(SESSION, kept)
    assert desk.start().organiser is None


def test_no_secret_gets_into_any_log(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("msal", "msal.token_cache", "msal.oauth2cli.oauth2", "httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, logger=name)
    desk.values["client_secret"] = desk.entra.secret = SECRET
    attempt = Attempt()
    account = desk.start()
    account.sign_in(attempt, desk.agree)
    account.token(fresh=True)
    forms = [parse_qs(request.content.decode()) for request in desk.entra.requests]
    desk.entra.refusal = (400, "invalid_grant", 700082)
    failure(lambda: account.token(fresh=True))
    desk.entra.refusal = None
    desk.entra.token_response = httpx.Response(200, text="not JSON: " + SECRET)
    failure(lambda: account.sign_in(Attempt(), desk.agree))

    said = caplog.text
    assert "signed in" in said
    link = parse_qs(urlsplit(attempt.link).query)
    verifiers = [value for form in forms for value in form.get("code_verifier", [])]
    assert verifiers
    secrets = [SECRET, *desk.entra.issued, *verifiers, *link["state"], *link["nonce"]]
    assert not [secret for secret in secrets if secret in said]
    assert "anna" not in said.lower()


def test_msal_would_log_a_code_if_it_were_let(caplog: pytest.LogCaptureFixture) -> None:
    """The reason for keeping it out of the logs; should it end, so may the filter."""
    log = logging.getLogger("msal.token_cache")
    kept, log.filters = log.filters, []
    try:
        caplog.set_level(logging.DEBUG, logger="msal.token_cache")
        msal.token_cache.TokenCache().add(
            {"client_id": CLIENT_ID, "data": {"code": "the-code"}, "response": {}}
        )
    finally:
        log.filters = kept
    assert "the-code" in caplog.text


def test_an_account_shows_no_secret_in_its_session(desk: Desk) -> None:
    account = desk.connected()
    assert "1.refresh" not in repr(account._session)  # noqa: SLF001 - nowhere else is it shown


def test_a_clock_far_off_is_told_as_such() -> None:
    desk = Desk(entra=FakeEntra(now=lambda: NOW + timedelta(days=1)))
    assert sign_in_failure(desk).kind is Kind.CLOCK_WRONG
