"""Prices as people type them: with a comma or a point, with or without marks between thousands."""

import re
from decimal import Decimal

TYPED = "([0-9]*|[1-9][0-9]{0,2}([.,'’ \u00a0\u202f][0-9]{3})*)([.,][0-9]{0,2})?"
"""What may stand in a field for a price at any moment of typing; all of it makes a price.

A mark before three digits parts thousands, one before fewer parts the cents: ``1.200`` is twelve
hundred in every country, ``12,5`` and ``12.50`` are twelve and a half.
"""

_CENTS = re.compile(r"[.,]([0-9]{0,2})$")
_NO_DIGIT = re.compile(r"[^0-9]")


def price_typed(text: str) -> Decimal | None:
    """Return the price, ``None`` where there is none; ``text`` has to match :data:`TYPED`."""
    text = text.strip()
    cents = _CENTS.search(text)
    whole = _NO_DIGIT.sub("", text[: cents.start()] if cents else text)
    part = cents.group(1) if cents else ""
    if not whole and not part:
        return None
    return Decimal(f"{whole or 0}.{part}" if part else whole)


def price_text(price: Decimal | None, point: str = ".") -> str:
    """Return a price to put into a field, its cents after ``point`` where it has any."""
    if price is None:
        return ""
    cents = "" if price == price.to_integral_value() else f"{price:.2f}"
    return cents.replace(".", point) if cents else f"{price:.0f}"
