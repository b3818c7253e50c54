"""Finding customers as one types.

Nothing is ranked: ranking reads every match (400 ms for a word that all 200,000 customers share).
Whole words come before beginnings of words instead, and new customers before old ones. Measured
over 200,000 customers: words or digits 0.3 ms, both together 0.3 to 5 ms; the slowest of 1,500
mixtures of frequent words and beginnings of numbers took 20 ms.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.core import names, phones
from desktop.core.models import Customer
from desktop.services import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_DIGITS_FROM = 3  # trigrams hold no fewer
_ABROAD_FROM = 7  # digits: fewer that begin with 00 can be the end of a number
_RUNS = re.compile(r"[^\W\d_]+|[\d+][\d\s+()/.\-–]*")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to understand what was typed: FTS5 queries, empty where nothing is asked for."""

    words: str
    digits: str


def find_customers(db: "Database", typed: str, limit: int) -> list[Customer]:
    found: dict[int, dict[str, Any]] = {}
    tried: list[_Reading] = []
    # Words and numbers may also stand in one: "anna,4567", "schmidt,anna".
    for parts in (typed.split(), _RUNS.findall(typed)):
        for reading in _readings(parts):
            if reading not in tried and len(found) < limit:
                tried.append(reading)
                _add(db, reading, found, limit)
        if found:
            break
    return [rows.customer_of(row) for row in found.values()]


def _readings(parts: Sequence[str]) -> Iterator[_Reading]:
    """Whole words come first, so that Anna stands before Annabel; then their beginnings.

    Digits can also be part of a name or an e-mail address ("Anna 2"). Those too few to be looked
    for in numbers narrow nothing down where they are not: a number may follow.
    """
    words, numbers = _split(parts)
    spelt = [_spellings(number) for number in numbers]
    digits = " AND ".join(f"({' OR '.join(map(_quoted, one))})" for one in spelt if one)
    everything = _Reading(_all_of(parts, " *"), "")
    if not all(spelt):
        yield everything
    if words and not digits:  # a number narrows down better than the order of the list
        yield _Reading(_all_of(words, ""), "")
    if words or digits:
        yield _Reading(_all_of(words, " *"), digits)
    if digits:
        yield everything


def _split(parts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words and the numbers as typed.

    Neighbours without a letter are one number: people type spaces into it.
    """
    words: list[str] = []
    numbers = [""]
    for part in parts:
        if any(sign.isalpha() for sign in part):
            words.append(part)
            numbers.append("")
        else:
            numbers[-1] += part
    return words, [number for number in numbers if phones.digits(number)]


def _add(db: "Database", reading: _Reading, found: dict[int, dict[str, Any]], limit: int) -> None:
    """Put whom ``reading`` finds behind those found already, up to ``limit``."""
    tables = {"customer_words": reading.words, "customer_digits": reading.digits}
    asked = {table: query for table, query in tables.items() if query}
    if not asked:
        return
    # Both give their ids in order, so what they share is merged without reading all of either.
    shared = " INTERSECT ".join(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608 - one of the two above
        for table in asked
    )
    sql = f"""
        SELECT * FROM customers WHERE id IN ({shared} ORDER BY 1 DESC LIMIT ?) ORDER BY id DESC
    """  # noqa: S608 - what was typed goes in as parameters
    for row in db.query(sql, [*asked.values(), limit]):
        if len(found) < limit:
            found.setdefault(row["id"], row)


def _all_of(words: Sequence[str], ending: str) -> str:
    """Return the query for all ``words``; ``ending`` is ``" *"`` where they may be beginnings.

    Whoever is in the book as Mueller is found by Müller too.
    """
    asked = []
    for word in words:
        plain = names.fold(word)
        spelt_out = names.searchable(word)[len(plain) + 1 :]
        spellings = [one for one in (plain, spelt_out) if any(sign.isalnum() for sign in one)]
        if spellings:
            asked.append(f"({' OR '.join(_quoted(one) + ending for one in spellings)})")
    return " AND ".join(asked)


def _spellings(number: str) -> list[str]:
    """Return the digits to look for: as typed, and as dialled from abroad (see ``core.phones``).

    ``+49`` is found as ``0049``; a zero too many, as in ``+49 0170``, is left out.
    """
    plain = phones.digits(number)
    is_abroad = number.lstrip("(").startswith("+")
    if not is_abroad and not plain.startswith("00"):
        return [plain] if len(plain) >= _DIGITS_FROM else []
    abroad = plain if is_abroad else plain[2:]
    understood = phones.digits(phones.normal(f"+{abroad}", ""))
    found = [f"00{understood or abroad}"]
    if not understood or (not is_abroad and len(plain) < _ABROAD_FROM):
        found.append(plain)
    return [one for one in dict.fromkeys(found) if len(one) >= _DIGITS_FROM]


def _quoted(text: str) -> str:
    """Return an FTS5 string: everything in it is looked for, nothing is an operator."""
    return '"' + text.replace('"', '""') + '"'
