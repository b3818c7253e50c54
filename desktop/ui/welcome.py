"""What stands in place of the day while there is nobody to have a column."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.error_details import plain_label
from desktop.ui.icons import app_icon

ICON = 72


class Welcome(QWidget):
    """Says what is needed first, and opens Settings there."""

    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(ICON, ICON))
        self.title = plain_label(self.tr("Who works here?"), "title")
        self.words = plain_label(
            self.tr(
                "The day book has a column for each person. Add your staff and services in"
                " Settings, and the first booking takes a few seconds.\n\n"
                "Connecting Microsoft Teams can wait: bookings work without it."
            ),
            "hint",
        )
        self.open = QPushButton(self.tr("&Add staff and services…"))
        self.open.setProperty("role", "primary")
        self.open.clicked.connect(self.settings_wanted)
        column = QVBoxLayout()
        column.setSpacing(14)
        for label in (picture, self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(6)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(column, 2)
        row.addStretch(1)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(row)
        page.addStretch(3)
