"""Times what a person waits for, each beside a floor: the least that Qt itself needs for it.

Seconds differ from machine to machine, their ratio hardly. Ends with 1 where a ratio is too high.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Desk, Home, home
from desktop.practice.salon import fill
from desktop.services.store import Store
from desktop.ui import theme

ROUNDS = 7

EMPTY_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1240, 800)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""
DAY_BOOK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.app import Desk, home
from desktop.ui import theme
application = QApplication(sys.argv)
theme.apply(application)
desk = Desk(home(Path(sys.argv[1]), practice=False))
desk.window.show()
look = QTimer()
look.timeout.connect(lambda: desk.window.day and application.quit())
look.start(0)
application.exec()
desk.close()
"""


@dataclass(frozen=True, slots=True)
class Line:
    """``limit`` is the highest ratio of ``seconds`` to ``floor`` that is still good."""

    what: str
    seconds: float
    floor: float
    limit: float

    @property
    def ratio(self) -> float:
        return self.seconds / self.floor

    def __str__(self) -> str:
        times = f"{self.seconds * 1000:8.1f} ms {self.floor * 1000:8.1f} ms"
        return f"{self.what:34} {times} {self.ratio:7.1f} {self.limit:7.1f}"


def timed(act: Callable[[], object]) -> float:
    """Return the median of some rounds, after one to warm up."""
    act()
    rounds = []
    for _ in range(ROUNDS):
        started = perf_counter()
        act()
        rounds.append(perf_counter() - started)
    return median(rounds)


def run(script: str, folder: Path) -> None:
    subprocess.run([sys.executable, "-c", script, folder], check=True)


def start_up(ours: Home) -> Line:
    """From the command to the window, day and all, against an empty window."""
    seconds = timed(lambda: run(DAY_BOOK, ours.data))
    floor = timed(lambda: run(EMPTY_WINDOW, ours.data))
    return Line("start, until the day is shown", seconds, floor, 6.0)


def day_switch(ours: Home) -> Line:
    """From the key to the other day read, laid out and painted, against painting alone."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application)
    desk = Desk(ours)
    window = desk.window
    window.show()
    wait_until(lambda: window.day is not None)
    steps = iter([1, -1] * ROUNDS)

    def switch() -> None:
        assert window.day is not None
        wanted = window.day + timedelta(days=next(steps))
        window.go_to(wanted)
        contents = window.day_view
        wait_until(lambda: contents.contents is not None and contents.contents.day == wanted)
        window.grab()

    seconds = timed(switch)
    floor = timed(window.grab)
    desk.close()
    return Line("another day, until it is painted", seconds, floor, 8.0)


def wait_until(there: Callable[[], bool]) -> None:
    """Let the event loop run until ``there`` says so; a lane's answer wakes it."""
    loop = QEventLoop()
    look = QTimer()
    look.setInterval(0)
    look.timeout.connect(lambda: loop.quit() if there() else None)
    look.start()
    loop.exec()


def main() -> int:
    with TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
        ours = home(Path(name), practice=False)
        store = Store(ours.book, lambda: datetime.now(UTC))
        fill(store, datetime.now(UTC))
        store.close()
        lines = [start_up(ours), day_switch(ours)]
    print(f"{'':34} {'takes':>11} {'floor':>11} {'ratio':>7} {'limit':>7}")
    print(*lines, sep="\n")
    return int(any(line.ratio > line.limit for line in lines))


if __name__ == "__main__":
    sys.exit(main())
