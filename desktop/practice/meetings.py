"""The online meetings of the practice cloud: made, found, changed, deleted."""

import base64
import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import quote

from desktop.practice import schema
from desktop.practice.accounts import Account
from desktop.practice.chance import Chance
from desktop.practice.faults import Fault, Faults
from desktop.practice.schema import BadField, stamp
from desktop.practice.state import MeetingRecord, State
from desktop.practice.web import Json

TEAMS: Final = "https://teams.microsoft.com"
_WITHOUT_END: Final = timedelta(hours=1)
_SET_ELSEWHERE: Final = {"subject", "startDateTime", "endDateTime", "participants"}
_DIGITS: Final = "0123456789"
_PASSCODE_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789"


class Gone(LookupError):
    """There is no such meeting, or no longer."""


class Meetings:
    """The meetings in the state. ``links_url`` says where join links lead, by default to Teams."""

    def __init__(
        self,
        state: State,
        faults: Faults,
        now: Callable[[], datetime],
        links_url: Callable[[], str],
        chance: Chance,
    ) -> None:
        self._state = state
        self._faults = faults
        self._now = now
        self._links_url = links_url
        self._chance = chance

    def create(self, account: Account, body: Json) -> Json:
        """POST /me/onlineMeetings. Raises BadField."""
        schema.validate(body, schema.CREATE)
        asked = body.get("joinMeetingIdSettings", {}).get("isPasscodeRequired", False)
        resource = self._fresh(account, body, external_id=None, passcode=asked)
        self._apply(resource, body, account.tenant.lobby)
        return self._keep(account, resource)

    def create_or_get(self, account: Account, body: Json) -> tuple[bool, Json]:
        """Whether it is new, and the meeting of this person with this ``externalId``.

        An existing one is answered as it is: the rest of the body has no effect. An id whose
        meeting was deleted is not given a second life (unknown of Microsoft; the harsher answer).
        Raises BadField, Gone.
        """
        schema.validate(body, schema.CREATE_OR_GET, schema.DEAF_TO)
        external_id = body.get("externalId")
        if not isinstance(external_id, str):
            raise BadField("The property 'externalId' is required.")
        found = _find(self._state.meetings.values(), account, external_id)
        if found is not None:
            return False, found.resource
        if _find(self._state.deleted, account, external_id) is not None:
            raise Gone
        return True, self._keep(account, self._fresh(account, body, external_id, passcode=False))

    def get(self, account: Account, meeting_id: str) -> Json:
        """Raises Gone."""
        record = self._record(meeting_id)
        if record.owner != account.id:
            raise Gone
        return record.resource

    def update(self, account: Account, meeting_id: str, body: Json) -> Json:
        """Raises Gone, BadField."""
        self.get(account, meeting_id)
        return self.change(meeting_id, body, account.tenant.lobby)

    def change(self, meeting_id: str, body: Json, policy: str = "") -> Json:
        """As ``update``, whoever asks; ``policy`` is the lobby that may override what is asked."""
        resource = self._record(meeting_id).resource
        schema.validate(body, schema.UPDATE)
        if "organizer" in body.get("participants", {}):
            raise BadField("The organizer cannot be changed.")
        times = schema.span(body)
        if times:
            resource["startDateTime"], resource["endDateTime"] = map(stamp, times)
        if "subject" in body:
            resource["subject"] = body["subject"]
        self._apply(resource, body, policy)
        return resource

    def delete(self, account: Account, meeting_id: str) -> None:
        """Raises Gone."""
        self.get(account, meeting_id)
        self.remove(meeting_id)

    def remove(self, meeting_id: str) -> None:
        """As ``delete``, whoever asks."""
        self._state.deleted.append(self._record(meeting_id))
        del self._state.meetings[meeting_id]

    def next_one(self) -> MeetingRecord | None:
        """Of the meetings that are still to begin, the one that begins first."""
        now = stamp(self._now())
        ahead = (one for one in self._state.meetings.values() if one.starts >= now)
        return min(ahead, key=lambda one: one.starts, default=None)

    def by_link(self, key: str) -> tuple[MeetingRecord, bool] | None:
        """The meeting whose join link holds ``key`` (thread id or number), and whether it lives."""
        for records, lives in ((self._state.meetings.values(), True), (self._state.deleted, False)):
            for record in records:
                number = record.resource["joinMeetingIdSettings"]["joinMeetingId"]
                if key in {record.resource["chatInfo"]["threadId"], number}:
                    return record, lives
        return None

    def _record(self, meeting_id: str) -> MeetingRecord:
        record = self._state.meetings.get(meeting_id)
        if record is None:
            raise Gone
        return record

    def _keep(self, account: Account, resource: Json) -> Json:
        record = MeetingRecord(account.id, account.tenant.id, resource)
        self._state.meetings[resource["id"]] = record
        return resource

    def _apply(self, resource: Json, body: Json, policy: str) -> None:
        """Settings other than subject and times; the lobby only as far as policy lets it."""
        for key, value in body.items():
            if key in schema.UPDATE and key not in _SET_ELSEWHERE:
                old = resource.get(key)
                resource[key] = {**old, **value} if isinstance(old, dict) else value
        if "attendees" in body.get("participants", {}):
            resource["participants"]["attendees"] = body["participants"]["attendees"]
        if policy and self._faults.is_on(Fault.LOBBY_OVERRIDDEN):
            resource["lobbyBypassSettings"]["scope"] = policy

    def _fresh(
        self, account: Account, body: Json, external_id: str | None, *, passcode: bool
    ) -> Json:
        starts, ends = self._times(body)
        thread = f"19:meeting_{self._chance.hexadecimal(16)}@thread.v2"
        number = self._chance.pick(_DIGITS, 13)
        code = None
        if passcode or self._faults.is_on(Fault.PASSCODE_FORCED):
            code = self._chance.pick(_PASSCODE_LETTERS, 8)
        raw_id = f"1*{account.id}*0**{thread}"
        return {
            "id": base64.b64encode(raw_id.encode()).decode(),
            "externalId": external_id,
            "creationDateTime": stamp(self._now()),
            "startDateTime": stamp(starts),
            "endDateTime": stamp(ends),
            "subject": body.get("subject"),
            "joinWebUrl": self._link(account, thread, number),
            "joinMeetingIdSettings": {
                "isPasscodeRequired": code is not None,
                "joinMeetingId": number,
                "passcode": code,
            },
            "lobbyBypassSettings": {
                "scope": account.tenant.lobby,
                "isDialInBypassEnabled": False,
            },
            "participants": _participants(account, body),
            "chatInfo": {"threadId": thread, "messageId": "0", "replyChainMessageId": None},
            **_SETTINGS,
            "meetingOptionsWebUrl": f"{TEAMS}/meetingOptions/?threadId={quote(thread, safe='')}",
        }

    def _times(self, body: Json) -> tuple[datetime, datetime]:
        """As createOrGet fills in what is missing: now, and an hour after the start."""
        if "endDateTime" in body:
            times = schema.span(body)
            if times:
                return times
        starts = schema.instant(body["startDateTime"]) if "startDateTime" in body else self._now()
        return starts, starts + _WITHOUT_END

    def _link(self, account: Account, thread: str, number: str) -> str:
        base = self._links_url() or TEAMS
        if account.tenant.short_links:
            return f"{base}/meet/{number}?p={self._chance.url_safe(13)}"
        context = json.dumps({"Tid": account.tenant.id, "Oid": account.id}, separators=(",", ":"))
        where = quote(thread, safe="")
        return f"{base}/l/meetup-join/{where}/0?context={quote(context, safe='')}"


