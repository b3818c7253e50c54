"""The three steps in the cloud, each so written that the process may die between any statements.

What is about to be asked is in the ledger and in the book before it is asked, and what was not
confirmed is asked again. Asking again is harmless, because a meeting is made under an external id
of ours and changed and deleted by its own.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from desktop.core.cloud_log import CloudAct, LogEntry
from desktop.core.meetings import Change, CloudStep, Create, Delete
from desktop.core.models import BookingDetails, Lobby, Meeting, Organiser, ProviderKind, Salon
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import (
    IN_DOUBT,
    Held,
    agrees,
    change_begun,
    confirmed,
    delete_begun,
    delete_was_begun,
    ended,
    failed,
)
from desktop.services.ledger import Ledger
from desktop.services.providers import MeetingProvider
from desktop.services.pulse import Pulse
from desktop.services.store import Store

T = TypeVar("T")

TRIES = 5
"""How often a change is asked for whose answer tells something else than was asked for, or that
there is no such meeting although it was just made; and how many lives a booking goes through whose
meetings were all deleted."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """A step to take with a provider, and what it was judged by.

    ``meeting`` is the booking's row, which for a first step has just begun.
    """

    provider: MeetingProvider
    organiser: Organiser | None
    details: BookingDetails
    meeting: Meeting
    step: CloudStep
    salon: Salon


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step left: the row as it stands now, and what went wrong if anything did.

    ``answered`` says that the provider answered, though not as it should.
    """

    meeting: Meeting
    error: AppError | None = None
    answered: bool = False


