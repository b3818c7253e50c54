"""What a process takes up: memory, handles, threads, windows and objects."""

import gc
import mmap
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Vitals:
    """``hours`` of simulated time have passed; ``memory`` is resident, in KiB.

    ``python_objects`` are those that Python's garbage collector looks through.
    """

    hours: float
    memory: int
    files: int
    threads: int
    windows: int
    qt_objects: int
    python_objects: int


def take(application: QApplication, owners: tuple[QObject, ...], hours: float) -> Vitals:
    """Look at this process, after Python's garbage is gone. To be called on the GUI thread.

    Qt objects are all widgets, and what the ``owners`` have for children. Looking deeper, as
    ``findChildren`` does, would itself leave a Python object behind for each that it meets.
    """
    gc.collect()
    python_objects = len(gc.get_objects())
    owned = [child for owner in (application, *owners) for child in owner.children()]
    others = [child for child in owned if not child.isWidgetType()]
    return Vitals(
        hours=hours,
        memory=_resident_pages() * mmap.PAGESIZE // 1024,
        files=_entries("/proc/self/fd"),
        threads=_entries("/proc/self/task"),
        windows=len(application.topLevelWidgets()),
        qt_objects=len(application.allWidgets()) + len(others),
        python_objects=python_objects,
    )


def _resident_pages() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])


def _entries(folder: str) -> int:
    return sum(1 for _ in Path(folder).iterdir())
