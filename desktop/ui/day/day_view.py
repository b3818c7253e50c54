"""The day: a column for each staff member, time down the side, bookings as blocks."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.core.times import to_wall
from desktop.ui.day.block_content import BlockContent, BlockContents
from desktop.ui.day.block_mover import BlockMover
from desktop.ui.day.day_contents import DayContents
from desktop.ui.day.day_frame import DayFrame
from desktop.ui.day.day_grid import Spot
from desktop.ui.day.day_opening import first_look, first_place, next_mark, same_column, shows
from desktop.ui.day.day_page import page_of
from desktop.ui.form.beginning import Beginning

MINUTE_MS = 60_000

DayPlace = tuple[float, Spot, bool, bool]
"""See :meth:`DayView.place`."""


class DayView(DayFrame):
    """Shows a :class:`DayContents`: a day of everybody, or a week of one person.

    ``slot_chosen(staff_id, start)`` asks for a new booking at a wall-clock time, ``typed`` for one
    where the keyboard is; ``booking_chosen(id)`` asks for the details of one. Menus are asked for
    at a point of the screen. ``now`` answers in UTC.
    """

    slot_chosen = Signal(int, datetime)
    typed = Signal(str)
    booking_chosen = Signal(int)
    absence_chosen = Signal(int)
    head_chosen = Signal(int, date)  # staff id, day
    booking_dropped = Signal(int, int, datetime, int)  # booking id, staff id, start, minutes
    slot_menu_wanted = Signal(int, datetime, QPoint)
    booking_menu_wanted = Signal(int, QPoint)
    absence_menu_wanted = Signal(int, QPoint)

    def __init__(
        self, now: Callable[[], datetime] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now or (lambda: datetime.now(UTC))
        self._contents: DayContents | None = None
        self._words = BlockContents()
        self.mover = BlockMover(self.canvas, self, movable=self._movable, name_of=self._name_of)
        self._minute_timer = QTimer(self)
        self._minute_timer.setSingleShot(True)
        self._connect()

    @property
    def contents(self) -> DayContents | None:
        return self._contents

    def show_day(self, contents: DayContents) -> None:
        """Show ``contents``; selection, focus and the time at the top stay as they were."""
        before, top = self._contents, self.minute_at(0)
        first = before is None or not before.columns
        head, on_heads = None, self.heads.has_keyboard()
        if before is not None and before.columns and contents.columns:
            self._follow_column(before, contents)
            head = same_column(before.columns[self.heads.stop], contents)
        self._contents = contents
        self.fit()
        if head is not None:
            self.heads.go_on_at(head, with_keyboard=on_heads)
        if first:
            slot = self.slot_minutes
            top = first_look(contents, self._now(), slot)
            place = first_place(contents, self._now(), slot)
            self.canvas.start_at(self.canvas.free_from(Spot(self.canvas.at.column, place)))
        self.scroll_to(top)
        self.canvas.fill()

    def place(self) -> DayPlace:
        """The minute on top, where the keyboard is, whether it went there, and has the focus."""
        return self.minute_at(0), self.canvas.at, self.canvas.was_walked, self.has_keyboard()

    def return_to(self, place: DayPlace) -> None:
        """Go to where another view of the same day was."""
        top, spot, was_walked, has_keyboard = place
        self.scroll_to(top)
        self.canvas.start_at(spot)
        self.canvas.fill()
        if has_keyboard:
            self.canvas.go_to(spot)
            self.scroll_to(top)
        self.canvas.was_walked = was_walked

    def select(self, booking_id: int) -> None:
        """Mark one booking, or none with 0."""
        self.canvas.select(booking_id)

    def focus_booking(self, booking_id: int) -> None:
        """Take the keyboard to a booking, if it is shown."""
        spot = self.canvas.spot_of(booking_id)
        if spot is not None:
            self.canvas.go_to(spot)

    def focused_booking(self) -> int:
        """The booking that has the keyboard; 0 for none."""
        return self.canvas.at.booking_id if self.has_keyboard() else 0

    def focused_absence(self) -> int:
        """The absence that has the keyboard; 0 for none."""
        return self.canvas.at.absence_id if self.has_keyboard() else 0

    def start_moving(self, booking_id: int) -> None:
        """Let the arrow keys move a booking, if it is shown."""
        self.focus_booking(booking_id)
        self.mover.start_keys(booking_id)

    def has_keyboard(self) -> bool:
        """Whether the keyboard is on free time, a booking or an absence of the day."""
        focus = QApplication.focusWidget()
        return focus is self.canvas or (focus is not None and self.canvas.isAncestorOf(focus))

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
        if self.has_keyboard() or not shows(
            contents, to_wall(self._now(), contents.salon.time_zone)
        ):
            return here
        return here[0], next_mark(contents, self._now())

    def beginning(self) -> Beginning:
        """Where a booking begins of itself, and whether anybody went to just that place."""
        contents, (staff_id, starts) = self._contents, self.next_place()
        if contents is None or not contents.columns:
            return Beginning(staff_id, starts)
        now = to_wall(self._now(), contents.salon.time_zone)
        went_there = self.canvas.was_walked and (self.has_keyboard() or not shows(contents, now))
        is_past_booking = not self.canvas.at.is_free and starts < now
        return Beginning(
            staff_id,
            starts,
            is_chosen=(went_there and not is_past_booking) or starts.date() < now.date(),
            is_alone=contents.is_week,
        )

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again for another font, and word the blocks again for another language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange):
            self._words.forget()
            self._show_again()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._show_again()

    def lay_out(self) -> None:
        """Show the contents, without their blocks, in the room there is."""
        contents = self._contents
        if contents is None:
            return
        grid, now = self.grid_for(contents), self._now()
        page = page_of(contents, now)
        told, formers = contents.told, contents.formers
        self._words.look(contents.salon, now, told, formers, is_week=contents.is_week)
        self._words.keep(contents.bookings)
        self.canvas.show_page(grid, page, self._content_of)
        self.heads.show_heads(page.heads, grid)
        self.axis.show_grid(grid, page.now)
        wall = to_wall(now, contents.salon.time_zone)
        self._minute_timer.start(MINUTE_MS - wall.second * 1000 - wall.microsecond // 1000)

    def _connect(self) -> None:
        canvas = self.canvas
        for signal, act in (
            (canvas.slot_chosen, self._slot_chosen),
            (canvas.typed, self.typed),
            (canvas.booking_chosen, self.booking_chosen),
            (canvas.absence_chosen, self.absence_chosen),
            (canvas.slot_menu_wanted, self._slot_menu_wanted),
            (canvas.booking_menu_wanted, self.booking_menu_wanted),
            (canvas.absence_menu_wanted, self.absence_menu_wanted),
            (canvas.making.settled, self.mover.follow),
            (self.mover.dropped, self._dropped),
            (self.heads.chosen, self._head_chosen),
            (self._minute_timer.timeout, self._show_again),
        ):
            signal.connect(act)

    def _show_again(self) -> None:
        """A link's words may depend on the time, too; equal contents cost no repainting."""
        self.fit()
        self.canvas.fill()

    def _content_of(self, booking_id: int) -> BlockContent:
        if self._contents is None:
            raise LookupError
        return self._words.of(self._contents.bookings[booking_id])

    def _follow_column(self, old: DayContents, new: DayContents) -> None:
        """Keep the keyboard with the same person or day when columns come, go or change places."""
        at = self.canvas.at
        if at.column < len(old.columns):
            column = same_column(old.columns[at.column], new)
            if column is not None:
                self.canvas.start_at(Spot(column, at.minute, at.booking_id, at.absence_id))

    def _place(self, column: int, minute: int) -> tuple[int, datetime]:
        if self._contents is None:
            raise LookupError
        chosen = self._contents.columns[column]
        return chosen.staff.id, datetime.combine(chosen.day, time()) + timedelta(minutes=minute)

    def _slot_chosen(self, column: int, minute: int) -> None:
        self.slot_chosen.emit(*self._place(column, minute))

    def _slot_menu_wanted(self, column: int, minute: int, where: QPoint) -> None:
        self.slot_menu_wanted.emit(*self._place(column, minute), where)

    def _head_chosen(self, column: int) -> None:
        if self._contents is not None:
            chosen = self._contents.columns[column]
            self.head_chosen.emit(chosen.staff.id, chosen.day)

    def _dropped(self, booking_id: int, column: int, minute: int, minutes: int) -> None:
        self.booking_dropped.emit(booking_id, *self._place(column, minute), minutes)

    def _movable(self, booking_id: int) -> bool:
        details = self._contents.bookings.get(booking_id) if self._contents else None
        return details is not None and not details.booking.status.is_off

    def _name_of(self, column: int) -> str:
        return self.heads.heads[column].name if column < len(self.heads.heads) else ""
