"""Meetings that exist because of us and that no booking claims: found, and deleted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from desktop.core.cloud_log import ACCOUNT, CloudAct, LogEntry
from desktop.core.invitation import NAMELESS_SUBJECT
from desktop.core.meetings import FARTHEST_WAIT, same_account
from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import PASSING, Wish, back_off
from desktop.services.cloud_steps import answer_of
from desktop.services.ledger import HEARD_OF_AFTER, Entry, Ledger
from desktop.services.providers import MeetingProvider
from desktop.services.pulse import Pulse
from desktop.services.store import Store


@dataclass(frozen=True, slots=True)
class _Try:
    tries: int = 0
    due: datetime | None = None
    refused: bool = False


class Leftovers:
    """Deletes one at a time, of the account it belongs to; the others wait for theirs."""

    def __init__(
        self,
        store: Store,
        ledger: Ledger,
        pulse: Pulse,
        now: Callable[[], datetime],
        random: Random,
    ) -> None:
        self._store = store
        self._now = now
        self._ledger = ledger
        self._pulse = pulse
        self._random = random
        self._found: list[Entry] | None = None
        self._tries: dict[str, _Try] = {}

    def look(self) -> None:
        """Compare ledger and book again, and ask those refused again."""
        self._found = None
        self._tries = {key: tried for key, tried in self._tries.items() if not tried.refused}

    def step(self, provider: MeetingProvider, now: datetime) -> datetime | None:
        """Take at most one step for a leftover of the account connected now.

        Returns when there is another to take, ``None`` when nothing waits.
        """
        organiser, hold = provider.organiser(), self._pulse.held(now)
        waiting = self._of(organiser)
        due = min((self._due(one, now) for one in waiting), default=None)
        if due is None:
            return None
        if hold is not None or due > now:
            return max(due, hold[1]) if hold else due
        self._take(next(one for one in waiting if self._due(one, now) <= now), provider)
        return now

    def _take(self, entry: Entry, provider: MeetingProvider) -> None:
        if entry not in self._unclaimed([entry]):  # a booking has come to want it since
            self._drop(entry)
            return
        answer = self._ask(entry, provider)
        now = self._now()  # the call took its time, from the end of which waits count
        if not isinstance(answer, AppError):
            self._pulse.answered(now)
            self._well(entry, now)
            self._store.note(LogEntry(ACCOUNT, now, CloudAct.TIDY, None, answer))
            return
        if answer.kind is Kind.MEETING_GONE:
            self._missing(entry, now)
        else:
            self._failed(entry, answer, now)
        self._store.note(LogEntry(ACCOUNT, now, CloudAct.TIDY, answer))

    def _ask(self, entry: Entry, provider: MeetingProvider) -> str | AppError:
        """Delete it, or find it first where its making was never answered; return an id of that."""
        if entry.cloud_id:
            return answer_of(lambda: provider.delete(entry.cloud_id))
        wish = Wish(NAMELESS_SUBJECT, entry.starts, entry.ends, "UTC")
        held = answer_of(lambda: provider.create(entry.external_id, wish))
        if isinstance(held, AppError):
            return held
        self._ledger.confirmed(entry.external_id, held)
        return held.request_id

    def _well(self, entry: Entry, now: datetime) -> None:
        if entry.cloud_id:
            self._ledger.gone(entry.external_id)
            self._drop(entry)
        else:
            self._found = None
            self._tries[entry.external_id] = _Try(due=now + HEARD_OF_AFTER)

    def _missing(self, entry: Entry, now: datetime) -> None:
        """There is no such meeting: believed when it is said twice, some time apart."""
        if entry.is_gone(now) or not entry.cloud_id:
            self._ledger.gone(entry.external_id)
            self._drop(entry)
        else:
            self._ledger.missing(entry.external_id, now)
            self._found = None

    def _failed(self, entry: Entry, error: AppError, now: datetime) -> None:
        """Wait, or until :meth:`look` where it was refused."""
        self._pulse.failed(error, now)
        tries = self._tries.get(entry.external_id, _Try()).tries + 1
        due = now + back_off(tries, error.retry_after, self._random.random())
        self._tries[entry.external_id] = _Try(tries, due, refused=error.kind not in PASSING)
        if error.retry_after is not None:
            self._pulse.hold(error, due)

    def _drop(self, entry: Entry) -> None:
        self._found = [one for one in self._found or [] if one.external_id != entry.external_id]

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
        if due is None and entry.missing_since is not None and not entry.is_gone(now):
            due = entry.missing_since + HEARD_OF_AFTER
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
