"""How far a long job is, with a way to stop it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from desktop.ui.error_details import plain_label
from desktop.ui.lists.long_job import LongJob


class JobLine(QWidget):
    """Takes the same room whether a job is under way or not, so that nothing beside it jumps."""

    def __init__(self, job: LongJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self.stop = QPushButton(self.tr("&Stop"))
        self.stop.setAutoDefault(False)
        self.stop.setToolTip(self.tr("Stop it; nothing half done is kept"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(self.fontMetrics().averageCharWidth() * 24)
        self.words = plain_label("", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in (self.bar, self.stop):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        self.setMinimumHeight(self.stop.sizeHint().height())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.stop.clicked.connect(job.cancel)
        job.changed.connect(self._show)
        job.got_on.connect(self._get_on)
        self._show()

    def say(self, text: str) -> None:
        """Show ``text`` until the next job begins."""
        self.words.setText(text)

    def _show(self) -> None:
        running = self._job.is_running
        self.stop.setVisible(running)
        self.stop.setEnabled(running and not self._job.is_stopping)
        self.bar.setVisible(running)
        self._get_on()
        self.bar.setAccessibleName(self._job.words)
        if self._job.is_stopping:
            self.words.setText(self.tr("Stopping…") if running else self.tr("Stopped."))
        elif running:
            self.words.setText(self._job.words)
        else:
            self.words.clear()

    def _get_on(self) -> None:
        done, whole = self._job.done_of_all
        if whole != self.bar.maximum():
            self.bar.setRange(0, whole)
        self.bar.setValue(done)
