"""Runs of the real app, one after the other, each killed at an instant of the test's choosing."""

import fcntl
import json
import os
import select
import signal
import struct
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.services.home import home
from tests.end_to_end.processes import running
from tests.killed.expected import Expected
from tests.killed.microsoft import Microsoft, Pending

ROOT = Path(__file__).parents[2]
_SECONDS = 60.0
_LONGEST_LIFE = 2.0
_WRITE_LOCK = 120
"""Which byte of the -shm file is locked while a transaction writes (SQLite: WAL-index format)."""


@dataclass(slots=True)
class Deaths:
    """Where the runs stood when they were killed."""

    kills: int = 0
    in_an_act: int = 0
    in_a_transaction: int = 0
    before_microsoft_acted: int = 0
    after_microsoft_acted: int = 0

    def count(self, pending: list[Pending], *, writing: bool, acting: bool) -> None:
        self.kills += 1
        self.in_a_transaction += writing
        self.in_an_act += acting
        meetings = [one for one in pending if "/onlineMeetings" in one.path]
        self.before_microsoft_acted += any(not one.acted for one in meetings)
        self.after_microsoft_acted += any(one.acted for one in meetings)


@dataclass
class Runs:
    """``book`` must not be open in this process while a run is killed: see ``is_writing``."""

    book: Path
    microsoft: Microsoft
    log: Path
    _orders: int
    _reports: int
    expected: Expected = field(default_factory=Expected)
    deaths: Deaths = field(default_factory=Deaths)
    refused: list[str] = field(default_factory=list)
    _unread: bytes = b""

    def connect(self) -> None:
        """Sign in as a person does once, before the first run."""
        self._order(do="connect")
        self.microsoft.agree(self._wait_for("link")["link"])
        assert self._wait_for("ended")["code"] == 0, self.log.read_text()

    def kill(self, seconds: float, *, after_asking: bool, **order: object) -> None:
        """Start the app, and kill it so long after its window stood.

        Or so long after it first asked Microsoft for something about a meeting: on a machine that
        has much else to do, few would come as far as that in any given time.
        """
        asked = self.microsoft.cloud.was_asked
        asked.clear()
        self._order(do="work", **order)
        process_id = self._wait_for("born")["process_id"]
        self._wait_for("stands")
        if after_asking:
            asked.wait(_LONGEST_LIFE)
        time.sleep(seconds)  # the random instant itself
        os.kill(process_id, signal.SIGSTOP)
        pending = self.microsoft.cloud.under_way()
        self._wait_for("stopped")
        writing = is_writing(self.book, process_id)
        os.kill(process_id, signal.SIGKILL)
        ended = self._wait_for("ended")
        assert ended["signal"] == signal.SIGKILL, (ended, self.log.read_text())
        self.deaths.count(pending, writing=writing, acting=self.expected.cut_off())

    def rest(self, **order: object) -> None:
        """Start the app once more and leave it alone, until it has nothing to do and closes."""
        self._order(do="rest", **order)
        self._wait_for("rests")
        ended = self._wait_for("ended")
        assert ended["code"] == 0, (ended, self.log.read_text())

    def _order(self, **order: object) -> None:
        os.write(self._orders, f"{json.dumps(order)}\n".encode())

    def _wait_for(self, says: str) -> dict[str, Any]:
        """Take in what the run did until it says so."""
        give_up = time.monotonic() + _SECONDS
        while True:
            report = self._next_report(give_up - time.monotonic(), says)
            match report["says"]:
                case "begins":
                    self.expected.begins(report)
                case "saved":
                    self.expected.saved()
                case "refused":
                    self.refused.append(report["error"])
            if report["says"] == says:
                return report
            assert report["says"] != "ended", (report, self.log.read_text())

    def _next_report(self, seconds: float, says: str) -> dict[str, Any]:
        while b"\n" not in self._unread:
            ready, _, _ = select.select([self._reports], [], [], max(seconds, 0))
            assert ready, f"no {says!r} in time: {self.log.read_text()}"
            self._unread += os.read(self._reports, 65536)
        line, self._unread = self._unread.split(b"\n", 1)
        found: dict[str, Any] = json.loads(line)
        return found


@contextmanager
def runs(data: Path, microsoft: Microsoft, env: Mapping[str, str], log: Path) -> Iterator[Runs]:
    """Start the process that all runs are forks of."""
    orders_in, orders_out = os.pipe()
    reports_in, reports_out = os.pipe()
    module = ("-m", "tests.killed.zygote")
    pipes = (str(orders_in), str(reports_out))
    told = {**env, **microsoft.env, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    try:
        with running(
            (sys.executable, *module, data, *pipes),
            told,
            log,
            pass_fds=(orders_in, reports_out),
        ):
            ours = home(data, practice=False)
            yield Runs(ours.book, microsoft, log, orders_out, reports_in)
    finally:
        for pipe in (orders_in, orders_out, reports_in, reports_out):
            os.close(pipe)


def is_writing(book: Path, process_id: int) -> bool:
    """Tell whether a process has a transaction open that writes.

    Not to be asked while this process has the book open itself: closing the file here would drop
    its locks (SQLite: How To Corrupt, §2.2).
    """
    shared = book.with_name(f"{book.name}-shm")
    if not shared.exists():
        return False
    question = struct.pack("hhqqi0q", fcntl.F_WRLCK, os.SEEK_SET, _WRITE_LOCK, 1, 0)
    with shared.open("rb") as file:
        answer = fcntl.fcntl(file, fcntl.F_GETLK, question)
    kind, _, _, _, holder = struct.unpack("hhqqi0q", answer)
    return bool(kind != fcntl.F_UNLCK and holder == process_id)
