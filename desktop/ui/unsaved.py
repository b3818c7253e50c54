"""Asks before what was typed in a dialog is thrown away."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.ui import notices

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def ask_to_discard(parent: QWidget, what: str, discard: Callable[[], None]) -> None:
    """Say ``what`` is not saved yet; ``discard`` follows only where that may go."""
    notices.ask(
        parent,
        translate("unsaved", "Close without saving?"),
        what,
        translate("unsaved", "&Discard it"),
        translate("unsaved", "&Go on editing"),
        lambda yes: discard() if yes else None,
    )
