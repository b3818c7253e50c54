"""What would become of everybody in a file, as lines to look at."""

from dataclasses import dataclass
from enum import StrEnum
from heapq import merge
from itertools import islice
from operator import itemgetter

from PySide6.QtCore import QCoreApplication

from desktop.services.arrivals import Incoming
from desktop.services.imports import Prepared
from desktop.ui.lists.import_words import fault_words, twin_words
from desktop.ui.lists.preview_table import LONGEST
from desktop.ui.spoken import one_line

translate = QCoreApplication.translate  # the name by which lupdate finds the words

MOST_SHOWN = 500
"""Lines that are shown of each part; nobody reads more."""


class Part(StrEnum):
    """Some of the file's people."""

    ALL = "all"
    NEW = "new"
    TWINS = "twins"
    FAULTS = "faults"


@dataclass(frozen=True, slots=True)
class People:
    """What a file holds, counted once."""

    prepared: Prepared
    new: int
    twins: int
    left_out: int

    def size(self, part: Part) -> int:
        return {
            Part.ALL: self.new + self.twins,
            Part.NEW: self.new,
            Part.TWINS: self.twins,
            Part.FAULTS: len(self.prepared.faults),
        }[part]


def people_of(prepared: Prepared) -> People:
    twins = sum(one.twin is not None for one in prepared.people)
    left_out = sum(fault.fatal for fault in prepared.faults)
    return People(prepared, len(prepared.people) - twins, twins, left_out)


def part_words(part: Part, n: int) -> str:
    words = {
        Part.ALL: translate("lists", "All customers ({n})"),
        Part.NEW: translate("lists", "New ({n})"),
        Part.TWINS: translate("lists", "Already known ({n})"),
        Part.FAULTS: translate("lists", "Problems ({n})"),
    }
    return words[part].format(n=n)


def heads(part: Part) -> tuple[str, ...]:
    if part is Part.FAULTS:
        return translate("lists", "Line"), translate("lists", "What is wrong")
    return (
        translate("lists", "Line"),
        translate("lists", "Name"),
        translate("lists", "Phone"),
        translate("lists", "E-mail"),
        translate("lists", "Already known"),
        translate("lists", "Language"),
        translate("lists", "Note"),
    )


def rows(people: People, part: Part) -> list[tuple[str, ...]]:
    """Return the first lines of a part."""
    if part is Part.FAULTS:
        faults = people.prepared.faults[:MOST_SHOWN]
        return [(str(fault.line), fault_words(fault)) for fault in faults]
    wanted = {Part.NEW: {True}, Part.TWINS: {False}}.get(part, {True, False})
    found = (one for one in people.prepared.people if (one.twin is None) in wanted)
    return [_cells(one) for one in islice(found, MOST_SHOWN)]


def lines_to_copy(people: People, *, with_twins: bool) -> list[str]:
    """Return all that is not or not wholly imported, a line each, in the order of the file."""
    faults = ((fault.line, fault_words(fault)) for fault in people.prepared.faults)
    known = (one for one in people.prepared.people if one.twin is not None and not with_twins)
    twins = ((one.line, twin_words(one.twin)) for one in known if one.twin is not None)
    words = translate("lists", "Line {line}: {what}")
    found = merge(faults, twins, key=itemgetter(0))
    return [words.format(line=line, what=what) for line, what in found]


def _cells(one: Incoming) -> tuple[str, ...]:
    who = one.customer
    known_as = "" if one.twin is None else twin_words(one.twin)
    phone, email, note = (
        one_line(text[: LONGEST * 2]) for text in (who.phone, who.email, who.note)
    )
    return str(one.line), who.name, phone, email, known_as, who.language, note
