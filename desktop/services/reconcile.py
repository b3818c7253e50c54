"""Makes the cloud agree with the book, one step at a time.

Every step is written so that the process may die between any two statements: what is about to be
asked is in the store before it is asked, and what was not confirmed is asked again. Asking again is
harmless, because a meeting is made under an external id of ours and changed and deleted by its own.
"""

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import TypeVar

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
from desktop.core.models import BookingDetails, Lobby, Meeting, Organiser, ProviderKind, Salon
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import (
    IN_DOUBT,
    agrees,
    change_begun,
    confirmed,
    delete_begun,
    delete_was_begun,
    failed,
)
from desktop.services.providers import MeetingProvider
from desktop.services.store import Store

T = TypeVar("T")

_OF_ONE_BOOKING = frozenset(
    {Kind.TEAMS_REFUSED, Kind.MEETING_GONE, Kind.OTHER_ACCOUNT, Kind.UNEXPECTED, Kind.DOWN}
)
"""Troubles that say nothing about the next booking's chances, DOWN where it tells no time."""

TRIES = 5
"""How often a change is asked for whose answer tells something else than was asked for, or that
there is no such meeting although it was just made."""

AT_A_TIME = 100
"""Bookings written of in one transaction: other lanes wait for it to end."""

EVERY = 10_000

_log = logging.getLogger(__name__)


