"""The practice cloud: one WSGI application that stands in for Entra ID, Graph and join links."""

import copy
import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from desktop.practice.accounts import Account, Registration
from desktop.practice.browser import Browser
from desktop.practice.directory import Directory
from desktop.practice.faults import Fault, Faults, NoAnswer, Unreachable
from desktop.practice.graph import Graph, GraphRefused
from desktop.practice.identity import Identity
from desktop.practice.join import Join
from desktop.practice.meetings import Meetings
from desktop.practice.refusals import Refused
from desktop.practice.signin import Answer, ConsentPage, Decision, SignIn
from desktop.practice.state import MeetingRecord, StateFile
from desktop.practice.tokens import Tokens
from desktop.practice.web import Handler, Json, Request, Response, Router, read_request

LOGIN_HOST: Final = "login.microsoftonline.com"
GRAPH_HOST: Final = "graph.microsoft.com"
TEAMS_HOST: Final = "teams.microsoft.com"
_LONGEST_LOG: Final = 10_000
_GRAPH_PREFIX: Final = "/v1.0/"

Route = tuple[str, str, Handler]


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """``body`` is the JSON sent to Graph; forms (codes, tokens, secrets) and queries are left out.

    ``status`` is 0 when there was no answer.
    """

    method: str
    host: str
    path: str
    body: Json | None
    status: int


class PracticeCloud:
    """``wsgi`` answers for login.microsoftonline.com, graph.microsoft.com and teams.microsoft.com.

    ``now`` gives aware UTC datetimes. Without ``public_url`` every address in an answer is at
    Microsoft's host names; with it (``http://localhost:PORT``) the pages for a browser, sign-in and
    join links, are there. ``state_file`` keeps meetings, consents and refresh tokens; ``sleep``
    waits for the fault SLOW.

    Under ``httpx.WSGITransport`` the faults OFFLINE and ACTS_THEN_TIMES_OUT surface as raw
    ``ConnectionRefusedError`` and ``TimeoutError``; a socket server closes the connection.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        public_url: str = "",
        *,
        state_file: Path | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.public_url = public_url
        self.faults = Faults()
        self._now = now
        self._sleep = sleep
        self._lock = threading.RLock()
        self._file = StateFile(state_file)
        self._state = self._file.load()
        self._log: deque[LoggedRequest] = deque(maxlen=_LONGEST_LOG)
        self._revocations = 0
        self._directory = Directory(self._state)
        self._tokens = Tokens(self._state, now)
        self._meetings = Meetings(self._state, self.faults, now, self._pages_url)
        self._sign_in = SignIn(self._directory, self._tokens, now)
        self._graph = Graph(self._directory, self._tokens, self._meetings, now)
        self._identity = Identity(self._directory, self._tokens, self.faults, now, self._pages_url)
        self._router = self._routes()

    def _pages_url(self) -> str:
        return self.public_url.rstrip("/")

    # what tests and the practice menu look at

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
    def requests(self) -> list[LoggedRequest]:
        """What was asked since the cloud was made, oldest first."""
        with self._lock:
            return list(self._log)

    @property
    def port(self) -> int:
        """Where the pages were served last, 0 if never."""
        return self._state.port

    def remember_port(self, port: int) -> None:
        with self._lock:
            self._state.port = port
            self._file.save(self._state)

    def expire_access_tokens(self) -> None:
        """As if an hour had passed: Graph answers 401 until the app refreshes."""
        with self._lock:
            self._tokens.expire_access()

    def grant_admin_consent(self, domain: str, client_id: str, scopes: Iterable[str]) -> None:
        """As if an administrator of that tenant had used the admin consent page."""
        with self._lock:
            tenant = self._directory.authority(domain)
            if tenant is not None:
                self._directory.record_consent(tenant, client_id, scopes)

    def visit(self, link: str, email: str, *, accept: bool = True) -> Answer | None:
        """What a browser would bring back from the sign-in ``link`` after choosing an account.

        ``accept`` is pressed, or Cancel, if a consent page is shown. None when the browser never
        comes back. "Need admin approval" is left by its way back to the app.
        """
        address = urlsplit(link)
        with self._lock:
            try:
                ask = self._sign_in.read_query(address.path.split("/")[1], address.query)
                if isinstance(ask, Answer):
                    return ask
                account = self._directory.accounts[email]
                step = self._sign_in.decide(ask, account, Decision.UNDECIDED)
                if isinstance(step, ConsentPage):
                    decision = Decision.ACCEPT if accept else Decision.DECLINE
                    step = self._sign_in.decide(ask, account, decision)
                return step if isinstance(step, Answer) else self._sign_in.back_out(ask)
            except Refused:
                return None

    # answering

    def wsgi(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The WSGI application (PEP 3333). Raises Unreachable and NoAnswer for those faults."""
        response = self.respond(read_request(environ))
        headers = list(response.headers)
        if response.status != 204:
            headers.append(("Content-Length", str(len(response.body))))
        start_response(response.status_line, headers)
        return [response.body]

    def respond(self, request: Request) -> Response:
        if self.faults.take(Fault.OFFLINE, request.method, request.path):
            self._write_down(request, 0)
            raise Unreachable
        if slow := self.faults.take(Fault.SLOW, request.method, request.path):
            self._sleep(slow.seconds)
        response = self._busy(request) or self._act(request)
        if self.faults.take(Fault.ACTS_THEN_TIMES_OUT, request.method, request.path):
            self._write_down(request, 0)
            raise NoAnswer
        self._write_down(request, response.status)
        return response

    def _act(self, request: Request) -> Response:
        with self._lock:
            if self._revocations != self.faults.revocations:
                self._revocations = self.faults.revocations
                self._tokens.revoke_everything()
            response = self._router.dispatch(request)
            if request.method != "GET":
                self._file.save(self._state)
        if response is not None:
            return response
        if request.path.startswith(_GRAPH_PREFIX):
            refused = GraphRefused(400, "BadRequest", "Resource not found for the segment.")
            return self._graph.refuse(request, refused)
        return Response(404)

    def _busy(self, request: Request) -> Response | None:
        """429, 503 or 504, if such a fault is on for this request."""
        for fault, status, code, number in _BUSY:
            switch = self.faults.take(fault, request.method, request.path)
            if switch is None:
                continue
            headers = (("Retry-After", f"{switch.seconds:g}"),) if switch.seconds else ()
            if request.path.startswith(_GRAPH_PREFIX):
                return self._graph.refuse(request, GraphRefused(status, code, "", headers))
            answer = self._identity.refuse(Refused(number), request)
            return Response(status, answer.body, (*answer.headers, *headers))
        return None

    def _write_down(self, request: Request, status: int) -> None:
        body = None
        if request.path.startswith(_GRAPH_PREFIX) and request.body:
            try:
                body = json.loads(request.body)
            except ValueError:
                body = None
        line = LoggedRequest(request.method, request.host, request.path, body, status)
        with self._lock:
            self._log.append(line)

    def _routes(self) -> Router:
        router = Router()
        for host, routes in (
            (LOGIN_HOST, _login_routes(self._identity, Browser(self._directory, self._sign_in))),
            (GRAPH_HOST, _graph_routes(self._graph)),
            (TEAMS_HOST, _teams_routes(Join(self._directory, self._meetings))),
        ):
            for method, path, handler in routes:
                router.add(host, method, path, handler)
        return router


