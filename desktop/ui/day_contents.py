"""What the day view shows, read from the book in one go."""

from dataclasses import dataclass
from datetime import date, datetime, time

from desktop.core import daybook
from desktop.core.models import BookingDetails, Place, Salon, Staff, Status
from desktop.services.store import Store
from desktop.ui.day_grid import DAY, Placed

MARGIN = 60
"""Minutes shown before opening and after closing, to book there knowingly."""


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One person's day; ``count`` leaves cancelled bookings out."""

    staff: Staff
    placed: tuple[Placed, ...]
    count: int


@dataclass(frozen=True, slots=True)
class DayContents:
    """``opened``, ``first`` and ``last`` are minutes since midnight by the salon's wall clock."""

    day: date
    salon: Salon
    columns: tuple[DayColumn, ...]
    bookings: dict[int, BookingDetails]
    opened: tuple[tuple[int, int], ...]
    first: int
    last: int

    @property
    def count(self) -> int:
        return sum(column.count for column in self.columns)

    @property
    def online_count(self) -> int:
        return sum(
            details.booking.place is Place.ONLINE
            for details in self.bookings.values()
            if details.booking.status is not Status.CANCELLED
        )


def read_day(store: Store, day: date, *, show_cancelled: bool = False) -> DayContents:
    """Read ``day``: its columns, its bookings, its opening hours."""
    salon = store.salon()
    columns = daybook.columns(
        day, store.staff(), store.day(day), salon.time_zone, show_cancelled=show_cancelled
    )
    blocks = [block for column in columns for block in column.blocks]
    first, last = daybook.visible_range(salon, day, blocks)
    return DayContents(
        day=day,
        salon=salon,
        columns=tuple(_column(day, column) for column in columns),
        bookings={block.details.booking.id: block.details for block in blocks},
        opened=tuple(
            (daybook.minutes_of(span.opens), daybook.closing_minutes(span))
            for span in daybook.open_spans(salon, day)
        ),
        first=max(0, first - MARGIN),
        last=min(DAY, last + MARGIN),
    )


def _column(day: date, column: daybook.Column) -> DayColumn:
    midnight = datetime.combine(day, time())
    return DayColumn(
        column.staff,
        tuple(
            Placed(
                booking_id=block.details.booking.id,
                starts=int((block.starts - midnight).total_seconds()) // 60,
                minutes=int((block.ends - block.starts).total_seconds()) // 60,
                lane=block.lane,
                lanes=block.lanes,
            )
            for block in column.blocks
        ),
        sum(block.details.booking.status is not Status.CANCELLED for block in column.blocks),
    )
