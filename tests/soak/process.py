"""The app of the soak, in a process of its own: a whole desk, and somebody busy at it.

Takes the app's folder, the clock's file, a pipe for reports, how many hours, and what to leak.
"""

import gc
import os
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import keyring
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from desktop import app
from desktop.services.home import home
from desktop.ui.window.window import MainWindow
from tests.killed.connecting import connect
from tests.killed.reports import Reports
from tests.services.fake_keyring import FakeKeyring
from tests.soak.acts import Acts
from tests.soak.busy_desk import BusyDesk
from tests.soak.clock import SharedClock
from tests.soak.vitals import take
from tests.ui.layout_items import dead_items

SEED = 4
PIXMAPS = 512
"""Qt keeps up to 10 MiB of drawn icons (KiB here): as many as that would hide what else grows."""

OFFLINE_EVERY, OFFLINE_AT = 5, 3
"""Of so many rests, at which one the network is lost until the next."""


def main(data: Path, clock: SharedClock, reports: Reports, hours: float, *, leaky: bool) -> int:
    sys.excepthook = give_up
    keyring.set_keyring(FakeKeyring())
    app.utc_now = clock
    app.MainWindow = partial(MainWindow, now=clock)  # type: ignore[assignment,misc]  # same call
    connect(data, reports, clock)
    application = QApplication(sys.argv[:1])
    QPixmapCache.setCacheLimit(PIXMAPS)
    desk = app.Desk(application, home(data, practice=False))
    desk.window.show()
    desk.start()
    busy = BusyDesk(Acts(desk, Random(SEED), data.parent), clock, Random(SEED), hours)
    rests = 0

    def rested() -> None:
        nonlocal rests
        rests += 1
        reports.tell(
            "vitals", **asdict(take(application, (desk, desk.window), clock.seconds / 3600))
        )
        reports.tell("network", offline=rests % OFFLINE_EVERY == OFFLINE_AT)

    busy.rested.connect(rested)
    busy.ended.connect(application.quit)
    if leaky:
        leak(desk, busy)
    busy.begin()
    code = application.exec()
    gc.unfreeze()
    reports.tell("dead_items", count=len(dead_items(application.allWidgets())))
    if not desk.close():
        app.leave_at_once(code)
    return code


def give_up(*failure: Any) -> None:  # noqa: ANN401 - as sys.excepthook has it
    """End at once: Qt goes on after an exception in a slot, and would wait for ever."""
    sys.__excepthook__(*failure)
    os._exit(1)


def leak(desk: app.Desk, busy: BusyDesk) -> None:
    """Lose a file, a window and a reading with each act, as a careless change might."""
    lost: list[object] = []
    desk.window.shown.came.connect(lost.append)
    busy.acted.connect(lambda: lost.append(Path(os.devnull).open()))  # noqa: SIM115 - on purpose
    busy.acted.connect(lambda: lost.append(QWidget()))


if __name__ == "__main__":
    folder, clock_file, pipe, hours, what = sys.argv[1:]
    ours = SharedClock(Path(clock_file))
    sys.exit(main(Path(folder), ours, Reports(int(pipe)), float(hours), leaky=what == "leaky"))
