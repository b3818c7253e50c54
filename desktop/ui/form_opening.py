"""Opens the booking form as soon as what it offers was read."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.models import BookingDetails
from desktop.core.troubles import AppError
from desktop.ui.book import Book
from desktop.ui.booking_fields import FormFacts, form_facts
from desktop.ui.booking_form import BookingForm
from desktop.ui.notices import NoticeBar

Begin = Callable[[BookingForm], None]


class FormOpening(QObject):
    """One form at a time: a double click is one wish. ``saved(change)`` comes from the form."""

    saved = Signal(object)

    def __init__(self, book: Book, notices: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._book = book
        self._notices = notices
        self._window = window
        self._under_way = False

    def open(self, details: BookingDetails | None, begin: Begin) -> None:
        """Open the form on ``details``, or empty; ``begin`` fills in what is known already."""
        if self._under_way:
            return
        self._under_way = True

        def came(facts: FormFacts) -> None:
            self._under_way = False
            form = BookingForm(self._book, facts, details, self._window)
            form.saved.connect(self.saved)
            begin(form)
            form.open()

        def failed(error: AppError) -> None:
            self._under_way = False
            self._notices.show_error(error, lambda: self.open(details, begin))

        self._book.read(form_facts, came, failed=failed, owner=self)
