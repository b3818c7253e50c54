"""The button in the status bar that says how many links wait."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop.core.link_groups import Totals
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.icons import icon
from desktop.ui.links.link_words import since_reasons_text, totals_text
from desktop.ui.links.links_facts import WaitingFacts, read_waiting
from desktop.ui.status_button import StatusButton
from desktop.ui.theme import current

QUIETLY = 2
"""So many links at once are made without a word: that takes a moment only."""


class WaitingLine(StatusButton[WaitingFacts]):
    """Hidden while nothing waits."""

    def __init__(
        self, book: Book, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(book, now, parent)
        self._icon = "link-waiting"
        self.setAccessibleName(self.tr("Online links"))
        self.refresh()

    def question(self, now: datetime) -> Callable[[Store], WaitingFacts]:
        return lambda store: read_waiting(store, now)

    def show_facts(self, facts: WaitingFacts) -> bool:
        found = facts.totals
        words = "" if _is_quiet(found) else totals_text(found)
        if words:
            why = since_reasons_text(found, facts.zone, facts.today)
            self.setText(words)
            self.setAccessibleName(f"{words}. {why}" if why else words)
            tip = self.tr("Show the online links that are not right yet")
            self.setToolTip(f"{why}\n{tip}" if why else tip)
            self._icon = "link-attention" if found.attention else "link-waiting"
            self.draw_icon()
        return bool(words)

    def draw_icon(self) -> None:
        tokens = current()
        colour = tokens.bad if self._icon == "link-attention" else tokens.muted
        self.setIcon(icon(self._icon, colour))


def _is_quiet(found: Totals) -> bool:
    return not found.waiting and not found.attention and found.working <= QUIETLY
