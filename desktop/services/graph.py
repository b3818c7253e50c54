"""The Microsoft Graph calls we use: our values to JSON and back, answers to errors.

Strict in what is sent (the published fields and nothing else), lenient in what is read: an answer
needs only ``id`` and ``joinWebUrl``, everything else may be missing, unknown or of another type.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

import httpx

from desktop.core.models import Lobby
from desktop.core.times import iso_with_offset
from desktop.core.troubles import AppError, Kind, from_graph
from desktop.core.wishes import Held, Wish
from desktop.services.http import as_app_error, retry_after

GRAPH = "https://graph.microsoft.com/v1.0"

_LOBBY_HOLDS_CUSTOMERS = {
    "organization",
    "organizer",
    "organizationExcludingGuests",
    "invited",  # we never name a customer as an attendee
}
"""Values of lobbyBypassScope under which a customer waits to be admitted."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Who is signed in, as Graph knows them; empty where it does not tell."""

    user_id: str
    email: str
    name: str


class Graph:
    """Calls on behalf of the signed-in user.

    ``token`` answers with an access token, a fresh one when called with ``True``. Every method
    raises :class:`AppError`: DOWN where the call may have taken effect all the same.
    """

    def __init__(self, client: httpx.Client, token: Callable[[bool], str]) -> None:
        self._client = client
        self._token = token

    def me(self) -> Profile:
        """Microsoft Graph: Get a user (``GET /me``, scope User.Read)."""
        answer = self._call("GET", "/me")
        email = _text(answer, "mail") or _text(answer, "userPrincipalName")
        return Profile(_text(answer, "id"), email, _text(answer, "displayName"))

    def teams_licence(self, user_id: str) -> bool:
        """Whether the user has Teams; ``True`` too when Microsoft does not say.

        Microsoft Graph: teamsLicensingDetails (scope User.Read; not for personal accounts).
        """
        path = f"/users/{_segment(user_id)}/licenseDetails/getTeamsLicensingDetails"
        return self._call("GET", path).get("hasTeamsLicense") is not False

    def create_or_get(self, external_id: str, wish: Wish) -> Held:
        """Make the meeting, or find the one this external id already has, whatever times that has.

        Microsoft Graph: onlineMeeting: createOrGet. Lobby and other options have no effect here.
        """
        body = {"externalId": external_id, "subject": wish.subject, **_times(wish)}
        return self._meeting_of("POST", "/me/onlineMeetings/createOrGet", body)

    def update(self, cloud_id: str, wish: Wish) -> Held:
        """Set subject, both times and the lobby: the tenant's own people walk in, customers wait.

        Microsoft Graph: Update onlineMeeting. The answer is the object as it is afterwards, though
        documented examples leave fields out.
        """
        body = {
            "subject": wish.subject,
            **_times(wish),
            "lobbyBypassSettings": {"scope": "organization", "isDialInBypassEnabled": False},
        }
        return self._meeting_of("PATCH", _meeting(cloud_id), body)

    def get(self, cloud_id: str) -> Held:
        """Microsoft Graph: Get onlineMeeting."""
        return self._meeting_of("GET", _meeting(cloud_id))

    def delete(self, cloud_id: str) -> str:
        """Return the request's id. Microsoft Graph: Delete onlineMeeting.

        Raises MEETING_GONE when there is none.
        """
        response = self._ask("DELETE", _meeting(cloud_id))
        if response.content:  # 204 has none; a page that says "200" came from something in between
            _content(response)
        return _request_id(response)

    def _meeting_of(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Held:
        response = self._ask(method, path, body)
        return _held(_content(response), _request_id(response))

    def _call(self, method: str, path: str) -> Mapping[str, object]:
        return _content(self._ask(method, path))

    def _ask(
        self, method: str, path: str, body: Mapping[str, object] | None = None
    ) -> httpx.Response:
        """Return a successful answer; a rejected token is replaced by a fresh one, once."""
        response = self._send(method, path, body, fresh=False)
        if response.status_code == 401:
            response = self._send(method, path, body, fresh=True)
        if not response.is_success:
            raise _error(response)
        return response

    def _send(
        self, method: str, path: str, body: Mapping[str, object] | None, *, fresh: bool
    ) -> httpx.Response:
        headers = {
            "Authorization": f"Bearer {self._token(fresh)}",
            # without it the newer lobby scopes come back as unknownFutureValue
            "Prefer": "include-unknown-enum-members",
        }
        try:
            return self._client.request(method, GRAPH + path, headers=headers, json=body)
        except httpx.HTTPError as error:
            raise as_app_error(error) from error


def _meeting(cloud_id: str) -> str:
    return f"/me/onlineMeetings/{_segment(cloud_id)}"


def _segment(text: str) -> str:
    return quote(text, safe="")


def _times(wish: Wish) -> dict[str, str]:
    return {
        "startDateTime": iso_with_offset(wish.starts, wish.zone),
        "endDateTime": iso_with_offset(wish.ends, wish.zone),
    }


def _content(response: httpx.Response) -> Mapping[str, object]:
    answer = _json(response)
    if not answer:
        code = f"{response.status_code} no JSON"
        raise AppError(Kind.DOWN, code=code, request_id=_request_id(response))
    return answer


def _held(answer: Mapping[str, object], request_id: str) -> Held:
    cloud_id, join_url = _text(answer, "id"), _text(answer, "joinWebUrl")
    if not cloud_id or not join_url:
        raise AppError(Kind.DOWN, code="no id or joinWebUrl", request_id=request_id)
    by_number = _object(answer, "joinMeetingIdSettings")
    return Held(
        cloud_id=cloud_id,
        join_url=join_url,
        subject=_text(answer, "subject"),
        starts=_instant(answer, "startDateTime"),
        ends=_instant(answer, "endDateTime"),
        lobby=_lobby(_object(answer, "lobbyBypassSettings")),
        join_id=_text(by_number, "joinMeetingId"),
        passcode=_text(by_number, "passcode"),
        request_id=request_id,
    )


def _lobby(settings: Mapping[str, object]) -> Lobby:
    scope = _text(settings, "scope")
    if not scope:
        return Lobby.UNKNOWN
    holds = scope in _LOBBY_HOLDS_CUSTOMERS and settings.get("isDialInBypassEnabled") is not True
    return Lobby.ON if holds else Lobby.OVERRIDDEN


def _instant(answer: Mapping[str, object], key: str) -> datetime | None:
    """Read ISO 8601 with any number of fractional digits, as UTC in whole seconds."""
    try:
        read = datetime.fromisoformat(_text(answer, key))
        aware = read if read.tzinfo else read.replace(tzinfo=UTC)
        return aware.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def _text(answer: Mapping[str, object], key: str) -> str:
    value = answer.get(key)
    return value if isinstance(value, str) else ""


def _object(answer: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = answer.get(key)
    return value if isinstance(value, dict) else {}


def _json(response: httpx.Response) -> Mapping[str, object]:
    """Return the JSON object of an answer, empty when it is anything else (a proxy's page)."""
    try:
        body = response.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _error(response: httpx.Response) -> AppError:
    status = response.status_code
    told = {407, 429}  # each by what it is, whoever says it
    if 400 <= status < 500 and status not in told and response.content and not _json(response):
        # A page of a proxy or guest Wi-Fi, which knows nothing of meetings and accounts.
        return AppError(Kind.DOWN, code=f"{status} no JSON", request_id=_request_id(response))
    return from_graph(
        response.status_code,
        _text(_object(_json(response), "error"), "code"),
        request_id=_request_id(response),
        retry_after=retry_after(response.headers),
    )


def _request_id(response: httpx.Response) -> str:
    error = _object(_json(response), "error")
    inner = _object(error, "innerError") or _object(error, "innererror")
    return _text(inner, "request-id") or response.headers.get("request-id", "")
