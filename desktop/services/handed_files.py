"""Files that another program opens: drafts of mails, calendar files dragged out of the window."""

import atexit
import logging
import math
import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from desktop.core.troubles import AppError, Kind
from desktop.services.files import replace_bytes

PREFIX = "trimsy-desk-out-"
DAY = 24 * 60 * 60
"""Seconds after which a file, or what a crashed run left, is nobody's any more."""

log = logging.getLogger(__name__)


class HandedFiles:
    """A folder that only this user can read, made when first needed and gone at the end of the run.

    What is in it goes after a day, where a run lasts longer, and not sooner: nobody tells when a
    mail program is done with a draft. Used on one lane.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None

    def put(self, name: str, content: bytes) -> Path:
        """Return the file of that very ``name`` with ``content``, apart from all others.

        Raises AppError: DISK_FULL, FILE_NOT_WRITTEN.
        """
        try:
            folder = self._private_folder()
            _sweep(folder.iterdir(), time.time() - DAY)
            own = Path(tempfile.mkdtemp(dir=folder))
        except OSError as error:
            raise AppError(Kind.FILE_NOT_WRITTEN, code=str(error.errno)) from error
        replace_bytes(own / name, content)
        return own / name

    def clear(self) -> None:
        """Remove everything; what another program holds open stays, and a later run removes it."""
        folder, self._folder = self._folder, None
        if folder is not None:
            atexit.unregister(self.clear)
            _remove(folder)

    def wipe(self) -> None:
        """Remove what other windows and runs left, too: it may tell of somebody just deleted."""
        self.clear()
        _sweep(_folders(), math.inf)

    def _private_folder(self) -> Path:
        if self._folder is None or not self._folder.is_dir():
            _sweep(_folders(), time.time() - DAY)
            self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
            atexit.register(self.clear)
        return self._folder


def _folders() -> Iterable[Path]:
    return Path(tempfile.gettempdir()).glob(f"{PREFIX}*")


def _sweep(folders: Iterable[Path], before: float) -> None:
    for left in folders:
        try:
            if left.lstat().st_mtime < before:
                _remove(left)
        except OSError:
            log.info("An old folder could not be looked at")


def _remove(folder: Path) -> None:
    """Remove ``folder``, never what a link in its place leads to."""
    shutil.rmtree(folder, ignore_errors=True)
