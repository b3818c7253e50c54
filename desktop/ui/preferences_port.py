"""The preferences as windows see them: known at once, and written on a lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.troubles import AppError
from desktop.services.policies import Policies
from desktop.ui.language import languages
from desktop.ui.worker import is_gone

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.preferences import Preferences, PreferencesFile
    from desktop.ui.worker import Worker

Languages = list[tuple[str, str]]
"""Code and own name of each."""


class PreferencesPort(QObject):
    """``known`` is what the file held when the app started; ``changed`` follows each writing.

    Whoever changes one field replaces it in :meth:`current`, so that what another part of the app
    has just changed stays. ``policies`` reads what an administrator decided.
    """

    changed = Signal()

    def __init__(
        self,
        file: PreferencesFile,
        lane: Worker,
        known: Preferences,
        parent: QObject | None = None,
        *,
        policies: Callable[[], Policies] = Policies,
    ) -> None:
        super().__init__(parent)
        self._policies = policies
        self._file = file
        self._lane = lane
        self._current = known

    def current(self) -> Preferences:
        return self._current

    def save(
        self,
        preferences: Preferences,
        done: Callable[[AppError | None], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        """Write, and tell how it went while ``owner`` lives; then ``changed`` follows.

        What could not be written is not in force either.
        """
        before, self._current = self._current, preferences

        def came(answer: AppError | None) -> None:
            if answer is not None and self._current is preferences:  # nothing newer is on its way
                self._current = before
            if not is_gone(done, owner):
                done(answer)
            if answer is None:
                self.changed.emit()  # last of all: it may close the very window that has saved

        file = self._file
        self._lane.submit(lambda: file.write(preferences), came, owner=self)

    def find_policies(self, done: Callable[[Policies], None], owner: QObject) -> None:
        """Give ``done`` what an administrator decided, while ``owner`` lives."""

        def came(answer: Policies | AppError) -> None:
            if not isinstance(answer, AppError):
                done(answer)

        self._lane.submit(self._policies, came, owner=owner)

    def find_languages(self, done: Callable[[Languages], None], owner: QObject) -> None:
        """Give ``done`` the languages the app speaks, while ``owner`` lives."""

        def came(answer: Languages | AppError) -> None:
            if not isinstance(answer, AppError):
                done(answer)

        self._lane.submit(languages, came, owner=owner)
