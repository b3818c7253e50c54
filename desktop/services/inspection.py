"""Reads the meetings back from the provider, to find what was deleted or changed there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Event

from desktop.core.cloud_log import CloudAct, LogEntry
from desktop.core.meetings import Settled, next_step, same_account
from desktop.core.models import BookingDetails, Lobby, Meeting, ProviderKind, Salon
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import (
    Held,
    agrees,
    confirmed,
    found_changed,
    found_gone,
    wish,
)
from desktop.services.cloud_steps import answer_of
from desktop.services.ledger import Ledger
from desktop.services.providers import MeetingProvider
from desktop.services.pulse import Pulse
from desktop.services.store import Store


@dataclass(frozen=True, slots=True)
class Inspected:
    """How many meetings were read, and how many of them were found in which state.

    ``skipped`` were not read: another account made them, or a change of them is still under way.
    ``stopped_by`` is what ended it before all were read, if anything did but the person.
    """

    read: int = 0
    gone: int = 0
    changed: int = 0
    overridden: int = 0
    skipped: int = 0
    stopped_by: AppError | None = None


class Inspection:
    """Reads meetings on a lane of its own, with a store of its own."""

    def __init__(
        self,
        store: Store,
        provider: Callable[[], MeetingProvider],
        ledger: Ledger,
        pulse: Pulse,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._provider = provider
        self._ledger = ledger
        self._pulse = pulse
        self._now = now

    def run(
        self,
        tell: Callable[[int, int], None],
        stop: Event,
        until: datetime | None = None,
    ) -> Inspected:
        """Read every meeting of a booking ahead (that starts by ``until``), the soonest first.

        ``tell`` gets how many of how many are done. What is found is written down and waits for a
        person to decide. Raises AppError where the book cannot be read or written.
        """
        salon = self._store.salon()
        bookings = self._store.online_to_check(self._now(), until)
        found = Inspected()
        for done, details in enumerate(bookings):
            tell(done, len(bookings))
            if stop.is_set():
                return found
            found = self._inspect(details, salon, found)
            if found.stopped_by is not None:
                return found
        tell(len(bookings), len(bookings))
        return found

    def _inspect(self, details: BookingDetails, salon: Salon, found: Inspected) -> Inspected:
        meeting, provider, now = details.meeting, self._provider(), self._now()
        if meeting is None or not _is_at_rest(details, salon, provider, now):
            return replace(found, skipped=found.skipped + 1)
        hold = self._pulse.held(now)
        if hold is not None:  # told to another lane, and meant for all
            return replace(found, stopped_by=hold[0])
        answer = answer_of(lambda: provider.read(meeting.cloud_id))
        if isinstance(answer, AppError):
            if answer.kind is not Kind.MEETING_GONE:
                self._pulse.failed(answer, now)
                if answer.retry_after is not None:
                    wait = timedelta(seconds=answer.retry_after)
                    self._pulse.hold(answer, self._now() + wait)
                return replace(found, stopped_by=answer)
            self._ledger.missing(meeting.external_id, now)
            self._write(details, found_gone(meeting, answer, now), answer, answer.request_id)
            return replace(found, read=found.read + 1, gone=found.gone + 1)
        self._pulse.answered(now)
        changed = _differs(meeting, answer, details, salon)
        if changed:
            row = found_changed(meeting, _whole(answer, meeting), now)
            self._write(details, row, row.trouble, answer.request_id)
        else:
            read = LogEntry(meeting.booking_id, now, CloudAct.READ, None, answer.request_id)
            self._store.note(read)
        return replace(
            found,
            read=found.read + 1,
            changed=found.changed + changed,
            overridden=found.overridden + (answer.lobby is Lobby.OVERRIDDEN),
        )

    def _write(
        self, judged: BookingDetails, row: Meeting, error: AppError | None, request_id: str
    ) -> None:
        with self._store.together():
            if not self._store.found_meeting(judged, row):
                return  # the booking has changed meanwhile: its own next step finds out
            entry = LogEntry(row.booking_id, self._now(), CloudAct.READ, error, request_id)
            self._store.note(entry)
        if error is None or error.kind is not Kind.MEETING_GONE:
            held = Held(row.cloud_id, row.join_url, row.subject, row.starts, row.ends, row.lobby)
            self._ledger.confirmed(row.external_id, held)


def _is_at_rest(
    details: BookingDetails, salon: Salon, provider: MeetingProvider, now: datetime
) -> bool:
    """Whether the provider should hold just what was confirmed, and this account may ask."""
    meeting, organiser = details.meeting, provider.organiser()
    if meeting is None or meeting.provider is not ProviderKind.TEAMS or meeting.trouble:
        return False
    if organiser is None or meeting.organiser is None:
        return False
    ours = same_account(meeting.organiser, organiser)
    return ours and isinstance(next_step(details, salon, organiser, now), Settled)


def _whole(held: Held, meeting: Meeting) -> Held:
    """Fill in what the answer does not tell with what is known."""
    return replace(
        held,
        subject=held.subject or meeting.subject,
        starts=held.starts or meeting.starts,
        ends=held.ends or meeting.ends,
        lobby=meeting.lobby if held.lobby is Lobby.UNKNOWN else held.lobby,
        join_id=held.join_id or meeting.join_id,
        passcode=held.passcode or meeting.passcode,
    )


def _differs(meeting: Meeting, answer: Held, details: BookingDetails, salon: Salon) -> bool:
    held, goal = _whole(answer, meeting), wish(details, salon)
    if goal is None or not agrees(confirmed(meeting, held), goal, salon):
        return True
    return (held.lobby, held.join_url) != (meeting.lobby, meeting.join_url)