class CloudSteps:
    """Takes one step and writes down what came of it. ``fraction`` answers with jitter, [0, 1)."""

    def __init__(
        self,
        store: Store,
        ledger: Ledger,
        pulse: Pulse,
        now: Callable[[], datetime],
        fraction: Callable[[], float],
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._pulse = pulse
        self._now = now
        self._fraction = fraction

    def take(self, task: Task) -> Outcome | None:
        """Ask, and write down; ``None`` where nobody was asked, because the row has changed.

        Raises AppError only where book or ledger cannot be written.
        """
        match task.step:
            case Create() as step:
                return self._create(task, step)
            case Change() as step:
                return self._change(task, step)
            case Delete() as step:
                return self._delete(task, step)

    def _create(self, task: Task, step: Create) -> Outcome | None:
        meeting, uid = task.meeting, task.details.booking.uid
        known = self._ledger.get(meeting.external_id) is not None
        asked_before = known or meeting.organiser is not None
        asked = replace(meeting, organiser=task.organiser)  # the same, if it was asked before
        if not self._begin(meeting, asked):
            return None
        if asked.organiser is not None:
            self._ledger.asked(asked.external_id, uid, asked.organiser, step.wish)
        answer = answer_of(lambda: task.provider.create(asked.external_id, step.wish))
        if not isinstance(answer, AppError):
            self._ledger.confirmed(asked.external_id, answer)
            return self._well(confirmed(asked, answer), CloudAct.CREATE, answer.request_id)
        if answer.kind is Kind.MEETING_GONE:
            return self._life_over(asked, answer)
        # A plain refusal means that nothing was made, so any account may be asked next time.
        nothing_made = not asked_before and answer.kind not in IN_DOUBT
        outcome = self._ill(meeting if nothing_made else asked, CloudAct.CREATE, answer)
        if nothing_made:
            self._ledger.gone(asked.external_id)
        return outcome

    def _life_over(self, meeting: Meeting, answer: AppError) -> Outcome:
        """The meeting of this external id was deleted: only another life gets another one."""
        tries = meeting.tries + 1
        if tries >= TRIES:
            refused = AppError(Kind.TEAMS_REFUSED, code=answer.code, request_id=answer.request_id)
            return self._ill(meeting, CloudAct.CREATE, refused)
        over = replace(ended(meeting), tries=tries)
        self._write(over, CloudAct.CREATE, answer, answer.request_id)
        self._ledger.gone(meeting.external_id)
        return Outcome(over)

    def _change(self, task: Task, step: Change) -> Outcome | None:
        meeting = task.meeting
        if not self._begin(meeting, change_begun(meeting)):
            return None
        if meeting.organiser is not None:
            self._ledger.asked(
                meeting.external_id,
                task.details.booking.uid,
                meeting.organiser,
                step.wish,
                step.cloud_id,
            )
        self._ledger.in_doubt(meeting.external_id)
        answer = answer_of(lambda: task.provider.change(step.cloud_id, step.wish))
        if not isinstance(answer, AppError):
            changed = confirmed(meeting, answer)
            self._ledger.confirmed(meeting.external_id, answer)
            if agrees(changed, step.wish, task.salon):
                return self._well(changed, CloudAct.CHANGE, answer.request_id)
            tried = replace(changed, tries=meeting.tries, since=meeting.since)
            outcome = self._ill(tried, CloudAct.CHANGE, _deaf(meeting.tries, answer))
            return replace(outcome, answered=True)
        if answer.kind is Kind.MEETING_GONE:
            return self._gone(meeting, answer)
        in_doubt = answer.kind in IN_DOUBT
        return self._ill(change_begun(meeting) if in_doubt else meeting, CloudAct.CHANGE, answer)

    def _gone(self, meeting: Meeting, error: AppError) -> Outcome:
        """Write down that there is no such meeting, whatever the row still says of it.

        The ledger keeps it: it is only believed for good when a delete finds nothing either.
        """
        if delete_was_begun(meeting):
            # We deleted it ourselves; the restored booking gets a new life.
            outcome = self._well(ended(meeting), CloudAct.CHANGE, error.request_id)
            self._ledger.gone(meeting.external_id)
            return outcome
        self._ledger.missing(meeting.external_id, self._now())
        if _may_be_unheard_of(meeting):
            return self._not_yet(change_begun(meeting), CloudAct.CHANGE, error)
        return self._ill(change_begun(meeting), CloudAct.CHANGE, error)

    def _not_yet(self, meeting: Meeting, act: CloudAct, error: AppError) -> Outcome:
        not_yet = AppError(Kind.DOWN, code=error.code, request_id=error.request_id)
        return replace(self._ill(meeting, act, not_yet), answered=True)

    def _delete(self, task: Task, step: Delete) -> Outcome | None:
        meeting = task.meeting
        if not self._begin(meeting, delete_begun(meeting)):
            return None
        self._ledger.in_doubt(meeting.external_id)
        answer = answer_of(lambda: task.provider.delete(step.cloud_id))
        if isinstance(answer, AppError) and answer.kind is Kind.MEETING_GONE:
            if _may_be_unheard_of(meeting):
                return self._not_yet(meeting, CloudAct.DELETE, answer)
            answer = answer.request_id
        if isinstance(answer, AppError):
            in_doubt = answer.kind in IN_DOUBT
            row = delete_begun(meeting) if in_doubt else meeting
            return self._ill(row, CloudAct.DELETE, answer)
        outcome = self._well(ended(meeting), CloudAct.DELETE, answer)
        self._ledger.gone(meeting.external_id)
        return outcome

    def _begin(self, judged: Meeting, begun: Meeting) -> bool:
        """Write down that the call is about to be made; ``False`` if the row is not as judged.

        Then something else is under way, as with a second app on the same book: judge anew.
        """
        return judged == begun or self._store.replace_meeting(judged, begun)

    def _well(self, row: Meeting, act: CloudAct, request_id: str) -> Outcome:
        if row.provider is ProviderKind.TEAMS:
            self._pulse.answered(self._now())
        self._write(row, act, None, request_id)
        return Outcome(row)

    def _ill(self, meeting: Meeting, act: CloudAct, error: AppError) -> Outcome:
        now = self._now()
        if meeting.provider is ProviderKind.TEAMS:
            self._pulse.failed(error, now)
        row = failed(meeting, error, now, self._fraction())
        self._write(row, act, error, error.request_id)
        _log.warning("booking %d: %s, try %d", row.booking_id, error, row.tries)
        return Outcome(row, error)

    def _write(self, row: Meeting, act: CloudAct, error: AppError | None, request_id: str) -> None:
        with self._store.together():
            self._store.record_meeting(row)
            if row.provider is ProviderKind.TEAMS:
                self._store.note(LogEntry(row.booking_id, self._now(), act, error, request_id))


def answer_of(call: Callable[[], T]) -> T | AppError:
    """Return what a provider answered, be it that it failed."""
    try:
        return call()
    except AppError as error:
        return error
    except Exception as bug:  # noqa: BLE001 - a bug must not keep the other bookings waiting
        _log.exception("a provider failed in a way it should not")
        return AppError(Kind.UNEXPECTED, code=type(bug).__name__)


def _may_be_unheard_of(meeting: Meeting) -> bool:
    """Whether it was just made, so that the answer may come from a server that does not know it."""
    return meeting.lobby is Lobby.UNKNOWN and meeting.tries + 1 < TRIES


def _deaf(tries: int, answer: Held) -> AppError:
    """Return the error for an answer that tells other times or another subject than asked for."""
    kind = Kind.DOWN if tries + 1 < TRIES else Kind.TEAMS_REFUSED
    return AppError(kind, code="answer differs", request_id=answer.request_id)
