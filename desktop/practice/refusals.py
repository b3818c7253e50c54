"""How Entra ID says no: AADSTS numbers, their OAuth errors, and the body or fields around them."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop.practice.web import Json


@dataclass(frozen=True, slots=True)
class _No:
    error: str
    text: str
    status: int = 400
    suberror: str = ""


_TABLE: Final[dict[int, _No]] = {
    50011: _No("invalid_request", "The redirect URI '{uri}' is not one of the application's."),
    50020: _No("interaction_required", "The account {account} does not exist in {tenant}."),
    50053: _No("invalid_grant", "The account is locked."),
    50055: _No("invalid_grant", "The password is expired.", 400, "user_password_expired"),
    50057: _No("invalid_grant", "The user account is disabled."),
    50058: _No("login_required", "A silent request was sent but no user is signed in."),
    50076: _No(
        "interaction_required", "Multi-factor authentication is required.", 400, "basic_action"
    ),
    50079: _No(
        "interaction_required", "Enrolment for a second factor is required.", 400, "basic_action"
    ),
    50105: _No("interaction_required", "The user is not assigned to a role for the application."),
    50148: _No("invalid_grant", "The code_verifier is missing or malformed."),
    50173: _No("invalid_grant", "The grant was revoked. Sign in again.", 400, "bad_token"),
    50194: _No("invalid_request", "The application is not multi-tenant."),
    53000: _No("invalid_grant", "The device is not compliant.", 400, "message_only"),
    53003: _No("invalid_grant", "Blocked by Conditional Access.", 400, "message_only"),
    54005: _No("invalid_grant", "The authorization code was already redeemed."),
    65001: _No(
        "invalid_grant", "Nobody has consented to the application.", 400, "consent_required"
    ),
    65004: _No("access_denied", "The user declined to consent to the application."),
    70000: _No("invalid_grant", "The provided grant is not valid for this client."),
    70003: _No("unsupported_grant_type", "The grant type '{kind}' is not supported."),
    70008: _No("invalid_grant", "The authorization code has expired."),
    70011: _No("invalid_scope", "The scope '{scope}' is not valid."),
    70043: _No("invalid_grant", "The refresh token expired by policy.", 400, "token_expired"),
    90002: _No("invalid_tenant", "The tenant '{tenant}' was not found."),
    90033: _No("temporarily_unavailable", "A transient error has occurred. Try again.", 503),
    90055: _No("temporarily_unavailable", "There are too many requests. Try again.", 429),
    90094: _No("access_denied", "An administrator of the organisation has to consent."),
    500112: _No("invalid_client", "The reply address differs from that of the authorization."),
    500200: _No("invalid_request", "A personal Microsoft account cannot be used here."),
    501481: _No("invalid_grant", "The code_verifier does not match the code_challenge."),
    700003: _No("invalid_grant", "The device is not known.", 400, "device_authentication_failed"),
    700016: _No("unauthorized_client", "The application '{client}' was not found."),
    700025: _No("invalid_client", "The client is public: do not present a client secret.", 401),
    700082: _No(
        "invalid_grant", "The refresh token has expired due to inactivity.", 400, "bad_token"
    ),
    900144: _No("invalid_request", "The parameter '{name}' is missing."),
    7000112: _No("unauthorized_client", "The application '{client}' is disabled."),
    7000215: _No("invalid_client", "The client secret is not valid.", 401),
    7000218: _No("invalid_client", "The request needs a client_assertion or client_secret.", 401),
    7000222: _No("invalid_client", "The client secret has expired.", 401),
    9002313: _No("invalid_grant", "The request is malformed or not valid."),
}


class Refused(Exception):
    """Entra ID refuses. ``subcode`` is the authorization endpoint's ``error_subcode``."""

    def __init__(self, number: int, *, subcode: str = "", **words: str) -> None:
        entry = _TABLE.get(number, _No("invalid_grant", "Refused."))
        self.number = number
        self.error = entry.error
        self.status = entry.status
        self.suberror = entry.suberror
        self.subcode = subcode
        self.text = f"AADSTS{number}: {entry.text.format(**words)}"
        super().__init__(self.text)


def _stamp(now: datetime) -> str:
    return f"{now:%Y-%m-%d %H:%M:%S}Z"


def token_error(refused: Refused, now: datetime, correlation_id: str) -> Json:
    """The JSON of the token endpoint and of discovery."""
    trace = str(uuid.uuid4())
    correlation = correlation_id or str(uuid.uuid4())
    stamp = _stamp(now)
    content: Json = {
        "error": refused.error,
        "error_description": (
            f"{refused.text} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {stamp}"
        ),
        "error_codes": [refused.number],
        "timestamp": stamp,
        "trace_id": trace,
        "correlation_id": correlation,
        "error_uri": f"https://login.microsoftonline.com/error?code={refused.number}",
    }
    if refused.suberror:
        content["suberror"] = refused.suberror
    return content


def redirect_error(refused: Refused, now: datetime) -> dict[str, str]:
    """The fields that the authorization endpoint sends back to the app (RFC 6749 §4.1.2.1)."""
    trace, correlation = uuid.uuid4(), uuid.uuid4()
    fields = {
        "error": refused.error,
        "error_description": (
            f"{refused.text} Trace ID: {trace} Correlation ID: {correlation} "
            f"Timestamp: {_stamp(now)}"
        ),
        "error_uri": f"https://login.microsoftonline.com/error?code={refused.number}",
    }
    if refused.subcode:
        fields["error_subcode"] = refused.subcode
    return fields
