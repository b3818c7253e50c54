"""Lets the whole app look and read as its user prefers."""

from PySide6.QtWidgets import QApplication

from desktop.services.preferences import Preferences
from desktop.ui import language, spoken, theme

WORDS = ("language", "clock", "date_style", "first_weekday")
"""The preferences that change words already on the screen."""


def put_on(app: QApplication, preferences: Preferences) -> None:
    """Follow ``preferences`` in all that is made from now on, and in colours at once."""
    spoken.use(preferences)
    language.speak(app, preferences.language)
    theme.apply(app, contrast=preferences.contrast)


def words_differ(one: Preferences, other: Preferences) -> bool:
    """Whether windows have to be made anew to read as ``other``."""
    return any(getattr(one, name) != getattr(other, name) for name in WORDS)
