"""The entries of a log as a table to walk in: when, what, and the number of the request."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.core.cloud_log import LogEntry, request_number
from desktop.core.messages import Told
from desktop.core.times import to_wall
from desktop.ui.booking.log_words import entry_words
from desktop.ui.messages.told_words import way_text, what_text
from desktop.ui.row_table import show_as_rows
from desktop.ui.spoken import date_text, time_text

WHEN, WHAT, REQUEST = range(3)

_Line = tuple[datetime, str, str]
"""When it was, what, and the number of the request."""


class CloudLogTable(QTableWidget):
    """``zone`` is the salon's, whose wall clock tells the times."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._zone = zone
        show_as_rows(self)
        self.setHorizontalHeaderLabels([self.tr("When"), self.tr("What"), self.tr("Request")])
        self.setAccessibleName(self.tr("What was done, newest first"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        head.sectionResized.connect(self.resizeRowsToContents)  # words wrap at another place then

    def show_entries(self, entries: Sequence[LogEntry], told: Sequence[Told] = ()) -> None:
        """Show these, and between them what the customer was ``told``; both come oldest first.

        The line marked stays the same one.
        """
        lines = sorted([*map(_line, entries), *map(self._told_line, told)], key=lambda one: one[0])
        below = self.rowCount() - self.currentRow()  # older entries keep their place from below
        self.setRowCount(len(lines))
        for row, (at, *words_of) in enumerate(reversed(lines)):
            seen = to_wall(at, self._zone)
            when = f"{date_text(seen.date())} {time_text(seen)}"
            for column, words in enumerate((when, *words_of)):
                item = QTableWidgetItem(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        self.resizeRowsToContents()
        if lines:
            stays = self.currentIndex().isValid()
            self.setCurrentCell(max(0, len(entries) - below) if stays else 0, WHEN)

    def _told_line(self, told: Told) -> _Line:
        words = self.tr("Told the customer: {what}, {how}").format(
            what=what_text(told, self._zone), how=way_text(told.way)
        )
        return told.at, words, ""


def _line(entry: LogEntry) -> _Line:
    return entry.at, entry_words(entry), request_number(entry)
