"""Everything about the chosen booking, and what can be done with it."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.meetings import READY, LinkState, LinkStatus, link_state
from desktop.core.models import BookingDetails, Meeting, Place, Salon, Status
from desktop.core.troubles import Kind
from desktop.ui.block_content import link_icon, link_text
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import restyle
from desktop.ui.icons import icon, pixmap
from desktop.ui.notices import NEEDS_SIGN_IN
from desktop.ui.spoken import customer_text, day_text, hours_text, one_line
from desktop.ui.theme import current

ICON = 18
_TONES = {LinkState.READY: "good", LinkState.ATTENTION: "bad"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel shows; ``link`` is how its meeting stood when it was read."""

    details: BookingDetails
    salon: Salon
    link: LinkStatus

    @property
    def cancelled(self) -> bool:
        return self.details.booking.status is Status.CANCELLED


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
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookingPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown: Shown | None = None
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
        self.link_frame = QFrame()
        self.link_frame.setProperty("role", "status")
        self.link_icon = QLabel()
        self.link_icon.setFixedSize(ICON, ICON)
        self.link_title = plain_label("", "strong")
        self.link_words = plain_label("")
        self.why = plain_label("", "caption")
        self.copy_link = self._button(self.tr("Copy join &link"), self.copy_link_wanted)
        self.copy_link.setProperty("role", "primary")
        self.host = self._button(self.tr("&Join as host"), self.host_wanted)
        self.retry = self._button(self.tr("Try &again"), self.retry_wanted)
        self.settings = self._button(self.tr("&Open settings…"), self.settings_wanted)
        self.renew = self._button(self.tr("Make a ne&w meeting"), self.renewal_wanted)
        self.ics = self._button(self.tr("Save .&ics…"), self.ics_wanted)
        self.copy_details = self._button(self.tr("Copy &details"), self.copy_details_wanted)
        self.edit = self._button(self.tr("&Edit…"), self.edit_wanted)
        self.cancel = self._button(self.tr("&Cancel booking…"), self.cancel_wanted)
        self.cancel.setProperty("role", "danger")
        self.restore = self._button(self.tr("&Restore booking"), self.restore_wanted)
        self._lay_out()
        self.hide()

    @property
    def shown(self) -> Shown | None:
        return self._shown

    def show_booking(self, details: BookingDetails, salon: Salon, now: datetime) -> None:
        """Show ``details`` as they stand at ``now`` (UTC); nothing moves when nothing changed."""
        shown = Shown(details, salon, link_state(details, salon, now))
        if shown != self._shown:
            self._shown = shown
            self._show(shown)
        self.show()

    def clear(self) -> None:
        """Show no booking."""
        self._shown = None
        self.hide()

    def link(self) -> str:
        """The join link exactly as the provider gave it; empty while there is none."""
        return self._shown.link.join_url if self._shown else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, shown: Shown) -> None:
        details, booking = shown.details, shown.details.booking
        self.title.setText(customer_text(details.customer))
        self.state.setText(self.tr("This booking is cancelled.") if shown.cancelled else "")
        self.state.setVisible(shown.cancelled)
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
            (self.tr("Note"), booking.note),
            *self._entry_facts(details.meeting if shown.link.join_url else None),
        )
        self._show_link(shown, online=online)
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

    def _show_link(self, shown: Shown, *, online: bool) -> None:
        status, live = shown.link, online and not shown.cancelled
        tone = "warn" if status.warning else _TONES.get(status.state, "")
        if status.state is LinkState.ATTENTION:
            tone = "bad"
        self.link_frame.setVisible(live and bool(status.words))
        self.link_frame.setProperty("tone", tone)
        restyle(self.link_frame)
        self._draw_icons()
        self.link_title.setText(_link_title(status))
        self.link_title.setVisible(status.state is not LinkState.NONE)
        self.link_words.setText(from_core(status.words))
        self.link_words.setVisible(status.words != READY)
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
        self.copy_details.setEnabled(ready or not live)
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
        ):
            button.setIcon(icon(name, colour, tokens.muted))
        name = link_icon(self._shown.link.state) if self._shown else ""
        self.link_icon.setVisible(bool(name))
        if name:
            self.link_icon.setPixmap(pixmap(name, tokens.text, ICON, self.devicePixelRatioF()))

    def _button(self, words: str, asks: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(asks)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        link = QGridLayout(self.link_frame)
        link.setContentsMargins(12, 10, 12, 10)
        link.addWidget(self.link_icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        link.addWidget(self.link_title, 0, 1)
        link.addWidget(self.link_words, 1, 1)
        link.setColumnStretch(1, 1)
        body = QWidget()
        body.setObjectName("panelBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 14, 18, 18)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.state)
        column.addLayout(self.facts)
        column.addSpacing(4)
        mend = (self.settings, self.renew, self.retry)
        for widget in (self.link_frame, self.why, *mend, self.copy_link, self.host):
            column.addWidget(widget)
        rule = QFrame()
        rule.setProperty("role", "rule")
        column.addSpacing(4)
        column.addWidget(rule)
        column.addSpacing(4)
        for widget in (self.copy_details, self.ics, self.edit, self.restore, self.cancel):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(scroll)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 46 + 36)


def _link_title(status: LinkStatus) -> str:
    """What is the matter, where somebody has to do something; else how the link stands."""
    if status.state is LinkState.ATTENTION and status.trouble is not None:
        return from_core(status.trouble.advice.title)
    return link_text(status.state)
