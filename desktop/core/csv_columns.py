"""Which column of a list is what: by its name in English or German, else by what stands in it."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import islice

from desktop.core.names import fold


class Column(StrEnum):
    """What a column holds; several may hold the same."""

    NOTHING = "nothing"  # not imported
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    PHONE = "phone"
    EMAIL = "email"
    NOTE = "note"
    LANGUAGE = "language"
    TIME_ZONE = "time_zone"


_NAMES = {
    Column.NAME: (
        "name fullname displayname customer customername client clientname contact kunde kundin"
        " kundenname anzeigename vollstandigername ganzername"
    ),
    Column.FIRST_NAME: "firstname givenname forename vorname rufname",
    Column.LAST_NAME: "lastname surname familyname nachname familienname zuname",
    Column.PHONE: (
        "mobile mobilephone mobilenumber cell cellphone cellnumber phone phonenumber telephone"
        " telephonenumber tel phone1value phone2value homephone workphone businessphone"
        " primaryphone handy handynummer mobil mobiltelefon mobilnummer telefon telefonnummer"
        " telnr rufnummer telefonprivat telefongeschaftlich festnetz"
    ),
    Column.EMAIL: (
        "email emailaddress mail emailaddress1 emailaddress2 email1value email2value emailadresse"
        " mailadresse"
    ),
    Column.NOTE: (
        "note notes comment comments remark remarks notiz notizen bemerkung bemerkungen"
        " kommentar anmerkung anmerkungen hinweis"
    ),
    Column.LANGUAGE: "language sprache lang",
    Column.TIME_ZONE: "timezone zeitzone",
}
_BY_NAME = {word: column for column, words in _NAMES.items() for word in words.split()}
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
_PHONE = re.compile(r"[+(]?\d[\d\s()/.\-–]{4,}")
_LOOKED_AT = 200


def named(head: str) -> Column:
    """Return what a column called ``head`` holds; case, accents, hyphens do not matter."""
    return _BY_NAME.get(_NO_LETTER.sub("", fold(head)), Column.NOTHING)


def has_heads(first: Sequence[str]) -> bool:
    """Whether the first line of a list names its columns."""
    return any(named(cell) is not Column.NOTHING for cell in first)


def columns_by_name(heads: Sequence[str]) -> tuple[Column, ...]:
    return tuple(named(head) for head in heads)


def columns_by_content(rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Guess what the columns of a list without names hold."""
    shown = list(islice(rows, _LOOKED_AT))
    width = max(map(len, shown), default=0)
    found: list[Column] = []
    for index in range(width):
        cells = [row[index].strip() for row in shown if len(row) > index and row[index].strip()]
        found.append(_by_content(cells, found))
    return tuple(found)


def _by_content(cells: Sequence[str], found: Sequence[Column]) -> Column:
    def most(pattern: re.Pattern[str]) -> bool:
        return sum(pattern.fullmatch(cell) is not None for cell in cells) * 2 > len(cells)

    if not cells:
        return Column.NOTHING
    if most(_EMAIL):
        return Column.EMAIL
    if most(_PHONE):
        return Column.PHONE
    letters = sum(any(sign.isalpha() for sign in cell) for cell in cells)
    if Column.NAME not in found and letters * 2 > len(cells):
        return Column.NAME
    return Column.NOTHING
