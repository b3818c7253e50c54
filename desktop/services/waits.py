"""Who waits besides the booking that failed: everybody told to, and those that failed before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from desktop.core.meetings import FARTHEST_WAIT
from desktop.core.models import Meeting, ProviderKind
from desktop.core.troubles import AppError
from desktop.services.pulse import Pulse


class Waits:
    """Keeps what one failure means for the other bookings. ``now`` answers in UTC.

    A provider may tell everybody to wait (``pulse``). Where it could not be reached, those that
    failed before wait for the next try of any of them, so that hundreds do not each try in turn;
    one that was just booked is asked for, and may find out that it is back.
    """

    def __init__(self, pulse: Pulse, now: Callable[[], datetime]) -> None:
        self._pulse = pulse
        self._now = now
        self._pauses: dict[ProviderKind, Meeting] = {}

    def of(
        self, meeting: Meeting | None, kind: ProviderKind, now: datetime
    ) -> tuple[AppError, datetime] | None:
        """Return why and until when a booking with this row waits, ``None`` if it need not."""
        hold = self._pulse.held(now) if kind is ProviderKind.TEAMS else None
        if hold is not None:
            return hold
        pause = self._pauses.get(kind)
        if pause is None or meeting is None or not meeting.tries:
            return None
        until = _until(pause, now)
        return (pause.trouble, until) if pause.trouble and until else None

    def pause(self, failure: Meeting, kind: ProviderKind) -> Meeting:
        """Note a failure that is everybody's; return its row, waiting as long as all do already."""
        before = self._pauses.get(kind)
        if before is not None and _until(before, self._now()) and before.tries > failure.tries:
            failure = replace(failure, tries=before.tries, not_before=before.not_before)
        self._pauses[kind] = failure
        return failure

    def end(self, kind: ProviderKind) -> None:
        """The provider did what it was asked."""
        self._pauses.pop(kind, None)


def _until(meeting: Meeting, now: datetime) -> datetime | None:
    due = meeting.not_before
    return due if due is not None and now < due <= now + FARTHEST_WAIT else None
