"""The one application of all tests, lent to an app that dresses it and lets it speak."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop.ui import language


@contextmanager
def given_back(application: QApplication) -> Iterator[QApplication]:
    """Give the application; afterwards it looks and speaks as before."""
    style, palette, locale = application.style().name(), application.palette(), QLocale()
    yield application
    language.speak(application, "en")
    QLocale.setDefault(locale)
    application.setStyleSheet("")
    application.setStyle(style)
    application.setPalette(palette)
