"""What the main window remembers from one start to the next: its place, and the day's size."""

from dataclasses import replace

from PySide6.QtCore import QByteArray, QEvent, QObject
from PySide6.QtWidgets import QMainWindow

from desktop.core.troubles import AppError
from desktop.services.preferences import Preferences
from desktop.ui.day.day_view import DayView
from desktop.ui.preferences_port import PreferencesPort


class WindowMemory(QObject):
    """Keeps window, day view and preferences in step; failing to remember is no trouble."""

    def __init__(
        self, window: QMainWindow, day_view: DayView, preferences: PreferencesPort
    ) -> None:
        super().__init__(window)
        self._window = window
        self._day_view = day_view
        self._preferences = preferences
        kept = QByteArray.fromBase64(QByteArray(preferences.current().window.encode()))
        if not kept.isEmpty():
            window.restoreGeometry(kept)
        self._scale()
        window.installEventFilter(self)
        preferences.changed.connect(self._scale)
        day_view.zoomed.connect(self._zoomed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember where the window stood when it is closed."""
        if watched is self._window and event.type() == QEvent.Type.Close:
            place = bytes(self._window.saveGeometry().toBase64().data()).decode()
            self._keep(replace(self._preferences.current(), window=place))
        return super().eventFilter(watched, event)

    def _scale(self) -> None:
        current = self._preferences.current()
        self._day_view.set_scale(current.slot_minutes, current.zoom)

    def _zoomed(self, percent: int) -> None:
        self._keep(replace(self._preferences.current(), zoom=percent))

    def _keep(self, wanted: Preferences) -> None:
        if wanted != self._preferences.current():
            self._preferences.save(wanted, _kept)


def _kept(_trouble: AppError | None) -> None:
    """Leave it at that: next time the window stands where it stood before."""
