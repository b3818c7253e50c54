"""The authorization endpoint and its pages, driven as a browser drives them."""

from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest

from desktop.practice.accounts import (
    ACCOUNTS,
    ANNA,
    CHAIN,
    DESKTOP_APP,
    DISABLED_APP,
    LUMIERE,
    Account,
    Twist,
)
from desktop.practice.cloud import PracticeCloud
from desktop.practice.style import SUBMIT_SCRIPT
from tests.practice.visitor import App, Form

LOGIN = "https://login.microsoftonline.com"
BY_TWIST = {account.twist: account for account in reversed(ACCOUNTS)}
EMIL = next(account for account in ACCOUNTS if account.tenant is CHAIN)


def press(app: App, page: httpx.Response, **pressed: str) -> httpx.Response:
    found = Form(page.text)
    for button in pressed.items():
        assert button in found.buttons
    return app.client.post(f"{LOGIN}{found.action}", data=found.fields | pressed)


def redirect_of(answer: httpx.Response) -> tuple[str, dict[str, str]]:
    assert answer.status_code == 302
    parts = urlsplit(answer.headers["location"])
    fields = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return f"{parts.scheme}://{parts.netloc}{parts.path}", fields


def test_choosing_an_account_and_accepting_brings_a_code_back(app: App) -> None:
    chooser = app.client.get(app.link())
    consent = press(app, chooser, account=ANNA.email)
    assert "Read and create your online meetings" in consent.text
    where, fields = redirect_of(press(app, consent, decision="accept"))
    assert where == "http://localhost:51515"
    assert fields["state"] == "the-state"
    assert fields.keys() == {"code", "client_info", "state", "session_state"}


def test_form_post_comes_back_as_a_form_that_sends_itself(app: App) -> None:
    chooser = app.client.get(app.link(response_mode="form_post"))
    consent = press(app, chooser, account=ANNA.email)
    page = press(app, consent, decision="accept")
    found = Form(page.text)
    assert found.action == "http://localhost:51515"
    assert found.fields["state"] == "the-state"
    assert found.fields["code"]
    assert f"<script>{SUBMIT_SCRIPT}</script>" in page.text
    assert ">Continue</button>" in page.text
    assert page.headers["referrer-policy"] == "no-referrer"  # makes the browser say Origin: null
    assert "form-action 'self' http://localhost:*" in page.headers["content-security-policy"]


def test_the_request_may_come_as_a_form(app: App) -> None:
    where, _, query = app.link().partition("?")
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    chooser = app.client.post(where, content=query, headers=headers)
    answer = press(app, chooser, account=BY_TWIST[Twist.DECLINES].email)
    assert redirect_of(answer)[1]["state"] == "the-state"


def test_consent_once_given_is_remembered_until_prompt_asks_again(app: App) -> None:
    app.code()
    page = app.client.get(app.link())
    assert page.status_code == 200
    assert app.visit(app.link(), ANNA.email, accept=False).fields.keys() >= {"code"}
    refused = app.visit(app.link(prompt="consent"), ANNA.email, accept=False)
    assert refused.fields["error"] == "access_denied"


def test_declining_consent_says_so_with_a_subcode(app: App) -> None:
    consent = press(app, app.client.get(app.link()), account=ANNA.email)
    _, fields = redirect_of(press(app, consent, decision="decline"))
    assert (fields["error"], fields["error_subcode"]) == ("access_denied", "cancel")
    assert fields["error_description"].startswith("AADSTS65004")
    assert fields["state"] == "the-state"
    assert "code" not in fields


def test_the_account_that_declines_never_sees_a_consent_page(app: App) -> None:
    answer = app.visit(app.link(), BY_TWIST[Twist.DECLINES].email)
    assert answer.fields["error_description"].startswith("AADSTS65004")


def test_backing_out_of_admin_approval_looks_like_cancelling(app: App) -> None:
    page = press(app, app.client.get(app.link()), account=EMIL.email)
    assert "Need admin approval" in page.text
    assert "AADSTS90094" in page.text
    _, fields = redirect_of(press(app, page, back="1"))
    assert fields == {"error": "access_denied", "error_subcode": "cancel", "state": "the-state"}


def admin_link(**changes: str) -> str:
    query = httpx.QueryParams(
        {
            "client_id": DESKTOP_APP.client_id,
            "scope": "https://graph.microsoft.com/OnlineMeetings.ReadWrite "
            "https://graph.microsoft.com/User.Read",
            "redirect_uri": "http://localhost:51515",
            "state": "asked-it",
        }
        | changes
    )
    return f"{LOGIN}/organizations/v2.0/adminconsent?{query}"


