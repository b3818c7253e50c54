"""The store as the reconciler needs it.

A booking is unsettled until it is settled, so that nothing is missed after a crash. Every act that
could concern a meeting makes it due at once, in the act's own transaction; ``settle`` and ``wait``
take effect only on what was actually judged.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from desktop.core.cloud_log import LogEntry
from desktop.core.invitation import meeting_subject
from desktop.core.models import BookingDetails, Meeting, Organiser, ProviderKind, Salon
from desktop.core.open_links import OpenLinks
from desktop.services import (
    store_book,
    store_bookings,
    store_cloud_log,
    store_links,
    store_meetings,
    store_salon,
)
from desktop.services.base_store import BaseStore
from desktop.services.store_meetings import Claim


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

    def found_meeting(self, judged: BookingDetails, meeting: Meeting) -> bool:
        """Write down what reading a meeting told, unless the booking has changed since ``judged``.

        False, and no effect, then: something else is under way.
        """
        with self._file.writing() as db:
            if store_bookings.booking(db, judged.booking.id) != judged:
                return False
            store_meetings.record(db, meeting)
            return True

    def retry_all(self) -> None:
        """Make every unsettled booking due now and forget its meeting's trouble.

        Meetings that are gone or were changed there wait for a decision; what the provider told
        everybody to wait is kept elsewhere (:meth:`hold_off`).
        """
        with self._file.writing() as db:
            store_meetings.retry_all(db)

    def mend_meetings(self, booking_ids: Sequence[int]) -> int:
        """Make the meetings of these as the book has them, now; return how many were not."""
        with self._file.writing() as db:
            return store_meetings.retry(db, booking_ids)

    def renew_meetings(
        self, booking_ids: Sequence[int], organiser: Organiser | None = None
    ) -> list[int]:
        """Let bookings get a new meeting, with a new link; return the ids of those that do.

        Only in place of one that is gone on the provider's side, or that another account than the
        connected one (``organiser``) made; there it stays until that account is connected again.
        """
        with self._file.writing() as db:
            return store_links.renew(db, booking_ids, organiser)

    def hold_off(self, until: datetime) -> None:
        """Keep that the provider told everybody to wait."""
        with self._file.writing() as db:
            store_book.hold_off(db, self._now(), until)

    def held_off(self) -> datetime | None:
        """Until when the provider has told everybody to wait, unless that is over."""
        with self._file.reading() as db:
            return store_book.held_off(db, self._now())

    def clock_went_back(self, by: timedelta) -> None:
        """Let waits last as long as was left of them, and look at what had seemed past."""
        with self._file.writing() as db:
            store_meetings.clock_went_back(db, self._now(), by)

    def look_at_unmade(self) -> None:
        """Make online bookings ahead due whose meeting is missing or not as it should be."""
        with self._file.writing() as db:
            subject = meeting_subject(store_salon.salon(db, self._fresh).name)
            store_meetings.look_at_unmade(db, subject, self._now())

    def book_id(self) -> str:
        """Return what copies of this book have in common, and no other book has."""
        with self._file.reading() as db:
            return store_book.book_id(db)

    def claims(self, uids: Sequence[str]) -> dict[str, Claim]:
        """Return what the bookings of these uids know of their meetings."""
        with self._file.reading() as db:
            return store_meetings.claims(db, uids)

    def living_since(self, ended_after: datetime) -> list[tuple[str, Meeting]]:
        """Return booking uid and living meeting of all bookings that end later."""
        with self._file.reading() as db:
            return store_meetings.living_since(db, ended_after)

    def take_up_again(self, unasked: Meeting, known: Meeting) -> None:
        """Go on with a meeting that still lives in place of one nobody was asked for yet.

        Its life may have ended here, when another account was to make a new one.
        """
        with self._file.writing() as db:
            store_meetings.take_up_again(db, unasked, known)

    def replace_meeting(self, before: Meeting, after: Meeting) -> bool:
        """Write ``after`` down if the booking's living meeting still is as ``before``."""
        with self._file.writing() as db:
            if store_meetings.living(db, before.booking_id) != before:
                return False
            store_meetings.record(db, after)
            return True

    def look_again(self, uid: str) -> None:
        """Make the booking of that uid due at once."""
        with self._file.writing() as db:
            store_meetings.look_again(db, uid)

    # lists for a person

    def open_links(self, now: datetime, limit: int = 500) -> OpenLinks:
        """Return the bookings ahead whose meetings are not yet as the book has them."""
        with self._file.reading() as db:
            return store_links.open_links(db, store_salon.salon(db, self._fresh), now, limit)

    def of_other_account(self, organiser: Organiser, now: datetime) -> list[BookingDetails]:
        """Return the bookings ahead whose meeting another account than ``organiser`` made."""
        with self._file.reading() as db:
            return store_links.of_other_account(db, organiser, now)

    def with_new_link(self, now: datetime) -> list[BookingDetails]:
        """Return the bookings ahead whose customer may hold an older link than the present one.

        Those who were told the present one are left out.
        """
        with self._file.reading() as db:
            return store_links.with_new_link(db, now)

    def online_to_check(self, now: datetime, until: datetime | None = None) -> list[BookingDetails]:
        """Return the bookings ahead that have a meeting, to the start ``until`` if one is given."""
        with self._file.reading() as db:
            return store_links.to_check(db, now, until)

    # what was done in the cloud

    def note(self, entry: LogEntry) -> None:
        """Keep what was done: of each booking, and of the account, about the last hundred acts."""
        with self._file.writing() as db:
            store_cloud_log.note(db, entry)

    def log_of(self, booking_id: int) -> list[LogEntry]:
        """Return what was done for a booking, oldest first; for the account with ``ACCOUNT``."""
        with self._file.reading() as db:
            return store_cloud_log.log_of(db, booking_id)

    def last_well(self) -> datetime | None:
        """When the provider last did what it was asked."""
        with self._file.reading() as db:
            return store_cloud_log.last_well(db)
