"""Help → Guide for the owner, Guide for IT: to be read without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.services import places
from desktop.services.guides import Guide, linked_guide, read_guide
from desktop.ui.browser import open_link
from desktop.ui.enter_key import press_focused
from desktop.ui.fields import Problem
from desktop.ui.screen_room import resize_within
from desktop.ui.spoken import locale

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from desktop.services.store import Store
    from desktop.ui.book import Book

ABOVE_HEADING = 18
"""Pixels."""

FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub


class GuideDialog(QDialog):
    """Opened with :meth:`open`. ``browser`` opens a link and says whether the system took it."""

    def __init__(
        self,
        guide: Guide,
        book: Book,
        parent: QWidget | None = None,
        *,
        browser: Callable[[str], bool] = open_link,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book = book
        self._browser = browser
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(16)
        self.text.anchorClicked.connect(self._follow)
        self.problem = Problem()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        book.failed.connect(self.problem.say_error)  # the window's bar is out of reach now
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        resize_within(self, 820, 720)
        self.show_guide(guide)

    def show_guide(self, guide: Guide, language: str = "") -> None:
        """Read a guide and show it from its beginning, in the app's language unless told."""
        wanted = language or QLocale.languageToCode(locale().language())
        title = self.tr("Guide for the owner")
        if guide is Guide.IT:
            title = self.tr("Guide for IT")
        self.setWindowTitle(title)
        self.text.setAccessibleName(title)

        def question(_store: Store) -> str:  # the lane that may touch the disk
            return read_guide(guide, places.resources(), wanted)

        self._book.read(question, self._show, owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _show(self, text: str) -> None:
        document = self.text.document()
        document.setMarkdown(text, FEATURES)
        _set_headings_apart(document)
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
        self.text.setFocus()

    def _follow(self, link: QUrl) -> None:
        """Open a page of the web in the browser, and the other guide in its place."""
        target = link.toString()
        other = linked_guide(target)
        if other is not None:
            self.show_guide(*other)
        elif link.scheme() in {"http", "https"} and not self._browser(target):
            words = self.tr("No browser could be opened on this computer. The page is: {link}")
            self.problem.say(words.format(link=target))


def _set_headings_apart(document: QTextDocument) -> None:
    """Give headings the room above them that Qt's Markdown leaves out."""
    block = document.begin()
    while block.isValid():
        style = block.blockFormat()
        if style.headingLevel() > 1:
            style.setTopMargin(ABOVE_HEADING)
            QTextCursor(block).setBlockFormat(style)
        block = block.next()
