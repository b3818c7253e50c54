"""The line that checks all meetings: a button, how far it is, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QPushButton, QWidget

from desktop.core.troubles import AppError
from desktop.ui.error_details import plain_label
from desktop.ui.links.checking import Checking
from desktop.ui.links.link_words import checked_text, day_moment_text

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.inspection import Inspected


class CheckLine(QWidget):
    """Shows the check under way, whichever window began it. Its height is always the same."""

    def __init__(self, checking: Checking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checking = checking
        self._may_check = False
        self._zone = ""
        self._today: date | None = None
        self.check = QPushButton(self.tr("Check &all"))
        self.stop = QPushButton(self.tr("&Stop"))
        for button in (self.check, self.stop):
            button.setAutoDefault(False)
        self.stop.setToolTip(self.tr("End the check; what it found so far is kept"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Meetings checked"))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(self.fontMetrics().averageCharWidth() * 24)
        self.words = plain_label("", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in (self.check, self.stop, self.bar):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        height = max(self.check.sizeHint().height(), 2 * self.fontMetrics().height() + 4)
        self.setMinimumHeight(height)
        self.check.clicked.connect(self._start)
        self.stop.clicked.connect(self._end)
        checking.started.connect(self._show)
        checking.progress.connect(self._show)
        checking.finished.connect(self._finished)
        self._show()

    def let_check(self, why_not: str, zone: str, today: date) -> None:
        """Allow a check, or say why there can be none; ``zone`` (IANA) and day are the salon's."""
        self._may_check = not why_not
        self._zone, self._today = zone, today
        usual = self.tr("Read every meeting back from Microsoft and compare it with the book")
        self.check.setToolTip(why_not or usual)
        self.check.setAccessibleDescription(why_not or usual)
        self._show()

    def _start(self) -> None:
        had_keyboard = self.check.hasFocus()
        self._checking.start()
        if had_keyboard and self.stop.isVisibleTo(self):
            self.stop.setFocus()

    def _end(self) -> None:
        self._checking.cancel()
        self._show()

    def _show(self) -> None:
        running, cancelled = self._checking.is_running, self._checking.was_cancelled
        done, whole = self._checking.done_of_all
        if not running and QApplication.focusWidget() is self.stop:
            self.check.setEnabled(self._may_check)
            self.check.show()
            self.check.setFocus()
        self.check.setVisible(not running)
        self.check.setEnabled(self._may_check)
        self.stop.setVisible(running)
        self.stop.setEnabled(running and not cancelled)
        self.bar.setVisible(running)
        self.bar.setRange(0, max(whole, 1) if whole else 0)
        self.bar.setValue(done)
        if running and cancelled:
            self.words.setText(self.tr("Stopping…"))
        elif running:
            words = self.tr("{done} of {all} checked") if whole else self.tr("Beginning…")
            self.words.setText(words.format(done=done, all=whole))
        elif self._checking.last is not None:
            self.words.setText(self._last_text(self._checking.last))

    def _last_text(self, answer: Inspected | AppError) -> str:
        checking = self._checking
        words = checked_text(
            answer, cancelled=checking.was_cancelled, is_partial=checking.is_partial
        )
        if checking.ended_at is None or self._today is None:  # the salon's zone is not known yet
            return words
        when = day_moment_text(checking.ended_at, self._zone, self._today)
        return self.tr("Last check ({when}): {result}").format(when=when, result=words)

    def _finished(self, _answer: Inspected | AppError) -> None:
        self._show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words.text()))
