"""The words for a customer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.invitation import (
    LONGEST_SUBJECT,
    meeting_subject,
    needs_passcode,
    spaced_id,
)
from tests.core.booking_builder import meeting


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
    ("join_id", "passcode", "needed"),
    [("1234567890123", "aB3", True), ("1234567890123", "", False), ("", "aB3", False)],
)
def test_a_passcode_is_needed_where_a_policy_forces_one_on_a_number(
    join_id: str, passcode: str, needed: bool
) -> None:
    assert needs_passcode(meeting(join_id=join_id, passcode=passcode)) is needed
