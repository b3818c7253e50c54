"""Large calendars in small parts."""

import pytest
from icalendar import Calendar

from desktop.core.appointments import NotACalendar
from desktop.core.ical_import import appointments_of
from desktop.core.ical_parts import AT_ONCE, parts_of
from desktop.core.text_files import unwatched

OWN_ZONE = """\
BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:{offset}
TZOFFSETTO:{offset}
END:STANDARD
END:VTIMEZONE
"""


def event(number: int, zone: str = "") -> str:
    start = f";TZID={zone}:20260604T100000" if zone else ":20260604T100000Z"
    return f"BEGIN:VEVENT\nUID:{number}\nDTSTART{start}\nEND:VEVENT\n"


def calendar(*parts: str) -> str:
    return "".join(["BEGIN:VCALENDAR\n", *parts, "END:VCALENDAR\n"])


def uids(text: str) -> list[list[str]]:
    parts = [Calendar.from_ical(part) for part in parts_of(text, unwatched)]
    return [[str(one["UID"]) for one in part.walk("VEVENT")] for part in parts]


@pytest.mark.parametrize("size", [0, 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])
def test_each_event_is_in_one_part_in_order(size: int) -> None:
    found = uids(calendar(*map(event, range(size))))
    assert [uid for part in found for uid in part] == [str(number) for number in range(size)]
    assert all(0 < len(part) <= AT_ONCE for part in found)


def test_tasks_and_alarms_stay_behind() -> None:
    alarm = "BEGIN:VALARM\nTRIGGER:rubbish\nEND:VALARM\n"
    task = f"BEGIN:VTODO\nUID:task\n{alarm}END:VTODO\n"
    [part] = parts_of(calendar(task, event(1).replace("END", f"{alarm}END"), task), unwatched)
    assert part == calendar(event(1))


def test_folded_lines_and_other_line_ends_are_whole() -> None:
    folded = event(1).replace("UID:1", "SUMMARY:one\n  END:VEVENT\nUID:1").replace("\n", "\r\n")
    [part] = parts_of(calendar(folded), unwatched)
    [read] = Calendar.from_ical(part).walk("VEVENT")
    assert read["SUMMARY"] == "one END:VEVENT"


def test_zones_told_after_the_events_are_known_in_every_part() -> None:
    zone = OWN_ZONE.format(name="Salon time", offset="+0500")
    events = [event(number, "Salon time") for number in range(2 * AT_ONCE)]
    found = appointments_of(calendar(*events, zone).encode(), "UTC").found
    assert {one.starts.hour for one in found} == {5}
    assert len(found) == 2 * AT_ONCE


def test_each_calendar_of_a_file_has_its_own_zones() -> None:
    both = [
        calendar(
            OWN_ZONE.format(name=f"Zone {offset}", offset=offset), event(number, f"Zone {offset}")
        )
        for number, offset in enumerate(["+0500", "-0500"])
    ]
    found = appointments_of("".join(both).encode(), "UTC").found
    assert [one.starts.hour for one in found] == [5, 15]


BROKEN = {
    "no calendar": event(1),
    "no end": "BEGIN:VCALENDAR\n" + event(1),
    "an event without end": calendar("BEGIN:VEVENT\nUID:1\n", event(2)),
    "an end without beginning": calendar("END:VEVENT\n"),
    "ends crossed": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT\n",
    "nothing": "",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_is_not_whole_is_no_calendar(text: str) -> None:
    with pytest.raises(NotACalendar):
        list(parts_of(text, unwatched))
