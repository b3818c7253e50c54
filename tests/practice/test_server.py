"""The cloud behind a real socket, plain and over TLS."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import trustme

from desktop.practice.accounts import ANNA
from desktop.practice.cloud import PracticeCloud
from desktop.practice.faults import Fault
from desktop.practice.server import PracticeServer
from tests.practice.visitor import App, Clock, Form

DISCOVERY = "/organizations/v2.0/.well-known/openid-configuration"


@contextmanager
def serving(cloud: PracticeCloud, tls: ssl.SSLContext | None = None) -> Iterator[PracticeServer]:
    server = PracticeServer(cloud, tls=tls)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def local_client(trust: ssl.SSLContext | None = None) -> httpx.Client:
    return httpx.Client(trust_env=False, verify=trust or ssl.create_default_context())


def test_a_browser_signs_in_over_the_loopback(cloud: PracticeCloud, app: App) -> None:
    with serving(cloud) as server, local_client() as browser:
        document = app.client.get(f"https://login.microsoftonline.com{DISCOVERY}").json()
        assert document["authorization_endpoint"].startswith(f"{server.url}/organizations/")
        query = httpx.URL(app.link()).query.decode()
        chooser = browser.get(f"{document['authorization_endpoint']}?{query}")
        chosen = Form(chooser.text)
        fields = chosen.fields | {"account": ANNA.email}
        consent = Form(browser.post(f"{server.url}{chosen.action}", data=fields).text)
        fields = consent.fields | {"decision": "accept"}
        answer = browser.post(f"{server.url}{consent.action}", data=fields)
        assert httpx.URL(answer.headers["location"]).params["state"] == "the-state"


def test_it_listens_on_the_loopback_alone_and_stops(cloud: PracticeCloud) -> None:
    server = PracticeServer(cloud)
    server.start()
    port = server.port
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    server.stop()
    server.stop()
    with (
        pytest.raises(ConnectionRefusedError),
        socket.create_connection(("127.0.0.1", port), timeout=5),
    ):
        pass


@pytest.mark.parametrize("fault", [Fault.OFFLINE, Fault.ACTS_THEN_TIMES_OUT])
def test_a_fault_closes_the_connection_without_an_answer(
    cloud: PracticeCloud, fault: Fault
) -> None:
    with serving(cloud) as server, local_client() as browser:
        cloud.faults.switch_on(fault, requests=1, prefix="/")
        with pytest.raises(httpx.TransportError):
            browser.get(server.url + DISCOVERY)
        assert browser.get(server.url + DISCOVERY).status_code == 200


def test_a_restart_serves_at_the_same_port(clock: Clock, tmp_path: Path) -> None:
    file = tmp_path / "cloud.json"
    with serving(PracticeCloud(clock, state_file=file)) as server:
        first = server.port
    with serving(PracticeCloud(clock, state_file=file)) as server:
        assert server.port == first
        with serving(PracticeCloud(clock, state_file=file)) as second:  # taken: another one will do
            assert second.port != first


def test_over_tls_it_answers_at_the_real_host_names(cloud: PracticeCloud) -> None:
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "login.microsoftonline.com").configure_cert(tls)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    with serving(cloud, tls) as server, local_client(trust) as client:
        headers = {"Host": "login.microsoftonline.com"}
        document = client.get(server.url + DISCOVERY, headers=headers).json()
        assert document["authorization_endpoint"].startswith("https://login.microsoftonline.com/")
        assert cloud.public_url == ""


def test_a_client_that_distrusts_the_certificate_holds_nobody_up(cloud: PracticeCloud) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority = trustme.CA()
    authority.issue_cert("localhost").configure_cert(tls)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    with serving(cloud, tls) as server:
        with local_client() as stranger, pytest.raises(httpx.ConnectError):
            stranger.get(server.url + DISCOVERY)
        idle = socket.create_connection(("127.0.0.1", server.port), timeout=5)
        with idle, local_client(trust) as client:
            assert client.get(server.url + DISCOVERY).status_code == 200