def _login_routes(identity: Identity, browser: Browser) -> list[Route]:
    return [
        ("GET", "/{authority}/v2.0/.well-known/openid-configuration", identity.discovery),
        ("GET", "/{authority}/discovery/v2.0/keys", identity.keys),
        ("POST", "/{authority}/oauth2/v2.0/token", identity.token),
        ("GET", "/{authority}/oauth2/v2.0/authorize", browser.authorize),
        ("POST", "/{authority}/oauth2/v2.0/authorize", browser.authorize),
        ("GET", "/{authority}/v2.0/adminconsent", browser.admin_consent),
        ("POST", "/{authority}/practice/admin", browser.admin_consent),
        ("POST", "/{authority}/practice/sign-in", browser.chosen),
    ]


def _graph_routes(graph: Graph) -> list[Route]:
    meetings = "/v1.0/me/onlineMeetings"
    licence = "licenseDetails/getTeamsLicensingDetails"
    routes: list[Route] = [
        ("GET", "/v1.0/me", graph.me),
        ("GET", f"/v1.0/me/{licence}", graph.teams_licence),
        ("GET", f"/v1.0/users/{{user}}/{licence}", graph.teams_licence),
        ("POST", meetings, graph.create),
        ("POST", f"{meetings}/createOrGet", graph.create_or_get),
        ("GET", f"{meetings}/{{meeting}}", graph.read),
        ("PATCH", f"{meetings}/{{meeting}}", graph.update),
        ("DELETE", f"{meetings}/{{meeting}}", graph.delete),
    ]
    return [(method, path, graph.answer(handler)) for method, path, handler in routes]


def _teams_routes(join: Join) -> list[Route]:
    return [
        ("GET", "/l/meetup-join/{thread}/{message}", join.by_thread),
        ("GET", "/meet/{number}", join.by_number),
    ]


_BUSY: Final = (
    (Fault.THROTTLED, 429, "TooManyRequests", 90055),
    (Fault.UNAVAILABLE, 503, "ServiceNotAvailable", 90033),
    (Fault.GATEWAY_TIMEOUT, 504, "GatewayTimeout", 90033),
)
