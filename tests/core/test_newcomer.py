import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.newcomer import newcomer


@pytest.mark.parametrize(
    ("typed", "name", "phone", "email"),
    [
        ("Anna", "Anna", "", ""),
        ("Anna 0151 2345678", "Anna", "0151 2345678", ""),
        ("0151/234-5678 Anna Schmidt", "Anna Schmidt", "0151/234-5678", ""),
        ("  +49 (0)151 2345678", "", "+49 (0)151 2345678", ""),
        ("Anna Schmidt, anna@example.org", "Anna Schmidt", "", "anna@example.org"),
        ("Anna <anna.1990@example.org> 01512345", "Anna", "01512345", "anna.1990@example.org"),
        ("Anna 2", "Anna 2", "", ""),
        ("مريم 0501234567", "مريم", "0501234567", ""),
        ("O'Neill-Smith", "O'Neill-Smith", "", ""),
        ("", "", "", ""),
    ],
)
def test_name_number_and_address_are_told_apart(
    typed: str, name: str, phone: str, email: str
) -> None:
    customer = newcomer(typed)
    assert (customer.id, customer.name, customer.phone, customer.email) == (0, name, phone, email)


@given(st.text(max_size=60))
def test_no_digit_and_no_letter_that_was_typed_is_lost(typed: str) -> None:
    customer = newcomer(typed)
    kept = f"{customer.name}{customer.phone}{customer.email}"
    assert sorted(filter(str.isalnum, typed)) == sorted(filter(str.isalnum, kept))
