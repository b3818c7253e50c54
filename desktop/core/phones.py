"""Phone numbers as people type them -> numbers one can search, show and dial.

``country`` is an ISO 3166-1 alpha-2 code; empty means unknown, and then only numbers with a
country code (``+49…``) are understood. The phonenumbers package is imported at first use: it
costs as much time as the rest of the core together.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber


def digits(typed: str) -> str:
    """Return the digits to look for in :func:`searchable`, Western ones whatever script was typed.

    ``+49 (0)170`` means ``+49170``: that zero is not dialled from abroad.
    """
    without_trunk = re.sub(r"(?<=\d)\s*\(0\)", "", typed)
    return "".join(str(int(sign)) for sign in without_trunk if sign.isdecimal())


def searchable(typed: str, country: str) -> str:
    """Return the number's spellings in digits, separated by spaces, for finding any part of any.

    ``0170 1234567`` in Germany -> ``00491701234567 01701234567``: ``+49170``, ``0049 170``,
    ``0170`` and ``4567`` are each a part of one of them. A number that is not understood gives its
    digits as they stand; no digits give ``""``.
    """
    plain = digits(typed)
    number = _parse(typed, country)
    if number is None:
        return plain
    import phonenumbers

    abroad = digits(_e164(number))
    national = digits(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
    spellings = [f"00{abroad}", national, plain]
    return " ".join(
        spelling
        for index, spelling in enumerate(spellings)
        if not any(spelling in kept for kept in spellings[:index])
    )


def is_plausible(typed: str, country: str) -> bool:
    """Whether ``typed`` could be a number somebody answers: the right length for its country."""
    import phonenumbers

    number = _parse(typed, country)
    return number is not None and phonenumbers.is_possible_number(number)


def normal(typed: str, country: str) -> str:
    """Return the number in E.164 (``+491701234567``), or ``""`` when it is not understood."""
    number = _parse(typed, country)
    return "" if number is None else _e164(number)


def textable(typed: str, country: str) -> str:
    """Return the number in E.164 if a message can reach it, else ``""``.

    None reaches a short number (emergency, directory enquiries), an extension, or what is in no
    known range: in E.164 each of them is a number of somebody else, or of nobody.
    """
    import phonenumbers

    number = _parse(typed, country)
    if number is None or number.extension or not phonenumbers.is_valid_number(number):
        return ""
    return _e164(number)


def display(typed: str, country: str) -> str:
    """Return the number as people in ``country`` write it, as typed when not understood.

    So is one of the right length in no known range: its leading zero would be lost.
    """
    import phonenumbers

    number = _parse(typed, country)
    if number is None or not phonenumbers.is_valid_number(number):
        return typed.strip()
    at_home = country and number.country_code == phonenumbers.country_code_for_region(country)
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, style.NATIONAL if at_home else style.INTERNATIONAL)


def _parse(typed: str, country: str) -> "PhoneNumber | None":
    import phonenumbers

    try:
        return phonenumbers.parse(typed, country or None)
    except phonenumbers.NumberParseException:
        return None


def _e164(number: "PhoneNumber") -> str:
    import phonenumbers

    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
