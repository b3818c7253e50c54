"""A list of customers in CSV, from whatever program: text -> table -> candidates."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from desktop.core.candidates import Candidate, Fault
from desktop.core.csv_cells import unguarded
from desktop.core.csv_columns import Column, columns_by_content, columns_by_name, has_heads
from desktop.core.text_files import Watch, lines_of, text_of, unwatched
from desktop.core.words import QT_TRANSLATE_NOOP

SEPARATORS = ",;\t|"
SEVERAL = ":::"
"""Stands between several numbers or addresses in one cell (Google Contacts)."""

MOST_LINES = 200
"""Lines a cell may have; more come from a quotation mark that nobody closed."""

LONGEST_LINE = 1_000_000
MOST_CELLS = 500
"""Of a line; what programs write about a customer takes some hundred (Outlook: 92)."""

OPEN_QUOTE = QT_TRANSLATE_NOOP(
    "core",
    "A quotation mark that opens here is never closed. Nothing from here on can be read.",
)
TOO_LONG = QT_TRANSLATE_NOOP("core", "This line is too long. Nothing from here on can be read.")

_LOOKED_AT = 30


@dataclass(frozen=True, slots=True)
class Row:
    """``line`` is where it begins in the file, counted from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it stands in the file, blank lines left out; ``faults`` is what ended it early.

    ``first_is_heads`` and ``columns`` are what a look at it suggests.
    """

    rows: Sequence[Row]
    separator: str
    first_is_heads: bool
    faults: tuple[Fault, ...] = ()

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)

    def heads(self) -> tuple[str, ...]:
        """Return the first line, filled up to the width of the widest."""
        first = self.rows[0].cells if self.rows else ()
        return (*first, *[""] * (self.width - len(first)))

    def columns(self, *, with_heads: bool) -> tuple[Column, ...]:
        """Return what the columns seem to hold, one for each."""
        if with_heads:
            return columns_by_name(self.heads())
        found = columns_by_content([row.cells for row in self.rows])
        return (*found, *[Column.NOTHING] * (self.width - len(found)))

    def body(self, *, with_heads: bool) -> Iterator[Row]:
        return islice(self.rows, int(with_heads), None)


def table_of(data: bytes, watch: Watch = unwatched) -> Table:
    """Return the table in a file, its encoding and separator recognised."""
    text = text_of(data)
    separator, skipped = _separator(text)
    faults: list[Fault] = []
    rows = [
        row
        for row in _rows(text, separator, faults, watch)
        if row.line > skipped and any(cell.strip() for cell in row.cells)
    ]
    first = rows[0].cells if rows else ()
    return Table(rows, separator, has_heads(first), tuple(faults))


def candidate_of(row: Row, columns: Sequence[Column]) -> Candidate:
    """Return who stands in a row; what several columns hold is put together."""
    held: dict[Column, list[str]] = {column: [] for column in Column}
    for column, cell in zip(columns, row.cells, strict=False):
        several = cell.split(SEVERAL) if column in (Column.PHONE, Column.EMAIL) else [cell]
        keep = str if column is Column.NOTE else str.strip
        held[column] += [keep(one) for one in several if one.strip()]
    names = held[Column.NAME] or [*held[Column.FIRST_NAME], *held[Column.LAST_NAME]]
    return Candidate(
        line=row.line,
        name=" ".join(names),
        phones=tuple(held[Column.PHONE]),
        emails=tuple(held[Column.EMAIL]),
        note="\n".join(held[Column.NOTE]),
        language="".join(held[Column.LANGUAGE][:1]),
        time_zone="".join(held[Column.TIME_ZONE][:1]),
    )


def _rows(
    text: str,
    separator: str,
    faults: list[Fault],
    watch: Watch = unwatched,
    most_cells: int = MOST_CELLS,
) -> Iterator[Row]:
    lines = _Lines(text, watch)
    reader = csv.reader(lines, delimiter=separator)
    begins = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            faults.append(Fault(begins, TOO_LONG))
            return
        if cells is None:
            return
        if len(cells) > most_cells:
            faults.append(Fault(begins, TOO_LONG))
            return
        if lines.ended or reader.line_num - begins >= MOST_LINES:
            faults.append(Fault(begins, OPEN_QUOTE))
            return
        yield Row(begins, tuple(unguarded(cell) for cell in cells))
        begins = reader.line_num + 1


class _Lines(Iterator[str]):
    """The lines of a text. ``ended`` tells that one more was asked for than there are.

    A reader that gives a row all the same was in the middle of a cell.
    """

    def __init__(self, text: str, watch: Watch) -> None:
        self._lines = lines_of(text, watch)
        self.ended = False

    def __next__(self) -> str:
        line = next(self._lines, "")
        if not line:
            self.ended = True
            raise StopIteration
        if len(line) > LONGEST_LINE:
            raise csv.Error
        return line


def _separator(text: str) -> tuple[str, int]:
    """Return what stands between the cells, and how many lines say so before the list begins.

    It is what parts most of the first lines into equally many cells, the more the better.
    """
    first = text[:40].splitlines()[:1]
    if first and first[0].strip().strip('"').lower().startswith("sep=") and len(first[0]) > 4:
        named = first[0].strip().strip('"')[4:5]
        if named in SEPARATORS:  # Excel's own way to tell
            return named, 1
    return max(SEPARATORS, key=lambda one: _parted(text, one)), 0


def _parted(text: str, separator: str) -> tuple[int, int]:
    beginning = text[:100_000]
    rows = islice(_rows(beginning, separator, [], most_cells=len(beginning)), _LOOKED_AT)
    widths = [len(row.cells) for row in rows if any(row.cells)]
    if not widths:
        return 0, 0
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    return (widths.count(usual) if usual > 1 else 0), usual
