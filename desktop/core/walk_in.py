"""Somebody stands at the desk: who is free now, and for what."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.core.in_the_way import in_the_way
from desktop.core.models import Absence, BookingDetails, BookingDraft, Place, Salon, Service, Staff

STEP = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class WalkIn:
    """What to propose; an id of 0 where there is nothing to choose from."""

    staff_id: int
    service_id: int
    starts: datetime


@dataclass(frozen=True, slots=True)
class Present:
    """The salon as it is now: ``bookings`` and ``absences`` of today, bookings of yesterday too."""

    salon: Salon
    staff: Sequence[Staff]
    services: Sequence[Service]
    bookings: Collection[BookingDetails]
    absences: Collection[Absence]


def propose(present: Present, now: datetime, staff_id: int, service_id: int = 0) -> WalkIn:
    """Return the wanted person if free now, else the first who is, else the wanted one anyway.

    ``now`` is wall-clock time. The service is ``service_id`` where that person gives it, else the
    shortest on site. Without anybody who gives anything both ids are as far as known.
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    starts = now - (now - midnight) % STEP
    working = [person for person in present.staff if not person.archived]
    people = sorted(working, key=lambda person: person.id != staff_id)
    offers = [(person, service_for(person, present.services, service_id)) for person in people]
    able = [(person, service) for person, service in offers if service is not None]
    for person, service in able:
        if _is_free(present, person, service, starts):
            return WalkIn(person.id, service.id, starts)
    if able:
        return WalkIn(able[0][0].id, able[0][1].id, starts)
    return WalkIn(people[0].id if people else 0, 0, starts)


def service_for(person: Staff, services: Sequence[Service], usual: int = 0) -> Service | None:
    """Return the usual service if ``person`` gives it, else the shortest on site."""
    given = [one for one in services if not one.archived and person.gives(one.id)]
    on_site = [one for one in given if one.place is Place.ON_SITE]
    wanted = next((one for one in given if one.id == usual), None)
    return wanted or min(on_site or given, key=lambda one: one.minutes, default=None)


def _is_free(present: Present, person: Staff, service: Service, starts: datetime) -> bool:
    draft = BookingDraft(0, None, person.id, service.id, starts, service.minutes)
    return not in_the_way(
        draft,
        person,
        present.salon,
        bookings=present.bookings,
        absences=present.absences,
        buffer=service.buffer,
    )
