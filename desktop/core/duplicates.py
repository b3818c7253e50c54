"""Who in a file is in the book already, or twice in the file: by phone number and e-mail."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

FEWEST_DIGITS = 5
"""Fewer tell nobody apart: an extension, or a number cut off."""


class Shared(StrEnum):
    """What two have in common."""

    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody to compare with: ``line`` of the file, or the ``id`` of a customer in the book.

    ``digits`` are the number's spellings as :func:`desktop.core.phones.searchable` gives them.
    """

    name: str
    digits: str
    email: str
    line: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Twin:
    """The one that somebody in a file seems to be."""

    known: Known
    shared: Shared


def phone_key(digits: str) -> str:
    """Return what two spellings of one number have in common: E.164, or else the digits typed.

    The first spelling of a number that is understood is the one dialled from abroad, ``0049…``.
    """
    first = digits.partition(" ")[0]
    if len(first) < FEWEST_DIGITS:
        return ""
    return f"+{first[2:]}" if first.startswith("00") else first


def email_key(email: str) -> str:
    """Return the address without case; its dots and tags mean different people elsewhere."""
    return email.strip().casefold() if "@" in email else ""


class Duplicates:
    """Remembers everybody it has seen; the first to have a number or address stays the one."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._by_phone: dict[str, Known] = {}
        self._by_email: dict[str, Known] = {}
        for one in known:
            self.add(one)

    def add(self, one: Known) -> None:
        if phone := phone_key(one.digits):
            self._by_phone.setdefault(phone, one)
        if email := email_key(one.email):
            self._by_email.setdefault(email, one)

    def forget(self) -> None:
        """Let go of everybody one by one: all at once would hold up every other thread."""
        for seen in (self._by_phone, self._by_email):
            while seen:
                seen.popitem()

    def twin_of(self, one: Known) -> Twin | None:
        """Return who ``one`` seems to be, by number first."""
        if found := self._by_phone.get(phone_key(one.digits)):
            return Twin(found, Shared.PHONE)
        if found := self._by_email.get(email_key(one.email)):
            return Twin(found, Shared.EMAIL)
        return None
