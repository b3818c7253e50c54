"""A day with one booking to move, and a hand on its mouse and keys."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHoverEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.day.booking_block import BookingBlock
from desktop.ui.day.day_contents import read_day
from desktop.ui.day.day_view import DayView
from desktop.ui.day.move_ghost import Ghost, Veil
from tests.ui.conftest import NOW
from tests.ui.salon import Desk

DAY = date(2026, 5, 4)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.MouseButton.NoButton
BY_HAND = Qt.MouseEventSource.MouseEventNotSynthesized


class Hand:
    """Anna is booked with Mia from 10:00 to 10:45, Bo with Tom from 10:00.

    ``happened`` tells what the mover and the day said, in order. Points are on the canvas.
    """

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.anna = desk.book("10:00", "Anna")
        self.bo = desk.book("10:00", "Bo", staff=desk.tom)
        self.happened: list[str] = []
        self.window = QWidget()
        self.view = DayView(lambda: NOW, self.window)
        self.other = QWidget(self.window)
        self.other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.canvas = self.view.canvas
        self.mover = self.view.mover
        self.mover.dropped.connect(self._dropped)
        self.mover.said.connect(lambda said: self.happened.append(plain(said)))
        self.mover.mode_changed.connect(lambda on: self.happened.append(f"keys {on}"))
        self.view.booking_chosen.connect(lambda _id: self.happened.append("opened"))
        qtbot.addWidget(self.window)
        self.window.resize(700, 500)
        self.view.resize(700, 500)
        with qtbot.waitActive(self.window):
            self.window.show()
        self.refresh()
        self.view.verticalScrollBar().setValue(0)
        self.buttons = NONE
        self.at = QPoint()
        self.held: BookingBlock | None = None

    def _dropped(self, booking_id: int, column: int, minute: int, minutes: int) -> None:
        who = self.canvas.blocks[booking_id].content.customer
        staff = self.view.heads.heads[column].name
        self.happened.append(f"{who}: {staff} {hours(minute, minutes)}")

    def refresh(self) -> None:
        self.view.show_day(read_day(self.desk.store, DAY))

    def call_off(self) -> None:
        """Anna cancels, which is shown: nobody may move that."""
        self.desk.store.cancel_booking(self.anna)
        self.view.show_day(read_day(self.desk.store, DAY, show_cancelled=True))

    @property
    def block(self) -> BookingBlock:
        return self.canvas.blocks[self.anna]

    @property
    def ghost(self) -> Ghost:
        return self.canvas.findChild(Ghost)

    @property
    def veil(self) -> Veil:
        return self.canvas.findChild(Veil)

    @property
    def shown(self) -> str:
        """What the ghost tells, empty without one."""
        words = self.ghost.words
        text = f"{words.hours} | {words.length} | {words.customer}"
        return text if self.ghost.isVisible() else ""

    def point(self, column: int, at: str) -> QPoint:
        """A point 30 pixels inside a column, at a time such as ``10:15``."""
        hour, minute = map(int, at.split(":"))
        grid = self.canvas.grid
        return QPoint(grid.x(column) + 30, grid.y(hour * 60 + minute))

    def press(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        block = self.canvas.childAt(at)
        assert isinstance(block, BookingBlock)
        self.at, self.held, self.buttons = at, self.held or block, self.buttons | button
        self._send(QEvent.Type.MouseButtonPress, button)
        if button == RIGHT:
            pos = self.held.mapFrom(self.canvas, at)
            asked = QContextMenuEvent(
                QContextMenuEvent.Reason.Mouse, pos, self.held.mapToGlobal(pos)
            )
            QApplication.sendEvent(self.held, asked)

    def move(self, to: QPoint, source: Qt.MouseEventSource = BY_HAND) -> None:
        self.at = to
        self._send(QEvent.Type.MouseMove, NONE, source)

    def by(self, x: int, y: int) -> None:
        self.move(self.at + QPoint(x, y))

    def release(self, button: Qt.MouseButton = LEFT) -> None:
        self.buttons &= ~button
        self._send(QEvent.Type.MouseButtonRelease, button)
        if not self.buttons:
            self.held = None

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.press(start)
        self.move(end)
        self.release()

    def hover(self, at: QPoint) -> Qt.CursorShape:
        """The cursor's shape over ``at``."""
        block = self.canvas.childAt(at)
        pos = QPointF(block.mapFrom(self.canvas, at))
        glob = QPointF(self.canvas.mapToGlobal(at))
        QApplication.sendEvent(block, QHoverEvent(QEvent.Type.HoverMove, pos, glob, pos))
        return block.cursor().shape()

    def key(
        self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            self.qtbot.keyClick(focused, key, modifier)

    def _send(
        self,
        kind: QEvent.Type,
        button: Qt.MouseButton,
        source: Qt.MouseEventSource = BY_HAND,
    ) -> None:
        assert self.held is not None
        pos = QPointF(self.held.mapFrom(self.canvas, self.at))
        glob = QPointF(self.canvas.mapToGlobal(self.at))
        modifiers = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, pos, pos, glob, button, self.buttons, modifiers, source)
        QApplication.sendEvent(self.held, event)


def plain(said: str) -> str:
    """What is heard: without the isolates around names."""
    return said.replace("\u2068", "").replace("\u2069", "")


def hours(minute: int, minutes: int) -> str:
    starts, ends = (f"{m // 60}:{m % 60:02}" for m in (minute, minute + minutes))
    return f"{starts}-{ends}"
