"""Which published versions are newer than this one, told by the list of releases on GitHub.

GitHub REST API, "List releases": a JSON array of objects, of which ``tag_name``, ``body``,
``draft`` and ``prerelease`` are looked at. What else they say (addresses to download from, above
all) is not used: the page to open is made of the repository's own name.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.core.daybook import minutes_of, open_minutes
from desktop.core.models import Salon
from desktop.core.outside_text import plain_lines, without_turns
from desktop.core.times import to_wall

LONGEST_NOTES = 20_000
"""Characters of one version's notes that are shown."""

END_OF_NOTES = "### Which file"
"""What follows is for whoever downloads: packaging/release.py writes it."""

MOST_SHOWN = 20
"""Versions whose notes are shown; whoever is further behind reads the rest on the page."""

DAYS_BETWEEN = 7
"""Days from one asking by itself to the next."""

_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_VERSION = re.compile(r"v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(.*)", re.DOTALL)
_HEADING = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"(\s*)[-*+]\s+")
_LINK = re.compile(r"!?\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)")
_MARKS = re.compile(r"\*\*|__|`")

Key = tuple[int, int, int, bool]


class NotAFeed(ValueError):
    """What came is no list of releases."""


@dataclass(frozen=True, slots=True)
class Release:
    """``version`` is such as ``0.2.0``; ``notes`` are plain text, possibly empty."""

    version: str
    notes: str


def is_repository(text: str) -> bool:
    """Whether ``text`` names a repository on GitHub: its owner, a stroke, its name."""
    return _REPOSITORY.fullmatch(text) is not None and ".." not in text


def newer_than(version: str, feed: bytes) -> list[Release]:
    """Return the releases after ``version``, the newest first.

    Drafts, pre-releases and tags that are no version of three numbers are left out. A ``version``
    with something after its numbers comes before the release of these numbers.

    Raises NotAFeed.
    """
    ours = _key(version)
    if ours is None:
        raise ValueError(f"{version!r} is no version")
    found = {key: release for key, release in _releases(feed) if key > ours}
    return [found[key] for key in sorted(found, reverse=True)][:MOST_SHOWN]


def is_open(salon: Salon, now: datetime) -> bool:
    """Whether ``now`` (UTC) lies in the salon's opening hours."""
    wall = to_wall(now, salon.time_zone)
    minute = minutes_of(wall.time())
    return any(opens <= minute < closes for opens, closes in open_minutes(salon, wall.date()))


def is_time_to_ask(salon: Salon, now: datetime, asked: datetime | None) -> bool:
    """Whether the app may ask by itself: outside opening hours, and not every day."""
    # a clock that was set back must not keep it from asking for years
    is_due = asked is None or abs(now - asked) >= timedelta(days=DAYS_BETWEEN)
    return is_due and not is_open(salon, now)


def plain_notes(markdown: str) -> str:
    """Return release notes without their marks, to be shown as plain text."""
    text = _without_comments(without_turns(plain_lines(markdown)))
    text = f"\n{text}\n".partition(f"\n{END_OF_NOTES}\n")[0]
    lines = [_plain_line(line.rstrip()) for line in text[:LONGEST_NOTES].split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_comments(text: str) -> str:
    """Leave out what stands in comments of HTML; one that is never closed goes on to the end.

    No pattern with a lazy middle: it looks for the end again from each of a thousand beginnings.
    """
    first, *others = text.split("<!--")
    return "".join([first, *(other.partition("-->")[2] for other in others)])


def _plain_line(line: str) -> str:
    line = _HEADING.sub("", line, count=1) if line.startswith("#") else line
    line = _BULLET.sub(r"\1• ", line, count=1) if _BULLET.match(line) else line
    return _MARKS.sub("", _LINK.sub(r"\1", line))


def _releases(feed: bytes) -> Iterator[tuple[Key, Release]]:
    try:
        content = json.loads(feed)
    except (ValueError, RecursionError) as error:  # RecursionError: brackets in brackets
        raise NotAFeed from error
    if not isinstance(content, list):
        raise NotAFeed
    for entry in content:
        if not isinstance(entry, dict) or entry.get("draft") or entry.get("prerelease"):
            continue
        tag, notes = entry.get("tag_name"), entry.get("body")
        key = _key(tag) if isinstance(tag, str) else None
        if key is not None and key[3]:
            words = plain_notes(notes) if isinstance(notes, str) else ""
            yield key, Release(".".join(map(str, key[:3])), words)


def _key(version: str) -> Key | None:
    """Return what versions are put in order by; the last part is whether it is a release."""
    found = _VERSION.fullmatch(version.strip())
    if found is None:
        return None
    first, second, third, rest = found.groups()
    return int(first), int(second), int(third), not rest
