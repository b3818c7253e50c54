"""A new customer from what was typed into one field: name, number and e-mail told apart."""

import re

from desktop.core.models import Customer
from desktop.core.outside_text import one_line

_EMAIL = re.compile(r"(?<![^\s<>,;])[^\s<>,;]+@[^\s<>,;]+")
_NUMBER = re.compile(r"[+(]?\d[\d\s()/.\-–]*")
FEWEST_DIGITS = 4
"""Fewer than these belong to the name ("Anna 2")."""


def newcomer(typed: str) -> Customer:
    """Return an unsaved customer; whatever is neither number nor e-mail address is the name."""
    line = one_line(typed)
    email = _EMAIL.search(line)
    rest = line.replace(email.group(), " ", 1) if email else line
    numbers = [found.group() for found in _NUMBER.finditer(rest)]
    number = next((one for one in numbers if len(re.sub(r"\D", "", one)) >= FEWEST_DIGITS), "")
    name = rest.replace(number, " ", 1) if number else rest
    return Customer(
        id=0,
        name=one_line(name).strip(" ,;<>()"),
        phone=number.strip().rstrip("(/.-–"),
        email=email.group().strip(".<>()") if email else "",
    )
