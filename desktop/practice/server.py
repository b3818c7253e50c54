"""Serves a practice cloud on the loopback interface: for a real browser, or over TLS for a test."""

import contextlib
import logging
import socket
import socketserver
import ssl
import sys
import threading
from typing import IO, Any, Final, cast
from wsgiref.handlers import SimpleHandler
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from desktop.practice.cloud import PracticeCloud
from desktop.practice.faults import NoAnswer, Unreachable

log = logging.getLogger(__name__)

LOOPBACK: Final = "127.0.0.1"
_LONGEST_LINE: Final = 65536
_SECONDS_WITHOUT_A_WORD: Final = 30.0


class _Answering(SimpleHandler):
    def handle_error(self) -> None:
        """A fault closes the connection without a word; anything else is a bug: 500."""
        error = sys.exc_info()[1]
        if isinstance(error, Unreachable | NoAnswer | ssl.SSLError):  # or the client went away
            self.close()
        else:
            log.error("The practice cloud failed", exc_info=error)
            super().handle_error()

    def log_exception(self, _exc_info: object) -> None:
        """Logged above."""


class _Connection(WSGIRequestHandler):
    timeout = _SECONDS_WITHOUT_A_WORD

    def handle(self) -> None:
        """One request, then close: as the base class does, with the handler above."""
        self.raw_requestline = self.rfile.readline(_LONGEST_LINE + 1)
        if len(self.raw_requestline) > _LONGEST_LINE or not self.parse_request():
            return
        reader, writer = cast("IO[bytes]", self.rfile), cast("IO[bytes]", self.wfile)
        handler = _Answering(reader, writer, self.get_stderr(), self.get_environ())
        handler.run(cast("_Server", self.server).cloud.wsgi)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Nothing: request lines hold codes and states."""


class _Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True
    # elsewhere it passes over what a server that has ended left; on Windows it takes a port from
    # the program that listens there
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, cloud: PracticeCloud, tls: ssl.SSLContext | None) -> None:
        self.cloud = cloud
        self.tls = tls
        super().__init__((LOOPBACK, port), _Connection)

    def server_bind(self) -> None:
        """Without the base class's look-up of our own name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.socket.getsockname()[1]
        self.setup_environ()

    def get_request(self) -> tuple[socket.socket, Any]:
        """The handshake happens at the first read, in the connection's own thread."""
        plain, address = super().get_request()
        if self.tls is None:
            return plain, address
        wrapped = self.tls.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
        return wrapped, address

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients go away and certificates are refused; nothing of it is ours to mend."""
        del request, client_address
        log.debug("A practice connection broke: %s", sys.exc_info()[0])


class PracticeServer:
    """Serves ``cloud`` in daemon threads. ``url`` is ``http://localhost:PORT``, or https with TLS.

    Without TLS the cloud's pages are at ``url`` from ``start`` on, at the same port as last time
    when it is free, so that join links from before a restart still open.
    """

    def __init__(
        self, cloud: PracticeCloud, *, port: int = 0, tls: ssl.SSLContext | None = None
    ) -> None:
        self._cloud = cloud
        self._wanted = port
        self._tls = tls
        self._server: _Server | None = None

    @property
    def port(self) -> int:
        return self._server.server_port if self._server else 0

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://localhost:{self.port}"

    def start(self) -> str:
        """Listens and returns ``url``. Raises OSError when no port can be had."""
        server = self._bind()
        self._server = server
        if self._tls is None:
            self._cloud.public_url = self.url
            self._cloud.remember_port(self.port)
        threading.Thread(
            target=server.serve_forever, args=(0.05,), name="practice-pages", daemon=True
        ).start()
        return self.url

    def stop(self) -> None:
        """Returns when nothing listens any more. May be called twice."""
        server, self._server = self._server, None
        if server is not None:
            server.shutdown()
            server.server_close()

    def _bind(self) -> _Server:
        if not self._wanted and self._tls is None and self._cloud.port:
            with contextlib.suppress(OSError):
                return _Server(self._cloud.port, self._cloud, None)
        return _Server(self._wanted, self._cloud, self._tls)
