"""Questions about one day of the book: blocks, overlaps, opening hours, the line for now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop.core import times
from desktop.core.models import BookingDetails, BookingDraft, Salon, Span, Status

DAY_MINUTES = 24 * 60
_CLOSED_DAY = (9 * 60, 18 * 60)
"""Shown of a day without working hours, in minutes since midnight."""

Minutes = tuple[int, int]
"""From and until, since the salon's midnight by the wall clock, from 0 to 24 hours."""


@dataclass(frozen=True, slots=True)
class Block:
    """A booking's place in its column.

    ``starts`` and ``ends`` are naive wall-clock times to draw it between. It is the ``lane``-th
    (from 0) of ``lanes`` equally wide lanes.
    """

    details: BookingDetails
    starts: datetime
    ends: datetime
    lane: int
    lanes: int

    @property
    def minutes(self) -> Minutes:
        """Its part of the day on which it starts."""
        starts = minutes_of(self.starts.time())
        length = int((self.ends - self.starts).total_seconds()) // 60
        return starts, min(DAY_MINUTES, starts + length)


def to_show(
    bookings: Iterable[BookingDetails], *, show_cancelled: bool = False
) -> list[BookingDetails]:
    """Return what a page of the book shows: never what was deleted, on request what is off."""
    hidden = {Status.DELETED} if show_cancelled else {Status.DELETED, Status.CANCELLED}
    return [details for details in bookings if details.booking.status not in hidden]


def blocks(bookings: Iterable[BookingDetails], zone: str) -> tuple[Block, ...]:
    """Return the blocks of one column, in the order of their start."""
    drawn = [(*extent(details, zone), details) for details in bookings]
    drawn.sort(key=lambda one: (one[0], one[2].booking.id))
    placed = lanes([(starts, ends) for starts, ends, _ in drawn])
    return tuple(
        Block(details, starts, ends, lane, count)
        for (starts, ends, details), (lane, count) in zip(drawn, placed, strict=True)
    )


def extent(details: BookingDetails, zone: str) -> tuple[datetime, datetime]:
    """Return the wall-clock times between which a booking is drawn.

    That is its length, or until the clock's end where the clock goes forward meanwhile; where it
    goes back, its length, as the clock's end could lie before the start.
    """
    _, ends = times.interval(details.booking, zone)
    starts = details.booking.starts.replace(fold=0)
    by_length = starts + timedelta(minutes=details.booking.minutes)
    return starts, max(by_length, times.to_wall(ends, zone).replace(fold=0))


def lanes(spans: Sequence[tuple[datetime, datetime]]) -> list[tuple[int, int]]:
    """Return lane index and lane count for each of ``spans`` (start, end), in their order.

    No two that overlap share a lane. The count is the same for all that hang together by
    overlaps, and the least possible: the most of them at any one time.
    """
    placed = [(0, 1)] * len(spans)
    cluster: list[int] = []
    lane_ends: list[datetime] = []

    def close_cluster() -> None:
        for index in cluster:
            placed[index] = (placed[index][0], len(lane_ends))
        cluster.clear()
        lane_ends.clear()

    for index in sorted(range(len(spans)), key=lambda one: (spans[one], one)):
        starts, ends = spans[index]
        if lane_ends and starts >= max(lane_ends):
            close_cluster()
        free = (lane for lane, lane_end in enumerate(lane_ends) if lane_end <= starts)
        lane = next(free, len(lane_ends))
        lane_ends[lane : lane + 1] = [ends]
        placed[index] = (lane, 1)
        cluster.append(index)
    close_cluster()
    return placed


def clashes(
    draft: BookingDraft,
    bookings: Iterable[BookingDetails],
    zone: str,
    *,
    ignore: int = 0,
    buffer: int = 0,
) -> list[BookingDetails]:
    """Return the same staff member's bookings that overlap a draft in time, cancelled ones not.

    What a service needs afterwards counts as taken: ``buffer`` minutes after the draft, and the
    others' own. ``ignore`` is the id of the booking being changed.
    """
    starts = times.to_utc_shifted(draft.starts, zone)
    ends = starts + timedelta(minutes=draft.minutes + buffer)

    def overlaps(details: BookingDetails) -> bool:
        other_starts, other_ends = times.interval(details.booking, zone)
        other_ends += timedelta(minutes=details.service.buffer)
        return other_starts < ends and starts < other_ends

    return [
        details
        for details in bookings
        if details.booking.staff_id == draft.staff_id
        and not details.booking.status.is_off
        and details.booking.id != ignore
        and overlaps(details)
    ]


def open_minutes(salon: Salon, day: date) -> tuple[Minutes, ...]:
    """Return the salon's opening hours on ``day``."""
    return minutes_of_spans(salon.hours[day.weekday()])


def minutes_of_spans(spans: Iterable[Span]) -> tuple[Minutes, ...]:
    return tuple((minutes_of(span.opens), closing_minutes(span)) for span in spans)


def minutes_of(moment: time) -> int:
    """Return minutes since midnight."""
    return moment.hour * 60 + moment.minute


def closing_minutes(span: Span) -> int:
    """Return when a span closes, in minutes since midnight; closing at 00:00 is 24 hours."""
    return minutes_of(span.closes) or DAY_MINUTES


def visible_range(working: Iterable[Minutes], taken: Iterable[Minutes]) -> Minutes:
    """Return the whole hours to show: all working hours, and all that is ``taken``."""
    hours = list(working) or [_CLOSED_DAY]
    spans = [*hours, *taken]
    first = min(starts for starts, _ in spans)
    last = max(ends for _, ends in spans)
    return first // 60 * 60, min(-(-last // 60) * 60, DAY_MINUTES)


def week_of(day: date, first_weekday: int) -> tuple[date, ...]:
    """Return the week that holds ``day``; it starts on ``first_weekday``, 1 Monday to 7 Sunday."""
    first = day - timedelta(days=(day.isoweekday() - first_weekday) % 7)
    return tuple(first + timedelta(days=offset) for offset in range(7))


def snap(minutes: float, step: int = 5) -> int:
    """Return the nearest multiple of ``step``; halfway goes up."""
    return int((minutes + step / 2) // step) * step


def now_line(day: date, now: datetime, zone: str) -> int | None:
    """Return where the line for now stands on ``day``, in minutes since midnight, if it does."""
    wall = times.to_wall(now, zone)
    return minutes_of(wall.time()) if wall.date() == day else None
