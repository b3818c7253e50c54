"""One field in which a customer is found by name or number, or a new one is entered."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.core.newcomer import newcomer
from desktop.core.visits import Visitor
from desktop.ui.book import Book
from desktop.ui.form.visitor_rows import VISITS, VisitorRows, contact_words, visit_words
from desktop.ui.icons import icon, pixmap
from desktop.ui.spoken import customer_text, one_line
from desktop.ui.theme import current, is_high

ROWS = 4
ICON = 18
_KEYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SearchField(QLineEdit):
    """Does not mark what was begun elsewhere, as a dialog makes its first field do.

    The next letter goes on from it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._is_begun = False

    def begin(self, typed: str) -> None:
        self.setText(typed)
        self._is_begun = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Leave the cursor at the end once."""
        super().focusInEvent(event)
        if self._is_begun and self.hasSelectedText():
            self.deselect()
            self._is_begun = False


class CustomerSearch(QWidget):
    """``picked(customer)``: one from the book, or a new one (``id`` 0) split from what was typed.

    ``typed`` says that the field was edited by hand. The focus stays in the field: arrows walk
    the list below, Enter takes what is marked there, Esc closes it. ``today`` is by the salon's
    clock; dates of other years are given with theirs.
    """

    picked = Signal(object)
    typed = Signal()

    def __init__(
        self,
        book: Book,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._today = today or (lambda: datetime.now(UTC).date())
        self._asked = 0
        self.field = SearchField()
        self.field.setPlaceholderText(self.tr("Name, phone or e-mail"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._edited)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Customers found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        self.list.setIconSize(QSize(ICON, ICON))
        self.list.setItemDelegate(VisitorRows(self.list))
        self.list.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.list)

    @property
    def text(self) -> str:
        return self.field.text().strip()

    def begin(self, typed: str) -> None:
        """Go on from what was typed elsewhere, and search for it at once."""
        self.field.begin(typed)
        self._edited()

    def show_text(self, text: str) -> None:
        """Put ``text`` in the field without searching for it."""
        self._asked += 1
        self.field.setText(text)
        self.field.setCursorPosition(0)
        self.list.hide()

    def is_open(self) -> bool:
        """Whether the list below the field is shown."""
        return not self.list.isHidden()

    def close_list(self) -> None:
        self._asked += 1
        self.list.hide()

    def take_marked(self) -> None:
        """Pick what is marked in the list."""
        item = self.list.currentItem()
        if self.is_open() and item is not None:
            self._take(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Enter and Esc in the field work the list while it is open."""
        if watched is self.field and self.is_open():
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if event.type() == QEvent.Type.FocusOut:
                self._left()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        step = _KEYS.get(Qt.Key(event.key()))
        if step is not None:
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
            marked = self.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
            self.field.setAccessibleDescription(marked)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_marked()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
            return True
        return False

    def _left(self) -> None:
        """Tabbing away with nobody in the book matching means a new customer."""
        only_new = self.list.count() == 1
        if only_new:
            self.take_marked()
        self.close_list()

    def _edited(self) -> None:
        self._asked += 1
        self.typed.emit()
        text, ticket = self.text, self._asked
        if not text:
            self.list.hide()
            return
        self._book.read(
            lambda store: store.find_visitors(text, limit=20),
            lambda found: self._show(found, ticket),
            owner=self,
        )

    def _show(self, found: list[Visitor], ticket: int) -> None:
        if ticket != self._asked:  # typed on since, or closed: an answer to an older question
            return
        self.list.clear()
        for visitor in found:
            item = self._add("person", current().muted, contact_words(visitor.customer))
            item.setData(Qt.ItemDataRole.UserRole, visitor.customer)
            if visits := visit_words(visitor, self._today()):
                item.setData(VISITS, visits)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {visits}")
        new = self.tr("New customer “{typed}”").format(typed=one_line(self.text))
        item = self._add("person-add", current().accent, new)
        item.setData(Qt.ItemDataRole.UserRole, newcomer(self.text))
        self.list.setCurrentRow(0)
        self.list.show()
        rows = range(min(self.list.count(), ROWS))
        height = sum(self.list.sizeHintForRow(row) for row in rows)
        self.list.setFixedHeight(height + 2 * self.list.frameWidth())

    def _add(self, picture: str, colour: str, words: str) -> QListWidgetItem:
        drawn = QIcon(icon(picture, colour))
        if is_high(current()):  # what is marked stands on the accent's own colour
            drawn.addPixmap(pixmap(picture, current().on_accent, ICON), QIcon.Mode.Selected)
        item = QListWidgetItem(drawn, words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self.list.addItem(item)
        return item

    def _take(self, item: QListWidgetItem) -> None:
        customer = item.data(Qt.ItemDataRole.UserRole)
        self.show_text(customer_text(customer) if customer.id else customer.name)
        self.picked.emit(customer)
