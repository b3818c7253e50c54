"""The rows of the online appointments ahead, under headings, in an order that may change."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from desktop.ui.error_details import plain_label
from desktop.ui.online.online_content import OnlineContent
from desktop.ui.online.online_row import OnlineRow

Section = tuple[str, list[OnlineContent]]
"""A heading, empty for none, and what stands below it."""


class OnlineList(QWidget):
    """Keeps the row of each booking as long as it is listed, and with it the keyboard's place.

    ``walked_to`` tells which row the keyboard went to by arrows. ``emptied`` says that the row with
    the keyboard went and there is none to take its place.
    """

    host_wanted = Signal(str)
    copy_wanted = Signal(str, int)
    booking_wanted = Signal(int)
    walked_to = Signal(QWidget)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Section] = []
        self._rows: dict[int, OnlineRow] = {}
        self._headings: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    @property
    def rows(self) -> list[OnlineRow]:
        """The rows from top to bottom."""
        return [self._rows[one.booking_id] for _, listed in self._shown for one in listed]

    def show_sections(self, sections: list[Section]) -> None:
        """List ``sections``; nothing moves where they are in order already."""
        before = self.rows
        same = _places(sections) == _places(self._shown)
        self._shown = sections
        if not same:
            self._arrange(before)
        for _, listed in sections:
            for content in listed:
                self._rows[content.booking_id].show_content(content)

    def _arrange(self, before: list[OnlineRow]) -> None:
        focused = next((at for at, row in enumerate(before) if _has_keyboard(row)), None)
        wanted = {one.booking_id for _, listed in self._shown for one in listed}
        for booking_id in wanted - self._rows.keys():
            self._rows[booking_id] = self._new_row()
        gone = [self._rows.pop(booking_id) for booking_id in self._rows.keys() - wanted]
        for heading in self._headings:
            _discard(self._column, heading)
        self._headings = []
        for words, listed in self._shown:
            if words:
                self._headings.append(plain_label(words, "heading"))
                self._place(self._headings[-1])
            for one in listed:
                self._place(self._rows[one.booking_id])
        self._chain()
        if focused is not None and before[focused] in gone:
            self._hand_keyboard_on(focused)
        for row in gone:
            _discard(self._column, row)

    def _place(self, widget: QWidget) -> None:
        """Put it last; shown at once, as only then it can take the keyboard."""
        self._column.addWidget(widget)
        widget.show()

    def _chain(self) -> None:
        """Let Tab go through the rows as they stand."""
        stops = [stop for row in self.rows for stop in (row, row.host, row.copy, row.show_booking)]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _hand_keyboard_on(self, place: int) -> None:
        """Give the keyboard of a row that goes to the one that takes its place."""
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].setFocus()
        else:
            self.emptied.emit()

    def _walk(self, row: OnlineRow, steps: int) -> None:
        place = self.rows.index(row) + steps
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self.walked_to.emit(self.rows[place])

    def _new_row(self) -> OnlineRow:
        row = OnlineRow(self)
        row.host_wanted.connect(self.host_wanted)
        row.copy_wanted.connect(self.copy_wanted)
        row.booking_wanted.connect(self.booking_wanted)
        row.walked.connect(lambda steps: self._walk(row, steps))
        return row


def _places(sections: list[Section]) -> list[tuple[str, list[int]]]:
    return [(words, [one.booking_id for one in listed]) for words, listed in sections]


def _has_keyboard(row: OnlineRow) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is row or row.isAncestorOf(focused))


def _discard(column: QVBoxLayout, widget: QWidget) -> None:
    column.removeWidget(widget)
    widget.hide()
    widget.deleteLater()
