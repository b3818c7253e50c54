"""Whether the customers of the chosen booking wait to be admitted: a quiet line, or a loud box."""

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from desktop.core.models import Lobby
from desktop.ui.booking.lobby_words import lobby_icon, lobby_text, off_text, read_back_text
from desktop.ui.booking.meeting_past import MeetingPast
from desktop.ui.booking.shown_booking import Shown
from desktop.ui.error_details import plain_label
from desktop.ui.fields import restyle
from desktop.ui.icons import pixmap
from desktop.ui.theme import current

ICON = 18
SIDE = 12


class LobbyBadge(QFrame):
    """Hidden where there is no waiting room to speak of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lobby: Lobby | None = None
        self.icon = QLabel()
        self.icon.setFixedSize(ICON, ICON)
        self.title = plain_label("", "strong")
        self.words = plain_label("")
        self.for_it = QPushButton(self.tr("Copy message for IT"))
        grid = QGridLayout(self)
        grid.setContentsMargins(SIDE, 0, SIDE, 0)
        grid.addWidget(self.icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.words, 1, 1)
        grid.addWidget(self.for_it, 2, 1)
        grid.setColumnStretch(1, 1)
        self._grid = grid

    def show_for(self, shown: Shown, past: MeetingPast, today: date) -> None:
        """Tell how the waiting room of a booking stands; ``today`` is the salon's."""
        link = shown.link
        self._lobby = link.lobby if shown.wants_link else None
        off = self._lobby is Lobby.OVERRIDDEN
        title = lobby_text(self._lobby)
        if self._lobby is Lobby.ON:
            title = read_back_text(past.read_back, shown.salon.time_zone, today)
        elif self._lobby is Lobby.UNKNOWN:
            title = self.tr("Waiting room: being switched on")
        self.title.setText(title)
        self.title.setProperty("role", "strong" if off else "hint")
        restyle(self.title)
        self.words.setText(off_text(link) if off else "")
        self.words.setVisible(off)
        self.for_it.setVisible(off and not link.is_changed_there)
        self.setProperty("role", "status" if off else "")
        self.setProperty("tone", "bad" if off else "")
        upright = 10 if off else 0
        self._grid.setContentsMargins(SIDE, upright, SIDE, upright)
        restyle(self)
        self._draw_icon()
        self.setVisible(self._lobby is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        if name := lobby_icon(self._lobby):
            tokens = current()
            colour = tokens.bad if self._lobby is Lobby.OVERRIDDEN else tokens.muted
            self.icon.setPixmap(pixmap(name, colour, ICON, self.devicePixelRatioF()))
