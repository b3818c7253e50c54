"""Whatever comes from outside stays in its place, and what people write stays as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.candidates import Candidate, customer_of
from desktop.core.cloud_log import CloudAct, LogEntry, text_for_it
from desktop.core.invitation import meeting_subject
from desktop.core.newcomer import newcomer
from desktop.core.outside_text import one_line, plain_lines, short_line, without_turns
from desktop.core.troubles import AppError, Kind
from desktop.core.vcard import cards_of
from tests.core.booking_builder import NOW
from tests.core.hostile_text import hostile

TURNS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
written = st.text(st.characters(categories=["L", "N", "P", "S", "Mn", "Mc"]), max_size=80)


@given(hostile)
def test_one_line_is_one_and_turns_nothing_round(text: str) -> None:
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert line == one_line(line) == " ".join(line.split())
    assert {"Cc", "Cs"}.isdisjoint(map(unicodedata.category, line))
    assert TURNS.isdisjoint(line)
    line.encode()


@given(hostile, st.integers(1, 300))
def test_a_short_line_is_the_same_cut(text: str, longest: int) -> None:
    line = short_line(text, longest)
    assert len(line) <= longest
    assert one_line(text).startswith(line)
    assert line == line.strip()


@given(hostile)
def test_lines_hold_no_control_but_tabs(text: str) -> None:
    lines = plain_lines(text)
    assert lines.split("\n") == (lines.splitlines() or [""]) + [""] * lines.endswith("\n")
    assert {"Cc", "Cs"}.isdisjoint(map(unicodedata.category, lines.translate({9: None, 10: None})))
    assert TURNS.isdisjoint(without_turns(lines))


@given(written)
def test_what_people_write_stays(text: str) -> None:
    assert one_line(text) == short_line(text, 100) == plain_lines(text) == without_turns(text)
    assert one_line(text) == text


@pytest.mark.parametrize(
    ("text", "line", "lines"),
    [
        ("Anna\r\n\tMuster ", "Anna Muster", "Anna\n\tMuster "),
        ("bell\x07 \x1b[31m\x9f", "bell [31m", "bell [31m"),
        ("one\u2028two\x85three\x0bfour", "one two three four", "one\ntwo\nthree\nfour"),
        ("half \ud83d a pair", "half ? a pair", "half ? a pair"),
        ("\u202eevil\u2069", "evil", "\u202eevil\u2069"),
        ("שלום\u200f 👩🏽\u200d🦱", "שלום\u200f 👩🏽\u200d🦱", "שלום\u200f 👩🏽\u200d🦱"),
    ],
)
def test_what_becomes_of_it(text: str, line: str, lines: str) -> None:
    assert (one_line(text), plain_lines(text)) == (line, lines)


ODD = "Anna\x07\u202e\nMuster"
"""Rings a bell, turns what follows, and goes on below."""


def test_a_name_is_cleaned_wherever_it_comes_from() -> None:
    imported, _ = customer_of(Candidate(1, ODD))
    assert imported is not None
    card = f"BEGIN:VCARD\r\nFN:{ODD}\r\nEND:VCARD".replace("\n", "\\n").replace("\r\\n", "\r\n")
    names = [imported.name, newcomer(ODD).name, cards_of(card.encode()).people[0].name]
    assert names == ["Anna Muster"] * 3
    assert customer_of(Candidate(1, "\u202e"))[0] is None


def test_a_number_is_found_between_marks_that_turn() -> None:
    """As contacts copied from a telephone have it."""
    found = newcomer("\u202aAnna\u202c \u202a+49 170 1234567\u202c")
    assert (found.name, found.phone) == ("Anna", "+49 170 1234567")


def test_what_goes_to_microsoft_and_to_it_is_clean() -> None:
    assert meeting_subject(ODD) == "Online appointment with Anna Muster"
    error = AppError(Kind.DOWN, code="x\x07\u202ey", request_id="1\n2")
    entry = LogEntry(1, NOW, CloudAct.READ, error)
    assert text_for_it([entry], None, "1").splitlines()[1:] == [
        "2026-06-01 08:00:00  read: down x y  request-id 1 2"
    ]
