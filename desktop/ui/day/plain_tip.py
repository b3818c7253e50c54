"""Tooltips that show text from outside as it is."""

from html import escape

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget


def show_tip(where: QPoint, text: str, widget: QWidget) -> None:
    """Show lines of plain text at a point of the screen; none for none."""
    lines = escape(text).replace("\n", "<br>")
    QToolTip.showText(where, f"<qt>{lines}</qt>" if text else "", widget)