class Reconciler:
    """Takes the steps that ``core.meetings.next_step`` names.

    ``providers`` answers with the provider of a kind, ``None`` while it cannot be used; ``random``
    makes external ids and jitter (``random.SystemRandom()``, or a seeded one to replay a run).
    """

    def __init__(
        self,
        store: Store,
        providers: Callable[[ProviderKind], MeetingProvider | None],
        now: Callable[[], datetime],
        random: Random,
    ) -> None:
        self._store = store
        self._providers = providers
        self._now = now
        self._random = random
        self._held_off: dict[ProviderKind, tuple[AppError, datetime]] = {}

    def step(self) -> datetime | None:
        """Take at most one step in the cloud, the soonest appointment's first.

        Returns when to call again (the present or past: at once), ``None`` when nothing waits.

        Raises:
            AppError: the book could not be read or written; nothing is lost, call again later.
        """
        while True:
            now = self._now()
            with self._store.together():
                task = self._find_task(now)
                again = self._store.next_due(now)
            if task is not None:
                self._ask(task)
                return now
            if again is None or again > now:
                return again

    def _find_task(self, now: datetime) -> "_Task | None":
        """Return the first thing to ask of a provider, after noting what needs none before it."""
        salon = self._store.salon()
        for _ in range(AT_A_TIME):
            due = self._store.unsettled(now, limit=1)
            task = self._advance(due[0], salon, now) if due else None
            if task is not None or not due:
                return task
        return None

    def _advance(self, details: BookingDetails, salon: Salon, now: datetime) -> "_Task | None":
        """Note what is to be noted of one booking; return what there is to ask, if anything."""
        kind = _provider_kind(details, salon)
        provider = self._providers(kind)
        organiser = provider.organiser() if provider else None
        match next_step(details, salon, organiser, now):
            case Create() | Change() | Delete() as step:
                if provider is None:
                    self._need_person(details, salon, AppError(Kind.NO_PROVIDER))
                elif not self._hold_off(details, kind, now):
                    return _Task(provider, organiser, details, step, salon)
            case Settled():
                self._settle(details, salon)
            case Forget():
                self._end(details)
            case Wait(until):
                self._store.wait(details, salon, until)
            case NeedsPerson(error):
                self._need_person(details, salon, error)
        return None

    def _hold_off(self, details: BookingDetails, kind: ProviderKind, now: datetime) -> bool:
        """Whether the provider told everybody to wait; then the booking does."""
        error, until = self._held_off.get(kind, (None, None))
        if error is None or until is None or not now < until <= now + FARTHEST_WAIT:
            return False
        row = self._row(details, kind)
        self._store.record_meeting(replace(row, trouble=error, not_before=until))
        return True

    def _ask(self, task: "_Task") -> None:
        match task.step:
            case Create() as step:
                self._create(task, step)
            case Change() as step:
                self._change(task, step)
            case Delete() as step:
                self._delete(task, step)

    def _create(self, task: "_Task", step: Create) -> None:
        with self._store.together():
            meeting = self._row(task.details, step.provider)
            asked_before = meeting.organiser is not None
            asked = meeting if asked_before else replace(meeting, organiser=task.organiser)
            if asked != meeting:
                self._store.record_meeting(asked)
        answer = _answer(lambda: task.provider.create(asked.external_id, step.wish))
        if isinstance(answer, AppError):
            # A plain refusal means that nothing was made, so any account may be asked next time.
            nothing_made = not asked_before and answer.kind not in IN_DOUBT
            self._fail(meeting if nothing_made else asked, step.provider, answer)
        else:
            self._store.record_meeting(confirmed(asked, answer))

    def _change(self, task: "_Task", step: Change) -> None:
        meeting = _existing(task.details)
        if meeting.subject:
            self._store.record_meeting(change_begun(meeting))
        answer = _answer(lambda: task.provider.change(step.cloud_id, step.wish))
        if not isinstance(answer, AppError):
            changed = confirmed(meeting, answer)
            if agrees(changed, step.wish, task.salon):
                self._store.record_meeting(changed)
            else:
                deaf = _deaf(meeting.tries)
                self._fail(replace(changed, tries=meeting.tries), step.provider, deaf)
        elif answer.kind is Kind.MEETING_GONE:
            self._gone(task.details, meeting, step.provider, answer)
        else:
            in_doubt = answer.kind in IN_DOUBT
            self._fail(change_begun(meeting) if in_doubt else meeting, step.provider, answer)

    def _gone(
        self, details: BookingDetails, meeting: Meeting, kind: ProviderKind, error: AppError
    ) -> None:
        """Write down that there is no such meeting, whatever the row still says of it."""
        if delete_was_begun(meeting):
            self._end(details)  # we deleted it ourselves; the restored booking gets a new life
        elif meeting.lobby is Lobby.UNKNOWN and meeting.tries + 1 < TRIES:
            # Just made: the answer may come from a server that has not heard of it yet.
            self._fail(
                change_begun(meeting),
                kind,
                AppError(Kind.DOWN, code=error.code, request_id=error.request_id),
            )
        else:
            self._fail(change_begun(meeting), kind, error)

    def _delete(self, task: "_Task", step: Delete) -> None:
        meeting = _existing(task.details)
        if not delete_was_begun(meeting):
            self._store.record_meeting(delete_begun(meeting))
        answer = _answer(lambda: task.provider.delete(step.cloud_id))
        if isinstance(answer, AppError):
            in_doubt = answer.kind in IN_DOUBT
            self._fail(delete_begun(meeting) if in_doubt else meeting, step.provider, answer)
        else:
            self._end(task.details)

    def _fail(self, meeting: Meeting, kind: ProviderKind, error: AppError) -> None:
        """Write a failure down; where it concerns every booking, on those waiting too, unasked."""
        now = self._now()
        row = failed(meeting, error, now, self._random.random())
        self._store.record_meeting(row)
        _log.warning("booking %d: %s, try %d", row.booking_id, error, row.tries)
        if error.retry_after is not None and row.not_before is not None:
            self._held_off[kind] = (error, row.not_before)
        elif error.kind not in _OF_ONE_BOOKING:
            self._postpone_others(row, kind, now)

    def _postpone_others(self, failure: Meeting, kind: ProviderKind, now: datetime) -> None:
        salon, provider = self._store.salon(), self._providers(kind)
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
                    tries, due = max(row.tries, failure.tries), failure.not_before
                    row = replace(row, tries=tries, not_before=due, trouble=failure.trouble)
                    self._store.record_meeting(row)

    def _need_person(self, details: BookingDetails, salon: Salon, error: AppError) -> None:
        """Note why this booking stops, where a row for it exists or will be needed."""
        if error.kind is not Kind.NO_PROVIDER:
            row = self._row(details, salon.provider)
            if row.trouble != error or row.not_before is not None:
                row = replace(row, trouble=error, not_before=None, tries=0)
                self._store.record_meeting(row)
            details = replace(details, meeting=row)
        self._store.wait(details, salon, None)

    def _settle(self, details: BookingDetails, salon: Salon) -> None:
        meeting = details.meeting
        if meeting is not None and meeting.trouble is not None:
            self._store.record_meeting(replace(meeting, trouble=None, not_before=None, tries=0))
        else:
            self._store.settle(details, salon)

    def _end(self, details: BookingDetails) -> None:
        ended = replace(_existing(details), ended=True, trouble=None, not_before=None, tries=0)
        self._store.record_meeting(ended)

    def _row(self, details: BookingDetails, kind: ProviderKind) -> Meeting:
        """Return the booking's row, on disk before anything is asked; a new one has no account."""
        if details.meeting is not None:
            return details.meeting
        external_id = str(uuid.UUID(int=self._random.getrandbits(128), version=4))
        return self._store.begin_meeting(details.booking.id, kind, external_id, None)


@dataclass(frozen=True, slots=True)
class _Task:
    """A step to take with a provider, and what it was judged by."""

    provider: MeetingProvider
    organiser: Organiser | None
    details: BookingDetails
    step: CloudStep
    salon: Salon


def _provider_kind(details: BookingDetails, salon: Salon) -> ProviderKind:
    return details.meeting.provider if details.meeting else salon.provider


def _existing(details: BookingDetails) -> Meeting:
    if details.meeting is None:
        raise ValueError("this step is for a booking that has a meeting")
    return details.meeting


def _answer(call: Callable[[], T]) -> T | AppError:
    try:
        return call()
    except AppError as error:
        return error
    except Exception as bug:  # noqa: BLE001 - a bug must not keep the other bookings waiting
        _log.exception("a provider failed in a way it should not")
        return AppError(Kind.UNEXPECTED, code=type(bug).__name__)


def _deaf(tries: int) -> AppError:
    """Return the error for an answer that tells other times or another subject than asked for."""
    kind = Kind.DOWN if tries + 1 < TRIES else Kind.TEAMS_REFUSED
    return AppError(kind, code="answer differs")
