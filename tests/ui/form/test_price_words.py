"""Prices as people read them."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from desktop.ui.form.price_words import price_words


@pytest.mark.parametrize(
    ("language", "country", "expected"),
    [
        ("en_GB", "GB", "£1,248.50"),
        ("en_GB", "DE", "€1,248.50"),
        ("de_DE", "DE", "1.248,50 €"),
        ("de_DE", "GB", "1.248,50 £"),  # the currency does not follow the language
        ("en_GB", "CH", "CHF1,248.50"),
        ("en_GB", "PL", "zł1,248.50"),
        ("en_GB", "", "1,248.50"),
        ("en_GB", "XX", "1,248.50"),
    ],
)
def test_the_currency_is_the_countrys_and_the_writing_the_locales(
    language: str, country: str, expected: str
) -> None:
    QLocale.setDefault(QLocale(language))  # put back by the fixture for all tests here
    shown = price_words(Decimal("1248.5"), country)
    assert shown.replace("\u00a0", " ") == expected


def test_no_price_is_no_words() -> None:
    assert price_words(None, "DE") == ""
    assert price_words(Decimal(0), "DE") == "€0.00"
