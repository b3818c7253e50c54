"""The button in the status bar that says how many customers are still to be told."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.icons import icon
from desktop.ui.messages.to_tell_facts import count_text, read_to_tell
from desktop.ui.messages.told_words import ICON
from desktop.ui.status_button import StatusButton
from desktop.ui.theme import current


class ToTellLine(StatusButton[int]):
    """Hidden while everybody knows."""

    def __init__(
        self, book: Book, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(book, now, parent)
        self.setToolTip(self.tr("Show the customers who do not know how their booking stands"))
        self.setAccessibleName(self.tr("Customers to tell"))
        self.draw_icon()
        self.refresh()

    def question(self, now: datetime) -> Callable[[Store], int]:
        return lambda store: len(read_to_tell(store, now).rows)

    def show_facts(self, facts: int) -> bool:
        words = count_text(facts)
        self.setText(words)
        self.setAccessibleName(words or self.tr("Customers to tell"))
        return bool(words)

    def draw_icon(self) -> None:
        self.setIcon(icon(ICON, current().warn))
