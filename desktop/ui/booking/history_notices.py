"""Tells on the notice bar what was done, undone and done again, and offers the way back."""

from PySide6.QtCore import QObject, QTimer

from desktop.core.models import Act
from desktop.ui.booking.history import Done, History
from desktop.ui.booking.under_way import Task
from desktop.ui.notices import Notice, NoticeBar
from desktop.ui.window.window_menus import WindowMenus

PATIENCE_MS = 500
"""How long an undoing may take before it is said to be under way; most take a tenth of that."""


class HistoryNotices(QObject):
    """Keeps the two menu actions and the bar in step with the history."""

    def __init__(self, history: History, bar: NoticeBar, menus: WindowMenus) -> None:
        super().__init__(bar)
        self._history = history
        self._bar = bar
        self._menus = menus
        self._progress: Notice | None = None
        self._said_of: Task | None = None  # what the progress was told of last
        self._can_stop = False
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(PATIENCE_MS)
        self.patience.timeout.connect(self._say_under_way)
        menus.undo.triggered.connect(history.undo)
        menus.redo.triggered.connect(history.redo)
        history.told.connect(self._told)
        history.undone.connect(self._undone)
        history.redone.connect(self._redone)
        history.failed.connect(bar.show_error)
        history.stopped.connect(self._stopped)
        history.under_way.changed.connect(self._get_on)
        history.changed.connect(self._changed)
        self._changed()
        self._get_on()

    def _told(self, done: Done) -> None:
        undo = self._history.undo if done.change.what is not Act.UNCHANGED else None
        self._bar.show_done(done.words, undo)

    def _undone(self, done: Done) -> None:
        words = self.tr("Undone: {what}").format(what=done.words)
        redo = self._history.redo if done.change.id else None  # an import is not done again so
        self._bar.show_done(words, redo, again=True)

    def _redone(self, done: Done) -> None:
        words = self.tr("Done again: {what}").format(what=done.words)
        self._bar.show_done(words, self._history.undo)

    def _stopped(self) -> None:
        self._bar.show_done(self.tr("Stopped. Nothing was changed."))

    def _get_on(self) -> None:
        task = self._history.under_way.current
        if task is None:
            self.patience.stop()
            self._take_back()
        elif task.is_stopping:
            self._say_stopping(task)
        elif self._progress is not None and self._goes_on(self._progress, task):
            self._said_of = task
            self._bar.rewrite(self._progress, self._words(task))
        elif not self.patience.isActive():
            self._take_back()
            self.patience.start()

    def _goes_on(self, progress: Notice, task: Task) -> bool:
        """Whether what was told holds for ``task`` too: closed, it does for the same one only."""
        return self._can_stop and (task is self._said_of or self._bar.holds(progress))

    def _say_under_way(self) -> None:
        task = self._history.under_way.current
        if task is not None:
            self._say(task, self._words(task), can_stop=True)

    def _say_stopping(self, task: Task) -> None:
        """Say so at once, and once: whoever closes it has read it."""
        self.patience.stop()
        if self._progress is None or self._can_stop:
            self._take_back()
            self._say(task, self.tr("Stopping…"), can_stop=False)

    def _say(self, task: Task, words: str, *, can_stop: bool) -> None:
        stop = (self.tr("&Stop"), self._history.under_way.stop)
        self._progress = self._bar.show_info(words, *((stop,) if can_stop else ()))
        self._said_of, self._can_stop = task, can_stop

    def _take_back(self) -> None:
        if self._progress is not None:
            self._bar.withdraw(self._progress)
        self._progress = self._said_of = None

    def _words(self, task: Task) -> str:
        words = self.tr("Doing again: {what}") if task.again else self.tr("Undoing: {what}")
        words = words.format(what=task.words)
        if not task.percent:
            return words
        return self.tr("{words} ({percent}%)").format(words=words, percent=task.percent)

    def _changed(self) -> None:
        self._menus.show_history(self._history.next_undo, self._history.next_redo)
