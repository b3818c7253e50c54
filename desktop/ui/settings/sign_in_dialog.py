"""While somebody signs in with the browser: what to do, the link, the time left, Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.models import Organiser
from desktop.core.troubles import Kind
from desktop.services.attempt import TIME_LIMIT
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import from_core, mender_words, message_box, plain_label, text_for_it

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.core.troubles import AppError
    from desktop.ui.connection import Connection


class SignInDialog(QDialog):
    """Shows one sign-in from ``start`` to its end; closing it in any way cancels it."""

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Connect Microsoft Account"))
        self.setMinimumWidth(500)
        self._connection = connection
        self._over = False
        self._seconds = round(TIME_LIMIT)
        self.ticks = QTimer(self)
        self.ticks.setInterval(1000)
        self.ticks.timeout.connect(self._count_down)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._waiting_page())
        self.pages.addWidget(self._failed_page())
        layout = QVBoxLayout(self)
        layout.addWidget(self.pages)
        connection.attempt_link.connect(self._show_link)
        connection.browser_opened.connect(self._opened)
        connection.finished.connect(self._finished)

    def start(self) -> None:
        """Show the dialog and begin to sign in."""
        self.left.clear()
        self.link.clear()
        self._let_link_be_used(on=False)
        self.pages.setCurrentIndex(0)
        self.open()
        self._connection.connect_account()

    def done(self, result: int) -> None:
        """Close; a sign-in that is still under way ends with it."""
        if self._over:
            return
        self._over = True
        self.ticks.stop()
        self._connection.cancel()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and the default one from elsewhere."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _waiting_page(self) -> QWidget:
        page = QWidget()
        self.words = plain_label()
        self.link = QLineEdit()
        self.link.setReadOnly(True)
        self.link.setAccessibleName(self.tr("Sign-in link"))
        self.copy_link = QPushButton(self.tr("Copy &link"))
        self.again = QPushButton(self.tr("&Open browser again"))
        self.left = plain_label(role="hint")
        hint = plain_label(
            self.tr(
                'Does the browser say "Need admin approval", or does it show an error and never '
                "come back here? Then cancel, and send your administrator the text for IT from "
                "the settings. Does it say that a personal account cannot be used? Open the "
                "browser again and choose a work or school account."
            ),
            "hint",
        )
        row = QHBoxLayout()
        row.addWidget(self.link, 1)
        row.addWidget(self.copy_link)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.again, QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.cancel, self.copy_link):
            button.setAutoDefault(False)  # Enter must not end a sign-in
        self.again.setDefault(True)
        self.again.setProperty("role", "primary")
        buttons.rejected.connect(self.reject)
        self.copy_link.clicked.connect(self._copy_link)
        self.again.clicked.connect(self._connection.open_browser)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(plain_label(self.tr("Sign in with the browser"), "heading"))
        layout.addWidget(self.words)
        layout.addLayout(row)
        layout.addWidget(hint)
        layout.addStretch()
        layout.addWidget(self.left)
        layout.addWidget(buttons)
        return page

    def _failed_page(self) -> QWidget:
        page = QWidget()
        self.title = plain_label(role="heading")
        self.cause = plain_label()
        self.next_step = plain_label(role="strong")
        self.mender = plain_label(role="hint")
        self.message = message_box()
        self.copy_it = QPushButton(self.tr("C&opy text for IT"))
        self.copy_it.clicked.connect(self._copy_for_it)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.close_button = buttons.button(QDialogButtonBox.StandardButton.Close)
        self.retry = buttons.addButton(
            self.tr("&Try again"), QDialogButtonBox.ButtonRole.ActionRole
        )
        buttons.addButton(self.copy_it, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.retry.setDefault(True)
        self.retry.setProperty("role", "primary")
        for button in (self.close_button, self.copy_it):
            button.setAutoDefault(False)
        self.retry.clicked.connect(self.start)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        for label in (self.title, self.cause, self.next_step, self.mender):
            layout.addWidget(label)
        layout.addWidget(self.message, 1)
        layout.addStretch()
        layout.addWidget(buttons)
        return page

    def _fit(self) -> None:
        """Grow to what the words need: wrapped lines do not count in a window's least size."""
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _show_link(self, link: str) -> None:
        self._seconds = round(TIME_LIMIT)
        self._show_time()
        self.ticks.start()
        self.link.setText(link)
        self.link.setCursorPosition(0)
        self._let_link_be_used(on=True)
        self.again.setFocus()

    def _let_link_be_used(self, *, on: bool) -> None:
        self.words.setText(
            self.tr(
                "Sign in with the salon's work account in the browser window. "
                "This window closes by itself."
            )
            if on
            else self.tr("Preparing the sign-in…")
        )
        for widget in (self.link, self.copy_link, self.again):
            widget.setEnabled(on)
        self._fit()

    def _opened(self, opened: bool) -> None:
        if not opened:
            self.words.setText(
                self.tr(
                    "No browser could be opened on this computer. Copy the link, open it in a "
                    "browser here, and sign in with the salon's work account."
                )
            )
            self._fit()

    def _count_down(self) -> None:
        self._seconds = max(0, self._seconds - 1)
        self._show_time()

    def _show_time(self) -> None:
        minutes, seconds = divmod(self._seconds, 60)
        self.left.setText(self.tr("Time left: {time}").format(time=f"{minutes}:{seconds:02}"))

    def _finished(self, result: Organiser | AppError) -> None:
        if self._over:
            return
        self.ticks.stop()
        if isinstance(result, Organiser):
            parent = self.parentWidget()
            self.accept()
            _to_front(parent)
        elif result.kind is Kind.SIGN_IN_CANCELLED and not result.code:
            self.reject()
        else:
            self.show_error(result)

    def show_error(self, error: AppError) -> None:
        """Show what went wrong in place of what to do."""
        advice = error.advice
        self.title.setText(from_core(advice.title))
        self.cause.setText(from_core(advice.cause))
        self.next_step.setText(from_core(advice.next_step))
        self.mender.setText(
            self.tr("Who can mend it: {who}").format(who=mender_words(advice.mender))
        )
        for widget in (self.message, self.copy_it):
            widget.setVisible(bool(advice.message_to_it))
        self.message.setPlainText(text_for_it(error, self._connection.words_for_it()))
        self.pages.setCurrentIndex(1)
        self._fit()
        self.retry.setFocus()
        _to_front(self)

    def _copy_link(self) -> None:
        _copy(self.link.text())

    def _copy_for_it(self) -> None:
        _copy(self.message.toPlainText())


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _to_front(widget: QWidget | None) -> None:
    """Bring the app's windows before the browser, as far as the system lets us."""
    window = widget.window() if widget is not None else QApplication.activeWindow()
    while window is not None:
        window.raise_()
        window.activateWindow()
        window = None
