"""Opens the settings and the sign-in, whose parts are loaded only then: the app starts sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.booking.act_words import absence_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop.core.models import Change
    from desktop.ui.book import Book
    from desktop.ui.booking.history import History
    from desktop.ui.connection import Connection
    from desktop.ui.preferences_port import PreferencesPort
    from desktop.ui.settings.dialog import SettingsDialog


class SettingsDesk(QObject):
    """``closed`` follows whenever the settings were. ``now`` answers in UTC."""

    closed = Signal()

    def __init__(
        self,
        book: Book,
        connection: Connection,
        history: History,
        preferences: PreferencesPort | None,
        window: QWidget,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._book = book
        self._connection = connection
        self._history = history
        self._preferences = preferences
        self._window = window
        self._now = now

    def open(self, page: str = "") -> SettingsDialog:
        """Open the settings, at the page of that attribute's name if one is given."""
        from desktop.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(
            self._book,
            self._connection,
            self._window,
            preferences=self._preferences,
            now=self._now,
        )
        dialog.absence_saved.connect(self._note_absence)
        if page:
            dialog.open_page(getattr(dialog, page))
        dialog.finished.connect(self.closed)
        dialog.open()
        return dialog

    def sign_in(self) -> None:
        """Connect the account again."""
        from desktop.ui.settings.sign_in_dialog import SignInDialog

        SignInDialog(self._connection, self._window).start()

    def _note_absence(self, change: Change) -> None:
        self._history.note(change, absence_words(change))
