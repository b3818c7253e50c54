"""Ways in which the practice cloud can be told to misbehave."""

import threading
from dataclasses import dataclass, replace
from enum import StrEnum


class Fault(StrEnum):
    OFFLINE = "offline"  # nothing can be reached
    SLOW = "slow"  # answers after a while
    THROTTLED = "throttled"  # 429 with Retry-After
    UNAVAILABLE = "unavailable"  # 503 with Retry-After
    GATEWAY_TIMEOUT = "gateway_timeout"  # 504 without
    GRAPH_REFUSED = "graph_refused"  # any answer there is but success
    ACTS_THEN_TIMES_OUT = "acts_then_times_out"  # does it, and the answer is lost
    DUPLICATED = "duplicated"  # does it twice, as when a proxy asks again
    GRANT_REVOKED = "grant_revoked"  # every sign-in up to now is void; signing in again works
    TOKEN_REFUSED = "token_refused"
    AUTHORIZE_REFUSED = "authorize_refused"  # the sign-in page sends back an error
    LOBBY_OVERRIDDEN = "lobby_overridden"  # policy lets everyone in, whatever is asked for
    PASSCODE_FORCED = "passcode_forced"  # policy gives new meetings a passcode


class Unreachable(ConnectionRefusedError):
    """Raised by the WSGI app in place of an answer: the network is down.

    ``httpx.WSGITransport`` lets it through as it is (an ``OSError``, no ``httpx.ConnectError``);
    the socket server closes the connection instead.
    """


class NoAnswer(TimeoutError):
    """Raised by the WSGI app after it has acted: the answer never arrives. Travels as above."""


_EVERYTHING = ""
_GRAPH = "/v1.0/"
_MEETINGS = "/v1.0/me/onlineMeetings"
_DEFAULT_PREFIX = {
    Fault.THROTTLED: _GRAPH,
    Fault.UNAVAILABLE: _GRAPH,
    Fault.GATEWAY_TIMEOUT: _GRAPH,
    Fault.GRAPH_REFUSED: _GRAPH,
    Fault.ACTS_THEN_TIMES_OUT: _MEETINGS,
    Fault.DUPLICATED: _MEETINGS,
}
_DEFAULT_SECONDS = {Fault.SLOW: 3.0, Fault.THROTTLED: 2.128, Fault.UNAVAILABLE: 5.0}
_REVOKED = 50173
_DEFAULT_CODE = {Fault.AUTHORIZE_REFUSED: 90094}  # an administrator has to consent


@dataclass(frozen=True, slots=True)
class GraphSays:
    """What GRAPH_REFUSED answers: an HTTP status and Graph's ``error.code``, possibly empty.

    ``html`` is for a page in place of Graph's JSON, as something in between would send it.
    """

    status: int = 403
    code: str = "Forbidden"
    html: bool = False


_FORBIDDEN = GraphSays()


@dataclass(frozen=True, slots=True)
class Switch:
    """A fault that is on, for ``requests`` more or, where None, for ever."""

    prefix: str
    method: str
    requests: int | None
    seconds: float
    code: int | str
    graph: GraphSays

    def concerns(self, method: str, path: str) -> bool:
        return path.startswith(self.prefix) and self.method in {"", method}


class Faults:
    """Which faults are on. Thread-safe: tests and menus switch while requests are answered."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._switches: dict[Fault, Switch] = {}
        self._revocations = 0

    def switch_on(
        self,
        fault: Fault,
        *,
        requests: int | None = None,
        prefix: str | None = None,
        method: str = "",
        seconds: float | None = None,
        code: int | str | None = None,
        graph: GraphSays = _FORBIDDEN,
    ) -> None:
        """From now on, or for the next ``requests`` requests that it concerns.

        ``prefix`` limits it to paths that start so (without it, 429, 503, 504 and refusals concern
        Graph, lost answers and doubled requests concern meetings, the others everything);
        ``seconds`` is the delay of SLOW and the Retry-After of THROTTLED, UNAVAILABLE and
        GRAPH_REFUSED; ``code`` is what TOKEN_REFUSED and AUTHORIZE_REFUSED say, an AADSTS number or
        a bare OAuth ``error``; ``graph`` is what GRAPH_REFUSED says.
        """
        switch = Switch(
            prefix=_DEFAULT_PREFIX.get(fault, _EVERYTHING) if prefix is None else prefix,
            method=method,
            requests=requests,
            seconds=_DEFAULT_SECONDS.get(fault, 0.0) if seconds is None else seconds,
            code=_DEFAULT_CODE.get(fault, _REVOKED) if code is None else code,
            graph=graph,
        )
        with self._lock:
            self._switches[fault] = switch
            self._revocations += fault is Fault.GRANT_REVOKED

    def switch_off(self, fault: Fault) -> None:
        with self._lock:
            self._switches.pop(fault, None)

    def clear(self) -> None:
        with self._lock:
            self._switches.clear()

    def is_on(self, fault: Fault) -> bool:
        with self._lock:
            return fault in self._switches

    @property
    def offline(self) -> bool:
        return self.is_on(Fault.OFFLINE)

    @offline.setter
    def offline(self, on: bool) -> None:
        if on:
            self.switch_on(Fault.OFFLINE)
        else:
            self.switch_off(Fault.OFFLINE)

    @property
    def revocations(self) -> int:
        """How often GRANT_REVOKED has been switched on."""
        with self._lock:
            return self._revocations

    def take(self, fault: Fault, method: str, path: str) -> Switch | None:
        """The switch if this request suffers from ``fault``; counts the request."""
        with self._lock:
            switch = self._switches.get(fault)
            if switch is None or not switch.concerns(method, path):
                return None
            if switch.requests is not None:
                self._count_down(fault, switch.requests - 1)
            return switch

    def _count_down(self, fault: Fault, left: int) -> None:
        if left > 0:
            self._switches[fault] = replace(self._switches[fault], requests=left)
        else:
            del self._switches[fault]
