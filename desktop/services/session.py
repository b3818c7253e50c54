"""What lasts of a sign-in: whose it is, what was granted, and how to get tokens again.

MSAL's whole cache is about 7,000 characters, most of them tokens that are gone within the hour. It
can be restored from three of its entries: the account, the refresh token and the app metadata.
"""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.services.consent import GRAPH_SCOPE, SCOPES

_VERSION = 1
_LASTING = ("Account", "RefreshToken", "AppMetadata")
"""MSAL's unified cache schema, as ``msal.TokenCache.CredentialType`` names its entries."""


@dataclass(frozen=True, slots=True)
class Session:
    """``cache`` is the reduced cache of MSAL, JSON, empty once Microsoft has ended the session.

    ``ended`` is the AADSTS number it was ended with, or another word of Microsoft's for it, and
    ``ended_at`` when that was found out, in UTC; ``None`` while it lasts, and where nobody noted.
    """

    organiser: Organiser
    client_id: str
    granted: frozenset[str]
    cache: str = field(repr=False)
    ended: str = ""
    ended_at: datetime | None = None

    @property
    def trouble(self) -> AppError | None:
        return None if self.cache else AppError(Kind.SIGN_IN_AGAIN, code=self.ended)

    def to_text(self) -> str:
        account = self.organiser
        content = {
            "version": _VERSION,
            "tenant_id": account.tenant_id,
            "user_id": account.user_id,
            "email": account.email,
            "name": account.name,
            "client_id": self.client_id,
            "granted": sorted(self.granted),
            "cache": json.loads(self.cache) if self.cache else None,
            "ended": self.ended,
            "ended_at": self.ended_at.isoformat() if self.ended_at else "",
        }
        return _compact(content)


def session_from_text(text: str) -> Session | None:
    """Return what ``Session.to_text`` wrote, ``None`` for anything else."""
    try:
        content = json.loads(text)
        if content["version"] != _VERSION:
            return None
        organiser = Organiser(
            *(_text(content, key) for key in ("tenant_id", "user_id", "email", "name"))
        )
        cache = content["cache"]
        if cache is not None and not _is_cache(cache):
            return None
        return Session(
            organiser,
            _text(content, "client_id"),
            frozenset(map(str, content["granted"])),
            _compact(cache) if cache else "",
            _text(content, "ended"),
            _instant(content.get("ended_at")),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _instant(text: object) -> datetime | None:
    """Read when a session was ended; texts written before that was noted do not tell."""
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _is_cache(content: object) -> bool:
    """Whether MSAL would find its way in it: kinds of entries, each by its key, of texts."""
    return isinstance(content, dict) and all(
        isinstance(entries, dict) and all(isinstance(entry, dict) for entry in entries.values())
        for entries in content.values()
    )


def reduced(cache: str) -> str:
    """Return MSAL's serialised cache without what is of no use after a restart."""
    content = json.loads(cache)
    return _compact({name: content[name] for name in _LASTING if content.get(name)})


def scope_names(scope: str) -> frozenset[str]:
    """Return the granted scopes by their short names.

    Microsoft answers with ``https://graph.microsoft.com/User.Read`` or ``User.Read``, and promises
    no letter case.
    """
    known = {name.lower(): name for name in SCOPES}
    names = (word.lower().removeprefix(GRAPH_SCOPE) for word in scope.split())
    return frozenset(known.get(name, name) for name in names)


def _compact(content: object) -> str:
    return json.dumps(content, separators=(",", ":"))


def _text(content: dict[str, Any], key: str) -> str:
    value = content[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value