def test_after_admin_consent_the_same_account_gets_in(app: App) -> None:
    page = app.client.get(admin_link())
    _, fields = redirect_of(press(app, page, tenant=CHAIN.id))
    assert fields["admin_consent"] == "True"
    assert (fields["tenant"], fields["state"]) == (CHAIN.id, "asked-it")
    assert app.sign_in(EMIL.email)["refresh_token"]


def test_declined_admin_consent_changes_nothing(app: App) -> None:
    page = app.client.get(admin_link())
    _, fields = redirect_of(press(app, page, decision="decline"))
    assert (fields["error"], fields["admin_consent"]) == ("access_denied", "True")
    assert "tenant" not in fields
    answer = app.visit(app.link(), EMIL.email)
    assert answer.fields["error_subcode"] == "cancel"


def test_admin_consent_never_redirects_elsewhere(app: App) -> None:
    page = app.client.get(admin_link(redirect_uri="https://evil.example/"))
    assert page.status_code == 200
    assert "AADSTS50011" in page.text


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"redirect_uri": "http://127.0.0.1:51515"}, 50011),
        ({"redirect_uri": "https://localhost:51515"}, 50011),
        ({"redirect_uri": "http://localhost:51515/other"}, 50011),
        ({"redirect_uri": "http://localhost.evil.example"}, 50011),
        ({"redirect_uri": "http://localhost@evil.example"}, 50011),
        ({"redirect_uri": None}, 50011),
        ({"client_id": "11111111-2222-3333-4444-555555555555"}, 700016),
        ({"client_id": DISABLED_APP.client_id}, 7000112),
        ({"client_id": None}, 900144),
    ],
)
def test_some_mistakes_end_on_the_page_and_never_redirect(
    app: App, changes: dict[str, str], number: int
) -> None:
    page = app.client.get(app.link(**changes))
    assert page.status_code == 200
    assert f"AADSTS{number}" in page.text
    assert "<form" not in page.text
    assert app.cloud.visit(app.link(**changes), ANNA.email) is None


def test_an_unknown_tenant_ends_on_the_page(app: App) -> None:
    assert "AADSTS90002" in app.client.get(app.link("nobody.example")).text


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"prompt": "none"}, "login_required"),
        ({"prompt": "nonsense"}, "invalid_request"),
        ({"response_type": "token"}, "invalid_request"),
        ({"response_mode": "pigeon"}, "invalid_request"),
        ({"scope": None}, "invalid_request"),
        ({"scope": "Mail.Send"}, "invalid_scope"),
        ({"code_challenge": "x", "code_challenge_method": "md5"}, "invalid_request"),
    ],
)
def test_other_mistakes_go_back_to_the_app(app: App, changes: dict[str, str], error: str) -> None:
    _, fields = redirect_of(app.client.get(app.link(**changes)))
    assert (fields["error"], fields["state"]) == (error, "the-state")


@pytest.mark.parametrize(
    ("account", "authority", "number"),
    [
        (BY_TWIST[Twist.PERSONAL], "organizations", 500200),
        (BY_TWIST[Twist.PERSONAL], LUMIERE.id, 50020),
        (EMIL, LUMIERE.domain, 50020),
        (BY_TWIST[Twist.NOT_ASSIGNED], "organizations", 50105),
    ],
)
def test_some_accounts_never_get_back_to_the_app(
    app: App, account: Account, authority: str, number: int
) -> None:
    page = press(app, app.client.get(app.link(authority)), account=account.email)
    assert page.status_code == 200
    assert f"AADSTS{number}" in page.text


def test_the_hinted_account_comes_first(app: App) -> None:
    page = app.client.get(app.link(login_hint=EMIL.email))
    assert Form(page.text).buttons[0] == ("account", EMIL.email)


def test_what_comes_from_outside_is_escaped(app: App, cloud: PracticeCloud) -> None:
    attack = '"><script>alert(1)</script>'
    cloud.accounts["x@example.com"] = Account("x", LUMIERE, "x@example.com", attack, attack)
    chooser = app.client.get(app.link(state=attack, login_hint=attack))
    pages = [
        chooser,
        press(app, chooser, account="x@example.com"),
        app.client.get(app.link(client_id=attack)),
        app.client.get(app.link(redirect_uri=attack)),
        app.client.get(app.link(quote('"><script>alert(1)<', safe=""))),
        app.client.get(admin_link(state=attack)),
    ]
    for page in pages:
        assert "<script>alert" not in page.text
        assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_every_page_says_that_it_is_practice(app: App) -> None:
    chooser = app.client.get(app.link())
    for page in (
        chooser,
        press(app, chooser, account=ANNA.email),
        app.client.get(admin_link()),
    ):
        assert "Practice — not Microsoft" in page.text
        assert '<html lang="en">' in page.text
