"""How the app is registered in Entra ID: which values are in force, and where they come from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.core.troubles import AppError, Kind

ANY_ORGANISATION = "organizations"
"""The tenant that stands for every work or school account (Microsoft identity platform: OpenID
Connect: ``tenant``). ``common`` and ``consumers`` let personal accounts in, which cannot hold
Teams meetings, so they are not taken."""

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DOMAIN = re.compile(
    r"(?=.{4,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)


class Source(StrEnum):
    """Where a setting comes from."""

    ENVIRONMENT = "environment"
    ADMINISTRATOR = "administrator"
    TYPED = "typed"
    DEFAULT = "default"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Setting:
    """``value`` may be a client secret, so that it is never shown by itself."""

    value: str = field(repr=False)
    source: Source


@dataclass(frozen=True, slots=True)
class Registration:
    """The values in force. An empty ``client_secret`` is a public client, which is the usual case.

    All of them come from the first source that names a client id, because a secret or tenant of
    one registration is worth nothing, and misleads, beside the client id of another. ``ignored``
    names what other sources set in vain. ``problem`` says why the registration cannot be used
    although there is one.
    """

    client_id: Setting
    client_secret: Setting
    tenant: Setting
    ignored: tuple[str, ...] = ()
    problem: AppError | None = None

    @property
    def is_complete(self) -> bool:
        return bool(self.client_id.value) and self.problem is None

    def required(self) -> "Registration":
        """Return it if it can be used. Raises AppError: NOT_CONFIGURED, or its ``problem``."""
        if self.problem:
            raise self.problem
        if not self.is_complete:
            raise AppError(Kind.NOT_CONFIGURED)
        return self


def is_guid(text: str) -> bool:
    """Whether ``text`` is an id as Entra writes them, in either case."""
    return _GUID.fullmatch(text.lower()) is not None


def is_tenant(text: str) -> bool:
    """Whether ``text`` may stand for a tenant: its id, one of its domains, or ``organizations``."""
    lowered = text.lower()
    return lowered == ANY_ORGANISATION or is_guid(lowered) or bool(_DOMAIN.fullmatch(lowered))


def nowhere(ignored: tuple[str, ...] = (), problem: AppError | None = None) -> Registration:
    """Return the registration of an app that has none, or one that cannot be read."""
    missing = Setting("", Source.MISSING)
    return Registration(
        missing, missing, Setting(ANY_ORGANISATION, Source.DEFAULT), ignored, problem
    )


def from_source(
    values: Mapping[str, str], source: Source, ignored: tuple[str, ...] = ()
) -> Registration:
    """Return the registration that one source describes.

    ``values`` has ``client_id`` and may have ``client_secret`` and ``tenant``. Ids are taken in any
    case and with space around them; a value of the wrong form becomes ``problem``
    (``REGISTRATION_INVALID``, the field's name as its code).
    """
    client_id = values["client_id"].strip().lower()
    secret = values.get("client_secret", "").strip()
    tenant = values.get("tenant", "").strip().lower()
    problem = None
    if not is_guid(client_id):
        problem = AppError(Kind.REGISTRATION_INVALID, code="client_id")
    elif tenant and not is_tenant(tenant):
        problem = AppError(Kind.REGISTRATION_INVALID, code="tenant")
    return Registration(
        Setting(client_id, source),
        Setting(secret, source) if secret else Setting("", Source.MISSING),
        Setting(tenant, source) if tenant else Setting(ANY_ORGANISATION, Source.DEFAULT),
        ignored,
        problem,
    )
