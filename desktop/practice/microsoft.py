"""What Microsoft holds, and what happens to it there, by other hands than the app's."""

import copy
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random

from desktop.practice.accounts import Account, Registration
from desktop.practice.chance import Chance
from desktop.practice.directory import Directory
from desktop.practice.faults import Faults
from desktop.practice.meetings import Meetings
from desktop.practice.state import MeetingRecord, StateFile
from desktop.practice.tokens import Tokens


class Microsoft:
    """Meetings, accounts, consents and tokens. Any thread may call."""

    def __init__(
        self,
        now: Callable[[], datetime],
        public_url: str,
        state_file: Path | None,
        random: Random | None,
    ) -> None:
        self.public_url = public_url
        self.faults = Faults()
        self._now = now
        self._lock = threading.RLock()
        self._file = StateFile(state_file)
        self._state = self._file.load()
        self._chance = Chance(random)
        self._directory = Directory(self._state)
        self._tokens = Tokens(self._state, now, self._chance)
        self._meetings = Meetings(self._state, self.faults, now, self._pages_url, self._chance)

    def _pages_url(self) -> str:
        return self.public_url.rstrip("/")

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Keep others out meanwhile, and what came of it in the state file. Raises OSError."""
        with self._lock:
            yield
            self._file.save(self._state)

    # what there is

    @property
    def accounts(self) -> dict[str, Account]:
        """Who can sign in, by e-mail address. May be added to."""
        return self._directory.accounts

    @property
    def registrations(self) -> dict[str, Registration]:
        """The apps Entra ID knows, by client id. May be added to."""
        return self._directory.registrations

    @property
    def meetings(self) -> list[MeetingRecord]:
        """The meetings that exist, in the order they were made; copies."""
        with self._lock:
            return copy.deepcopy(list(self._state.meetings.values()))

    @property
    def deleted(self) -> list[MeetingRecord]:
        with self._lock:
            return copy.deepcopy(self._state.deleted)

    @property
    def port(self) -> int:
        """Where the pages were served last, 0 if never."""
        return self._state.port

    def remember_port(self, port: int) -> None:
        with self._changing():
            self._state.port = port

    # what is done there

    def delete_meeting(self, meeting_id: str) -> None:
        """As if the organiser had deleted it in Teams. Raises meetings.Gone."""
        with self._changing():
            self._meetings.remove(meeting_id)

    def change_meeting(self, meeting_id: str, **fields: object) -> None:
        """As if the organiser had changed it in Teams, where no policy changes it back.

        ``fields`` are Graph's: ``subject``, ``startDateTime`` and ``endDateTime`` together (texts
        with an offset), ``lobbyBypassSettings`` and others that can be set.
        Raises meetings.Gone, schema.BadField.
        """
        with self._changing():
            self._meetings.change(meeting_id, fields)

    def delete_next_meeting(self) -> MeetingRecord | None:
        """Delete the one that begins first from now on, and return it; None when there is none."""
        with self._changing():
            record = self._meetings.next_one()
            if record is not None:
                self._meetings.remove(record.resource["id"])
            return copy.deepcopy(record)

    def change_next_meeting(self) -> MeetingRecord | None:
        """Give the one that begins first from now on another subject, and let everyone walk in."""
        with self._changing():
            record = self._meetings.next_one()
            if record is not None:
                lobby = {"scope": "everyone", "isDialInBypassEnabled": True}
                changes = {"subject": "Changed at Microsoft", "lobbyBypassSettings": lobby}
                self._meetings.change(record.resource["id"], changes)
            return copy.deepcopy(record)

    def take_licence(self, email: str) -> None:
        """As if an administrator had taken Teams out of what the account may use."""
        with self._changing():
            self._directory.set_teams(self.accounts[email], licensed=False)

    def give_licence(self, email: str) -> None:
        with self._changing():
            self._directory.set_teams(self.accounts[email], licensed=True)

    def revoke_consent(self, email: str) -> None:
        """As if it had been taken back that apps may make meetings for the account.

        Tokens given out from now on lack OnlineMeetings.ReadWrite until somebody consents again.
        """
        with self._changing():
            self._directory.withdraw_consent(self.accounts[email], "OnlineMeetings.ReadWrite")

    def grant_admin_consent(self, domain: str, client_id: str, scopes: Iterable[str]) -> None:
        """As if an administrator of that tenant had used the admin consent page."""
        with self._changing():
            tenant = self._directory.authority(domain)
            if tenant is not None:
                self._directory.record_consent(tenant, client_id, scopes)

    def expire_access_tokens(self) -> None:
        """As if an hour had passed: Graph answers 401 until the app refreshes."""
        with self._lock:
            self._tokens.expire_access()
