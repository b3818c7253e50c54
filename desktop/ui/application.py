"""The application object: it hears what the system tells the whole app."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """``file_wanted(path)``: somebody double-clicked a file. macOS tells so, others by arguments.

    It overrides ``event``, which is called for the application's own events alone: a filter would
    send every event of every widget through Python.
    """

    file_wanted = Signal(Path)

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(arguments)
        self._waiting: list[Path] = []
        self._is_ready = False

    def event(self, event: QEvent) -> bool:
        """Take up the file that was double-clicked."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._waiting.append(Path(event.file()))
            self._tell()
            return True
        return super().event(event)

    def begin(self) -> None:
        """Tell of files from now on, and of those that came while the app started."""
        self._is_ready = True
        self._tell()

    def _tell(self) -> None:
        while self._is_ready and self._waiting:
            self.file_wanted.emit(self._waiting.pop(0))
