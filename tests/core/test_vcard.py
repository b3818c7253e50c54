"""Contact cards as phones and programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.candidates import Candidate, Fault
from desktop.core.vcard import NO_CARD, NO_END, cards_of


def card(*lines: str, version: str = "3.0") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def read(data: bytes) -> Candidate:
    found = cards_of(data)
    assert found.faults == ()
    (person,) = found.people
    return person


CARDS = {
    "3.0": (
        card("FN:Anna Müller", "N:Müller;Anna;;;", "TEL;TYPE=CELL:+49 170 1", "EMAIL:a@b.de"),
        Candidate(1, "Anna Müller", ("+49 170 1",), ("a@b.de",)),
    ),
    "4.0": (
        card(
            "FN:Anna",
            'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+49-170-1;ext=2',
            "EMAIL:mailto:a@b.de",
            "LANG:de",
            version="4.0",
        ),
        Candidate(1, "Anna", ("+49-170-1",), ("a@b.de",), language="de"),
    ),
    "2.1 in quoted-printable": (
        card(
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=",
            "ller;J=C3=B6rg;;Dr.;",
            "TEL;CELL;PREF:0170 1",
            "NOTE;QUOTED-PRINTABLE:zwei=0D=0AZeilen",
            version="2.1",
        ),
        Candidate(1, "Dr. Jörg Müller", ("0170 1",), note="zwei\r\nZeilen"),
    ),
    "2.1 in another charset": (
        card("FN;CHARSET=ISO-8859-15;ENCODING=QUOTED-PRINTABLE:Caf=E9 =A4", version="2.1"),
        Candidate(1, "Café €"),
    ),
    "escapes": (
        card("FN:Muster\\, Anna\\; & Co", "NOTE:a\\nb\\\\c\\Nd"),
        Candidate(1, "Muster, Anna; & Co", note="a\nb\\c\nd"),
    ),
    "groups and unknown lines": (
        card("item1.TEL:030 1", "item1.X-ABLABEL:Home", "FN:Bo", "PHOTO;ENCODING=b:AAAA", " BBBB"),
        Candidate(1, "Bo", ("030 1",)),
    ),
    "a colon in a parameter": (
        card('TEL;X-A="a:b;c":030 1', "FN:Bo"),
        Candidate(1, "Bo", ("030 1",)),
    ),
    "mobile before home before fax": (
        card("FN:Bo", "TEL;TYPE=FAX:1", "TEL;TYPE=HOME:2", "TEL;TYPE=CELL:3", "TEL;TYPE=pref:4"),
        Candidate(1, "Bo", ("4", "3", "2", "1")),
    ),
    "only a company": (card("FN:", "N:;;;;", "ORG:Salon;Sales"), Candidate(1, "Salon Sales")),
    "several notes": (card("FN:Bo", "NOTE:a", "NOTE: ", "NOTE:b"), Candidate(1, "Bo", note="a\nb")),
    "lower case": (
        b"begin:vcard\nversion:3.0\nfn:Bo\ntel;type=cell:1\nend:vcard\n",
        Candidate(1, "Bo", ("1",)),
    ),
    "an agent's card inside": (
        card("FN:Bo", "AGENT:", "BEGIN:VCARD", "FN:Agent", "END:VCARD", "TEL:1", version="2.1"),
        Candidate(1, "Bo", ("1",)),
    ),
}


@pytest.mark.parametrize(("data", "person"), CARDS.values(), ids=CARDS)
def test_a_card_is_read(data: bytes, person: Candidate) -> None:
    assert read(data) == person


def test_a_letter_folded_in_its_middle_is_whole_again() -> None:
    data = card("FN:Jörg Ünal").replace("ö".encode(), b"\xc3\r\n \xb6")
    assert read(data).name == "Jörg Ünal"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_gives_the_same(encoding: str) -> None:
    assert read(card("FN:Jörg Ünal").decode().encode(encoding)).name == "Jörg Ünal"


CHARSETS = ["utf-7", "idna", "punycode", "unicode_escape", "undefined", "base64", "ü", "", "\x07"]


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("value", [b"+2AA-", b"xn--\xff", b"\\ud800"])
def test_whatever_a_card_says_it_is_encoded_in_its_text_can_be_stored(
    charset: str, value: bytes
) -> None:
    data = card(f"FN;CHARSET={charset}:VALUE", "NICKNAME:Bo").replace(b"VALUE", value)
    assert read(data).name.encode()


def test_several_in_one_file_with_the_lines_they_begin_on() -> None:
    found = cards_of(card("FN:Anna") + b"\r\n" + card("FN:Bo", "NOTE:x", " y"))
    assert [(one.line, one.name) for one in found.people] == [(1, "Anna"), (6, "Bo")]


def test_a_card_without_end_is_told_and_the_next_one_read() -> None:
    found = cards_of(b"BEGIN:VCARD\r\nFN:Anna\r\n" + card("FN:Bo") + b"BEGIN:VCARD\r\nFN:Cy")
    assert [one.name for one in found.people] == ["Bo"]
    assert found.faults == (Fault(1, NO_END), Fault(7, NO_END))


def test_no_card_at_all_is_told() -> None:
    assert cards_of(b"hello").faults == (Fault(1, NO_CARD),)


@given(st.binary(max_size=200))
def test_rubbish_does_no_harm(rubbish: bytes) -> None:
    cards_of(b"BEGIN:VCARD\r\nFN:Anna\r\n" + rubbish + b"\r\nEND:VCARD\r\n")


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=80))
def test_any_name_comes_back(name: str) -> None:
    escaped = name.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    line = f"FN:{escaped}".encode()
    folded = b"\r\n ".join(line[at : at + 40] for at in range(0, len(line), 40))
    data = card("X:1").replace(b"X:1", folded)
    assert read(data).name == name
