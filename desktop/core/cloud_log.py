"""What was done in the cloud for a booking, and the same as a text for IT."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.models import Organiser
from desktop.core.troubles import AppError

ACCOUNT = 0
"""The booking id of what concerns no booking but the account itself."""


class CloudAct(StrEnum):
    CREATE = "create"
    CHANGE = "change"
    DELETE = "delete"
    READ = "read"
    TIDY = "tidy"  # delete a meeting that no booking knows any more
    REFRESH = "refresh"  # the account's token
    CHECK = "check"  # a step of the connection check


@dataclass(frozen=True, slots=True)
class LogEntry:
    """``at`` is UTC, ``error`` what went wrong if anything did.

    ``request_id`` finds the call in Microsoft's logs. Nothing here names a person or holds a
    secret, so that it can be sent as it is.
    """

    booking_id: int
    at: datetime
    what: CloudAct
    error: AppError | None = None
    request_id: str = ""


def text_for_it(entries: Iterable[LogEntry], organiser: Organiser | None, version: str) -> str:
    """Return the log for an administrator or Microsoft's support: in English, times in UTC."""
    lines = [f"Trimsy Desk {version}, times in UTC"]
    if organiser is not None:
        lines.append(f"Tenant {organiser.tenant_id}, user {organiser.user_id}")
    return "\n".join([*lines, *(_line(entry) for entry in entries)])


def _line(entry: LogEntry) -> str:
    error = entry.error
    outcome = "ok" if error is None else f"{error.kind} {error.code}".rstrip()
    request = entry.request_id or (error.request_id if error else "")
    told = f"{entry.at:%Y-%m-%d %H:%M:%S}  {entry.what}: {outcome}"
    return f"{told}  request-id {request}" if request else told
