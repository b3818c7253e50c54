"""The line in the status bar that says how the app stands with Microsoft Teams."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.core.models import ProviderKind
from desktop.ui.connection import ConnectionState
from desktop.ui.error_details import from_core
from desktop.ui.icons import icon
from desktop.ui.notices import NEEDS_SIGN_IN
from desktop.ui.theme import current

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def connection_words(
    state: ConnectionState, provider: ProviderKind = ProviderKind.TEAMS
) -> tuple[str, str]:
    """Return the words and the icon for a state of the connection."""
    if provider is ProviderKind.OWN_LINK:
        words = translate("connection", "Online appointments use your own meeting link")
        return words, "link-ready"
    if state.busy:
        return translate("connection", "Connecting to Microsoft…"), "link-waiting"
    if state.organiser is None:
        return translate("connection", "Microsoft Teams is not connected"), "info"
    words, trouble, shown = translate("connection", "Connected — {email}"), "", "link-ready"
    if state.trouble is not None:
        shown, trouble = "link-attention", from_core(state.trouble.advice.title)
        if state.trouble.kind in NEEDS_SIGN_IN:
            words = translate("connection", "Sign in again — {email}")
        else:
            words = translate("connection", "Connected — {email}. {trouble}")
    elif state.keyring_problem is not None:
        shown = "link-attention"
        words = translate("connection", "Connected until the app is closed — {email}")
    return words.format(email=state.organiser.email, trouble=trouble), shown


class ConnectionLine(QPushButton):
    """A quiet button; a click on it leads to the settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "quiet")
        self.setToolTip(self.tr("Open the settings for online appointments"))
        self._icon = "info"

    def show_state(self, state: ConnectionState, provider: ProviderKind) -> None:
        """Say how ``state`` stands."""
        words, self._icon = connection_words(state, provider)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        tokens = current()
        colours = {"link-ready": tokens.good, "link-attention": tokens.bad}
        self.setIcon(icon(self._icon, colours.get(self._icon, tokens.muted)))
