"""Compares the ledger with the book, once a run: the book may be an older copy of itself."""

import logging
from datetime import datetime

from desktop.core.models import Meeting, ProviderKind
from desktop.core.wishes import change_begun, delete_was_begun, ended, is_gone
from desktop.services.ledger import FORGOTTEN_AFTER, Entry, Ledger
from desktop.services.store import Store

_log = logging.getLogger(__name__)


def audit(store: Store, ledger: Ledger, now: datetime) -> None:
    """Make due whatever the ledger knows otherwise than the book.

    A ledger that is new takes in what the book knows.
    """
    ledger.open(now)
    if ledger.is_new:
        known = store.living_since(now - FORGOTTEN_AFTER)
        ledger.begin_with(entry for uid, meeting in known if (entry := _entry(uid, meeting)))
        return
    with store.together():
        for uid, meeting in store.living_since(now):
            if meeting.provider is ProviderKind.TEAMS:
                _compare(store, ledger, uid, meeting)
        _look_at_unclaimed(store, ledger)


def _entry(uid: str, meeting: Meeting) -> Entry | None:
    if meeting.organiser is None or meeting.starts is None or meeting.ends is None:
        return None
    confirmed = (meeting.cloud_id, meeting.subject, meeting.starts, meeting.ends)
    return Entry(meeting.external_id, uid, meeting.organiser, *confirmed)


def _compare(store: Store, ledger: Ledger, uid: str, meeting: Meeting) -> None:
    entry = ledger.get(meeting.external_id)
    in_doubt = not meeting.cloud_id or is_gone(meeting) or delete_was_begun(meeting)
    if entry is not None:
        confirmed = (entry.cloud_id, entry.subject, entry.starts, entry.ends)
        known = (meeting.cloud_id, meeting.subject, meeting.starts, meeting.ends)
        if not in_doubt and meeting.subject and confirmed != known:
            store.record_meeting(change_begun(meeting))
    elif ledger.alive_of(uid):
        _log.info("booking %d has another meeting than the book knows", meeting.booking_id)
        store.record_meeting(ended(meeting))  # its next life is the one the ledger knows
    elif not in_doubt:
        _log.info("booking %d: its meeting may be gone", meeting.booking_id)
        store.record_meeting(change_begun(meeting))


def _look_at_unclaimed(store: Store, ledger: Ledger) -> None:
    """Let bookings whose meeting the book has forgotten be judged again: they may want it."""
    alive = ledger.alive()
    claims = store.claims(sorted({entry.uid for entry in alive if entry.uid}))
    for entry in alive:
        claim = claims.get(entry.uid)
        if claim is not None and not claim.external_id:
            store.look_again(entry.uid)
