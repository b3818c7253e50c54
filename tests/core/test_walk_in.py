"""Who is proposed for somebody who stands at the desk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

import pytest

from desktop.core.models import Absence, AbsenceKind, BookingDetails, Place, Service, Span, Staff
from desktop.core.walk_in import Present, WalkIn, propose
from tests.core.booking_builder import details, salon

HOUSE = salon(hours=((Span(time(9), time(18)),),) * 6 + ((),))
TUESDAY = datetime(2026, 6, 2)
MIA, TOM, UTE = (
    Staff(number, name, "#aa3366") for number, name in enumerate(("Mia", "Tom", "Ute"), 1)
)
COLOUR = Service(1, "Colour", 120, "#3366aa")
CUT = Service(2, "Cut", 45, "#3366aa", buffer=10)
FRINGE = Service(3, "Fringe", 15, "#3366aa")
ADVICE = Service(4, "Advice", 10, "#3366aa", Place.ONLINE)


def at(clock: str) -> datetime:
    return datetime.combine(TUESDAY.date(), time.fromisoformat(clock))


def busy(clock: str, minutes: int, person: Staff) -> BookingDetails:
    return details(starts=at(clock), minutes=minutes, staff_id=person.id)


def away(person: Staff) -> Absence:
    return Absence(1, person.id, AbsenceKind.SICK, at("00:00"), at("23:00"))


def proposed(
    *taken: BookingDetails | Absence,
    wanted: Staff = MIA,
    now: str = "10:20",
    usual: int = 0,
    staff: Sequence[Staff] = (MIA, TOM, UTE),
    services: Sequence[Service] = (COLOUR, CUT, FRINGE, ADVICE),
) -> str:
    present = Present(
        HOUSE,
        staff,
        services,
        [one for one in taken if isinstance(one, BookingDetails)],
        [one for one in taken if isinstance(one, Absence)],
    )
    found = propose(present, at(now), wanted.id, usual)
    names = {one.id: one.name for one in staff}
    what = {one.id: one.name for one in services}
    return f"{found.starts:%H:%M} {names.get(found.staff_id)} {what.get(found.service_id)}"


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([], "10:20 Mia Fringe"),
        ([busy("10:00", 20, MIA)], "10:20 Mia Fringe"),
        ([busy("10:00", 25, MIA)], "10:20 Tom Fringe"),
        ([busy("10:30", 25, MIA)], "10:20 Tom Fringe"),
        ([busy("10:35", 25, MIA)], "10:20 Mia Fringe"),
        ([away(MIA)], "10:20 Tom Fringe"),
        ([away(MIA), busy("10:00", 60, TOM)], "10:20 Ute Fringe"),
        ([away(MIA), away(TOM), away(UTE)], "10:20 Mia Fringe"),  # nobody: the one wanted
    ],
)
def test_the_one_wanted_if_free_else_the_first_who_is(
    taken: list[BookingDetails | Absence], expected: str
) -> None:
    assert proposed(*taken) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [("10:20", "10:20"), ("10:24", "10:20"), ("10:25", "10:25"), ("00:02", "00:00")],
)
def test_the_start_is_now_on_a_mark_of_five_minutes(now: str, expected: str) -> None:
    assert proposed(now=now).split()[0] == expected


def test_seconds_do_not_matter() -> None:
    present = Present(HOUSE, [MIA], [CUT], [], [])
    found = propose(present, at("10:24").replace(second=59, microsecond=9), MIA.id)
    assert found == WalkIn(MIA.id, CUT.id, at("10:20"))


@pytest.mark.parametrize(
    ("gives", "usual", "expected"),
    [
        (None, 0, "Fringe"),
        (None, CUT.id, "Cut"),
        ({COLOUR.id, CUT.id}, 0, "Cut"),
        ({COLOUR.id, CUT.id}, FRINGE.id, "Cut"),  # the usual one is not given
        ({COLOUR.id, ADVICE.id}, 0, "Colour"),  # whoever walks in is on site
        ({ADVICE.id}, 0, "Advice"),
        (None, 4711, "Fringe"),
    ],
)
def test_the_service_is_the_usual_one_else_the_shortest_on_site(
    gives: set[int] | None, usual: int, expected: str
) -> None:
    only = replace(MIA, service_ids=None if gives is None else frozenset(gives))
    assert proposed(staff=[only], usual=usual) == f"10:20 Mia {expected}"


def test_whoever_gives_nothing_is_passed_over() -> None:
    assert proposed(staff=[replace(MIA, service_ids=frozenset()), TOM]) == "10:20 Tom Fringe"


def test_archived_people_and_services_are_left_out() -> None:
    services = [replace(FRINGE, archived=True), CUT]
    staff = [replace(MIA, archived=True), TOM]
    assert proposed(staff=staff, services=services, usual=FRINGE.id) == "10:20 Tom Cut"


def test_without_anybody_or_anything_to_give_nothing_is_proposed() -> None:
    assert proposed(staff=[]) == "10:20 None None"
    assert proposed(services=[]) == "10:20 Mia None"


def test_what_the_service_needs_afterwards_has_to_be_free_too() -> None:
    taken = busy("11:10", 30, MIA)
    assert proposed(taken, services=[CUT]) == "10:20 Tom Cut"
    assert proposed(taken, services=[replace(CUT, buffer=5)]) == "10:20 Mia Cut"
