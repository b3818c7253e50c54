"""Opens the print dialog on what the window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.sheet_files import mark_of
from desktop.core.times import to_wall
from desktop.ui.paper.closing_sheet import is_missing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop.core.troubles import AppError
    from desktop.ui.book import Book
    from desktop.ui.notices import NoticeBar
    from desktop.ui.paper.paper_dialog import PaperDialog
    from desktop.ui.paper.paper_work import PaperWork
    from desktop.ui.preferences_port import PreferencesPort
    from desktop.ui.window.shown_day import ShownDay


class PaperDesk(QObject):
    """The dialog is imported when somebody wants it. ``now`` answers in UTC."""

    def __init__(
        self,
        book: Book,
        bar: NoticeBar,
        shown: ShownDay,
        work: PaperWork,
        preferences: PreferencesPort | None,
        window: QWidget,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._book = book
        self._bar = bar
        self._shown = shown
        self._work = work
        self._preferences = preferences
        self._window = window
        self._now = now

    def look_for_sheet(self) -> None:
        """Tell if closing the app should have left a sheet and has not, as nobody saw it fail."""
        if self._preferences is None or not self._preferences.current().closing_sheet:
            return
        self._book.read(lambda store: store.book_id(), self._look, owner=self)

    def _look(self, book_id: str) -> None:
        if self._preferences is not None:
            kept, today = self._preferences.current(), self._now().astimezone().date()
            mark = mark_of(book_id)
            self._work.folders.submit(lambda: is_missing(kept, mark, today), self._tell)

    def _tell(self, missing: bool | AppError) -> None:
        if missing is True:
            words = self.tr("The sheet for the next day was not saved when the app closed.")
            self._bar.show_info(words, (self.tr("Change &folder…"), self._open))

    def _open(self) -> None:
        self.open()

    def open(self) -> PaperDialog:
        """Offer the day that is shown, or the week of the person whose week is."""
        from desktop.core.day_sheet import Extent
        from desktop.ui.paper.paper_dialog import PaperDialog
        from desktop.ui.paper.sheet_reading import Wanted

        day = self._shown.day or to_wall(self._now(), "UTC").date()  # nothing was read yet
        staff_id = self._shown.staff_id
        wanted = Wanted(day, Extent.WEEK if staff_id else Extent.DAY, staff_id)
        dialog = PaperDialog(
            self._book, self._work, self._preferences, wanted, self._window, now=self._now
        )
        dialog.told.connect(self._bar.show_done)
        dialog.open()
        return dialog
