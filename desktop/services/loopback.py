"""A one-shot receiver for the browser's way back from a sign-in (RFC 8252 §7.3).

It listens on 127.0.0.1 alone, on one random port, and takes one answer: a GET or a form POST to
``/`` whose ``state`` is the one of this sign-in. Everything else is refused and changes nothing, so
that neither a stray tab nor a hostile page can use the answer up. Each connection has a thread, a
time limit and a size limit of its own: a slow one holds up no other.

The address is called localhost because the portal registers no 127.0.0.1. A browser that tries ::1
first is refused there and goes on to 127.0.0.1, so one socket is enough. Were another program to
sit on ::1, it would get a code that is worth nothing without the verifier (RFC 7636 §1), and the
person would see that the sign-in does not end.
"""

import contextlib
import hmac
import logging
import queue
import socket
import socketserver
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from desktop.core.troubles import AppError, Kind
from desktop.services.loopback_page import HEADERS, Outcome, page

logger = logging.getLogger(__name__)

MAX_BODY = 32_768  # bytes; a code is some 2,000
MAX_CONNECTIONS = 16
CONNECTION_LIMIT = 10.0  # seconds of silence
_FORM = "application/x-www-form-urlencoded"
_Connection = socket.socket | tuple[bytes, socket.socket]  # as socketserver has it


class Receiver:
    """Listens from construction until it is closed; a context manager.

    ``state`` is what the answer must carry. Raises AppError: SIGN_IN_FAILED when no port is free.
    """

    def __init__(self, state: str) -> None:
        self._inbox: queue.SimpleQueue[dict[str, str] | AppError] = queue.SimpleQueue()
        try:
            self._server = _Server(state, self._inbox)
        except OSError as error:
            raise AppError(Kind.SIGN_IN_FAILED, code="no port on 127.0.0.1") from error
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="sign-in receiver", daemon=True
        )
        self._thread.start()

    @property
    def redirect_uri(self) -> str:
        """The address to register for and to send: ``http://localhost:PORT``."""
        return f"http://localhost:{self._server.port}"

    def wait(self, limit: float) -> dict[str, str]:
        """Return the parameters of the answer, which may be an ``error``.

        ``limit`` is in seconds. Raises AppError: SIGN_IN_TIMED_OUT, SIGN_IN_CANCELLED.
        """
        try:
            answer = self._inbox.get(timeout=limit)
        except queue.Empty:
            raise AppError(Kind.SIGN_IN_TIMED_OUT) from None
        if isinstance(answer, AppError):
            raise answer
        return answer

    def cancel(self) -> None:
        """End the wait at once, from any thread; an answer that comes now is too late."""
        self._server.claim()
        self._inbox.put(AppError(Kind.SIGN_IN_CANCELLED))

    def close(self) -> None:
        """Stop listening. Pages on their way to the browser still arrive."""
        self._server.shutdown()
        self._server.server_close()
        self._server.hear_no_more()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = False
    request_queue_size = 4 * MAX_CONNECTIONS

    def __init__(self, state: str, inbox: "queue.SimpleQueue[dict[str, str] | AppError]") -> None:
        self._state = state
        self._inbox = inbox
        self._answered = False
        self._lock = threading.Lock()
        self._open: list[_Connection] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    def server_bind(self) -> None:
        # Without it another program may listen on the same port on Windows, and get the code.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
        if exclusive is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        super().server_bind()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def hosts(self) -> tuple[str, str]:
        return f"localhost:{self.port}", f"127.0.0.1:{self.port}"

    def is_state(self, state: str) -> bool:
        return hmac.compare_digest(state.encode(), self._state.encode())

    def claim(self) -> bool:
        """Whether this answer is the first one."""
        with self._lock:
            first = not self._answered
            self._answered = True
            return first

    def deliver(self, answer: dict[str, str]) -> None:
        self._inbox.put(answer)

    def hear_no_more(self) -> None:
        """End the threads of connections that have asked for nothing yet."""
        with self._lock:
            for connection in self._open:
                if isinstance(connection, socket.socket):
                    with contextlib.suppress(OSError):
                        connection.shutdown(socket.SHUT_RD)

    def process_request(self, request: _Connection, client_address: object) -> None:
        """Serve a connection in a thread of its own; the oldest makes room for one too many."""
        with self._lock:
            self._open.append(request)
            crowded = self._open.pop(0) if len(self._open) > MAX_CONNECTIONS else None
        if isinstance(crowded, socket.socket):
            with contextlib.suppress(OSError):
                crowded.shutdown(socket.SHUT_RDWR)
        super().process_request(request, client_address)

    def shutdown_request(self, request: _Connection) -> None:
        with self._lock, contextlib.suppress(ValueError):
            self._open.remove(request)
        super().shutdown_request(request)

    def handle_error(self, request: _Connection, client_address: object) -> None:
        """Note that a connection broke, and never what it said: that may be a code."""
        del request, client_address
        logger.info("a connection of the browser broke")


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "TrimsyDesk"
    sys_version = ""
    protocol_version = "HTTP/1.0"  # one request, then the connection closes
    timeout = CONNECTION_LIMIT

    def do_GET(self) -> None:
        if self._is_for_us():
            self._take(urlsplit(self.path).query)

    def do_POST(self) -> None:
        if not self._is_for_us():
            return
        length = self.headers.get("Content-Length", "")
        if self.headers.get_content_type() != _FORM:
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        elif not (length.isascii() and length.isdecimal()):
            self._refuse(HTTPStatus.LENGTH_REQUIRED)
        elif len(length) > 9 or int(length) > MAX_BODY:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            body = self.rfile.read(int(length))
            # A body that broke off must not pass for a whole one.
            whole = body if len(body) == int(length) else b""
            self._take(whole.decode("ascii", errors="replace"))

    def _is_for_us(self) -> bool:
        """Refuse what was not sent to this very address (DNS rebinding) and to its root."""
        if self.headers.get_all("Host") not in [[host] for host in self.server.hosts]:
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
            return False
        if urlsplit(self.path).path not in ("", "/"):
            self._refuse(HTTPStatus.NOT_FOUND)
            return False
        return True

    def _take(self, parameters: str) -> None:
        answer = _single_values(parameters)
        if answer is None or not ("code" in answer or "error" in answer):
            self._refuse(HTTPStatus.BAD_REQUEST)
        elif not self.server.is_state(answer.get("state", "")):
            self._refuse(HTTPStatus.FORBIDDEN)
        elif not self.server.claim():
            self._refuse(HTTPStatus.CONFLICT)
        else:
            try:
                self._send(HTTPStatus.OK, page(_outcome(answer)))
            finally:
                self.server.deliver(answer)

    def _refuse(self, status: HTTPStatus) -> None:
        self._send(status, page(Outcome.REFUSED))

    def _send(self, status: HTTPStatus, html: str) -> None:
        content = html.encode()
        self.send_response(status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what http.server refuses by itself: other methods, broken or endless headers."""
        del message, explain
        self.close_connection = True
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED if code == 501 else HTTPStatus(code))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Say nothing: the request line holds the code."""


def _single_values(parameters: str) -> dict[str, str] | None:
    """Return the parameters, ``None`` if malformed or one occurs twice (RFC 6749 §3.1)."""
    try:
        pairs = parse_qsl(parameters, keep_blank_values=True, max_num_fields=32)
    except ValueError:
        return None
    values = dict(pairs)
    return values if len(values) == len(pairs) else None


def _outcome(answer: dict[str, str]) -> Outcome:
    if "error" not in answer:
        return Outcome.ANSWERED
    return Outcome.DECLINED if answer["error"] == "access_denied" else Outcome.FAILED
