"""Times what a person waits for, each beside a floor: the least that Qt or SQLite needs for it.

Seconds differ from machine to machine, their ratio hardly. Ends with 1 where a ratio is too high.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Desk
from desktop.practice.salon import fill
from desktop.services.home import Home, home
from desktop.services.store import Store
from tests.bench.book_lines import book_lines
from tests.bench.errand_lines import errand_lines
from tests.bench.timing import ROUNDS, Line, heading, timed
from tests.bench.window_lines import window_lines

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
from desktop.app import Desk
from desktop.services.home import home
application = QApplication(sys.argv)
desk = Desk(application, home(Path(sys.argv[1]), practice=False))
desk.window.show()
look = QTimer()
look.timeout.connect(lambda: desk.window.day and application.quit())
look.start(0)
application.exec()
desk.close()
"""


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
    desk = Desk(application, ours)
    window = desk.window
    window.show()
    wait_until(lambda: window.day is not None)
    steps = iter([1, -1] * ROUNDS)

    def switch() -> None:
        assert window.day is not None
        wanted = window.day + timedelta(days=next(steps))
        window.shown.go_to(wanted)
        view = window.day_view
        wait_until(lambda: view.contents is not None and view.contents.day == wanted)
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
        lines = [start_up(ours), day_switch(ours), *book_lines()]
        lines += [*window_lines(ours.data), *errand_lines(ours.data)]
    print(heading())
    print(*lines, sep="\n")
    return int(any(line.ratio > line.limit for line in lines))


if __name__ == "__main__":
    sys.exit(main())
