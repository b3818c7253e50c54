"""What the window does with the booking that is chosen: joins panel and menu to the acts."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.ui import booking_acts
from desktop.ui.book import Book
from desktop.ui.booking_panel import BookingPanel
from desktop.ui.notices import NoticeBar
from desktop.ui.window_menus import WindowMenus


class ChosenBooking(QObject):
    """Acts on whatever ``panel`` shows, and on nothing while it shows nothing.

    ``browser`` opens a link and says whether the system took it; ``now`` answers in UTC.
    """

    def __init__(
        self,
        *,
        book: Book,
        notices: NoticeBar,
        panel: BookingPanel,
        menus: WindowMenus,
        now: Callable[[], datetime],
        browser: Callable[[str], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._notices = notices
        self._panel = panel
        self._now = now
        self._browser = browser
        self._window = parent
        for asked, act in (
            (menus.cancel.triggered, self.cancel),
            (panel.cancel_wanted, self.cancel),
            (menus.restore.triggered, self.restore),
            (panel.restore_wanted, self.restore),
            (menus.copy_link.triggered, self.copy_link),
            (panel.copy_link_wanted, self.copy_link),
            (menus.copy_details.triggered, self.copy_details),
            (panel.copy_details_wanted, self.copy_details),
            (menus.host.triggered, self.join_as_host),
            (panel.host_wanted, self.join_as_host),
            (menus.ics.triggered, self.save_ics),
            (panel.ics_wanted, self.save_ics),
            (panel.retry_wanted, self.try_again),
            (panel.renewal_wanted, self.make_new_meeting),
        ):
            asked.connect(act)

    def cancel(self) -> None:
        """Ask, and cancel it."""
        shown = self._panel.shown
        if shown is not None and not shown.cancelled:
            booking_acts.cancel(self._book, self._notices, self._window, shown.details)

    def restore(self) -> None:
        """Take its cancellation back."""
        shown = self._panel.shown
        if shown is not None and shown.cancelled:
            booking_acts.restore(self._book, self._notices, shown.details)

    def copy_link(self) -> None:
        """Copy its join link, if there is one."""
        if self._panel.link():
            booking_acts.copy_link(self._notices, self._panel.link())

    def copy_details(self) -> None:
        """Copy the words for the customer, unless the link they need is missing."""
        shown = self._panel.shown
        if shown is not None and self._panel.copy_details.isEnabled():
            booking_acts.copy_details(self._notices, shown.details, shown.salon)

    def save_ics(self) -> None:
        """Ask where, and save it as a calendar file."""
        shown = self._panel.shown
        if shown is not None:
            booking_acts.save_ics(
                self._book, self._notices, self._window, shown.details, self._now()
            )

    def join_as_host(self) -> None:
        """Open its link, exactly as it came, in the browser."""
        link = self._panel.link()
        if link and not self._browser(link):
            self._notices.show_info(
                self.tr("No browser could be opened. Copy the join link and open it yourself."),
                (self.tr("Cop&y join link"), self.copy_link),
            )

    def make_new_meeting(self) -> None:
        """Let a booking whose meeting is gone at the provider have another, with another link."""
        shown = self._panel.shown
        if shown is not None:
            booking_id = shown.details.booking.id
            self._book.write(lambda store: store.renew_meeting(booking_id))

    def try_again(self) -> None:
        """Let every meeting that waits or was refused be tried at once."""
        self._book.write(lambda store: store.retry_all())
