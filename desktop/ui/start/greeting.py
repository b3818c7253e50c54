"""How the app begins: where somebody stopped, or with the steps of a first start."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.book import Book
from desktop.ui.form.form_opening import FormOpening
from desktop.ui.profile.profile_desk import ProfileDesk


class Greeting(QObject):
    """``booking_wanted`` comes after a first start, once the day shows who was just entered."""

    booking_wanted = Signal()

    def __init__(
        self, book: Book, forms: FormOpening, profiles: ProfileDesk, window: QWidget
    ) -> None:
        super().__init__(window)
        self._book = book
        self._forms = forms
        self._profiles = profiles
        self._window = window

    def greet(self) -> None:
        """Begin with a form left open by a crash, or the first set-up of a book that is empty."""
        self._forms.restore()
        self._book.read(
            lambda store: bool(store.salon().name or store.staff()),
            lambda known: None if known else self.set_up(),
            owner=self,
        )

    def set_up(self) -> None:
        """Open the steps of a first start."""
        from desktop.ui.start.first_start import FirstStart  # every other start is sooner without

        steps = FirstStart(self._book, self._window)
        steps.booking_wanted.connect(self._book_first)
        steps.profile_wanted.connect(self._profiles.ask)
        steps.open()

    def _book_first(self) -> None:
        self._book.read(
            lambda _store: None, lambda _nothing: self.booking_wanted.emit(), owner=self
        )
