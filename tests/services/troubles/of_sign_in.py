"""What goes wrong between the app's registration and a connected account."""

import ssl
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
    DISABLED_APP,
    EXPIRED_WEB_SECRET,
    GUARDED,
    WEB_APP,
)
from desktop.practice.faults import Fault
from desktop.practice.routes import LOGIN_HOST
from desktop.practice.server import PracticeServer
from desktop.services.attempt import Attempt
from desktop.services.http import make_client
from tests.end_to_end.proxy import Proxy
from tests.services.fake_entra import send_back
from tests.services.troubles.scenario import Scenario, trouble_of
from tests.services.troubles.sign_in_desk import SignInDesk, sign_in_desk

FATIMA, GUSTAV = "fatima@guarded.example", "gustav@lumiere.example"
HANA, IVO = "hana@guarded.example", "ivo@guarded.example"
EMIL = "emil@hairchain.example"
SOON = 0.05  # seconds to wait for a browser that never comes back


def registered(**variables: str) -> "Reach":
    """Connect under another registration than the practice app's."""

    def reach(folder: Path) -> AppError:
        with sign_in_desk(folder) as desk:
            desk.environ.update({f"TEAMS_{name.upper()}": text for name, text in variables.items()})
            return desk.connecting()

    return reach


def signing_in(email: str, limit: float = 10) -> "Reach":
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


def refreshing_after(spoil: "Spoil") -> "Reach":
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


def token_endpoint(fault: Fault) -> "Reach":
    def reach(folder: Path) -> AppError:
        with sign_in_desk(folder) as desk:
            desk.cloud.faults.switch_on(fault, prefix="/")
            return desk.connecting()

    return reach


def untrusted(folder: Path) -> AppError:
    """The company's proxy opens the connection with a certificate this computer does not know."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(LOGIN_HOST).configure_cert(tls)
    with pytest.MonkeyPatch.context() as patch, sign_in_desk(folder) as desk:
        server = PracticeServer(desk.cloud, tls=tls)
        server.start()
        with Proxy({LOGIN_HOST: server.port}) as proxy:
            patch.setenv("HTTPS_PROXY", proxy.url)
            with sign_in_desk(folder, make_client()) as outside:
                error = outside.connecting()
        server.stop()
        return error


SCENARIOS = (
    Scenario("No app is registered", not_configured),
    Scenario("The client id is mistyped", registered(client_id="typo"), "client_id"),
    Scenario("The administrator's file is cut off", unreadable),
    Scenario("The app is deleted at Microsoft", refreshing_after(app_deleted), "AADSTS700016"),
    Scenario("The app is switched off", refreshing_after(app_switched_off), "AADSTS7000112"),
    Scenario(
        "The registered app was switched off before",
        signing_in_under_disabled := registered(client_id=DISABLED_APP.client_id),
    ),
)
