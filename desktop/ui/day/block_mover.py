"""Moving and lengthening bookings on the day's canvas, by mouse and by keyboard."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.day.block_hold import BlockHold, Hold
from desktop.ui.day.block_move import DraftPlace, Handle, Nudge
from desktop.ui.day.booking_block import BookingBlock
from desktop.ui.day.day_canvas import DayCanvas
from desktop.ui.day.day_grid import Placed, Spot
from desktop.ui.day.edge_scroll import EdgeScroll
from desktop.ui.day.move_ghost import MoveGhosts
from desktop.ui.day.move_keys import DROP, LEAVE, nudge_of
from desktop.ui.day.move_words import ghost_words, place_text
from desktop.ui.spoken import apart

_LOST_BLOCK = (
    QEvent.Type.FocusOut,
    QEvent.Type.Hide,
    QEvent.Type.UngrabMouse,
    QEvent.Type.MouseButtonPress,  # with another button, or in the middle of the keyboard mode
)
_LOST_WINDOW = (QEvent.Type.WindowDeactivate, QEvent.Type.WindowBlocked)


@dataclass(slots=True)
class _Move:
    """One booking on its way; ``handle`` is ``None`` in the keyboard mode, ``at`` is global.

    ``column`` is the name of the draft's column, to tell when the columns have changed places.
    """

    block: BookingBlock
    placed: Placed
    origin: DraftPlace
    draft: DraftPlace
    column: str
    handle: Handle | None = None
    at: QPoint | None = None

    @property
    def booking_id(self) -> int:
        return self.placed.booking_id

    @property
    def by_keys(self) -> bool:
        return self.handle is None


class BlockMover(QObject):
    """Lets bookings be dragged, stretched and moved by keys; changes nothing in the book itself.

    Its owner books what ``dropped`` says, calls ``follow`` after every showing of the day, and may
    end a move with ``put_back``. ``movable`` says which bookings may be moved, ``name_of`` whose or
    which day's a column is.
    """

    dropped = Signal(int, int, int, int)
    """Booking id, column, start and length in minutes; only where the place is another one."""

    mode_changed = Signal(bool)
    """The keyboard mode began or ended."""

    said = Signal(str)
    """What the keyboard mode has announced to assistive technology, for all to read."""

    def __init__(
        self,
        canvas: DayCanvas,
        scroll_area: QScrollArea,
        *,
        movable: Callable[[int], bool] = lambda _booking_id: True,
        name_of: Callable[[int], str] = lambda _column: "",
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._area = scroll_area
        self._movable = movable
        self._name_of = name_of
        self._move: _Move | None = None
        self._ghosts = MoveGhosts(canvas, self)
        self._edges = EdgeScroll(scroll_area, self)
        self._hold = BlockHold(canvas, movable, self)
        self._hold.lifted.connect(self._lifted)
        self._hold.carried.connect(self._carried)
        self._hold.put_down.connect(self._drop)
        self._hold.lost.connect(self.put_back)
        for bar in (scroll_area.horizontalScrollBar(), scroll_area.verticalScrollBar()):
            bar.valueChanged.connect(self._scrolled)

    @property
    def is_moving(self) -> bool:
        """Whether a booking is on its way, by mouse or by keyboard."""
        return self._move is not None

    def start_keys(self, booking_id: int) -> bool:
        """Move a booking by keys; ``False`` if it is not shown, may not be moved, or is moving."""
        found = self._canvas.placed(booking_id)
        if found is None or self.is_moving or not self._movable(booking_id):
            return False
        self._canvas.go_to(Spot(found[0], found[1].starts, booking_id))
        block = self._canvas.blocks.get(booking_id)
        move = None if block is None else self._begin(block)
        if move is None:
            return False
        self.mode_changed.emit(True)
        self._reveal(to_end=False)
        self._say(
            move,
            self.tr(
                "Moving {customer}: {place}. Arrow keys move it, Shift with up or down changes the "
                "length, Enter keeps it there, Escape puts it back."
            ),
        )
        return True

    def put_back(self) -> None:
        """End the move where it began."""
        move = self._end()
        self._ghosts.clear()
        if move is not None and move.by_keys:
            move.draft = move.origin
            back, gone = self.tr("Put back: {place}"), self.tr("This booking is no longer shown")
            self._say(move, back if self._canvas.placed(move.booking_id) else gone)

    def follow(self) -> None:
        """Go on over a day shown anew; put back if the booking is gone or may not move now."""
        move = self._move
        if move is None:
            self._ghosts.clear()
            return
        grid, found = self._canvas.grid, self._canvas.placed(move.booking_id)
        if found is None or not self._movable(move.booking_id):
            self.put_back()
            return
        before, origin = move.origin, DraftPlace.of(*found)
        move.placed, move.origin = found[1], origin
        if move.draft == before:
            move.draft, move.column = origin, self._name_of(origin.column)
        move.draft = move.draft.within(grid) if move.draft != origin else origin
        self._carry(move)
        if move.by_keys and move.column != self._name_of(move.draft.column):
            self.put_back()
            return
        self._ghosts.dim(grid.block_rect(*found))
        self._show(move)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every key while a booking is on its way, and notice what ends the move."""
        move, kind = self._move, event.type()
        if isinstance(event, QKeyEvent):
            return self._muffled(watched, event) if move is None else self._key(move, event)
        if move is None:
            return False
        if watched is self._canvas:
            if kind == QEvent.Type.Resize:
                self.follow()
            elif kind == QEvent.Type.ChildPolished:
                self._ghosts.lift()  # above the block that came just now
        elif kind in (_LOST_BLOCK if watched is move.block else _LOST_WINDOW):
            self.put_back()
        return False

    def _key(self, move: _Move, event: QKeyEvent) -> bool:
        """Shortcuts give way to the move: an accepted override comes back as a plain key."""
        event.accept()
        if event.type() != QEvent.Type.KeyPress:
            return True
        key, nudge = Qt.Key(event.key()), nudge_of(event)
        if key in LEAVE:
            self.put_back()
            return False
        if event.isAutoRepeat() and nudge is None:
            return True
        if key == Qt.Key.Key_Escape:
            self.put_back()
            move.block.installEventFilter(self)  # until the key is up
        elif move.by_keys and key in DROP:
            self._drop()
            move.block.installEventFilter(self)
        elif move.by_keys and nudge is not None:
            self._nudge(move, nudge)
        return True

    def _muffled(self, watched: QObject, event: QKeyEvent) -> bool:
        """Hold back the repeats of the key that ended the move, which would open the booking."""
        if event.isAutoRepeat():
            event.accept()
            return True
        watched.removeEventFilter(self)
        return False

    def _nudge(self, move: _Move, nudge: Nudge) -> None:
        move.draft = move.draft.nudged(self._canvas.grid, nudge)
        move.column = self._name_of(move.draft.column)
        self._show(move)
        self._reveal(to_end=bool(nudge.longer))
        self._say(move, "{place}")

    def _lifted(self, hold: Hold) -> None:
        move = None if self.is_moving else self._begin(hold.block)
        if move is None:
            self._hold.give_up()
            return
        y = self._canvas.mapFromGlobal(hold.at).y()
        move.handle = Handle.pressed_at(self._canvas.grid, move.origin, hold.grip, y)
        self._edges.start(hold.at)

    def _carried(self, at: QPoint) -> None:
        self._edges.follow(at)
        if self._move is not None:
            self._move.at = at
            if self._carry(self._move):
                self._show(self._move)

    def _scrolled(self) -> None:
        if self._move is not None and self._carry(self._move):
            self._show(self._move)

    def _carry(self, move: _Move) -> bool:
        """Let the draft follow the pointer; whether it goes to another place."""
        if move.handle is None or move.at is None:
            return False
        point, before = self._canvas.mapFromGlobal(move.at), move.draft
        move.draft = move.handle.carried_to(self._canvas.grid, move.origin, point.x(), point.y())
        return move.draft != before

    def _begin(self, block: BookingBlock) -> _Move | None:
        found = self._canvas.placed(block.content.booking_id)
        if found is None:
            return None
        origin = DraftPlace.of(*found)
        block.setFocus(Qt.FocusReason.OtherFocusReason)
        self._move = move = _Move(block, found[1], origin, origin, self._name_of(found[0]))
        for watched in self._watched(move):
            watched.installEventFilter(self)
        self._ghosts.dim(block.geometry())
        self._show(move)
        return move

    def _end(self) -> _Move | None:
        move, self._move = self._move, None
        if move is not None:
            self._edges.stop()
            self._hold.give_up()
            for watched in self._watched(move):
                watched.removeEventFilter(self)
            if move.by_keys:
                self.mode_changed.emit(False)
        return move

    def _watched(self, move: _Move) -> tuple[QWidget, ...]:
        return move.block, self._canvas, self._canvas.window()

    def _drop(self) -> None:
        move = self._end()
        if move is None:
            return
        draft = move.draft
        if draft != move.origin:
            self._ghosts.settle()
            self.dropped.emit(move.booking_id, draft.column, draft.starts, draft.minutes)
            return
        self._ghosts.clear()
        if move.by_keys:
            self._say(move, self.tr("Left where it was: {place}"))

    def _show(self, move: _Move) -> None:
        draft, content = move.draft, move.block.content
        placed = replace(move.placed, starts=draft.starts, minutes=draft.minutes)
        if draft.column != move.origin.column:
            placed = replace(placed, lane=0, lanes=1)
        outline = self._canvas.grid.block_rect(draft.column, placed)
        self._ghosts.ghost.show_at(outline, ghost_words(draft, content.customer), content.colour)

    def _reveal(self, *, to_end: bool) -> None:
        """Scroll to the ghost; where not all of it fits, to its start or its end."""
        ghost = self._ghosts.ghost.geometry()
        ends = (ghost.top(), ghost.bottom()) if to_end else (ghost.bottom(), ghost.top())
        for y in ends:
            self._area.ensureVisible(ghost.center().x(), y, ghost.width() // 2 + 4, 24)

    def _say(self, move: _Move, words: str) -> None:
        """Say ``words``, in which ``{customer}`` and ``{place}`` stand for those of ``move``."""
        place = place_text(move.draft, self._name_of(move.draft.column))
        text = words.format(customer=apart(move.block.content.customer), place=place)
        self.said.emit(text)
        event = QAccessibleAnnouncementEvent(self._canvas, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)  # overtakes earlier steps
        QAccessible.updateAccessibility(event)
