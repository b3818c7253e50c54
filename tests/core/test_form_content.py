"""What stands in the booking form, as a text that outlives a crash."""

import json
from dataclasses import fields
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.form_content import FormContent, content_of, text_of
from desktop.core.models import Place

CONTENT = FormContent(
    starts=datetime(2026, 5, 4, 10, 0),
    minutes=45,
    booking_id=3,
    customer_id=5,
    search="Zoë \u2068שרה\u2069 😀",
    phone="0151 2345678",
    email="zoe@example.com",
    service_id=2,
    staff_id=1,
    which=1,
    place=Place.ONLINE,
    note="rings\nfirst",
    repeats=True,
    weeks=4,
    until=date(2026, 9, 1),
)


@given(
    st.builds(
        FormContent,
        starts=st.datetimes(min_value=datetime(1, 1, 1)),
        minutes=st.integers(),
        search=st.text(),
        until=st.none() | st.dates(),
    )
)
def test_what_was_kept_comes_back_as_it_was(content: FormContent) -> None:
    assert content_of(text_of(content)) == content


def test_every_field_is_kept() -> None:
    assert content_of(text_of(CONTENT)) == CONTENT
    plain = FormContent(CONTENT.starts, CONTENT.minutes)
    same = [
        one.name for one in fields(plain) if getattr(plain, one.name) == getattr(CONTENT, one.name)
    ]
    assert same == ["starts", "minutes"]


def changed(**values: object) -> str:
    return json.dumps(json.loads(text_of(CONTENT)) | values)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "7",
        "[]",
        "{}",
        '"text"',
        text_of(CONTENT)[:-9],
        changed(version=0),
        changed(version=None),
        changed(minutes="45"),
        changed(minutes=True),
        changed(minutes=4.5),
        changed(starts="yesterday"),
        changed(starts=None),
        changed(starts="2026-05-04T10:00:00+02:00"),
        changed(until=7),
        changed(place="on the moon"),
        changed(search=None),
        changed(repeats=1),
        changed(colour="red"),
        json.dumps({"version": 1}),
    ],
)
def test_a_damaged_or_older_text_is_nothing(text: str) -> None:
    assert content_of(text) is None


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_no_text_makes_trouble(text: str) -> None:
    assert content_of(text) is None
