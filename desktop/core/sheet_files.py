"""What the sheet left when the app closes is called, and which files are such sheets of ours.

The name is the same in every language, so that it is found again to be deleted:
``trimsy-desk-day-sheet-2026-05-05 Salon Rosa 1f0c9a2b.pdf``. The salon's name tells people whose it
is, and its ``mark`` tells the app: two salons may save to one folder, and each may change its name.
"""

import re
from datetime import date

from desktop.core.file_names import safe_stem

LONGEST_NAME = 40
"""Characters of the salon's name; the rest of the file's has about as many."""

_MARK = 8


def mark_of(book_id: str) -> str:
    """Return what the names of all sheets of one book end with."""
    return book_id[:_MARK]


def sheet_name(day: date, salon_name: str, mark: str, *, practice: bool = False) -> str:
    """Return the name of the file for a day. One of the practice salon says so."""
    stem = "trimsy-desk-practice-day-sheet-" if practice else "trimsy-desk-day-sheet-"
    whose = safe_stem(salon_name)[:LONGEST_NAME].strip(" .") if salon_name.strip() else ""
    words = f"{day.isoformat()} {whose} {mark}" if whose else f"{day.isoformat()} {mark}"
    return f"{stem}{words}.pdf"


def day_of(file_name: str, mark: str) -> str | None:
    """Return the day of a sheet of that book, as ISO 8601; ``None`` of any other file."""
    found = re.fullmatch(_sheet(mark), file_name)
    return found[1] if found else None


def is_piece(file_name: str, mark: str) -> bool:
    """Whether this is left of such a sheet that was being written when the app had to end."""
    return re.fullmatch(rf"\.{_sheet(mark)}-\w+", file_name) is not None


def _sheet(mark: str) -> str:
    stem, day = r"trimsy-desk-(?:practice-)?day-sheet-", r"(\d{4}-\d\d-\d\d)"
    return rf"{stem}{day}(?: .+)? {re.escape(mark)}\.pdf"
