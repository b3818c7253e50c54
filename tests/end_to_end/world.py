"""All that surrounds the real app in a test: desk, browser, proxies, and Microsoft's hosts."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

from desktop.practice.accounts import DESKTOP_APP
from desktop.practice.cloud import GRAPH_HOST, LOGIN_HOST, TEAMS_HOST, PracticeCloud
from desktop.practice.server import PracticeServer
from tests.end_to_end.browser import SystemBrowser, system_browser
from tests.end_to_end.desk import Desk, desk
from tests.end_to_end.front_desk import FrontDesk
from tests.end_to_end.processes import running
from tests.end_to_end.proxy import Proxy
from tests.end_to_end.tls import issue

ROOT = Path(__file__).parents[2]
BUILT = os.environ.get("TRIMSY_PROGRAM")
"""The built program to drive in place of the one in this checkout."""

PROGRAM = (BUILT,) if BUILT else (sys.executable, "-X", "dev", "-m", "desktop")
_ASKED_TOO_LATE = "qt.accessibility.atspi: Could not find accessible on path"
"""Our own question about something that had just left the screen."""

_PHOTOGRAPH = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv)
assert application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


@dataclass(frozen=True, slots=True)
class World:
    """``proxy`` is the app's own way out: it lists every host that the app asked for."""

    desk: Desk
    cloud: PracticeCloud
    browser: SystemBrowser
    proxy: Proxy
    authority_file: Path

    @property
    def data(self) -> Path:
        """The app's own folder."""
        return self.desk.folder / "data"

    @property
    def app_env(self) -> dict[str, str]:
        return {
            **self.desk.env,
            "PATH": f"{self.browser.programs}{os.pathsep}{self.desk.env['PATH']}",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "HTTPS_PROXY": self.proxy.url,
            "NO_PROXY": "localhost,127.0.0.1",
            "SSL_CERT_FILE": str(self.authority_file),
            "TEAMS_CLIENT_ID": DESKTOP_APP.client_id,
            **({} if BUILT else {"PYTHONPATH": str(ROOT)}),
        }

    @contextmanager
    def app(self, **env: str) -> Iterator[FrontDesk]:
        """Start the real app, ``env`` in its environment; end it if it has not ended by itself."""
        log = self.desk.folder / "logs" / "app.log"
        with running((*PROGRAM, "--data", self.data), self.app_env | env, log) as process:
            front = FrontDesk(self.desk, process, log)
            try:
                yield front
            except BaseException:
                self.photograph(log.with_name("screen.png"))
                raise
            finally:
                front.reader.close()

    def complaints(self) -> list[str]:
        """What the app said on its error stream, in a checkout in Python's development mode."""
        lines = (self.desk.folder / "logs" / "app.log").read_text().splitlines()
        return [line for line in lines if not line.startswith(_ASKED_TOO_LATE)]

    def keep_evidence(self, folder: Path) -> None:
        """Put everybody's logs and the last picture of the screen into ``folder``."""
        copytree(self.desk.folder / "logs", folder / "logs", dirs_exist_ok=True)
        if (self.data / "logs").exists():
            copytree(self.data / "logs", folder / "app", dirs_exist_ok=True)

    def photograph(self, file: Path) -> None:
        """Put a picture of the screen into ``file``."""
        subprocess.run(
            (sys.executable, "-c", _PHOTOGRAPH, file),
            env={**self.desk.env, "QT_QPA_PLATFORM": "xcb"},
            check=False,
            timeout=30,
        )


@contextmanager
def world(folder: Path) -> Iterator[World]:
    """Everything up, in ``folder``; the app is not started yet."""
    cloud = PracticeCloud(lambda: datetime.now(UTC))
    certificate = issue(folder, LOGIN_HOST, GRAPH_HOST, TEAMS_HOST)
    server = PracticeServer(cloud, tls=certificate.context)
    server.start()
    with ExitStack() as stack:
        stack.callback(server.stop)
        ours = stack.enter_context(desk(folder))
        apps_way = stack.enter_context(Proxy(dict.fromkeys((LOGIN_HOST, GRAPH_HOST), server.port)))
        browsers_way = stack.enter_context(
            Proxy(dict.fromkeys((LOGIN_HOST, TEAMS_HOST), server.port))
        )
        (folder / "browser").mkdir()
        browser = stack.enter_context(
            system_browser(folder / "browser", browsers_way.url, certificate)
        )
        yield World(ours, cloud, browser, apps_way, certificate.authority_file)
