"""Which key does what, and which version this is."""

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
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
COLUMNS = 2

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
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(18)
        groups = (
            (self.tr("In the day"), _told(_IN_THE_DAY)),
            (self.tr("Anywhere"), _shortcuts(menus.all())),
            (self.tr("On a booking of the day"), _single_keys()),
            (self.tr("While moving a booking"), _told(_WHILE_MOVING)),
            (self.tr("In the customer search"), _told(_IN_THE_SEARCH)),
            (self.tr("In the booking form"), _told(_IN_THE_FORM)),
        )
        columns = [QVBoxLayout() for _ in range(COLUMNS)]
        for title, rows in groups:
            column = columns[1] if title == groups[1][0] else columns[0]
            column.addWidget(plain_label(title, "heading"))
            column.addLayout(_table(rows))
            column.addSpacing(14)
        for index, column in enumerate(columns):
            column.addStretch(1)
            grid.addLayout(column, 0, index)
        self.column.addWidget(scrolled(body, self), 1)
        self.finish()
        line, room = self.fontMetrics(), self.screen().availableGeometry()
        wanted = body.sizeHint()
        self.resize(
            min(wanted.width() + 80, room.width() - line.height() * 4),
            min(wanted.height() + 150, room.height() - line.height() * 6),
        )


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
        (action.text().partition("\t")[0].replace("&", ""), _native(action.shortcut()))
        for action in actions
        if not action.shortcut().isEmpty()
    ]


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


class About(_Help):
    """The version, for whoever is asked for help."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Trimsy Desk", parent)
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(ICON, ICON))
        self.column.insertWidget(0, picture)
        words = self.tr("Version {version}, with Qt {qt}.").format(
            version=__version__, qt=qVersion()
        )
        self.column.addWidget(plain_label(words))
        self.finish()
