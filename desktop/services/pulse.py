"""How the provider has answered lately: for whoever asks whether the connection works."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import OF_ONE_BOOKING, PASSING

_OF_GRAPH = frozenset({Kind.NO_TEAMS_LICENCE, Kind.MISSING_PERMISSION, Kind.PERSONAL_ACCOUNT})
"""What stops every meeting although a token can be had."""


@dataclass(frozen=True, slots=True)
class Health:
    """Instants are UTC. ``trouble`` keeps every meeting from being made, since ``trouble_since``.

    ``offline_since`` is when the provider could no longer be reached, ``None`` when it can.
    """

    seen_at: datetime | None = None
    offline_since: datetime | None = None
    trouble: AppError | None = None
    trouble_since: datetime | None = None


class Pulse:
    """Told of each answer, from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._health = Health()

    @property
    def health(self) -> Health:
        with self._lock:
            return self._health

    def begin(self, seen_at: datetime | None) -> None:
        """Take up when the provider answered well in an earlier run."""
        with self._lock:
            if self._health.seen_at is None:
                self._health = replace(self._health, seen_at=seen_at)

    def answered(self, now: datetime) -> None:
        """It did what was asked: the account works, and so does the network."""
        with self._lock:
            self._health = Health(seen_at=now)

    def let_in(self, now: datetime) -> None:
        """The account got a token: that says nothing of what Graph refuses it."""
        with self._lock:
            health = self._health
            kept = health.trouble is not None and health.trouble.kind in _OF_GRAPH
            self._health = replace(health, seen_at=now, offline_since=None)
            if not kept:
                self._health = replace(self._health, trouble=None, trouble_since=None)

    def failed(self, error: AppError, now: datetime) -> None:
        """It did not; what concerns one booking alone says nothing about the connection."""
        with self._lock:
            health = self._health
            if error.kind is Kind.OFFLINE:
                self._health = replace(health, offline_since=health.offline_since or now)
                return
            health = replace(health, offline_since=None)
            if error.kind not in OF_ONE_BOOKING | PASSING:
                since = health.trouble_since or now
                health = replace(health, trouble=error, trouble_since=since)
            self._health = health

    def ask_anew(self) -> None:
        """Drop what stopped every meeting: it is about to be tried again."""
        with self._lock:
            self._health = replace(self._health, trouble=None, trouble_since=None)

    def forget(self) -> None:
        """Another account, or none: what was known of the one before says nothing any more."""
        with self._lock:
            self._health = Health()
