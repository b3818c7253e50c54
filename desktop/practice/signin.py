"""The authorization endpoint: what a browser sees between the app's link and its redirect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl

from desktop.practice.accounts import Account, Registration, Twist
from desktop.practice.chance import Chance
from desktop.practice.directory import (
    ADMIN_ONLY_SCOPES,
    OPENID_SCOPES,
    Directory,
    canonical_scopes,
    check_redirect,
    granted_scopes,
)
from desktop.practice.faults import Fault, Faults
from desktop.practice.refusals import Refused, redirect_error
from desktop.practice.state import Grant
from desktop.practice.tokens import Challenge, Tokens, client_info

_PROMPTS: Final = {"", "login", "none", "consent", "select_account", "create"}


class Decision(StrEnum):
    """What was pressed on a consent page; UNDECIDED before it was shown."""

    UNDECIDED = ""
    ACCEPT = "accept"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Ask:
    """A valid authorization request (RFC 6749 §4.1.1) with OpenID's and Microsoft's additions."""

    authority: str
    registration: Registration
    redirect_uri: str
    mode: str
    state: str
    nonce: str
    scopes: tuple[str, ...]
    challenge: Challenge
    prompt: str
    login_hint: str
    wants_client_info: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the app: ``fields`` to ``redirect_uri`` by ``mode``.

    ``mode`` is ``query``, ``fragment`` or ``form_post`` (OAuth 2.0 Form Post Response Mode).
    """

    redirect_uri: str
    mode: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class ConsentPage:
    """The person still has to accept or decline."""

    ask: Ask
    account: Account


@dataclass(frozen=True, slots=True)
class ApprovalPage:
    """The "need admin approval" page: the one way on is back to the app without consent."""

    ask: Ask
    account: Account


class SignIn:
    def __init__(
        self,
        directory: Directory,
        tokens: Tokens,
        faults: Faults,
        now: Callable[[], datetime],
        chance: Chance,
    ) -> None:
        self._directory = directory
        self._tokens = tokens
        self._faults = faults
        self._now = now
        self._chance = chance

    def read(self, authority: str, parameters: Mapping[str, str]) -> Ask | Answer:
        """The request, or what the app is told at once (a request it can be told about).

        Raises Refused for what must never be redirected: an unknown tenant, app or redirect URI.
        """
        self._directory.authority(authority)
        registration = self._directory.registration(parameters.get("client_id", ""))
        uri = parameters.get("redirect_uri", "")
        check_redirect(uri)
        mode = parameters.get("response_mode", "query")
        state = parameters.get("state", "")
        if mode not in {"query", "fragment", "form_post"}:
            return self._no(Answer(uri, "query", {}), state, Refused(900144, name="response_mode"))
        try:
            return Ask(
                authority=authority,
                registration=registration,
                redirect_uri=uri,
                mode=mode,
                state=state,
                nonce=parameters.get("nonce", ""),
                scopes=canonical_scopes(parameters.get("scope", "")),
                challenge=_challenge(parameters),
                prompt=_prompt(parameters),
                login_hint=parameters.get("login_hint", ""),
                wants_client_info=parameters.get("client_info") == "1",
            )
        except Refused as refused:
            return self._no(Answer(uri, mode, {}), state, refused)

    def read_query(self, authority: str, query: str) -> Ask | Answer:
        return self.read(authority, dict(parse_qsl(query, keep_blank_values=True)))

    def decide(
        self, ask: Ask, account: Account, decision: Decision
    ) -> Answer | ConsentPage | ApprovalPage:
        """The next thing after ``account`` was chosen. Raises Refused where no way leads back."""
        path = f"/{ask.authority}/oauth2/v2.0/authorize"
        if switch := self._faults.take(Fault.AUTHORIZE_REFUSED, "GET", path):
            return self.refuse(ask, Refused(switch.code))
        self._directory.admit(account, ask.authority)
        if account.twist is Twist.NOT_ASSIGNED:
            raise Refused(50105)
        if account.twist is Twist.DECLINES or decision is Decision.DECLINE:
            return self.refuse(ask, Refused(65004, subcode="cancel"))
        needed = set(granted_scopes(account, ask.scopes))
        consented = self._directory.consented(account, ask.registration.client_id)
        if not account.tenant.users_may_consent and needed & ADMIN_ONLY_SCOPES - consented:
            return ApprovalPage(ask, account)
        if decision is Decision.ACCEPT:
            self._directory.record_consent(account, ask.registration.client_id, needed)
        elif needed - consented - {"openid", "profile", "email"} or ask.prompt == "consent":
            return ConsentPage(ask, account)
        return self._yes(ask, account)

    def back_out(self, ask: Ask) -> Answer:
        """From "Need admin approval" without consent: looks like cancelling, and says no more."""
        fields = {"error": "access_denied", "error_subcode": "cancel"}
        return Answer(ask.redirect_uri, ask.mode, _with_state(fields, ask.state))

    def refuse(self, ask: Ask, refused: Refused) -> Answer:
        return self._no(Answer(ask.redirect_uri, ask.mode, {}), ask.state, refused)

    def declined_by_administrator(self) -> dict[str, str]:
        """What a declined admin consent sends back; without ``error_subcode`` and ``tenant``."""
        return redirect_error(Refused(65004), self._now(), self._chance)

    def _no(self, answer: Answer, state: str, refused: Refused) -> Answer:
        fields = _with_state(redirect_error(refused, self._now(), self._chance), state)
        return Answer(answer.redirect_uri, answer.mode, fields)

    def _yes(self, ask: Ask, account: Account) -> Answer:
        grant = Grant(
            account=account.id,
            client_id=ask.registration.client_id,
            scopes=granted_scopes(account, ask.scopes),
            expires=0,
        )
        code = self._tokens.issue_code(grant, ask.redirect_uri, ask.challenge, ask.nonce)
        fields = {"code": code}
        if ask.wants_client_info:
            fields["client_info"] = client_info(account)
        fields = _with_state(fields, ask.state) | {"session_state": self._chance.guid()}
        return Answer(ask.redirect_uri, ask.mode, fields)


def _with_state(fields: dict[str, str], state: str) -> dict[str, str]:
    return fields | {"state": state} if state else fields


def _challenge(parameters: Mapping[str, str]) -> Challenge:
    if parameters.get("response_type") != "code":
        raise Refused(900144, name="response_type")
    method = parameters.get("code_challenge_method", "plain")
    if method not in {"S256", "plain"}:
        raise Refused(900144, name="code_challenge_method")
    return Challenge(parameters.get("code_challenge", ""), method)


def _prompt(parameters: Mapping[str, str]) -> str:
    prompt = parameters.get("prompt", "")
    if prompt not in _PROMPTS:
        raise Refused(900144, name="prompt")
    if prompt == "none":
        raise Refused(50058)
    return prompt


def plain_permissions(scopes: tuple[str, ...]) -> list[str]:
    """What a consent page lists, in words."""
    words = {
        "OnlineMeetings.Read": "Read your online meetings",
        "OnlineMeetings.ReadWrite": "Read and create your online meetings",
        "User.Read": "Sign you in and read your profile",
        "offline_access": "Keep the access you have given it until you disconnect",
    }
    rest = [f"View your {scope}" for scope in scopes if scope in OPENID_SCOPES - {"openid"}]
    return [words[scope] for scope in scopes if scope in words] or rest
