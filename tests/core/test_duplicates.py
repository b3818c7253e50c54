"""Who is in the book already."""

import pytest

from desktop.core.duplicates import Duplicates, Known, Shared, Twin, email_key, phone_key
from desktop.core.phones import searchable


@pytest.mark.parametrize(
    "typed", ["0170 1234567", "+49 (0)170 1234567", "0049170/1234567", "+49-170-1234567"]
)
def test_every_spelling_of_a_number_has_one_key(typed: str) -> None:
    assert phone_key(searchable(typed, "DE")) == "+491701234567"


def test_numbers_that_are_not_understood_compare_by_their_digits() -> None:
    assert phone_key(searchable("0170 1234567", "")) == "01701234567"
    assert phone_key(searchable("12", "DE")) != phone_key(searchable("13", "DE"))


def test_too_few_digits_tell_nobody_apart() -> None:
    assert phone_key("1234") == ""


def test_addresses_compare_without_case() -> None:
    assert email_key(" Anna@Example.com ") == "anna@example.com"
    assert email_key("none") == ""


ANNA = Known("Anna", "00491701234567 01701234567", "anna@example.com", id=7)


def test_a_twin_is_found_by_number_first() -> None:
    bo = Known("Bo", "", "bo@example.com", id=8)
    duplicates = Duplicates([ANNA, bo])
    both = Known("?", ANNA.digits, "bo@example.com", line=2)
    assert duplicates.twin_of(both) == Twin(ANNA, Shared.PHONE)
    assert duplicates.twin_of(Known("?", "", "BO@example.com")) == Twin(bo, Shared.EMAIL)
    assert duplicates.twin_of(Known("Anna", "", "")) is None


def test_the_first_to_have_a_number_stays_the_one() -> None:
    duplicates = Duplicates([ANNA])
    duplicates.add(Known("Later", ANNA.digits, "", line=3))
    found = duplicates.twin_of(Known("?", ANNA.digits, ""))
    assert found == Twin(ANNA, Shared.PHONE)
