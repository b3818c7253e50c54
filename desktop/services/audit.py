"""Compares the ledger with the book, once a run: the book may be an older copy of itself."""

import logging
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from desktop.core.models import Lobby, Meeting, ProviderKind
from desktop.core.wishes import change_begun, delete_was_begun, ended, is_gone
from desktop.services.ledger import FORGOTTEN_AFTER, Entry, Ledger, digest
from desktop.services.store import Store

AT_A_TIME = 100
"""Meetings written of in one transaction: other lanes wait for it to end."""

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
    differing = _differing(store, ledger, now)
    while some := list(islice(differing, AT_A_TIME)):
        with store.together():
            for before, after in some:
                store.replace_meeting(before, after)
    _look_at_unclaimed(store, ledger)


def _entry(uid: str, meeting: Meeting) -> Entry | None:
    if meeting.organiser is None or meeting.starts is None or meeting.ends is None:
        return None
    confirmed = (meeting.cloud_id, digest(meeting.subject), meeting.starts, meeting.ends)
    return Entry(meeting.external_id, uid, meeting.organiser, *confirmed, lobby=meeting.lobby)


def _differing(store: Store, ledger: Ledger, now: datetime) -> Iterator[tuple[Meeting, Meeting]]:
    """Give each meeting that the ledger knows otherwise, and its row as it should be."""
    for uid, meeting in store.living_since(now):
        if meeting.provider is ProviderKind.TEAMS:
            after = _compared(store, ledger, uid, meeting)
            if after != meeting:
                _log.info("booking %d: its meeting is asked about again", meeting.booking_id)
                yield meeting, after


def _compared(store: Store, ledger: Ledger, uid: str, meeting: Meeting) -> Meeting:
    alive = ledger.alive_of(uid)
    if [entry.external_id for entry in alive] not in ([], [meeting.external_id]):
        over = {life.external_id for life in store.meetings_of(meeting.booking_id) if life.ended}
        alive = [entry for entry in alive if entry.external_id not in over]
    if alive and alive[-1].external_id != meeting.external_id:
        return ended(meeting)  # its next life is the one made last, which the book has forgotten
    if not meeting.cloud_id or is_gone(meeting) or delete_was_begun(meeting):
        return meeting  # in doubt as it is
    return meeting if alive and _agrees(alive[-1], meeting) else change_begun(meeting)


def _agrees(entry: Entry, meeting: Meeting) -> bool:
    """Whether both hold the same to be confirmed; a change that was begun is asked for anyway."""
    confirmed = (entry.cloud_id, entry.subject_digest, entry.starts, entry.ends)
    known = (meeting.cloud_id, digest(meeting.subject), meeting.starts, meeting.ends)
    same_lobby = entry.lobby in {Lobby.UNKNOWN, meeting.lobby}
    return not meeting.subject or (confirmed == known and same_lobby)


def _look_at_unclaimed(store: Store, ledger: Ledger) -> None:
    """Let bookings whose meeting the book has forgotten be judged again: they may want it."""
    alive = ledger.alive()
    claims = store.claims(sorted({entry.uid for entry in alive if entry.uid}))
    with store.together():
        for entry in alive:
            claim = claims.get(entry.uid)
            if claim is not None and not claim.external_id:
                store.look_again(entry.uid)
