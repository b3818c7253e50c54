"""The list that drops down below the search box while the keyboard stays in it."""

import sys

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from desktop.core.phones import digits
from desktop.core.troubles import AppError
from desktop.ui.customers.found_customers import MOST, ROW_ROLE, Found, FoundCustomers, Row
from desktop.ui.customers.found_row import FoundRow
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.theme import current

LEAST_WIDTH = 112
"""In the width of an average letter: name, number and e-mail side by side."""

LEAST_DIGITS = 3
"""Fewer digits are not looked for in phone numbers."""

MOST_ROWS = 7
BELOW = 4
RADIUS = 8.0


class SearchResults(QFrame):
    """A part of the window, and no window of its own: so it never takes the focus on any system.

    ``clicked(row)`` follows a click on a :class:`Row`.
    """

    clicked = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self.model = FoundCustomers(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundRow(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setStyleSheet("QListView { border: none; background: transparent; padding: 0; }")
        self.list.clicked.connect(self._clicked)
        self.list.selectionModel().currentChanged.connect(self._show_keys)
        self.state, self.keys = plain_label("", "hint"), plain_label("", "caption")
        for label in (self.state, self.keys):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            label.setContentsMargins(6, 0, 6, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(7, 8, 7, 8)
        self._column.setSpacing(6)
        for widget in (self.state, self.list, self.keys):
            self._column.addWidget(widget)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def is_open(self) -> bool:
        return not self.isHidden()

    def show_found(self, found: list[Found], typed: str, marked: int) -> None:
        """Show whom ``typed`` found, the customer of the id ``marked`` marked, else the first."""
        self.list.setAccessibleName(self.tr("Customers found"))
        self.model.show(found, typed)
        self.list.show()
        self.keys.show()
        self.say(self._state_text(len(found), typed))
        self.mark(self.model.row_of(marked))
        self._drop_down()

    def show_trouble(self, error: AppError) -> None:
        """Say in place of the list why there is none."""
        self.model.show([], "")
        self.list.hide()
        self.keys.hide()
        self.say(f"{from_core(error.advice.title)}. {from_core(error.advice.next_step)}")
        self._drop_down()

    def say(self, text: str) -> None:
        """Show a line above the list; nothing when it is empty."""
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def marked(self) -> Row | None:
        """The row that Enter would take."""
        row: Row | None = self.list.currentIndex().data(ROW_ROLE) if self.is_open() else None
        return row

    @property
    def summary(self) -> str:
        """How many were found, for screen readers."""
        count = self.model.count
        if not count:
            return self.state.text()
        words = self.tr("1 customer found") if count == 1 else self.tr("{n} customers found")
        return words.format(n=count)

    def walk(self, steps: int) -> Row | None:
        """Mark the row so many further down, or the one at the end; return it."""
        row = self.list.currentIndex().row() + steps
        self.mark(max(0, min(self.model.rowCount() - 1, row)))
        return self.marked()

    def mark(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the window is resized: the field is elsewhere then."""
        if event.type() == QEvent.Type.Resize:
            self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a raised ground, as menus have it."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _drop_down(self) -> None:
        """Stand below the field, as wide as the rows need, inside the window."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + BELOW))
        letters = LEAST_WIDTH * self.fontMetrics().averageCharWidth()
        width = min(max(self._field.width(), letters), window.width() - 2 * BELOW)
        left = corner.x()
        if self.isRightToLeft():
            left += self._field.width() - width
        left = max(BELOW, min(left, window.width() - width - BELOW))
        self.setFixedWidth(width)
        self._fit_list(window.height() - corner.y() - BELOW)
        self.move(left, corner.y())
        self.show()
        self.raise_()

    def _fit_list(self, room: int) -> None:
        """Make the list as high as its rows, up to so many, in ``room`` pixels for all of this."""
        heights = [self.list.sizeHintForRow(row) for row in range(self.model.rowCount())]
        wanted = sum(heights[: MOST_ROWS + 1])
        if len(heights) > MOST_ROWS + 1:
            wanted -= heights[MOST_ROWS] // 2  # half a row tells that there is more
        self.list.setFixedHeight(wanted)
        beside = self._height() - wanted
        if self.list.isVisibleTo(self) and wanted + beside > room:
            self.list.setFixedHeight(max(min(heights), room - beside))
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        self._column.invalidate()
        wrapped = self._column.heightForWidth(self.width())
        return wrapped if wrapped >= 0 else self._column.sizeHint().height()

    def _show_keys(self) -> None:
        row: Row | None = self.list.currentIndex().data(ROW_ROLE)
        if row is None:
            return
        if row.found is None:
            self.keys.setText(self.tr("{key} or click: new booking").format(key=_native("")))
            return
        words = [
            self.tr("{key}: book again").format(key=_native("")),
            self.tr("{key} or click: card").format(key=_native("Ctrl+")),
        ]
        if row.booking_id:
            words.append(self.tr("{key}: go to the booking").format(key=_native("Alt+")))
        self.keys.setText(" · ".join(words))

    def _state_text(self, count: int, typed: str) -> str:
        if count >= MOST:
            words = self.tr("The first {n} are shown. Type on to find somebody else.")
            return words.format(n=count)
        if count:
            return ""
        letters = any(sign.isalpha() for sign in typed)
        if not letters and len(digits(typed)) < LEAST_DIGITS:
            return self.tr("Type three digits of a number, or a name.")
        return self.tr("Nobody found.")

    def _clicked(self, index: QModelIndex) -> None:
        self.clicked.emit(index.data(ROW_ROLE))

    def sizeHint(self) -> QSize:
        """Return what the rows and lines shown need."""
        return QSize(self.width(), self._height())


def _native(modifier: str) -> str:
    """The Enter key with a modifier, as this system writes it."""
    key = "Return" if sys.platform == "darwin" else "Enter"
    return QKeySequence(modifier + key).toString(QKeySequence.SequenceFormat.NativeText)
