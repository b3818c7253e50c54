"""The one search box: finds customers as one types, and hands on what is wanted with them."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from desktop.core.troubles import AppError
from desktop.ui.book import Book
from desktop.ui.customers.finder import Finder
from desktop.ui.customers.found_customers import Found, Row
from desktop.ui.customers.search_keys import Wish, is_ours, leads_on, steps_of, wish_of
from desktop.ui.customers.search_results import SearchResults
from desktop.ui.icons import icon
from desktop.ui.spoken import apart
from desktop.ui.theme import current

PAUSE_MS = 400
"""After so long without another answer, screen readers hear how many were found."""

_Politeness = QAccessible.AnnouncementPoliteness


class SearchBox(QLineEdit):
    """One field, whose results drop down below it; the focus stays here.

    Enter is ``book_wanted`` (a ``Visitor``: book again with the service and person of ``usual``),
    Ctrl+Enter, → and a click ``card_wanted`` (the customer's id), Alt+Enter ``booking_wanted`` (the
    id of the next booking, else of the last). The last row is ``new_wanted``, with what was typed.
    Each empties the field and gives the focus back to where it came from first.

    ``now`` answers in UTC; it decides which days need their year.
    """

    book_wanted = Signal(object)
    card_wanted = Signal(int)
    booking_wanted = Signal(int)
    new_wanted = Signal(str)

    def __init__(
        self,
        book: Book,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown = ""
        self._hasty: Wish | None = None
        self._came_from: QWidget | None = None
        self._finder = Finder(book, now or (lambda: datetime.now(UTC)), self)
        self._finder.found.connect(self._show)
        self._finder.failed.connect(self._show_trouble)
        self.results = SearchResults(self)
        self.results.clicked.connect(self._clicked)
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self._glass.triggered.connect(self.begin)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.announcing = QTimer(self)
        self.announcing.setSingleShot(True)
        self.announcing.setInterval(PAUSE_MS)
        self.announcing.timeout.connect(self._announce_found)
        self.textEdited.connect(self._edited)
        book.changed.connect(self._book_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._remember)
        self._word()
        self._draw_icon()

    def begin(self) -> None:
        """Take the focus, ready to be typed in; what stands here already is looked for again."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._look()

    def close_results(self) -> None:
        """Close the list; what was typed stays."""
        self._finder.look_for("")
        self._hasty = None
        self.announcing.stop()
        self.results.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list, take what is marked in it, or close it; all else is typing."""
        wish, steps = wish_of(event), steps_of(event)
        at_end = self.cursorPosition() == len(self.text()) and not self.hasSelectedText()
        if wish is not None:
            self._wish(wish)
        elif steps:
            self._walk(steps)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif self.results.is_open() and at_end and leads_on(event, mirrored=self.isRightToLeft()):
            self._wish(Wish.CARD)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the list from the window's shortcuts."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list."""
        super().focusOutEvent(event)
        self.close_results()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the list: it belongs to the window, and would stay."""
        super().hideEvent(event)
        self.close_results()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another colour scheme or language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()
        elif event.type() == QEvent.Type.LanguageChange:
            self._word()

    @property
    def _typed(self) -> str:
        return self.text().strip()

    def _edited(self) -> None:
        self._hasty = None
        self._look()

    def _look(self) -> None:
        if self._typed:
            self._finder.look_for(self._typed)
        else:
            self.close_results()

    def _book_changed(self) -> None:
        if self.results.is_open():
            self._look()

    def _show(self, found: list[Found], typed: str) -> None:
        """Show the answer; what was marked stays so when the same was asked before."""
        before = self.results.marked() if typed == self._shown else None
        marked = before.found.visitor.customer.id if before and before.found else 0
        self._shown = typed
        self.results.show_found(found, typed, marked)
        hasty, self._hasty = self._hasty, None
        if hasty is not None and len(found) <= 1:
            self._wish(hasty)
        else:
            self.announcing.start()

    def _show_trouble(self, error: AppError) -> None:
        self._hasty = None
        self.results.show_trouble(error)
        self.announcing.start()

    def _walk(self, steps: int) -> None:
        if not self.results.is_open():
            self._look()
        elif (row := self.results.walk(steps)) is not None:
            self.announcing.stop()
            self._announce(row.spoken, _Politeness.Assertive)  # overtakes earlier steps

    def _wish(self, wish: Wish) -> None:
        """Take what is marked; pressed before there was an answer, what is found if it is one."""
        if self.results.is_open() and not self._finder.is_pending:
            row = self.results.marked()
            if row is not None:
                self._take(row, wish)
        elif self._typed:
            self._hasty = wish
            if not self._finder.is_pending:
                self._look()

    def _clicked(self, row: Row) -> None:
        self._take(row, Wish.CARD if row.found else Wish.BOOK)

    def _take(self, row: Row, wish: Wish) -> None:
        if row.found is None:
            if wish is Wish.BOOK:
                typed = self._shown
                self._leave()
                self.new_wanted.emit(typed)
            return
        visitor = row.found.visitor
        if wish is Wish.BOOKING and not row.booking_id:
            self.results.say(self.tr("{who} has no booking.").format(who=apart(row.name)))
            self._announce(self.results.state.text())
            return
        self._leave()
        if wish is Wish.BOOK:
            self.book_wanted.emit(visitor)
        elif wish is Wish.CARD:
            self.card_wanted.emit(visitor.customer.id)
        else:
            self.booking_wanted.emit(row.booking_id)

    def _escape(self) -> None:
        """Close the list; without one, leave the field as it was."""
        if self.results.is_open():
            self.close_results()
        else:
            self._leave()

    def _leave(self) -> None:
        self.clear()
        self.close_results()
        back = self._came_from
        if back is not None and isValid(back) and back.isVisible() and back.isEnabled():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.clearFocus()

    def _remember(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is self and old is not None:
            self._came_from = old

    def _announce_found(self) -> None:
        row = self.results.marked()
        words = (self.results.summary, row.spoken if row else "")
        self._announce(". ".join(word.rstrip(".") for word in words if word))

    def _announce(self, text: str, politeness: _Politeness = _Politeness.Polite) -> None:
        event = QAccessibleAnnouncementEvent(self, text)
        event.setPoliteness(politeness)
        QAccessible.updateAccessibility(event)

    def _word(self) -> None:
        self.setPlaceholderText(self.tr("Find a customer: name, phone, e-mail"))
        self.setAccessibleName(self.tr("Find a customer"))
        self._glass.setText(self.tr("Find a customer"))

    def _draw_icon(self) -> None:
        self._glass.setIcon(icon("search", current().muted))
