"""What goes wrong between the app's registration and a connected account."""

import ssl
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import trustme
from keyring.errors import KeyringLocked

from desktop.core.troubles import AppError
from desktop.practice.accounts import (
    ANNA,
    DESKTOP_APP,
    EXPIRED_WEB_SECRET,
    GUARDED,
    WEB_APP,
)
from desktop.practice.cloud import LOGIN_HOST, PracticeCloud
from desktop.practice.faults import Fault
from desktop.practice.server import PracticeServer
from desktop.services.attempt import Attempt
from desktop.services.http import make_client
from tests.end_to_end.proxy import Proxy
from tests.services.fake_entra import send_back
from tests.services.fake_provider import Clock
from tests.services.troubles.scenario import Scenario, trouble_of
from tests.services.troubles.sign_in_desk import SignInDesk, sign_in_desk

CARLA, EMIL = "carla@personal.example", "emil@hairchain.example"
FATIMA, GUSTAV = "fatima@guarded.example", "gustav@lumiere.example"
HANA, IVO = "hana@guarded.example", "ivo@guarded.example"
SOON = 0.05  # seconds to wait for a browser that never comes back


Reach = Callable[[Path], AppError]
Spoil = Callable[[SignInDesk], None]


def registered(**variables: str) -> Reach:
    """Connect under another registration than the practice app's."""

    def reach(folder: Path) -> AppError:
        with sign_in_desk(folder) as desk:
            desk.environ.update({f"TEAMS_{name.upper()}": text for name, text in variables.items()})
            return desk.connecting()

    return reach


def signing_in(email: str, limit: float = 10) -> Reach:
    def reach(folder: Path) -> AppError:
        with sign_in_desk(folder) as desk:
            return desk.connecting(email, limit=limit)

    return reach


def not_configured(folder: Path) -> AppError:
    with sign_in_desk(folder) as desk:
        desk.environ.clear()
        return desk.connecting()


def unreadable(folder: Path) -> AppError:
    with sign_in_desk(folder) as desk:
        desk.environ.clear()
        desk.site.mkdir()
        (desk.site / "registration.toml").write_text("client_id = ", encoding="utf-8")
        return desk.connecting()


def refreshing_after(spoil: Spoil) -> Reach:
    """Connect, let something happen at Microsoft, and ask for a token in the next run."""

    def reach(folder: Path) -> AppError:
        with sign_in_desk(folder) as desk:
            desk.connect()
            spoil(desk)
            desk.start()
            return trouble_of(desk.account.token)

    return reach


def app_deleted(desk: SignInDesk) -> None:
    del desk.cloud.registrations[DESKTOP_APP.client_id]


def app_switched_off(desk: SignInDesk) -> None:
    app = desk.cloud.registrations[DESKTOP_APP.client_id]
    desk.cloud.registrations[DESKTOP_APP.client_id] = replace(app, enabled=False)


def user_deleted(desk: SignInDesk) -> None:
    del desk.cloud.accounts[ANNA.email]


def password_changed(desk: SignInDesk) -> None:
    desk.cloud.faults.switch_on(Fault.GRANT_REVOKED)


def unused_for_months(desk: SignInDesk) -> None:
    desk.later(days=91)


def moved_to_another_tenant(desk: SignInDesk) -> None:
    desk.environ["TEAMS_TENANT"] = GUARDED.id


def cancelled(folder: Path) -> AppError:
    with sign_in_desk(folder) as desk:
        attempt = Attempt()
        return trouble_of(lambda: desk.account.sign_in(attempt, lambda _link: attempt.cancel()))


def another_nonce(folder: Path) -> AppError:
    """The link that the browser followed was not the one the app had given it."""
    with sign_in_desk(folder) as desk:

        def browse(link: str) -> None:
            answer = desk.cloud.visit(link.replace("nonce=", "nonce=x"), ANNA.email)
            assert answer is not None
            send_back(link, answer.fields)

        return trouble_of(lambda: desk.account.sign_in(Attempt(), browse))


def page_misunderstands(folder: Path) -> AppError:
    with sign_in_desk(folder) as desk:
        desk.cloud.faults.switch_on(Fault.AUTHORIZE_REFUSED, code=900144)
        return desk.connecting()


def computer_a_day_behind(folder: Path) -> AppError:
    with sign_in_desk(folder) as desk:
        desk.clock.now -= timedelta(days=1)
        return desk.connecting()


def never_connected(folder: Path) -> AppError:
    with sign_in_desk(folder) as desk:
        return trouble_of(desk.account.token)


def keyring_locked(folder: Path) -> AppError:
    with sign_in_desk(folder) as desk:
        desk.ring.locked = KeyringLocked()
        desk.connect()
        problem = desk.vault.problem
        assert problem is not None
        return problem


def keyring_keeps(folder: Path) -> AppError:
    with sign_in_desk(folder) as desk:
        desk.connect()
        desk.ring.writes_left, desk.ring.failure = 0, OSError
        return trouble_of(desk.account.sign_out)


