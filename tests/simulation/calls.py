"""What the app asks of Microsoft, and what Microsoft then holds, as seen on the wire."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from urllib.parse import unquote

import httpx

MEETINGS = "/v1.0/me/onlineMeetings"


class Ask(StrEnum):
    CREATE = "create"
    CHANGE = "change"
    READ = "read"
    DELETE = "delete"
    LICENCE = "licence"
    TOKEN = "token"
    DISCOVERY = "discovery"

    @property
    def of_meeting(self) -> bool:
        return self in _OF_MEETING


_OF_MEETING = {Ask.CREATE, Ask.CHANGE, Ask.READ, Ask.DELETE}
_METHODS = {"POST": Ask.CREATE, "PATCH": Ask.CHANGE, "GET": Ask.READ, "DELETE": Ask.DELETE}


@dataclass(slots=True)
class Call:
    """``status`` is Microsoft's own answer, 0 where it got nothing; ``told`` is the app's."""

    at: datetime
    app: str
    ask: Ask
    cloud_id: str = ""
    body: Mapping[str, Any] = field(default_factory=dict)
    status: int = 0
    told: str = ""
    retry_after: float | None = None

    @property
    def external_id(self) -> str:
        return str(self.body.get("externalId", ""))


def call_of(request: httpx.Request, app: str, now: datetime, body: Mapping[str, Any]) -> Call:
    path = request.url.raw_path.decode().partition("?")[0]
    if path.startswith(MEETINGS):
        cloud_id = unquote(path.removeprefix(MEETINGS).strip("/"))
        ask = _METHODS[request.method]
        return Call(now, app, ask, "" if ask is Ask.CREATE else cloud_id, body)
    if "licenseDetails" in path:
        return Call(now, app, Ask.LICENCE)
    return Call(now, app, Ask.TOKEN if request.method == "POST" else Ask.DISCOVERY)


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting as Microsoft holds it; ``confirmed`` once it was changed after its making."""

    cloud_id: str
    owner: str
    external_id: str
    url: str
    subject: str
    starts: datetime
    ends: datetime
    scope: str
    passcode: str
    made_at: datetime
    confirmed: bool

    def __str__(self) -> str:
        return f"{self.subject!r}, {self.starts:%d %b %H:%M} to {self.ends:%d %b %H:%M} UTC"

    @property
    def says(self) -> tuple[str, datetime, datetime]:
        return self.subject, self.starts, self.ends


def held_of(resource: Mapping[str, Any], made_at: datetime, *, confirmed: bool) -> Held:
    return Held(
        resource["id"],
        resource["participants"]["organizer"]["identity"]["user"]["id"],
        resource["externalId"] or "",
        resource["joinWebUrl"],
        resource["subject"],
        instant(resource["startDateTime"]),
        instant(resource["endDateTime"]),
        resource["lobbyBypassSettings"]["scope"],
        resource["joinMeetingIdSettings"]["passcode"] or "",
        made_at,
        confirmed,
    )


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC).replace(microsecond=0)
