"""A draft with its calendar file, read by Python's mail parser."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given

from desktop.core.file_names import safe_stem
from desktop.core.mail_draft import eml
from desktop.core.outside_text import plain_lines, short_line
from tests.core.hostile_text import NASTY, hostile

NOW = datetime(2026, 5, 4, 8, 20, tzinfo=UTC)
ICS = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:CANCEL\r\nSUMMARY:Schr\xc3\xa4g\r\nEND:VCALENDAR\r\n"
)
FILE = "2026-05-04 10.15 Größe.ics"


def draft(
    *,
    to: str = "anna@contoso.example",
    sender: str = "",
    subject: str = "Hi",
    body: str = "You",
    ics: bytes = ICS,
    name: str = FILE,
) -> bytes:
    return eml(to, sender, subject, body, ics, name, NOW)


def read(file: bytes) -> EmailMessage:
    found = message_from_bytes(file, policy=default)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    for part in found.walk():
        assert not part.defects
        for header in part.values():
            assert not header.defects
    return found


def body_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n").removesuffix("\n")


def test_every_header_is_as_mail_programs_want_it() -> None:
    mail = read(draft(sender="salon@rosa.example", subject="Termin: Schräg & groß"))
    assert {name: str(value) for name, value in mail.items() if name != "Content-Type"} == {
        "X-Unsent": "1",
        "From": "salon@rosa.example",
        "To": "anna@contoso.example",
        "Subject": "Termin: Schräg & groß",
        "Date": "Mon, 04 May 2026 08:20:00 +0000",
        "Message-ID": mail["Message-ID"],
        "MIME-Version": "1.0",
    }
    assert mail["Message-ID"].startswith("<")
    assert mail["Message-ID"].endswith("@trimsy-desk.invalid>")
    assert mail.get_content_type() == "multipart/mixed"
    text, calendar = mail.iter_parts()
    assert (text.get_content_type(), text.get_content_charset()) == ("text/plain", "utf-8")
    assert text["Content-Transfer-Encoding"] == "quoted-printable"
    assert calendar.get_content_type() == "text/calendar"
    assert dict(calendar["Content-Type"].params) == {"charset": "utf-8", "method": "CANCEL"}
    assert calendar["Content-Transfer-Encoding"] == "base64"
    assert calendar.get_content_disposition() == "attachment"
    assert calendar.get_filename() == FILE
    assert calendar.get_payload(decode=True) == ICS


def test_a_file_that_asks_for_nothing_is_published() -> None:
    (_, calendar) = read(draft(ics=b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")).iter_parts()
    assert calendar["Content-Type"].params["method"] == "PUBLISH"


def test_a_summary_that_looks_like_a_method_asks_for_nothing() -> None:
    ics = b"BEGIN:VCALENDAR\r\nSUMMARY:x\r\n METHOD:CANCEL\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n"
    (_, calendar) = read(draft(ics=ics)).iter_parts()
    assert calendar["Content-Type"].params["method"] == "PUBLISH"


def test_lines_end_as_mail_has_it_and_none_is_too_long() -> None:
    file = draft(subject="Schön " * 40, body="lang " * 2000 + "\nund\r\nso\rweiter")
    assert file.count(b"\n") == file.count(b"\r\n") == file.count(b"\r")
    assert max(len(line) for line in file.split(b"\r\n")) <= 78
    assert body_of(read(file)).splitlines()[1:] == ["und", "so", "weiter"]
    file.decode("ascii")


def test_the_same_mail_has_the_same_bytes_and_another_one_another_number() -> None:
    assert draft() == draft()
    assert read(draft())["Message-ID"] != read(draft(ics=ICS + b"X"))["Message-ID"]


@pytest.mark.parametrize(
    "to", ["", "Anna", "a@b.example, c@d.example", "a@b.example\nBcc: x@y.z", "zoë@b.example"]
)
def test_what_is_no_address_is_left_to_the_mail_program(to: str) -> None:
    mail = read(draft(to=to, sender=to))
    assert "To" not in mail
    assert "From" not in mail
    assert "Bcc" not in mail


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_nasty_words_stay_where_they_belong(nasty: str) -> None:
    check(nasty, nasty, nasty)


@given(hostile, hostile, hostile)
def test_nothing_is_injected(subject: str, body: str, to: str) -> None:
    check(subject, body, to)


def check(subject: str, body: str, to: str) -> None:
    file = draft(subject=subject, body=body, to=to, name=f"{safe_stem(subject)}.ics")
    mail = read(file)
    assert set(mail.keys()) <= {
        "X-Unsent",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "MIME-Version",
        "Content-Type",
    }
    expected = short_line(subject, 255).replace("=?", "= ?")
    assert str(mail["Subject"]) == expected
    assert body_of(mail) == plain_lines(body).removesuffix("\n")
    assert [part.get_content_type() for part in mail.iter_parts()] == [
        "text/plain",
        "text/calendar",
    ]
