import re
import socket
import threading
from urllib.parse import urlencode

import pytest

from desktop.core.troubles import AppError, Kind
from desktop.services.loopback import CONNECTION_LIMIT, MAX_BODY, MAX_CONNECTIONS, Receiver
from desktop.services.loopback_page import Outcome
from tests.services.loopback_caller import ANSWER, STATE, ask, port, raw, receiver

__all__ = ["receiver"]

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def assert_still_waiting(receiver: Receiver) -> None:
    """Whatever came before, the right answer is taken."""
    response, _ = ask(receiver, target=f"/?{urlencode(ANSWER)}")
    assert response.status == 200
    assert receiver.wait(10) == ANSWER


def nothing_came(receiver: Receiver) -> bool:
    with pytest.raises(AppError) as raised:
        receiver.wait(0)
    return raised.value.kind is Kind.SIGN_IN_TIMED_OUT


def test_it_listens_on_loopback_alone_and_calls_it_localhost(receiver: Receiver) -> None:
    assert re.fullmatch(r"http://localhost:\d{4,5}", receiver.redirect_uri)
    with Receiver(STATE) as another:
        assert another.redirect_uri != receiver.redirect_uri


def test_a_query_is_taken(receiver: Receiver) -> None:
    assert_still_waiting(receiver)


def test_a_form_is_taken(receiver: Receiver) -> None:
    body = urlencode(ANSWER | {"session_state": "ä b"}).encode()
    response, _ = ask(receiver, "POST", body=body, headers=FORM | {"Origin": "null"})
    assert response.status == 200
    assert receiver.wait(10) == ANSWER | {"session_state": "ä b"}


def test_only_the_first_answer_is_taken(receiver: Receiver) -> None:
    assert ask(receiver, target=f"/?{urlencode(ANSWER)}")[0].status == 200
    assert ask(receiver, target=f"/?{urlencode(ANSWER | {'code': 'later'})}")[0].status == 409
    assert receiver.wait(10) == ANSWER
    assert nothing_came(receiver)


@pytest.mark.parametrize(
    ("method", "target", "status"),
    [
        ("GET", "/favicon.ico", 404),
        ("GET", f"/callback?{urlencode(ANSWER)}", 404),
        ("GET", "/", 400),
        ("GET", f"/?state={STATE}", 400),
        ("GET", "/?code=stolen&state=another", 403),
        ("GET", "/?code=stolen", 403),
        ("GET", f"/?code=stolen&code=the-code&state={STATE}", 400),
        ("GET", "/?error=access_denied", 403),
        ("GET", "/?" + "&".join(f"a{number}=1" for number in range(99)), 400),
        ("HEAD", f"/?{urlencode(ANSWER)}", 405),
        ("PUT", f"/?{urlencode(ANSWER)}", 405),
        ("OPTIONS", "/", 405),
        ("DELETE", "/", 405),
    ],
)
def test_what_is_not_the_answer_is_refused_and_changes_nothing(
    receiver: Receiver, method: str, target: str, status: int
) -> None:
    assert ask(receiver, method, target)[0].status == status
    assert nothing_came(receiver)
    assert_still_waiting(receiver)


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{}", {"Content-Type": "application/json"}, 415),
        (urlencode(ANSWER).encode(), {"Content-Type": "text/plain"}, 415),
        (b"x" * (MAX_BODY + 1), FORM, 413),
        (b"", FORM | {"Content-Length": "99999999999999999999"}, 413),
        (b"", FORM | {"Content-Length": "-1"}, 411),
        (b"", FORM | {"Content-Length": "²"}, 411),
        (b"code=stolen", FORM, 403),
        (b"code=stolen&state=another", FORM | {"Origin": "https://evil.example"}, 403),
        (urlencode(ANSWER).encode() + b"&code=stolen", FORM, 400),
        (urlencode(ANSWER).encode() + b"&state=" + STATE.encode(), FORM, 400),
        (b"\xff\xfe", FORM, 400),
    ],
)
def test_a_form_that_is_not_the_answer_is_refused(
    receiver: Receiver, body: bytes, headers: dict[str, str], status: int
) -> None:
    assert ask(receiver, "POST", body=body, headers=headers)[0].status == status
    assert_still_waiting(receiver)


def test_a_form_that_breaks_off_is_no_answer(receiver: Receiver) -> None:
    body = urlencode(ANSWER).encode()
    head = f"POST / HTTP/1.1\r\nHost: localhost:{port(receiver)}\r\n"
    head += f"Content-Type: {FORM['Content-Type']}\r\nContent-Length: {len(body) + 1}\r\n\r\n"
    assert b" 400 " in raw(receiver, head.encode() + body)
    assert_still_waiting(receiver)


