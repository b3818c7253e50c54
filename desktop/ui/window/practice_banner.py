"""The line that keeps practice from being mistaken for the real book."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.error_details import plain_label


class PracticeBanner(QWidget):
    """Stands above everything else for as long as the window is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practiceBanner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = self.tr("Practice: nothing here reaches Microsoft or a customer.")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.addWidget(plain_label(words, "strong"))
