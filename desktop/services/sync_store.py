"""The store as the reconciler needs it.

A booking is unsettled until it is settled, so that nothing is missed after a crash. Every act that
could concern a meeting makes it due at once, in the act's own transaction; ``settle`` and ``wait``
take effect only on what was actually judged.
"""

from datetime import datetime

from desktop.core.models import BookingDetails, Meeting, Organiser, ProviderKind, Salon
from desktop.services import store_meetings, store_salon
from desktop.services.base_store import BaseStore


class SyncStore(BaseStore):
    """Which bookings wait for the provider, and the lives of their meetings."""

    def unsettled(self, now: datetime, limit: int = 50) -> list[BookingDetails]:
        """Return bookings due for a look by ``core.meetings.next_step``.

        Running and future ones first, soonest start first; then past ones (their meetings may
        still have to be deleted). Those waiting for a later time or for a person are left out.
        """
        with self._file.reading() as db:
            return store_meetings.unsettled(db, now, limit)

    def next_due(self, now: datetime) -> datetime | None:
        """When :meth:`unsettled` next has something: ``now`` when it has, ``None`` for never."""
        with self._file.reading() as db:
            return store_meetings.next_due(db, now)

    def settle(self, details: BookingDetails, salon: Salon) -> bool:
        """Say that ``next_step`` of just these values found nothing to do.

        False, and no effect, when booking, meeting, people or salon have changed since they were
        read: look again.
        """
        with self._file.writing() as db:
            current = store_salon.salon(db, self._fresh)
            return salon == current and store_meetings.settle(db, details)

    def wait(self, details: BookingDetails, salon: Salon, until: datetime | None) -> bool:
        """Say that ``next_step`` of just these values waits until a time, or a person (``None``).

        Waits end early with any change of the booking or the salon and with :meth:`retry_all`; none
        lasts longer than a day, so that a clock set wrong does no lasting harm. False, and no
        effect, as for :meth:`settle`.
        """
        with self._file.writing() as db:
            current = store_salon.salon(db, self._fresh)
            return salon == current and store_meetings.wait(db, details, until, self._now())

    def begin_meeting(
        self,
        booking_id: int,
        provider: ProviderKind,
        external_id: str,
        organiser: Organiser | None,
    ) -> Meeting:
        """Write a new life down, on disk before this returns and so before the provider is called.

        A booking has at most one life that has not ended: where there is one already, that one is
        returned, with *its* ``external_id``.
        """
        with self._file.writing() as db:
            meeting = Meeting(external_id, booking_id, provider, organiser)
            return store_meetings.begin(db, meeting)

    def record_meeting(self, meeting: Meeting) -> None:
        """Write down what is known of one life, and make its booking due at once.

        With ``not_before`` the booking is due then instead. A link that differs from one the
        booking had before raises the booking's ``sequence``.
        """
        with self._file.writing() as db:
            store_meetings.record(db, meeting)

    def meetings_of(self, booking_id: int) -> list[Meeting]:
        """All lives, ended ones too, oldest first."""
        with self._file.reading() as db:
            return store_meetings.meetings_of(db, booking_id)

    def renew_meeting(self, booking_id: int) -> None:
        """Let a booking get a new meeting in place of one that is gone on the provider's side."""
        with self._file.writing() as db:
            store_meetings.renew(db, booking_id)

    def retry_all(self) -> None:
        """Make every unsettled booking due now and forget its meeting's trouble, unless gone."""
        with self._file.writing() as db:
            store_meetings.retry_all(db)
