"""How an import ended, with a list of what could not be imported to copy."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.models import Change
from desktop.ui.error_details import plain_label

MOST_SHOWN = 500
"""Lines of the list that are shown; all of it can be copied."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was done, and a line for each that was not or not wholly imported."""

    change: Change
    lines: list[str]


class ResultPage(QWidget):
    """Shows the sentence and the list; without anything to list, there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[str] = ()
        self.words = plain_label("", "heading")
        self.hint = plain_label("", "hint")
        self.list_title = plain_label("", "strong")
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.copy = QPushButton(self.tr("Copy the &list"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for widget in (self.words, self.hint, self.list_title):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        layout.addStretch()

    def show_result(self, words: str, hint: str, title: str, lines: Sequence[str]) -> None:
        """Show how it ended; ``title`` says what ``lines`` are."""
        self.words.setText(words)
        self.hint.setText(hint)
        self.list_title.setText(title)
        self.list.setAccessibleName(title)
        self._lines = lines
        shown, more = list(lines[:MOST_SHOWN]), len(lines) - MOST_SHOWN
        if more > 0:
            shown.append(self.tr("… and {n} more. Copy the list to have them all.").format(n=more))
        self.list.setPlainText("\n".join(shown))
        for widget in (self.list_title, self.list, self.copy):
            widget.setVisible(bool(lines))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))
