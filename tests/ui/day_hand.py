"""A day view on a small salon, and what its tests do with it."""

from datetime import date, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Absence, AbsenceKind
from desktop.ui.day.canvas_stop import CanvasStop
from desktop.ui.day.day_contents import read_day, read_week
from desktop.ui.day.day_grid import Spot
from desktop.ui.day.day_view import DayView
from tests.ui.conftest import NOW
from tests.ui.salon import Desk

DAY = date(2026, 5, 4)


class DayHand:
    """``happened`` tells in order what the view asked for."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.happened: list[str] = []
        self.view = DayView(lambda: NOW)
        self.canvas = self.view.canvas
        qtbot.addWidget(self.view)
        self.view.resize(700, 500)
        for signal in (
            "slot_chosen",
            "typed",
            "booking_chosen",
            "absence_chosen",
            "head_chosen",
            "booking_dropped",
            "slot_menu_wanted",
            "booking_menu_wanted",
            "absence_menu_wanted",
            "zoomed",
        ):
            getattr(self.view, signal).connect(self._noting(signal))
        with qtbot.waitActive(self.view):
            self.view.show()
        self.menu_at = QPoint()

    def _noting(self, signal: str) -> object:
        def note(*told: object) -> None:
            self.menu_at = next((one for one in told if isinstance(one, QPoint)), self.menu_at)
            words = [self._worded(one) for one in told if not isinstance(one, QPoint)]
            self.happened.append(" ".join([signal, *words]))

        return note

    def _worded(self, told: object) -> str:
        if isinstance(told, datetime):
            return f"{told:%d. %H:%M}"
        return f"{told:%d.%m.}" if isinstance(told, date) else str(told)

    def day(self, day: date = DAY, *, everybody: bool = False) -> None:
        contents = read_day(self.desk.store, day, show_cancelled=True, everybody=everybody)
        self.view.show_day(contents)

    def week(self, day: date = DAY, staff_id: int = 0) -> None:
        who = staff_id or self.desk.mia.id
        self.view.show_day(read_week(self.desk.store, day, who, first_weekday=1))

    def away(self, starts: str, ends: str, note: str = "", kind: str = "break") -> int:
        """Keep Mia away, such as from ``04T13:00`` until ``04T14:00``; return the absence's id."""
        moments = (datetime.fromisoformat(f"2026-05-{text}") for text in (starts, ends))
        store = self.desk.store
        before = {one.id for one in store.absences(date(2026, 4, 1), date(2026, 6, 30))}
        store.save_absence(Absence(0, self.desk.mia.id, AbsenceKind(kind), *moments, note))
        (new,) = {one.id for one in store.absences(date(2026, 4, 1), date(2026, 6, 30))} - before
        return new

    def go(self, column: int, clock: str) -> None:
        """Take the keyboard to free time."""
        hours, minutes = clock.split(":")
        self.canvas.go_to(Spot(column, int(hours) * 60 + int(minutes)))

    def point(self, column: int, clock: str) -> QPoint:
        """A point on the canvas, a little inside the column and below that time."""
        hours, minutes = clock.split(":")
        grid = self.canvas.grid
        return QPoint(grid.x(column) + 20, grid.y(int(hours) * 60 + int(minutes)) + 2)

    def key(
        self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def right_click(self, point: QPoint) -> None:
        """As the system does it: the menu is asked of the widget under the pointer."""
        under: QWidget = self.canvas.childAt(point) or self.canvas
        asked = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse,
            under.mapFrom(self.canvas, point),
            self.canvas.mapToGlobal(point),
        )
        QApplication.sendEvent(under, asked)

    @property
    def where(self) -> str:
        """What a screen reader says of where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is self.canvas or isinstance(focus, CanvasStop)
        return focus.accessibleName()
