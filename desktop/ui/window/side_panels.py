"""What stands beside the day: the chosen booking, or the online appointments; and a small month."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.booking.booking_panel import BookingPanel
from desktop.ui.header.month_panel import MonthPanel
from desktop.ui.online.online_today import OnlineToday
from desktop.ui.window.window_menus import WindowMenus


class SidePanels(QObject):
    """One panel at a time on the right: the booking while one is chosen, else what was asked for.

    The View menu shows and hides; a panel that is closed by hand unticks its entry.
    """

    def __init__(
        self, menus: WindowMenus, booking: BookingPanel, online: OnlineToday, month: MonthPanel
    ) -> None:
        super().__init__(booking)
        self._menus = menus
        self._booking = booking
        self._online = online
        self._month = month
        menus.online.toggled.connect(self._arrange)
        menus.month.toggled.connect(month.setVisible)
        online.closed.connect(lambda: menus.online.setChecked(False))
        booking.toggled.connect(self._arrange)
        month.hide()
        online.hide()

    def add_to(self, row: QHBoxLayout, centre: QWidget) -> None:
        """Lay everything out around ``centre``."""
        row.setSpacing(0)
        row.addWidget(self._month)
        row.addWidget(centre, 1)
        row.addWidget(self._booking)
        row.addWidget(self._online)

    def _arrange(self) -> None:
        wanted = self._menus.online.isChecked() and self._booking.isHidden()
        self._online.setVisible(wanted)
