"""What a receptionist does all day, through the window's own ways.

An act is a generator: it does something, yields what it waits for, and goes on once that is so.
"""

from collections.abc import Callable, Generator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from desktop.app import Desk
from desktop.core.models import BookingDetails, BookingDraft, Customer, Place
from desktop.ui.booking import booking_acts
from desktop.ui.booking.called_off import CalledOff
from desktop.ui.customers.customer_card import CustomerCardDialog
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.walk_in import WalkInDialog
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.window.help_dialogs import KeyHelp
from tests.soak.clock import BEGINS

Waiting = Callable[[], object]
Act = Generator[Waiting, None, None]
D = TypeVar("D", bound=QDialog)

STAFF, ADVICE = (1, 2), 1
TODAY = BEGINS.date()
DAYS = 10
QUIET_DAY = TODAY + timedelta(days=300)
"""Nothing is ever booked on it."""

BUSY = 60
"""So many bookings stand at a time: a book that grows is no leak."""

TRIES = 5
NAMES = ("Anna Weber", "Bea Koch", "Zoë Ott", "Lê Hoa", "Omar Said", "Ida Brandt", "Kai Lang")


class Acts:
    """Each method is one act of somebody at ``desk``."""

    def __init__(self, desk: Desk, chance: Random) -> None:
        self._book, self._window, self._chance = desk.book, desk.window, chance
        self._on: list[BookingDetails] = []

    def book(self) -> Act:
        yield from self._look()
        if len(self._on) >= BUSY:
            yield from self.cancel()
            return
        customer, starts = Customer(0, self._guest()), self._any_time()
        draft = BookingDraft(0, customer, self._person(), ADVICE, starts, 30, Place.ONLINE)
        booking_acts.do(
            self._window.counter, lambda store: store.save_booking(draft), lambda _: "Booked."
        )
        yield self._answered()

    def book_by_form(self) -> Act:
        self._window.gestures.book_at(self._person(), self._any_time())
        yield lambda: self._open(BookingForm)
        fields = self._the(BookingForm).fields
        fields.search.begin(self._guest())
        yield self._answered()
        fields.service.setCurrentIndex(fields.service.findData(ADVICE))
        fields.service.activated.emit(fields.service.currentIndex())
        yield self._answered()
        for _ in range(TRIES):  # once more for each thing that is said to be in the way
            if form := self._open(BookingForm):
                form.save()
            for _ in range(2):
                yield self._answered()
        yield lambda: not self._open(BookingForm)

    def close_a_form(self) -> Act:
        self._window.new_booking()
        yield lambda: self._open(BookingForm)
        self._the(BookingForm).fields.note.setPlainText("They will call again")
        yield self._answered()
        self._the(BookingForm).reject()
        self._answer()
        yield lambda: not self._open(BookingForm)

    def move(self) -> Act:
        yield from self._look()
        if self._on:
            booking_acts.move(
                self._window.counter,
                self._chance.choice(self._on),
                staff_id=self._person(),
                starts=self._any_time(),
                minutes=30,
            )
            yield self._answered()
            self._answer()
            yield self._answered()

    def cancel(self) -> Act:
        yield from self._look()
        if self._on:
            booking_acts.cancel(self._window.counter, self._chance.choice(self._on))
            self._answer()
            yield self._answered()

    def undo(self) -> Act:
        self._window.history.undo()
        yield self._answered()
        yield self._answered()

    def redo(self) -> Act:
        self._window.history.redo()
        yield self._answered()
        yield self._answered()

    def search(self) -> Act:
        box, word = self._window.search, self._chance.choice(NAMES)[:4]
        box.begin()
        for end in range(1, len(word) + 1):
            box.setText(word[:end])
            box.textEdited.emit(word[:end])
            yield self._answered()
        yield box.results.is_open
        box.close_results()
        box.clear()

    def another_day(self) -> Act:
        yield from self._go_to(TODAY + timedelta(days=self._chance.randrange(DAYS)))

    def a_week(self) -> Act:
        self._window.shown.show_person(self._person())
        yield self._answered()
        self._window.shown.show_person(0)
        yield self._answered()

    def details(self) -> Act:
        yield from self._look()
        if self._on:
            one = self._chance.choice(self._on)
            yield from self._go_to(one.booking.starts.date())
            self._window.choose(one.booking.id)
            yield self._window.panel.isVisible
            self._window.close_panel()

    def card(self) -> Act:
        yield from self._look()
        if self._on:
            self._window.customers.show_card(self._chance.choice(self._on).customer.id)
            yield from self._read_and_close(CustomerCardDialog)

    def settings(self) -> Act:
        dialog = self._window.open_settings()
        for row in range(dialog.list.count()):
            dialog.list.setCurrentRow(row)
            yield self._answered()
        yield from self._read_and_close(SettingsDialog)

    def called_off(self) -> Act:
        self._window.menus.called_off.trigger()
        yield from self._read_and_close(CalledOff)

    def walk_in(self) -> Act:
        self._window.walk_in()
        yield from self._read_and_close(WalkInDialog)

    def help(self) -> Act:
        self._window.menus.keys.trigger()
        yield from self._read_and_close(KeyHelp)

    def side_panels(self) -> Act:
        for action in (self._window.menus.month, self._window.menus.online) * 2:
            action.trigger()
            yield self._answered()

    def rest(self) -> Act:
        """Close everything, and show a day on which nothing ever happens."""
        self._window.close_panel()
        self._window.shown.show_person(0)
        yield from self._go_to(QUIET_DAY)
        for _ in range(3):
            yield self._answered()

    def _look(self) -> Act:
        """See what stands in the book."""

        def stands(found: list[BookingDetails]) -> None:
            self._on = [one for one in found if not one.booking.status.is_off]

        self._book.read(lambda store: store.bookings(TODAY, TODAY + timedelta(days=DAYS)), stands)
        yield self._answered()

    def _go_to(self, day: date) -> Act:
        contents, tries = None, 0
        while contents is None or contents.day != day:  # the window itself may follow an act first
            assert tries < TRIES, day
            tries += 1
            self._window.shown.go_to(day)
            yield self._answered()
            contents = self._window.day_view.contents
        yield lambda: self._window.day_view.canvas.making.is_settled

    def _read_and_close(self, kind: type[QDialog]) -> Act:
        yield lambda: self._open(kind)
        yield self._answered()
        self._the(kind).reject()
        yield lambda: not self._open(kind)

    def _answered(self) -> Waiting:
        """What holds once the book has answered all that it was asked until now."""
        came: list[None] = []
        self._book.read(lambda _store: None, came.append)
        return lambda: came

    def _open(self, kind: type[D]) -> D | None:
        # Not by findChildren(): that makes a Python object for all that is in a dialog, to stay
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        return next((one for one in dialogs if one.isVisible()), None)

    def _the(self, kind: type[D]) -> D:
        found = self._open(kind)
        assert found is not None, kind
        return found

    def _answer(self) -> None:
        """Press the first button of the question on the screen, if there is one: do it."""
        box = self._open(QMessageBox)
        if box is not None:
            next(one for one in box.buttons() if one.property("answer") == 0).click()

    def _guest(self) -> str:
        return f"{self._chance.choice(NAMES)} {self._chance.randrange(10_000)}"

    def _person(self) -> int:
        return self._chance.choice(STAFF)

    def _any_time(self) -> datetime:
        day = TODAY + timedelta(days=1 + self._chance.randrange(DAYS - 1))
        quarters = self._chance.randrange(9 * 4, 17 * 4)
        return datetime.combine(day, time()) + timedelta(minutes=15 * quarters)
