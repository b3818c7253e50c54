"""Codes and tokens: given out, checked, expired, revoked."""

import base64
import hashlib
import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop.practice.accounts import Account
from desktop.practice.chance import Chance
from desktop.practice.refusals import Refused
from desktop.practice.state import Grant, State
from desktop.practice.web import Json

CODE_SECONDS: Final = 10 * 60
ACCESS_SECONDS: Final = 65 * 60
REFRESH_SECONDS: Final = 90 * 24 * 3600
_CLOCK_SKEW_SECONDS: Final = 5 * 60
_ACCESS_BYTES: Final = 1500
_REFRESH_BYTES: Final = 1000
"""About as long as real ones: a keyring that holds 1,280 characters must be tried with them."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """The app's PKCE challenge (RFC 7636 §4.3); an empty one means that it sent none."""

    value: str = ""
    method: str = "plain"

    def verify(self, verifier: str) -> None:
        """Raises Refused (AADSTS50148, AADSTS501481)."""
        if not self.value:
            return
        if not re.fullmatch(r"[A-Za-z0-9._~-]{43,128}", verifier):
            raise Refused(50148)
        hashed = base64url(hashlib.sha256(verifier.encode()).digest())
        if not secrets.compare_digest(hashed if self.method == "S256" else verifier, self.value):
            raise Refused(501481)


@dataclass(frozen=True, slots=True)
class Code:
    """What an authorization code stands for. ``expires`` is in seconds since 1970."""

    grant: Grant
    redirect_uri: str
    challenge: Challenge
    nonce: str
    expires: int


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def client_info(account: Account) -> str:
    """The answer to ``client_info=1``: MSAL makes the account's identity of it."""
    return base64url(json.dumps({"uid": account.id, "utid": account.tenant.id}).encode())


def id_token(account: Account, client_id: str, nonce: str, now: datetime) -> str:
    """An unsigned JWT (RFC 7519 §6) with the claims of Entra ID's version 2.0 tokens."""
    issued = int(now.timestamp())
    claims: Json = {
        "aud": client_id,
        "iss": f"https://login.microsoftonline.com/{account.tenant.id}/v2.0",
        "iat": issued - _CLOCK_SKEW_SECONDS,
        "nbf": issued - _CLOCK_SKEW_SECONDS,
        "exp": issued + ACCESS_SECONDS,
        "email": account.email,
        "name": account.name,
        "oid": account.id,
        "preferred_username": account.email,
        "sub": base64url(hashlib.sha256(f"{account.id} {client_id}".encode()).digest()),
        "tid": account.tenant.id,
        "ver": "2.0",
    }
    if nonce:
        claims["nonce"] = nonce
    header = {"typ": "JWT", "alg": "none"}
    return ".".join([*(base64url(json.dumps(part).encode()) for part in (header, claims)), ""])


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Tokens:
    """Codes and access tokens last as long as the process, refresh tokens as long as the state.

    Only digests of tokens are kept. A refresh token goes on working after it was exchanged for a
    newer one, as Entra ID's do: an app that crashes before it stored the new one stays signed in.
    """

    def __init__(self, state: State, now: Callable[[], datetime], chance: Chance) -> None:
        self._state = state
        self._now = now
        self._chance = chance
        self._codes: dict[str, Code] = {}
        self._redeemed: set[str] = set()
        self._access: dict[str, Grant] = {}
        self._revoked: set[str] = set()

    def _seconds(self) -> int:
        return int(self._now().timestamp())

    def issue_code(self, grant: Grant, redirect_uri: str, challenge: Challenge, nonce: str) -> str:
        code = f"1.{self._chance.url_safe(600)}"
        expires = self._seconds() + CODE_SECONDS
        self._codes[_digest(code)] = Code(grant, redirect_uri, challenge, nonce, expires)
        return code

    def redeem_code(self, code: str, client_id: str, redirect_uri: str, verifier: str) -> Code:
        """What the code stands for, once. Raises Refused."""
        key = _digest(code)
        if key in self._redeemed:
            raise Refused(54005)
        found = self._codes.get(key)
        if found is None:
            raise Refused(9002313)
        if found.grant.client_id != client_id:
            raise Refused(70000)
        if found.redirect_uri != redirect_uri:
            raise Refused(500112)
        if found.expires <= self._seconds():
            raise Refused(70008)
        found.challenge.verify(verifier)
        del self._codes[key]
        self._redeemed.add(key)
        return found

    def issue_access(self, grant: Grant) -> str:
        token = f"practice.{self._chance.url_safe(_ACCESS_BYTES)}"
        expires = self._seconds() + ACCESS_SECONDS
        self._access[_digest(token)] = Grant(grant.account, grant.client_id, grant.scopes, expires)
        return token

    def issue_refresh(self, grant: Grant) -> str:
        token = f"1.A{self._chance.url_safe(_REFRESH_BYTES)}"
        expires = self._seconds() + REFRESH_SECONDS
        self._state.refresh[_digest(token)] = Grant(
            grant.account, grant.client_id, grant.scopes, expires
        )
        return token

    def use_refresh(self, token: str, client_id: str) -> Grant:
        """Raises Refused (AADSTS9002313, AADSTS70000, AADSTS50173, AADSTS700082)."""
        key = _digest(token)
        if key in self._revoked:
            raise Refused(50173)
        grant = self._state.refresh.get(key)
        if grant is None:
            raise Refused(9002313)
        if grant.client_id != client_id:
            raise Refused(70000)
        if grant.expires <= self._seconds():
            raise Refused(700082)
        return grant

    def access(self, token: str) -> Grant | None:
        """The grant behind an access token that is still good."""
        grant = self._access.get(_digest(token))
        return grant if grant and grant.expires > self._seconds() else None

    def expire_access(self) -> None:
        """Every access token given out is over; refresh tokens stay good."""
        self._access.clear()

    def revoke_everything(self) -> None:
        """As when a password is changed: codes, access and refresh tokens are void."""
        self._codes.clear()
        self._access.clear()
        self._revoked.update(self._state.refresh)
        self._state.refresh.clear()
