"""What the practice cloud remembers, in memory and, if wanted, in a file."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from desktop.practice.web import Json


@dataclass(frozen=True, slots=True)
class Grant:
    """What an account allowed an app. ``expires`` is in seconds since 1970."""

    account: str
    client_id: str
    scopes: tuple[str, ...]
    expires: int


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """``resource`` is the onlineMeeting that Graph answers, ``owner`` its organiser's object id."""

    owner: str
    tenant: str
    resource: Json

    @property
    def external_id(self) -> str:
        return str(self.resource["externalId"] or "")

    @property
    def starts(self) -> str:
        """As Graph writes it, which sorts by time."""
        return str(self.resource["startDateTime"])


@dataclass(slots=True)
class State:
    """``refresh`` maps the SHA-256 of a refresh token to its grant; ``meetings`` go by their id.

    ``consents`` maps ``tenant or account id, client id`` (with a space) to the scopes allowed.
    ``licences`` tells by account id who was given Teams since (or lost it, where False).
    ``port`` is where the pages were served last, so that old links can be kept alive.
    """

    meetings: dict[str, MeetingRecord] = field(default_factory=dict)
    deleted: list[MeetingRecord] = field(default_factory=list)
    refresh: dict[str, Grant] = field(default_factory=dict)
    consents: dict[str, list[str]] = field(default_factory=dict)
    licences: dict[str, bool] = field(default_factory=dict)
    port: int = 0

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "State":
        """Raises ValueError, KeyError or TypeError when ``text`` is not what ``to_json`` wrote."""
        content = json.loads(text)
        return cls(
            meetings={key: MeetingRecord(**value) for key, value in content["meetings"].items()},
            deleted=[MeetingRecord(**value) for value in content["deleted"]],
            refresh={
                key: Grant(**{**value, "scopes": tuple(value["scopes"])})
                for key, value in content["refresh"].items()
            },
            consents=content["consents"],
            licences=dict(content.get("licences", {})),  # files of earlier versions have none
            port=int(content["port"]),
        )


class StateFile:
    """Keeps a State in a file, replaced as a whole. Without a path it keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._written = ""

    def load(self) -> State:
        """The state of last time, or a fresh one: practice never fails to start over a bad file."""
        if self._path is None:
            return State()
        try:
            self._written = self._path.read_text(encoding="utf-8")
            return State.from_json(self._written)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return State()

    def save(self, state: State) -> None:
        """Raises OSError when the file cannot be written."""
        if self._path is None:
            return
        text = state.to_json()
        if text == self._written:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_name(f"{self._path.name}.new")
        draft.write_text(text, encoding="utf-8")
        os.replace(draft, self._path)  # noqa: PTH105 - atomic on every system, unlike rename
        self._written = text
