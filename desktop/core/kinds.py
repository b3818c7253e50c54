"""The kinds of trouble a person can be told about, and the shape of the words for each."""

from dataclasses import dataclass
from enum import StrEnum


class Mender(StrEnum):
    """Who can mend it."""

    NOBODY = "nobody"  # passes by itself
    DESK = "desk"  # whoever sits in front of the app
    OWNER = "owner"  # the person with the salon's Microsoft account
    IT = "it"  # the Microsoft 365 administrator


class Kind(StrEnum):
    # app registration
    NOT_CONFIGURED = "not_configured"
    REGISTRATION_INVALID = "registration_invalid"  # code names the field
    REGISTRATION_UNREADABLE = "registration_unreadable"  # code: file, and what is wrong
    UNKNOWN_APP = "unknown_app"
    APP_DISABLED = "app_disabled"
    WRONG_REDIRECT = "wrong_redirect"
    BAD_SECRET = "bad_secret"  # noqa: S105 - a kind of trouble, no secret
    EXPIRED_SECRET = "expired_secret"  # noqa: S105 - the same
    SECRET_MISSING = "secret_missing"  # noqa: S105 - the same
    SECRET_UNWANTED = "secret_unwanted"  # noqa: S105 - the same
    UNKNOWN_TENANT = "unknown_tenant"
    TENANT_NEEDED = "tenant_needed"
    # signing in
    SIGN_IN_CANCELLED = "sign_in_cancelled"
    SIGN_IN_TIMED_OUT = "sign_in_timed_out"
    SIGN_IN_NOT_OURS = "sign_in_not_ours"  # state, nonce or id_token did not match
    SIGN_IN_AGAIN = "sign_in_again"
    SIGN_IN_FAILED = "sign_in_failed"
    NOT_SIGNED_IN = "not_signed_in"
    PERSONAL_ACCOUNT = "personal_account"
    CONSENT_DECLINED = "consent_declined"
    ADMIN_CONSENT = "admin_consent"
    NO_OFFLINE_ACCESS = "no_offline_access"
    MISSING_PERMISSION = "missing_permission"
    CONDITIONAL_ACCESS = "conditional_access"
    SECOND_FACTOR = "second_factor"
    NOT_ASSIGNED = "not_assigned"
    USER_BLOCKED = "user_blocked"
    PASSWORD_EXPIRED = "password_expired"  # noqa: S105 - a kind of trouble, no password
    CLOCK_WRONG = "clock_wrong"
    NO_KEYRING = "no_keyring"
    NOT_FORGOTTEN = "not_forgotten"
    # meetings
    NO_TEAMS_LICENCE = "no_teams_licence"
    TEAMS_REFUSED = "teams_refused"
    MEETING_GONE = "meeting_gone"
    MEETING_CHANGED = "meeting_changed"
    OTHER_ACCOUNT = "other_account"
    NO_PROVIDER = "no_provider"
    OWN_LINK_INVALID = "own_link_invalid"
    # passing by
    OFFLINE = "offline"
    BUSY = "busy"
    DOWN = "down"
    UNTRUSTED_CONNECTION = "untrusted_connection"
    PROXY_SIGN_IN = "proxy_sign_in"
    # what was typed or asked for
    INVALID_INPUT = "invalid_input"  # see core.drafts.InvalidDraft
    CHANGED_SINCE = "changed_since"
    # the machine
    DISK_FULL = "disk_full"
    BOOK_LOCKED = "book_locked"
    BOOK_DAMAGED = "book_damaged"
    BOOK_NEWER = "book_newer"
    BOOK_NOT_WRITABLE = "book_not_writable"
    FILE_NOT_WRITTEN = "file_not_written"
    # a bug
    UNEXPECTED = "unexpected"


@dataclass(frozen=True, slots=True)
class Advice:
    """The words for one kind.

    ``message_to_it`` is text to send, empty where nobody need be asked. It may hold the
    placeholders ``{client_id}``, ``{tenant}`` and ``{consent_link}``, ``{code}`` of the error, and
    the administrator's ``{folder}``; translate it first and fill it in afterwards
    (``ui.error_details.text_for_it``).
    """

    title: str
    cause: str
    mender: Mender
    next_step: str
    message_to_it: str = ""
