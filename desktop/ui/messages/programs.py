"""Opens a message in a program of this computer: a link as it is, or a draft in a file."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.services.handed_files import HandedFiles
from desktop.services.link_programs import has_program
from desktop.ui.browser import environment_for_others

SCHEMES = frozenset({"mailto", "sms", "https"})


def open_address(link: str) -> bool:
    """Open a link that begins a message; ``False`` when the system has no way to."""
    url = QUrl.fromEncoded(link.encode())
    return url.isValid() and url.scheme() in SCHEMES and _open(url)


def open_file(file: Path) -> bool:
    """Open a file in the program the system has for its kind."""
    return _open(QUrl.fromLocalFile(str(file)))


def _open(url: QUrl) -> bool:
    with environment_for_others(frozen=bool(getattr(sys, "frozen", False))):
        return QDesktopServices.openUrl(url)


@dataclass(frozen=True, eq=False)
class Programs:
    """How messages leave the app. ``has_text_program`` is asked, and ``files`` written, on a lane.

    The others answer with whether the system took it: no proof that a window came up.
    """

    open_address: Callable[[str], bool] = open_address
    open_file: Callable[[Path], bool] = open_file
    has_text_program: Callable[[], bool] = lambda: has_program("sms")
    files: HandedFiles = field(default_factory=HandedFiles)
