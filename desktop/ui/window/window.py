"""The main window: lays out, joins signals to acts, and decides nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.models import BookingDetails, ProviderKind
from desktop.core.troubles import AppError
from desktop.ui.book import Book
from desktop.ui.booking.booking_acts import Counter
from desktop.ui.booking.booking_commands import BookingCommands
from desktop.ui.booking.booking_panel import BookingPanel
from desktop.ui.booking.booking_target import BookingTarget
from desktop.ui.booking.follower import Follower
from desktop.ui.booking.history import History
from desktop.ui.booking.history_notices import HistoryNotices
from desktop.ui.booking.lobby_notice import LobbyNotice
from desktop.ui.browser import open_link
from desktop.ui.connection import Connection
from desktop.ui.customers.customers_desk import CustomersDesk
from desktop.ui.customers.search_box import SearchBox
from desktop.ui.day.day_view import DayPlace, DayView
from desktop.ui.enter_key import press_focused
from desktop.ui.form.form_opening import FormOpening
from desktop.ui.header.day_header import DayHeader
from desktop.ui.header.month_panel import MonthPanel
from desktop.ui.icons import app_icon
from desktop.ui.links.links_desk import LinksDesk
from desktop.ui.notices import NoticeBar
from desktop.ui.online.online_today import OnlineToday
from desktop.ui.profile.profile_desk import ProfileDesk
from desktop.ui.screen_room import resize_within
from desktop.ui.settings.settings_desk import SettingsDesk
from desktop.ui.start.greeting import Greeting
from desktop.ui.start.welcome import Welcome
from desktop.ui.window import window_signals
from desktop.ui.window.check_notice import CheckNotice
from desktop.ui.window.connection_line import ConnectionLine
from desktop.ui.window.day_gestures import DayGestures
from desktop.ui.window.errands import Errands
from desktop.ui.window.lasting import Lasting
from desktop.ui.window.practice_banner import PracticeBanner
from desktop.ui.window.shown_date import show_date
from desktop.ui.window.shown_day import Reading, ShownDay
from desktop.ui.window.side_panels import SidePanels
from desktop.ui.window.waiting_line import WaitingLine
from desktop.ui.window.window_memory import WindowMemory
from desktop.ui.window.window_menus import WindowMenus

NOTHING_LASTING = Lasting()


class MainWindow(QMainWindow):
    """The day book, with everything a receptionist reaches for around it.

    ``now`` answers in UTC; ``browser`` opens a link and says whether the system took it.
    """

    def __init__(
        self,
        book: Book,
        connection: Connection,
        parent: QWidget | None = None,
        *,
        practice: bool = False,
        now: Callable[[], datetime] | None = None,
        browser: Callable[[str], bool] = open_link,
        lasting: Lasting = NOTHING_LASTING,
    ) -> None:
        super().__init__(parent)
        self._inherited: DayPlace | None = None
        self.book = book
        self._connection = connection
        preferences = lasting.preferences
        self._now = now or (lambda: datetime.now(UTC))
        self._provider = ProviderKind.NONE
        self.setWindowTitle(self.tr("Practice") if practice else "Trimsy Desk")
        self.setWindowIcon(app_icon())
        self.notices = NoticeBar(fill=connection.words_for_it)
        self.header = DayHeader()
        self.search = SearchBox(book, now=self._now)
        self.day_view = DayView(self._now)
        self.welcome = Welcome()
        self.pages = QStackedWidget()
        self.panel = BookingPanel()
        self.online = OnlineToday(book, self._now)
        self.month = MonthPanel()
        self.connection_line = ConnectionLine()
        self.waiting_line = WaitingLine(book, self._now)
        self.menus = WindowMenus(self)
        self.history = lasting.history or History(book, self)
        self.shown = ShownDay(book, self._now, self)
        self.counter = counter = Counter(book, self.notices, self.history, self)
        target = BookingTarget(self.day_view, self.panel, self._now)
        self.commands = BookingCommands(
            counter=counter,
            target=target.meant,
            now=self._now,
            browser=browser,
            fill=connection.words_for_it,
            parent=self,
        )
        self.panel_commands = self.commands.on(target.in_panel, self)
        self.forms = FormOpening(book, self.notices, self, now=self._now)
        self.profiles = ProfileDesk(book, connection, self)
        self.greeting = Greeting(book, self.forms, self.profiles, self)
        self.errands = Errands(self, lasting, self._now)
        self.settings = SettingsDesk(book, connection, self.history, preferences, self, self._now)
        self.links = LinksDesk(book, connection, lasting.checking, self, self._now)
        self.gestures = DayGestures(
            counter, self.day_view, self.shown, self.commands, target, self.forms
        )
        self.customers = CustomersDesk(counter, self.search, self.forms, self.day_view, self._now)
        self.follower = Follower(book, self.shown, self.day_view, self.menus, self.history)
        self.lobby_notice = LobbyNotice(self.notices, self._now, self.follower.go_to, self)
        self.sides = SidePanels(self.menus, self.panel, self.online, self.month)
        CheckNotice(connection, self.notices, lambda: self.settings.open("online"), self)
        HistoryNotices(self.history, self.notices, self.menus)
        self.menus.print.setEnabled(self.errands.paper is not None)
        self.menus.updates.setEnabled(lasting.updates is not None)
        self._lay_out(practice=practice)
        if preferences is not None:
            WindowMemory(self, self.day_view, preferences)
        window_signals.connect(self, book, connection)
        self.show_connection()
        self.day_view.canvas.setFocus()
        self.refresh()

    @property
    def day(self) -> date | None:
        """The day shown; ``None`` until the book was first read."""
        return self.shown.day

    def refresh(self) -> None:
        """Read the day and the chosen booking again; selection, focus and scrolling stay."""
        self.shown.refresh()

    def choose(self, booking_id: int) -> None:
        """Show a booking's details beside the day; none with 0."""
        self.shown.chosen = booking_id
        self.day_view.select(booking_id)
        self.refresh()

    def new_booking(self, staff_id: int | None = None, starts: datetime | None = None) -> None:
        """Open the form for a new booking; by itself see :meth:`DayGestures.book_next`."""
        if staff_id is None or starts is None:
            self.gestures.book_next()
        else:
            self.gestures.book_at(staff_id, starts)

    def edit_booking(self, details: BookingDetails) -> None:
        """Open the form for a booking."""
        self.forms.open(details, lambda _form: None)

    def take_place_of(self, old: "MainWindow") -> None:
        """Stand where another window stood, showing and offering what it did, and let it go."""
        self.restoreGeometry(old.saveGeometry())
        self._inherited = old.day_view.place()
        self.shown.take(old.shown)
        self.lobby_notice.take(old.lobby_notice)
        self.links.question.take(old.links.question)
        for action, before in zip(self.menus.all(), old.menus.all(), strict=True):
            action.setChecked(before.isChecked())
        self.show()
        old.hide()
        self.forms.restore()

    def walk_in(self) -> None:
        """Ask for the little that a walk-in needs, with the person the keyboard is at."""
        here = self.day_view.here()
        self.forms.walk_in(here[0] if here else 0)

    def show_week(self) -> None:
        """Show the week of the person the keyboard is at."""
        here = self.day_view.here()
        if here is not None:
            self.shown.show_person(here[0])

    def show_online(self, on: bool) -> None:
        """Take the keyboard to the online appointments, or from them back into the day."""
        if not on:
            self.follower.return_to(0)
            return
        if self.panel.isVisible():
            self.close_panel()
        self.online.take_keyboard()

    def close_panel(self) -> None:
        """Close the details; the keyboard returns to their booking, unless the day has it."""
        chosen, self.shown.chosen = self.shown.chosen, 0
        stays = self.day_view.has_keyboard()
        self.day_view.select(0)
        self.panel.clear()
        self.aim()
        if not stays:
            self.follower.return_to(chosen)

    def aim(self) -> None:
        """Let the menus speak of the booking that commands are meant for now."""
        self.menus.show_for(self.commands.target())

    def show_reading(self, reading: Reading) -> None:
        """Show what was read of the book."""
        contents = reading.contents
        self._provider = contents.salon.provider
        show_date(reading, self.header, self.month, self.menus.weeks)
        self.pages.setCurrentWidget(self.day_view if contents.columns else self.welcome)
        for one in (self.header.new, self.menus.new, self.menus.walk_in, self.menus.block):
            one.setEnabled(bool(contents.columns))
        self.day_view.show_day(contents)
        if self._inherited is not None:
            self.day_view.return_to(self._inherited)
            self._inherited = None
        if reading.chosen is None:
            self.shown.chosen = 0
            self.panel.clear()
        else:
            self.panel.show_booking(
                reading.chosen,
                contents.salon,
                self._now(),
                reading.no_shows,
                reading.past,
                reading.told,
                reading.formers,
            )
        self.day_view.select(self.shown.chosen)
        self.follower.arrive()
        self.aim()
        self.show_connection()

    def show_connection(self) -> None:
        """Say how the app stands with the provider of meetings."""
        state = self._connection.state
        self.connection_line.show_state(state, self._provider)
        self.online.show_connection(state, self._provider)

    def show_error(self, error: AppError) -> None:
        """Say that the day could not be read, and offer to read it again."""
        self.notices.show_error(error, self.refresh)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and single keys act on a booking."""
        if event.text() == "?":
            self.menus.keys.trigger()
        elif event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.close_panel()
        elif event.key() == Qt.Key.Key_Delete and self.day_view.focused_absence():
            self.gestures.remove_absence(self.day_view.focused_absence())
        elif not press_focused(self, event) and not (
            self.day_view.focused_booking() and self.commands.heard(event)
        ):
            super().keyPressEvent(event)

    def _lay_out(self, *, practice: bool) -> None:
        self.header.add_search(self.search)
        content = QHBoxLayout()
        self.sides.add_to(content, self.pages)
        self.pages.addWidget(self.day_view)
        self.pages.addWidget(self.welcome)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if practice:
            column.addWidget(PracticeBanner())
        column.addWidget(self.header)
        column.addLayout(content, 1)
        column.addWidget(self.notices)  # below: the day must not move under the pointer
        centre = QWidget()
        centre.setLayout(column)
        self.setCentralWidget(centre)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.connection_line)
        self.statusBar().addWidget(self.waiting_line)
        self.statusBar().addWidget(self.errands.to_tell.line)
        resize_within(self, 1240, 800)
