"""Makes the cloud agree with the book, one step at a time: which is next, and who has to wait."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from random import Random

from desktop.core.cloud_log import ACCOUNT, CloudAct, LogEntry
from desktop.core.meetings import (
    FARTHEST_WAIT,
    Change,
    CloudStep,
    Create,
    Delete,
    Forget,
    NeedsPerson,
    Settled,
    Wait,
    next_step,
)
from desktop.core.models import BookingDetails, Meeting, Organiser, ProviderKind, Salon
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import OF_ONE_BOOKING, at_peace, ended, external_id, wish
from desktop.services.audit import audit
from desktop.services.cloud_steps import CloudSteps, Outcome, Task, answer_of
from desktop.services.ledger import Entry, Ledger
from desktop.services.leftovers import Leftovers
from desktop.services.providers import MeetingProvider
from desktop.services.pulse import Pulse
from desktop.services.store import Store

AT_A_TIME = 100
"""Bookings written of in one transaction: other lanes wait for it to end."""

DOWN_FOR_ALL = 3
"""From how many bookings in a row without a proper answer on all others wait as well."""

EVERY = 10_000


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
        self._leftovers = Leftovers(store, ledger, random)
        self._held_off: dict[ProviderKind, tuple[AppError, datetime]] = {}
        self._down: set[int] = set()
        self._is_begun = False

    def step(self) -> datetime | None:
        """Take at most one step in the cloud, the soonest appointment's first.

        Returns when to call again (the present or past: at once), ``None`` when nothing waits.

        Raises:
            AppError: the book could not be read or written; nothing is lost, call again later.
        """
        if not self._is_begun:
            self._begin()
        while True:
            now = self._now()
            with self._store.together():
                task = self._find_task(now)
                again = self._store.next_due(now)
            if task is not None:
                self._after(task, self._steps.take(task))
                return now
            if again is None or again > now:
                return self._tidy(now, again)

    def look_for_leftovers(self) -> None:
        """Compare ledger and book again: the account may have changed."""
        self._leftovers.look()

    def _begin(self) -> None:
        audit(self._store, self._ledger, self._now())
        for kind, until in self._store.held_off().items():
            self._held_off[kind] = (AppError(Kind.BUSY), until)
        self._is_begun = True

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
        if isinstance(step, Create) and row.organiser is not None and details.meeting is None:
            return None  # begun as one that the ledger knows: judged anew, its account may differ
        return Task(provider, organiser, details, row, step, salon)

    def _hold_off(self, details: BookingDetails, kind: ProviderKind, now: datetime) -> bool:
        """Whether the provider told everybody to wait; then the booking does."""
        until = self._wait_of(kind, now)
        if until is None:
            return False
        error, _ = self._held_off[kind]
        row = self._row(details, kind)
        since = row.since or now
        self._store.record_meeting(replace(row, trouble=error, not_before=until, since=since))
        return True

    def _wait_of(self, kind: ProviderKind, now: datetime) -> datetime | None:
        _, until = self._held_off.get(kind, (None, None))
        return until if until is not None and now < until <= now + FARTHEST_WAIT else None

    def _after(self, task: Task, outcome: Outcome) -> None:
        """See to the others: a life that is over has a next one, a failure may be everybody's."""
        kind, row, error = task.step.provider, outcome.meeting, outcome.error
        if error is None:
            self._down.clear()
            if row.ended and row.tries and wish(task.details, task.salon) is not None:
                self._begin_life(replace(task.details, meeting=None), kind, row.tries)
            return
        self._down = self._down | {row.booking_id} if error.kind is Kind.DOWN else set()
        if error.retry_after is not None and row.not_before is not None:
            self._held_off[kind] = (error, row.not_before)
        elif error.kind not in OF_ONE_BOOKING or len(self._down) >= DOWN_FOR_ALL:
            self._postpone_others(row, kind)

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
            for entry in self._ledger.alive_of(booking.uid):
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
        """Delete one meeting that no booking claims, now that no booking has to be served."""
        provider = self._providers(ProviderKind.TEAMS)
        organiser = provider.organiser() if provider else None
        due = self._leftovers.due(organiser, now)
        wait = self._wait_of(ProviderKind.TEAMS, now)
        if due is not None and wait is not None:
            due = max(due, wait)
        if due is None or provider is None:
            return again
        entry = self._leftovers.next(organiser, now) if due <= now else None
        if entry is None:
            return due if again is None else min(due, again)
        self._delete_leftover(entry, provider, now)
        return now

    def _delete_leftover(self, entry: Entry, provider: MeetingProvider, now: datetime) -> None:
        answer = answer_of(lambda: self._leftovers.tidy(entry, provider))
        if not isinstance(answer, AppError):
            self._pulse.answered(now)
            self._store.note(LogEntry(ACCOUNT, now, CloudAct.TIDY, None, answer))
        elif answer.kind is Kind.MEETING_GONE:
            self._leftovers.is_gone(entry)
        else:
            self._pulse.failed(answer, now)
            due = self._leftovers.failed(entry, answer, now)
            if answer.retry_after is not None:
                self._held_off[ProviderKind.TEAMS] = (answer, due)
            self._store.note(LogEntry(ACCOUNT, now, CloudAct.TIDY, answer))


def _provider_kind(details: BookingDetails, salon: Salon) -> ProviderKind:
    return details.meeting.provider if details.meeting else salon.provider


def _existing(details: BookingDetails) -> Meeting:
    if details.meeting is None:
        raise ValueError("this step is for a booking that has a meeting")
    return details.meeting
