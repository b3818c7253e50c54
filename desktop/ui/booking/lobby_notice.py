"""Says once that a policy lets customers walk in, wherever somebody looks."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from desktop.core.link_state import link_state
from desktop.core.models import BookingDetails, Lobby, Salon
from desktop.ui.notices import NoticeBar
from desktop.ui.window.shown_day import Reading


class LobbyNotice(QObject):
    """Looks at what is read of the day, and tells on the first sight of it in a run.

    ``now`` answers in UTC; ``show`` goes to a booking of that id.
    """

    def __init__(
        self,
        bar: NoticeBar,
        now: Callable[[], datetime],
        show: Callable[[int], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bar = bar
        self._now = now
        self._show = show
        self.told = False

    def take(self, other: "LobbyNotice") -> None:
        """Do not tell again what another window told."""
        self.told = other.told

    def look(self, reading: Reading) -> None:
        """Tell of the first booking whose waiting room a policy overrides."""
        contents = reading.contents
        if self.told:
            return
        found = [one for one in contents.bookings.values() if self._is_open(one, contents.salon)]
        if not found:
            return
        self.told = True
        first = min(found, key=lambda one: one.booking.starts).booking.id
        self._bar.show_info(
            self.tr(
                "A policy of your organisation overrides the waiting room: customers may walk into"
                " online appointments without being admitted."
            ),
            (self.tr("Show what to do"), lambda: self._show(first)),
        )

    def _is_open(self, details: BookingDetails, salon: Salon) -> bool:
        link = link_state(details, salon, self._now())
        return link.lobby is Lobby.OVERRIDDEN and not link.is_changed_there