def connecting_with(fault: Fault) -> Reach:
    def reach(folder: Path) -> AppError:
        with sign_in_desk(folder) as desk:
            desk.cloud.faults.switch_on(fault, prefix="/")
            return desk.connecting()

    return reach


def untrusted(folder: Path) -> AppError:
    """The company's proxy opens the connection with a certificate this computer does not know."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(LOGIN_HOST).configure_cert(tls)
    server = PracticeServer(PracticeCloud(Clock()), tls=tls)
    server.start()
    with ExitStack() as stack:
        stack.callback(server.stop)
        proxy = stack.enter_context(Proxy({LOGIN_HOST: server.port}))
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        for name in ("https_proxy", "no_proxy", "NO_PROXY"):
            patch.delenv(name, raising=False)
        patch.setenv("HTTPS_PROXY", proxy.url)
        desk = stack.enter_context(sign_in_desk(folder, make_client()))
        return desk.connecting()


def proxy_wants_sign_in(folder: Path) -> AppError:
    """The company's proxy wants to know who asks, and nobody told the app what to say."""
    with ExitStack() as stack:
        proxy = stack.enter_context(Proxy({}, sign_in="salon:secret"))
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        for name in ("https_proxy", "no_proxy", "NO_PROXY"):
            patch.delenv(name, raising=False)
        patch.setenv("HTTPS_PROXY", proxy.url)
        desk = stack.enter_context(sign_in_desk(folder, make_client()))
        return desk.connecting()


SCENARIOS = (
    # the registration
    Scenario("No app is registered", not_configured),
    Scenario("The client id is mistyped", registered(client_id="typo"), "client_id"),
    Scenario("The administrator's file is cut off", unreadable, "registration.toml"),
    Scenario("The app is deleted at Microsoft", refreshing_after(app_deleted), "AADSTS700016"),
    Scenario("The app is switched off", refreshing_after(app_switched_off), "AADSTS7000112"),
    Scenario(
        "The client secret is wrong",
        registered(client_id=WEB_APP.client_id, client_secret="wrong"),
        "AADSTS7000215",
    ),
    Scenario(
        "The client secret has expired",
        registered(client_id=WEB_APP.client_id, client_secret=EXPIRED_WEB_SECRET),
        "AADSTS7000222",
    ),
    Scenario(
        "An app with a secret, used without",
        registered(client_id=WEB_APP.client_id),
        "AADSTS7000218",
    ),
    Scenario(
        "An app without a secret, used with one",
        registered(client_id=DESKTOP_APP.client_id, client_secret="unwanted"),
        "AADSTS700025",
    ),
    Scenario("The tenant does not exist", registered(tenant="nowhere.example"), "AADSTS90002"),
    Scenario("The tenant is another", refreshing_after(moved_to_another_tenant), "AADSTS50020"),
    # the person and the browser
    Scenario("Cancel, while the browser is waited for", cancelled),
    Scenario("The page never returns: the account is not assigned", signing_in(IVO, SOON)),
    Scenario("The page never returns: a personal account", signing_in(CARLA, SOON)),
    Scenario("The browser followed another link than the app's", another_nonce, "RuntimeError"),
    Scenario("The page does not understand the app", page_misunderstands, "AADSTS900144"),
    Scenario("The person declines", signing_in(GUSTAV), "AADSTS65004"),
    Scenario("Back from 'Need admin approval'", signing_in(EMIL), "access_denied"),
    Scenario("The organisation withholds offline access", signing_in(FATIMA)),
    Scenario("Conditional access refuses the computer", signing_in(HANA), "AADSTS53003"),
    # afterwards
    Scenario("A token is asked for before anybody has connected", never_connected),
    Scenario("The user is deleted", refreshing_after(user_deleted), "AADSTS50057"),
    Scenario("The password is changed", refreshing_after(password_changed), "AADSTS50173"),
    Scenario("91 days unused", refreshing_after(unused_for_months), "AADSTS700082"),
    # the computer and its way to Microsoft
    Scenario("The computer's clock is a day behind", computer_a_day_behind, "nbf"),
    Scenario("The keyring is locked", keyring_locked, "KeyringLocked"),
    Scenario("Disconnecting, and the keyring lets go of nothing", keyring_keeps, "OSError"),
    Scenario("Connecting, offline", connecting_with(Fault.OFFLINE), "ConnectError"),
    Scenario("Connecting, 429", connecting_with(Fault.THROTTLED), "429"),
    Scenario("Connecting, 503", connecting_with(Fault.UNAVAILABLE), "503"),
    Scenario("Connecting, the answer is lost", connecting_with(Fault.ACTS_THEN_TIMES_OUT)),
    Scenario("Connecting, a proxy's certificate is unknown here", untrusted, "CERT"),
    Scenario("Connecting, a proxy wants a sign-in", proxy_wants_sign_in, "407"),
)
