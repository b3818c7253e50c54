import logging
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import certifi
import httpx
import pytest
import trustme

from desktop.core.troubles import AppError, Kind
from desktop.services import http
from desktop.services.http import (
    IdentityHttp,
    as_app_error,
    get_public,
    in_process,
    make_client,
    retry_after,
)
from tests.end_to_end.proxy import Proxy

GUID_LENGTH = 36


def client_answering(handler: Callable[[httpx.Request], httpx.Response]) -> httpx.Client:
    return make_client(transport=httpx.MockTransport(handler))


def test_each_request_has_a_fresh_id_of_its_own() -> None:
    seen: list[httpx.Headers] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers)
        return httpx.Response(204)

    with client_answering(handler) as client:
        client.get("https://graph.microsoft.com/v1.0/me")
        client.get("https://graph.microsoft.com/v1.0/me")
        client.get("https://graph.microsoft.com/v1.0/me", headers={"client-request-id": "msal's"})
    first, second, third = (headers["client-request-id"] for headers in seen)
    assert len(first) == len(second) == GUID_LENGTH
    assert first != second
    assert third == "msal's"
    assert seen[0]["user-agent"].startswith("TrimsyDesk/")


def test_the_log_tells_ids_and_status_and_nothing_of_address_or_content(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, logger="desktop.services.http")
    headers = {"request-id": "r-1", "x-ms-ags-diagnostic": '{"ServerInfo":{}}'}
    with client_answering(lambda _: httpx.Response(403, headers=headers, text="body")) as client:
        client.post("https://graph.microsoft.com/v1.0/me/x?secret=1", json={"subject": "Anna"})
    said = "\n".join(
        record.getMessage() for record in caplog.records if record.name == "desktop.services.http"
    )
    assert "POST graph.microsoft.com: 403" in said
    assert "r-1" in said
    assert "ServerInfo" in said
    assert not any(word in said for word in ("secret", "Anna", "body", "/me"))


def test_redirects_are_not_followed() -> None:
    with client_answering(lambda _: httpx.Response(302, headers={"location": "/"})) as client:
        assert client.get("https://graph.microsoft.com/").status_code == 302


def test_every_phase_of_an_exchange_has_a_time_limit() -> None:
    with make_client(transport=httpx.MockTransport(lambda _: httpx.Response(204))) as client:
        limits = client.timeout.as_dict()
    assert all(limits.values())
    assert (limits["connect"] or 0) < (limits["read"] or 0)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx.ConnectError("x"), Kind.OFFLINE),
        (httpx.ConnectTimeout("x"), Kind.OFFLINE),
        (httpx.PoolTimeout("x"), Kind.OFFLINE),
        (httpx.ProxyError("403 Forbidden"), Kind.OFFLINE),
        (httpx.ReadTimeout("x"), Kind.DOWN),
        (httpx.WriteTimeout("x"), Kind.DOWN),
        (httpx.ReadError("x"), Kind.DOWN),
        (httpx.WriteError("x"), Kind.DOWN),
        (httpx.RemoteProtocolError("x"), Kind.DOWN),
        (httpx.DecodingError("x"), Kind.DOWN),
    ],
)
def test_a_failed_exchange_tells_unreached_from_unanswered(
    error: httpx.HTTPError, kind: Kind
) -> None:
    assert as_app_error(error) == AppError(kind, code=type(error).__name__)


