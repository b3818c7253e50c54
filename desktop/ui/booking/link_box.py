"""How the link of the chosen booking stands, framed in the colour of the news."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop.core.meetings import READY, LinkState, LinkStatus
from desktop.ui.day.block_content import link_icon, link_text
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import restyle
from desktop.ui.icons import pixmap
from desktop.ui.theme import current

ICON = 18
_TONES = {LinkState.READY: "good"}


class LinkBox(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._state = LinkState.NONE
        self.icon = QLabel()
        self.icon.setFixedSize(ICON, ICON)
        self.title = plain_label("", "strong")
        self.words = plain_label("")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.addWidget(self.icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.words, 1, 1)
        grid.setColumnStretch(1, 1)

    def show_status(self, status: LinkStatus, *, live: bool) -> None:
        """Show ``status``; nothing where the booking wants no link (not ``live``)."""
        tone = "warn" if status.warning else _TONES.get(status.state, "")
        if status.state is LinkState.ATTENTION:
            tone = "bad"
        self._state = status.state
        self.setVisible(live and bool(status.words))
        self.setProperty("tone", tone)
        restyle(self)
        self.title.setText(_title(status))
        self.title.setVisible(status.state is not LinkState.NONE)
        self.words.setText(from_core(status.words))
        self.words.setVisible(status.words != READY)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        name = link_icon(self._state)
        self.icon.setVisible(bool(name))
        if name:
            self.icon.setPixmap(pixmap(name, current().text, ICON, self.devicePixelRatioF()))


def _title(status: LinkStatus) -> str:
    """What is the matter, where somebody has to do something; else how the link stands."""
    if status.state is LinkState.ATTENTION and status.trouble is not None:
        return from_core(status.trouble.advice.title)
    return link_text(status.state)
