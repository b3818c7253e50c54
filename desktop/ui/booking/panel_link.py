"""All that the panel tells of a booking's link, and the buttons that mend and use it."""

from datetime import date

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.core.link_state import LinkStatus
from desktop.core.troubles import Kind
from desktop.ui.booking.link_box import LinkBox
from desktop.ui.booking.lobby_badge import LobbyBadge
from desktop.ui.booking.meeting_past import MeetingPast
from desktop.ui.booking.shown_booking import Shown
from desktop.ui.error_details import plain_label
from desktop.ui.icons import icon
from desktop.ui.links.link_words import differences_text
from desktop.ui.notices import NEEDS_SIGN_IN
from desktop.ui.theme import current

MENDED_IN_SETTINGS = NEEDS_SIGN_IN | {
    Kind.NO_PROVIDER,
    Kind.NOT_CONFIGURED,
    Kind.OWN_LINK_INVALID,
    Kind.PERSONAL_ACCOUNT,
}
"""Troubles that trying again does not mend, and the settings do."""

MENDED_BY_ANOTHER = frozenset({Kind.MEETING_GONE, Kind.OTHER_ACCOUNT})
"""Troubles that a new meeting in place of this one mends."""


class PanelLink(QWidget):
    """The panel says what its buttons ask for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link_box = LinkBox()
        self.lobby = LobbyBadge()
        self.why = plain_label("", "caption")
        self.settings = QPushButton(self.tr("&Open settings…"))
        self.renew = QPushButton(self.tr("Make a ne&w meeting"))
        self.mend = QPushButton(self.tr("&Put right"))
        self.retry = QPushButton(self.tr("Try &again"))
        self.trouble = QPushButton(self.tr("What happened…"))
        self.trouble.setProperty("role", "link")
        self.copy_link = QPushButton(self.tr("Copy join &link"))
        self.copy_link.setProperty("role", "primary")
        self.host = QPushButton(self.tr("&Join as host"))
        self.copy_number = QPushButton(self.tr("Copy ID and passcode"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.link_box, self.lobby, self.why, *self._mending(), *self._using()):
            column.addWidget(widget)

    def show_for(self, shown: Shown, past: MeetingPast, today: date) -> None:
        """Tell how link and waiting room stand; ``today`` is the salon's."""
        status, live = shown.link, shown.wants_link
        differs = ""
        if status.is_changed_there:
            differs = f"{differences_text(shown.details, shown.salon)}."
        self.link_box.show_status(status, live=live, is_new=past.link_is_new, differs=differs)
        self.lobby.show_for(shown, past, today)
        ready = bool(status.join_url)
        for button in (self.copy_link, self.host):
            button.setVisible(live)
            button.setEnabled(ready)
        self.copy_link.setEnabled(bool(shown.link_to_give))
        why = self.why_not(shown)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.copy_link.setToolTip(why)
        self.copy_link.setAccessibleDescription(why)
        self.host.setAccessibleDescription("" if ready else why)
        self.copy_number.setVisible(live and shown.needs_passcode)
        self._offer_mending(status if live else None)
        # Nothing to see must take no room, or it would stand apart from its neighbours twice.
        self.setVisible(live)

    def why_not(self, shown: Shown) -> str:
        """Why nothing can be given to the customer that needs the link; empty where it can."""
        if shown.final:
            return ""
        if shown.link.join_url:
            return self.tr("This link is out of date: the settings have another one now.")
        return self.tr("There is no link to copy or open yet.")

    def draw_icons(self) -> None:
        """Tint the icons for the colour scheme."""
        tokens = current()
        for button, name, colour in (
            (self.copy_link, "copy", tokens.on_accent),
            (self.host, "open", tokens.text),
            (self.copy_number, "copy", tokens.text),
            (self.lobby.for_it, "copy", tokens.text),
        ):
            button.setIcon(icon(name, colour, tokens.muted))

    def _offer_mending(self, status: LinkStatus | None) -> None:
        trouble = status.trouble.kind if status and status.trouble else None
        self.settings.setVisible(trouble in MENDED_IN_SETTINGS)
        self.renew.setVisible(trouble in MENDED_BY_ANOTHER)
        self.mend.setVisible(trouble is Kind.MEETING_CHANGED)
        otherwise = MENDED_IN_SETTINGS | MENDED_BY_ANOTHER | {None, Kind.MEETING_CHANGED}
        self.retry.setVisible(trouble not in otherwise)
        self.trouble.setVisible(trouble is not None)

    def _mending(self) -> tuple[QWidget, ...]:
        return (self.settings, self.renew, self.mend, self.retry, self.trouble)

    def _using(self) -> tuple[QWidget, ...]:
        return (self.copy_link, self.host, self.copy_number)
