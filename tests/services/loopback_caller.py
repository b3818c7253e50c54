"""A receiver that waits for the browser's answer, and whoever calls on it."""

import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest

from desktop.services.loopback import Receiver

STATE = "the-state-of-this-sign-in"
ANSWER = {"code": "the-code", "state": STATE}


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver(STATE) as listening:
        yield listening


def port(receiver: Receiver) -> int:
    return int(receiver.redirect_uri.rpartition(":")[2])


def ask(
    receiver: Receiver,
    method: str = "GET",
    target: str = "/",
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> tuple[HTTPResponse, str]:
    """Send one request as a browser does that was sent to ``localhost``."""
    connection = HTTPConnection("127.0.0.1", port(receiver), timeout=10)
    try:
        connection.request(
            method, target, body, {"Host": f"localhost:{port(receiver)}"} | (headers or {})
        )
        response = connection.getresponse()
        return response, response.read().decode()
    finally:
        connection.close()


def raw(receiver: Receiver, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port(receiver)), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while part := connection.recv(65_536):
            answer += part
        return answer
