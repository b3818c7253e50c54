"""The day: a column for each staff member, time down the side, bookings as blocks."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.core.times import to_wall
from desktop.ui.block_content import BlockContents
from desktop.ui.day_canvas import DayCanvas
from desktop.ui.day_columns import ColumnHeads, Head
from desktop.ui.day_contents import DayContents
from desktop.ui.day_grid import Grid, Spot, minute_of
from desktop.ui.spoken import one_line
from desktop.ui.time_axis import HOUR, TimeAxis

SLOT_MINUTES = 15
MINUTE_MS = 60_000
ROUND_UP = 15
"""Minutes: a booking begun without a place in the grid starts at the next such mark."""


class DayView(QScrollArea):
    """Shows a :class:`DayContents`; heads and hours stay while it scrolls.

    ``slot_chosen(staff_id, start)`` asks for a new booking at a wall-clock time,
    ``booking_chosen(id)`` for the details of one. ``now`` answers in UTC.
    """

    slot_chosen = Signal(int, datetime)
    booking_chosen = Signal(int)

    def __init__(
        self, now: Callable[[], datetime] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dayView")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._now = now or (lambda: datetime.now(UTC))
        self._contents: DayContents | None = None
        self._blocks = BlockContents()
        self._axis = TimeAxis(self)
        self._heads = ColumnHeads(self)
        self._corner = QWidget(self)
        self._corner.setObjectName("header")
        self.canvas = DayCanvas(self)
        self.setWidget(self.canvas)
        self.canvas.slot_chosen.connect(self._slot_chosen)
        self.canvas.booking_chosen.connect(self.booking_chosen)
        self.canvas.walked.connect(self._show_rect)
        self.verticalScrollBar().valueChanged.connect(self._axis.scroll_to)
        self.horizontalScrollBar().valueChanged.connect(self._heads.scroll_to)
        self._minute_timer = QTimer(self)
        self._minute_timer.setSingleShot(True)
        self._minute_timer.timeout.connect(self._minute_passed)

    @property
    def contents(self) -> DayContents | None:
        return self._contents

    @property
    def axis(self) -> TimeAxis:
        return self._axis

    @property
    def heads(self) -> ColumnHeads:
        return self._heads

    def show_day(self, contents: DayContents) -> None:
        """Show ``contents``; selection, focus and the time at the top stay as they were."""
        first = self._contents is None or not self._contents.columns
        top_minute = self._top_minute()
        if self._contents is not None and self._contents.day == contents.day:
            self._follow_columns(self._contents, contents)
        self._contents = contents
        self._relayout()
        self.verticalScrollBar().setValue(
            self.canvas.grid.y(self._first_look(contents) if first else top_minute)
        )
        if first:
            self.canvas.start_at(Spot(self.canvas.at.column, self._first_place(contents)))

    def select(self, booking_id: int) -> None:
        """Mark one booking, or none with 0."""
        self.canvas.select(booking_id)

    def focus_booking(self, booking_id: int) -> None:
        """Take the keyboard to a booking, if it is shown."""
        spot = self.canvas.spot_of(booking_id)
        if spot is not None:
            self.canvas.go_to(spot)

    def has_keyboard(self) -> bool:
        """Whether the keyboard is on a slot or a block of the day."""
        return self.canvas.hasFocus() or any(b.hasFocus() for b in self.canvas.blocks.values())

    def here(self) -> tuple[int, datetime] | None:
        """The staff id and wall-clock start a new booking takes from where the keyboard is."""
        if self._contents is None or not self._contents.columns:
            return None
        return self._place(self.canvas.at.column, self.canvas.at.minute)

    def next_place(self) -> tuple[int, datetime]:
        """Where a booking begins of itself: under the keyboard, else at the next quarter hour."""
        contents, here = self._contents, self.here()
        if contents is None or here is None:
            return 0, datetime.combine(self._now().date(), time())
        staff_id, starts = here
        wall = to_wall(self._now(), contents.salon.time_zone).replace(second=0, microsecond=0)
        if self.has_keyboard() or wall.date() != contents.day:
            return staff_id, starts
        return staff_id, wall + timedelta(minutes=-wall.minute % ROUND_UP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the new width."""
        super().resizeEvent(event)
        self._relayout()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again for another font, and word the blocks again for another language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange):
            self._blocks.forget()
            self._relayout()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._relayout()

    def _relayout(self) -> None:
        contents = self._contents
        if contents is None:
            return
        side, head = self._axis.needed_width(), self._heads.needed_height()
        self.setViewportMargins(side, head, 0, 0)
        port = self.viewport().geometry()
        self._corner.setGeometry(0, 0, side, head)
        self._heads.setGeometry(side, 0, port.width(), head)
        self._axis.setGeometry(0, head, side, port.height())
        grid = self._grid(contents, port.width())
        self.canvas.show_day(
            grid,
            [column.placed for column in contents.columns],
            self._blocks.of(contents.bookings.values(), contents.salon, self._now()),
            names=[one_line(column.staff.name) for column in contents.columns],
            opened=contents.opened,
        )
        self._heads.show_heads(
            [
                Head(column.staff.name, column.staff.colour, self._caption(column.count))
                for column in contents.columns
            ],
            grid,
        )
        self._show_now()

    def _grid(self, contents: DayContents, room: int) -> Grid:
        metrics = QFontMetrics(self.font())
        least = metrics.averageCharWidth() * 24
        columns = len(contents.columns)
        return Grid(
            first=contents.first,
            last=contents.last,
            slot=SLOT_MINUTES,
            slot_height=metrics.height() + 6,
            columns=columns,
            width=max(room, least * columns),
        )

    def _caption(self, count: int) -> str:
        if not count:
            return self.tr("no bookings")
        return self.tr("1 booking") if count == 1 else self.tr("{n} bookings").format(n=count)

    def _show_now(self) -> None:
        """Point at the present time, and come back when the minute is over."""
        if self._contents is None:
            return
        wall = to_wall(self._now(), self._contents.salon.time_zone)
        minute = minute_of(wall) if wall.date() == self._contents.day else None
        self.canvas.show_now(minute)
        self._axis.show_grid(self.canvas.grid, minute)
        self._minute_timer.start(MINUTE_MS - wall.second * 1000 - wall.microsecond // 1000)

    def _minute_passed(self) -> None:
        """A link's words may depend on the time, too; equal contents cost no repainting."""
        self._relayout()

    def _first_look(self, contents: DayContents) -> int:
        """The minute on top when the day is first opened: shortly before now or the opening."""
        wall = to_wall(self._now(), contents.salon.time_zone)
        opens = contents.opened[0][0] if contents.opened else contents.first
        wanted = minute_of(wall) - HOUR if wall.date() == contents.day else opens - SLOT_MINUTES
        wanted = max(contents.first, min(contents.last - HOUR, wanted))
        return wanted - wanted % SLOT_MINUTES

    def _first_place(self, contents: DayContents) -> int:
        """The minute the keyboard starts from: the next slot from now, or the opening."""
        wall = to_wall(self._now(), contents.salon.time_zone)
        if wall.date() != contents.day:
            return self._first_look(contents) + SLOT_MINUTES
        next_slot = minute_of(wall) + -minute_of(wall) % SLOT_MINUTES
        return max(contents.first, min(contents.last - SLOT_MINUTES, next_slot))

    def _top_minute(self) -> int:
        grid = self.canvas.grid
        return grid.first + self.verticalScrollBar().value() * grid.slot // grid.slot_height

    def _follow_columns(self, old: DayContents, new: DayContents) -> None:
        """Keep the keyboard with the same person when columns come, go or change places."""
        at = self.canvas.at
        if at.column < len(old.columns):
            staff_id = old.columns[at.column].staff.id
            for index, column in enumerate(new.columns):
                if column.staff.id == staff_id:
                    self.canvas.start_at(Spot(index, at.minute, at.booking_id))

    def _place(self, column: int, minute: int) -> tuple[int, datetime]:
        contents = self._contents
        if contents is None:
            raise LookupError
        start = datetime.combine(contents.day, time()) + timedelta(minutes=minute)
        return contents.columns[column].staff.id, start

    def _slot_chosen(self, column: int, minute: int) -> None:
        self.slot_chosen.emit(*self._place(column, minute))

    def _show_rect(self, rect: QRect) -> None:
        centre = rect.center()
        self.ensureVisible(centre.x(), centre.y(), rect.width() // 2 + 4, rect.height() // 2 + 24)
