"""The salon's Microsoft account: sign in, token, sign out.

Public or confidential client, the authorization code flow with PKCE in the system's browser
(RFC 8252), and refresh tokens from there on, all by MSAL.
"""

import logging
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop import __version__
from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.services.attempt import Attempt
from desktop.services.consent import LOGIN_HOST, SCOPES
from desktop.services.entra import entra_error, redeemed, unless_it_trips
from desktop.services.id_token import organiser_of
from desktop.services.logs import silence
from desktop.services.registration import Registration, is_guid
from desktop.services.session import Session, reduced, scope_names, session_from_text
from desktop.services.vault import Vault

if TYPE_CHECKING:
    import httpx
    import msal  # type: ignore[import-untyped] # it ships no types

__all__ = ["Account", "Attempt"]

logger = logging.getLogger(__name__)

SESSION = "session"
"""The name in the vault of all that lasts."""


class Account:
    """The account meetings are made with. Calls block; any thread may call.

    ``registration`` is asked whenever MSAL is set up anew: at a sign-in, at the first token of a
    run, and after each refusal, so that what an owner or administrator mends takes effect. After
    a change of the registration, ``restore`` makes it take effect at once. ``client`` is asked for
    when Microsoft is: loading the trust store takes its time.
    """

    def __init__(
        self,
        registration: Callable[[], Registration],
        vault: Vault,
        client: "Callable[[], httpx.Client]",
        now: Callable[[], datetime],
    ) -> None:
        self._registration = registration
        self._vault = vault
        self._client = client
        self._now = now
        self._session: Session | None = None
        self._app: msal.ClientApplication | None = None
        self._lock = threading.RLock()
        self.sign_ins = 0
        """How often somebody signed in during this run."""

    @property
    def organiser(self) -> Organiser | None:
        """Who is connected, also when they have to sign in again."""
        session = self._session
        return session.organiser if session else None

    @property
    def trouble(self) -> AppError | None:
        """SIGN_IN_AGAIN when Microsoft has ended the session, now or in an earlier run."""
        session = self._session
        return session.trouble if session else None

    @property
    def ended_at(self) -> datetime | None:
        """When Microsoft's ending the session was found out, in UTC; ``None`` while it lasts."""
        session = self._session
        return session.ended_at if session else None

    def granted(self) -> frozenset[str]:
        """Return the scopes Microsoft granted last, by their short names: ``User.Read``."""
        session = self._session
        return session.granted if session else frozenset()

    def restore(self) -> Organiser | None:
        """Return who was connected when the app last ran. No network.

        ``None`` as well when that was under another app registration than the one now in force.
        A keyring that has been locked since takes nobody's connection away.
        """
        with self._lock:
            self._app = None
            kept = self._vault.read(SESSION)
            session = session_from_text(kept) if kept else None
            if kept is None and self._vault.problem:
                session = self._session
            client_id = self._registration().client_id.value
            if session and client_id and client_id != session.client_id:
                session = None
            self._session = session
            return self.organiser

    def sign_in(self, attempt: Attempt, show_link: Callable[[str], None]) -> Organiser:
        """Connect an account and return it; a failure leaves the one before connected.

        ``show_link`` gets the address to open in the browser. Blocks until the person is done.
        Raises AppError: NOT_CONFIGURED and the other kinds about the registration, SIGN_IN_…,
        PERSONAL_ACCOUNT, …CONSENT…, NO_OFFLINE_ACCESS, MISSING_PERMISSION, CLOCK_WRONG, OFFLINE,
        DOWN, BUSY, UNTRUSTED_CONNECTION, PROXY_SIGN_IN.
        """
        try:
            session, app = self._ask_microsoft(attempt, show_link)
        except AppError as error:
            logger.info("not signed in: %s", error)
            raise
        with self._lock:
            attempt.finish()
            self._forget_kept()
            self._session, self._app = session, app
            self.sign_ins += 1
            self._vault.write(SESSION, session.to_text())
        logger.info("signed in")
        return session.organiser

    def token(self, fresh: bool = False) -> str:
        """Return an access token for Microsoft Graph, refreshed where need be or if ``fresh``.

        Raises AppError: NOT_SIGNED_IN, SIGN_IN_AGAIN and what else ``from_entra`` knows, OFFLINE,
        DOWN, BUSY, UNTRUSTED_CONNECTION, PROXY_SIGN_IN, and the kinds about the registration.
        """
        with self._lock:
            session = self._session
            if session is None:
                raise AppError(Kind.NOT_SIGNED_IN)
            if session.trouble:
                raise session.trouble
            app = self._app = self._app or self._reopen(session)
            result = unless_it_trips(
                Kind.DOWN,
                lambda: app.acquire_token_silent_with_error(
                    list(SCOPES),
                    account=next(iter(app.get_accounts()), None),
                    force_refresh=fresh,
                    http_exceptions=(AppError,),
                ),
            ) or {"error": "invalid_grant"}  # nothing in the cache to refresh with
            if "access_token" not in result:
                raise self._refused(session, result)
            self._keep_news(session, app, result)
            return str(result["access_token"])

    def sign_out(self) -> None:
        """Forget the account and every token of it on this computer. No network.

        Raises AppError: NOT_FORGOTTEN when the keyring keeps them; then the account stays.
        """
        with self._lock:
            self._vault.delete(SESSION)
            self._session = self._app = None

    def _ask_microsoft(
        self, attempt: Attempt, show_link: Callable[[str], None]
    ) -> "tuple[Session, msal.ClientApplication]":
        from desktop.services.loopback import Receiver

        registration = self._registration().required()
        attempt.check()
        app = self._open(registration)
        attempt.check()
        state = secrets.token_urlsafe(32)
        with Receiver(state) as receiver:
            flow = app.initiate_auth_code_flow(
                list(SCOPES),
                redirect_uri=receiver.redirect_uri,
                state=state,
                prompt="select_account",  # else the browser's last account is taken unasked
                response_mode="form_post",
            )
            attempt.link = str(flow["auth_uri"])
            show_link(attempt.link)
            answer = attempt.wait(receiver)
        attempt.check()
        if "error" in answer:
            raise entra_error(answer)
        result = redeemed(lambda: app.acquire_token_by_auth_code_flow(flow, answer))
        organiser = organiser_of(
            result["id_token_claims"],
            registration.client_id.value,
            # For a domain, discovery has told its id.
            app.authority.tenant if is_guid(app.authority.tenant) else registration.tenant.value,
            self._now(),
        )
        granted = scope_names(result.get("scope") or " ".join(SCOPES))  # RFC 6749 §5.1
        missing = [name for name in SCOPES if name not in granted]
        if missing:
            raise AppError(Kind.MISSING_PERMISSION, code=" ".join(missing))
        if not result.get("refresh_token"):
            raise AppError(Kind.NO_OFFLINE_ACCESS)
        cache = reduced(app.token_cache.serialize())
        return Session(organiser, registration.client_id.value, granted, cache), app

    def _open(self, registration: Registration, kept: str = "") -> "msal.ClientApplication":
        """Set MSAL up, on the ``kept`` cache or an empty one. Asks Microsoft for its endpoints."""
        import msal

        from desktop.services.http import IdentityHttp

        silence("msal")  # at some level it writes codes, verifiers and whole answers

        class Cache(msal.SerializableTokenCache):  # type: ignore[misc] # it ships no types
            def add(self, event: dict[str, Any], **options: Any) -> None:  # noqa: ANN401 - MSAL's
                # In another spelling than asked for, MSAL would not find its own token again.
                names = scope_names(" ".join(event.get("scope") or []))
                super().add(event | {"scope": sorted(names)}, **options)

        cache = Cache()
        cache.deserialize(kept)
        client_id, secret = registration.client_id.value, registration.client_secret.value
        options: dict[str, Any] = {
            "authority": f"{LOGIN_HOST}/{registration.tenant.value}",
            "instance_discovery": False,
            "http_client": IdentityHttp(self._client()),
            "token_cache": cache,
            "app_name": "Trimsy Desk",
            "app_version": __version__,
        }
        try:
            if secret:
                return msal.ConfidentialClientApplication(
                    client_id, client_credential=secret, **options
                )
            return msal.PublicClientApplication(client_id, **options)
        except (ValueError, KeyError):
            raise AppError(Kind.DOWN, code="discovery") from None

    def _reopen(self, session: Session) -> "msal.ClientApplication":
        registration = self._registration().required()
        if registration.client_id.value != session.client_id:
            raise AppError(Kind.SIGN_IN_AGAIN, code="client_id")
        return self._open(registration, session.cache)

    def _refused(self, session: Session, result: Mapping[str, Any]) -> AppError:
        """Return why there is no token, and remember it where it is final.

        MSAL answers the same question from memory for a minute, so it is set up anew.
        """
        self._app = None
        error = entra_error(result)
        logger.info("no token: %s", error)
        if result.get("error") == "invalid_grant" and error.kind is Kind.SIGN_IN_AGAIN:
            self._session = replace(session, cache="", ended=error.code, ended_at=self._now())
            self._vault.write(SESSION, self._session.to_text())
        return error

    def _keep_news(
        self, session: Session, app: "msal.ClientApplication", result: Mapping[str, Any]
    ) -> None:
        """Keep a new refresh token and what is granted by now."""
        granted = scope_names(result["scope"]) if result.get("scope") else session.granted
        news = replace(session, granted=granted, cache=reduced(app.token_cache.serialize()))
        if news != session:
            self._session = news
            self._vault.write(SESSION, news.to_text())

    def _forget_kept(self) -> None:
        # Interrupted from here on, the next start is signed out, and never signed in as
        # somebody else than the person at the desk chose.
        try:
            self._vault.delete(SESSION)
        except AppError as error:
            logger.warning("the session before stays in the keyring: %s", error)
