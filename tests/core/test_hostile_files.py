"""Files made to keep an import busy for ever, or to fill the memory: each has an answer at once."""

import time
import tracemalloc
from collections.abc import Callable

import pytest

from desktop.core.appointments import Appointments, NotACalendar, Unfit
from desktop.core.candidates import Candidate, customer_of
from desktop.core.csv_columns import columns_by_content
from desktop.core.csv_import import LONGEST_LINE, MOST_CELLS, TOO_LONG, table_of
from desktop.core.ical_import import appointments_of
from desktop.core.ical_parts import DEEPEST
from desktop.core.newcomer import newcomer
from desktop.core.text_files import lines_of, unwatched
from desktop.core.vcard import cards_of

SECONDS = 2.0
"""Of processor time, for what took minutes or more."""


def in_time(work: Callable[[], object]) -> None:
    began = time.process_time()
    work()
    assert time.process_time() - began < SECONDS


def card(*lines: bytes) -> bytes:
    return b"\r\n".join([b"BEGIN:VCARD", *lines, b"END:VCARD", b""])


def calendar(*lines: bytes, start: bytes = b"20260602T100000Z") -> bytes:
    event = [b"BEGIN:VEVENT", b"UID:1", b"DTSTART:" + start, *lines, b"END:VEVENT"]
    return b"\r\n".join([b"BEGIN:VCALENDAR", *event, b"END:VCALENDAR", b""])


def titles(data: bytes, zone: str = "Europe/Berlin") -> list[str]:
    return [one.title for one in appointments_of(data, zone).found]


ENDLESS: dict[str, Callable[[], object]] = {
    "an address of dots": lambda: columns_by_content([[f"a@{'.' * 60_000} x"]]),
    "a title without an address": lambda: newcomer("a" * 60_000),
    "a name that ends in a backslash": lambda: cards_of(card(b"N:" + b"a" * 60_000 + b"\\")),
    "a name in the encoding of hosts": lambda: cards_of(
        card(b"FN;CHARSET=punycode:a-" + b"a9z" * 200_000)
    ),
    "quotation marks": lambda: cards_of(card(b"N;" + b'"' * 200_000 + b"x")),
    "numbers that are none": lambda: customer_of(
        Candidate(1, "Anna", tuple(f"x{chr(0x4E00 + number)}" for number in range(20_000)))
    ),
}


@pytest.mark.parametrize("work", ENDLESS.values(), ids=ENDLESS)
def test_nothing_takes_for_ever(work: Callable[[], object]) -> None:
    in_time(work)


def test_components_within_each_other_without_end_are_no_calendar() -> None:
    deep = [b"BEGIN:X"] * 30_000 + [b"END:X"] * 30_000

    def read() -> None:
        with pytest.raises(NotACalendar):
            appointments_of(calendar(*deep), "UTC")

    in_time(read)
    usual = [b"BEGIN:X"] * (DEEPEST - 2) + [b"END:X"] * (DEEPEST - 2)
    assert titles(calendar(b"SUMMARY:Anna", *usual)) == ["Anna"]


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (table_of, b"a" * 4_000_000),
        (table_of, b"," * 4_000_000),
        (cards_of, card(b"a" * 4_000_000)),
        (cards_of, card(b"NOTE;X=" + b"a" * 4_000_000 + b":x")),
        (lambda data: appointments_of(data, "UTC"), calendar(b"ATTACH:" + b"a" * 4_000_000)),
    ],
    ids=["one cell", "cells", "a line without a colon", "a late colon", "a long attachment"],
)
def test_one_endless_line_takes_memory_like_itself(
    read: Callable[[bytes], object], data: bytes
) -> None:
    tracemalloc.start()
    try:
        read(data)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 8 * len(data)


def test_a_list_ends_where_a_line_is_too_long_or_too_wide() -> None:
    wide, long = b"," * MOST_CELLS, b",".join([b"x" * 9_999] * 120)
    assert len(long) > LONGEST_LINE
    for line in (wide, long):
        found = table_of(b"Name,Phone\nAnna,1\n" + line + b"\nBo,2\n")
        assert [row.cells[0] for row in found.rows] == ["Name", "Anna"]
        assert [(fault.line, fault.words) for fault in found.faults] == [(3, TOO_LONG)]
    assert table_of(b"Name" + b"," * (MOST_CELLS - 1)).width == MOST_CELLS


def test_a_list_of_too_many_columns_is_not_taken_for_one_of_one_column() -> None:
    heads = b",".join(b"c%d" % number for number in range(10_000))
    found = table_of(heads + b"\n" + heads + b"\n")
    assert (found.rows, [fault.line for fault in found.faults]) == ([], [1])


def test_what_stands_beside_an_overlong_line_is_read() -> None:
    person = cards_of(card(b"FN:Anna", b"X-A;" + b"b" * 3_000 + b":x", b"NOTE:n")).people[0]
    assert (person.name, person.note) == ("Anna", "n")
    assert titles(calendar(b"SUMMARY:Anna", b"ATTACH:" + b"a" * 1_000_001)) == ["Anna"]


MARK = b"\xef\xbb\xbf"


def test_files_joined_into_one_lose_nobody_to_the_marks_they_began_with() -> None:
    people = cards_of(MARK + card(b"FN:Anna") + MARK + card(b"FN:Bo")).people
    assert [one.name for one in people] == ["Anna", "Bo"]
    rows = table_of(MARK + b"Name,Phone\nAnna,1\n" + MARK + b"Bo,2\n").rows
    assert [row.cells for row in rows] == [("Name", "Phone"), ("Anna", "1"), ("Bo", "2")]
    second = calendar(b"SUMMARY:Bo").replace(b"UID:1", b"UID:2")
    assert titles(MARK + calendar(b"SUMMARY:Anna") + MARK + second) == ["Anna", "Bo"]


@pytest.mark.parametrize("start", [b"99991231T235959Z", b"00010101T000000", b"18991231T100000Z"])
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Pacific/Auckland"])
def test_what_starts_where_no_calendar_goes_is_left_out(start: bytes, zone: str) -> None:
    found = appointments_of(calendar(b"SUMMARY:Anna", start=start), zone)
    assert [(one.title, one.why) for one in found.left_out] == [("Anna", Unfit.NO_TIME)]
    assert found.found == ()


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Pacific/Auckland"])
def test_what_ends_where_no_calendar_goes_is_too_long_or_has_no_length(zone: str) -> None:
    def read(end: bytes) -> Appointments:
        return appointments_of(calendar(b"DTEND:" + end), zone)

    assert [one.why for one in read(b"99991231T235959Z").left_out] == [Unfit.TOO_LONG]
    assert [one.minutes for one in read(b"00010101T000000").found] == [0]


@pytest.mark.parametrize(
    "text", ["", "a", "a\n", "a\rb\r\nc\n\nd", "\r\r\n\n", "a\x0bb\u2028c\x85"]
)
def test_lines_end_as_in_files_and_nowhere_else(text: str) -> None:
    found = list(lines_of(text, unwatched))
    assert "".join(found) == text
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert [line.rstrip("\r\n") for line in found] == plain.removesuffix("\n").split("\n")[
        : len(found)
    ]
    assert len(found) == plain.count("\n") + (not plain.endswith("\n") and plain != "")
