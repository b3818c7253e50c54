"""Prices as people read them."""

from decimal import Decimal
from functools import lru_cache

from PySide6.QtCore import QLocale

from desktop.ui.spoken import locale


def price_words(price: Decimal | None, country: str) -> str:
    """A price in the currency of the salon's country, such as €48.00; empty where there is none.

    Written the way of the locale in force: the currency does not follow the language.
    """
    if price is None:
        return ""
    symbol = _symbol(country)
    if not symbol:
        return locale().toString(float(price), "f", 2)
    return locale().toCurrencyString(float(price), symbol)


@lru_cache(maxsize=8)
def _symbol(country: str) -> str:
    """Return the sign of a country's currency, empty where that is not known.

    Not every language of a country has data on it, and some write a code where others have a sign.
    """
    territory = QLocale.codeToTerritory(country)
    if not country or QLocale.territoryToCode(territory) != country:
        return ""
    around = QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, territory
    )
    signs = (one.currencySymbol() for one in around)
    return min((sign for sign in signs if sign), key=len, default="")
