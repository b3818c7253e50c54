"""What a receptionist does all day, through the window's own ways.

An act is a generator: it does something, yields what it waits for, and goes on once that is so.
"""

from collections.abc import Callable, Generator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from desktop.app import Desk
from desktop.core.models import BookingDetails, BookingDraft, Customer, Place
from desktop.ui.booking import booking_acts
from desktop.ui.booking.called_off import CalledOff
from desktop.ui.customers.customer_card import CustomerCardDialog
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.walk_in import WalkInDialog
from desktop.ui.lists.export_dialog import ExportDialog
from desktop.ui.lists.import_dialog import ImportDialog
from desktop.ui.messages.message_dialog import MessageDialog
from desktop.ui.messages.to_tell import ToTellDialog
from desktop.ui.paper.paper_dialog import PaperDialog
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

NEWCOMERS = 30
TYPED, TAKEN_BACK, OF_CUSTOMERS = 1 / 4, 1 / 4, 1 / 2
"""How often a message is changed, what was noted as told taken back, and customers exported."""

TRIES = 5
NAMES = ("Anna Weber", "Bea Koch", "Zoë Ott", "Lê Hoa", "Omar Said", "Ida Brandt", "Kai Lang")


class Acts:
    """Each method is one act of somebody at ``desk``; ``folder`` takes their files."""

    def __init__(self, desk: Desk, chance: Random, folder: Path) -> None:
        self._book, self._window, self._chance = desk.book, desk.window, chance
        self._folder = folder
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
        dialog = self._window.settings.open()
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

    def tell(self) -> Act:
        yield from self._look()
        if not self._on:
            return
        self._window.errands.tell(self._chance.choice(self._on))
        yield lambda: self._open(MessageDialog)
        yield self._answered()
        dialog = self._the(MessageDialog)
        dialog.tabs.setCurrentIndex(self._chance.randrange(dialog.tabs.count()))
        if self._chance.random() < TYPED:
            dialog.pages[dialog.channel].body.appendPlainText("See you then!")
        dialog.ways.copy.click()
        del dialog  # nothing of this act holds what it closes
        yield from self._read_and_close(MessageDialog)

    def still_to_tell(self) -> Act:
        self._window.menus.to_tell.trigger()
        yield lambda: self._open(ToTellDialog)
        yield self._answered()
        self._the(ToTellDialog).table.selectAll()
        self._the(ToTellDialog).already.click()
        yield self._answered()
        if self._chance.random() < TAKEN_BACK:
            self._the(ToTellDialog).take_back.click()
        yield from self._read_and_close(ToTellDialog)

    def print(self) -> Act:
        self._window.menus.print.trigger()
        yield lambda: self._open(PaperDialog)
        yield self._answered()
        self._the(PaperDialog).preview()
        yield from self._read_and_close(QPrintPreviewDialog)
        yield from self._read_and_close(PaperDialog)

    def export(self) -> Act:
        self._window.menus.export.trigger()
        yield lambda: self._open(ExportDialog)
        yield self._answered()
        if self._chance.random() < OF_CUSTOMERS:
            self._the(ExportDialog).customers.click()
        self._the(ExportDialog).write(self._folder / "list.csv")
        yield lambda: not self._open(ExportDialog)

    def look_into_a_file(self) -> Act:
        yield from self._load(self._newcomers())
        yield from self._read_and_close(ImportDialog)

    def import_and_undo(self) -> Act:
        yield from self._load(self._newcomers())
        self._the(ImportDialog).go.click()
        yield lambda: not self._the(ImportDialog).job.is_running
        yield from self._read_and_close(ImportDialog)
        yield from self.undo()

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

    def _load(self, file: Path) -> Act:
        """Let the import show who is in ``file``."""
        self._window.menus.import_file.trigger()
        yield lambda: self._open(ImportDialog)
        self._the(ImportDialog).load(file)
        yield lambda: self._the(ImportDialog).people.people
        yield lambda: not self._the(ImportDialog).job.is_running

    def _newcomers(self) -> Path:
        """Write a list of people whom the book does not know yet."""
        file, first = self._folder / "newcomers.csv", self._chance.randrange(10**6)
        lines = [f"{self._guest()},+49 170 {first + one:08}" for one in range(NEWCOMERS)]
        file.write_text("\n".join(("Name,Phone", *lines)), encoding="utf-8")
        return file

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
