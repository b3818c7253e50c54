"""The words for a customer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.invitation import (
    LONGEST_SUBJECT,
    copied_text,
    meeting_subject,
    needs_passcode,
    spaced_id,
)
from desktop.core.models import Place
from tests.core.booking_builder import LINK, details, meeting, salon


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("Salon Höhe", "Online appointment with Salon Höhe"),
        ("  Two\n lines ", "Online appointment with Two lines"),
        ("{curly}", "Online appointment with {curly}"),
        (" ", "Online appointment"),
    ],
)
def test_the_subject_names_the_salon(name: str, subject: str) -> None:
    assert meeting_subject(name) == subject


@given(st.text(max_size=400))
def test_the_subject_is_one_line_of_bearable_length(name: str) -> None:
    subject = meeting_subject(name)
    assert subject == subject.strip()
    assert len(subject.splitlines()) == 1
    assert len(subject) <= LONGEST_SUBJECT


def test_the_copied_text_of_an_online_appointment() -> None:
    assert copied_text(details(meeting()), salon()) == (
        "Salon Höhe\n"
        "Colour advice with Eva\n"
        "Tuesday, 2026-06-02, 10:00 (Europe/Berlin)\n"
        f"Join here: {LINK}"
    )


def test_the_copied_text_of_an_appointment_on_site_has_no_link() -> None:
    text = copied_text(details(meeting(), place=Place.ON_SITE), salon())
    assert text == "Salon Höhe\nColour advice with Eva\nTuesday, 2026-06-02, 10:00"


def test_the_copied_text_holds_neither_customer_nor_note() -> None:
    text = copied_text(replace(details(meeting())), salon())
    assert not any(private in text for private in ("Anna", "henna", "pays late", "0170"))


@pytest.mark.parametrize(
    ("join_id", "shown"),
    [
        ("1234567890123", "123 456 789 012 3"),
        ("123 456 789 012 3", "123 456 789 012 3"),
        ("123456", "123 456"),
        ("12", "12"),
        ("", ""),
        ("abc-1234", "abc-1234"),
        ("٣٤٥٦", "٣٤٥٦"),
    ],
)
def test_the_number_of_a_meeting_is_written_in_threes(join_id: str, shown: str) -> None:
    assert spaced_id(join_id) == shown


@pytest.mark.parametrize(
    ("join_id", "passcode", "line"),
    [
        (
            "1234567890123",
            "aB{3}x",
            "To join by number: meeting ID 123 456 789 012 3, passcode aB{3}x",
        ),
        ("1234567890123", "", None),  # the link is all one needs
        ("", "aB3", None),
    ],
)
def test_who_joins_by_number_is_told_only_where_a_passcode_is_forced(
    join_id: str, passcode: str, line: str | None
) -> None:
    held = meeting(join_id=join_id, passcode=passcode)
    plain = copied_text(details(meeting()), salon())
    assert copied_text(details(held), salon()) == (f"{plain}\n{line}" if line else plain)
    assert needs_passcode(held) is (line is not None)
