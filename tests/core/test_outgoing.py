"""Links that begin a message, read again as the programs they are for read them."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given

from desktop.core.outgoing import LONGEST_LINK, address_of, mailto, sms_link, whatsapp_link
from desktop.core.outside_text import plain_lines, short_line
from tests.core.hostile_text import hostile

NUMBER = "+491701234567"
RESERVED_LEFT = re.compile(r"[A-Za-z0-9_.~%\-]*\Z")  # RFC 3986 §2.3, and escapes


@pytest.mark.parametrize(
    ("to", "subject", "body", "link"),
    [
        ("a@b.example", "Hi", "You", "mailto:a@b.example?subject=Hi&body=You"),
        (" a@b.example ", "", "", "mailto:a@b.example?subject=&body="),
        (
            "a+hair@b.example",
            "50 % & more?",
            "one\ntwo\r\nthree",
            "mailto:a%2Bhair@b.example?subject=50%20%25%20%26%20more%3F&body=one%0D%0Atwo%0D%0Athree",
        ),
        (
            "zoë@b.example",
            "Größe\nBcc: x",
            "https://t.example/?a=1&b=%2f",
            (
                "mailto:zo%C3%AB@b.example?subject=Gr%C3%B6%C3%9Fe%20Bcc%3A%20x"
                "&body=https%3A%2F%2Ft.example%2F%3Fa%3D1%26b%3D%252f"
            ),
        ),
        ("", "Hi", "You", None),
        ("Anna", "Hi", "You", None),
        ("a@b.example", "Hi", "x" * 2000, None),
        ("a@b.example", "Hi", "ü" * 400, None),
    ],
)
def test_mailto(to: str, subject: str, body: str, link: str | None) -> None:
    assert mailto(to, subject, body) == link


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("anna@contoso.example", "anna@contoso.example"),
        ("  anna@contoso.example\n", "anna@contoso.example"),
        ("anna@a.example, all@b.example", ""),
        ("anna@a.example;all@b.example", ""),
        ("anna@a.example\r\nBcc: all@b.example", ""),
        ("Anna <anna@a.example>", ""),
        ('"a b"@c.example', ""),
        ("anna@@a.example", ""),
        ("@a.example", ""),
        ("a..b@c.example", ""),
        (".a@c.example", ""),
        ("a.@c.example", ""),
        ("a@b..example", ""),
        ("anna@", ""),
        ("an\u202ena@a.example", ""),
        ("anna@a.example" + "x" * 250, ""),
        ("\ud83d@a.example", ""),
    ],
)
def test_one_address_or_none(typed: str, address: str) -> None:
    assert address_of(typed) == address


@pytest.mark.parametrize(
    ("number", "body", "sms", "whatsapp"),
    [
        (
            NUMBER,
            "Hi & bye\nZoë",
            "sms:+491701234567?body=Hi%20%26%20bye%0D%0AZo%C3%AB",
            "https://wa.me/491701234567?text=Hi%20%26%20bye%0AZo%C3%AB",
        ),
        (NUMBER, "", "sms:+491701234567?body=", "https://wa.me/491701234567?text="),
        ("", "Hi", None, None),
        ("0170 1234567", "Hi", None, None),
        ("+49170 1234567", "Hi", None, None),
        ("+491701234567\n", "Hi", None, None),
        ("+491701234567,+4930", "Hi", None, None),
        ("+٤٩١٧٠١٢٣٤", "Hi", None, None),
        (NUMBER, "x" * 2000, None, None),
    ],
)
def test_numbers(number: str, body: str, sms: str | None, whatsapp: str | None) -> None:
    assert sms_link(number, body) == sms
    assert whatsapp_link(number, body) == whatsapp


@given(hostile, hostile, hostile)
def test_nothing_gets_out_of_its_part_of_a_mailto(to: str, subject: str, body: str) -> None:
    for address in (to, "a@b.example"):
        link = mailto(address, subject, body)
        if link is None:
            continue
        assert len(link) <= LONGEST_LINK
        assert link.isascii()
        parts = urlsplit(link)
        assert (parts.scheme, unquote(parts.path), parts.fragment) == (
            "mailto",
            address_of(address),
            "",
        )
        found = parse_qs(parts.query, keep_blank_values=True)
        assert found == {
            "subject": [short_line(subject, 255)],
            "body": [plain_lines(body).replace("\n", "\r\n")],
        }
        assert all(RESERVED_LEFT.match(one.partition("=")[2]) for one in parts.query.split("&"))


@given(hostile)
def test_nothing_gets_out_of_a_text_message(body: str) -> None:
    sms, whatsapp = sms_link(NUMBER, body), whatsapp_link(NUMBER, body)
    if sms is not None:
        assert len(sms) <= LONGEST_LINK
        assert RESERVED_LEFT.match(sms.removeprefix(f"sms:{NUMBER}?body="))
        assert unquote(sms.partition("=")[2]) == plain_lines(body).replace("\n", "\r\n")
    if whatsapp is not None:
        assert len(whatsapp) <= LONGEST_LINK
        assert RESERVED_LEFT.match(whatsapp.removeprefix("https://wa.me/491701234567?text="))
        assert unquote(whatsapp.partition("=")[2]) == plain_lines(body)
