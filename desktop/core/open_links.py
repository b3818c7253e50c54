"""What still waits for the provider of meetings: how much, since when, why and until when."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop.core.link_state import LinkStatus
from desktop.core.models import BookingDetails
from desktop.core.troubles import Kind


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A booking whose meeting is not yet as the book has it.

    ``since`` and ``due`` are UTC; ``due`` is when it is tried next, ``None`` when somebody has to
    do something first.
    """

    details: BookingDetails
    status: LinkStatus
    since: datetime
    due: datetime | None


@dataclass(frozen=True, slots=True)
class OpenLinks:
    """The soonest appointments first; ``total`` counts those beyond ``rows`` too."""

    rows: tuple[OpenLink, ...] = ()
    total: int = 0

    @property
    def since(self) -> datetime | None:
        """When the first of them began to wait."""
        return min((row.since for row in self.rows), default=None)

    @property
    def due(self) -> datetime | None:
        """When the next of them is tried."""
        return min((row.due for row in self.rows if row.due is not None), default=None)

    @property
    def reasons(self) -> tuple[tuple[Kind, int], ...]:
        """Each trouble with how many wait for it, the most frequent first."""
        return count_reasons(self.rows)


def count_reasons(rows: Iterable[OpenLink]) -> tuple[tuple[Kind, int], ...]:
    found = Counter(row.status.trouble.kind for row in rows if row.status.trouble is not None)
    return tuple(found.most_common())
