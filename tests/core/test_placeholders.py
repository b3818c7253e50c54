"""What stands in braces, filled in and checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.placeholders import Placeholder, fill, meant, unknown, used

VALUES = {Placeholder.CUSTOMER: "Anna", Placeholder.DATE: "Tuesday"}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hello {customer}", "Hello Anna"),
        ("{date}{date}", "TuesdayTuesday"),
        ("{{customer}}", "{Anna}"),
        ("{customer", "{customer"),
        ("{Customer} {cutsomer} {}", "{Customer} {cutsomer} {}"),
        ("[{link}]", "[]"),
        ("", ""),
    ],
)
def test_values_take_the_places_of_their_names(text: str, filled: str) -> None:
    assert fill(text, VALUES) == filled


@given(st.text(alphabet="{}custlinkdae \n", max_size=80))
def test_a_value_is_never_filled_in_again(value: str) -> None:
    values = {Placeholder.CUSTOMER: value, Placeholder.LINK: "https://x.example"}
    assert fill("<{customer}>", values) == f"<{value}>"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hello {customer}, {date}", ()),
        ("{cutsomer} and {cutsomer} and {name}", ("{cutsomer}", "{name}")),
        ("{Customer} { customer }", ("{Customer}", "{ customer }")),
        ("Hello {customer and {date", ("{customer", "{date")),
        ("Hello customer}", ("customer}",)),
        ("{}", ("{}",)),
        ("{{customer}}", ()),  # seen in the preview
        ("{a{customer}b}", ("{a", "b}")),
        (":-} {-:\na } b { c", ()),
        ("{not\nclosed}", ("{not", "closed}")),
    ],
)
def test_what_looks_like_a_placeholder_and_is_none_is_found(
    text: str, found: tuple[str, ...]
) -> None:
    assert unknown(text) == found


@pytest.mark.parametrize("one", list(Placeholder))
def test_each_placeholder_is_known_as_it_is_written(one: Placeholder) -> None:
    assert unknown(one.written) == ()
    assert used(f"a {one.written} b {one.written}") == (one, one)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("{cutsomer}", Placeholder.CUSTOMER),
        ("{Customer}", Placeholder.CUSTOMER),
        ("{ link", Placeholder.LINK),
        ("{xyz}", None),
        ("{}", None),
    ],
)
def test_a_slip_of_the_finger_is_understood(written: str, wanted: Placeholder | None) -> None:
    assert meant(written) is wanted
