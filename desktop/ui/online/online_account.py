"""Which account makes and opens the online appointments, told above them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from desktop.core.models import ProviderKind
from desktop.ui.connection_state import ConnectionState
from desktop.ui.connection_words import connection_words
from desktop.ui.error_details import plain_label
from desktop.ui.icons import pixmap
from desktop.ui.theme import current

ICON = 16


class OnlineAccount(QFrame):
    """Says who is connected; where nobody is, what that means, with the way to the settings."""

    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = "info"
        self._shown: tuple[ConnectionState, ProviderKind] | None = None
        self.icon = QLabel()
        self.icon.setFixedSize(ICON, ICON)
        self.words = plain_label("", "hint")
        self.teach = plain_label(
            self.tr(
                "Online appointments can be booked all the same. Their links are made as soon as"
                " an account is connected."
            ),
            "hint",
        )
        self.settings = QPushButton(self.tr("Connect an account…"))
        self.settings.clicked.connect(self.settings_wanted)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.words, 0, 1)
        grid.addWidget(self.teach, 1, 1)
        grid.addWidget(self.settings, 2, 1)
        self.show_state(ConnectionState(), ProviderKind.NONE)

    def show_state(self, state: ConnectionState, provider: ProviderKind) -> None:
        """Say how ``state`` stands for appointments held by ``provider``, where that is news."""
        if self._shown == (state, provider):
            return
        self._shown = (state, provider)
        words, self._icon = connection_words(state, provider)
        self.words.setText(words.replace("@", "@\u200b"))  # a long address may go on below
        self.words.setAccessibleName(words)
        concerned = provider is not ProviderKind.OWN_LINK and not state.busy
        nobody = state.organiser is None
        self.teach.setVisible(concerned and nobody)
        self.settings.setVisible(concerned and (nobody or state.needs_sign_in))
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        tokens = current()
        colours = {"link-ready": tokens.good, "link-attention": tokens.bad}
        colour = colours.get(self._icon, tokens.muted)
        self.icon.setPixmap(pixmap(self._icon, colour, ICON, self.devicePixelRatioF()))
