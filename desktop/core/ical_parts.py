"""A large .ics file -> small ones of a few events each, so that reading it can be stopped.

Only what the events need goes with them: time zones. Alarms are left out, of which one badly
written would spoil all the rest; so are tasks and journals.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.core.appointments import NotACalendar
from desktop.core.text_files import Watch, lines_of

AT_ONCE = 50
"""Events in a part: a tenth of a second or less."""

DEEPEST = 10
"""Components within each other; a calendar has four at most (RFC 9074)."""

LONGEST_LINE = 1_000_000
"""Longer ones hold a file that somebody attached, and are left out."""

_KEPT = ("VEVENT", "VTIMEZONE")
_IGNORED_INSIDE = "VALARM"


@dataclass(slots=True)
class _Whole:
    """What is needed of one calendar: whole components."""

    zones: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)


def parts_of(text: str, watch: Watch) -> Iterator[str]:
    """Yield calendars of at most :data:`AT_ONCE` events, in the order of the file.

    Raises:
        NotACalendar: there is none, one does not end, or holds too much within each other.
    """
    calendars = list(_calendars(text, watch))
    if not calendars:
        raise NotACalendar
    for one in calendars:
        zones = "".join(one.zones)
        for first in range(0, len(one.events), AT_ONCE):
            watch(first, len(one.events))
            events = "".join(one.events[first : first + AT_ONCE])
            yield f"BEGIN:VCALENDAR\n{zones}{events}END:VCALENDAR\n"


def _calendars(text: str, watch: Watch) -> Iterator[_Whole]:
    whole = _Whole()
    around: list[str] = []  # the components that have begun and not ended
    kept: list[str] = []
    for line in lines_of(text, watch):
        begun, ended = _named(line, "BEGIN"), _named(line, "END")
        if begun:
            around.append(begun)
        if len(around) > DEEPEST:
            raise NotACalendar
        if around[:1] != ["VCALENDAR"]:
            kept.clear()
        elif len(line) <= LONGEST_LINE and _is_kept(around):
            kept.append(line.rstrip("\r\n") + "\n")
        if ended and (not around or around.pop() != ended):
            raise NotACalendar
        if ended and len(around) == 1 and kept:
            (whole.events if ended == "VEVENT" else whole.zones).append("".join(kept))
            kept.clear()
        if ended == "VCALENDAR" and not around:
            yield whole
            whole = _Whole()
    if around:
        raise NotACalendar


def _is_kept(around: list[str]) -> bool:
    return len(around) > 1 and around[1] in _KEPT and _IGNORED_INSIDE not in around


def _named(line: str, mark: str) -> str:
    """Return which component a line begins or ends, empty for any other line."""
    name, colon, component = line.partition(":")
    return component.strip().upper() if colon and name.upper() == mark else ""
