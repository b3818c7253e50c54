"""Microsoft Graph v1.0, as far as the app calls it."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from desktop.practice.accounts import CONSUMERS, Account
from desktop.practice.chance import Chance
from desktop.practice.directory import Directory
from desktop.practice.meetings import Gone, Meetings
from desktop.practice.schema import BadField
from desktop.practice.state import Grant
from desktop.practice.tokens import Tokens
from desktop.practice.web import Headers, Json, Request, Response, json_response

_CONTEXT = "https://graph.microsoft.com/v1.0/$metadata#"


class GraphRefused(Exception):
    """Graph says no: an HTTP status, Graph's error code and an often empty message."""

    def __init__(self, status: int, code: str, message: str = "", headers: Headers = ()) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers


@dataclass(frozen=True, slots=True)
class Caller:
    account: Account
    grant: Grant

    def needs(self, scope: str) -> None:
        """Raises GraphRefused (403) when the token does not carry ``scope``."""
        if scope not in self.grant.scopes:
            raise GraphRefused(403, "Forbidden")


class Graph:
    """Each method answers one request; ``answer`` wraps them in Graph's errors and ids."""

    def __init__(
        self,
        directory: Directory,
        tokens: Tokens,
        meetings: Meetings,
        now: Callable[[], datetime],
        chance: Chance,
    ) -> None:
        self._directory = directory
        self._tokens = tokens
        self._meetings = meetings
        self._now = now
        self._chance = chance

    def answer(self, handler: Callable[..., Response]) -> Callable[..., Response]:
        """``handler(request, caller, **segments)`` as a route: signed in, with Graph's errors."""

        def route(request: Request, **segments: str) -> Response:
            try:
                return handler(request, self._caller(request), **segments)
            except GraphRefused as refused:
                return self.refuse(request, refused)
            except Gone:
                return self.refuse(request, GraphRefused(404, "NotFound"))
            except BadField as bad:
                return self.refuse(request, GraphRefused(400, "BadRequest", str(bad)))

        return route

    def refuse(self, request: Request, refused: GraphRefused) -> Response:
        request_id = self._chance.guid()
        inner = {
            "date": f"{self._now():%Y-%m-%dT%H:%M:%S}",
            "request-id": request_id,
            "client-request-id": request.headers.get("client-request-id", request_id),
        }
        error = {"code": refused.code, "message": refused.message, "innerError": inner}
        headers = (*self._ids(request, request_id), *refused.headers)
        return json_response(refused.status, {"error": error}, headers)

    def _caller(self, request: Request) -> Caller:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        grant = self._tokens.access(token) if scheme.lower() == "bearer" else None
        account = self._directory.account(grant.account) if grant else None
        if grant is None or account is None:
            message = "Lifetime validation failed, or the access token is missing."
            challenge = ("WWW-Authenticate", 'Bearer realm="", error="invalid_token"')
            raise GraphRefused(401, "InvalidAuthenticationToken", message, (challenge,))
        return Caller(account, grant)

    def me(self, request: Request, caller: Caller) -> Response:
        caller.needs("User.Read")
        account = caller.account
        given, _, surname = account.name.partition(" ")
        content: Json = {
            "@odata.context": f"{_CONTEXT}users/$entity",
            "businessPhones": [],
            "displayName": account.name,
            "givenName": given,
            "jobTitle": None,
            "mail": account.email,
            "mobilePhone": None,
            "officeLocation": None,
            "preferredLanguage": None,
            "surname": surname,
            "userPrincipalName": account.email,
            "id": account.id,
        }
        return self._ok(request, 200, content)

    def teams_licence(self, request: Request, caller: Caller, user: str = "me") -> Response:
        """getTeamsLicensingDetails: for oneself, with a work or school account."""
        caller.needs("User.Read")
        if caller.account.tenant is CONSUMERS:
            raise GraphRefused(403, "Forbidden")
        if user.lower() not in {"me", caller.account.id, caller.account.email}:
            raise GraphRefused(403, "Authorization_RequestDenied", "Insufficient privileges.")
        content = {
            "@odata.context": f"{_CONTEXT}microsoft.graph.teamsLicensingDetails",
            "hasTeamsLicense": self._directory.has_teams(caller.account),
        }
        return self._ok(request, 200, content)

    def create(self, request: Request, caller: Caller) -> Response:
        organiser = self._organiser(caller)
        return self._meeting(request, caller, 201, self._meetings.create(organiser, _body(request)))

    def create_or_get(self, request: Request, caller: Caller) -> Response:
        organiser = self._organiser(caller)
        is_new, resource = self._meetings.create_or_get(organiser, _body(request))
        return self._meeting(request, caller, 201 if is_new else 200, resource)

    def read(self, request: Request, caller: Caller, meeting: str) -> Response:
        if "OnlineMeetings.Read" not in caller.grant.scopes:
            caller.needs("OnlineMeetings.ReadWrite")
        return self._meeting(request, caller, 200, self._meetings.get(caller.account, meeting))

    def update(self, request: Request, caller: Caller, meeting: str) -> Response:
        organiser = self._organiser(caller)
        resource = self._meetings.update(organiser, meeting, _body(request))
        return self._meeting(request, caller, 200, resource)

    def delete(self, request: Request, caller: Caller, meeting: str) -> Response:
        self._meetings.delete(self._organiser(caller), meeting)
        return Response(204, headers=self._ids(request))

    def _ids(self, request: Request, request_id: str = "") -> Headers:
        sent = request.headers.get("client-request-id")
        ids = (
            ("request-id", request_id or self._chance.guid()),
            ("x-ms-ags-diagnostic", '{"ServerInfo":{"DataCenter":"Practice","Ring":"0"}}'),
        )
        if not sent or not re.fullmatch(r"[\w.-]{1,64}", sent, re.ASCII):
            return ids
        return (*ids, ("client-request-id", sent))

    def _ok(self, request: Request, status: int, content: Json) -> Response:
        return json_response(status, content, self._ids(request))

    def _meeting(self, request: Request, caller: Caller, status: int, resource: Json) -> Response:
        context = f"{_CONTEXT}users('{caller.account.id}')/onlineMeetings/$entity"
        return self._ok(request, status, {"@odata.context": context, **resource})

    def _organiser(self, caller: Caller) -> Account:
        """The caller, if meetings can be made with that account. Raises GraphRefused (403)."""
        caller.needs("OnlineMeetings.ReadWrite")
        if caller.account.tenant is CONSUMERS or not self._directory.has_teams(caller.account):
            raise GraphRefused(403, "Forbidden")
        return caller.account


def _body(request: Request) -> Json:
    """Raises GraphRefused (400, 415) when the body is not one JSON object."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise GraphRefused(415, "UnsupportedMediaType", "JSON content is expected.")
    try:
        body = json.loads(request.body)
    except ValueError:
        raise GraphRefused(400, "BadRequest", "Unable to read the JSON payload.") from None
    if not isinstance(body, dict):
        raise GraphRefused(400, "BadRequest", "The payload must be one JSON object.")
    return body
