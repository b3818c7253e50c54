"""The composition root: the only place that builds the parts and joins them."""

import gc
import logging
import os
import platform
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from desktop import __version__
from desktop.services import logs, places, taskbar
from desktop.services.account import Account
from desktop.services.backstage import Http
from desktop.services.cloud_side import CloudSide
from desktop.services.home import Home, home
from desktop.services.policies import read_policies
from desktop.services.preferences import PreferencesFile
from desktop.services.release_feed import ReleaseFeed
from desktop.services.settings import Settings
from desktop.services.store import Store
from desktop.services.vault import Vault
from desktop.ui import looks, theme
from desktop.ui.application import Application
from desktop.ui.book import Book
from desktop.ui.booking.history import History
from desktop.ui.connection import Connection
from desktop.ui.garbage import GarbageRound
from desktop.ui.instance import Instance
from desktop.ui.links.checking import Checking
from desktop.ui.network import Network, system_network
from desktop.ui.online.reminding import Reminding
from desktop.ui.paper.closing_sheet import ClosingSheet
from desktop.ui.paper.paper_work import PaperWork
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.refreshes import Refreshes
from desktop.ui.sync import Sync
from desktop.ui.updates.updates import Updates
from desktop.ui.waiting_links import WaitingLinks
from desktop.ui.window.coming_forward import bring_forward
from desktop.ui.window.lasting import Lasting
from desktop.ui.window.window import MainWindow
from desktop.ui.worker import Lane

if TYPE_CHECKING:
    from desktop.practice.cloud import PracticeCloud

log = logging.getLogger(__name__)

SECONDS_TO_SAVE = 20.0
"""How long closing waits for what is still being written to the book."""

LOOKED_AFTER = timedelta(days=2)
"""How far ahead meetings are read back each day, unasked."""

SECONDS_FOR_THE_CLOUD = 0.5
"""How long closing waits for Microsoft: the next start goes on with what is left to do there."""


def utc_now() -> datetime:
    return datetime.now(UTC)


def run(*, data: Path | None, practice: bool, profile: Path | None = None) -> int:
    """Open the app, and ``profile`` in it; returns its exit code when it is closed."""
    taskbar.join()
    application = Application(sys.argv[:1])
    application.setApplicationName(places.NAME)
    application.setApplicationDisplayName("Trimsy Desk")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(places.NAME)
    ours = home(data, practice=practice)
    with suppress(OSError):  # the window opens all the same, and says that nothing can be saved
        ours.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    instance = Instance(ours.data)
    if not instance.claim(profile):
        return 0
    logs.start(ours.logs)
    log.info("Trimsy Desk %s on %s", __version__, platform.platform())
    desk = Desk(application, ours, _serve_practice_cloud(ours) if practice else None)
    instance.wanted.connect(desk.come_forward)
    application.file_wanted.connect(desk.come_forward)
    desk.window.show()
    QTimer.singleShot(0, desk, lambda: desk.start(profile))
    QTimer.singleShot(0, application, application.begin)
    code = application.exec()
    is_quiet = desk.close()
    instance.release()
    if not is_quiet:
        leave_at_once(code)
    return code


def leave_at_once(code: int) -> NoReturn:
    """End the process while a lane still works, whose next signal nothing is there to take.

    Python's own end would pull Qt away from under it. What had to be saved is saved.
    """
    logging.shutdown()
    os._exit(code)


