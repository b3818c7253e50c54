"""What can be asked for a booking, by menu, key or button: joins all of them to the acts."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.core.messages import Way
from desktop.core.models import BookingDetails, Status
from desktop.ui import notices
from desktop.ui.booking import booking_acts, meeting_acts, sharing, told_acts
from desktop.ui.booking.booking_acts import Counter
from desktop.ui.booking.shown_booking import Shown
from desktop.ui.messages.telling import note_all

STATUS_KEYS = {
    Status.BOOKED: Qt.Key.Key_B,
    Status.CONFIRMED: Qt.Key.Key_C,
    Status.ARRIVED: Qt.Key.Key_A,
    Status.IN_PROGRESS: Qt.Key.Key_S,
    Status.DONE: Qt.Key.Key_D,
    Status.NO_SHOW: Qt.Key.Key_N,
}
"""Single keys on a booking of the day, the same in every language."""

OTHER_KEYS = {
    Qt.Key.Key_M: QT_TRANSLATE_NOOP("keys", "Move with the arrow keys"),
    Qt.Key.Key_E: QT_TRANSLATE_NOOP("keys", "Edit"),
    Qt.Key.Key_G: QT_TRANSLATE_NOOP("keys", "Book again"),
    Qt.Key.Key_K: QT_TRANSLATE_NOOP("keys", "Customer card"),
    Qt.Key.Key_R: QT_TRANSLATE_NOOP("keys", "Restore a cancelled booking"),
}


Target = Callable[[], Shown | None]
"""Answers with the booking that is meant just now."""


class BookingCommands(QObject):
    """Acts on the booking that ``target`` answers with at the time.

    ``browser`` opens a link and says whether the system took it; ``now`` answers in UTC; ``fill``
    gives what texts for IT leave open (``Connection.words_for_it``). What needs a form, a card or
    the day is asked for by signal.
    """

    edit_wanted = Signal(object)  # BookingDetails
    again_wanted = Signal(object, int)  # BookingDetails, in how many weeks
    card_wanted = Signal(int)  # a customer's id
    move_wanted = Signal(int)  # a booking's id
    tell_wanted = Signal(object)  # BookingDetails, of which the customer is to be told

    def __init__(
        self,
        *,
        counter: Counter,
        target: Target,
        now: Callable[[], datetime],
        browser: Callable[[str], bool],
        fill: Callable[[], Mapping[str, str]] = dict,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._counter = counter
        self._target = target
        self._now = now
        self._browser = browser
        self._fill = fill

    def on(self, target: Target, parent: QObject) -> "BookingCommands":
        """Return the same acts on another target; what they ask for is asked for here."""
        others = BookingCommands(
            counter=self._counter,
            target=target,
            now=self._now,
            browser=self._browser,
            fill=self._fill,
            parent=parent,
        )
        others.edit_wanted.connect(self.edit_wanted)
        others.again_wanted.connect(self.again_wanted)
        others.card_wanted.connect(self.card_wanted)
        others.move_wanted.connect(self.move_wanted)
        others.tell_wanted.connect(self.tell_wanted)
        return others

    def target(self) -> Shown | None:
        """The booking that a command is meant for."""
        return self._target()

    def heard(self, event: QKeyEvent) -> bool:
        """Do what a single key asks of the booking; whether it was one of those keys."""
        if event.modifiers():
            return False
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_M: self.move_by_keys,
            Qt.Key.Key_E: self.edit,
            Qt.Key.Key_G: self.book_again,
            Qt.Key.Key_K: self.show_card,
            Qt.Key.Key_R: self.restore,
        }
        statuses = {status_key: status for status, status_key in STATUS_KEYS.items()}
        key = Qt.Key(event.key())
        if key in statuses:
            self.mark(statuses[key])
        elif key in acts:
            acts[key]()
        else:
            return False
        return True

    def mark(self, status: Status) -> None:
        """Give the booking another status."""
        if (details := self._live()) is not None:
            booking_acts.mark(self._counter, details, status)

    def move_by_keys(self) -> None:
        """Let the arrow keys move the booking."""
        if (details := self._live()) is not None:
            self.move_wanted.emit(details.booking.id)

    def edit(self) -> None:
        if (details := self._live()) is not None:
            self.edit_wanted.emit(details)

    def book_again(self, weeks: int = 0) -> None:
        """Ask for another booking like this one, the same weekday so many weeks later."""
        if (shown := self.target()) is not None and shown.can_come_again:
            self.again_wanted.emit(shown.details, weeks)

    def show_card(self) -> None:
        if (shown := self.target()) is not None and shown.has_card:
            self.card_wanted.emit(shown.details.customer.id)

    def cancel(self) -> None:
        """Ask, and cancel it."""
        if (details := self._live()) is not None:
            booking_acts.cancel(self._counter, details)

    def delete(self) -> None:
        """Ask, and take it off the book."""
        if (details := self._live()) is not None:
            booking_acts.delete(self._counter, details)

    def restore(self) -> None:
        """Take its cancellation or deletion back."""
        if (shown := self.target()) is not None and shown.cancelled:
            booking_acts.restore(self._counter, shown.details)

    def copy_link(self) -> None:
        """Copy its join link, if there is one to give."""
        if (shown := self.target()) is not None and shown.link_to_give:
            self.give_link(shown.details, shown.link_to_give)

    def give_link(self, details: BookingDetails, link: str) -> None:
        """Copy the join link of a booking for its customer, who has it from then on."""
        told_acts.give_link(self._counter.book, self._counter.bar, details, link, self._now())

    def copy_details(self) -> None:
        """Copy the words for the customer, unless the link they need is missing."""
        if (shown := self.target()) is not None and shown.tellable:
            counter, booking_id = self._counter, shown.details.booking.id
            sharing.copy_message(counter.book, counter.bar, booking_id, self._now())

    def tell(self) -> None:
        """Ask for the message that tells the customer how it stands."""
        if (shown := self.target()) is not None:
            self.tell_wanted.emit(shown.details)

    def already_told(self) -> None:
        """Note that the customer knows how it stands."""
        if (shown := self.target()) is not None:
            told_acts.already_told(self._counter, shown.details, self._now())

    def former_told(self, details: BookingDetails) -> None:
        """Note that the customer whose booking it was knows that it no longer is."""
        told_acts.already_told(self._counter, details, self._now())

    def save_ics(self) -> None:
        """Ask where, and save it as a calendar file; it waits for its link, as a message does."""
        if (shown := self.target()) is not None and shown.final:
            counter, details, now = self._counter, shown.details, self._now()
            sharing.save_ics(
                counter.book,
                counter.bar,
                counter.window,
                details,
                now,
                lambda said: told_acts.note(
                    counter.book,
                    counter.bar,
                    lambda store: note_all(store, details, Way.FILE, now),
                    told_acts.noted(said),
                ),
            )

    def join_as_host(self) -> None:
        """Open its link, exactly as it came, in the browser."""
        if (shown := self.target()) is not None and shown.link.join_url:
            self.open_link(shown.link.join_url)

    def open_link(self, link: str) -> None:
        """Open a join link in the browser; where none can be opened, offer to copy it."""
        if not self._browser(link):
            self._counter.bar.show_info(
                self.tr("No browser could be opened. Copy the join link and open it yourself."),
                (
                    self.tr("Cop&y join link"),
                    lambda: sharing.copy_link(self._counter.bar, link),
                ),
            )

    def copy_number(self) -> None:
        """Copy what those who join by number need, where a passcode is forced on them."""
        shown = self.target()
        if shown is not None and shown.needs_passcode and shown.details.meeting is not None:
            sharing.copy_number(self._counter.bar, shown.details.meeting)

    def copy_message_for_it(self) -> None:
        """Copy the text that asks for the waiting room to be allowed."""
        if (shown := self.target()) is not None and (meeting := shown.details.meeting) is not None:
            sharing.copy_message_for_it(self._counter.bar, meeting.organiser)

    def make_new_meeting(self) -> None:
        """Let the booking have another meeting and link, where its own is out of reach."""
        if (shown := self.target()) is not None:
            meeting_acts.renew(self._counter, shown)

    def put_right(self) -> None:
        """Make a meeting that was changed at the provider's as the book has it."""
        if (shown := self.target()) is not None:
            meeting_acts.put_right(self._counter, shown)

    def show_trouble(self) -> None:
        """Show everything about what stands in the way of its meeting, for whoever can help."""
        if (shown := self.target()) is not None and shown.link.trouble is not None:
            notices.show_details(self._counter.window, shown.link.trouble, self._fill())

    def show_log(self) -> None:
        """Show what was done in the cloud for it."""
        from desktop.ui.booking.cloud_log_dialog import log_of_booking  # not needed before

        if (shown := self.target()) is not None and shown.has_log:
            log_of_booking(self._counter.book, shown, self._counter.window).open()

    def try_again(self) -> None:
        """Let every meeting that waits or was refused be tried at once."""
        self._counter.book.write(lambda store: store.retry_all())

    def _live(self) -> BookingDetails | None:
        shown = self.target()
        return None if shown is None or shown.cancelled else shown.details
