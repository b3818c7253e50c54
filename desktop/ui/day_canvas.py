"""The day's canvas: the grid, the blocks on it, and the hand that walks over them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop.ui.block_content import BlockContent
from desktop.ui.booking_block import BookingBlock
from desktop.ui.day_grid import Grid, Placed, Spot, Step, walk
from desktop.ui.theme import Tokens, current
from desktop.ui.time_axis import HOUR, NowLine, clock_text
from desktop.ui.tints import mix

_STEPS = {
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Home: Step.FIRST,
    Qt.Key.Key_End: Step.LAST,
    Qt.Key.Key_PageUp: Step.PAGE_UP,
    Qt.Key.Key_PageDown: Step.PAGE_DOWN,
}

Columns = Sequence[Sequence[Placed]]


class DayCanvas(QWidget):
    """One stop for Tab; arrows walk from slot to slot and block to block.

    ``names`` are the columns' names, for assistive technology. Blocks are kept by booking, so a
    refresh moves and repaints only what changed and leaves the focus where it was.
    """

    slot_chosen = Signal(int, int)  # column, minute
    booking_chosen = Signal(int)
    walked = Signal(QRect)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Day book"))
        self._grid = Grid(0, HOUR, HOUR, HOUR, 0, 0)
        self._open: tuple[tuple[int, int], ...] = ()
        self._names: tuple[str, ...] = ()
        self._columns: Columns = ()
        self._at = Spot(0, 0)
        self._hover: Spot | None = None
        self._pressed: Spot | None = None
        self._selected = 0
        self._blocks: dict[int, BookingBlock] = {}
        self._spare: list[BookingBlock] = []
        self._now_line = NowLine(self)

    @property
    def grid(self) -> Grid:
        return self._grid

    @property
    def at(self) -> Spot:
        """Where the keyboard is."""
        return self._at

    @property
    def blocks(self) -> dict[int, BookingBlock]:
        """The blocks on the canvas by booking id."""
        return self._blocks

    def show_day(
        self,
        grid: Grid,
        columns: Columns,
        contents: dict[int, BlockContent],
        *,
        names: Sequence[str],
        opened: Sequence[tuple[int, int]],
    ) -> None:
        """Show bookings; ``contents`` has one for each in ``columns``."""
        lines_moved = (grid, tuple(opened)) != (self._grid, self._open)
        self._grid, self._columns = grid, columns
        self._open, self._names = tuple(opened), tuple(names)
        self.resize(grid.x(grid.columns), grid.height)
        self._keep_place()
        self._drop_others(contents)
        for column, placed in enumerate(columns):
            for one in placed:
                block = self._blocks.get(one.booking_id) or self._new_block(one.booking_id)
                block.setGeometry(grid.block_rect(column, one))
                block.show_content(contents[one.booking_id])
                block.set_selected(one.booking_id == self._selected)
                block.show()
        if lines_moved:
            self.update()

    def show_now(self, now: int | None) -> None:
        """Put the line for now at a minute of this day, or take it away."""
        self._now_line.place(self._grid, now)

    def select(self, booking_id: int) -> None:
        """Mark one booking, or none with 0."""
        for which in (self._selected, booking_id):
            if which in self._blocks:
                self._blocks[which].set_selected(which == booking_id)
        self._selected = booking_id

    def start_at(self, spot: Spot) -> None:
        """Put the keyboard's place to ``spot`` without taking the focus."""
        self._at = spot

    def spot_of(self, booking_id: int) -> Spot | None:
        """Where a booking stands, if it is shown."""
        for column, placed in enumerate(self._columns):
            for one in placed:
                if one.booking_id == booking_id:
                    return Spot(column, one.starts, booking_id)
        return None

    def go_to(self, spot: Spot, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Walk to ``spot`` and take the keyboard there."""
        old, self._at = self._at, spot
        block = self._blocks.get(spot.booking_id)
        (block or self).setFocus(reason)
        self._say_where()
        for changed in (old, spot):
            self.update(self._grid.slot_rect(changed))
        self.walked.emit(block.geometry() if block else self._grid.slot_rect(spot))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with arrows, Home, End and pages; start a booking with Enter or Space."""
        step = _STEPS.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers != Qt.KeyboardModifier.NoModifier or not self._columns:
            event.ignore()
        elif step is not None:
            self.go_to(walk(self._grid, self._columns, self._at, step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.slot_chosen.emit(self._at.column, self._at.minute)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the slot: a click ends where it began."""
        self._pressed = self._grid.spot_at(event.position().toPoint())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Start a booking in the slot that was clicked."""
        spot, pressed = self._grid.spot_at(event.position().toPoint()), self._pressed
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and spot is not None and spot == pressed:
            self.go_to(spot, Qt.FocusReason.MouseFocusReason)
            self.slot_chosen.emit(spot.column, spot.minute)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which slot a click would take."""
        self._set_hover(self._grid.spot_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Show no slot once the pointer has gone."""
        self._set_hover(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Return to the block one came from when tabbing in."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason and self._at.booking_id in self._blocks:
            self._blocks[self._at.booking_id].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._say_where()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw hours, columns and opening hours; only what was asked for."""
        tokens, grid = current(), self._grid
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens.closed))
        for opens, closes in self._open:
            top, bottom = grid.y(opens), grid.y(closes)
            painter.fillRect(QRect(0, top, self.width(), bottom - top), QColor(tokens.surface))
        faint = mix(QColor(tokens.line), QColor(tokens.surface), 0.55)
        first = grid.minute_at(event.rect().top()) // grid.slot * grid.slot
        last = grid.minute_at(event.rect().bottom())
        for minute in range(first, last + 1, grid.slot):
            on_hour = minute % HOUR == 0
            painter.setPen(QColor(tokens.line_strong) if on_hour else faint)
            painter.drawLine(0, grid.y(minute), self.width(), grid.y(minute))
        painter.setPen(QColor(tokens.line_strong))
        for column in range(grid.columns):
            right = grid.x(column + 1) - 1
            painter.drawLine(right, event.rect().top(), right, event.rect().bottom())
        self._draw_spots(painter, tokens)

    def _draw_spots(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self._at if self.hasFocus() and self._columns else None
        for spot in filter(None, (self._hover, here)):
            box = QRectF(self._grid.slot_rect(spot)).adjusted(2, 2, -3, -1)
            focused = spot == here
            painter.setBrush(QColor(tokens.accent_soft))
            painter.setPen(QPen(QColor(tokens.focus), 2) if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(tokens.accent))
            words = self.tr("+ {time}").format(time=clock_text(spot.minute))
            painter.drawText(box.adjusted(8, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), words)

    def _set_hover(self, spot: Spot | None) -> None:
        if spot == self._hover:
            return
        for changed in filter(None, (self._hover, spot)):
            self.update(self._grid.slot_rect(changed))
        self._hover = spot

    def _new_block(self, booking_id: int) -> BookingBlock:
        if self._spare:
            block = self._spare.pop()
        else:
            block = BookingBlock(self)
            self.setTabOrder(self, block)
            block.chosen.connect(self._block_chosen)
        self._blocks[booking_id] = block
        return block

    def _drop_others(self, contents: dict[int, BlockContent]) -> None:
        gone = [booking_id for booking_id in self._blocks if booking_id not in contents]
        for booking_id in gone:
            block = self._blocks.pop(booking_id)
            if block.hasFocus():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            block.hide()
            self._spare.append(block)

    def _block_chosen(self, booking_id: int) -> None:
        self._at = self.spot_of(booking_id) or self._at
        self.booking_chosen.emit(booking_id)

    def _keep_place(self) -> None:
        """After a change: stay on the booking if it is still there, else at its time."""
        kept = self.spot_of(self._at.booking_id) if self._at.booking_id else None
        if kept is None:
            minute = max(self._grid.first, min(self._grid.last - self._grid.slot, self._at.minute))
            minute -= minute % self._grid.slot
            column = max(0, min(len(self._columns) - 1, self._at.column))
            kept = replace(self._at, column=column, minute=minute, booking_id=0)
        self._at = kept
        self._hover = None

    def _say_where(self) -> None:
        if self._at.booking_id or not 0 <= self._at.column < len(self._names):
            return
        self.setAccessibleName(
            self.tr("{staff}, {time}, free").format(
                staff=self._names[self._at.column], time=clock_text(self._at.minute)
            )
        )