class Desk(QObject):
    """The window and what works behind it; book, keyring and network are left to their lanes."""

    def __init__(
        self, application: QApplication, ours: Home, cloud: "PracticeCloud | None" = None
    ) -> None:
        super().__init__()
        self._application = application
        self._cloud = cloud
        self._garbage = GarbageRound(self)
        self._garbage.start()
        self._store_lane, self._cloud_lane = Lane("store"), Lane("cloud")
        self._store = Store(ours.book, utc_now, time_zone=places.local_time_zone())
        self.book = Book(self._store, self._store_lane)
        self.history = History(self.book)
        file = PreferencesFile(ours.config)
        self._seen = self._worn = file.read()  # before there is a window that could wait for it
        looks.put_on(application, self._worn)
        site = ours.site_config
        self.preferences = PreferencesPort(
            file, self._store_lane, self._worn, policies=lambda: read_policies(site)
        )
        self.preferences.changed.connect(self._wear)
        vault = Vault(ours.keyring_name)
        environ = {} if cloud else dict(os.environ)  # opening a browser takes the secret out of it
        self._settings = Settings(ours.config, site, environ, vault)
        http = Http(cloud.wsgi if cloud else None)
        account = Account(self._settings.registration, vault, lambda: http.client, utc_now)
        self._side = CloudSide(ours.book, ours.data, http, account, utc_now)
        self.connection = Connection(
            account=account,
            settings=self._settings,
            vault=vault,
            cloud=self._cloud_lane,
            new_lane=Lane,
            check=self._side.check,
        )
        self._check_lane = Lane("check")
        self._checking = Checking(
            self._check_lane, self._side.inspect, self.book, now=utc_now, parent=self
        )
        self._paper = PaperWork(Lane("paper"), Lane("sheets"), self)
        self._join_cloud()
        feed = ReleaseFeed(__version__, places.resources(), site, practice=bool(cloud))
        self._updates = Updates(
            self.book, self.preferences, feed.look, new_lane=Lane, now=utc_now, parent=self
        )
        if cloud:
            from desktop.practice.salon import fill

            self.book.write(lambda store: fill(store, utc_now()))
        self.window = self._make_window()
        minutes = self._worn.reminder_minutes
        self._reminders = Reminding(
            self.book, utc_now, minutes, lambda: self.window, self.come_forward, self
        )

    def _join_cloud(self) -> None:
        """Let the reconciler wake when it has to, and the connection show what it meets."""
        backstage, lane = self._side.backstage, self._cloud_lane
        self._sync = Sync(
            book=self.book,
            lane=lane,
            step=backstage.step,
            retry=backstage.retry,
            now=utc_now,
        )
        self._sync.progressed.connect(self.connection.note_progress)
        self.connection.account_changed.connect(self._sync.try_again)
        self.connection.check.finished.connect(self._sync.try_again)
        self._refreshes = Refreshes(lane=lane, refresh=backstage.refresh, now=utc_now, parent=self)
        self._refreshes.progressed.connect(self.connection.note_progress)
        self._sync.progressed.connect(self._refreshes.note)
        self._refreshes.daily.connect(lambda: self._checking.start(utc_now() + LOOKED_AFTER))
        self._waiting = WaitingLinks(self.book, utc_now, self)
        self._waiting.came.connect(self.connection.note_waiting)

    def start(self, profile: Path | None = None) -> None:
        """Begin what may wait until the window is up; ``profile`` is one to look into."""
        if self._cloud:
            settings = self._settings
            self._cloud_lane.submit(lambda: _register_practice(settings), _nothing_more)
        self.connection.restore()
        self._sync.wake()
        self._waiting.start()
        self._refreshes.start()
        self._network = Network(system_network(), self)
        self._network.back.connect(self._sync.try_again)
        self._network.back.connect(self._refreshes.network_is_back)
        self._reminders.start()
        self._updates.start()
        self.window.greeting.greet()
        if profile:
            self.window.profiles.look_into_soon(profile)
        self.window.errands.look_for_sheet()
        gc.collect()
        gc.freeze()  # what was made by now stays: looking it through would be felt now and then

    def come_forward(self, profile: Path | str = "") -> None:
        """Bring the window up from wherever it is, and look into a salon's profile in it."""
        bring_forward(self.window)
        if profile:
            self.window.profiles.look_into_soon(Path(profile))

    def close(self) -> bool:
        """End what goes on behind the window, the book last: all that was done is saved first.

        Tell whether everything has ended; else the process must not end as usual.
        """
        self.connection.cancel()
        self._checking.cancel()
        is_quiet = self.connection.check.close(SECONDS_FOR_THE_CLOUD)
        self._cloud_lane.submit(self._side.close, _nothing_more)
        is_quiet &= self._cloud_lane.stop(SECONDS_FOR_THE_CLOUD)
        is_quiet &= self._check_lane.stop(SECONDS_FOR_THE_CLOUD)
        is_quiet &= self._updates.stop(SECONDS_FOR_THE_CLOUD)
        self._paper.cancel()
        closing = ClosingSheet(self.preferences.current(), utc_now, practice=bool(self._cloud))
        closing.ask(self._store_lane, self._store)
        self._store_lane.submit(self._store.close, _nothing_more)
        if not self._store_lane.stop(SECONDS_TO_SAVE):
            log.error("closed while the book was still being written")
            is_quiet = False
        is_quiet &= self._paper.stop()
        is_quiet &= closing.save(Lane("closing sheet"))
        if is_quiet:  # else a lane could collect, and crash the app while it ends
            self._garbage.stop()
        return is_quiet

    def _make_window(self) -> MainWindow:
        window = MainWindow(
            self.book,
            self.connection,
            practice=self._cloud is not None,
            lasting=Lasting(
                self.history, self.preferences, self._checking, self._paper, self._updates
            ),
        )
        window.settings.closed.connect(self._renew_window)
        if self._cloud:
            from desktop.practice.faults import Fault
            from desktop.ui.window.practice_menu import add_practice_menu

            add_practice_menu(window, self._cloud, Fault, self._cloud_lane, self._sync.try_again)
        return window

    def _wear(self) -> None:
        """Look as is preferred now; words on the screen follow when the settings are closed."""
        before, self._seen = self._seen, self.preferences.current()
        if self._seen.contrast != before.contrast:
            theme.apply(self._application, contrast=self._seen.contrast)
        if self._seen.reminder_minutes != before.reminder_minutes:
            self._reminders.set_minutes_before(self._seen.reminder_minutes)

    def _renew_window(self) -> None:
        """Open the same place in a window of other words, and close the old one.

        It waits for dialogs that are still open: what is typed there would go with the window.
        """
        old, preferences = self.window, self.preferences.current()
        if not looks.words_differ(self._worn, preferences):
            return
        for dialog in old.findChildren(QDialog):
            if dialog.isVisible():
                dialog.finished.connect(self._renew_window)
                return
        self._worn = preferences
        looks.put_on(self._application, preferences)
        self.window = self._make_window()
        self.window.take_place_of(old)
        old.deleteLater()


def _serve_practice_cloud(ours: Home) -> "PracticeCloud":
    from desktop.practice.cloud import PracticeCloud
    from desktop.practice.server import PracticeServer

    cloud = PracticeCloud(utc_now, state_file=ours.data / "cloud.json")
    PracticeServer(cloud).start()
    return cloud


def _register_practice(settings: Settings) -> None:
    """Spare a trainee the app registration, unless one was typed already."""
    from desktop.practice.accounts import DESKTOP_APP

    if not settings.registration().client_id.value:
        settings.save_typed(DESKTOP_APP.client_id, "organizations", None)


def _nothing_more(_answer: object) -> None:
    """Leave it at that: nobody waits for the answer."""
