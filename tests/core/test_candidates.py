"""What of a stranger's card the book can take."""

import pytest

from desktop.core.candidates import (
    NO_EMAIL,
    NO_LANGUAGE,
    NO_PHONE,
    NO_ZONE,
    NOBODY,
    Candidate,
    Fault,
    customer_of,
    language_code,
)
from desktop.core.models import Customer


def test_all_of_it_fits() -> None:
    card = Candidate(2, "Anna", ("0170 1",), ("a@b.de",), "henna", "Deutsch", "Europe/Berlin")
    anna = Customer(0, "Anna", "0170 1", "a@b.de", "henna", "Europe/Berlin", "de")
    assert customer_of(card) == (anna, [])


def test_nothing_typed_is_lost() -> None:
    card = Candidate(3, "Anna", ("0170 1", "030 2", "ask"), ("a@b.de", "c@d.de", "none"), "henna")
    found, faults = customer_of(card)
    assert found == Customer(0, "Anna", "0170 1", "a@b.de", "henna\n030 2\nc@d.de\nask\nnone")
    assert faults == [
        Fault(3, NO_PHONE, "ask", fatal=False),
        Fault(3, NO_EMAIL, "none", fatal=False),
    ]


@pytest.mark.parametrize("no_address", ["a..b@c.de", "a.@c.de", "a@c.de.", ".a@c.de", "a@b@c"])
def test_an_address_to_which_no_message_could_be_written_is_told_as_wrong(no_address: str) -> None:
    found, faults = customer_of(Candidate(7, "Anna", (), (no_address,)))
    assert found == Customer(0, "Anna", note=no_address)
    assert faults == [Fault(7, NO_EMAIL, no_address, fatal=False)]


@pytest.mark.parametrize("rounded", ["4.91701E+11", "4,91701E+11", "5E+11", "4.9e11"])
def test_a_number_that_a_spreadsheet_rounded_is_told_as_wrong(rounded: str) -> None:
    found, faults = customer_of(Candidate(7, "Anna", (rounded,)))
    assert found == Customer(0, "Anna", note=rounded)
    assert faults == [Fault(7, NO_PHONE, rounded, fatal=False)]


def test_nobody_is_left_out() -> None:
    assert customer_of(Candidate(4, "", ("ask",), (), "a note")) == (None, [Fault(4, NOBODY)])


def test_what_is_not_known_is_left_out_and_told() -> None:
    found, faults = customer_of(Candidate(5, "Bo", language="Klingon", time_zone="Moon/Crater"))
    assert found == Customer(0, "Bo")
    assert faults == [
        Fault(5, NO_LANGUAGE, "Klingon", fatal=False),
        Fault(5, NO_ZONE, "Moon/Crater", fatal=False),
    ]


HOSTILE = ["a@b.de\nBcc: c@d.de", "a@b@c", "<a@b.de>", "a b@c.de", "mailto:a@b.de", "@", "a@b,c@d"]


@pytest.mark.parametrize("email", HOSTILE)
def test_an_address_is_one_address(email: str) -> None:
    found, _ = customer_of(Candidate(1, "Anna", emails=(email,)))
    assert found == Customer(0, "Anna", note=email)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("de", "de"),
        ("DE-AT", "de"),
        ("en_GB", "en"),
        (" Deutsch ", "de"),
        ("Türkçe", "tr"),
        ("", ""),
        ("Klingon", ""),
        ("d", ""),
    ],
)
def test_languages_by_code_or_name(text: str, code: str) -> None:
    assert language_code(text) == code
