"""The practice cloud: one WSGI application that stands in for Entra ID, Graph and join links."""

import json
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from desktop.practice.browser import Browser
from desktop.practice.faults import Fault, NoAnswer, Switch, Unreachable
from desktop.practice.graph import Graph, GraphRefused
from desktop.practice.identity import Identity
from desktop.practice.join import Join
from desktop.practice.microsoft import Microsoft
from desktop.practice.refusals import Refused
from desktop.practice.routes import GRAPH_HOST, GRAPH_PREFIX, LOGIN_HOST, TEAMS_HOST, make_router
from desktop.practice.signin import Answer, ConsentPage, Decision, SignIn
from desktop.practice.web import Headers, Json, Request, Response, read_request

__all__ = ["GRAPH_HOST", "LOGIN_HOST", "TEAMS_HOST", "LoggedRequest", "PracticeCloud"]

_LONGEST_LOG: Final = 10_000


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


class PracticeCloud(Microsoft):
    """``wsgi`` answers for login.microsoftonline.com, graph.microsoft.com and teams.microsoft.com.

    ``now`` gives aware UTC datetimes. Without ``public_url`` every address in an answer is at
    Microsoft's host names; with it (``http://localhost:PORT``) the pages for a browser, sign-in and
    join links, are there. ``state_file`` keeps meetings, licences, consents and refresh tokens;
    ``sleep`` waits for the fault SLOW. With a seeded ``random`` the same requests at the same times
    are answered alike to the last id; else ids, codes and tokens are the system's secrets.

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
        random: Random | None = None,
    ) -> None:
        super().__init__(now, public_url, state_file, random)
        self._sleep = sleep
        self._log: deque[LoggedRequest] = deque(maxlen=_LONGEST_LOG)
        self._revocations = 0
        directory, tokens, chance = self._directory, self._tokens, self._chance
        self._sign_in = SignIn(directory, tokens, self.faults, now, chance)
        self._graph = Graph(directory, tokens, self._meetings, now, chance)
        self._identity = Identity(directory, tokens, self.faults, now, self._pages_url, chance)
        browser, join = Browser(directory, self._sign_in), Join(directory, self._meetings)
        self._router = make_router(self._identity, browser, self._graph, join)

    @property
    def requests(self) -> list[LoggedRequest]:
        """What was asked since the cloud was made, oldest first."""
        with self._lock:
            return list(self._log)

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
        response = self._in_the_way(request)
        if response is None:
            if self.faults.take(Fault.DUPLICATED, request.method, request.path):
                self._write_down(request, self._act(request).status)
            response = self._act(request)
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
        if request.path.startswith(GRAPH_PREFIX):
            refused = GraphRefused(400, "BadRequest", "Resource not found for the segment.")
            return self._graph.refuse(request, refused)
        return Response(404)

    def _in_the_way(self, request: Request) -> Response | None:
        """What is answered in place of the act, if a fault for that is on for this request."""
        for fault, status, code, number in _BUSY:
            switch = self.faults.take(fault, request.method, request.path)
            if switch is None:
                continue
            if request.path.startswith(GRAPH_PREFIX):
                refused = GraphRefused(status, code, "", _retry_after(switch))
                return self._graph.refuse(request, refused)
            answer = self._identity.refuse(Refused(number), request)
            return Response(status, answer.body, (*answer.headers, *_retry_after(switch)))
        switch = self.faults.take(Fault.GRAPH_REFUSED, request.method, request.path)
        if switch is None:
            return None
        says, headers = switch.graph, _retry_after(switch)
        if says.html:
            return Response(says.status, _PAGE, (("Content-Type", "text/html"), *headers))
        return self._graph.refuse(request, GraphRefused(says.status, says.code, "", headers))

    def _write_down(self, request: Request, status: int) -> None:
        body = None
        if request.path.startswith(GRAPH_PREFIX) and request.body:
            try:
                body = json.loads(request.body)
            except ValueError:
                body = None
        line = LoggedRequest(request.method, request.host, request.path, body, status)
        with self._lock:
            self._log.append(line)


def _retry_after(switch: Switch) -> Headers:
    return (("Retry-After", f"{switch.seconds:g}"),) if switch.seconds else ()


_BUSY: Final = (
    (Fault.THROTTLED, 429, "TooManyRequests", 90055),
    (Fault.UNAVAILABLE, 503, "ServiceNotAvailable", 90033),
    (Fault.GATEWAY_TIMEOUT, 504, "GatewayTimeout", 90033),
)
_PAGE: Final = b"<!doctype html><title>Proxy</title><p>The request was not passed on.</p>"
