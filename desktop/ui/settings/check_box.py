"""Check connection: its steps one below the other, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.check_steps import CheckStep
from desktop.ui.check_port import CheckRun
from desktop.ui.error_details import message_box, plain_label
from desktop.ui.fields import restyle
from desktop.ui.icons import pixmap
from desktop.ui.settings.check_words import (
    result_message,
    result_text,
    result_title,
    result_tone,
    state_icon,
    state_words,
    step_words,
)
from desktop.ui.theme import current

if TYPE_CHECKING:
    from desktop.services.check_steps import Checked
    from desktop.ui.connection import Connection

ICON = 16

translate = QCoreApplication.translate  # the name by which lupdate finds the words


class CheckBox(QWidget):
    """Shows the check of this run of the app, one that was begun elsewhere too."""

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._announced: Checked | None = None
        self.start_button = QPushButton(self.tr("Chec&k connection"))
        self.start_button.setToolTip(
            self.tr("Make a test meeting with the connected account, and delete it again")
        )
        self.cancel_button = QPushButton(self.tr("Cancel chec&k"))
        self.copy_button = QPushButton(self.tr("Cop&y message for IT"))
        for button in (self.start_button, self.cancel_button, self.copy_button):
            button.setAutoDefault(False)
        self.steps = {step: _StepRow(step) for step in CheckStep}
        self.title = plain_label(role="strong")
        self.text = plain_label()
        self.message = message_box()
        self._lay_out()
        self.start_button.clicked.connect(self._start)
        self.cancel_button.clicked.connect(self._cancel)
        self.copy_button.clicked.connect(self._copy)
        connection.changed.connect(self._show)
        connection.check.changed.connect(self._show)
        self._announced = connection.check.run.result if connection.check.run else None
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for row in self.steps.values():
                row.draw()

    def _start(self) -> None:
        self._connection.check.start()
        self.cancel_button.setFocus()

    def _cancel(self) -> None:
        self._connection.check.cancel()
        self.start_button.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message.toPlainText())

    def _show(self) -> None:
        check, state = self._connection.check, self._connection.state
        run, running = check.run, check.is_running
        held = self.cancel_button.hasFocus()
        self.start_button.setVisible(not running)
        self.start_button.setEnabled(not state.busy)
        self.cancel_button.setVisible(running)
        if held and not running:  # else the focus would leap to wherever
            self.start_button.setFocus()
        self.list.setVisible(run is not None)
        for row in self.steps.values():
            row.show_run(run or CheckRun())
        self._show_result(run.result if run is not None else None)
        self.setVisible(state.organiser is not None)

    def _show_result(self, checked: Checked | None) -> None:
        self.result.setVisible(checked is not None)
        message = "" if checked is None else result_message(checked, self._words_for_it())
        self.message.setVisible(bool(message))
        self.copy_button.setVisible(bool(message))
        if message != self.message.toPlainText():
            self.message.setPlainText(message)
        if checked is None:
            self._announced = None
            return
        self.title.setText(result_title(checked))
        self.text.setText(result_text(checked))
        self.result.setProperty("tone", result_tone(checked))
        restyle(self.result)
        if checked is not self._announced:
            self._announced = checked
            self._announce(checked)

    def _announce(self, checked: Checked) -> None:
        event = QAccessibleAnnouncementEvent(
            self, f"{result_title(checked)}\n{result_text(checked)}"
        )
        if not checked.is_ready or checked.walk_in:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _words_for_it(self) -> dict[str, str]:
        return self._connection.words_for_it()

    def _lay_out(self) -> None:
        self.list = QWidget()
        self.list.setAccessibleName(self.tr("Steps of the check"))
        rows = QGridLayout(self.list)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(8)
        rows.setVerticalSpacing(4)
        rows.setColumnStretch(1, 1)
        for number, row in enumerate(self.steps.values()):
            rows.addWidget(row.icon, number, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(row.words, number, 1)
        self.result = QFrame()
        self.result.setProperty("role", "status")
        inside = QVBoxLayout(self.result)
        for label in (self.title, self.text):
            inside.addWidget(label)
        buttons = QHBoxLayout()
        for button in (self.start_button, self.cancel_button):
            buttons.addWidget(button)
        buttons.addStretch()
        below = QHBoxLayout()
        below.addWidget(self.copy_button)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        layout.addWidget(self.list)
        layout.addWidget(self.result)
        layout.addLayout(below)
        layout.addWidget(self.message)


class _StepRow:
    """An icon and words beside it, in the check's list."""

    def __init__(self, step: CheckStep) -> None:
        self._step = step
        self._run = CheckRun()
        self.icon = QLabel()
        self.icon.setFixedSize(ICON, ICON)
        self.words = plain_label()

    def show_run(self, run: CheckRun) -> None:
        """Say how far the step is."""
        self._run = run
        words = translate("check", "{step}: {state}").format(
            step=step_words(self._step), state=state_words(run, self._step)
        )
        self.words.setText(words)
        self.draw()

    def draw(self) -> None:
        """Draw the icon in the colours of now."""
        name, token = state_icon(self._run, self._step)
        ratio = self.icon.devicePixelRatioF()
        self.icon.setPixmap(pixmap(name, getattr(current(), token), ICON, ratio))
