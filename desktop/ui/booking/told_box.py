"""Says that a customer of the chosen booking does not know how it stands, until they do."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.error_details import plain_label
from desktop.ui.icons import pixmap
from desktop.ui.messages.told_words import ICON, Untold
from desktop.ui.theme import current

SIZE = 18


class ToldBox(QFrame):
    """Hidden while there is nothing to tell."""

    tell_wanted = Signal()
    told = Signal()
    """Somebody says that the customer knows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self.setProperty("tone", "warn")
        self.icon = QLabel()
        self.icon.setFixedSize(SIZE, SIZE)
        self.words = plain_label("", "strong")
        self.wait = plain_label(
            self.tr("The link is not ready yet. A message can go out as soon as it is.")
        )
        self.tell = QPushButton(self.tr("Tell the customer…"))
        self.already = QPushButton(self.tr("Already told"))
        self.already.setToolTip(
            self.tr("Note that the customer knows, for instance after a telephone call")
        )
        self.tell.clicked.connect(self.tell_wanted)
        self.already.clicked.connect(self.told)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.tell)
        buttons.addWidget(self.already)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 12)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.words, 0, 1)
        grid.addWidget(self.wait, 1, 1)
        grid.addLayout(buttons, 2, 1)
        self._draw_icon()
        self.hide()

    def show_for(self, lacks: Untold | None, *, final: bool) -> None:
        """Say what the customer does not know; ``final`` is whether a message could go out now."""
        self.words.setText(lacks.sentence if lacks else "")
        self.wait.setVisible(not final)
        words = self.words.text()  # two such boxes differ in them alone
        self.tell.setAccessibleDescription(words if final else self.wait.text())
        self.already.setAccessibleDescription(words)
        self.setVisible(lacks is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        self.icon.setPixmap(pixmap(ICON, current().warn, SIZE, self.devicePixelRatioF()))
