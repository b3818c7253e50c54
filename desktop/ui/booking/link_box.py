"""How the link of the chosen booking stands, framed in the colour of the news."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop.core.link_state import OF_THE_LOBBY, READY, LinkState, LinkStatus
from desktop.ui.day.block_content import link_icon, link_text
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import restyle
from desktop.ui.icons import pixmap
from desktop.ui.theme import current

ICON = 18
_TONES = {LinkState.READY: "good"}


class LinkBox(QFrame):
    """Hidden while there is nothing to say. What the waiting room does is told beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._state = LinkState.NONE
        self.icon = QLabel()
        self.icon.setFixedSize(ICON, ICON)
        self.title = plain_label("", "strong")
        self.words = plain_label("")
        self.news = plain_label("", "strong")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.addWidget(self.icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        for row, label in enumerate((self.title, self.words, self.news)):
            grid.addWidget(label, row, 1)
        grid.setColumnStretch(1, 1)

    def show_status(
        self,
        status: LinkStatus,
        *,
        live: bool,
        is_new: bool = False,
        differs: str = "",
    ) -> None:
        """Show ``status``; nothing where the booking wants no link (not ``live``).

        ``is_new`` says that the booking had another link before, ``differs`` what was changed at
        the provider's.
        """
        self._state = status.at_a_glance
        is_new = is_new and bool(status.join_url)
        self.setVisible(live and bool(status.words))
        self.setProperty("tone", _tone(status, is_new=is_new))
        restyle(self)
        self.title.setText(_title(status))
        self.title.setVisible(status.state is not LinkState.NONE)
        words = _words(status, differs)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.news.setText(
            self.tr("New link: the customer may still have the old one. Send them the new one.")
            if is_new
            else ""
        )
        self.news.setVisible(is_new)
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


def _tone(status: LinkStatus, *, is_new: bool) -> str:
    if status.state is LinkState.ATTENTION:
        return "bad"
    return "warn" if status.needs_person or is_new else _TONES.get(status.state, "")


def _title(status: LinkStatus) -> str:
    """What is the matter, where somebody has to do something; else how the link stands."""
    if status.needs_person and status.trouble is not None:
        return from_core(status.trouble.advice.title)
    return link_text(status.state)


def _words(status: LinkStatus, differs: str) -> str:
    """What it means; beside a link that works also what to do about what is the matter."""
    if status.words == READY or status.words in OF_THE_LOBBY:
        return ""
    told = [differs if status.is_changed_there else from_core(status.words)]
    if status.state is LinkState.READY and status.needs_person and status.trouble is not None:
        told.append(from_core(status.trouble.advice.next_step))
    return "\n".join(told)
