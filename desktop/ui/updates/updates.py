"""Asks whether there is a newer version: when somebody wants to know, or quietly once a week."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.releases import is_time_to_ask
from desktop.core.troubles import AppError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.models import Salon
    from desktop.services.release_feed import Looked
    from desktop.ui.book import Book
    from desktop.ui.preferences_port import PreferencesPort
    from desktop.ui.worker import Worker

LOOK_EVERY = timedelta(minutes=10)
"""How often it sees whether it is time; it asks once a week at most."""

AFTER_A_FAILURE = timedelta(days=1)

log = logging.getLogger(__name__)


class Updates(QObject):
    """``look`` asks; it runs on a lane of its own, made when it is first needed.

    By itself it asks only where the preferences say so, and never in opening hours. ``found`` then
    tells of newer versions (a :class:`Looked`); that there are none, or that nobody answered, is
    not worth a word. ``now`` answers in UTC.
    """

    found = Signal(object)

    def __init__(
        self,
        book: Book,
        preferences: PreferencesPort,
        look: Callable[[], Looked],
        *,
        new_lane: Callable[[str], Worker],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._preferences = preferences
        self._look = look
        self._new_lane = new_lane
        self._now = now
        self._lane: Worker | None = None
        self._is_asking = False
        self._failed: datetime | None = None
        self._asked: datetime | None = None
        """In this run; the preferences keep it for the next, where they can be written."""
        self._timer = QTimer(self, interval=round(LOOK_EVERY.total_seconds() * 1000))
        self._timer.timeout.connect(self.consider)

    def start(self) -> None:
        """See from now on whether it is time to ask."""
        self._timer.start()
        self.consider()

    def ask(self, done: Callable[[Looked | AppError], None], owner: QObject) -> None:
        """Ask because somebody wants to know; ``done`` is left out when ``owner`` was deleted."""
        self._submit(done, owner)

    def stop(self, seconds: float) -> bool:
        """End; ``False`` when it still waits for an answer."""
        self._timer.stop()
        return self._lane is None or self._lane.stop(seconds)

    @Slot()
    def consider(self) -> None:
        """Ask if it is wanted, if it is time, and if the salon is closed."""
        if self._preferences.current().tell_updates and not self._is_asking:
            self._book.read(
                lambda store: store.salon(), self._ask_outside_hours, failed=_in_silence, owner=self
            )

    def _ask_outside_hours(self, salon: Salon) -> None:
        now = self._now()
        failed_lately = self._failed is not None and abs(now - self._failed) < AFTER_A_FAILURE
        if self._is_asking or failed_lately or not is_time_to_ask(salon, now, self._last()):
            return
        self._is_asking = True
        self._submit(self._came, self)

    def _last(self) -> datetime | None:
        kept = self._preferences.current().updates_asked
        return self._asked or (datetime.fromisoformat(kept) if kept else None)

    def _came(self, answer: Looked | AppError) -> None:
        self._is_asking = False
        now = self._now()
        if isinstance(answer, AppError) or answer.silence is not None:
            log.info("Nothing was learnt of new versions: %s", answer)
            self._failed = now
            return
        self._asked = now
        asked = now.isoformat(timespec="minutes")
        preferences = replace(self._preferences.current(), updates_asked=asked)
        self._preferences.save(preferences, _in_silence)
        if answer.newer:
            self.found.emit(answer)

    def _submit(self, done: Callable[[Looked | AppError], None], owner: QObject) -> None:
        if self._lane is None:
            self._lane = self._new_lane("updates")
        self._lane.submit(self._look, done, owner=owner)


def _in_silence(_trouble: AppError | None) -> None:
    """Leave it at that: nobody asked."""
