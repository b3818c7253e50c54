"""A :class:`DayContents` made ready to be drawn: what stands in each column, and in which words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from desktop.core.daybook import now_line
from desktop.core.times import to_wall
from desktop.ui.day.absence_block import AbsenceContent, absence_content
from desktop.ui.day.day_contents import DayColumn, DayContents
from desktop.ui.day.day_grid import Away, Track
from desktop.ui.day.day_head import Head
from desktop.ui.spoken import one_line, short_day_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words


@dataclass(frozen=True, slots=True)
class Page:
    """``names`` are said of the columns; ``absences`` are by column and the absence's id.

    ``now`` is the minute of the line for now, which goes through the columns of ``today``.
    """

    tracks: tuple[Track, ...] = ()
    names: tuple[str, ...] = ()
    heads: tuple[Head, ...] = ()
    absences: Mapping[tuple[int, int], AbsenceContent] = field(default_factory=dict)
    now: int | None = None
    today: range = range(0)


def page_of(contents: DayContents, now: datetime) -> Page:
    """Return ``contents`` as they are to be shown at ``now`` (UTC)."""
    zone = contents.salon.time_zone
    today = to_wall(now, zone).date()
    names = tuple(column_name(contents, column, today) for column in contents.columns)
    days = [number for number, column in enumerate(contents.columns) if column.day == today]
    return Page(
        tracks=tuple(_track(column) for column in contents.columns),
        names=names,
        heads=tuple(_head(contents, column, today) for column in contents.columns),
        absences={
            (number, one.absence.id): absence_content(one, today, names[number])
            for number, column in enumerate(contents.columns)
            for one in column.absences
        },
        now=now_line(today, now, zone) if days else None,
        today=range(days[0], days[-1] + 1) if days else range(0),
    )


def column_name(contents: DayContents, column: DayColumn, today: date) -> str:
    """Whose column it is, with the day where that is not plain."""
    who = one_line(column.staff.name)
    if contents.is_week or column.day != today:
        return translate("day", "{staff}, {day}").format(staff=who, day=short_day_text(column.day))
    return who


def _track(column: DayColumn) -> Track:
    return Track(
        placed=column.placed,
        away=tuple(Away(one.absence.id, one.starts, one.ends) for one in column.absences),
        opened=column.opened,
    )


def _head(contents: DayContents, column: DayColumn, today: date) -> Head:
    caption = _caption(column)
    if not contents.is_week:
        return Head(one_line(column.staff.name), column.staff.colour, caption)
    is_today = column.day == today
    if is_today:
        caption = translate("day", "today · {count}").format(count=caption)
    return Head(short_day_text(column.day), "", caption, is_today=is_today)


def _caption(column: DayColumn) -> str:
    if not column.count:
        return translate("day", "no bookings") if column.works else translate("day", "not working")
    if column.count == 1:
        return translate("day", "1 booking")
    return translate("day", "{n} bookings").format(n=column.count)