_SETTINGS: Final[Json] = {
    "isBroadcast": False,
    "isEntryExitAnnounced": False,
    "allowedPresenters": "everyone",
    "allowAttendeeToEnableCamera": True,
    "allowAttendeeToEnableMic": True,
    "allowMeetingChat": "enabled",
    "allowParticipantsToChangeName": False,
    "allowTeamworkReactions": True,
    "allowTranscription": True,
    "allowRecording": True,
    "recordAutomatically": False,
    "shareMeetingChatHistoryDefault": None,
    "watermarkProtection": None,
    "videoTeleconferenceId": None,
    "audioConferencing": None,
    "anonymizeIdentityForRoles": [],
    "autoAdmittedUsers": "everyone",
    "outerMeetingAutoAdmittedUsers": None,
    "capabilities": [],
    "allowedLobbyAdmitters": "organizerAndCoOrganizersAndPresenters",
    "iCalUid": None,
    "meetingType": "scheduled",
    "meetingSpokenLanguageTag": "en-us",
}
"""Keys as real answers carry them, some of them in no documentation."""


def _participants(account: Account, body: Json) -> Json:
    organizer = {
        "upn": account.email,
        "role": "presenter",
        "identity": {
            "acsUser": None,
            "application": None,
            "device": None,
            "user": {
                "id": account.id,
                "displayName": None,
                "tenantId": account.tenant.id,
                "identityProvider": "AAD",
            },
        },
    }
    attendees = body.get("participants", {}).get("attendees", [])
    return {"organizer": organizer, "attendees": attendees}


def _find(
    records: Iterable[MeetingRecord], account: Account, external_id: str
) -> MeetingRecord | None:
    """Tenant, person and external id together are the key (onlineMeeting: createOrGet)."""
    key = (account.tenant.id, account.id, external_id)
    found = (one for one in records if (one.tenant, one.owner, one.external_id) == key)
    return next(found, None)
