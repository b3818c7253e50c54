"""The main window: lays out, joins signals to acts, and decides nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.models import BookingDetails, Change, ProviderKind
from desktop.core.times import to_wall
from desktop.services.store import Store
from desktop.ui import booking_acts
from desktop.ui.book import Book
from desktop.ui.booking_panel import BookingPanel
from desktop.ui.browser import open_link
from desktop.ui.chosen_booking import ChosenBooking
from desktop.ui.connection import Connection
from desktop.ui.connection_line import ConnectionLine
from desktop.ui.day_contents import DayContents, read_day
from desktop.ui.day_header import DayHeader, day_caption
from desktop.ui.day_view import DayView
from desktop.ui.enter_key import press_focused
from desktop.ui.form_opening import FormOpening
from desktop.ui.help_dialogs import About, KeyHelp
from desktop.ui.icons import app_icon
from desktop.ui.notices import NoticeBar
from desktop.ui.practice_banner import PracticeBanner
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.sign_in_dialog import SignInDialog
from desktop.ui.spoken import customer_text
from desktop.ui.welcome import Welcome
from desktop.ui.window_menus import WindowMenus


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
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._connection = connection
        self._now = now or (lambda: datetime.now(UTC))
        self._day: date | None = None
        self._chosen = 0
        self._asked = 0
        self._provider = ProviderKind.NONE
        self.setWindowTitle(self.tr("Practice") if practice else "Trimsy Desk")
        self.setWindowIcon(app_icon())
        self.notices = NoticeBar(fill=connection.words_for_it)
        self.header = DayHeader()
        self.day_view = DayView(self._now)
        self.welcome = Welcome()
        self.pages = QStackedWidget()
        self.panel = BookingPanel()
        self.connection_line = ConnectionLine()
        self.menus = WindowMenus(self)
        self.chosen = ChosenBooking(
            book=book,
            notices=self.notices,
            panel=self.panel,
            menus=self.menus,
            now=self._now,
            browser=browser,
            parent=self,
        )
        self._forms = FormOpening(book, self.notices, self)
        self._lay_out(practice=practice)
        self._connect()
        self._show_connection()
        self.day_view.canvas.setFocus()
        self.refresh()

    @property
    def day(self) -> date | None:
        """The day shown; ``None`` until the book was first read."""
        return self._day

    def refresh(self) -> None:
        """Read the day and the chosen booking again; selection, focus and scrolling stay."""
        self._asked += 1
        ticket, wanted, chosen = self._asked, self._day, self._chosen
        show_cancelled, now = self.menus.show_cancelled.isChecked(), self._now()

        def question(store: Store) -> tuple[DayContents, BookingDetails | None]:
            day = wanted or to_wall(now, store.salon().time_zone).date()
            contents = read_day(store, day, show_cancelled=show_cancelled)
            return contents, store.booking(chosen) if chosen else None

        def came(answer: tuple[DayContents, BookingDetails | None]) -> None:
            if ticket == self._asked:  # else a later question is on its way
                self._show(*answer)

        self._book.read(
            question,
            came,
            failed=lambda error: self.notices.show_error(error, self.refresh),
            owner=self,
        )

    def go_to(self, day: date) -> None:
        """Show another day."""
        self._day = day
        self.refresh()

    def go_by(self, days: int) -> None:
        """Show the day so many days away."""
        if self._day is not None:
            self.go_to(self._day + timedelta(days=days))

    def go_today(self) -> None:
        """Show today, by the salon's clock."""
        self._day = None
        self.refresh()

    def choose(self, booking_id: int) -> None:
        """Show a booking's details beside the day; none with 0."""
        self._chosen = booking_id
        self.day_view.select(booking_id)
        contents = self.day_view.contents
        details = contents.bookings.get(booking_id) if contents else None
        if contents is not None and details is not None:
            self._show_details(contents, details)
        else:
            self.refresh()

    def new_booking(self, staff_id: int | None = None, starts: datetime | None = None) -> None:
        """Open the form for a new booking; by itself where the keyboard is in the day."""
        if staff_id is None or starts is None:
            staff_id, starts = self.day_view.next_place()
        self._forms.open(None, lambda form: form.start(staff_id, starts))

    def _book_here(self) -> None:
        self.new_booking()

    def _open_all_settings(self) -> None:
        self.open_settings()

    def edit_booking(self) -> None:
        """Open the form for the chosen booking."""
        shown = self.panel.shown
        if shown is not None and not shown.cancelled:
            self._forms.open(shown.details, lambda _form: None)

    def open_settings(self, page: str = "") -> SettingsDialog:
        """Open the settings, at the page of that attribute's name if one is given."""
        dialog = SettingsDialog(self._book, self._connection, self)
        if page:
            dialog.open_page(getattr(dialog, page))
        dialog.open()
        return dialog

    def sign_in(self) -> None:
        """Connect the account again."""
        SignInDialog(self._connection, self).start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as it does in dialogs."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _show(self, contents: DayContents, chosen: BookingDetails | None) -> None:
        self._day = contents.day
        self._provider = contents.salon.provider
        today = to_wall(self._now(), contents.salon.time_zone).date()
        self.header.show_day(contents.day, day_caption(contents), is_today=contents.day == today)
        self.pages.setCurrentWidget(self.day_view if contents.columns else self.welcome)
        self.header.new.setEnabled(bool(contents.columns))
        self.menus.new.setEnabled(bool(contents.columns))
        self.day_view.show_day(contents)
        if chosen is None:
            self._chosen = 0
            self.panel.clear()
            self.menus.show_for(None)
        else:
            self._show_details(contents, chosen)
        self.day_view.select(self._chosen)
        self._show_connection()

    def _show_details(self, contents: DayContents, details: BookingDetails) -> None:
        self.panel.show_booking(details, contents.salon, self._now())
        self.menus.show_for(self.panel.shown)

    def _saved(self, change: Change) -> None:
        """Follow the booking to its day, and offer to undo."""

        def came(details: BookingDetails | None) -> None:
            if details is None:
                return
            self._chosen = change.booking_id
            self.go_to(details.booking.starts.date())
            who = customer_text(details.customer)
            booking_acts.announce(self._book, self.notices, change, who)
            self.day_view.focus_booking(change.booking_id)

        self._book.read(lambda store: store.booking(change.booking_id), came, owner=self)

    def _close_panel(self) -> None:
        chosen = self._chosen
        self._chosen = 0
        self.day_view.select(0)
        self.panel.clear()
        self.menus.show_for(None)
        self.day_view.focus_booking(chosen)

    def _connect(self) -> None:
        menus, header, panel = self.menus, self.header, self.panel
        for signal, act in (
            (self._book.changed, self.refresh),
            (self._book.failed, self.notices.show_error),
            (self._forms.saved, self._saved),
            (self._connection.changed, self._show_connection),
            (self.notices.sign_in_wanted, self.sign_in),
            (self.day_view.slot_chosen, self.new_booking),
            (self.day_view.booking_chosen, self.choose),
            (self.connection_line.clicked, lambda: self.open_settings("online")),
            (self.welcome.settings_wanted, lambda: self.open_settings("staff")),
            (menus.settings.triggered, self._open_all_settings),
            (header.settings_wanted, self._open_all_settings),
            (menus.quit.triggered, self.close),
            (menus.new.triggered, self._book_here),
            (header.new_wanted, self._book_here),
            (menus.edit.triggered, self.edit_booking),
            (panel.edit_wanted, self.edit_booking),
            (panel.settings_wanted, lambda: self.open_settings("online")),
            (panel.closed, self._close_panel),
            (menus.today.triggered, self.go_today),
            (header.today_wanted, self.go_today),
            (menus.previous.triggered, lambda: self.go_by(-1)),
            (menus.next.triggered, lambda: self.go_by(1)),
            (header.days_wanted, self.go_by),
            (header.day_wanted, self.go_to),
            (menus.go_to.triggered, header.open_picker),
            (menus.show_cancelled.toggled, lambda _on: self.refresh()),
            (menus.refresh.triggered, self.refresh),
            (menus.keys.triggered, lambda: KeyHelp(menus.all(), self).open()),
            (menus.about.triggered, lambda: About(self).open()),
        ):
            signal.connect(act)

    def _lay_out(self, *, practice: bool) -> None:
        content = QHBoxLayout()
        content.setSpacing(0)
        content.addWidget(self.pages, 1)
        content.addWidget(self.panel)
        self.pages.addWidget(self.day_view)
        self.pages.addWidget(self.welcome)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if practice:
            column.addWidget(PracticeBanner())
        for widget in (self.header, self.notices):
            column.addWidget(widget)
        column.addLayout(content, 1)
        centre = QWidget()
        centre.setLayout(column)
        self.setCentralWidget(centre)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.connection_line)
        self.resize(QSize(1240, 800))

    def _show_connection(self) -> None:
        self.connection_line.show_state(self._connection.state, self._provider)
