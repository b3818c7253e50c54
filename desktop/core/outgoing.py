"""Links that open a message, filled in, in a program of this computer's or on the web.

Each is ``None`` where there is nobody to write to, or where the message does not fit: what opens
links cuts long ones short without a word, and Windows none beyond some 2,000 characters.
"""

import re
from urllib.parse import quote

from desktop.core.invitation import LONGEST_SUBJECT
from desktop.core.outside_text import plain_lines, short_line

LONGEST_LINK = 2000
"""Characters of a link, encoded."""

LONGEST_ADDRESS = 254
"""Characters of an e-mail address (RFC 5321 §4.5.3.1.3, less the angle brackets)."""

_ATOM = r"[^\s.@,;:<>()\[\]\\\"]+"
_ADDRESS = re.compile(rf"{_ATOM}(\.{_ATOM})*@{_ATOM}(\.{_ATOM})*\Z")
"""One address in atoms (RFC 5322 §3.2.3), with no room for a second one beside it."""

_E164 = re.compile(r"\+[1-9][0-9]{1,14}\Z")


def address_of(typed: str) -> str:
    """Return the one e-mail address that was typed, empty where it is none."""
    address = typed.strip()
    clean = short_line(address, LONGEST_ADDRESS) == address
    return address if clean and _ADDRESS.match(address) else ""


def mailto(to: str, subject: str, body: str) -> str | None:
    """Return the link (RFC 6068) that begins an e-mail; ``None`` also without an address."""
    address = address_of(to)
    if not address:
        return None
    line = short_line(subject, LONGEST_SUBJECT)
    link = f"mailto:{_quoted(address, '@')}?subject={_quoted(line)}&body={_lines(body)}"
    return _if_it_fits(link)


def sms_link(phone_e164: str, body: str) -> str | None:
    """Return the link (RFC 5724) that begins a text message."""
    if not _E164.match(phone_e164):
        return None
    return _if_it_fits(f"sms:{phone_e164}?body={_lines(body)}")


def whatsapp_link(phone_e164: str, body: str) -> str | None:
    """Return the web address that begins a message in WhatsApp, which names numbers without +."""
    if not _E164.match(phone_e164):
        return None
    text = _quoted(plain_lines(body))
    return _if_it_fits(f"https://wa.me/{phone_e164.removeprefix('+')}?text={text}")


def _if_it_fits(link: str) -> str | None:
    return link if len(link) <= LONGEST_LINK else None


def _lines(body: str) -> str:
    return _quoted(plain_lines(body).replace("\n", "\r\n"))


def _quoted(text: str, safe: str = "") -> str:
    return quote(text, safe=safe)
