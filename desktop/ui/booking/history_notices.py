"""Tells on the notice bar what was done, undone and done again, and offers the way back."""

from PySide6.QtCore import QObject

from desktop.core.models import Act
from desktop.ui.booking.history import Done, History
from desktop.ui.notices import NoticeBar
from desktop.ui.window.window_menus import WindowMenus


class HistoryNotices(QObject):
    """Keeps the two menu actions and the bar in step with the history."""

    def __init__(self, history: History, bar: NoticeBar, menus: WindowMenus) -> None:
        super().__init__(bar)
        self._history = history
        self._bar = bar
        self._menus = menus
        menus.undo.triggered.connect(history.undo)
        menus.redo.triggered.connect(history.redo)
        history.told.connect(self._told)
        history.undone.connect(self._undone)
        history.redone.connect(self._redone)
        history.failed.connect(bar.show_error)
        history.changed.connect(self._changed)
        self._changed()

    def _told(self, done: Done) -> None:
        undo = self._history.undo if done.change.what is not Act.UNCHANGED else None
        self._bar.show_done(done.words, undo)

    def _undone(self, done: Done) -> None:
        words = self.tr("Undone: {what}").format(what=done.words)
        self._bar.show_done(words, self._history.redo, again=True)

    def _redone(self, done: Done) -> None:
        words = self.tr("Done again: {what}").format(what=done.words)
        self._bar.show_done(words, self._history.undo)

    def _changed(self) -> None:
        self._menus.show_history(self._history.next_undo, self._history.next_redo)
