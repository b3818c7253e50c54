"""Who works when: working hours by weekday, and the absences that take from them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop.core.daybook import DAY_MINUTES, Minutes, minutes_of_spans
from desktop.core.models import Absence, Salon, Span, Staff


@dataclass(frozen=True, slots=True)
class AbsenceOnDay:
    """The part of an absence that lies on one day."""

    absence: Absence
    starts: int
    ends: int

    @property
    def all_day(self) -> bool:
        return (self.starts, self.ends) == (0, DAY_MINUTES)


def working_spans(person: Staff, salon: Salon, day: date) -> tuple[Span, ...]:
    """Return when somebody works by the week's plan, absences left aside."""
    week = salon.hours if person.hours is None else person.hours
    return week[day.weekday()]


def working_minutes(person: Staff, salon: Salon, day: date) -> tuple[Minutes, ...]:
    """As :func:`working_spans`, in minutes."""
    return minutes_of_spans(working_spans(person, salon, day))


def absences_on(absences: Iterable[Absence], staff_id: int, day: date) -> tuple[AbsenceOnDay, ...]:
    """Return somebody's absences that touch ``day``, cut to it, in the order of their start."""
    midnight = datetime.combine(day, time())
    found = [
        AbsenceOnDay(absence, starts, ends)
        for absence in absences
        if absence.staff_id == staff_id
        for starts, ends in [_within(absence, midnight)]
        if starts < ends
    ]
    return tuple(sorted(found, key=lambda one: (one.starts, one.absence.id)))


def free_minutes(
    person: Staff, salon: Salon, day: date, absences: Iterable[Absence]
) -> tuple[Minutes, ...]:
    """Return when somebody is there to be booked: working hours without absences."""
    free = list(working_minutes(person, salon, day))
    for away in absences_on(absences, person.id, day):
        free = [rest for span in free for rest in _without(span, away.starts, away.ends)]
    return tuple(free)


def works_on(person: Staff, salon: Salon, day: date, absences: Iterable[Absence]) -> bool:
    """Whether somebody is there for any part of ``day``."""
    return bool(free_minutes(person, salon, day, absences))


def on_the_page(
    staff: Iterable[Staff],
    salon: Salon,
    day: date,
    absences: Collection[Absence],
    booked: Collection[int],
    *,
    everybody: bool = False,
) -> list[Staff]:
    """Return who has a column on ``day``: all who work, and all with bookings, archived ones last.

    ``booked`` are the ids of those with bookings to show. With ``everybody``, and on a day on which
    nobody works, those who do not work stand there too.
    """
    people = sorted(staff, key=lambda person: person.archived)
    at_work = {
        person.id
        for person in people
        if not person.archived and works_on(person, salon, day, absences)
    }
    if everybody or not at_work:
        at_work = {person.id for person in people if not person.archived}
    return [person for person in people if person.id in at_work or person.id in booked]


def absent_during(
    absences: Iterable[Absence], staff_id: int, starts: datetime, minutes: int
) -> list[Absence]:
    """Return somebody's absences that overlap a time, which is given by the wall clock."""
    ends = starts + timedelta(minutes=minutes)
    return [
        absence
        for absence in absences
        if absence.staff_id == staff_id and absence.starts < ends and starts < absence.ends
    ]


def _within(absence: Absence, midnight: datetime) -> Minutes:
    starts, ends = (
        int((moment - midnight).total_seconds()) // 60 for moment in (absence.starts, absence.ends)
    )
    return max(0, starts), min(DAY_MINUTES, ends)


def _without(span: Minutes, starts: int, ends: int) -> list[Minutes]:
    before, after = (span[0], min(span[1], starts)), (max(span[0], ends), span[1])
    return [part for part in (before, after) if part[0] < part[1]]
