"""Microsoft's hosts in the test's own process, over TLS and behind the proxy the app is told of."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Event, Lock

from desktop.practice.accounts import ANNA, DESKTOP_APP
from desktop.practice.cloud import GRAPH_HOST, LOGIN_HOST, PracticeCloud
from desktop.practice.server import PracticeServer
from desktop.practice.web import Request, Response
from tests.end_to_end.proxy import Proxy
from tests.end_to_end.tls import issue
from tests.services.fake_entra import send_back

Delays = Callable[[], tuple[float, float]]
"""How long the next request travels to Microsoft and its answer back, in seconds."""


@dataclass
class Pending:
    """A request that was begun and not answered; ``acted`` once its effect is there."""

    method: str
    path: str
    acted: bool = False


class WatchedCloud(PracticeCloud):
    """Knows at every instant what it was asked and has not answered."""

    def __init__(self, now: Callable[[], datetime], delays: Delays) -> None:
        super().__init__(now)
        self._delays = delays
        self._pending: dict[int, Pending] = {}
        self._watch = Lock()
        self.was_asked = Event()
        """Set by the first request about a meeting since it was cleared last."""

    def respond(self, request: Request) -> Response:
        pending = Pending(request.method, request.path)
        with self._watch:
            there, back = self._delays()
            self._pending[id(pending)] = pending
        if "/onlineMeetings" in request.path:
            self.was_asked.set()
        try:
            time.sleep(there)
            response = super().respond(request)
            pending.acted = True
            time.sleep(back)
            return response
        finally:
            with self._watch:
                del self._pending[id(pending)]

    def under_way(self) -> list[Pending]:
        """Return what is under way at this instant, as it is now."""
        with self._watch:
            return [replace(one) for one in self._pending.values()]


@dataclass(frozen=True, slots=True)
class Microsoft:
    """``env`` is what a program must be told to take the cloud for Microsoft's hosts."""

    cloud: WatchedCloud
    env: Mapping[str, str]

    def agree(self, link: str) -> None:
        """Do in a browser what signs Anna in."""
        answer = self.cloud.visit(link, ANNA.email)
        assert answer is not None
        send_back(link, answer.fields)


@contextmanager
def microsoft(
    folder: Path, now: Callable[[], datetime], delays: Delays = lambda: (0.0, 0.0)
) -> Iterator[Microsoft]:
    """Serve; ``folder`` takes the certificate's authority."""
    cloud = WatchedCloud(now, delays)
    certificate = issue(folder, LOGIN_HOST, GRAPH_HOST)
    server = PracticeServer(cloud, tls=certificate.context)
    server.start()
    with ExitStack() as stack:
        stack.callback(server.stop)
        way = stack.enter_context(Proxy(dict.fromkeys((LOGIN_HOST, GRAPH_HOST), server.port)))
        env = {
            "HTTPS_PROXY": way.url,
            "NO_PROXY": "localhost,127.0.0.1",
            "SSL_CERT_FILE": str(certificate.authority_file),
            "TEAMS_CLIENT_ID": DESKTOP_APP.client_id,
        }
        yield Microsoft(cloud, env)
