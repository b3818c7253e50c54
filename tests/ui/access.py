"""What a screen reader and a keyboard need of a window, checked for every control in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return str(interface.text(QAccessible.Text.Name))


def labels(widget: QWidget) -> list[str]:
    """What labels ``widget``: on Linux, Qt gives a combo box's value as its name, and this too."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return [
        other.text(QAccessible.Text.Name)
        for other, relation in interface.relations()
        if relation == QAccessible.RelationFlag.Label
    ]


def focusable(top: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in [top, *top.findChildren(QWidget)]
        if widget.isVisibleTo(top)
        and widget is not top
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.objectName() not in {"qt_spinbox_lineedit", "qt_calendar_navigationbar"}
        and not isinstance(widget.parentWidget(), QComboBox)
    ]


def check_names(top: QWidget) -> None:
    found = focusable(top)
    assert found
    nameless = [widget for widget in found if not spoken_name(widget).strip()]
    assert nameless == []
    for widget in found:
        if isinstance(widget, QComboBox):
            assert labels(widget) != []


def mnemonics(top: QWidget) -> list[str]:
    texts = [
        widget.text().replace("&&", "")
        for widget in top.findChildren(QWidget)
        if widget.isVisibleTo(top)
        and (isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy()))
    ]
    return [text[text.index("&") + 1].lower() for text in texts if "&" in text]


def check_keys(top: QWidget) -> None:
    """No two controls that are seen together share a key."""
    keys = mnemonics(top)
    assert sorted(keys) == sorted(set(keys))
