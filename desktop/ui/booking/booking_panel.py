"""Everything about the chosen booking, and what can be done with it."""

from collections.abc import Sequence
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
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import Told
from desktop.core.models import BookingDetails, Salon, Status
from desktop.core.times import to_wall
from desktop.ui.booking.act_words import status_text
from desktop.ui.booking.booking_commands import STATUS_KEYS
from desktop.ui.booking.meeting_past import MeetingPast
from desktop.ui.booking.panel_facts import PanelFacts, booking_facts, told_facts
from desktop.ui.booking.panel_link import PanelLink
from desktop.ui.booking.shown_booking import Shown, shown_booking
from desktop.ui.booking.told_box import ToldBox
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel
from desktop.ui.icons import icon
from desktop.ui.messages.told_words import untold
from desktop.ui.spoken import customer_text
from desktop.ui.theme import current

SCROLL_BAR = 14
NO_PAST = MeetingPast()


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
    mending_wanted = Signal()
    trouble_wanted = Signal()
    number_wanted = Signal()
    message_for_it_wanted = Signal()
    log_wanted = Signal()
    card_wanted = Signal()
    again_wanted = Signal()
    tell_wanted = Signal()
    already_told = Signal()
    former_tell_wanted = Signal(object)  # BookingDetails, as for the customer whose it was
    former_told = Signal(object)  # the same
    status_wanted = Signal(object)  # Status
    closed = Signal()
    toggled = Signal()
    """It came up, or went away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookingPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown: Shown | None = None
        self._seen: tuple[object, ...] = ()
        self._former: BookingDetails | None = None
        self.title = plain_label("", "title")
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close the details"))
        self.close_button.setToolTip(self.tr("Close the details (Esc)"))
        self.close_button.clicked.connect(self.closed)
        self.state = plain_label("", "strong")
        self.facts = PanelFacts()
        self.told, self.told_former = ToldBox(), ToldBox()
        self.status = QComboBox()
        self.status.setAccessibleName(self.tr("Status"))
        for status in STATUS_KEYS:
            self.status.addItem(status_text(status), status)
        self.status.activated.connect(self._status_chosen)
        CalmWheel(self).guard(self.status)
        self.links = PanelLink()
        self.message = self._button(self.tr("Tell the customer…"), self.tell_wanted)
        self.ics = self._button(self.tr("Save .&ics…"), self.ics_wanted)
        self.copy_details = self._button(self.tr("Copy &details"), self.copy_details_wanted)
        self.edit = self._button(self.tr("Edit…"), self.edit_wanted)
        self.cancel = self._button(self.tr("&Cancel booking…"), self.cancel_wanted)
        self.cancel.setProperty("role", "danger")
        self.restore = self._button(self.tr("&Restore booking"), self.restore_wanted)
        self.again = self._button(self.tr("Boo&k again…"), self.again_wanted)
        self.card = self._button(self.tr("Custo&mer card…"), self.card_wanted)
        self.log = self._button(self.tr("Log…"), self.log_wanted)
        self._hand_on()
        self._lay_out()
        self.hide()

    @property
    def shown(self) -> Shown | None:
        return self._shown

    def show_booking(
        self,
        details: BookingDetails,
        salon: Salon,
        now: datetime,
        no_shows: int = 0,
        past: MeetingPast = NO_PAST,
        told: tuple[Told, ...] = (),
        formers: Sequence[tuple[BookingDetails, Told]] = (),
    ) -> None:
        """Show ``details`` as they stand at ``now`` (UTC); nothing moves when nothing changed.

        ``no_shows`` is how often this customer did not come, ``told`` what they were told of this
        booking, oldest first, and ``formers`` as in :meth:`Store.formers`.
        """
        shown = shown_booking(details, salon, now)
        today = to_wall(now, salon.time_zone).date()
        lacks = untold(details, salon, told[-1] if told else None, now)
        given_away = [(one, untold(one, salon, last, now)) for one, last in formers]
        former, former_lacks = next((one for one in given_away if one[1]), (None, None))
        seen = (shown, no_shows, past, today, told, lacks, former, former_lacks)
        if seen != self._seen:
            self._shown, self._seen = shown, seen
            self._show(shown)
            self.facts.show_facts(
                *booking_facts(shown, no_shows), *told_facts(told, salon.time_zone, today)
            )
            self.told.show_for(lacks, final=shown.final)
            self._former = former
            self.told_former.show_for(former_lacks, final=True)
            self.message.setVisible(lacks is None)  # else the box above has the same button
            self.links.show_for(shown, past, today)
            if self.isVisible():
                self._take_room(self.width())
        self.show()

    def clear(self) -> None:
        """Show no booking."""
        self._shown, self._seen = None, ()
        self.hide()

    def link(self) -> str:
        """The join link exactly as the provider gave it; empty while there is none."""
        return self._shown.link.join_url if self._shown else ""

    def showEvent(self, event: QShowEvent) -> None:
        """Tell of it, as wide as the words of this language need."""
        self._take_room(self.fontMetrics().averageCharWidth() * 46 + 36)
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

    def _take_room(self, least: int) -> None:
        """Be as wide as the widest words; while it is seen it only grows."""
        self.links.updateGeometry()  # else the layout around it goes by what was shown before
        needed = self._body.minimumSizeHint().width() + SCROLL_BAR
        self.setFixedWidth(max(least, needed))

    def _show(self, shown: Shown) -> None:
        self.title.setText(customer_text(shown.details.customer))
        self._show_state(shown)
        for button in (self.edit, self.cancel, self.copy_details):
            button.setVisible(not shown.cancelled)
        self.copy_details.setEnabled(shown.tellable)
        self.ics.setEnabled(shown.final)
        why_not = self.links.why_not(shown)
        for button in (self.copy_details, self.ics):
            button.setToolTip(why_not)
            button.setAccessibleDescription(why_not)
        self.restore.setVisible(shown.cancelled)
        self.log.setVisible(shown.has_log)

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

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def _draw_icons(self) -> None:
        tokens = current()
        self.close_button.setIcon(icon("close", tokens.muted))
        self.links.draw_icons()
        for button, name, colour in (
            (self.ics, "save", tokens.text),
            (self.message, "message", tokens.text),
            (self.copy_details, "copy", tokens.text),
            (self.edit, "edit", tokens.text),
            (self.restore, "undo", tokens.text),
            (self.again, "plus", tokens.text),
            (self.card, "person", tokens.text),
            (self.log, "info", tokens.text),
        ):
            button.setIcon(icon(name, colour, tokens.muted))

    def _button(self, words: str, asks: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(asks)
        return button

    def _hand_on(self) -> None:
        """Let the buttons beside the link ask what the panel asks."""
        links = self.links
        for button, asks in (
            (links.copy_link, self.copy_link_wanted),
            (links.host, self.host_wanted),
            (links.copy_number, self.number_wanted),
            (links.settings, self.settings_wanted),
            (links.renew, self.renewal_wanted),
            (links.mend, self.mending_wanted),
            (links.retry, self.retry_wanted),
            (links.trouble, self.trouble_wanted),
            (links.lobby.for_it, self.message_for_it_wanted),
        ):
            button.clicked.connect(asks)
        self.told.tell_wanted.connect(self.tell_wanted)
        self.told.told.connect(self.already_told)
        self.told_former.tell_wanted.connect(lambda: self.former_tell_wanted.emit(self._former))
        self.told_former.told.connect(lambda: self.former_told.emit(self._former))

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
        column.addWidget(self.told)
        column.addWidget(self.told_former)
        column.addWidget(self.facts)
        column.addSpacing(4)
        column.addWidget(self.links)
        rule = QFrame()
        rule.setProperty("role", "rule")
        column.addSpacing(4)
        column.addWidget(rule)
        column.addSpacing(4)
        column.addWidget(self.message)
        pairs = QGridLayout()
        pairs.setSpacing(8)
        paired = (self.edit, self.again, self.copy_details, self.ics, self.card, self.log)
        for index, button in enumerate(paired):
            pairs.addWidget(button, index // 2, index % 2)
        column.addLayout(pairs)
        for button in (self.restore, self.cancel):
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
