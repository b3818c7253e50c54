"""How the provider has answered lately: for whoever asks whether the connection works."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop.core.meetings import FARTHEST_WAIT
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import OF_ONE_BOOKING, PASSING

_OF_GRAPH = frozenset(
    {
        Kind.NO_TEAMS_LICENCE,
        Kind.MISSING_PERMISSION,
        Kind.PERSONAL_ACCOUNT,
        Kind.SIGN_IN_AGAIN,  # a fresh token was refused
    }
)
"""What stops every meeting although a token can be had."""

_OF_THIS_COMPUTER = frozenset(
    {
        Kind.DISK_FULL,
        Kind.BOOK_LOCKED,
        Kind.BOOK_DAMAGED,
        Kind.BOOK_NEWER,
        Kind.BOOK_NOT_WRITABLE,
    }
)

_SILENT = (OF_ONE_BOOKING | PASSING | _OF_THIS_COMPUTER) - {Kind.PROXY_SIGN_IN}
"""What says nothing of the connection. A proxy that wants a sign-in goes on until it gets one."""


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
    """Told of each answer, from any thread. ``keep`` keeps over a restart until when all wait."""

    def __init__(self, keep: Callable[[datetime], None] = lambda _until: None) -> None:
        self._keep = keep
        self._lock = threading.Lock()
        self._health = Health()
        self._hold: tuple[AppError, datetime] | None = None

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
            if error.kind not in _SILENT:
                since = health.trouble_since or now
                health = replace(health, trouble=error, trouble_since=since)
            self._health = health

    def hold(self, error: AppError, until: datetime) -> None:
        """The provider told everybody to wait: nobody asks it before ``until``."""
        with self._lock:
            self._hold = (error, until)
        self._keep(until)

    def held(self, now: datetime) -> tuple[AppError, datetime] | None:
        """Return what it said and until when to wait, ``None`` when it may be asked."""
        with self._lock:
            hold = self._hold
        return hold if hold is not None and now < hold[1] <= now + FARTHEST_WAIT else None

    def clock_went_back(self, by: timedelta) -> None:
        """Let the wait last as long as was left of it."""
        with self._lock:
            if self._hold is not None:
                self._hold = (self._hold[0], self._hold[1] - by)

    def signed_in(self) -> None:
        """Somebody signed in (again): what stopped every meeting may be over."""
        with self._lock:
            self._health = replace(self._health, trouble=None, trouble_since=None)

    def forget(self) -> None:
        """Another account, or none: what was known of the one before says nothing any more."""
        with self._lock:
            self._health = Health()
