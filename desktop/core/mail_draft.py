"""A message with its calendar file as a mail that programs open as a draft (``.eml``)."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from uuid import UUID, uuid5

from desktop.core.invitation import LONGEST_SUBJECT
from desktop.core.outgoing import address_of
from desktop.core.outside_text import plain_lines, short_line

_NAMESPACE = UUID("6f3f5b0e-5b7e-4f6b-9a53-1f6d0c1c7f3a")
_METHOD = re.compile(rb"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
_ENCODED_WORD = "=?"  # opens one (RFC 2047 §2); readers would decode what only looks like one


def eml(
    to: str, from_: str, subject: str, body: str, ics: bytes, file_name: str, now: datetime
) -> bytes:
    """Return the mail: plain text in UTF-8, and ``ics`` attached under ``file_name``.

    ``X-Unsent: 1`` is what Outlook and Thunderbird go by to open it for writing. What no header
    can hold of ``to`` and ``from_`` is left out: the mail program fills in the sender, and asks
    for the other. ``now`` is the moment of writing (UTC).
    """
    receiver, sender = _in_ascii(to), _in_ascii(from_)
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    if sender:
        mail["From"] = Address(addr_spec=sender)
    if receiver:
        mail["To"] = Address(addr_spec=receiver)
    line = short_line(subject, LONGEST_SUBJECT).replace(_ENCODED_WORD, "= ?")
    mail["Subject"] = line
    mail["Date"] = now
    number = uuid5(_NAMESPACE, f"{now.isoformat()} {receiver} {line} {ics.hex()}")
    mail["Message-ID"] = f"<{number}@trimsy-desk.invalid>"
    mail.set_content(plain_lines(body), charset="utf-8", cte="quoted-printable")
    mail.add_attachment(
        ics,
        maintype="text",
        subtype="calendar",
        filename=short_line(file_name, LONGEST_SUBJECT),
        params={"charset": "utf-8", "method": _method(ics)},
    )
    # The same mail has the same bytes: a boundary left to the library is made up at random.
    mail.set_boundary(f"={number}=")
    return mail.as_bytes()


def _in_ascii(typed: str) -> str:
    """Return the address, empty where it has letters beyond ASCII.

    Those can only stand in a mail as they are (RFC 6532), which not every program reads.
    """
    address = address_of(typed)
    return address if address.isascii() else ""


def _method(ics: bytes) -> str:
    """Return what the file asks of a calendar; PUBLISH where it does not tell (RFC 5546)."""
    found = _METHOD.search(ics)
    return found.group(1).decode() if found else "PUBLISH"
