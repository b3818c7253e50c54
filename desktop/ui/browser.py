"""Opens a link in the system's browser; its one home, so that every link is opened untouched."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.services import environment

OURS = ("TEAMS_CLIENT_SECRET", "PYSIDE6_OPTION_PYTHON_ENUM")
"""A secret, and what PySide leaves behind when it is imported."""


@contextmanager
def environment_for_others(*, frozen: bool) -> Iterator[None]:
    """Take what is ours alone out of the environment while a program is started.

    That is the client secret above all, and what a frozen app needs to find its own libraries.
    """
    ours = dict(os.environ)
    theirs = environment.for_others(ours) if frozen else dict(ours)
    for name in OURS:
        theirs.pop(name, None)
    _change(ours, theirs)
    try:
        with environment.libraries_of_others() if frozen else nullcontext():
            yield
    finally:
        _change(theirs, ours)


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


def _change(before: dict[str, str], after: dict[str, str]) -> None:
    """Change what differs, and nothing else: other threads read the environment meanwhile."""
    for name in before.keys() - after.keys():
        os.environ.pop(name, None)
    os.environ.update({name: after[name] for name in after if before.get(name) != after[name]})