@pytest.mark.parametrize("host", ["evil.example", "localhost", "localhost:1", "[::1]:{port}", ""])
def test_a_request_meant_for_another_host_is_refused(receiver: Receiver, host: str) -> None:
    named = host.format(port=port(receiver))
    response, _ = ask(receiver, target=f"/?{urlencode(ANSWER)}", headers={"Host": named})
    assert response.status == 421
    assert_still_waiting(receiver)


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
        b"GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"",
    ],
    ids=[
        *("no host", "http 0.9", "tls", "http 9.9", "long line", "many headers", "long header"),
        *("bad url", "chunked", "empty"),
    ],
)
def test_what_is_no_proper_request_does_no_harm(receiver: Receiver, request_bytes: bytes) -> None:
    try:
        answer = raw(receiver, request_bytes)
    except ConnectionError:  # closed before it had read everything
        answer = b""
    assert b" 200 " not in answer
    assert_still_waiting(receiver)


def test_of_requests_sent_together_only_the_first_is_heard(receiver: Receiver) -> None:
    hosted = f"HTTP/1.1\r\nHost: localhost:{port(receiver)}\r\nConnection: keep-alive\r\n\r\n"
    answer = raw(receiver, f"GET /other {hosted}GET /?{urlencode(ANSWER)} {hosted}".encode())
    assert answer.count(b"HTTP/1.0 ") == 1
    assert b" 404 " in answer
    assert nothing_came(receiver)
    assert_still_waiting(receiver)


def test_two_host_lines_are_refused(receiver: Receiver) -> None:
    host = f"Host: localhost:{port(receiver)}\r\n"
    lines = f"GET /?{urlencode(ANSWER)} HTTP/1.1\r\n{host}Host: evil.example\r\n\r\n"
    assert b" 421 " in raw(receiver, lines.encode())
    assert_still_waiting(receiver)


def test_a_client_that_asks_before_it_sends_its_form_is_heard(receiver: Receiver) -> None:
    body = urlencode(ANSWER).encode()
    head = f"POST / HTTP/1.1\r\nHost: localhost:{port(receiver)}\r\nExpect: 100-continue\r\n"
    head += f"Content-Type: {FORM['Content-Type']}\r\nContent-Length: {len(body)}\r\n\r\n"
    assert b" 200 OK" in raw(receiver, head.encode() + body)
    assert receiver.wait(10) == ANSWER


def test_slow_connections_hold_up_no_other(receiver: Receiver) -> None:
    crowd = [socket.create_connection(("127.0.0.1", port(receiver))) for _ in range(50)]
    try:
        for connection in crowd[MAX_CONNECTIONS:]:
            connection.sendall(b"GET / HT")
        assert_still_waiting(receiver)
        crowd[0].settimeout(CONNECTION_LIMIT / 2)
        assert crowd[0].recv(1) == b""  # the oldest made room
    finally:
        for connection in crowd:
            connection.close()


def test_cancelling_ends_the_wait_at_once(receiver: Receiver) -> None:
    raised: list[AppError] = []

    def wait() -> None:
        try:
            receiver.wait(60)
        except AppError as error:
            raised.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    receiver.cancel()
    waiting.join(5)
    assert raised == [AppError(Kind.SIGN_IN_CANCELLED)]


def test_an_answer_after_cancelling_is_too_late_and_told_so(receiver: Receiver) -> None:
    receiver.cancel()
    response, html = ask(receiver, target=f"/?{urlencode(ANSWER)}")
    assert response.status == 409
    assert f"<h1>{Outcome.REFUSED.value[0]}</h1>" in html
    with pytest.raises(AppError) as raised:
        receiver.wait(10)
    assert raised.value.kind is Kind.SIGN_IN_CANCELLED
    assert nothing_came(receiver)


def test_no_answer_within_the_limit_is_told(receiver: Receiver) -> None:
    assert nothing_came(receiver)


def test_once_closed_nobody_listens() -> None:
    with Receiver(STATE) as receiver:
        pass
    with pytest.raises(ConnectionError):
        ask(receiver)


def test_closing_ends_connections_that_dawdle() -> None:
    with Receiver(STATE) as receiver:
        silent, slow = (
            socket.create_connection(("127.0.0.1", port(receiver)), timeout=CONNECTION_LIMIT / 2)
            for _ in range(2)
        )
        slow.sendall(b"GET / HT")
        assert_still_waiting(receiver)  # so the two before have been let in
    with silent, slow:
        assert silent.recv(1) == b""
        while slow.recv(1_024):  # perhaps a refusal of what came so far
            pass
