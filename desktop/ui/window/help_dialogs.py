"""Which key does what, and which version this is."""

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt, qVersion
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from desktop import __version__
from desktop.ui.booking.act_words import status_text
from desktop.ui.booking.booking_commands import OTHER_KEYS, STATUS_KEYS
from desktop.ui.error_details import plain_label
from desktop.ui.fields import scrolled
from desktop.ui.icons import app_icon
from desktop.ui.window.window_menus import WindowMenus

ICON = 64
ABOUT = 380
"""Pixels that a line about licences needs at least."""
BESIDE, BELOW = 80, 150
"""Pixels that the window needs around its text."""

_SCROLLING = {
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
}

Row = tuple[str, str]
"""What happens, and by which key."""

_IN_THE_DAY = (
    (QT_TRANSLATE_NOOP("keys", "Walk over the day"), QT_TRANSLATE_NOOP("keys", "Arrow keys")),
    (
        QT_TRANSLATE_NOOP("keys", "First and last time, an hour up or down"),
        QT_TRANSLATE_NOOP("keys", "Home, End, Page up, Page down"),
    ),
    (
        QT_TRANSLATE_NOOP("keys", "Book at a free time, open a booking"),
        QT_TRANSLATE_NOOP("keys", "Enter"),
    ),
    (
        QT_TRANSLATE_NOOP("keys", "Book at a free time with what is typed"),
        QT_TRANSLATE_NOOP("keys", "Type a name or number"),
    ),
    (
        QT_TRANSLATE_NOOP("keys", "Menu of what is under the keyboard"),
        QT_TRANSLATE_NOOP("keys", "Shift+F10"),
    ),
    (QT_TRANSLATE_NOOP("keys", "Remove blocked time"), QT_TRANSLATE_NOOP("keys", "Del")),
    (QT_TRANSLATE_NOOP("keys", "Close the details"), QT_TRANSLATE_NOOP("keys", "Esc")),
)
_WHILE_MOVING = (
    (
        QT_TRANSLATE_NOOP("keys", "Earlier or later, to another person"),
        QT_TRANSLATE_NOOP("keys", "Arrow keys"),
    ),
    (
        QT_TRANSLATE_NOOP("keys", "An hour earlier or later"),
        QT_TRANSLATE_NOOP("keys", "Page up, Page down"),
    ),
    (
        QT_TRANSLATE_NOOP("keys", "Shorter or longer"),
        QT_TRANSLATE_NOOP("keys", "Shift+Up, Shift+Down"),
    ),
    (QT_TRANSLATE_NOOP("keys", "Leave it there"), QT_TRANSLATE_NOOP("keys", "Enter")),
    (QT_TRANSLATE_NOOP("keys", "Put it back"), QT_TRANSLATE_NOOP("keys", "Esc")),
)
_IN_THE_SEARCH = (
    (QT_TRANSLATE_NOOP("keys", "Book again for who is found"), QT_TRANSLATE_NOOP("keys", "Enter")),
    (QT_TRANSLATE_NOOP("keys", "Customer card"), QT_TRANSLATE_NOOP("keys", "Ctrl+Enter")),
    (QT_TRANSLATE_NOOP("keys", "Go to the booking"), QT_TRANSLATE_NOOP("keys", "Alt+Enter")),
)
_IN_THE_FORM = (
    (
        QT_TRANSLATE_NOOP("keys", "Book or save from any field"),
        QT_TRANSLATE_NOOP("keys", "Ctrl+Enter"),
    ),
)


class _Help(QDialog):
    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(12)
        self.column.addWidget(plain_label(title, "title"))

    def finish(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(buttons)


class KeyHelp(_Help):
    """Every action that has a shortcut, the keys of the day and those on a booking."""

    def __init__(self, menus: WindowMenus, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("KeyHelp", "Keyboard"), parent)
        at_hand = (
            (self.tr("In the day"), _told(_IN_THE_DAY)),
            (self.tr("On a booking of the day"), _single_keys()),
            (self.tr("While moving a booking"), _told(_WHILE_MOVING)),
            (self.tr("In the customer search"), _told(_IN_THE_SEARCH)),
            (self.tr("In the booking form"), _told(_IN_THE_FORM)),
        )
        anywhere = ((self.tr("Anywhere"), _shortcuts(menus.all())),)
        body = QWidget()
        across = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        across.setContentsMargins(0, 0, 12, 0)
        across.setSpacing(40)
        across.addLayout(_column(at_hand))
        across.addLayout(_column(anywhere))
        line, room = self.fontMetrics().height(), self.screen().availableGeometry().size()
        room -= QSize(line * 4, line * 6)
        if body.sizeHint().width() + BESIDE > room.width():
            across.setDirection(QBoxLayout.Direction.TopToBottom)
        self.area = scrolled(body, self)
        self.column.addWidget(self.area, 1)
        self.finish()
        self.resize((body.sizeHint() + QSize(BESIDE, BELOW)).boundedTo(room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys: there is nothing in the text that could have the focus."""
        way = _SCROLLING.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.area.verticalScrollBar().triggerAction(way)


def _column(groups: Iterable[tuple[str, Iterable[Row]]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    for title, rows in groups:
        column.addWidget(plain_label(title, "heading"))
        column.addLayout(_table(rows))
        column.addSpacing(14)
    column.addStretch(1)
    return column


def _table(rows: Iterable[Row]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    for row, (words, keys) in enumerate(rows):
        for column, label in enumerate((plain_label(words), plain_label(keys, "strong"))):
            label.setWordWrap(False)
            grid.addWidget(label, row, column)
    return grid


def _told(rows: Iterable[tuple[object, object]]) -> list[Row]:
    translate = QCoreApplication.translate
    return [(translate("keys", str(words)), translate("keys", str(keys))) for words, keys in rows]


def _single_keys() -> list[Row]:
    statuses = [(status_text(status), key) for status, key in STATUS_KEYS.items()]
    others = [
        (QCoreApplication.translate("keys", str(words)), key) for key, words in OTHER_KEYS.items()
    ]
    return [(words, _native(QKeySequence(key))) for words, key in statuses + others]


def _shortcuts(actions: Iterable[QAction]) -> list[Row]:
    return [
        (_plain(action.text()), _native(action.shortcut()))
        for action in actions
        if not action.shortcut().isEmpty()
    ]


def _plain(words: str) -> str:
    """The words of an action without its mnemonic, a key told beside it, or a day it leads to."""
    return words.partition("\t")[0].partition(" — ")[0].replace("&", "")


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


class About(_Help):
    """The version, for whoever is asked for help."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Trimsy Desk", parent)
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(ICON, ICON))
        picture.setMinimumHeight(ICON)
        self.column.insertWidget(0, picture)
        words = self.tr("Version {version}, with Qt {qt}.").format(
            version=__version__, qt=qVersion()
        )
        self.column.addWidget(plain_label(words))
        licences = plain_label(
            self.tr(
                "It is made with Qt and Qt for Python, which are under the LGPL, and with other"
                " free software. All licences are in LICENCES.txt, in the program's folder."
            ),
            "hint",
        )
        licences.setMinimumWidth(ABOUT)
        self.column.addWidget(licences)
        self.finish()
