"""Keys pressed while a form is still opening."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QDialog, QWidget

PATIENCE_MS = 3000
"""After so long without a form, keys belong to the window again."""


class TypeAhead(QObject):
    """Keeps what is typed from :meth:`begin` until the form has the keyboard, and hands it on.

    Without it the first letters of a name would be lost: the window behind gets them, first with
    nothing to do about them, then barred by the form.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWindow | None = None
        self._form: QDialog | None = None
        self._kept: list[QKeyEvent] = []
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.give_up)

    def begin(self) -> None:
        """Keep from now on what is typed in the window."""
        self.give_up()
        self._watched = self._window.windowHandle()
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._patience.start()

    def give_up(self) -> None:
        """Leave the keys to the window again, and forget those that were kept."""
        self._patience.stop()
        self._kept.clear()
        for one in (self._watched, self._form):
            if one is not None:
                one.removeEventFilter(self)
        self._watched = self._form = None

    def hand_to(self, form: QDialog) -> None:
        """Let ``form`` have them as soon as it has the keyboard; to be called before it opens."""
        if self._watched is not None:
            self._form = form
            form.installEventFilter(self)
            form.destroyed.connect(self._form_is_gone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the keys of the window; notice when the form becomes active."""
        if watched is self._watched and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._kept.append(event.clone())
            return True
        if watched is self._form and event.type() == QEvent.Type.WindowActivate:
            QTimer.singleShot(0, self, self._hand_over)
        return False

    def _hand_over(self) -> None:
        form, kept = self._form, list(self._kept)
        self.give_up()
        for event in kept:
            place = form and form.focusWidget()
            if place is not None:
                QCoreApplication.sendEvent(place, event)

    def _form_is_gone(self) -> None:
        self._form = None
        self.give_up()
