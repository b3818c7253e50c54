"""What can go wrong between the app and Microsoft, one request at a time."""

import ssl
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Any

import httpx

from tests.simulation.calls import Ask


class Fault(StrEnum):
    LOST_REQUEST = "lost request"  # nobody was reached
    UNTRUSTED = "untrusted"  # somebody else was reached
    LOST_ON_THE_WAY = "lost on the way"  # no answer, because it never arrived
    LOST_ANSWER = "lost answer"  # it acted, and the answer was lost
    LATE = "late"  # no answer, and it acts a while later
    DUPLICATE = "duplicate"  # it acts twice
    UNAUTHORISED = "401"
    FORBIDDEN = "403"
    NOT_YET = "404"  # asked of a server that has not heard of the new meeting yet
    THROTTLED = "429"
    BROKEN = "500"
    UNAVAILABLE = "503"
    GATEWAY = "504"
    PAGE = "page"  # a page of somebody in between, with status 200
    DEAF = "deaf"  # answers well, and changes nothing


_MEETINGS_ONLY = {Fault.FORBIDDEN, Fault.NOT_YET, Fault.DEAF, Fault.DUPLICATE, Fault.LATE}
_GRAPH_ONLY = _MEETINGS_ONLY | {Fault.UNAUTHORISED}
_CREATE_ONLY = {Fault.LATE}
_CHANGE_ONLY = {Fault.NOT_YET, Fault.DEAF}


@dataclass(slots=True)
class Gust:
    """A fault for the next ``left`` requests that it concerns, of one kind or of any."""

    fault: Fault
    left: int
    ask: Ask | None = None
    retry_after: float = 0.0

    def concerns(self, ask: Ask) -> bool:
        if self.ask not in {None, ask} or (self.fault in _GRAPH_ONLY and not ask.of_meeting):
            return False
        if self.fault in _CREATE_ONLY:
            return ask is Ask.CREATE
        return self.fault not in _CHANGE_ONLY or ask is Ask.CHANGE


class Weather:
    """``counts`` is how often each fault has struck."""

    def __init__(self) -> None:
        self.gusts: list[Gust] = []
        self.offline = False
        self.counts: Counter[str] = Counter()

    def clear(self) -> None:
        self.gusts.clear()
        self.offline = False

    def blow_up(self, chance: Random) -> Gust:
        """Let one fault begin."""
        fault = chance.choice([*Fault])
        asks = [None, None, Ask.CREATE, Ask.CHANGE, Ask.DELETE]
        wait = round(chance.choice([0.1, 2, 20, 400]) * (0.5 + chance.random()), 3)
        gust = Gust(fault, chance.choice([1, 1, 2, 3, 6]), chance.choice(asks), wait)
        if fault is Fault.UNAVAILABLE and chance.random() < 0.5:
            gust.retry_after = 0.0
        self.gusts.append(gust)
        return gust

    def take(self, ask: Ask, *, is_young: bool) -> Gust | None:
        """Return what befalls this request; a meeting is young in its first seconds."""
        if self.offline:
            return self._count(Gust(Fault.LOST_REQUEST, 1))
        for gust in self.gusts:
            if not gust.concerns(ask) or (gust.fault is Fault.NOT_YET and not is_young):
                continue
            gust.left -= 1
            if gust.left == 0:
                self.gusts.remove(gust)
            return self._count(gust)
        return None

    def _count(self, gust: Gust) -> Gust:
        self.counts[gust.fault] += 1
        return gust


_ANSWERS: Mapping[Fault, tuple[int, str]] = {
    Fault.UNAUTHORISED: (401, "InvalidAuthenticationToken"),
    Fault.FORBIDDEN: (403, "Forbidden"),
    Fault.NOT_YET: (404, "NotFound"),
    Fault.THROTTLED: (429, "TooManyRequests"),
    Fault.BROKEN: (500, "InternalServerError"),
    Fault.UNAVAILABLE: (503, "ServiceNotAvailable"),
    Fault.GATEWAY: (504, "GatewayTimeout"),
}


def answer_in_place(gust: Gust, request: httpx.Request) -> httpx.Response | None:
    """Return what the app gets in place of an answer of Microsoft's, ``None`` for other faults.

    Raises httpx.TransportError where it gets nothing and nothing was done.
    """
    match gust.fault:
        case Fault.LOST_REQUEST:
            raise httpx.ConnectError("unreachable", request=request)
        case Fault.UNTRUSTED:
            error = httpx.ConnectError("untrusted", request=request)
            raise error from ssl.SSLCertVerificationError("self-signed")
        case Fault.LOST_ON_THE_WAY | Fault.LATE:
            raise httpx.ReadTimeout("nothing came back", request=request)
        case Fault.PAGE:
            return httpx.Response(200, html="<p>Please accept the hotel's terms.</p>")
    if gust.fault not in _ANSWERS:
        return None
    status, code = _ANSWERS[gust.fault]
    return refusal(status, code, retry_after=gust.retry_after)


def refusal(status: int, code: str, *, retry_after: float = 0.0) -> httpx.Response:
    """Return an error as Graph and the identity platform answer it."""
    headers = {"Retry-After": f"{retry_after:g}"} if retry_after and status in {429, 503} else {}
    content: Any = {"error": {"code": code, "message": "", "innerError": {"request-id": "r"}}}
    return httpx.Response(status, json=content, headers=headers)
