"""The composition root: the only place that builds the parts and joins them."""

import logging
import os
import platform
import random
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop import __version__
from desktop.core.models import ProviderKind
from desktop.services import logs, places
from desktop.services.account import Account
from desktop.services.settings import Settings
from desktop.services.store import Store
from desktop.services.vault import Vault
from desktop.ui import theme
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.instance import Instance
from desktop.ui.sync import Progress, Sync
from desktop.ui.window import MainWindow
from desktop.ui.worker import Lane

if TYPE_CHECKING:
    import httpx

    from desktop.practice.cloud import PracticeCloud
    from desktop.services.providers import MeetingProvider
    from desktop.services.reconcile import Reconciler

log = logging.getLogger(__name__)

SECONDS_TO_SAVE = 20.0
"""How long closing waits for what is still being written to the book."""

SECONDS_FOR_THE_CLOUD = 0.5
"""How long closing waits for Microsoft: the next start goes on with what is left to do there."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where one run of the app keeps what, and which keyring entries are its own."""

    data: Path
    config: Path
    site_config: Path
    logs: Path
    keyring_name: str

    @property
    def book(self) -> Path:
        return self.data / "book.sqlite"


def home(data: Path | None, *, practice: bool) -> Home:
    """Return the home of a run: the user's own folders, or the one folder it was given.

    A practice run is kept apart from the real one, wherever that is, and hears of no administrator.
    """
    site = places.site_config_dir()
    if data is None and not practice:
        return Home(places.data_dir(), places.config_dir(), site, places.log_dir(), places.NAME)
    folder = (data or places.data_dir()).resolve()
    if practice:
        folder = site = folder / "practice"
    mark = sha256(os.fsencode(folder)).hexdigest()[:12]
    return Home(folder, folder, site, folder / "logs", f"{places.NAME}-{mark}")


def utc_now() -> datetime:
    return datetime.now(UTC)


def run(*, data: Path | None, practice: bool) -> int:
    """Open the app; returns its exit code when it is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName(places.NAME)
    application.setApplicationDisplayName("Trimsy Desk")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(places.NAME)
    ours = home(data, practice=practice)
    with suppress(OSError):  # the window opens all the same, and says that nothing can be saved
        ours.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    instance = Instance(ours.data)
    if not instance.claim():
        return 0
    logs.start(ours.logs)
    log.info("Trimsy Desk %s on %s", __version__, platform.platform())
    theme.apply(application)
    desk = Desk(ours, _serve_practice_cloud(ours) if practice else None)
    instance.wanted.connect(partial(_come_forward, desk.window))
    desk.window.show()
    QTimer.singleShot(0, desk.window, desk.start)
    code = application.exec()
    desk.close()
    instance.release()
    return code


class Desk:
    """The window and what works behind it; book, keyring and network are left to their lanes."""

    def __init__(self, ours: Home, cloud: "PracticeCloud | None" = None) -> None:
        self._cloud = cloud
        self._store_lane, self._cloud_lane = Lane("store"), Lane("cloud")
        self._store = Store(ours.book, utc_now, time_zone=places.local_time_zone())
        self._cloud_store = Store(ours.book, utc_now)
        self.book = Book(self._store, self._store_lane)
        vault = Vault(ours.keyring_name)
        environ = {} if cloud else dict(os.environ)  # opening a browser takes the secret out of it
        self._settings = Settings(ours.config, ours.site_config, environ, vault)
        http = _Http(cloud)
        account = Account(self._settings.registration, vault, lambda: http.client, utc_now)
        self.connection = Connection(
            account=account,
            settings=self._settings,
            vault=vault,
            cloud=self._cloud_lane,
            new_lane=Lane,
        )
        backstage = _Backstage(self._cloud_store, http, account)
        self._sync = Sync(
            book=self.book,
            lane=self._cloud_lane,
            step=backstage.step,
            retry=backstage.retry,
            now=utc_now,
        )
        self._sync.account_trouble.connect(self.connection.note_trouble)
        self.connection.account_changed.connect(self._sync.try_again)
        self.window = MainWindow(self.book, self.connection, practice=cloud is not None)
        if cloud:
            self._add_practice(cloud)

    def start(self) -> None:
        """Begin what may wait until the window is up: keyring, account, meetings."""
        if self._cloud:
            settings = self._settings
            self._cloud_lane.submit(lambda: _register_practice(settings), _nothing_more)
        self.connection.restore()
        self._sync.wake()

    def close(self) -> None:
        """End what goes on behind the window, the book last: all that was done is saved first."""
        self.connection.cancel()
        self._cloud_lane.submit(self._cloud_store.close, _nothing_more)
        self._cloud_lane.stop(SECONDS_FOR_THE_CLOUD)
        self._store_lane.submit(self._store.close, _nothing_more)
        if not self._store_lane.stop(SECONDS_TO_SAVE):
            log.error("closed while the book was still being written")

    def _add_practice(self, cloud: "PracticeCloud") -> None:
        from desktop.practice.faults import Fault
        from desktop.practice.salon import fill
        from desktop.ui.practice_menu import PracticeMenu

        menu = PracticeMenu(cloud.faults, Fault, self.window)
        menu.switched.connect(self._sync.try_again)
        self.window.menuBar().addMenu(menu)
        self.book.write(lambda store: fill(store, utc_now()))


class _Http:
    """The one HTTP client, made on first use: it loads the trust store, which takes its time."""

    def __init__(self, cloud: "PracticeCloud | None") -> None:
        self._cloud = cloud

    @cached_property
    def client(self) -> "httpx.Client":
        from desktop.services.http import in_process, make_client

        return make_client(in_process(self._cloud.wsgi) if self._cloud else None)


class _Backstage:
    """What works on the cloud's lane; its parts are imported and built there, when first needed."""

    def __init__(self, store: Store, http: _Http, account: Account) -> None:
        self._store = store
        self._http = http
        self._account = account

    def step(self) -> Progress:
        before = self._store.rows_written
        again = self._reconciler.step()
        return Progress(again, self._store.rows_written != before, self._account.trouble)

    def retry(self) -> None:
        self._store.retry_all()

    @cached_property
    def _reconciler(self) -> "Reconciler":
        from desktop.services.reconcile import Reconciler

        return Reconciler(self._store, self._providers.get, utc_now, random.SystemRandom())

    @cached_property
    def _providers(self) -> "dict[ProviderKind, MeetingProvider]":
        from desktop.services.bound_account import BoundAccount
        from desktop.services.graph import Graph
        from desktop.services.providers import OwnLink, Teams

        account = BoundAccount(self._account)
        graph = Graph(self._http.client, account.token)
        return {
            ProviderKind.TEAMS: Teams(graph, account.organiser, self._account.granted),
            ProviderKind.OWN_LINK: OwnLink(lambda: self._store.salon().own_link),
        }


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


def _come_forward(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
