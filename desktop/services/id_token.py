"""Whose sign-in it was, from the claims of an id_token that MSAL has decoded but not checked.

The token came straight from the token endpoint over TLS, so its signature need not be verified
(OpenID Connect Core §3.1.3.7, step 6); what it says must still be meant for us. MSAL has compared
the nonce. Claims: Microsoft identity platform: ID token claims reference.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import isfinite
from typing import TypeGuard

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.services.consent import LOGIN_HOST
from desktop.services.registration import is_guid

PERSONAL_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad"
"""The tenant of every personal Microsoft account."""

_SKEW = timedelta(minutes=5)


def organiser_of(
    claims: Mapping[str, object], client_id: str, tenant: str, now: datetime
) -> Organiser:
    """Return the account the claims name.

    ``tenant`` is the one that was asked for; only an id can be compared. ``now`` is aware.
    Raises AppError: SIGN_IN_NOT_OURS with the name of the claim as its code, CLOCK_WRONG,
    PERSONAL_ACCOUNT.
    """
    tenant_id = _text(claims, "tid").lower()
    if tenant_id == PERSONAL_TENANT:
        raise AppError(Kind.PERSONAL_ACCOUNT, code="tid")
    if not is_guid(tenant_id) or (is_guid(tenant) and tenant_id != tenant.lower()):
        raise AppError(Kind.SIGN_IN_NOT_OURS, code="tid")
    if _text(claims, "iss").lower() != f"{LOGIN_HOST}/{tenant_id}/v2.0":
        raise AppError(Kind.SIGN_IN_NOT_OURS, code="iss")
    if claims.get("aud") not in (client_id, [client_id]):
        raise AppError(Kind.SIGN_IN_NOT_OURS, code="aud")
    _check_times(claims, now)
    user_id = _text(claims, "oid").lower()
    if not user_id:
        raise AppError(Kind.SIGN_IN_NOT_OURS, code="oid")
    name = _text(claims, "name")
    emails = (_text(claims, claim) for claim in ("preferred_username", "email", "upn"))
    # Whoever looks at the settings must see who is connected, even without an address.
    return Organiser(tenant_id, user_id, next(filter(None, emails), name), name)


def _check_times(claims: Mapping[str, object], now: datetime) -> None:
    # It was issued a moment ago, so one that is outside its time speaks of the clock first.
    present = now.timestamp()
    skew = _SKEW.total_seconds()
    expires = claims.get("exp")
    if not _is_time(expires):
        raise AppError(Kind.SIGN_IN_NOT_OURS, code="exp")
    starts = claims.get("nbf", claims.get("iat", present))
    if not _is_time(starts):
        raise AppError(Kind.SIGN_IN_NOT_OURS, code="nbf")
    if present > expires + skew or present < starts - skew:
        raise AppError(Kind.CLOCK_WRONG, code="exp" if present > expires else "nbf")


def _is_time(value: object) -> TypeGuard[float]:
    # Python's JSON reads NaN and Infinity too, and neither ever runs out.
    return isinstance(value, int | float) and isfinite(value)


def _text(claims: Mapping[str, object], name: str) -> str:
    value = claims.get(name, "")
    return value if isinstance(value, str) else ""
