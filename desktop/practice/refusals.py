"""How Entra ID says no: AADSTS numbers, their OAuth errors, and the body or fields around them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop.practice.chance import Chance
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
    50059: _No("invalid_request", "Nothing in the request tells which tenant is meant."),
    50072: _No(
        "interaction_required", "The user has to enrol for a second factor.", 400, "basic_action"
    ),
    50074: _No("interaction_required", "A second factor is required.", 400, "basic_action"),
    50076: _No(
        "interaction_required", "Multi-factor authentication is required.", 400, "basic_action"
    ),
    50078: _No("interaction_required", "The second factor has expired.", 400, "basic_action"),
    50079: _No(
        "interaction_required", "Enrolment for a second factor is required.", 400, "basic_action"
    ),
    50105: _No("interaction_required", "The user is not assigned to a role for the application."),
    50128: _No("invalid_request", "The domain name tells of no tenant."),
    50148: _No("invalid_grant", "The code_verifier is missing or malformed."),
    50158: _No("interaction_required", "An external security challenge was not satisfied."),
    50173: _No("invalid_grant", "The grant was revoked. Sign in again.", 400, "bad_token"),
    50194: _No("invalid_request", "The application is not multi-tenant."),
    50196: _No("invalid_grant", "The same request was made too often: a loop in the client."),
    53000: _No("invalid_grant", "The device is not compliant.", 400, "message_only"),
    53001: _No("invalid_grant", "The device is not joined to the domain.", 400, "message_only"),
    53002: _No("invalid_grant", "The application is not an approved one.", 400, "message_only"),
    53003: _No("invalid_grant", "Blocked by Conditional Access.", 400, "message_only"),
    53004: _No("invalid_grant", "The user has to enrol for a second factor.", 400, "message_only"),
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
    90095: _No("access_denied", "An administrator has been asked to consent."),
    500112: _No("invalid_client", "The reply address differs from that of the authorization."),
    500113: _No("invalid_request", "The application has no reply address."),
    500200: _No("invalid_request", "A personal Microsoft account cannot be used here."),
    500208: _No("invalid_request", "The domain is none of this kind of account."),
    501481: _No("invalid_grant", "The code_verifier does not match the code_challenge."),
    530032: _No("invalid_grant", "Blocked by a security policy.", 400, "message_only"),
    650052: _No("invalid_client", "The tenant has no service that the application needs.", 401),
    650056: _No("invalid_client", "The application is misconfigured.", 401),
    650057: _No("invalid_resource", "The resource is none of the application's permissions."),
    700003: _No("invalid_grant", "The device is not known.", 400, "device_authentication_failed"),
    700016: _No("unauthorized_client", "The application '{client}' was not found."),
    700025: _No("invalid_client", "The client is public: do not present a client secret.", 401),
    700082: _No(
        "invalid_grant", "The refresh token has expired due to inactivity.", 400, "bad_token"
    ),
    700084: _No("invalid_grant", "The refresh token was a single-page application's.", 400),
    900023: _No("invalid_request", "The tenant '{tenant}' is neither an id nor a domain."),
    900144: _No("invalid_request", "The parameter '{name}' is missing."),
    7000112: _No("unauthorized_client", "The application '{client}' is disabled."),
    7000215: _No("invalid_client", "The client secret is not valid.", 401),
    7000218: _No("invalid_client", "The request needs a client_assertion or client_secret.", 401),
    7000222: _No("invalid_client", "The client secret has expired.", 401),
    9002313: _No("invalid_grant", "The request is malformed or not valid."),
    9002327: _No(
        "invalid_request", "A single-page application's code needs a cross-origin request."
    ),
}

_BARE: Final[dict[str, int]] = {
    "invalid_client": 401,
    "server_error": 500,
    "temporarily_unavailable": 503,
}
"""HTTP statuses of errors without a number, where other than 400."""


class _Words(dict[str, str]):
    def __missing__(self, _key: str) -> str:
        return "…"


class Refused(Exception):
    """Entra ID refuses, with an AADSTS number or a bare OAuth ``error``.

    ``subcode`` is the authorization endpoint's ``error_subcode``.
    """

    def __init__(self, code: int | str, *, subcode: str = "", **words: str) -> None:
        if isinstance(code, int):
            entry, before = _TABLE.get(code, _No("invalid_grant", "Refused.")), f"AADSTS{code}: "
        else:
            entry, before = _No(code, "Refused.", _BARE.get(code, 400)), ""
        self.number = code if isinstance(code, int) else 0
        self.error = entry.error
        self.status = entry.status
        self.suberror = entry.suberror
        self.subcode = subcode
        self.text = before + entry.text.format_map(_Words(words))
        super().__init__(self.text)


def _stamp(now: datetime) -> str:
    return f"{now:%Y-%m-%d %H:%M:%S}Z"


def token_error(refused: Refused, now: datetime, chance: Chance, correlation_id: str) -> Json:
    """The JSON of the token endpoint and of discovery."""
    trace, correlation = chance.guid(), correlation_id or chance.guid()
    content: Json = {
        "error": refused.error,
        "error_description": _description(refused, trace, correlation, now),
        "error_codes": [refused.number] if refused.number else [],
        "timestamp": _stamp(now),
        "trace_id": trace,
        "correlation_id": correlation,
    }
    if refused.number:
        content["error_uri"] = _uri(refused)
    if refused.suberror:
        content["suberror"] = refused.suberror
    return content


def redirect_error(refused: Refused, now: datetime, chance: Chance) -> dict[str, str]:
    """The fields that the authorization endpoint sends back to the app (RFC 6749 §4.1.2.1)."""
    description = _description(refused, chance.guid(), chance.guid(), now)
    fields = {"error": refused.error, "error_description": description}
    if refused.number:
        fields["error_uri"] = _uri(refused)
    if refused.subcode:
        fields["error_subcode"] = refused.subcode
    return fields


def _description(refused: Refused, trace: str, correlation: str, now: datetime) -> str:
    ids = f"Trace ID: {trace} Correlation ID: {correlation} Timestamp: {_stamp(now)}"
    return f"{refused.text} {ids}"


def _uri(refused: Refused) -> str:
    return f"https://login.microsoftonline.com/error?code={refused.number}"
