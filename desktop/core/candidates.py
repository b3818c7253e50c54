"""Customers as they stand in a file from elsewhere, and what of them the book can take."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core import times
from desktop.core.models import Customer
from desktop.core.outgoing import address_of
from desktop.core.outside_text import one_line
from desktop.core.words import QT_TRANSLATE_NOOP

NOBODY = QT_TRANSLATE_NOOP(
    "core", "There is neither a name, nor a phone number, nor an e-mail address."
)
NO_EMAIL = QT_TRANSLATE_NOOP(
    "core", "“{value}” is no e-mail address. It goes into the note instead."
)
NO_PHONE = QT_TRANSLATE_NOOP("core", "“{value}” is no phone number. It goes into the note instead.")
NO_LANGUAGE = QT_TRANSLATE_NOOP("core", "The language “{value}” is not known and is left out.")
NO_ZONE = QT_TRANSLATE_NOOP("core", "The time zone “{value}” is not known and is left out.")

_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")  # 4.91701E+11: a spreadsheet took it for a sum
_CODE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]+)*")
_LANGUAGES = {
    "en": "english englisch",
    "de": "german deutsch",
    "tr": "turkish turkisch türkisch türkçe",
    "fr": "french französisch français",
    "it": "italian italienisch italiano",
    "es": "spanish spanisch español",
    "pl": "polish polnisch polski",
    "ru": "russian russisch русский",
    "uk": "ukrainian ukrainisch українська",
    "ar": "arabic arabisch العربية",
    "nl": "dutch niederländisch nederlands",
    "pt": "portuguese portugiesisch português",
}
_BY_WORD = {word: code for code, words in _LANGUAGES.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody in a file; ``line`` counts from 1. The first phone and e-mail are the main ones."""

    line: int
    name: str
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    note: str = ""
    language: str = ""
    time_zone: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a file. ``words`` is marked for translation and may hold ``{value}``.

    ``fatal`` tells that what stands there is not imported; else it is, but for what is wrong.
    """

    line: int
    words: str
    value: str = ""
    fatal: bool = True


def customer_of(candidate: Candidate) -> tuple[Customer | None, list[Fault]]:
    """Return an unsaved customer, ``None`` where nothing tells who it is, and what was wrong.

    Nothing is lost: numbers and addresses beyond the first, and what is none, go into the note,
    with every line they have.
    """
    line, name, faults = candidate.line, one_line(candidate.name), list[Fault]()
    wrong_phones = [one for one in candidate.phones if _is_no_number(one)]
    wrong_emails = [one for one in candidate.emails if not address_of(one)]
    faults += [Fault(line, NO_PHONE, one, fatal=False) for one in wrong_phones]
    faults += [Fault(line, NO_EMAIL, one, fatal=False) for one in wrong_emails]
    phone, *phones = _without(wrong_phones, candidate.phones) or [""]
    email, *emails = _without(wrong_emails, candidate.emails) or [""]
    rest = [*phones, *emails, *wrong_phones, *wrong_emails]
    language = language_code(candidate.language)
    if candidate.language and not language:
        faults.append(Fault(line, NO_LANGUAGE, candidate.language, fatal=False))
    zone = candidate.time_zone if times.is_zone(candidate.time_zone) else ""
    if candidate.time_zone and not zone:
        faults.append(Fault(line, NO_ZONE, candidate.time_zone, fatal=False))
    if not (name or phone or email):
        return None, [Fault(line, NOBODY)]
    note = "\n".join([candidate.note, *rest] if candidate.note else rest)
    return Customer(0, name, phone, email, note, zone, language), faults


def _without(wrong: Iterable[str], values: Iterable[str]) -> list[str]:
    left_out = frozenset(wrong)
    return [one for one in values if one not in left_out]


def _is_no_number(text: str) -> bool:
    return _ROUNDED.fullmatch(text) is not None or not any(map(str.isdecimal, text))


def language_code(text: str) -> str:
    """Return ISO 639-1 of a code (``de``, ``de-AT``) or a name in English, German or its own."""
    plain = text.strip().casefold()
    if plain in _BY_WORD:
        return _BY_WORD[plain]
    code = _CODE.fullmatch(plain)
    return code[1] if code else ""
