"""Python's garbage, collected on the GUI thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1000
FULL_LOOKS = 60
"""Every so many looks the old objects are looked through as well."""

_at_work: set[object] = set()


def wait_for(work: object) -> None:
    """Let the rounds wait until :func:`go_on`: ``work`` makes a large list on a lane.

    They would look through what there is of it, and nobody could type meanwhile.
    """
    _at_work.add(work)


def go_on(work: object) -> None:
    """Let the rounds go on, unless there is other work to wait for."""
    _at_work.discard(work)


def set_aside() -> None:
    """Let the rounds pass over all that lives now, until :func:`take_back`; this costs nothing.

    A large list would be looked through while nobody can type.
    """
    if not gc.isenabled():
        gc.freeze()


def take_back() -> None:
    """Let the rounds look through everything again."""
    gc.unfreeze()


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
        if _at_work:
            return
        self._looks += 1
        if self._looks % FULL_LOOKS == 0:
            gc.collect()
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(1)
