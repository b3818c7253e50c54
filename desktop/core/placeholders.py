"""What stands in braces in a template, such as ``{customer}``, and what takes its place."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum


class Placeholder(StrEnum):
    """Written in braces. The name is the same in every language, so that templates can be read."""

    CUSTOMER = "customer"
    SERVICE = "service"
    STAFF = "staff"
    DATE = "date"
    TIME = "time"
    SALON = "salon"
    LINK = "link"  # of an online appointment
    ADDRESS = "address"  # of the salon, for those who come there
    PHONE = "phone"  # of the salon

    @property
    def written(self) -> str:
        """As it stands in a template."""
        return f"{{{self.value}}}"


_KNOWN = re.compile("|".join(re.escape(one.written) for one in Placeholder))
_BRACED = re.compile(r"\{[^{}\n]*\}|\{\w+|\w+\}")
"""Anything in braces; and a word with one of them, which is how a slip of the finger looks."""


def used(text: str) -> tuple[Placeholder, ...]:
    """Return what ``text`` asks for, in order."""
    return tuple(Placeholder(found[1:-1]) for found in _KNOWN.findall(text))


def fill(text: str, values: Mapping[Placeholder, str]) -> str:
    """Put values in the places of their names, in one go: braces in a value are just braces.

    What has no value leaves nothing; what is unknown stays as it is written.
    """
    return _KNOWN.sub(lambda found: values.get(Placeholder(found[0][1:-1]), ""), text)


def unknown(text: str) -> tuple[str, ...]:
    """Return everything in ``text`` that looks like a placeholder and is none, each once."""
    rest = _KNOWN.sub("\n", text)
    return tuple(dict.fromkeys(found[0] for found in _BRACED.finditer(rest)))


def meant(written: str) -> Placeholder | None:
    """Return what somebody who wrote ``written`` (see :func:`unknown`) is likely to have meant."""
    word = written.strip("{} ").casefold()
    close = get_close_matches(word, [one.value for one in Placeholder], n=1, cutoff=0.6)
    return Placeholder(close[0]) if close else None
