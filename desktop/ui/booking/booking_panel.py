"""Everything about the chosen booking, and what can be done with it."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.models import BookingDetails, Meeting, Place, Salon, Status
from desktop.core.troubles import Kind
from desktop.ui.booking.act_words import status_text
from desktop.ui.booking.booking_commands import STATUS_KEYS
from desktop.ui.booking.link_box import LinkBox
from desktop.ui.booking.shown_booking import Shown, shown_booking
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel
from desktop.ui.icons import icon
from desktop.ui.notices import NEEDS_SIGN_IN
from desktop.ui.spoken import customer_text, day_text, hours_text, one_line
from desktop.ui.theme import current

SCROLL_BAR = 14

MENDED_IN_SETTINGS = NEEDS_SIGN_IN | {
    Kind.NO_PROVIDER,
    Kind.NOT_CONFIGURED,
    Kind.OWN_LINK_INVALID,
    Kind.PERSONAL_ACCOUNT,
}
"""Troubles that trying again does not mend, and the settings do."""


class BookingPanel(QWidget):
    """Signals ask; the window acts. Everything from outside is shown as plain text."""

    copy_link_wanted = Signal()
    copy_details_wanted = Signal()
    ics_wanted = Signal()
    host_wanted = Signal()
    edit_wanted = Signal()
    cancel_wanted = Signal()
    restore_wanted = Signal()
    retry_wanted = Signal()
    settings_wanted = Signal()
    renewal_wanted = Signal()
    card_wanted = Signal()
    again_wanted = Signal()
    status_wanted = Signal(object)  # Status
    closed = Signal()
    toggled = Signal()
    """It came up, or went away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookingPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown: Shown | None = None
        self._no_shows = 0
        self.title = plain_label("", "title")
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close the details"))
        self.close_button.setToolTip(self.tr("Close the details (Esc)"))
        self.close_button.clicked.connect(self.closed)
        self.state = plain_label("", "strong")
        self.facts = QGridLayout()
        self.facts.setHorizontalSpacing(12)
        self.facts.setVerticalSpacing(7)
        self.facts.setColumnStretch(1, 1)
        self.status = QComboBox()
        self.status.setAccessibleName(self.tr("Status"))
        for status in STATUS_KEYS:
            self.status.addItem(status_text(status), status)
        self.status.activated.connect(self._status_chosen)
        CalmWheel(self).guard(self.status)
        self.link_box = LinkBox()
        self.why = plain_label("", "caption")
        self.copy_link = self._button(self.tr("Copy join &link"), self.copy_link_wanted)
        self.copy_link.setProperty("role", "primary")
        self.host = self._button(self.tr("&Join as host"), self.host_wanted)
        self.retry = self._button(self.tr("Try &again"), self.retry_wanted)
        self.settings = self._button(self.tr("&Open settings…"), self.settings_wanted)
        self.renew = self._button(self.tr("Make a ne&w meeting"), self.renewal_wanted)
        self.ics = self._button(self.tr("Save .&ics…"), self.ics_wanted)
        self.copy_details = self._button(self.tr("Copy &details"), self.copy_details_wanted)
        self.edit = self._button(self.tr("Edit…"), self.edit_wanted)
        self.cancel = self._button(self.tr("&Cancel booking…"), self.cancel_wanted)
        self.cancel.setProperty("role", "danger")
        self.restore = self._button(self.tr("&Restore booking"), self.restore_wanted)
        self.again = self._button(self.tr("Boo&k again…"), self.again_wanted)
        self.card = self._button(self.tr("Custo&mer card…"), self.card_wanted)
        self._lay_out()
        self.hide()

    @property
    def shown(self) -> Shown | None:
        return self._shown

    def show_booking(
        self, details: BookingDetails, salon: Salon, now: datetime, no_shows: int = 0
    ) -> None:
        """Show ``details`` as they stand at ``now`` (UTC); nothing moves when nothing changed.

        ``no_shows`` is how often this customer did not come.
        """
        shown = shown_booking(details, salon, now)
        if (shown, no_shows) != (self._shown, self._no_shows):
            self._shown, self._no_shows = shown, no_shows
            self._show(shown)
        self.show()

    def clear(self) -> None:
        """Show no booking."""
        self._shown = None
        self.hide()

    def link(self) -> str:
        """The join link exactly as the provider gave it; empty while there is none."""
        return self._shown.link.join_url if self._shown else ""

    def showEvent(self, event: QShowEvent) -> None:
        """Tell of it, as wide as the words of this language need."""
        usual = self.fontMetrics().averageCharWidth() * 46 + 36
        self.setFixedWidth(max(usual, self._body.minimumSizeHint().width() + SCROLL_BAR))
        super().showEvent(event)
        self.toggled.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell of it."""
        super().hideEvent(event)
        self.toggled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, shown: Shown) -> None:
        details, booking = shown.details, shown.details.booking
        self.title.setText(customer_text(details.customer))
        self._show_state(shown)
        online = booking.place is Place.ONLINE
        minutes = self.tr("{n} min").format(n=booking.minutes)
        self._show_facts(
            (self.tr("Date"), day_text(booking.starts.date())),
            (self.tr("Time"), f"{hours_text(booking)} ({minutes})"),
            (self.tr("Service"), one_line(details.service.name)),
            (self.tr("With"), one_line(details.staff.name)),
            (self.tr("Where"), self.tr("Online") if online else self.tr("On site")),
            (self.tr("Phone"), one_line(details.customer.phone)),
            (self.tr("E-mail"), one_line(details.customer.email)),
            (self.tr("No-shows"), str(self._no_shows) if self._no_shows else ""),
            (self.tr("Repeats"), self.tr("One of a series") if booking.series else ""),
            (self.tr("Note"), booking.note),
            *self._entry_facts(details.meeting if shown.link.join_url else None),
        )
        self._show_link(shown)
        for button in (self.edit, self.cancel):
            button.setVisible(not shown.cancelled)
        self.restore.setVisible(shown.cancelled)

    def _entry_facts(self, meeting: Meeting | None) -> tuple[tuple[str, str], ...]:
        if meeting is None:
            return ()
        opens = meeting.organiser.email if meeting.organiser else ""
        return (
            (self.tr("Host account"), opens),
            (self.tr("Meeting ID"), meeting.join_id),
            (self.tr("Passcode"), meeting.passcode),
        )

    def _show_facts(self, *facts: tuple[str, str]) -> None:
        while (taken := self.facts.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate((n, v) for n, v in facts if v):
            label, shown = plain_label(name, "hint"), plain_label(value)
            label.setWordWrap(False)
            shown.setAccessibleName(f"{name}: {value}")
            shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self.facts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self.facts.addWidget(shown, row, 1)

    def _show_state(self, shown: Shown) -> None:
        status = shown.details.booking.status
        words = self.tr("This booking is cancelled.")
        if status is Status.DELETED:
            words = self.tr("This booking is deleted.")
        self.state.setText(words if shown.cancelled else "")
        self.state.setVisible(shown.cancelled)
        self.status.setVisible(not shown.cancelled)
        self.status.setCurrentIndex(self.status.findData(status))
        self.card.setVisible(shown.has_card)
        self.again.setEnabled(shown.can_come_again)

    def _status_chosen(self, index: int) -> None:
        self.status_wanted.emit(Status(self.status.itemData(index)))

    def _show_link(self, shown: Shown) -> None:
        status, live = shown.link, shown.wants_link
        self.link_box.show_status(status, live=live)
        ready = bool(status.join_url)
        for button in (self.copy_link, self.host):
            button.setVisible(live)
            button.setEnabled(ready)
        why = "" if ready or not live else self.tr("There is no link to copy or open yet.")
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.copy_link.setAccessibleDescription(why)
        self.host.setAccessibleDescription(why)
        self.copy_details.setVisible(not shown.cancelled)
        self.copy_details.setEnabled(shown.tellable)
        self.copy_details.setAccessibleDescription(why)
        trouble = status.trouble.kind if live and status.trouble else None
        self.settings.setVisible(trouble in MENDED_IN_SETTINGS)
        self.renew.setVisible(trouble is Kind.MEETING_GONE)
        mended_otherwise = MENDED_IN_SETTINGS | {None, Kind.MEETING_GONE}
        self.retry.setVisible(trouble not in mended_otherwise)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def _draw_icons(self) -> None:
        tokens = current()
        self.close_button.setIcon(icon("close", tokens.muted))
        for button, name, colour in (
            (self.copy_link, "copy", tokens.on_accent),
            (self.host, "open", tokens.text),
            (self.ics, "save", tokens.text),
            (self.copy_details, "message", tokens.text),
            (self.edit, "edit", tokens.text),
            (self.restore, "undo", tokens.text),
            (self.again, "plus", tokens.text),
            (self.card, "person", tokens.text),
        ):
            button.setIcon(icon(name, colour, tokens.muted))

    def _button(self, words: str, asks: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(asks)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        body = QWidget()
        body.setObjectName("panelBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 14, 18, 18)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.state)
        column.addWidget(self.status)
        column.addLayout(self.facts)
        column.addSpacing(4)
        mend = (self.settings, self.renew, self.retry)
        for widget in (self.link_box, self.why, *mend, self.copy_link, self.host):
            column.addWidget(widget)
        rule = QFrame()
        rule.setProperty("role", "rule")
        column.addSpacing(4)
        column.addWidget(rule)
        column.addSpacing(4)
        pairs = QGridLayout()
        pairs.setSpacing(8)
        for index, button in enumerate((self.edit, self.again, self.copy_details, self.ics)):
            pairs.addWidget(button, index // 2, index % 2)
        column.addLayout(pairs)
        for button in (self.card, self.restore, self.cancel):
            column.addWidget(button)
        column.addStretch(1)
        self._body, scroll = body, QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(scroll)
