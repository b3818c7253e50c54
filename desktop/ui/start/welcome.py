"""What stands in place of the day while there is nobody to have a column."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.error_details import plain_label
from desktop.ui.icons import app_icon

ICON = 72


class Welcome(QWidget):
    """Says what is needed first: the first start, or Settings for whoever wants it all."""

    setup_wanted = Signal()
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
                "The day book has a column for each person. Setting up the salon, its hours, its"
                " people and its services takes about a minute, and the first booking a few"
                " seconds.\n\n"
                "Connecting Microsoft Teams can wait: bookings work without it."
            ),
            "hint",
        )
        self.set_up = QPushButton(self.tr("Set &up the salon…"))
        self.set_up.setProperty("role", "primary")
        self.set_up.clicked.connect(self.setup_wanted)
        self.open = QPushButton(self.tr("Settin&gs…"))
        self.open.clicked.connect(self.settings_wanted)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.set_up)
        buttons.addWidget(self.open)
        buttons.addStretch()
        column = QVBoxLayout()
        column.setSpacing(14)
        for label in (picture, self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(6)
        column.addLayout(buttons)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(column, 2)
        row.addStretch(1)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(row)
        page.addStretch(3)
