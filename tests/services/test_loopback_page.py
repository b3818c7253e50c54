"""The page that the browser shows in the end."""

import base64
import hashlib
import re
from urllib.parse import urlencode

import pytest

from desktop.services.loopback import Receiver
from desktop.services.loopback_page import HEADERS, Outcome, page
from tests.services.loopback_caller import ANSWER, STATE, ask, raw, receiver

__all__ = ["receiver"]


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        (ANSWER, "You can close this window"),
        (
            {"error": "access_denied", "error_subcode": "cancel", "state": STATE},
            "Nothing was connected",
        ),
        (
            {"error": "server_error", "error_description": "<script>", "state": STATE},
            "Connecting did not work",
        ),
    ],
)
def test_the_page_says_how_it_went(receiver: Receiver, answer: dict[str, str], title: str) -> None:
    response, html = ask(receiver, target=f"/?{urlencode(answer)}")
    assert f"<h1>{title}</h1>" in html
    assert "<script" not in html
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert receiver.wait(10) == answer


@pytest.mark.parametrize("outcome", Outcome)
def test_the_page_loads_nothing_and_lets_nothing_be_loaded(outcome: Outcome) -> None:
    html = page(outcome)
    assert not re.search(r"https?:|//|url\(|src=|@import", html)
    assert HEADERS["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "prefers-color-scheme:dark" in html
    assert "style=" not in html  # the policy would not let it through


@pytest.mark.parametrize("outcome", Outcome)
def test_the_policy_lets_this_very_style_through_and_no_other(outcome: Outcome) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", page(outcome), re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = HEADERS["Content-Security-Policy"]
    assert re.findall(r"style-src ([^;]*)", policy) == [f"'sha256-{digest}'"]
    assert "unsafe" not in policy


def test_neither_page_nor_header_nor_log_repeats_the_code(
    receiver: Receiver, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    response, html = ask(receiver, target=f"/?{urlencode(ANSWER)}")
    raw(receiver, f"GET /?{urlencode(ANSWER)}".encode())
    shown = html + str(response.headers) + caplog.text + "".join(capfd.readouterr())
    assert "the-code" not in shown
