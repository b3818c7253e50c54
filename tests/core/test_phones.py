"""Numbers found in whatever spelling, shown as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import phones

GERMAN = [
    "0170 1234567",
    "0170/123 45 67",
    "+49 170 1234567",
    "0049 170-1234567",
    "+49 (0)170 1234567",
]


@pytest.mark.parametrize("stored", GERMAN)
@pytest.mark.parametrize(
    "typed", [*GERMAN, "4567", "170 123", "01701", "+49170", "0049 17", "234 567", "(0170)"]
)
def test_any_part_of_any_spelling_finds_the_number(stored: str, typed: str) -> None:
    assert phones.digits(typed) in phones.searchable(stored, "DE")


@pytest.mark.parametrize(
    ("stored", "country", "typed"),
    [
        ("(212) 555-0123", "US", "+1 212 555"),
        ("+1 212 555 0123", "DE", "2125550123"),
        ("06 12 34 56 78", "FR", "+33 6 12"),
        ("02 1234 5678", "IT", "+39 02 1234"),  # Italy dials its zero from abroad
        ("020 7946 0018", "GB", "+44 (0)20 7946"),
        ("٠١٧٠١٢٣٤٥٦٧", "DE", "0170 1234567"),
        ("0170 1234567", "", "0170"),  # country not known: as it stands
        ("112", "DE", "112"),
        ("extension 4711", "", "4711"),
    ],
)
def test_numbers_of_other_countries_and_kinds_are_found(
    stored: str, country: str, typed: str
) -> None:
    assert phones.digits(typed) in phones.searchable(stored, country)


@pytest.mark.parametrize("typed", ["", "   ", "ask her sister", "+", "☎"])
def test_what_has_no_digits_cannot_be_found_by_digits(typed: str) -> None:
    assert phones.searchable(typed, "DE") == ""


@pytest.mark.parametrize(
    ("typed", "country", "shown"),
    [
        ("01701234567", "DE", "0170 1234567"),
        ("+491701234567", "DE", "0170 1234567"),
        ("+491701234567", "AT", "+49 170 1234567"),
        ("+12125550123", "US", "(212) 555-0123"),
        ("after six: ask", "DE", "after six: ask"),
        (" 12345 ", "", "12345"),
    ],
)
def test_a_number_is_shown_as_people_there_write_it(typed: str, country: str, shown: str) -> None:
    assert phones.display(typed, country) == shown


@pytest.mark.parametrize(
    ("typed", "country", "normal", "plausible"),
    [
        ("0170 1234567", "DE", "+491701234567", True),
        ("+41 44 668 18 00", "DE", "+41446681800", True),
        ("0170 1234567", "", "", False),
        ("no number", "DE", "", False),
        ("1", "DE", "", False),
        ("0170 1234567 1234567 1234567", "DE", "", False),
    ],
)
def test_a_number_is_normalised_for_dialling(
    typed: str, country: str, normal: str, plausible: bool
) -> None:
    assert phones.normal(typed, country) == normal
    assert phones.is_plausible(typed, country) is plausible


@pytest.mark.parametrize(
    ("typed", "country", "reached"),
    [
        ("0170 1234567", "DE", "+491701234567"),
        ("030 1234567", "DE", "+49301234567"),
        ("+1 (212) 555-0123", "DE", "+12125550123"),
        ("0049 170 1234567", "DE", "+491701234567"),
        ("+49 170 1234567", "", "+491701234567"),
        ("(212) 555-0123", "US", "+12125550123"),
        ("079 123 45 67", "CH", "+41791234567"),
        ("0170 1234567", "", ""),
        ("030 1234567 ext. 12", "DE", ""),
        ("+49 170 1234567;ext=5", "DE", ""),
        ("112", "DE", ""),
        ("110", "DE", ""),
        ("+49 112", "DE", ""),
        ("144", "CH", ""),
        ("911", "US", ""),
        ("999", "GB", ""),
        ("116117", "DE", ""),
        ("11833", "DE", ""),
        ("0170 1234567 / 0171 7654321", "DE", ""),
        ("0170 12", "DE", ""),
        ("", "DE", ""),
    ],
)
def test_only_a_number_of_its_own_can_be_written_to(typed: str, country: str, reached: str) -> None:
    assert phones.textable(typed, country) == reached


@given(st.text(max_size=40), st.sampled_from(["", "DE", "US", "IT"]))
def test_nothing_typed_breaks_anything(typed: str, country: str) -> None:
    found = phones.searchable(typed, country)
    assert all(sign in "0123456789 " for sign in found)
    assert phones.digits(typed) in found
    phones.display(typed, country)
    phones.is_plausible(typed, country)
    phones.textable(typed, country)
