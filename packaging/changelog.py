"""One version's section of CHANGELOG.md: what a release says about itself."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from product import ROOT

FILE = ROOT / "CHANGELOG.md"
UNRELEASED = "unreleased"

_HEADING = re.compile(r"^## \[(?P<version>[^]]+)](?: - (?P<when>.+))?$", re.MULTILINE)


class ChangelogError(Exception):
    """The changelog does not say what a release needs; the text says what is missing."""


@dataclass(frozen=True, slots=True)
class Section:
    """``when`` is None while the version is not released; ``notes`` is Markdown."""

    version: str
    when: date | None
    notes: str


def section(version: str, file: Path = FILE) -> Section:
    """Return what ``file`` says about ``version``; ChangelogError when that is nothing or odd."""
    text = file.read_text(encoding="utf-8")
    headings = list(_HEADING.finditer(text))
    found = [place for place, heading in enumerate(headings) if heading["version"] == version]
    if len(found) != 1:
        raise ChangelogError(f"{file.name} has {len(found) or 'no'} sections on {version}")
    heading = headings[found[0]]
    following = headings[found[0] + 1 :]
    end = following[0].start() if following else len(text)
    notes = text[heading.end() : end].strip()
    if not notes:
        raise ChangelogError(f"{file.name} says nothing about {version}")
    return Section(version, _date(heading), f"{notes}\n")


def _date(heading: re.Match[str]) -> date | None:
    said = heading["when"] or UNRELEASED
    if said == UNRELEASED:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise ChangelogError(f"not a date (YYYY-MM-DD): {heading[0]}") from None
