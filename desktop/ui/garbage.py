"""Python's garbage, collected on the GUI thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1000
FULL_LOOKS = 60
"""Every so many looks the old objects are looked through as well."""


class GarbageRound(QObject):
    """While it goes on, Python does not collect by itself, but here, between two events.

    By itself it collects on whichever thread happens to make the next object. Were that a lane's,
    a dialog that refers to itself in a circle would be deleted there, and Qt would crash.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    def look(self) -> None:
        """Collect what is young, if there is as much as Python itself would wait for."""
        self._looks += 1
        if self._looks % FULL_LOOKS == 0:
            gc.collect()
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(1)
