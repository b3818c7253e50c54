"""How many links wait, why and until when, in plain words, with "Try now" beside them."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.link_groups import Totals
from desktop.ui.error_details import plain_label
from desktop.ui.links.link_words import (
    day_moment_text,
    next_try_text,
    since_reasons_text,
    totals_text,
    working_text,
)
from desktop.ui.links.links_facts import LinksFacts

SECOND_MS = 1000

translate = QCoreApplication.translate  # the name by which lupdate finds the words


class LinksSummary(QWidget):
    """Counts down to the next try while it is shown. ``now`` answers in UTC."""

    try_wanted = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._due: datetime | None = None
        self.state = plain_label(self.tr("Reading…"), "strong")
        self.why = plain_label("", "hint")
        self.next_try = QLabel()
        self.next_try.setTextFormat(Qt.TextFormat.PlainText)
        self.next_try.setProperty("role", "hint")
        # as wide as there is room: the words change with each second, and nothing may move
        self.next_try.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.try_now = QPushButton(self.tr("&Try now"))
        self.try_now.setAutoDefault(False)
        self.try_now.setProperty("role", "primary")
        self.try_now.setToolTip(self.tr("Do not wait for the next try"))
        self.try_now.setEnabled(False)
        self.try_now.clicked.connect(self.try_wanted)
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self.count_down)
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self.state, self.why, self.next_try):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.try_now, 0, Qt.AlignmentFlag.AlignTop)

    def show_facts(self, facts: LinksFacts) -> None:
        """Say how it stands."""
        found, zone, today = facts.waiting.totals, facts.waiting.zone, facts.waiting.today
        open_now = found.waiting + found.attention
        self.state.setText(_state_text(found))
        self.why.setText(
            since_reasons_text(found, zone, today) if open_now else self._last_words(facts)
        )
        self.why.setVisible(bool(self.why.text()))
        self.try_now.setEnabled(bool(open_now))
        self._due = found.due
        self.count_down()

    def count_down(self) -> None:
        """Say how long it is until the next try now."""
        self.next_try.setText("" if self._due is None else next_try_text(self._due - self._now()))
        if self._due is not None and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.count_down()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest: nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def _last_words(self, facts: LinksFacts) -> str:
        """When the meetings were last looked at, by a check or else by anything."""
        zone, today = facts.waiting.zone, facts.waiting.today
        if facts.checked_at is not None:
            return self.tr("All meetings were last checked: {when}.").format(
                when=day_moment_text(facts.checked_at, zone, today)
            )
        if facts.answered_at is not None:
            return self.tr("Microsoft last answered: {when}.").format(
                when=day_moment_text(facts.answered_at, zone, today)
            )
        return ""


def _state_text(found: Totals) -> str:
    known = (totals_text(found), working_text(found.working))
    words = " · ".join(dict.fromkeys(one for one in known if one))
    return words or translate("links", "Every online appointment has its link.")
