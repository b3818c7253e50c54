"""Opens the dialog of an absence as soon as the staff were read, and remembers what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.models import Absence, Act, Change, Staff
from desktop.ui.booking.act_words import act_words
from desktop.ui.spoken import one_line

if TYPE_CHECKING:
    from desktop.core.troubles import AppError
    from desktop.ui.absences.absence_dialog import AbsenceDialog
    from desktop.ui.booking.booking_acts import Counter


class AbsenceOpening(QObject):
    """One dialog at a time: a double click is one wish."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.window)
        self._counter = counter
        self._under_way = False
        self._absence: Absence | None = None
        self._names: dict[int, str] = {}
        self._dialog: AbsenceDialog | None = None

    def open(self, absence: Absence) -> None:
        """Open ``absence``, or a new one of ``id`` 0 that begins like it."""
        if self._under_way:
            return
        self._under_way = True

        def came(staff: list[Staff]) -> None:
            self._under_way = False
            self._show(absence, staff)

        def failed(error: AppError) -> None:
            self._under_way = False
            self._counter.bar.show_error(error, lambda: self.open(absence))

        self._counter.book.read(lambda store: store.staff(), came, failed=failed, owner=self)

    def _show(self, absence: Absence, staff: list[Staff]) -> None:
        from desktop.ui.absences.absence_dialog import AbsenceDialog  # not needed before

        self._absence = absence
        self._names = {person.id: one_line(person.name) for person in staff}
        self._dialog = AbsenceDialog(self._counter.book, staff, absence, self._counter.window)
        self._dialog.saved.connect(self._saved)
        self._dialog.open()

    def _saved(self, change: Change) -> None:
        """Tell of whom it is; who is away all day has no column any more."""
        whose = self._absence
        if self._dialog is not None and change.what is not Act.ABSENCE_REMOVED:
            whose = self._dialog.fields.absence()
        who = self._names.get(whose.staff_id, "") if whose else ""
        self._counter.history.note(change, act_words(change, who))
