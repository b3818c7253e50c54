"""What a hand does on the day, by mouse or by key, joined to what it asks for."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMainWindow

from desktop.core.models import Absence, AbsenceKind
from desktop.ui.booking import booking_acts
from desktop.ui.booking.act_words import act_words
from desktop.ui.booking.booking_acts import Counter
from desktop.ui.booking.booking_commands import BookingCommands
from desktop.ui.booking.booking_menu import acts_menu, booking_menu
from desktop.ui.booking.booking_target import BookingTarget
from desktop.ui.day.day_view import DayView
from desktop.ui.form.form_opening import FormOpening
from desktop.ui.spoken import one_line
from desktop.ui.window.absence_opening import AbsenceOpening
from desktop.ui.window.shown_day import ShownDay

BLOCKED = timedelta(minutes=30)
"""How long a time blocked from the day is at first."""


class DayGestures(QObject):
    """``walk_in_wanted(staff_id)`` asks for somebody who came in without a booking."""

    walk_in_wanted = Signal(int)

    def __init__(
        self,
        counter: Counter,
        day_view: DayView,
        shown: ShownDay,
        commands: BookingCommands,
        target: BookingTarget,
        forms: FormOpening,
    ) -> None:
        super().__init__(counter.window)
        self._counter = counter
        self._view = day_view
        self._shown = shown
        self._forms = forms
        self._absences = AbsenceOpening(counter)
        self._menu_for = 0
        self._menu_commands = commands.on(lambda: target.in_day(self._menu_for), self)
        for signal, act in (
            (day_view.typed, self._typed),
            (day_view.slot_chosen, self.book_at),
            (day_view.booking_menu_wanted, self._booking_menu),
            (day_view.slot_menu_wanted, self._slot_menu),
            (day_view.absence_chosen, self.edit_absence),
            (day_view.absence_menu_wanted, self._absence_menu),
            (day_view.booking_dropped, self._dropped),
            (day_view.head_chosen, self._head_chosen),
            (day_view.mover.mode_changed, self._moving_by_keys),
        ):
            signal.connect(act)

    def book_at(self, staff_id: int, starts: datetime) -> None:
        """Open the form for a new booking."""
        self._forms.open(None, lambda form: form.start(staff_id, starts))

    def book_next(self) -> None:
        """Open the form where the keyboard was taken to, else at the next free time."""
        self._forms.open_at(
            self._view.beginning(), lambda form, at: form.start(at.staff_id, at.starts)
        )

    def block_time(self) -> None:
        """Ask for a break or an absence, beginning where the keyboard is."""
        staff_id, starts = self._view.next_place()
        self.block_at(staff_id, starts)

    def block_at(self, staff_id: int, starts: datetime) -> None:
        """Ask for a break or an absence of somebody at a time."""
        self._absences.open(Absence(0, staff_id, AbsenceKind.BREAK, starts, starts + BLOCKED))

    def edit_absence(self, absence_id: int) -> None:
        """Open the dialog of an absence that is shown."""
        absence = self._absence(absence_id)
        if absence is not None:
            self._absences.open(absence)

    def remove_absence(self, absence_id: int) -> None:
        """Take an absence out of the book; undo brings it back."""
        absence = self._absence(absence_id)
        if absence is not None:
            who = self._name(absence.staff_id)
            booking_acts.do(
                self._counter,
                lambda store: store.remove_absence(absence_id),
                lambda change: act_words(change, who),
            )

    def _typed(self, words: str) -> None:
        """Typing on a free time begins the booking there with what was typed."""
        here = self._view.here()
        if here is not None:
            staff_id, starts = here
            self._forms.open(None, lambda form: form.start(staff_id, starts, typed=words))

    def _booking_menu(self, booking_id: int, where: QPoint) -> None:
        self._view.focus_booking(booking_id)
        self._menu_for = booking_id
        shown = self._menu_commands.target()
        if shown is not None:
            booking_menu(self._counter.window, shown, self._menu_commands).popup(where)

    def _slot_menu(self, staff_id: int, starts: datetime, where: QPoint) -> None:
        acts_menu(
            self._counter.window,
            (self.tr("&New booking…"), lambda: self.book_at(staff_id, starts)),
            (self.tr("&Walk-in…"), lambda: self.walk_in_wanted.emit(staff_id)),
            (self.tr("&Block time…"), lambda: self.block_at(staff_id, starts)),
        ).popup(where)

    def _absence_menu(self, absence_id: int, where: QPoint) -> None:
        acts_menu(
            self._counter.window,
            (self.tr("&Change…"), lambda: self.edit_absence(absence_id)),
            (self.tr("&Remove"), lambda: self.remove_absence(absence_id)),
        ).popup(where)

    def _dropped(self, booking_id: int, staff_id: int, starts: datetime, minutes: int) -> None:
        contents, stood = self._view.contents, self._view.canvas.placed(booking_id)
        if contents is None or booking_id not in contents.bookings or stood is None:
            return
        details = contents.bookings[booking_id]
        if minutes == stood[1].minutes:
            # not lengthened: over a clock change a booking is drawn longer than it is
            minutes = details.booking.minutes
        booking_acts.move(self._counter, details, staff_id=staff_id, starts=starts, minutes=minutes)

    def _moving_by_keys(self, on: bool) -> None:
        """Say in the status bar which keys there are now."""
        window = self._counter.window
        if not isinstance(window, QMainWindow):
            return
        if on:
            window.statusBar().showMessage(
                self.tr(
                    "Arrow keys move it, with Shift they lengthen it. Enter leaves it there, Esc"
                    " puts it back."
                )
            )
        else:
            window.statusBar().clearMessage()

    def _head_chosen(self, staff_id: int, day: date) -> None:
        """A person's head leads to their week, a day's head to that day."""
        if self._shown.staff_id:
            self._shown.show_day(day)
        else:
            self._shown.show_person(staff_id)

    def _absence(self, absence_id: int) -> Absence | None:
        contents = self._view.contents
        columns = contents.columns if contents else ()
        shown = (one.absence for column in columns for one in column.absences)
        return next((absence for absence in shown if absence.id == absence_id), None)

    def _name(self, staff_id: int) -> str:
        contents = self._view.contents
        columns = contents.columns if contents else ()
        return next((one_line(one.staff.name) for one in columns if one.staff.id == staff_id), "")
