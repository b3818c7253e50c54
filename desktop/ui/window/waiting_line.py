"""The button in the status bar that says how many links wait."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.core.link_groups import Totals
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.icons import icon
from desktop.ui.links.link_words import since_reasons_text, totals_text
from desktop.ui.links.links_facts import WaitingFacts, read_waiting
from desktop.ui.theme import current

QUIETLY = 2
"""So many links at once are made without a word: that takes a moment only."""

MINUTE_MS = 60_000


class WaitingLine(QPushButton):
    """Hidden while nothing waits; a click asks for the list. ``now`` answers in UTC.

    It reads the book when that changes, one reading at a time, and by the minute while it is
    shown, for appointments pass by.
    """

    def __init__(
        self, book: Book, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._now = now
        self._is_reading = False
        self._is_outdated = False
        self._icon = "link-waiting"
        self.setProperty("role", "quiet")
        self.setAccessibleName(self.tr("Online links"))
        self.hide()
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        book.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read again; while a reading is under way, once more after it."""
        self._is_outdated = True
        if not self._is_reading:
            self._read()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _read(self) -> None:
        now = self._now()

        def question(store: Store) -> WaitingFacts:
            return read_waiting(store, now)

        self._is_reading, self._is_outdated = True, False
        self._book.read(question, self._came, failed=self._failed, owner=self)

    def _came(self, facts: WaitingFacts) -> None:
        self._is_reading = False
        if self._is_outdated:
            self._read()
        self._show(facts)

    def _failed(self, _error: object) -> None:
        """Leave it as it was: whoever reads the day says that the book cannot be read."""
        self._is_reading = False

    def _show(self, facts: WaitingFacts) -> None:
        found = facts.totals
        words = "" if _is_quiet(found) else totals_text(found)
        if words:
            why = since_reasons_text(found, facts.zone, facts.today)
            self.setText(words)
            self.setAccessibleName(f"{words}. {why}" if why else words)
            tip = self.tr("Show the online links that are not right yet")
            self.setToolTip(f"{why}\n{tip}" if why else tip)
            self._icon = "link-attention" if found.attention else "link-waiting"
            self._draw_icon()
            self._minute.start()
        else:
            self._minute.stop()
        self.setVisible(bool(words))

    def _draw_icon(self) -> None:
        tokens = current()
        colour = tokens.bad if self._icon == "link-attention" else tokens.muted
        self.setIcon(icon(self._icon, colour))


def _is_quiet(found: Totals) -> bool:
    return not found.waiting and not found.attention and found.working <= QUIETLY