def test_a_proxy_that_wants_a_sign_in_is_no_missing_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("https_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with Proxy({}, sign_in="mia:hush") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        with make_client() as client, pytest.raises(httpx.HTTPError) as raised:
            client.get("https://graph.microsoft.com/v1.0/me")
        assert as_app_error(raised.value) == AppError(Kind.PROXY_SIGN_IN, code="407")
        with pytest.raises(AppError) as told:
            get_public("https://api.github.com/x", accept="*/*", longest=1)
        assert told.value == AppError(Kind.PROXY_SIGN_IN, code="407")


def test_a_page_that_drips_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes in time, so that no limit of a single read is ever reached."""
    clock = [0.0]
    monkeypatch.setattr(http, "monotonic", lambda: clock[0])

    def drip() -> Iterator[bytes]:
        for _ in range(1_000):
            clock[0] += 20
            yield b"x"

    slow = httpx.MockTransport(lambda _: httpx.Response(200, content=drip()))
    with pytest.raises(AppError) as told:
        get_public("https://api.github.com/x", accept="*/*", longest=2_000, transport=slow)
    assert told.value == AppError(Kind.DOWN, code="too slow")
    assert clock[0] < 120


def test_a_sign_in_in_the_proxy_s_address_is_given_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with Proxy({}, sign_in="mia:hush") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("//", "//mia:hush@"))
        with make_client() as client, pytest.raises(httpx.ProxyError, match="403"):
            client.get("https://graph.microsoft.com/v1.0/me")  # it was let in, and no further


def test_a_certificate_nobody_vouches_for_is_told() -> None:
    error = httpx.ConnectError("x")
    error.__cause__ = ssl.SSLCertVerificationError("unknown authority")
    assert as_app_error(error).kind is Kind.UNTRUSTED_CONNECTION


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("5", 5.0),
        ("2.128", 2.128),
        ("0", 0.0),
        ("", None),
        ("-1", None),
        ("inf", None),
        ("nan", None),
        ("Fri, 31 Dec 1999 23:59:59 GMT", None),
    ],
)
def test_retry_after_is_seconds_with_decimals_or_nothing(value: str, seconds: float | None) -> None:
    assert retry_after(httpx.Headers({"Retry-After": value})) == seconds


def test_no_retry_after_is_none() -> None:
    assert retry_after(httpx.Headers()) is None


def test_what_msal_would_lose_of_a_refusal_is_kept() -> None:
    headers = {"Retry-After": "3", "x-ms-request-id": "r-1"}
    with client_answering(lambda _: httpx.Response(503, headers=headers)) as client:
        with pytest.raises(AppError) as raised:
            IdentityHttp(client).post("https://login.microsoftonline.com/x", data={})
        assert raised.value == AppError(Kind.DOWN, code="503", request_id="r-1")
        assert raised.value.retry_after == 3
        IdentityHttp(client).close()
        assert not client.is_closed


class Hello(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        pass


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def site(authority: trustme.CA) -> Iterator[str]:
    """Yield the address of a site whose certificate only ``authority`` vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with HTTPServer(("127.0.0.1", 0), Hello) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign] # a refused handshake
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"https://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_certificate_of_an_unknown_authority_is_refused(site: str) -> None:
    with make_client() as client, pytest.raises(httpx.ConnectError) as raised:
        client.get(site)
    assert as_app_error(raised.value).kind is Kind.UNTRUSTED_CONNECTION


@pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="the system's trust store takes no file there"
)
def test_an_authority_the_system_trusts_is_trusted(
    site: str, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bundle = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    with make_client() as client:
        assert client.get(site).status_code == 204


def test_a_bundle_of_our_own_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> str:
        raise AssertionError

    monkeypatch.setattr(certifi, "where", asked)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    make_client().close()


def test_proxies_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")  # nobody listens at the discard port
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with make_client() as client, pytest.raises(httpx.HTTPError) as raised:
        client.get("https://graph.microsoft.com/v1.0/me")
    assert as_app_error(raised.value).kind is Kind.OFFLINE


@pytest.mark.parametrize("proxy", ["socks://u:hush@127.0.0.1:1", "socks5://127.0.0.1:1", "ftp://x"])
def test_a_proxy_that_cannot_be_used_is_no_connection_and_no_crash(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, proxy: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    with make_client() as client, pytest.raises(httpx.HTTPError) as raised:
        client.get("https://graph.microsoft.com/v1.0/me")
    assert as_app_error(raised.value) == AppError(Kind.OFFLINE, code="ProxyError")
    assert "hush" not in caplog.text


def test_an_endpoint_that_is_no_address_is_told() -> None:
    with (
        client_answering(lambda _: httpx.Response(200, json={})) as client,
        pytest.raises(AppError) as raised,
    ):
        IdentityHttp(client).post("https://login.microsoftonline.com:port/token", data={})
    assert raised.value == AppError(Kind.DOWN, code="InvalidURL")


def test_a_given_transport_is_not_bypassed_by_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with client_answering(lambda _: httpx.Response(204)) as client:
        assert client.get("https://graph.microsoft.com/v1.0/me").status_code == 204


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (ConnectionRefusedError(), httpx.ConnectError),
        (TimeoutError(), httpx.ReadTimeout),
    ],
)
def test_an_app_in_process_fails_as_the_network_does(
    raised: OSError, expected: type[httpx.HTTPError]
) -> None:
    def app(_environ: object, _start_response: object) -> list[bytes]:
        raise raised

    with make_client(in_process(app)) as client, pytest.raises(expected):
        client.get("https://graph.microsoft.com/v1.0/me")
