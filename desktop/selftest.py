"""What an installed or built copy answers about itself, as one JSON object.

It shows that this copy can start, write a book, draw its window, read time zones, reach the keyring
of this computer, and do its main job, with the practice cloud in Microsoft's place. Nothing of the
user's own is read or changed, and nothing is asked of the network.
"""

import json
import os
import platform
import sqlite3
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from desktop import __version__
from desktop.core.models import BookingDraft, Customer, Place, Service, Staff
from desktop.services import places
from desktop.services.store import Store
from desktop.services.vault import Vault

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

Facts = dict[str, object]

_LIBRARIES = ("PySide6-Essentials", "msal", "httpx", "keyring", "icalendar", "sqlite-utils")
_KEYRING_SECONDS = 10.0
_COLOURS_OF_A_WINDOW = 8
"""A drawn window has text and lines in it; an empty one is of one colour."""


class Failed(Exception):
    """A check found something that should not be so; its text says what."""


def run(report: Path | None = None) -> int:
    """Check this copy, print the answer, write it to ``report`` too; 0 when all is well.

    The answer: ``{"ok", "version", "checks": {name: {"ok", "seconds", ...facts or "error"}}}``.
    A computer without a keyring to trust is no fault of the copy: the app works, and says so.
    """
    _draw_into_memory_where_there_is_no_screen()
    with TemporaryDirectory(prefix="trimsy-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        checks = {
            "versions": _timed(_versions),
            "resources": _timed(_resources),
            "time_zones": _timed(_time_zones),
            "database": _timed(lambda: _database(folder / "book.sqlite")),
            "keyring": (keyring := _timed(_keyring)),
            "main_job": _timed(lambda: _main_job(folder, lasting=bool(keyring["usable"]))),
            "window": _timed(lambda: _window(folder / "home")),
        }
    well = all(check["ok"] for check in checks.values())
    answer = json.dumps({"ok": well, "version": __version__, "checks": checks}, indent=2)
    print(answer)
    if report is not None:
        try:
            report.write_text(f"{answer}\n", encoding="utf-8")
        except OSError as error:  # raised, it would be told on Windows in a window that waits
            print(f"The report cannot be written: {error}", file=sys.stderr)
            return 1
    return 0 if well else 1


def _timed(check: Callable[[], Mapping[str, object]]) -> Facts:
    started = perf_counter()
    try:
        facts: Facts = {"ok": True, **check()}
    except Exception as error:  # noqa: BLE001 - whatever it is, it belongs into the answer
        traceback.print_exc()
        facts = {"ok": False, "error": f"{type(error).__name__}: {error}"}
    return {**facts, "seconds": round(perf_counter() - started, 3)}


def _draw_into_memory_where_there_is_no_screen() -> None:
    screens = (os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if sys.platform == "linux" and not any(screens):
        os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"


def _versions() -> Facts:
    found: Facts = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "sqlite": sqlite3.sqlite_version,
        "frozen": bool(getattr(sys, "frozen", False)),
    }
    for library in _LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:  # a built app carries the records of some libraries only
            found[library] = None
    return found


def _resources() -> Facts:
    from PySide6.QtSvg import QSvgRenderer

    folder = places.resources()
    drawings = sorted((folder / "icons").glob("*.svg"))
    broken = [file.name for file in drawings if not QSvgRenderer(str(file)).isValid()]
    if broken or not drawings:
        raise Failed(f"drawings that cannot be drawn: {broken or 'all'}")
    if not (folder / "style.qss").read_text(encoding="utf-8").strip():
        raise Failed("the style sheet is empty")
    return {"icons": len(drawings)}


def _time_zones() -> Facts:
    """Europe went an hour forward on 29 March 2026 (Directive 2000/84/EC)."""
    berlin = ZoneInfo("Europe/Berlin")
    offsets = [datetime(2026, 3, day, 12, tzinfo=berlin).utcoffset() for day in (28, 29)]
    if offsets != [timedelta(hours=1), timedelta(hours=2)]:
        raise Failed(f"Europe/Berlin is off: {offsets}")
    return {"zones": len(available_timezones()), "local": places.local_time_zone()}


