"""A company proxy on loopback: leads the hosts we play to one local server, refuses all others."""

import select
import socket
from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from types import TracebackType
from typing import Self


class _Connect(StreamRequestHandler):
    """One client connection: a CONNECT line, then bytes both ways (RFC 9110 §9.3.6)."""

    server: "Proxy"
    timeout = 30

    def handle(self) -> None:
        with suppress(OSError):
            self._handle()

    def _handle(self) -> None:
        method, target, _ = self.rfile.readline().decode("ascii", "replace").split(" ", 2)
        fields = []
        while field := self.rfile.readline().strip():
            fields.append(field)
        host = target.rpartition(":")[0] if method == "CONNECT" else target
        self.server.asked.append(host)
        if self.server.wants is not None and self.server.wants not in fields:
            self.wfile.write(
                b"HTTP/1.1 407 Proxy Authentication Required\r\n"
                b'Proxy-Authenticate: Basic realm="Salon"\r\nContent-Length: 0\r\n\r\n'
            )
            return
        port = self.server.routes.get(host)
        if method != "CONNECT" or port is None:
            self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            return
        with socket.create_connection(("127.0.0.1", port)) as upstream:
            self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            _pump(self.connection, upstream)


class Proxy(ThreadingTCPServer):
    """``routes`` maps host names to local ports; ``asked`` lists every host asked for, in order.

    ``sign_in`` is ``name:password`` that it wants before anything else.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, routes: Mapping[str, int], sign_in: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Connect)
        self.routes = dict(routes)
        self.asked: list[str] = []
        known = b64encode(sign_in.encode())
        self.wants = b"Proxy-Authorization: Basic " + known if sign_in else None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def refused(self) -> set[str]:
        """Hosts that were asked for and not let through."""
        return set(self.asked) - self.routes.keys()

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shutdown()
        self.server_close()


def _pump(one: socket.socket, other: socket.socket) -> None:
    """Carry bytes both ways until either side is done."""
    peers = {one: other, other: one}
    while ready := select.select([one, other], [], [], 60)[0]:
        for source in ready:
            data = source.recv(65536)
            if not data:
                return
            peers[source].sendall(data)
