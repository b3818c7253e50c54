"""Meetings that exist because of us and that no booking claims: found, and deleted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from desktop.core.meetings import FARTHEST_WAIT, same_account
from desktop.core.models import Organiser
from desktop.core.troubles import AppError
from desktop.core.wishes import PASSING, Wish, back_off
from desktop.services.ledger import Entry, Ledger
from desktop.services.providers import MeetingProvider
from desktop.services.store import Store


@dataclass(frozen=True, slots=True)
class _Try:
    tries: int = 0
    due: datetime | None = None
    refused: bool = False


class Leftovers:
    """Names one leftover at a time, of the account it belongs to; the others wait for theirs."""

    def __init__(self, store: Store, ledger: Ledger, random: Random) -> None:
        self._store = store
        self._ledger = ledger
        self._random = random
        self._found: list[Entry] | None = None
        self._tries: dict[str, _Try] = {}

    def look(self) -> None:
        """Compare ledger and book again before the next is named, and ask those refused again."""
        self._found = None
        self._tries = {key: tried for key, tried in self._tries.items() if not tried.refused}

    def next(self, organiser: Organiser | None, now: datetime) -> Entry | None:
        """Return a leftover of that account which may be asked for now."""
        return next((one for one in self._of(organiser) if self._due(one, now) <= now), None)

    def due(self, organiser: Organiser | None, now: datetime) -> datetime | None:
        """When :meth:`next` has something, ``None`` when nothing waits."""
        return min((self._due(one, now) for one in self._of(organiser)), default=None)

    def tidy(self, entry: Entry, provider: MeetingProvider) -> str:
        """Delete it, in two calls where its making was never answered; return the request's id.

        Nothing is asked where a booking has come to claim it since. Raises AppError as the provider
        does.
        """
        if entry not in self._unclaimed([entry]):
            self._found = [one for one in self._found or [] if one != entry]
            return ""
        if not entry.cloud_id:
            wish = Wish(entry.subject, entry.starts, entry.ends, "UTC")
            held = provider.create(entry.external_id, wish)
            self._ledger.confirmed(entry.external_id, held)
            entry = replace(entry, cloud_id=held.cloud_id)
        request_id = provider.delete(entry.cloud_id)
        self.is_gone(entry)
        return request_id

    def is_gone(self, entry: Entry) -> None:
        """Take it off the list: there is no such meeting."""
        self._ledger.gone(entry.external_id)
        self._found = [one for one in self._found or [] if one.external_id != entry.external_id]

    def failed(self, entry: Entry, error: AppError, now: datetime) -> datetime:
        """Note a failure; return when it may be asked for again, if not refused altogether."""
        tries = self._tries.get(entry.external_id, _Try()).tries + 1
        passing = error.kind in PASSING
        due = now + back_off(tries, error.retry_after, self._random.random())
        self._tries[entry.external_id] = _Try(tries, due, refused=not passing)
        return due

    def _of(self, organiser: Organiser | None) -> list[Entry]:
        if organiser is None:
            return []
        if self._found is None:
            self._found = self._unclaimed(self._ledger.alive())
        return [
            one
            for one in self._found
            if same_account(one.organiser, organiser)
            and not self._tries.get(one.external_id, _Try()).refused
        ]

    def _due(self, entry: Entry, now: datetime) -> datetime:
        due = self._tries.get(entry.external_id, _Try()).due
        return now if due is None or due > now + FARTHEST_WAIT else due

    def _unclaimed(self, alive: Sequence[Entry]) -> list[Entry]:
        """Return what no booking claims, nor is going to: one that waits may still ask for it."""
        claims = self._store.claims(sorted({entry.uid for entry in alive if entry.uid}))
        left = []
        for entry in alive:
            claim = claims.get(entry.uid)
            another = claim is not None and claim.external_id not in {"", entry.external_id}
            unwanted = claim is not None and claim.settled and not claim.external_id
            if claim is None or another or unwanted:
                left.append(entry)
        return left
