"""The day's canvas: the board, and the hand that walks and clicks on it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.ui.day.block_content import BlockContent
from desktop.ui.day.booking_block import BookingBlock
from desktop.ui.day.canvas_keys import STEPS, asks_for_menu, text_typed
from desktop.ui.day.canvas_stop import CanvasStop
from desktop.ui.day.day_board import DayBoard
from desktop.ui.day.day_grid import Grid, Spot
from desktop.ui.day.day_ground import paint_ground, paint_spot
from desktop.ui.day.day_page import Page
from desktop.ui.day.day_walk import SIDEWAYS, Step, walk
from desktop.ui.day.plain_tip import show_tip
from desktop.ui.day.time_axis import clock_text


class DayCanvas(DayBoard):
    """One stop for Tab; arrows walk from free time to booking to absence.

    ``was_walked`` is whether somebody went to where the keyboard is; at first it just begins there.
    """

    slot_chosen = Signal(int, int)  # column, minute
    booking_chosen = Signal(int)
    absence_chosen = Signal(int)
    typed = Signal(str)
    slot_menu_wanted = Signal(int, int, QPoint)  # column, minute, where on the screen
    booking_menu_wanted = Signal(int, QPoint)
    absence_menu_wanted = Signal(int, QPoint)
    walked = Signal(QRect)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Day book"))
        self._at = Spot(0, 0)
        self._minute = 0
        self.was_walked = False
        self._hover: Spot | None = None
        self._pressed: Spot | None = None

    @property
    def at(self) -> Spot:
        """Where the keyboard is."""
        return self._at

    def show_page(self, grid: Grid, page: Page, content_of: Callable[[int], BlockContent]) -> None:
        """Show another page; the keyboard stays where it was."""
        super().show_page(grid, page, content_of)
        self.start_at(self.spot_after(self._at))
        self._hover = None
        if self.hasFocus():
            self._say_where()

    def start_at(self, spot: Spot) -> None:
        """Put the keyboard's place to ``spot`` without taking the focus."""
        self._at, self._minute = spot, spot.minute

    def go_to(self, spot: Spot, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Walk to ``spot`` and take the keyboard there."""
        old, self._at, self._minute = self._at, spot, spot.minute
        self.was_walked = True
        stop = self.stop_at(spot)
        (stop or self).setFocus(reason)
        self._say_where()
        for changed in (old, spot):
            self.update(self._grid.slot_rect(changed))
        self.walked.emit(self.rect_of(spot))

    def event(self, event: QEvent) -> bool:
        """Tell what lies under the pointer; keep what is typed here from being a shortcut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            under = self.childAt(event.pos())
            show_tip(event.globalPos(), under.tip if isinstance(under, CanvasStop) else "", self)
            return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._takes_words()
            and text_typed(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with arrows, Home, End and pages; start a booking with Enter, Space or typing."""
        step = STEPS.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if asks_for_menu(event):
            self._ask_for_menu(self._at, self._menu_corner())
        elif self._takes_words() and text_typed(event):
            self.typed.emit(text_typed(event))
        elif modifiers != Qt.KeyboardModifier.NoModifier or not self._page.tracks:
            event.ignore()
        elif step is not None:
            self._walk(step)
        elif self.hasFocus() and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
        ):
            self.slot_chosen.emit(self._at.column, self._at.minute)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what was clicked, or of where the keyboard is."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu(self._at, self._menu_corner())
            return
        spot = self.spot_under(event.pos())
        if spot is not None:
            self.go_to(spot, Qt.FocusReason.MouseFocusReason)
            self._ask_for_menu(spot, event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the slot: a click ends where it began."""
        self._pressed = self.free_under(event.position().toPoint())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Start a booking in the slot that was clicked."""
        spot, pressed = self.free_under(event.position().toPoint()), self._pressed
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and spot is not None and spot == pressed:
            self.go_to(spot, Qt.FocusReason.MouseFocusReason)
            self.slot_chosen.emit(spot.column, spot.minute)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which slot a click would take."""
        self._set_hover(self.free_under(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Show no slot once the pointer has gone."""
        self._unhover()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Return to the block one came from."""
        super().focusInEvent(event)
        stop = self.stop_at(self._at)
        if stop is not None and event.reason() != Qt.FocusReason.MouseFocusReason:
            stop.setFocus(event.reason())
        else:
            self._say_where()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw hours, columns and working hours; only what was asked for."""
        painter = QPainter(self)
        paint_ground(painter, event.rect(), self._grid, self._page.tracks)
        here = self._at if self._takes_words() else None
        for spot in filter(None, (self._hover, here)):
            box = self._grid.slot_rect(spot)
            covered = isinstance(self.childAt(box.center()), CanvasStop)
            minute = None if covered else spot.minute
            paint_spot(painter, box, minute, focused=spot == here)

    def _takes_words(self) -> bool:
        return self.hasFocus() and self._at.is_free and bool(self._page.tracks)

    def _walk(self, step: Step) -> None:
        minute = self._minute
        self.go_to(walk(self._grid, self._page.tracks, self._at, step, minute))
        if step in SIDEWAYS:
            self._minute = minute

    def _ask_for_menu(self, spot: Spot, where: QPoint) -> None:
        if spot.booking_id:
            self.booking_menu_wanted.emit(spot.booking_id, where)
        elif spot.absence_id:
            self.absence_menu_wanted.emit(spot.absence_id, where)
        elif self._page.tracks:
            self.slot_menu_wanted.emit(spot.column, spot.minute, where)

    def _menu_corner(self) -> QPoint:
        """Where a menu asked for by keyboard opens: in sight, on what it is for."""
        seen = self.visibleRegion().boundingRect().intersected(self.rect_of(self._at))
        return self.mapToGlobal(seen.center())

    def _set_hover(self, spot: Spot | None) -> None:
        if spot == self._hover:
            return
        for changed in filter(None, (self._hover, spot)):
            self.update(self._grid.slot_rect(changed))
        self._hover = spot

    def _join(self, stop: CanvasStop) -> None:
        super()._join(stop)
        stop.entered.connect(self._unhover)
        stop.focused.connect(self._stop_focused)
        is_booking = isinstance(stop, BookingBlock)
        stop.chosen.connect(self.booking_chosen if is_booking else self.absence_chosen)

    def _unhover(self) -> None:
        self._set_hover(None)

    def _stop_focused(self, stop: CanvasStop) -> None:
        spot = self.spot_at(stop)
        if spot is not None and spot != self._at:
            self.update(self._grid.slot_rect(self._at))
            self.start_at(spot)
            self.was_walked = True

    def _say_where(self) -> None:
        at, page = self._at, self._page
        if not at.is_free or not 0 <= at.column < len(page.names):
            return
        is_open = page.tracks[at.column].is_open(at.minute)
        words = self.tr("{staff}, {time}, free")
        if not is_open:
            words = self.tr("{staff}, {time}, outside working hours")
        self.setAccessibleName(
            words.format(staff=page.names[at.column], time=clock_text(at.minute))
        )
