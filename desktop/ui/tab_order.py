"""Fields that are made later than those around them, taken into the order of Tab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_turn(anchor: QWidget, top: QWidget) -> None:
    """Let Tab reach what lies in ``top`` right after ``anchor``, in the order it has already.

    Qt puts a widget at the end of its window's order when it is made.
    """
    before = anchor
    for field in _fields_in(top):
        QWidget.setTabOrder(before, field)
        before = field


def _fields_in(top: QWidget) -> list[QWidget]:
    found = []
    widget: QWidget | None = top.nextInFocusChain()
    while widget is not None and widget is not top:
        by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if by_tab and top.isAncestorOf(widget) and widget.focusProxy() is None:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
