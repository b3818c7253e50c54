"""Which versions are newer, when the app may ask, and what is left of the notes."""

import json
from datetime import UTC, datetime, time, timedelta
from time import perf_counter

import pytest

from desktop.core.models import Salon, Span
from desktop.core.releases import (
    LONGEST_NOTES,
    MOST_SHOWN,
    NotAFeed,
    Release,
    is_open,
    is_repository,
    is_time_to_ask,
    newer_than,
    plain_notes,
)

OPEN = (Span(time(9), time(13)), Span(time(14), time(18)))
SALON = Salon("Salon Rosa", "Europe/Berlin", "DE", (OPEN, (Span(time(20), time(0)),), *((),) * 5))
MONDAY_NOON = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)  # 12:00 in Berlin
MONDAY_NIGHT = datetime(2026, 5, 4, 19, 0, tzinfo=UTC)


def feed(*entries: object) -> bytes:
    return json.dumps(entries).encode()


def entry(tag: object, notes: object = "", **more: object) -> dict[str, object]:
    return {"tag_name": tag, "body": notes, "draft": False, "prerelease": False, **more}


def versions(current: str, *tags: object) -> list[str]:
    return [one.version for one in newer_than(current, feed(*map(entry, tags)))]


def test_newer_versions_come_newest_first_by_number_and_not_by_letter() -> None:
    assert versions("0.9.0", "v0.8.9", "v0.9.0", "v0.10.0", "v0.9.1", "1.0.0") == [
        "1.0.0",
        "0.10.0",
        "0.9.1",
    ]


def test_each_comes_with_its_notes() -> None:
    assert newer_than("0.1.0", feed(entry("v0.2.0", "### Added\n\n- A thing"))) == [
        Release("0.2.0", "Added\n\n• A thing")
    ]


@pytest.mark.parametrize("version", ["0.2.0.dev1", "0.2.0rc1", "0.2.0-rc.1", "0.2.0+local"])
def test_a_copy_that_comes_before_a_release_hears_of_that_release(version: str) -> None:
    assert versions(version, "v0.2.0", "v0.1.9") == ["0.2.0"]


def test_what_is_no_release_is_left_out() -> None:
    found = newer_than(
        "0.1.0",
        feed(
            entry("v0.3.0", draft=True),
            entry("v0.4.0", prerelease=True),
            entry("v0.5.0-rc.1"),
            entry("nightly"),
            entry("v9999999.0.0"),
            entry("v0.6"),
            entry(None),
            entry(7),
            "v0.7.0",
            {},
            None,
            entry("v0.2.0", None),
        ),
    )
    assert found == [Release("0.2.0", "")]


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b'{"message": "Not Found"}', b"null", b"<html>", b"\xff\xfe", b"[" * 100_000],
    ids=lambda content: content[:12].decode("latin-1") or "nothing",
)
def test_what_is_no_list_of_releases_is_told_apart(content: bytes) -> None:
    with pytest.raises(NotAFeed):
        newer_than("0.1.0", content)


def test_an_empty_list_is_a_list() -> None:
    assert newer_than("0.1.0", b"[]") == []


def test_nobody_has_to_scroll_through_hundreds() -> None:
    found = versions("0.1.0", *(f"v1.0.{number}" for number in range(100)))
    assert (found[0], len(found)) == ("1.0.99", MOST_SHOWN)


def test_a_version_of_our_own_that_is_none_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="no version"):
        newer_than("unknown", b"[]")


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        (
            "## [0.2.0] - 2026\r\n\r\n\r\n\r\n- **Bold** and `code`",
            "[0.2.0] - 2026\n\n• Bold and code",
        ),
        ("See [the page](https://x.example/a) now", "See the page now"),
        ("![picture](x.png)", "picture"),
        ("* one\n  - two\n+ three", "• one\n  • two\n• three"),
        ("<!-- for\nnobody -->Words", "Words"),
        ("<b>raw</b> & <script>", "<b>raw</b> & <script>"),
        ("#hashtag and 3 * 4 - 1", "#hashtag and 3 * 4 - 1"),
        ("New.\n\n### Which file\n\n| for | file |\n", "New."),
        ("### Which file\n\n| for | file |", ""),
        ("a\x00b\x1b[31mc\u202ed\u2067e", "ab[31mcde"),
        ("a\tb\u2028c\ud800d", "a\tb\nc?d"),
        ("Shown<!-- never closed\n- hidden", "Shown"),
        ("", ""),
    ],
)
def test_notes_lose_their_marks_and_nothing_else(markdown: str, plain: str) -> None:
    assert plain_notes(markdown) == plain


def test_notes_made_to_be_slow_are_not() -> None:
    before = perf_counter()
    plain_notes("<!--" * 30_000)
    assert perf_counter() - before < 2  # a pattern took a quarter of a minute


def test_endless_notes_end() -> None:
    assert len(plain_notes("word " * LONGEST_NOTES)) <= LONGEST_NOTES


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        ("04T08:59", False),
        ("04T09:00", True),
        ("04T12:59", True),
        ("04T13:30", False),
        ("04T14:00", True),
        ("04T18:00", False),
        ("05T23:59", True),  # closes at midnight
        ("05T12:00", False),
        ("06T12:00", False),  # closed all day
    ],
)
def test_opening_hours_are_those_of_the_salons_own_clock(wall: str, expected: bool) -> None:
    berlin = datetime.fromisoformat(f"2026-05-{wall}+02:00")
    assert is_open(SALON, berlin.astimezone(UTC)) is expected


def test_the_app_never_asks_by_itself_in_opening_hours() -> None:
    assert not is_time_to_ask(SALON, MONDAY_NOON, None)
    assert is_time_to_ask(SALON, MONDAY_NIGHT, None)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, False), (6, False), (7, True), (400, True), (-400, True), (-1, False)],
)
def test_it_asks_once_a_week(days: int, expected: bool) -> None:
    asked = MONDAY_NIGHT - timedelta(days=days)
    assert is_time_to_ask(SALON, MONDAY_NIGHT, asked) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("salon/trimsy-desk", True),
        ("a/b.c_d", True),
        ("salon", False),
        ("salon/desk/x", False),
        ("salon/..", False),
        ("-salon/desk", False),
        ("salon/desk?x", False),
        ("https://github.com/salon/desk", False),
        ("", False),
    ],
)
def test_a_repository_is_an_owner_and_a_name(text: str, expected: bool) -> None:
    assert is_repository(text) is expected
