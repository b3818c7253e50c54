"""Which JSON Graph takes for an online meeting, field by field.

After "onlineMeeting resource type", "onlineMeeting: createOrGet" and "Update onlineMeeting" of the
Microsoft Graph v1.0 reference. Stricter than Microsoft where leniency would hide an app's mistake.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from desktop.practice.web import Json

Check = Callable[[object], bool]

LOBBY_SCOPES: Final = frozenset({
    "organizer", "organization", "organizationAndFederated", "everyone", "invited",
    "organizationExcludingGuests",
})  # fmt: skip
_PRESENTERS: Final = frozenset({"everyone", "organization", "roleIsPresenter", "organizer"})
_CHAT: Final = frozenset({"enabled", "disabled", "limited"})
_ADMITTERS: Final = frozenset({"organizerAndCoOrganizersAndPresenters", "organizerAndCoOrganizers"})
_ROLES: Final = frozenset({"attendee", "presenter", "coorganizer"})
_INSTANT: Final = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)", re.ASCII
)


class BadField(ValueError):
    """The body is not what Graph takes; the text says which field."""


def instant(value: object) -> datetime:
    """ISO 8601 with an offset, as UTC. Raises BadField."""
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        raise BadField
    try:
        return datetime.fromisoformat(value).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadField from None


def stamp(moment: datetime) -> str:
    """As Graph writes it: UTC, ``Z``, seven fractional digits."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}0Z"


def _is_instant(value: object) -> bool:
    try:
        instant(value)
    except BadField:
        return False
    return True


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_text_or_null(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _one_of(names: frozenset[str]) -> Check:
    return lambda value: isinstance(value, str) and value in names


def _complex(fields: dict[str, Check]) -> Check:
    """A complex type: known keys with good values; OData annotations are let through."""

    def check(value: object) -> bool:
        return isinstance(value, dict) and all(
            key.startswith("@odata.") or (key in fields and fields[key](item))
            for key, item in value.items()
        )

    return check


def _each(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(check(item) for item in value)


_identity = _complex({"user": _complex({"id": _is_text, "displayName": _is_text_or_null})})
_participant = _complex({"upn": _is_text_or_null, "role": _one_of(_ROLES), "identity": _identity})
_participants = _complex({"attendees": _each(_participant), "organizer": _participant})

_SHARED: Final[dict[str, Check]] = {
    "allowAttendeeToEnableCamera": _is_bool,
    "allowAttendeeToEnableMic": _is_bool,
    "allowBreakoutRooms": _is_bool,
    "allowCopyingAndSharingMeetingContent": _is_bool,
    "allowedLobbyAdmitters": _one_of(_ADMITTERS),
    "allowedPresenters": _one_of(_PRESENTERS),
    "allowLiveShare": _one_of(frozenset({"enabled", "disabled"})),
    "allowMeetingChat": _one_of(_CHAT),
    "allowPowerPointSharing": _is_bool,
    "allowRecording": _is_bool,
    "allowTeamworkReactions": _is_bool,
    "allowTranscription": _is_bool,
    "allowWhiteboard": _is_bool,
    "anonymizeIdentityForRoles": _each(_one_of(frozenset({"attendee"}))),
    "endDateTime": _is_instant,
    "isEntryExitAnnounced": _is_bool,
    "lobbyBypassSettings": _complex(
        {"scope": _one_of(LOBBY_SCOPES), "isDialInBypassEnabled": _is_bool}
    ),
    "participants": _participants,
    "recordAutomatically": _is_bool,
    "startDateTime": _is_instant,
    "subject": _is_text_or_null,
    "watermarkProtection": _complex(
        {
            "isEnabledForContentSharing": _is_bool,
            "isEnabledForVideo": _is_bool,
        }
    ),
}
CREATE: Final[dict[str, Check]] = _SHARED | {
    "allowParticipantsToChangeName": _is_bool,
    "joinMeetingIdSettings": _complex({"isPasscodeRequired": _is_bool}),
    "shareMeetingChatHistoryDefault": _one_of(frozenset({"all", "none"})),
}
CREATE_OR_GET: Final[dict[str, Check]] = {
    "externalId": _is_name,
    "subject": _is_text_or_null,
    "startDateTime": _is_instant,
    "endDateTime": _is_instant,
    "participants": _participants,
}
UPDATE: Final[dict[str, Check]] = _SHARED
DEAF_TO: Final = frozenset(CREATE) - frozenset(CREATE_OR_GET)
"""What createOrGet takes without a word and without an effect."""


def validate(body: Json, fields: dict[str, Check], tolerated: frozenset[str] = frozenset()) -> None:
    """Raises BadField, naming the first field that is unknown or whose value is not good."""
    for key, value in body.items():
        if key.startswith("@odata.") or key in tolerated:
            continue
        if key not in fields:
            raise BadField(f"The property '{key}' cannot be set by this request.")
        if not fields[key](value):
            raise BadField(f"The value of '{key}' is not valid.")


def span(body: Json) -> tuple[datetime, datetime] | None:
    """Start and end, None when neither is there. Raises BadField for one without the other."""
    if "startDateTime" not in body and "endDateTime" not in body:
        return None
    if "startDateTime" not in body or "endDateTime" not in body:
        raise BadField("startDateTime and endDateTime go together.")
    starts, ends = instant(body["startDateTime"]), instant(body["endDateTime"])
    if ends < starts:
        raise BadField("endDateTime is before startDateTime.")
    return starts, ends
