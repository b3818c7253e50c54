"""Lists for a spreadsheet, and the same lists read again."""

import csv
import re
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.core.candidates import customer_of
from desktop.core.csv_cells import guarded, unguarded
from desktop.core.csv_export import (
    BOOKING_HEADS,
    CUSTOMER_HEADS,
    ListWords,
    booking_lines,
    customer_lines,
    head_line,
)
from desktop.core.csv_import import candidate_of, table_of
from desktop.core.models import Customer, CustomerKind, Place, Status
from desktop.core.outside_text import one_line
from tests.core.booking_builder import details

HOSTILE = [
    "=1+1",
    "+49 170 1234567",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "   =1",
    "\u00a0=1",
    "\ufeff@x",
    "\u200b+1",
    "'=1",
    "''  =1",
    "＝1",  # noqa: RUF001 - full-width, which some spreadsheets calculate too
    "\u202e=1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_spreadsheet_calculates_nothing(text: str) -> None:
    assert guarded(text).startswith("'")
    assert guarded(text).replace("'", "") == text.replace("'", "")
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Anna;=1+1;x", "Anna;'=1+1;x"),
        ("a, -2", "a,' -2"),
        ("a\t@x|+3", "a\t'@x|'+3"),
        ("list:\n- one\r\n'- two", "list:\n'- one\r\n''- two"),
        ("a\n\nb, c; d", "a\n\nb, c; d"),
        ("10-12, 5+1", "10-12, 5+1"),
    ],
)
def test_nor_does_one_that_parts_the_cells_elsewhere(text: str, kept: str) -> None:
    assert guarded(text) == kept
    assert unguarded(kept) == text


@pytest.mark.parametrize("text", ["Anna", "0170 1234567", "a=b", "", "'n Abend", "…-", "5-7"])
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(texts | st.text(st.sampled_from("',;\t\n\r =+-@a\u200b"), max_size=12))
@example("'=")
@example("'''\t")
def test_what_was_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


def _customer(name: str, phone: str, email: str, note: str, language: str) -> Customer:
    return Customer(
        0, one_line(name), phone.strip(), email, note if note.strip() else "", "", language
    )


customers = st.builds(
    _customer,
    texts.filter(one_line),
    st.sampled_from(["", "+49 170 1234567", "0170/123", "(030) 12-34", "=1+1 0170"]),
    st.sampled_from(["", "anna@example.com", "+tag@example.com", "=x@example.com"]),
    texts,
    st.sampled_from(["", "de", "en", "tr"]),
)


@given(st.lists(customers, min_size=1, max_size=8), st.sampled_from(",;\t"))
def test_customers_come_back_as_they_were(wanted: list[Customer], separator: str) -> None:
    words = ListWords(separator=separator)
    file = head_line(CUSTOMER_HEADS, separator) + customer_lines(wanted, words, notes=True)
    table = table_of(file)
    columns = table.columns(with_heads=True)
    assert table.separator == separator
    found = [customer_of(candidate_of(row, columns)) for row in table.body(with_heads=True)]
    assert [faults for _, faults in found] == [[]] * len(wanted)
    assert [customer for customer, _ in found] == wanted


def test_the_file_is_as_spreadsheets_know_it() -> None:
    words = ListWords()
    anna = Customer(1, 'Anna "Anni", Müller', "+49 170 1", "a@b.de", "two\nlines", "", "de")
    file = head_line(words.customer_heads, ",") + customer_lines([anna], words, notes=True)
    assert file == (
        b'\xef\xbb\xbf"Name","Phone","E-mail","Note","Language","Time zone"\r\n'
        + '"Anna ""Anni"", Müller","\'+49 170 1","a@b.de","two\nlines","de",""\r\n'.encode()
    )


def test_a_program_that_parts_at_other_signs_finds_no_other_cells() -> None:
    """As LibreOffice does, which takes commas, semicolons and tabs for one unless told."""
    hostile = "Anna;=1+1\t@SUM(A1),-2|+3"
    for separator in ",;\t":
        file = customer_lines(
            [Customer(1, hostile)], ListWords(separator=separator), notes=True
        ).decode()
        (row,) = csv.reader(
            StringIO(re.sub('(?<=")[,;\t](?=")', "|", file), newline=""), delimiter="|"
        )
        assert unguarded(row[0]) == hostile


def test_nobody_without_data_is_listed() -> None:
    walk_in = Customer(1, "", kind=CustomerKind.WALK_IN)
    erased = Customer(2, "", kind=CustomerKind.ERASED)
    assert customer_lines([walk_in, erased], ListWords(), notes=True) == b""


def test_a_booking_is_one_line() -> None:
    one = details(place=Place.ON_SITE)
    one = replace(one, service=replace(one.service, price=Decimal(35)))
    words = ListWords(
        statuses={Status.BOOKED: "Gebucht"}, places={Place.ON_SITE: "Im Salon"}, separator=";"
    )
    file = booking_lines([one], words, notes=True).decode()
    (row,) = csv.reader(StringIO(file, newline=""), delimiter=";")
    assert dict(zip(BOOKING_HEADS, row, strict=True)) == {
        "Date": "2026-06-02",
        "From": "10:00",
        "To": "10:30",
        "Minutes": "30",
        "Customer": "Anna Muster",
        "Phone": "0170 1234567",
        "E-mail": "anna@example.com",
        "Service": "Colour advice",
        "Price": "35.00",
        "Staff": "Eva",
        "Where": "Im Salon",
        "Status": "Gebucht",
        "Note": "allergic to henna",
    }
    assert b"henna" not in booking_lines([one], words, notes=False)


def test_deleted_bookings_are_left_out_and_nameless_customers_named() -> None:
    gone = details(status=Status.DELETED)
    walk_in = replace(details(), customer=Customer(1, "", kind=CustomerKind.WALK_IN))
    words = ListWords(kinds={CustomerKind.WALK_IN: "Walk-in"})
    lines = booking_lines([gone, walk_in], words, notes=False).decode().splitlines()
    assert len(lines) == 1
    assert "Walk-in" in lines[0]
