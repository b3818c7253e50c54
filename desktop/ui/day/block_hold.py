"""Tells a block that is dragged from one that is clicked, and shows what the pointer would do."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QChildEvent, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QHoverEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.day.block_move import Grip, grip_at
from desktop.ui.day.booking_block import BookingBlock

TOUCH_SLIP = 3
"""Times the system's drag distance: a finger rolls where a mouse stays put."""

_TOUCHED = (
    Qt.MouseEventSource.MouseEventSynthesizedBySystem,
    Qt.MouseEventSource.MouseEventSynthesizedByQt,
)
_LEFT = Qt.MouseButton.LeftButton


@dataclass(frozen=True, slots=True)
class Hold:
    """A block held by one of its parts; ``at`` is where it was pressed, in global pixels."""

    block: BookingBlock
    grip: Grip
    at: QPoint


class BlockHold(QObject):
    """Watches the mouse on every block of a canvas, also on those that come later.

    Up to the system's drag distance all events go to the block, which takes them for a click.
    From then on it gets none until the button is up. ``movable`` says which bookings can be held.
    """

    lifted = Signal(Hold)
    carried = Signal(QPoint)
    """Where the pointer is, in global pixels."""

    put_down = Signal()
    lost = Signal()
    """Another button came in between, or the release was never seen."""

    def __init__(
        self, canvas: QWidget, movable: Callable[[int], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent or canvas)
        self._movable = movable
        self._hold: Hold | None = None
        self._carrying = False
        self._spent = False  # given up, but the button is still down
        self._no_menu = False
        self._pointed: tuple[BookingBlock, QCursor] | None = None
        canvas.installEventFilter(self)
        for block in canvas.findChildren(BookingBlock):
            self._watch(block)

    def give_up(self) -> None:
        """Carry no more; the release to come is no click either."""
        self._spent = self._spent or self._carrying
        self._carrying, self._hold = False, None
        self._show_cursor(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sort out, at little cost, the few events of a block that matter here."""
        if isinstance(watched, BookingBlock):
            if isinstance(event, QMouseEvent):
                return self._mouse(watched, event)
            if isinstance(event, QHoverEvent):
                self._hover(watched, event)
            elif isinstance(event, QContextMenuEvent):
                return self._no_menu and event.reason() == QContextMenuEvent.Reason.Mouse
        elif isinstance(event, QMouseEvent):
            self._lose()  # a held block would have got it: its button came up unseen
        elif event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            # Not ChildAdded, which comes while the child is still being made.
            child = event.child()
            if isinstance(child, BookingBlock):
                self._watch(child)
        return False

    def _watch(self, block: BookingBlock) -> None:
        block.setAttribute(Qt.WidgetAttribute.WA_Hover)
        block.installEventFilter(self)

    def _mouse(self, block: BookingBlock, event: QMouseEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                return self._pressed(block, event)
            case QEvent.Type.MouseMove:
                return self._moved(block, event)
            case QEvent.Type.MouseButtonRelease:
                return self._released(event)
        return False

    def _pressed(self, block: BookingBlock, event: QMouseEvent) -> bool:
        button = event.button()
        if button != _LEFT and event.buttons() & _LEFT and (self._carrying or self._spent):
            self._no_menu = True
            self._lose()
            return True
        self._lose()
        self._no_menu = self._spent = False
        self._hold = None
        if button == _LEFT and self._movable(block.content.booking_id):
            grip = grip_at(event.position().toPoint().y(), block.height())
            self._hold = Hold(block, grip, event.globalPosition().toPoint())
        return False

    def _moved(self, block: BookingBlock, event: QMouseEvent) -> bool:
        hold = self._hold
        if not event.buttons() & _LEFT or hold is None or hold.block is not block:
            return self._spent
        if not self._carrying:
            if not _is_drag(hold, event):
                return False
            self._carrying = True
            block.setDown(False)  # it will not hear of the release
            body = hold.grip is Grip.BODY
            shape = Qt.CursorShape.ClosedHandCursor if body else Qt.CursorShape.SizeVerCursor
            self._show_cursor(block, shape)
            self.lifted.emit(hold)
        self.carried.emit(event.globalPosition().toPoint())
        return True

    def _released(self, event: QMouseEvent) -> bool:
        if event.button() != _LEFT:
            return self._carrying or self._spent
        ours, carried = self._carrying or self._spent, self._carrying
        self._hold, self._carrying, self._spent = None, False, False
        if carried:
            self._show_cursor(None)
            self.put_down.emit()
        return ours

    def _lose(self) -> None:
        if self._carrying:
            self.give_up()
            self.lost.emit()

    def _hover(self, block: BookingBlock, event: QHoverEvent) -> None:
        hold = self._hold
        if hold is not None and self._carrying:
            if hold.block is not block:
                self._lose()  # the pointer only gets here once the button is up
            return
        grip = grip_at(event.position().toPoint().y(), block.height())
        leaves = event.type() == QEvent.Type.HoverLeave
        if leaves or grip is Grip.BODY or not self._movable(block.content.booking_id):
            self._show_cursor(None)
        else:
            self._show_cursor(block, Qt.CursorShape.SizeVerCursor)

    def _show_cursor(
        self, block: BookingBlock | None, shape: Qt.CursorShape = Qt.CursorShape.ArrowCursor
    ) -> None:
        """Lend ``block`` a cursor, and give the last one that had one its own again."""
        if self._pointed is not None:
            before, own = self._pointed
            if before is block and before.cursor().shape() == shape:
                return
            before.setCursor(own)
            self._pointed = None
        if block is not None:
            self._pointed = (block, block.cursor())
            block.setCursor(shape)


def _is_drag(hold: Hold, event: QMouseEvent) -> bool:
    slip = QApplication.startDragDistance()
    if event.source() in _TOUCHED:
        slip *= TOUCH_SLIP
    return (event.globalPosition().toPoint() - hold.at).manhattanLength() >= slip
