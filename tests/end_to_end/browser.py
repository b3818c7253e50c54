"""Chromium as the desk's system browser: whatever opens a web address gets it, through xdg-open."""

import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from playwright.sync_api import Page, Playwright, sync_playwright

from tests.end_to_end.tls import Certificate

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",  # a container has 64 MB of it, which a page can fill
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--password-store=basic",  # the keyring is watched for what the app leaves in it
    "--remote-debugging-port=0",
)
_OPENER = """\
#!/bin/sh
# Stands where the desktop's own xdg-open stands. Each address gets a fresh browser.
echo $$ >> {folder}/ids
env -0 > {folder}/environment
exec chromium {flags} --user-data-dir={folder}/profile-$$ "$1" >> {folder}/said 2>&1
"""


@dataclass(frozen=True, slots=True)
class SystemBrowser:
    """``programs`` is a folder to put first on PATH; the browser was started with ``environment``.

    ``opened`` answers the page of the browser that was opened next, waiting until there is one.
    """

    programs: Path
    opened: Callable[[], Page]

    @property
    def environment(self) -> dict[str, str]:
        """Of the browser that was opened last."""
        said = (self.programs.parent / "environment").read_text().rstrip("\0").split("\0")
        return dict(line.split("=", 1) for line in said)


@contextmanager
def system_browser(
    folder: Path, proxy_url: str, certificate: Certificate
) -> Iterator[SystemBrowser]:
    """Install the browser; it starts when something first opens a web address."""
    programs = folder / "programs"
    programs.mkdir()
    flags = (
        *_FLAGS,
        f"--proxy-server={proxy_url}",
        f"--ignore-certificate-errors-spki-list={certificate.key_hash}",
    )
    opener = programs / "xdg-open"
    opener.write_text(_OPENER.format(folder=folder, flags=" ".join(flags)))
    opener.chmod(0o755)
    (folder / "ids").touch()
    addresses: SimpleQueue[str] = SimpleQueue()
    os.mkfifo(folder / "said")
    # Opened for both, so that opening does not wait for the browser
    said = os.fdopen(os.open(folder / "said", os.O_RDWR), "r", errors="replace")
    listener = Thread(target=_listen, args=(said, folder / "log", addresses), daemon=True)
    listener.start()
    with sync_playwright() as playwright:
        try:
            yield SystemBrowser(
                programs, lambda: _first_page(playwright, addresses.get(timeout=60))
            )
        finally:
            _end(folder)
    (folder / "said").write_text(_END)
    listener.join(timeout=10)


_END = "-- the browser has ended --\n"


def _listen(said: "Iterator[str]", log: Path, addresses: SimpleQueue[str]) -> None:
    """Write down what the browser says; it says where it can be driven from."""
    with log.open("a") as file, said:
        for line in said:
            if line == _END:
                return
            file.write(line)
            file.flush()
            if address := re.search(r"DevTools listening on (ws://\S+)", line):
                addresses.put(address[1])


def _end(folder: Path) -> None:
    for number in (folder / "ids").read_text().split():
        with suppress(ProcessLookupError):
            os.kill(int(number), signal.SIGTERM)


def _first_page(playwright: Playwright, address: str) -> Page:
    (context,) = playwright.chromium.connect_over_cdp(address).contexts
    return context.pages[0] if context.pages else context.wait_for_event("page")
