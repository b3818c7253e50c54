"""Keeps what is typed in the booking form in the book, so that a crash does not take it."""

from PySide6.QtCore import QObject, QTimer

from desktop.core.form_content import FormContent, text_of
from desktop.services.store import Store
from desktop.ui.book import Book

KEEP_MS = 800
"""From the first edit not yet kept, however fast one types on."""


class FormKeeper(QObject):
    """Told of every edit; writes about once a second at most.

    These writes are no news to any view, so they go the way of a read, which announces nothing.
    One that fails is not told: saving will fail the same way, and say so.
    """

    def __init__(self, book: Book, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._latest = self._kept = ""
        self._is_saving = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(KEEP_MS)
        self.timer.timeout.connect(self._keep)

    @property
    def holds(self) -> bool:
        """Whether something is kept that has to be forgotten once the booking is saved."""
        return bool(self._kept)

    def begin(self, content: FormContent) -> None:
        """Know what was kept before the crash."""
        self._latest = self._kept = text_of(content)

    def note(self, content: FormContent | None) -> None:
        """Keep ``content`` soon; ``None`` when there is nothing to lose."""
        self._latest = text_of(content) if content else ""
        self._keep_soon()

    def saving(self) -> None:
        """Wait: what is kept while the booking is saved would outlive it."""
        self._is_saving = True
        self.timer.stop()

    def not_saved(self) -> None:
        self._is_saving = False
        self._keep_soon()

    def forget(self) -> None:
        """Keep nothing from now on."""
        self.timer.stop()
        self._latest = ""
        if self._kept:
            self._keep()

    def _keep_soon(self) -> None:
        if self._is_saving or self._latest == self._kept:
            self.timer.stop()
        elif not self.timer.isActive():
            self.timer.start()

    def _keep(self) -> None:
        text = self._kept = self._latest
        self._book.read(lambda store: store.keep_form(text), _nothing, failed=_nothing)


def forget_if_still(store: Store, text: str) -> None:
    """Forget a text unless another form has been kept in its place."""
    with store.together():
        if store.kept_form() == text:
            store.keep_form("")


def _nothing(_answer: object) -> None:
    pass
