"""The line in the status bar that says how the app stands with Microsoft Teams."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHelpEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from desktop.core.models import ProviderKind
from desktop.ui.connection_state import ConnectionState
from desktop.ui.connection_words import connection_words, waiting_lines
from desktop.ui.day.plain_tip import show_tip
from desktop.ui.icons import icon
from desktop.ui.theme import current

LEAST_CHARACTERS = 24
MNEMONIC = Qt.TextFlag.TextShowMnemonic.value


class ConnectionLine(QPushButton):
    """A quiet button; a click on it leads to the settings.

    Where there is no room for all of its words, the middle of them is left out. The tip has all,
    with the first of the appointments that wait. Screen readers hear of a connection that is lost,
    once: nobody leads them to a line that changed by itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon = "info"
        self._tip = ""
        self._lost = ""  # the icon of what was announced
        self._shown: tuple[ConnectionState, ProviderKind] | None = None

    @property
    def tip(self) -> str:
        """What is said where the pointer rests: plain text."""
        return self._tip

    def show_state(self, state: ConnectionState, provider: ProviderKind) -> None:
        """Say how ``state`` stands; nothing is drawn again where that is as before."""
        if self._shown == (state, provider):
            return
        self._shown = (state, provider)
        words, shown = connection_words(state, provider)
        waiting = waiting_lines(state) if state.organiser is not None else []
        act = self.tr("Open the settings for online appointments")
        self._tip = "\n".join([words, *waiting, act])
        self.setAccessibleDescription("\n".join([*waiting, act]))
        if words != self.accessibleName():
            self.setText(words.replace("&", "&&"))
            self.setAccessibleName(words)
        if not state.busy:  # a sign-in that ends as it began is no news
            lost = shown if _is_lost(state, provider) else ""
            if lost and lost != self._lost:
                self._announce(words)
            self._lost = lost
        if shown != self._icon or self.icon().isNull():
            self._icon = shown
            self._draw_icon()

    def minimumSizeHint(self) -> QSize:
        """Let the window be narrower than the words of a long address."""
        few = self.fontMetrics().averageCharWidth() * LEAST_CHARACTERS
        hint = self.sizeHint()
        return QSize(min(few, hint.width()), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as many of the words as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - (self.sizeHint().width() - self._width_of(option.text))
        if self._width_of(option.text) > room:
            middle = Qt.TextElideMode.ElideMiddle
            option.text = self.fontMetrics().elidedText(option.text, middle, room, MNEMONIC)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def event(self, event: QEvent) -> bool:
        """Show the tip as plain text: customers' names stand in it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            show_tip(event.globalPos(), self._tip, self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().size(MNEMONIC, text).width()

    def _draw_icon(self) -> None:
        tokens = current()
        colours = {"link-ready": tokens.good, "link-attention": tokens.bad}
        self.setIcon(icon(self._icon, colours.get(self._icon, tokens.muted)))


def _is_lost(state: ConnectionState, provider: ProviderKind) -> bool:
    used = provider is not ProviderKind.OWN_LINK and state.organiser is not None
    return used and (state.trouble is not None or state.is_offline)
