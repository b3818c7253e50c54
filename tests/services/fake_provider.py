"""A provider of meetings that keeps them in memory and can be told to misbehave.

It knows what a test must be able to ask: which meetings live, and whether a meeting was ever made
twice for one external id, or touched from another account.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from desktop.core.models import (
    BookingDraft,
    Customer,
    Lobby,
    Organiser,
    Place,
    ProviderKind,
    Salon,
    Service,
    Staff,
)
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import Held, Wish
from desktop.services.store import Store
from tests.core.booking_builder import ACCOUNT, NOW

T = TypeVar("T")


class Fault(StrEnum):
    LOST_REQUEST = "lost request"  # nobody was reached
    LOST_ANSWER = "lost answer"  # it acted, and the answer was lost
    UNAVAILABLE = "unavailable"  # 503: it did not act, which nobody can know
    BUSY = "busy"  # 429 with a time
    REFUSED = "refused"  # 403
    SIGN_IN = "sign in"  # 401 after a fresh token
    BUG = "bug"
    UNHEARD_OF = "unheard of"  # 404 of a server that does not know the meeting yet
    DEAF = "deaf"  # sets the lobby, and neither times nor subject


class Crash(BaseException):
    """The process dies here."""


@dataclass
class FakeCloud:
    """Meetings by id; ``faults`` (``None``: none) are used up one a call; ``calls`` were asked.

    ``violations`` are what no provider's user may do. They are kept, because whoever calls a
    provider may well catch what it raises.
    """

    meetings: dict[str, Held] = field(default_factory=dict)
    by_key: dict[tuple[str, str], str] = field(default_factory=dict)
    owners: dict[str, Organiser] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    faults: list[Fault | None] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    lobby: Lobby = Lobby.ON
    made: int = 0
    violations: list[str] = field(default_factory=list)


@dataclass
class FakeProvider:
    """One account's view of the cloud; as any provider, it speaks for the account connected now."""

    cloud: FakeCloud
    account: Organiser | None = ACCOUNT

    def organiser(self) -> Organiser | None:
        return self.account

    def create(self, external_id: str, wish: Wish) -> Held:
        return self._perform(f"create {external_id}", lambda: self._create(external_id, wish))

    def change(self, cloud_id: str, wish: Wish) -> Held:
        before = self.cloud.meetings.get(cloud_id)
        deaf = bool(before) and self.cloud.faults[:1] == [Fault.DEAF]
        held = self._perform(f"change {cloud_id}", lambda: self._change(cloud_id, wish))
        if deaf and before:
            held = self.cloud.meetings[cloud_id] = replace(before, lobby=self.cloud.lobby)
        return held

    def read(self, cloud_id: str) -> Held:
        return self._perform(f"read {cloud_id}", lambda: self._read(cloud_id))

    def delete(self, cloud_id: str) -> str:
        self._perform(f"delete {cloud_id}", lambda: self._delete(cloud_id))
        return f"request for {cloud_id}"

    def _perform(self, call: str, act: Callable[[], T]) -> T:
        cloud = self.cloud
        cloud.calls.append(call)
        fault = cloud.faults.pop(0) if cloud.faults else None
        match fault:
            case Fault.LOST_REQUEST:
                raise AppError(Kind.OFFLINE, code="ConnectError")
            case Fault.UNAVAILABLE:
                raise AppError(Kind.DOWN, code="503")
            case Fault.BUSY:
                raise AppError(Kind.BUSY, code="429", retry_after=2.128)
            case Fault.REFUSED:
                raise AppError(Kind.TEAMS_REFUSED, code="403 Forbidden", request_id="r-1")
            case Fault.SIGN_IN:
                raise AppError(Kind.SIGN_IN_AGAIN, code="401")
            case Fault.UNHEARD_OF:
                raise AppError(Kind.MEETING_GONE, code="404 NotFound")
            case Fault.BUG:
                raise ZeroDivisionError
            case Fault.LOST_ANSWER:
                act()
                raise AppError(Kind.DOWN, code="ReadTimeout")
        return act()

    def _create(self, external_id: str, wish: Wish) -> Held:
        assert self.account is not None
        cloud, key = self.cloud, (self.account.user_id, external_id)
        cloud_id = cloud.by_key.get(key, "")
        if cloud_id in cloud.deleted:
            cloud.violations.append(f"{external_id} was asked for again after its deletion")
        if not cloud_id:
            cloud.made += 1
            cloud_id = cloud.by_key[key] = f"cloud-{cloud.made}"
            cloud.owners[cloud_id] = self.account
            cloud.meetings[cloud_id] = Held(
                cloud_id,
                f"https://meet.example/{cloud_id}",
                wish.subject,
                wish.starts,
                wish.ends,
                Lobby.OVERRIDDEN,
            )
        return replace(cloud.meetings[cloud_id], lobby=Lobby.UNKNOWN)

    def _change(self, cloud_id: str, wish: Wish) -> Held:
        self._check(cloud_id)
        changed = replace(
            self.cloud.meetings[cloud_id],
            subject=wish.subject,
            starts=wish.starts,
            ends=wish.ends,
            lobby=self.cloud.lobby,
        )
        self.cloud.meetings[cloud_id] = changed
        return changed

    def _read(self, cloud_id: str) -> Held:
        self._check(cloud_id)
        return self.cloud.meetings[cloud_id]

    def _delete(self, cloud_id: str) -> None:
        if cloud_id in self.cloud.deleted:
            return
        self._check(cloud_id)
        self.cloud.meetings.pop(cloud_id, None)
        self.cloud.deleted.add(cloud_id)

    def _check(self, cloud_id: str) -> None:
        if cloud_id not in self.cloud.meetings:
            raise AppError(Kind.MEETING_GONE, code="404")
        if self.cloud.owners[cloud_id] != self.account:
            self.cloud.violations.append(f"{cloud_id} was touched from another account")


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


class Mortal:
    """A store whose process dies when its counted calls run out: before or after the call acts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.calls_left: int | None = None
        self.after = False

    def __getattr__(self, name: str) -> object:
        method = getattr(self._store, name)

        def call(*arguments: object, **named: object) -> object:
            if self.calls_left is None:
                return method(*arguments, **named)
            self.calls_left -= 1
            if self.calls_left < 0 and not self.after:
                raise Crash
            answer = method(*arguments, **named)
            if self.calls_left < 0:
                raise Crash
            return answer

        return call


def open_salon(path: Path, clock: Clock, provider: ProviderKind = ProviderKind.TEAMS) -> Store:
    """Return a store with a salon, one staff member (1) and one service (1)."""
    store = Store(path, clock)
    store.save_salon(Salon("Salon Höhe", "Europe/Berlin", "DE", ((),) * 7, provider))
    store.save_staff(Staff(0, "Eva", "#aa3366"))
    store.save_service(Service(0, "Colour advice", 30, "#3366aa", Place.ONLINE))
    return store


def draft(day: int, hour: int = 10, place: Place = Place.ONLINE) -> BookingDraft:
    """A new customer's booking in June 2027."""
    starts = datetime(2027, 6, day, hour, 0)
    return BookingDraft(0, Customer(0, f"Customer {day}"), 1, 1, starts, 30, place)
