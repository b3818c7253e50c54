"""How far the drawing of a sheet is, with a button that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from desktop.ui.error_details import plain_label

if TYPE_CHECKING:
    from desktop.ui.paper.paper_work import PaperWork

PATIENCE_MS = 500
"""What is done by then needs no bar: it would only flash."""


class ProgressRow(QWidget):
    """Keeps its room while there is nothing to show."""

    def __init__(self, work: PaperWork) -> None:
        super().__init__()
        self._work = work
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Pages drawn"))
        self.bar.setTextVisible(False)
        self.words = plain_label("", "hint")
        self.stop = QPushButton(self.tr("&Stop"))
        self.stop.setAutoDefault(False)
        self.stop.setToolTip(
            self.tr("Draw no further; nothing is saved, and no more pages are printed")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.words, 1)
        row.addWidget(self.stop)
        keeping = self.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeping)
        self.patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self.patience.timeout.connect(self._appear)
        self.hide()
        self.stop.clicked.connect(self._end)
        work.started.connect(self._begin)
        work.progress.connect(self._show_progress)
        work.finished.connect(self._finished)

    def _begin(self) -> None:
        self.bar.setRange(0, 0)
        self.words.setText(self.tr("Beginning…"))
        self.stop.setEnabled(True)
        self.patience.start()

    def _appear(self) -> None:
        self.setVisible(self._work.is_running)

    def _show_progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)
        if self.stop.isEnabled():
            self.words.setText(self.tr("Page {done} of {all}").format(done=done, all=whole))

    def _end(self) -> None:
        self.stop.setEnabled(False)
        self.words.setText(self.tr("Stopping…"))
        self._work.cancel()

    def _finished(self) -> None:
        self.patience.stop()
        self.hide()
