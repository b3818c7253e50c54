"""The next day's sheet as a PDF, left when the app closes: for the day the power fails."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from desktop.core.sheet_files import mark_of, sheet_name
from desktop.core.troubles import AppError
from desktop.services import places
from desktop.services.left_sheets import (
    Swept,
    delete_all,
    delete_past,
    delete_replaced,
    sheets_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from desktop.services.preferences import Preferences
    from desktop.services.store import Store
    from desktop.ui.paper.pdf import Job
    from desktop.ui.worker import Worker

log = logging.getLogger(__name__)

SECONDS_TO_SAVE = 3.0
"""How long closing waits for the sheet; the window is gone by then."""


class ClosingSheet:
    """Used once, when the app closes; no event loop runs any more, so nothing comes home.

    :meth:`read` is for the store's lane, before the book is closed. :meth:`save` then draws and
    writes on a lane of its own, and waits only so long: a folder on a server that does not answer
    keeps nobody.
    """

    def __init__(
        self, preferences: Preferences, now: Callable[[], datetime], *, practice: bool = False
    ) -> None:
        self._preferences = preferences
        self._now = now
        self._practice = practice
        self._job: Job | None = None
        self._mark = ""

    @property
    def is_wanted(self) -> bool:
        return self._preferences.closing_sheet

    def ask(self, lane: Worker, store: Store) -> None:
        """Let the store's lane read what is needed, where a sheet is wanted."""
        if self.is_wanted:
            lane.submit(lambda: self.read(store), _nothing_more)

    def read(self, store: Store) -> None:
        """Read what is needed of the book."""
        from desktop.ui.paper.sheet_reading import read_next_day  # not needed before

        self._mark = mark_of(store.book_id())
        self._job = read_next_day(store, self._now())

    def save(self, lane: Worker, seconds: float = SECONDS_TO_SAVE) -> bool:
        """Write the file on ``lane``, which ends with it; ``False`` when that took too long."""
        job, preferences, stop = self._job, self._preferences, Event()
        mark, practice = self._mark, self._practice
        if job is not None:
            lane.submit(
                lambda: leave(job, preferences, mark, stop, practice=practice), _nothing_more
            )
        is_done = lane.stop(seconds)
        stop.set()
        if not is_done:
            log.warning("closed before the next day's sheet was saved and older ones deleted")
        return is_done


def leave(
    job: Job,
    preferences: Preferences,
    mark: str,
    stop: Event | None = None,
    *,
    practice: bool = False,
) -> Path | None:
    """Write this sheet in place of those left before; what fails is worth a line in the log.

    It comes first, for there may be little time. Those of past days go in any case, which may make
    the room it lacked; the others go once there is a newer one. ``mark`` is that of the book.
    Return the file, or ``None``.
    """
    from desktop.ui.paper.pdf import Outcome, save_pdf  # not needed before

    folder, sheet, today = folder_of(preferences), job.sheet, job.as_of.date()
    file = folder / sheet_name(sheet.days[0], sheet.salon.name, mark, practice=practice)
    for _attempt in range(2):
        try:
            if save_pdf(job, preferences.paper, file, stop=stop) is Outcome.DONE:
                delete_replaced(folder, mark, today, file.name)
                return file
        except AppError as error:
            log.warning("the next day's sheet was not saved: %s %s", error.kind, error.code)
        if not delete_past(folder, mark, today).deleted:
            break
    return None


def take_away(
    before: Preferences, after: Preferences, mark: str, stop: Event | None = None
) -> Swept:
    """Delete the sheets that were left while ``before`` held, where ``after`` leaves none any more.

    Nobody would ever delete them, and whatever they say stands in the book. It is for a lane, and
    deletes no more once there is a ``stop``.
    """
    old, new = folder_of(before), folder_of(after)
    if not before.closing_sheet or (after.closing_sheet and _is_same(old, new)):
        return Swept()
    return delete_all(old, mark, stop)


def is_missing(preferences: Preferences, mark: str, today: date) -> bool:
    """Tell whether a sheet should have been left for ``today`` or a later day, and was not.

    It looks on the disk, so it is for a lane.
    """
    if not preferences.closing_sheet:
        return False
    days = sheets_in(folder_of(preferences), mark)
    return max(days, default="") < today.isoformat()


def folder_of(preferences: Preferences) -> Path:
    """Return where sheets are left; looks on the disk, so it is for a lane."""
    return Path(preferences.closing_folder or places.documents_dir())


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return one == other


def _nothing_more(_answer: object) -> None:
    """Leave it at that: nobody waits for the answer."""
