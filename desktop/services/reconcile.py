"""Makes the cloud agree with the book, one step at a time: which is next, and who has to wait."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from desktop.core.meetings import (
    Change,
    CloudStep,
    Create,
    Delete,
    Forget,
    NeedsPerson,
    Settled,
    Wait,
    next_step,
    same_account,
)
from desktop.core.models import BookingDetails, Meeting, Organiser, ProviderKind, Salon
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import OF_ONE_BOOKING, at_peace, ended, external_id, wish
from desktop.services.audit import audit
from desktop.services.cloud_steps import CloudSteps, Outcome, Task
from desktop.services.ledger import Ledger
from desktop.services.leftovers import Leftovers
from desktop.services.providers import MeetingProvider
from desktop.services.pulse import Pulse
from desktop.services.store import Store
from desktop.services.waits import Waits

AT_A_TIME = 100
"""Bookings written of in one transaction: other lanes wait for it to end."""

DOWN_FOR_ALL = 3
"""From how many bookings in a row without a proper answer on all others wait as well."""

EVERY = 10_000

CLOCK_DRIFT = timedelta(seconds=5)
"""What a clock that is kept right by the network may be put back by without our noticing."""


class Reconciler:
    """Takes the steps that ``core.meetings.next_step`` names.

    ``providers`` answers with the provider of a kind, ``None`` while it cannot be used; ``random``
    makes jitter (``random.SystemRandom()``, or a seeded one to replay a run). ``ledger`` knows what
    exists in the cloud even where the book has forgotten it; ``pulse`` is told of every answer.
    """

    def __init__(
        self,
        store: Store,
        providers: Callable[[ProviderKind], MeetingProvider | None],
        now: Callable[[], datetime],
        random: Random,
        *,
        ledger: Ledger,
        pulse: Pulse,
    ) -> None:
        self._store = store
        self._providers = providers
        self._now = now
        self._ledger = ledger
        self._pulse = pulse
        self._steps = CloudSteps(store, ledger, pulse, now, random.random)
        self._leftovers = Leftovers(store, ledger, pulse, now, random)
        self._waits = Waits(pulse, now)
        self._down: set[int] = set()
        self._is_begun = False
        self._latest: datetime | None = None

    def step(self) -> datetime | None:
        """Take at most one step in the cloud, the soonest appointment's first.

        Returns when to call again (the present or past: at once), ``None`` when nothing waits.

        Raises:
            AppError: the book could not be read or written; nothing is lost, call again later.
        """
        if not self._is_begun:
            self._begin()
        while True:
            now = self._read_clock()
            with self._store.together():
                task = self._find_task(now)
                again = self._store.next_due(now)
            if task is not None:
                outcome = self._steps.take(task)
                if outcome is not None:
                    self._after(task, outcome)
                return now
            if again is None or again > now:
                return self._tidy(now, again)

    def look_for_leftovers(self) -> None:
        """Compare ledger and book again: the account may have changed."""
        self._leftovers.look()

    def _begin(self) -> None:
        audit(self._store, self._ledger, self._now())
        self._store.look_at_unmade()
        until = self._store.held_off()
        if until:
            self._pulse.hold(AppError(Kind.BUSY), until)
        self._is_begun = True

    def _read_clock(self) -> datetime:
        """Return the time; waits do not grow longer when the clock is put back."""
        now, before = self._now(), self._latest
        if before is not None and now < before - CLOCK_DRIFT:
            self._pulse.clock_went_back(before - now)
            self._store.clock_went_back(before - now)
        self._latest = now
        return now

    def _find_task(self, now: datetime) -> Task | None:
        """Return the first thing to ask of a provider, after noting what needs none before it."""
        salon = self._store.salon()
        for _ in range(AT_A_TIME):
            due = self._store.unsettled(now, limit=1)
            task = self._advance(due[0], salon, now) if due else None
            if task is not None or not due:
                return task
        return None

    def _advance(self, details: BookingDetails, salon: Salon, now: datetime) -> Task | None:
        """Note what is to be noted of one booking; return what there is to ask, if anything."""
        kind = _provider_kind(details, salon)
        provider = self._providers(kind)
        organiser = provider.organiser() if provider else None
        match next_step(details, salon, organiser, now):
            case Create() | Change() | Delete() as step:
                if provider is None:
                    self._need_person(details, salon, AppError(Kind.NO_PROVIDER))
                elif not self._hold_off(details, kind, now):
                    return self._task(provider, organiser, details, step, salon)
            case Settled():
                self._settle(details, salon)
            case Forget():
                self._store.record_meeting(ended(_existing(details)))
            case Wait(until):
                self._store.wait(details, salon, until)
            case NeedsPerson(error):
                self._need_person(details, salon, error)
        return None

    def _task(
        self,
        provider: MeetingProvider,
        organiser: Organiser | None,
        details: BookingDetails,
        step: CloudStep,
        salon: Salon,
    ) -> Task | None:
        row = self._row(details, step.provider)
        entry = self._ledger.get(row.external_id)
        if entry is not None and row.organiser is None:
            # The book has forgotten who was asked for it, and no other account is to be.
            row = replace(row, organiser=entry.organiser)
            self._store.record_meeting(row)
        known = details.meeting.organiser if details.meeting else None
        if row.organiser != known or self._takes_up_again(row, details, organiser):
            return None  # judged anew: it is that account's, or has its meeting already
        return Task(provider, organiser, details, row, step, salon)

    def _takes_up_again(
        self, row: Meeting, details: BookingDetails, organiser: Organiser | None
    ) -> bool:
        """Whether this account still has a meeting for the booking, left when another came."""
        if row.organiser is not None or organiser is None:
            return False
        for entry in reversed(self._ledger.alive_of(details.booking.uid)):
            if entry.missing_since is None and same_account(entry.organiser, organiser):
                known = replace(row, external_id=entry.external_id, organiser=organiser)
                self._store.take_up_again(row, known)
                self._leftovers.look()
                return True
        return False

    def _hold_off(self, details: BookingDetails, kind: ProviderKind, now: datetime) -> bool:
        """Whether everybody has to wait; then the booking does."""
        hold = self._waits.of(details.meeting, kind, now)
        if hold is None:
            return False
        error, until = hold
        row = self._row(details, kind)
        since = row.since or now
        self._store.record_meeting(replace(row, trouble=error, not_before=until, since=since))
        return True

    def _after(self, task: Task, outcome: Outcome) -> None:
        """See to the others: a life that is over has a next one, a failure may be everybody's."""
        kind, row, error = task.step.provider, outcome.meeting, outcome.error
        if error is None:
            self._down.clear()
            self._waits.end(kind)
            if row.ended and row.tries and wish(task.details, task.salon) is not None:
                self._begin_life(replace(task.details, meeting=None), kind, row.tries)
            return
        unanswered = error.kind is Kind.DOWN and not outcome.answered
        self._down = self._down | {row.booking_id} if unanswered else set()
        if error.retry_after is not None and row.not_before is not None:
            self._pulse.hold(error, row.not_before)
        elif error.kind not in OF_ONE_BOOKING or len(self._down) >= DOWN_FOR_ALL:
            failure = self._waits.pause(row, kind)
            if failure != row:
                self._store.record_meeting(failure)
            self._postpone_others(failure, kind)

    def _postpone_others(self, failure: Meeting, kind: ProviderKind) -> None:
        """Write a failure that concerns every booking on those waiting too, unasked."""
        now, salon, provider = self._now(), self._store.salon(), self._providers(kind)
        organiser = provider.organiser() if provider else None
        others = [
            details
            for details in self._store.unsettled(now, limit=EVERY)
            if _provider_kind(details, salon) is kind
            and isinstance(next_step(details, salon, organiser, now), CloudStep)
        ]
        for first in range(0, len(others), AT_A_TIME):
            with self._store.together():
                for details in others[first : first + AT_A_TIME]:
                    row = self._row(details, kind)
                    news = replace(
                        row,
                        tries=max(row.tries, failure.tries),
                        not_before=failure.not_before,
                        trouble=failure.trouble,
                        since=row.since or now,
                    )
                    self._store.record_meeting(news)

    def _need_person(self, details: BookingDetails, salon: Salon, error: AppError) -> None:
        """Note why this booking stops, where a row for it exists or will be needed."""
        if error.kind is not Kind.NO_PROVIDER:
            row = self._row(details, salon.provider)
            stays = row.trouble == error and row.not_before is None
            if not stays:
                since = row.since or self._now()
                row = replace(row, trouble=error, not_before=None, tries=0, since=since)
                self._store.record_meeting(row)
            details = replace(details, meeting=row)
        self._store.wait(details, salon, None)

    def _settle(self, details: BookingDetails, salon: Salon) -> None:
        meeting = details.meeting
        if meeting is not None and meeting.trouble is not None:
            self._store.record_meeting(at_peace(meeting))
        else:
            self._store.settle(details, salon)

    def _row(self, details: BookingDetails, kind: ProviderKind) -> Meeting:
        """Return the booking's row, on disk before anything is asked; a new one has no account."""
        return details.meeting or self._begin_life(details, kind, 0)

    def _begin_life(self, details: BookingDetails, kind: ProviderKind, tries: int) -> Meeting:
        """Begin the booking's next life: one that the ledger knows of and the book forgot, or new.

        Such a one is its account's, so that no other account makes a second meeting beside it.
        """
        booking = details.booking
        known = {life.external_id for life in self._store.meetings_of(booking.id)}
        if known:
            self._leftovers.look()
        if kind is ProviderKind.TEAMS:
            for entry in reversed(self._ledger.alive_of(booking.uid)):
                if entry.external_id not in known:
                    return self._store.begin_meeting(
                        booking.id, kind, entry.external_id, entry.organiser
                    )
        life = len(known) + 1
        while external_id(booking.uid, life) in known:
            life += 1
        row = self._store.begin_meeting(booking.id, kind, external_id(booking.uid, life), None)
        if tries and row.tries != tries:
            row = replace(row, tries=tries)
            self._store.record_meeting(row)
        return row

    def _tidy(self, now: datetime, again: datetime | None) -> datetime | None:
        """Look after what no booking claims, now that no booking has to be served."""
        provider = self._providers(ProviderKind.TEAMS)
        due = None if provider is None else self._leftovers.step(provider, now)
        return min((time for time in (again, due) if time is not None), default=None)


def _provider_kind(details: BookingDetails, salon: Salon) -> ProviderKind:
    return details.meeting.provider if details.meeting else salon.provider


def _existing(details: BookingDetails) -> Meeting:
    if details.meeting is None:
        raise ValueError("this step is for a booking that has a meeting")
    return details.meeting
