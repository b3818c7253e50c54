"""The Microsoft account: connect, connected as whom, disconnect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.cloud_log import ACCOUNT
from desktop.ui.booking.cloud_log_dialog import CloudLogDialog
from desktop.ui.connection_words import (
    offline_words,
    seen_words,
    since_words,
    waiting_lines,
    waiting_words,
)
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.notices import ask, show_details
from desktop.ui.spoken import one_line

if TYPE_CHECKING:
    from desktop.ui.book import Book
    from desktop.ui.connection import Connection
    from desktop.ui.connection_state import ConnectionState


class AccountBox(QWidget):
    """``connect_wanted`` leaves it to the page to save first what a sign-in needs.

    With the ``book`` it offers the log of what was asked for no booking in particular.
    """

    connect_wanted = Signal()

    def __init__(
        self, connection: Connection, parent: QWidget | None = None, *, book: Book | None = None
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._book = book
        self._is_allowed = True
        self.status = plain_label()
        self.seen = plain_label(role="hint")
        self.waiting = plain_label()
        self.connect_button = QPushButton(self.tr("&Connect Microsoft Account"))
        self.connect_button.setProperty("role", "primary")
        self.disconnect_button = QPushButton(self.tr("&Disconnect"))
        self.trouble = plain_label(role="error")
        self.details = QPushButton(self.tr("D&etails…"))
        self.log = QPushButton(self.tr("Lo&g…"))
        self.log.setToolTip(self.tr("What was asked of Microsoft for the account, and its answers"))
        self.keyring = plain_label(role="warning")
        buttons = QHBoxLayout()
        for button in (self.connect_button, self.disconnect_button, self.details, self.log):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(plain_label(self.tr("Microsoft account"), "strong"))
        layout.addWidget(self.status)
        layout.addWidget(self.seen)
        layout.addWidget(self.trouble)
        layout.addWidget(self.waiting)
        layout.addWidget(self.keyring)
        layout.addLayout(buttons)
        self.connect_button.clicked.connect(self.connect_wanted)
        self.disconnect_button.clicked.connect(self._ask_to_disconnect)
        self.details.clicked.connect(self._show_details)
        self.log.clicked.connect(self._show_log)
        connection.changed.connect(self._show)
        self._show()

    def allow_connect(self, *, allowed: bool) -> None:
        """Without an application id there is nothing to connect with."""
        self._is_allowed = allowed
        self.connect_button.setEnabled(allowed and not self._connection.state.busy)

    def _show(self) -> None:
        state = self._connection.state
        connected = state.organiser is not None
        if state.organiser is not None:
            words = self.tr("Connected — {email}")
            if state.needs_sign_in:
                words = self.tr("No longer connected — {email}")
            self.status.setText(words.format(email=state.organiser.email))
        elif state.busy:
            self.status.setText(self.tr("One moment…"))
        else:
            self.status.setText(self.tr("Not connected"))
        self._show_health(state)
        trouble = state.trouble
        self.trouble.setVisible(trouble is not None)
        self.details.setVisible(trouble is not None)
        if trouble is not None:
            advice, since = trouble.advice, since_words(state)
            title = from_core(advice.title)
            if since:
                title = self.tr("{trouble} ({since})").format(trouble=title, since=since)
            self.trouble.setText(f"{title}\n{from_core(advice.next_step)}")
        self.keyring.setVisible(connected and state.keyring_problem is not None)
        if state.keyring_problem is not None:
            advice = state.keyring_problem.advice
            self.keyring.setText(
                f"{from_core(advice.title)}\n{from_core(advice.cause)}\n{from_core(advice.next_step)}"
            )
        self.connect_button.setText(
            self.tr("Sign in &again") if connected else self.tr("&Connect Microsoft Account")
        )
        weak = trouble is not None or state.keyring_problem is not None
        self.connect_button.setVisible(not connected or weak)
        self.connect_button.setEnabled(self._is_allowed and not state.busy)
        self.disconnect_button.setVisible(connected)
        self.disconnect_button.setEnabled(not state.busy)
        self.log.setVisible(connected and self._book is not None and bool(state.waiting.zone))

    def _show_health(self, state: ConnectionState) -> None:
        """Say when it worked last, or since when it cannot, and who waits for it."""
        connected = state.organiser is not None
        seen = seen_words(state)
        health = offline_words(state) if state.is_offline else seen[:1].upper() + seen[1:]
        self.seen.setText(health)
        self.seen.setVisible(connected and bool(health))
        lines = [waiting_words(state), *waiting_lines(state)]
        self.waiting.setText("\n".join(lines))
        self.waiting.setVisible(bool(state.waiting.total))

    def _ask_to_disconnect(self) -> None:
        ask(
            self.window(),
            self.tr("Disconnect the Microsoft account?"),
            self.tr(
                "Links that customers already have go on working. Until an account is connected "
                "again, no new links are made, and moved or cancelled appointments are not "
                "changed in Microsoft Teams."
            ),
            self.tr("&Disconnect"),
            self.tr("&Stay connected"),
            self._disconnect,
        )

    def _disconnect(self, really: bool) -> None:
        if really:
            self._connection.disconnect_account()

    def _show_details(self) -> None:
        trouble = self._connection.state.trouble
        if trouble is not None:
            show_details(self.window(), trouble, self._connection.words_for_it())

    def _show_log(self) -> None:
        state = self._connection.state
        if self._book is None or state.organiser is None:
            return
        about = self.tr("The account {email}").format(email=one_line(state.organiser.email))
        zone, window = state.waiting.zone, self.window()
        CloudLogDialog(self._book, ACCOUNT, about, zone, state.organiser, window).open()
