"""Where a new booking begins: where somebody wants it, else at the next free time."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from desktop.core.free_slots import Known, Wanted, free_starts, soonest
from desktop.core.models import BookingDetails
from desktop.core.times import to_wall
from desktop.services.store import Store
from desktop.ui.form.form_facts import FormFacts

USUAL_MINUTES = 30
"""The length of a booking whose service is not chosen yet."""

STEP = 15
"""Minutes: a free time that has begun is entered at a multiple of these after the hour."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """With ``staff_id`` (0: nobody yet) at the wall-clock time ``starts``.

    One that is not ``is_chosen`` stands for its day, and may be with somebody else unless
    ``is_alone``. ``minutes`` and ``buffer`` are what the booking needs, as far as that is known.
    """

    staff_id: int
    starts: datetime
    is_chosen: bool = False
    is_alone: bool = False
    minutes: int = USUAL_MINUTES
    buffer: int = 0

    def like(self, usual: BookingDetails | None) -> "Beginning":
        """Return a beginning with who was booked before, and as long."""
        if usual is None:
            return self
        return replace(
            self,
            staff_id=usual.staff.id,
            is_alone=not usual.staff.archived,
            minutes=usual.booking.minutes,
            buffer=usual.service.buffer,
        )


def settled(store: Store, facts: FormFacts, begins: Beginning, now: datetime) -> Beginning:
    """Return ``begins``, moved to the next free time from now on where nobody chose one.

    ``now`` is in UTC. Where nobody is free in the weeks looked at, it stays.
    """
    if begins.is_chosen:
        return begins
    people = [one for one in facts.givers(0) if one.id == begins.staff_id or not begins.is_alone]
    wall = to_wall(now, facts.salon.time_zone)
    wanted = Wanted(
        tuple(people),
        begins.minutes,
        max(wall, datetime.combine(begins.starts.date(), time())),
        buffer=begins.buffer,
        step=STEP,
    )
    for first, last in wanted.stretches():
        bookings = store.bookings(first - timedelta(days=1), last)
        known = Known(facts.salon, bookings, store.absences(first, last))
        found = soonest(free_starts(wanted, known, first, last), begins.staff_id)
        if found is not None:
            return replace(begins, staff_id=found.staff.id, starts=found.starts)
    return begins
