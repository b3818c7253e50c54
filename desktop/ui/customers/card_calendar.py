"""All that a customer has booked and is still to come, as one file for their own calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.core.file_names import calendar_file_name, file_name
from desktop.core.messages import Told, Way
from desktop.core.models import BookingDetails, Salon
from desktop.core.times import to_wall
from desktop.core.told import first_not_final
from desktop.services.files import replace_bytes
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking import told_acts
from desktop.ui.customers.visit_words import near_day_text
from desktop.ui.error_details import plain_label
from desktop.ui.file_dialogs import save_file
from desktop.ui.icons import icon
from desktop.ui.messages.telling import note_every
from desktop.ui.notices import NoticeBar
from desktop.ui.spoken import time_text
from desktop.ui.theme import current

translate = QCoreApplication.translate  # the name by which lupdate finds the words


@dataclass(frozen=True, slots=True)
class ToCome:
    """The ``bookings`` to come, soonest first, as they stood at ``now`` (UTC)."""

    bookings: tuple[BookingDetails, ...]
    salon: Salon
    now: datetime

    @property
    def why_not(self) -> str:
        """Why no file of them can go out; empty where it can.

        It waits for each link, as that of one booking does: else it would not be all of them.
        """
        if not self.bookings:
            return translate("card", "There are no bookings to come.")
        waits = first_not_final(self.bookings, self.salon)
        if waits is None:
            return ""
        starts = waits.booking.starts
        return translate("card", "The link for {day}, {time} is not ready yet.").format(
            day=near_day_text(starts.date(), self._today), time=time_text(starts)
        )

    @property
    def name(self) -> str:
        """How to call the file: by the salon, for whoever gets it knows their own name."""
        first, last = self.bookings[0], self.bookings[-1]
        if first is last:
            return file_name(first)
        days = first.booking.starts.date(), last.booking.starts.date()
        return calendar_file_name(*days, self.salon.name)

    @property
    def _today(self) -> date:
        return to_wall(self.now, self.salon.time_zone).date()


def read_to_come(store: Store, customer_id: int, now: datetime) -> ToCome:
    return ToCome(tuple(store.to_come(customer_id)), store.salon(), now)


class CardCalendar(QWidget):
    """A button that saves the file, and what it waits for. ``now`` answers in UTC.

    What went out is noted on each booking: the customer knows how it stands from then on.
    """

    def __init__(
        self, book: Book, customer_id: int, bar: NoticeBar, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._book = book
        self._customer_id = customer_id
        self._bar = bar
        self._now = now
        self._shown: ToCome | None = None
        self.button = QPushButton(self.tr("Save .&ics of bookings to come…"))
        self.button.setAutoDefault(False)
        self.button.setEnabled(False)
        self.button.clicked.connect(self._ask_where)
        self.waits = plain_label("", "hint")
        self.waits.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.waits)
        self._draw_icon()

    def show_to_come(self, found: ToCome) -> None:
        """Offer the file of these; where it cannot go out, say why."""
        self._shown, why_not = found, found.why_not
        usual = self.tr("One file with all of them, for the customer's own calendar")
        self.button.setEnabled(not why_not)
        self.button.setToolTip(why_not or usual)
        self.button.setAccessibleDescription(why_not or usual)
        self.waits.setText(why_not)
        self.waits.setVisible(bool(why_not and found.bookings))

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        tokens = current()
        self.button.setIcon(icon("save", tokens.text, tokens.muted))

    def _ask_where(self) -> None:
        if self._shown is not None and not self._shown.why_not:
            save_file(
                self.window(),
                self.tr("Save the bookings to come"),
                [translate("acts", "Calendar files (*.ics)")],
                self._shown.name,
                self._write,
            )

    def _write(self, file: Path) -> None:
        """Write them as they stand by now, and note it: nothing comes between the two."""
        customer_id, now = self._customer_id, self._now()

        def act(store: Store) -> str | list[Told]:
            from desktop.core.ical import calendar_file  # slow to import, so on this lane

            found = read_to_come(store, customer_id, now)
            if found.why_not:
                return found.why_not
            replace_bytes(file, calendar_file(found.bookings, found.salon, now=now))
            return note_every(store, found.bookings, Way.FILE, now)

        def came(answer: str | list[Told]) -> None:
            if isinstance(answer, str):
                words = self.tr("{reason} Nothing was saved.").format(reason=answer)
                self._bar.show_info(words)
            else:
                words = translate("acts", "Saved {file}.").format(file=file.name)
                self._bar.show_done(
                    told_acts.noted(words),
                    lambda: told_acts.take_back(self._book, self._bar, answer),
                )

        self._book.write(
            act,
            came,
            failed=lambda error: self._bar.show_error(error, lambda: self._write(file)),
            owner=self,
        )
