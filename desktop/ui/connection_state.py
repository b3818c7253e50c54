"""How the app stands with the salon's Microsoft account, as far as is known without asking."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.core.times import to_wall
from desktop.services.pulse import Health
from desktop.ui.notices import NEEDS_SIGN_IN

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.core.models import Customer, Organiser
    from desktop.core.troubles import AppError
    from desktop.services.settings import Registration


@dataclass(frozen=True, slots=True)
class Waiting:
    """The online appointments ahead whose meetings are not yet as the book has them.

    ``first`` are the soonest, with their wall-clock starts. ``zone`` is the salon's IANA zone and
    ``today`` its day; neither is known until the book was read.
    """

    total: int = 0
    first: tuple[tuple[datetime, Customer], ...] = ()
    zone: str = ""
    today: date | None = None


@dataclass(frozen=True, slots=True)
class ConnectionState:
    """What is known without asking anybody. ``registration`` is ``None`` until it was read.

    ``keyring_problem`` means that a connection lasts for this run only. ``trouble`` is what stands
    between the app and the account at the moment; ``busy`` while signing in or out. ``ended_at`` is
    when Microsoft ended the session, UTC. ``health`` is in whole minutes: nothing finer is shown.
    ``waiting`` tells of appointments only while something is wrong.
    """

    organiser: Organiser | None = None
    registration: Registration | None = None
    keyring_problem: AppError | None = None
    trouble: AppError | None = None
    busy: bool = False
    ended_at: datetime | None = None
    health: Health = field(default_factory=Health)
    waiting: Waiting = field(default_factory=Waiting)

    @property
    def today(self) -> date | None:
        return self.waiting.today

    @property
    def needs_sign_in(self) -> bool:
        return self.trouble is not None and self.trouble.kind in NEEDS_SIGN_IN

    @property
    def is_offline(self) -> bool:
        return self.health.offline_since is not None

    @property
    def trouble_since(self) -> datetime | None:
        """Since when ``trouble`` stands, in UTC, as far as is known."""
        return None if self.trouble is None else self.ended_at or self.health.trouble_since

    def at_the_desk(self, moment: datetime | None) -> datetime | None:
        """Return an instant as wall-clock time; ``None`` as long as the salon's is not known."""
        zone = self.waiting.zone
        return to_wall(moment, zone) if moment is not None and zone else None


def in_minutes(health: Health) -> Health:
    """Leave out what nobody is shown, so that it makes no difference."""

    def cut(moment: datetime | None) -> datetime | None:
        return moment and moment.replace(second=0, microsecond=0)

    return replace(
        health,
        seen_at=cut(health.seen_at),
        offline_since=cut(health.offline_since),
        trouble_since=cut(health.trouble_since),
    )
