"""A process that has imported the whole app and started none of it; every run is a fork of it.

So a run is on the screen after a tenth of a second, and is nevertheless a process of its own, with
threads, connections and locks that nobody else has: three hundred of them can be killed in a test.

Takes the app's folder, and two pipes: orders come through the first, one JSON object a line, and
reports go through the second.
"""

import gc
import json
import os
import sys
import threading
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import httpx
import icalendar
import keyring
import msal
import secretstorage
import sqlite_utils
import truststore
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.services import backstage, bound_account, graph, http, providers, reconcile, schema
from desktop.services.home import Home
from tests.killed import sabotage
from tests.killed.connecting import connect
from tests.killed.receptionist import Receptionist, Watcher
from tests.killed.reports import Reports

IMPORTED = (httpx, icalendar, keyring, msal, secretstorage, sqlite_utils, truststore)
IMPORTED_BY_THE_APP = (backstage, bound_account, graph, http, providers, reconcile, schema)
"""What the app imports when it first needs it, here once for all runs."""


class WatchedDesk(app.Desk):
    """The app's own, with somebody at it as soon as its window is up."""

    def __init__(
        self, application: QApplication, ours: Home, *, order: dict[str, Any], reports: Reports
    ) -> None:
        super().__init__(application, ours)
        self._order, self._reports = order, reports

    def start(self, profile: Path | None = None) -> None:
        self._reports.tell("stands")
        super().start(profile)
        if self._order["do"] == "rest":
            Watcher(self, self._reports)
            return
        chance = Random(self._order["seed"])
        first_day = datetime.fromisoformat(self._order["first_day"])
        Receptionist(self, self._reports, self._order["run"], chance, first_day).begin()


def obey(order: dict[str, Any], data: Path, reports: Reports) -> int:
    """Be the process of one run."""
    gc.enable()
    if order["do"] == "connect":
        connect(data, reports, app.utc_now)
        return 0
    if order["sabotaged"]:
        sabotage.commit()

    def desk(application: QApplication, ours: Home, _cloud: None) -> WatchedDesk:
        return WatchedDesk(application, ours, order=order, reports=reports)

    app.Desk = desk  # type: ignore[assignment,misc]  # what app.run() makes
    return app.run(data=data, practice=False)


def main(data: Path, orders: int, reports: Reports) -> None:
    """Fork for each order; report when the run stops and ends."""
    keyring.get_keyring()  # finds and imports the backends there are; nothing is opened by it
    assert threading.active_count() == 1, "a fork takes no other thread along, and its locks as is"
    gc.collect()
    gc.freeze()
    with os.fdopen(orders) as lines:
        for line in lines:
            process_id = os.fork()
            if process_id == 0:
                code = 70
                try:
                    code = obey(json.loads(line), data, reports)
                except BaseException:
                    sys.excepthook(*sys.exc_info())
                    raise
                finally:
                    sys.stderr.flush()
                    os._exit(code)
            reports.tell("born", process_id=process_id)
            watch(process_id, reports)


def watch(process_id: int, reports: Reports) -> None:
    while True:
        _, status = os.waitpid(process_id, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            break
        reports.tell("stopped")
    signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    reports.tell("ended", signal=signal, code=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Reports(int(sys.argv[3])))
