"""Tells of online appointments some minutes before they begin, and which words tell of them."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.core.models import BookingDetails, Salon
from desktop.core.online_day import Call, Reminder, call, due, is_ahead, next_due, remind
from desktop.core.troubles import AppError
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.notices import Act, NoticeBar
from desktop.ui.online.online_content import until_words
from desktop.ui.spoken import apart, customer_text, one_line, time_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words

MOST = 100
"""Appointments kept in mind; the next are read when the first of these are over."""

LONGEST_WAIT = timedelta(minutes=1)
"""Waits are cut into pieces: a timer notices neither a changed clock nor the computer's sleep."""


class Reminders(QObject):
    """Emits ``due`` with a :class:`Reminder`, once for each booking and start, after ``start``.

    ``now`` answers in UTC.
    """

    due = Signal(object)  # Reminder

    def __init__(
        self,
        book: Book,
        now: Callable[[], datetime],
        minutes_before: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._now = now
        self._minutes = minutes_before
        self._is_on = False
        self._asked = 0
        self._salon: Salon | None = None
        self._ahead: list[BookingDetails] = []
        self._reminded: set[Call] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._wait_is_over)
        book.changed.connect(self._read)

    def set_minutes_before(self, minutes: int) -> None:
        """Remind so many minutes before the start from now on, 0 not at all."""
        self._minutes = minutes
        self._read()

    def start(self) -> None:
        """Begin, with whatever is due already."""
        self._is_on = True
        self._read()

    def _read(self) -> None:
        self._timer.stop()
        if not self._is_on or not self._minutes:
            return
        self._asked += 1
        ticket = self._asked

        def question(store: Store) -> tuple[Salon, list[BookingDetails]]:
            return store.salon(), store.next_online(MOST)

        def came(answer: tuple[Salon, list[BookingDetails]]) -> None:
            if ticket == self._asked:  # else a later answer is on its way
                self._salon, self._ahead = answer
                self._look()

        self._book.read(question, came, failed=self._not_read, owner=self)

    def _not_read(self, _error: AppError) -> None:
        """Try again in a while; the window tells of a book that cannot be read."""
        self._salon = None
        self._timer.start(_milliseconds(LONGEST_WAIT))

    def _wait_is_over(self) -> None:
        salon, now = self._salon, self._now()
        if salon is None or not all(is_ahead(one, salon.time_zone, now) for one in self._ahead):
            self._read()
        else:
            self._look()

    def _look(self) -> None:
        salon, now = self._salon, self._now()
        if salon is None or not self._minutes:
            return
        zone = salon.time_zone
        found = due(self._ahead, zone, now, self._minutes, self._reminded)
        self._reminded |= {call(details, zone) for details in found}
        if self._ahead:
            then = next_due(self._ahead, zone, now, self._minutes, self._reminded)
            wait = min(then - now, LONGEST_WAIT) if then is not None else LONGEST_WAIT
            self._timer.start(_milliseconds(wait))
        for details in found:
            self.due.emit(remind(details, salon, now))


def announce(
    bar: NoticeBar,
    reminder: Reminder,
    join: Callable[[str], None],
    show: Callable[[int], None],
) -> None:
    """Tell in ``bar`` until it is closed; offer to ``join`` by the link and to ``show`` by id.

    It says at what time, and not in how many minutes: nobody knows when it will be read.
    """
    booking_id, link = reminder.details.booking.id, reminder.link
    acts: list[Act] = [(translate("reminders", "Show"), lambda: show(booking_id))]
    if link:
        acts.insert(0, (translate("reminders", "Join as host"), lambda: join(link)))
    _, text = reminder_words(reminder)
    bar.show_info(f"{apart(customer_text(reminder.details.customer))}: {text}", *acts)


def reminder_words(reminder: Reminder) -> tuple[str, str]:
    """Return a title such as ``Zoe in 5 minutes``, and a sentence with the rest."""
    details = reminder.details
    title = translate("reminders", "{who} {when}").format(
        who=apart(customer_text(details.customer)), when=until_words(reminder.minutes)
    )
    words = translate("reminders", "{service} online with {staff} at {time}.")
    if not reminder.link:
        words = translate(
            "reminders", "{service} online with {staff} at {time}. The link is not ready."
        )
    text = words.format(
        service=apart(one_line(details.service.name)),
        staff=apart(one_line(details.staff.name)),
        time=time_text(details.booking.starts),
    )
    return title, text


def _milliseconds(wait: timedelta) -> int:
    """Round up: a timer that ends too soon would have nothing to tell yet."""
    return max(0, -(-wait // timedelta(milliseconds=1)))