def _database(path: Path) -> Facts:
    """Write a booking, read it from a second connection, and have SQLite look at every page."""
    with closing(Store(path, lambda: datetime.now(UTC))) as store:
        staff = store.save_staff(Staff(0, "Ana", "#336699"))
        service = store.save_service(Service(0, "Colour advice", 30, "#336699", Place.ONLINE))
        starts = datetime.combine(date(2026, 3, 30), time(9))
        draft = BookingDraft(0, Customer(0, "Zoë Ängström"), staff.id, service.id, starts, 30)
        store.save_booking(draft)
    with closing(Store(path, lambda: datetime.now(UTC))) as store:
        names = [details.customer.name for details in store.day(starts.date())]
        if names != ["Zoë Ängström"]:
            raise Failed(f"wrote one booking, read {names}")
    with closing(sqlite3.connect(path)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        raise Failed(str(verdict))
    return {"integrity": verdict, "bytes": path.stat().st_size}


def _keyring() -> Facts:
    """Put an entry in, read it back and take it out again; a locked keyring may keep us waiting."""
    answers: SimpleQueue[Facts] = SimpleQueue()
    Thread(target=lambda: answers.put(_probe_keyring()), daemon=True).start()
    try:
        return answers.get(timeout=_KEYRING_SECONDS)
    except Empty:
        return {"usable": False, "problem": f"no answer within {_KEYRING_SECONDS:.0f} s"}


def _probe_keyring() -> Facts:
    import keyring

    facts: Facts = {"usable": False}
    try:
        facts["backend"] = keyring.get_keyring().name
        vault = Vault(f"{places.NAME}-self-test")
        vault.write("probe", "probe")
        # Another vault has nothing in memory: what it reads, the keyring kept
        facts["usable"] = Vault(f"{places.NAME}-self-test").read("probe") == "probe"
        problem = vault.problem
        if problem is not None:
            facts["problem"] = problem.code
        vault.delete("probe")
    except Exception as error:  # noqa: BLE001 - keyring backends raise what they like
        facts["problem"] = type(error).__name__
    return facts


def _main_job(folder: Path, *, lasting: bool) -> Facts:
    """Connect, book, move, cancel; with the keyring where it is ``lasting``, else without any."""
    from keyring.backends.null import Keyring as NoKeyring

    from desktop.practice.main_job import do_main_job

    name = f"{places.NAME}-self-test"
    held = Vault(name, NoKeyring())  # type: ignore[no-untyped-call] # keyring's class has no types there
    link = do_main_job(folder, lambda: Vault(name) if lasting else held, lambda: datetime.now(UTC))
    return {"link": link, "keyring": lasting}


def _colours(image: "QImage") -> int:
    """Count the colours on a grid of points."""
    across, down = range(0, image.width(), 3), range(0, image.height(), 3)
    return len({image.pixel(x, y) for x in across for y in down})


def _window(folder: Path) -> Facts:
    """Open the real main window on an empty book, draw it, close it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from desktop.app import Desk
    from desktop.services.home import home

    application = QApplication([places.NAME])
    ours = home(folder, practice=False)
    ours.data.mkdir(parents=True)
    desk = Desk(application, ours)
    window = desk.window
    window.show()
    drawn: list[int] = []

    def draw_and_close() -> None:
        drawn.append(_colours(window.grab().toImage()))
        window.close()
        application.quit()

    QTimer.singleShot(0, window, draw_and_close)
    application.exec()
    desk.close()
    colours = drawn[0] if drawn else 0
    if colours < _COLOURS_OF_A_WINDOW:
        raise Failed(f"the window has {colours} colours")
    return {"platform": QGuiApplication.platformName(), "colours": colours}
