"""Opens a link in the system's browser; its one home, so that every link is opened untouched."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

BUNDLED = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH")
SECRET = ("TEAMS_CLIENT_SECRET",)


@contextmanager
def environment_for_others(*, frozen: bool) -> Iterator[None]:
    """Take what is ours alone out of the environment while a program is started.

    That is the client secret, and a frozen app's own library paths.

    PyInstaller keeps the user's value of ``LD_LIBRARY_PATH`` in ``LD_LIBRARY_PATH_ORIG``; a browser
    that inherits ours loads our libraries and dies.
    """
    names = (*SECRET, *BUNDLED) if frozen else SECRET
    ours = {name: os.environ[name] for name in names if name in os.environ}
    for name in ours:
        original = os.environ.get(f"{name}_ORIG")
        if original:
            os.environ[name] = original
        else:
            del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(ours)


def open_link(link: str) -> bool:
    """Open an ``http`` or ``https`` link as it is; ``False`` when the system has no way to.

    Qt puts percent-encodings into their normal form, ``%3a`` as ``%3A`` and ``%7e`` as ``~``, which
    is the same address (RFC 3986 §6.2.2), and alters nothing else.

    ``True`` is no proof that a page came up: show the link to copy as well. GUI thread only.
    """
    url = QUrl.fromEncoded(link.encode())
    if not url.isValid() or url.scheme() not in {"http", "https"}:
        return False
    with environment_for_others(frozen=bool(getattr(sys, "frozen", False))):
        return QDesktopServices.openUrl(url)
