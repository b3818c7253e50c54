"""People in a vCard file: versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), several in one file.

Read leniently, as address books write them: bare parameters, soft line breaks in
quoted-printable, lines folded in the middle of a letter, encodings told or not.
"""

import codecs
import quopri
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.core.candidates import Candidate, Fault
from desktop.core.outside_text import one_line
from desktop.core.text_files import WATCHED, Watch, unwatched, utf8_of, words_of
from desktop.core.words import QT_TRANSLATE_NOOP

NO_END = QT_TRANSLATE_NOOP("core", "The card that begins here does not end.")
NO_CARD = QT_TRANSLATE_NOOP("core", "There is no card in this file.")

_BEGIN, _END = ("BEGIN", "VCARD"), ("END", "VCARD")
_LINE = re.compile(rb"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_HEAD = re.compile(rb"""(?:[^":;]|"[^"]*"|;)*?:""")
_PARTS = re.compile(r"""((?:[^";]|"[^"]*")+)""")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FIELDS = re.compile(r"((?:[^\\;]|\\.?)*)(?:;|$)", re.DOTALL)
_LONGEST_HEAD = 2_000
"""Bytes before the colon of a line; to look farther for one would take a great deal of memory."""

_SLOW = frozenset({"punycode", "idna"})
"""Encodings, of host names and nothing else, that take ever longer the longer a text is."""

_RANKS = ("FAX", "PAGER", "HOME", "WORK", "VOICE", "CELL", "PREF")
"""Which number is the main one: the later, the rather."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Everybody in a file, and what could not be read."""

    people: Sequence[Candidate]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Property:
    """One content line; ``kinds`` are its parameters' values in capitals, for telling kinds."""

    line: int
    name: str
    value: str
    kinds: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Card:
    line: int
    properties: list[_Property] = field(default_factory=list)


def cards_of(data: bytes, watch: Watch = unwatched) -> Cards:
    """Return the people in a file; whatever else stands in it is left out."""
    faults: list[Fault] = []
    people = [_candidate(card) for card in _cards(utf8_of(data), faults, watch)]
    if not people and not faults:
        faults.append(Fault(1, NO_CARD))
    return Cards(people, tuple(faults))


def _cards(data: bytes, faults: list[Fault], watch: Watch) -> Iterator[_Card]:
    """Tell the cards apart; one may hold another, of an agent, in 2.1."""
    card: _Card | None = None
    depth = 0
    for line, raw in _unfolded(data, watch):
        found = _property(line, raw)
        if found is None:
            continue
        mark = found.name, found.value.strip().upper()
        if mark == _BEGIN and card is not None and (depth > 1 or _is_agent(card)):
            depth += 1
        elif mark == _BEGIN:
            if card is not None:
                faults.append(Fault(card.line, NO_END))
            card, depth = _Card(line), 1
        elif card is not None and mark == _END:
            depth -= 1
            if not depth:
                yield card
                card = None
        elif card is not None and depth == 1:
            card.properties.append(found)
    if card is not None:
        faults.append(Fault(card.line, NO_END))


def _is_agent(card: _Card) -> bool:
    """Whether what follows belongs to an agent's card."""
    last = card.properties[-1:]
    return bool(last) and last[0].name == "AGENT" and not last[0].value.strip()


def _unfolded(data: bytes, watch: Watch) -> Iterator[tuple[int, bytes]]:
    """Return the content lines with the number of the line in the file where each begins."""
    begins, parts = 0, list[bytes]()
    is_soft = False
    for number, found in enumerate(_LINE.finditer(data), start=1):
        line = found[1]
        if number % WATCHED == 0:
            watch(found.end(), len(data))
        if parts and is_soft:
            parts[-1] = parts[-1][:-1]
            parts.append(line.lstrip(b" \t"))
        elif parts and line[:1] in (b" ", b"\t"):
            parts.append(line[1:])
        else:
            if parts:
                yield begins, b"".join(parts)
            begins, parts = number, [line]
        is_soft = parts[-1].endswith(b"=") and b"QUOTED-PRINTABLE" in parts[0][:200].upper()
    if parts:
        yield begins, b"".join(parts)


def _property(line: int, raw: bytes) -> _Property | None:
    head = _HEAD.match(raw, 0, _LONGEST_HEAD)
    if head is None:
        return None
    name, *parameters = _PARTS.findall(words_of(head.group()[:-1])) or [""]
    kinds = {
        value.strip().strip('"').upper()
        for parameter in parameters
        for value in parameter.partition("=")[2].split(",") or []
    } | {parameter.strip().upper() for parameter in parameters if "=" not in parameter}
    value = raw[head.end() :]
    quoted = "QUOTED-PRINTABLE" in kinds
    if quoted:
        value = quopri.decodestring(value)
    text = _decoded(value, parameters)
    return _Property(line, name.rpartition(".")[2].strip().upper(), text, frozenset(kinds))


def _decoded(value: bytes, parameters: Iterable[str]) -> str:
    for parameter in parameters:
        name, _, charset = parameter.partition("=")
        if name.strip().upper() == "CHARSET":
            try:
                codec = codecs.lookup(charset.strip().strip('"')).name
                if codec in _SLOW:
                    break
                text = value.decode(codec)
            except (LookupError, ValueError):  # some codecs raise no more than these
                break
            # others give halves of UTF-16 pairs, which no book can hold
            return text.encode(errors="replace").decode().replace("\0", "")
    return words_of(value)


def _candidate(card: _Card) -> Candidate:
    numbers = sorted(_held(card, "TEL"), key=_rank, reverse=True)
    emails = sorted(_held(card, "EMAIL"), key=_rank, reverse=True)
    notes = [_plain(one.value) for one in _held(card, "NOTE")]
    return Candidate(
        line=card.line,
        name=_name(card),
        phones=_unique(_number(one.value) for one in numbers),
        emails=_unique(_plain(one.value).strip().removeprefix("mailto:") for one in emails),
        note="\n".join(note for note in notes if note.strip()),
        language="".join(_plain(one.value).strip() for one in _held(card, "LANG")[:1]),
        time_zone="",
    )


def _held(card: _Card, name: str) -> list[_Property]:
    """Return the properties of that name, in order."""
    return [one for one in card.properties if one.name == name]


def _name(card: _Card) -> str:
    """Return FN, else N put in order, else what else somebody is called by."""
    for one in _held(card, "FN"):
        if said := one_line(_plain(one.value)):
            return said
    for one in _held(card, "N"):
        parts = [one_line(_plain(part)) for part in _FIELDS.findall(one.value)[:5]]
        family, given, more, before, after = (*parts, *[""] * (5 - len(parts)))
        if said := " ".join(part for part in (before, given, more, family, after) if part):
            return said
    for name in ("NICKNAME", "ORG"):
        for one in _held(card, name):
            if said := one_line(_plain(one.value.replace(";", " "))):
                return said
    return ""


def _rank(one: _Property) -> int:
    preferred = len(_RANKS) if "1" in one.kinds else 0  # PREF=1 in 4.0
    if "FAX" in one.kinds:
        return -1
    return max([preferred, *(_RANKS.index(kind) for kind in one.kinds if kind in _RANKS)])


def _number(value: str) -> str:
    """Return a number as typed, or the one in a ``tel:`` address (RFC 3966)."""
    plain = _plain(value).strip()
    if not plain.lower().startswith("tel:"):
        return plain
    return plain[4:].partition(";")[0]


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
