"""Prices are understood however they are typed."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.prices import TYPED, price_text, price_typed


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        ("45", "45"),
        ("45,5", "45.5"),
        ("45.50", "45.50"),
        ("45,", "45"),
        (".5", "0.5"),
        ("0", "0"),
        ("007", "7"),
        ("1200", "1200"),
        ("1.200", "1200"),
        ("1,200.50", "1200.50"),
        ("1.200,50", "1200.50"),
        ("1’200.50", "1200.50"),
        ("1\u202f200,50", "1200.50"),
        ("1 200 000", "1200000"),
    ],
)
def test_every_way_to_write_a_price(typed: str, price: str) -> None:
    assert re.fullmatch(TYPED, typed)
    assert price_typed(typed) == Decimal(price)


@pytest.mark.parametrize("typed", ["", " ", ".", ","])
def test_nothing_is_no_price(typed: str) -> None:
    assert price_typed(typed) is None


@pytest.mark.parametrize(
    "typed", ["free", "1.2.3", "12.3456", "45 €", "-5", "0.500", "1,,2", "\u0665"]
)
def test_what_makes_no_price_cannot_be_typed(typed: str) -> None:
    assert not re.fullmatch(TYPED, typed)


@given(st.from_regex(TYPED, fullmatch=True))
def test_all_that_can_be_typed_is_a_price_or_nothing(typed: str) -> None:
    price = price_typed(typed)
    assert price is None or price >= 0
    assert (price is None) == (not re.search(r"\d", typed))


@given(st.integers(0, 99_999_999), st.sampled_from([".", ","]))
def test_what_is_shown_reads_as_the_same_price(cents: int, point: str) -> None:
    price = Decimal(cents) / 100
    shown = price_text(price, point)
    assert re.fullmatch(TYPED, shown)
    assert price_typed(shown) == price


def test_cents_are_shown_where_there_are_any() -> None:
    prices = None, Decimal(45), Decimal("45.00"), Decimal("45.5"), Decimal("0.05")
    assert [price_text(price, ",") for price in prices] == ["", "45", "45", "45,50", "0,05"]
