"""The online appointments ahead, beside the day: when, who, the link's state, whose door."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import Told
from desktop.core.models import BookingDetails, Organiser, ProviderKind, Salon
from desktop.core.online_day import coming, is_ahead
from desktop.core.times import to_wall
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import ConnectionState
from desktop.ui.error_details import plain_label
from desktop.ui.icons import icon
from desktop.ui.messages.told_words import Formers
from desktop.ui.online.online_account import OnlineAccount
from desktop.ui.online.online_content import OnlineContent, online_content
from desktop.ui.online.online_list import OnlineList
from desktop.ui.spoken import day_text
from desktop.ui.theme import current

MOST = 20
"""Rows at most; what is further away is found in the day book."""

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class OnlineAhead:
    """What was read: ``bookings`` soonest first; ``bookable`` where some service can be online.

    ``told`` is what their customers were told last, by booking; ``formers`` are those whose one was
    where they may have to hear of it.
    """

    salon: Salon
    bookings: tuple[BookingDetails, ...]
    bookable: bool
    told: Mapping[int, Told] = field(default_factory=dict)
    formers: Mapping[int, Formers] = field(default_factory=dict)

    def content(
        self, details: BookingDetails, now: datetime, connected: Organiser | None
    ) -> OnlineContent:
        """What the row of one of them says."""
        booking_id = details.booking.id
        told, formers = self.told.get(booking_id), self.formers.get(booking_id, ())
        return online_content(details, self.salon, now, connected, told, formers)


def read_online(store: Store) -> OnlineAhead:
    """Read the online appointments that are not over."""
    offered = (service for service in store.services() if not service.archived)
    bookings = tuple(store.next_online(MOST))
    ids = [one.booking.id for one in bookings]
    return OnlineAhead(
        store.salon(),
        bookings,
        any(service.online_allowed for service in offered),
        store.last_told(ids),
        store.former_lacks(ids),
    )


class OnlineToday(QWidget):
    """Signals ask; the window acts. It reads the book while it is shown, and when it comes up.

    ``copy_wanted(details, link)`` gives a customer their link. ``now`` answers in UTC.
    """

    host_wanted = Signal(str)
    copy_wanted = Signal(object, str)  # BookingDetails, and its link
    booking_wanted = Signal(int)
    settings_wanted = Signal()
    services_wanted = Signal()
    closed = Signal()

    def __init__(
        self, book: Book, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("onlineToday")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._book = book
        self._now = now
        self._asked = 0
        self._read: OnlineAhead | None = None
        self._state = ConnectionState()
        self._is_awaited = False
        self.title = plain_label(self.tr("Online today"), "title")
        self.setAccessibleName(self.title.text())
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close the online appointments"))
        self.close_button.setToolTip(self.tr("Close the online appointments (Esc)"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.account = OnlineAccount()
        self.empty = plain_label("", "strong")
        self.teach = plain_label("", "hint")
        self.services = QPushButton(self.tr("Open the services…"))
        self.list = OnlineList()
        self._minute_timer = QTimer(self, singleShot=True)
        self._lay_out()
        self._draw_icons()
        self._connect()
        self.hide()

    def show_connection(self, state: ConnectionState, provider: ProviderKind) -> None:
        """Say who is connected, and in each row whether that is who opens the door."""
        self._state = state
        self.account.show_state(state, provider)
        self._show()

    def refresh(self) -> None:
        """Read again, while it is shown; focus and scrolling stay."""
        if not self.isVisible():
            return
        self._asked += 1
        ticket = self._asked

        def came(answer: OnlineAhead) -> None:
            if ticket == self._asked:  # else a later answer is on its way
                self._read = answer
                self._show()

        self._book.read(read_online, came, owner=self)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first appointment, or to what there is instead.

        Before anything was read, once it is.
        """
        self._is_awaited = self._read is None
        first = self.list.rows[0] if self.list.rows else self.close_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest: what is not seen need not be right to the minute."""
        super().hideEvent(event)
        self._minute_timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again for another scheme, and write dates as they are written now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
        elif event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange):
            self._show()

    def _show(self) -> None:
        read = self._read
        if read is None:
            return
        now, zone = self._now(), read.salon.time_zone
        today = to_wall(now, zone).date()
        days = coming(read.bookings, zone, now)
        connected = self._state.organiser
        self.list.show_sections(
            [
                (
                    "" if day == today else day_text(day),
                    [read.content(one, now, connected) for one in bookings],
                )
                for day, bookings in days
            ]
        )
        self._teach(read, [day for day, _ in days], today)
        if self._is_awaited and self.close_button.hasFocus():
            self.take_keyboard()
        self._is_awaited = False
        if self.isVisible():
            self._minute_timer.start(MINUTE_MS - now.second * 1000 - now.microsecond // 1000)

    def _minute_passed(self) -> None:
        """Count on; read again when something is over, for others may have been out of reach."""
        read, now = self._read, self._now()
        if read and not all(is_ahead(one, read.salon.time_zone, now) for one in read.bookings):
            self.refresh()
        self._show()

    def _teach(self, read: OnlineAhead, days: list[date], today: date) -> None:
        """Say what there is instead of appointments today, and how they come to stand here."""
        words = ""
        if not days and not read.bookable:
            words = self.tr(
                "No service can be booked online. Allow it for a service in Settings; its"
                " appointments then get a link, and stand here."
            )
        elif not days:
            words = self.tr(
                "Choose “Online” when you book. The appointment then stands here with its link,"
                " and you are reminded of it some minutes before it begins."
            )
        missing = today not in days
        ever = self.tr("No more online appointments today. The next ones:")
        self.empty.setText(ever if days else self.tr("No online appointments today"))
        self.empty.setVisible(missing)
        self.teach.setText(words)
        self.teach.setVisible(bool(words))
        self.services.setVisible(not days and not read.bookable)

    def _copy(self, link: str, booking_id: int) -> None:
        bookings = self._read.bookings if self._read else ()
        for details in bookings:
            if details.booking.id == booking_id:
                self.copy_wanted.emit(details, link)

    def _reveal(self, row: QWidget) -> None:
        self._scroll.ensureWidgetVisible(row, 0, 12)

    def _draw_icons(self) -> None:
        self.close_button.setIcon(icon("close", current().muted))

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.account.settings_wanted.connect(self.settings_wanted)
        self.services.clicked.connect(self.services_wanted)
        self.list.host_wanted.connect(self.host_wanted)
        self.list.copy_wanted.connect(self._copy)
        self.list.booking_wanted.connect(self.booking_wanted)
        self.list.walked_to.connect(self._reveal)
        self.list.emptied.connect(self.close_button.setFocus)
        self._minute_timer.timeout.connect(self._minute_passed)
        self._book.changed.connect(self.refresh)

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
        for widget in (self.account, self.empty, self.teach, self.services, self.list):
            column.addWidget(widget)
        column.addStretch(1)
        self.empty.hide()
        self.teach.hide()
        self.services.hide()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(self._scroll)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 46 + 36)
