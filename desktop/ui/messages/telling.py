"""Writes down what a customer was told, in the book."""

from collections.abc import Sequence
from datetime import datetime

from desktop.core.fill_in import message_of
from desktop.core.messages import Channel, Message, Told, Way
from desktop.core.models import BookingDetails
from desktop.core.told import link_told, may_be_final, told_by, told_now, words_due
from desktop.services.store import Store


def note_all(store: Store, details: BookingDetails, way: Way, now: datetime) -> Told:
    """Note that the customer was told everything of a booking, as it stands in ``details``.

    Of what kind that was follows from what they knew before. ``now`` is UTC.
    """
    with store.together():
        salon, before = store.salon(), _last(store, details)
        told = told_now(details, salon, words_due(details, salon, before), way, now)
        store.note_told(told)
    return told


def note_given(store: Store, told: Told) -> Told:
    """Note just that."""
    store.note_told(told)
    return told


def words_to_copy(store: Store, booking_id: int, now: datetime) -> tuple[Message, Told] | None:
    """Return the short message of a booking, and what its customer knows who gets it.

    ``None`` while it cannot go out. Nothing is noted yet.
    """
    details, salon = store.booking(booking_id), store.salon()
    if details is None or not may_be_final(details, salon):
        return None
    before = _last(store, details)
    kind = words_due(details, salon, before)
    message = message_of(details, salon, store.templates(), kind, Channel.TEXT)
    given = told_now(details, salon, kind, Way.COPIED, now)
    return message, told_by(message, given, before)


def note_link(store: Store, details: BookingDetails, way: Way, now: datetime) -> Told:
    """Note that the customer was given the bare link of a booking, which tells no time."""
    with store.together():
        told = link_told(details, store.salon(), _last(store, details), way, now)
        store.note_told(told)
    return told


def note_links(
    store: Store, bookings: Sequence[BookingDetails], way: Way, now: datetime
) -> list[Told]:
    """Note the same of several bookings, all or none."""
    with store.together():
        return [note_link(store, details, way, now) for details in bookings]


def note_every(
    store: Store, bookings: Sequence[BookingDetails], way: Way, now: datetime
) -> list[Told]:
    """Note that the customers of several bookings were told everything, all or none."""
    with store.together():
        return [note_all(store, details, way, now) for details in bookings]


def forget_every(store: Store, told: Sequence[Told]) -> None:
    """Take back what was noted by mistake, all or none: a slip of the hand, a draft thrown away."""
    with store.together():
        for one in told:
            store.forget_told(one)


def _last(store: Store, details: BookingDetails) -> Told | None:
    return store.last_told([details.booking.id]).get(details.booking.id)
