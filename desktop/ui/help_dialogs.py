"""Which key does what, and which version this is."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, qVersion
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
from desktop.ui.error_details import plain_label
from desktop.ui.icons import app_icon

ICON = 64


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
    """Every action that has a shortcut, and the keys of the day."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("KeyHelp", "Keyboard"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(6)
        rows = [
            (self.tr("Walk over the day"), self.tr("Arrow keys, Home, End, Page up, Page down")),
            (self.tr("Book in a free slot, open a booking"), self.tr("Enter")),
            (self.tr("Close the details"), self.tr("Esc")),
            *(
                (
                    action.text().replace("&", ""),
                    action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                )
                for action in actions
                if not action.shortcut().isEmpty()
            ),
        ]
        for row, (words, keys) in enumerate(rows):
            for column, label in enumerate((plain_label(words), plain_label(keys, "strong"))):
                label.setWordWrap(False)
                grid.addWidget(label, row, column)
        self.column.addLayout(grid)
        self.finish()


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
