"""What can go wrong, in plain words: what happened, why, who can mend it and what to do next.

A library's exception becomes an :class:`AppError` at the edge where that library lives, travels
as a value, and is shown by ``ui.notices``.
"""

import re

from desktop.core.advice import ADVICE
from desktop.core.kinds import Advice, Kind, Mender

__all__ = ["ADVICE", "Advice", "AppError", "Kind", "Mender", "from_entra", "from_graph"]


class AppError(Exception):
    """Something a person can be told about. Equal when kind, code and request id are.

    ``code`` is the other side's own word (``AADSTS65001``, ``403 Forbidden``), ``request_id`` finds
    it in the other side's logs, ``retry_after`` is seconds the other side asked us to wait. None of
    them ever holds a secret or a customer's name.
    """

    def __init__(
        self, kind: Kind, *, code: str = "", request_id: str = "", retry_after: float | None = None
    ) -> None:
        super().__init__(f"{kind} {code} {request_id}".rstrip())
        self.kind = kind
        self.code = code
        self.request_id = request_id
        self.retry_after = retry_after

    @property
    def advice(self) -> Advice:
        return ADVICE[self.kind]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, AppError):
            return NotImplemented
        return (self.kind, self.code, self.request_id) == (other.kind, other.code, other.request_id)

    def __hash__(self) -> int:
        return hash((self.kind, self.code, self.request_id))


_BY_AADSTS = {
    50011: Kind.WRONG_REDIRECT,
    50020: Kind.PERSONAL_ACCOUNT,  # a user of another tenant or identity provider
    50053: Kind.USER_BLOCKED,
    50055: Kind.PASSWORD_EXPIRED,
    50057: Kind.USER_BLOCKED,
    50058: Kind.SIGN_IN_AGAIN,
    50059: Kind.UNKNOWN_TENANT,
    50072: Kind.SECOND_FACTOR,
    50074: Kind.SECOND_FACTOR,
    50076: Kind.SECOND_FACTOR,
    50078: Kind.SECOND_FACTOR,
    50079: Kind.SECOND_FACTOR,
    50105: Kind.NOT_ASSIGNED,
    50128: Kind.UNKNOWN_TENANT,
    50158: Kind.SECOND_FACTOR,
    50173: Kind.SIGN_IN_AGAIN,
    50194: Kind.TENANT_NEEDED,  # single-tenant app, asked through /organizations
    50196: Kind.BUSY,  # the same request too often
    53000: Kind.CONDITIONAL_ACCESS,
    53001: Kind.CONDITIONAL_ACCESS,
    53002: Kind.CONDITIONAL_ACCESS,
    53003: Kind.CONDITIONAL_ACCESS,
    53004: Kind.SECOND_FACTOR,
    65001: Kind.ADMIN_CONSENT,
    65004: Kind.CONSENT_DECLINED,
    70008: Kind.SIGN_IN_AGAIN,
    70043: Kind.SIGN_IN_AGAIN,
    90002: Kind.UNKNOWN_TENANT,
    90033: Kind.DOWN,
    90094: Kind.ADMIN_CONSENT,
    90095: Kind.ADMIN_CONSENT,
    500113: Kind.WRONG_REDIRECT,
    500208: Kind.PERSONAL_ACCOUNT,
    530032: Kind.CONDITIONAL_ACCESS,
    650052: Kind.MISSING_PERMISSION,
    650056: Kind.MISSING_PERMISSION,
    650057: Kind.MISSING_PERMISSION,
    700016: Kind.UNKNOWN_APP,
    700025: Kind.SECRET_UNWANTED,
    700082: Kind.SIGN_IN_AGAIN,
    700084: Kind.SIGN_IN_AGAIN,
    900023: Kind.UNKNOWN_TENANT,
    7000112: Kind.APP_DISABLED,
    7000215: Kind.BAD_SECRET,
    7000218: Kind.SECRET_MISSING,
    7000222: Kind.EXPIRED_SECRET,
    9002327: Kind.WRONG_REDIRECT,  # registered as a single-page application
}

_BY_ERROR = {
    "access_denied": Kind.CONSENT_DECLINED,
    "consent_required": Kind.ADMIN_CONSENT,
    "interaction_required": Kind.SIGN_IN_AGAIN,
    "invalid_client": Kind.BAD_SECRET,
    "invalid_grant": Kind.SIGN_IN_AGAIN,
    "invalid_scope": Kind.MISSING_PERMISSION,
    "invalid_tenant": Kind.UNKNOWN_TENANT,
    "login_required": Kind.SIGN_IN_AGAIN,
    "server_error": Kind.DOWN,
    "temporarily_unavailable": Kind.DOWN,
    "unauthorized_client": Kind.UNKNOWN_APP,
}

_ERROR_WORD = re.compile(r"[a-z_]{1,40}")
_AADSTS = re.compile(r"AADSTS(\d{4,8})\b")
_TRACE_ID = re.compile(r"Trace ID:\s*([0-9a-fA-F-]{36})")


def from_entra(error: str, description: str, subcode: str = "") -> AppError:
    """Return what an error of the identity platform means.

    ``error`` decides (RFC 6749 §4.1.2.1 and §5.2); the AADSTS number in ``description`` only
    chooses better words, because Microsoft may change numbers at any time. The description itself
    names people and is not kept. ``subcode`` is ``error_subcode`` or ``suberror``: ``cancel`` is
    somebody backing out, which also happens on the page that asks for an administrator.
    """
    number = _AADSTS.search(description)
    trace = _TRACE_ID.search(description)
    kind = _BY_ERROR.get(error, Kind.SIGN_IN_FAILED)
    if number:
        kind = _BY_AADSTS.get(int(number[1]), kind)
    elif subcode == "consent_required":
        kind = Kind.ADMIN_CONSENT
    elif subcode == "cancel":
        kind = Kind.CONSENT_DECLINED
    code = number[0] if number else error if _ERROR_WORD.fullmatch(error) else ""
    return AppError(kind, code=code, request_id=trace[1] if trace else "")


_BY_STATUS = {
    401: Kind.SIGN_IN_AGAIN,
    402: Kind.NO_TEAMS_LICENCE,
    403: Kind.TEAMS_REFUSED,
    404: Kind.MEETING_GONE,
    407: Kind.PROXY_SIGN_IN,
    408: Kind.DOWN,
    409: Kind.BUSY,
    410: Kind.MEETING_GONE,
    423: Kind.BUSY,
    429: Kind.BUSY,
    509: Kind.BUSY,
}

_REFUSALS = ("9024", "TeamsMeetingProcessorException")


def from_graph(
    status: int, code: str, *, request_id: str = "", retry_after: float | None = None
) -> AppError:
    """Return what an answer of Microsoft Graph other than success means.

    ``code`` is ``error.code`` of the body, possibly empty. Personal account, missing licence and
    missing permission all look like 403 here; who knows the account tells them apart. Anything
    unknown of the 5xx kind passes by; a redirect, or a success that is no JSON, came from something
    in between. What is left is a request Graph does not understand: a bug of ours.
    """
    if status == 404 and code in _REFUSALS:
        kind = Kind.TEAMS_REFUSED
    elif status in _BY_STATUS:
        kind = _BY_STATUS[status]
    elif 400 <= status < 500:
        kind = Kind.UNEXPECTED
    else:
        kind = Kind.DOWN
    return AppError(
        kind, code=f"{status} {code}".rstrip(), request_id=request_id, retry_after=retry_after
    )
