"""The one way anything is told to the person at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from desktop.core.troubles import Kind
from desktop.ui.error_details import DetailsDialog, from_core, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent

    from desktop.core.troubles import AppError

DONE_SECONDS = 8
"""How long "done" stays: the time in which an act can be undone before the cloud hears of it."""

NEEDS_SIGN_IN = frozenset({Kind.NOT_SIGNED_IN, Kind.SIGN_IN_AGAIN})

Act = tuple[str, "Callable[[], None]"]
"""The words on a button, with a mnemonic, and what it does."""


@dataclass(eq=False)
class Notice:
    """``tone`` is what the style sheet goes by: ``error``, ``done`` or ``info``."""

    text: str
    tone: str
    acts: tuple[Act, ...] = ()
    error: AppError | None = None


class NoticeBar(QWidget):
    """A quiet bar with one message at a time, the newest; closing it shows the one before.

    The same error again does not pile up. The bar never takes the focus; screen readers hear
    each message. ``fill`` gives what texts for IT leave open (``Connection.words_for_it``).
    """

    sign_in_wanted = Signal()

    def __init__(
        self, parent: QWidget | None = None, fill: Callable[[], Mapping[str, str]] = dict
    ) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._fill = fill
        self._stack: list[Notice] = []
        self._label = plain_label()
        self._buttons: list[QPushButton] = []
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message (Esc)"))
        self._close.clicked.connect(self.dismiss)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._label, 1)
        self._layout.addWidget(self._close)
        self.done_timer = QTimer(self)
        self.done_timer.setSingleShot(True)
        self.done_timer.timeout.connect(self._forget_done)
        self.hide()

    @property
    def current(self) -> Notice | None:
        """The message on the screen."""
        return self._stack[-1] if self._stack else None

    def show_error(self, error: AppError, retry: Callable[[], None] | None = None) -> None:
        """Tell what went wrong and the next step, with Retry, Sign in, Details… as they apply."""
        advice = error.advice
        acts: list[Act] = []
        if retry is not None:
            acts.append((self.tr("Retr&y"), retry))
        if error.kind in NEEDS_SIGN_IN:
            acts.append((self.tr("Si&gn in"), self.sign_in_wanted.emit))
        text = f"{from_core(advice.title)}. {from_core(advice.next_step)}".replace("..", ".")
        self._stack = [notice for notice in self._stack if notice.error != error]
        self._push(Notice(text, "error", tuple(acts), error))

    def show_done(
        self, text: str, undo: Callable[[], None] | None = None, *, again: bool = False
    ) -> None:
        """Confirm an act for a few seconds, as long as the cloud has not heard of it.

        ``undo`` takes it back; with ``again`` it was an undoing, and is done again.
        """
        self._stack = [notice for notice in self._stack if notice.tone != "done"]
        words = self.tr("&Redo") if again else self.tr("&Undo")
        self._push(Notice(text, "done", ((words, undo),) if undo is not None else ()))
        self.done_timer.start(DONE_SECONDS * 1000)

    def show_info(self, text: str, *acts: Act) -> Notice:
        """Tell something that stays until it is closed, acted upon or withdrawn."""
        self._stack = [notice for notice in self._stack if notice.text != text]
        notice = Notice(text, "info", acts)
        self._push(notice)
        return notice

    def rewrite(self, notice: Notice, text: str) -> None:
        """Say it otherwise, without a word from screen readers; what was closed stays so."""
        notice.text = text
        if notice is self.current:
            self._label.setText(text)
            self.setAccessibleName(text)

    def holds(self, notice: Notice) -> bool:
        """Whether it is told, be it behind a newer one."""
        return any(other is notice for other in self._stack)

    def withdraw(self, notice: Notice) -> None:
        """Take a message back that no longer holds."""
        self._stack = [other for other in self._stack if other is not notice]
        self._show_top()

    def forget(self, error: AppError) -> None:
        """Take an error back that no longer holds."""
        self._stack = [notice for notice in self._stack if notice.error != error]
        self._show_top()

    def dismiss(self) -> None:
        """Close the message on the screen."""
        if self._stack:
            self._stack.pop()
        self._show_top()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc while the focus is in the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _forget_done(self) -> None:
        self._stack = [notice for notice in self._stack if notice.tone != "done"]
        self._show_top()

    def _push(self, notice: Notice) -> None:
        self._stack.append(notice)
        self._show_top()
        event = QAccessibleAnnouncementEvent(self, notice.text)
        if notice.tone == "error":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _show_top(self) -> None:
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        notice = self.current
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._label.setText(notice.text)
        self.setAccessibleName(notice.text)
        self.setProperty("tone", notice.tone)
        self.style().unpolish(self)
        self.style().polish(self)
        for words, act in notice.acts:
            self._add_button(words).clicked.connect(lambda _=False, act=act: self._act(notice, act))
        if notice.error is not None:
            self._add_button(self.tr("Detail&s…")).clicked.connect(self._show_details)

    def _add_button(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        self._layout.insertWidget(self._layout.count() - 1, button)
        button.show()
        self._buttons.append(button)
        return button

    def _act(self, notice: Notice, act: Callable[[], None]) -> None:
        self._stack = [other for other in self._stack if other is not notice]
        self._show_top()
        act()

    def _show_details(self) -> None:
        if self.current is not None and self.current.error is not None:
            show_details(self.window(), self.current.error, self._fill())


def show_details(
    parent: QWidget, error: AppError, fill: Mapping[str, str] | None = None
) -> DetailsDialog:
    """Show everything about ``error`` in a dialog, without blocking."""
    dialog = DetailsDialog(error, fill or {}, parent)
    dialog.open()
    return dialog


def ask(
    parent: QWidget,
    title: str,
    text: str,
    yes: str,
    no: str,
    then: Callable[[bool], None],
) -> QMessageBox:
    """Ask a question without blocking; ``then`` gets ``True`` for ``yes``. Esc means ``no``."""

    def chosen(index: int) -> None:
        then(index == 0)

    return choose(parent, title, text, (yes, no), chosen)


def choose(
    parent: QWidget,
    title: str,
    text: str,
    answers: tuple[str, ...],
    then: Callable[[int], None],
    *,
    default: int | None = None,
) -> QMessageBox:
    """Ask for one of ``answers``, whose index ``then`` gets; Esc means the last, the safe one.

    Enter means ``default``, the last as well unless told otherwise.
    """
    last = len(answers) - 1
    box = _Question(parent, then, unanswered=last)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)  # not shown on a Mac, and cut where the window is narrow
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"{title}\n\n{text}" if text else title)
    roles = {0: QMessageBox.ButtonRole.AcceptRole, last: QMessageBox.ButtonRole.RejectRole}
    buttons = [
        box.addButton(answer, roles.get(index, QMessageBox.ButtonRole.DestructiveRole))
        for index, answer in enumerate(answers)
    ]
    for index, button in enumerate(buttons):
        button.setProperty("answer", index)
    proposed = buttons[last if default is None else default]
    proposed.setProperty("role", "primary")
    box.setDefaultButton(proposed)
    box.setEscapeButton(buttons[last])
    box.open()
    return box


class _Question(QMessageBox):
    """Hands on which answer was chosen.

    By bound methods: a closure over the box would be the last to hold it while Qt deletes it.
    """

    def __init__(self, parent: QWidget, then: Callable[[int], None], unanswered: int) -> None:
        super().__init__(parent)
        self._then = then
        self._answer = unanswered
        self.buttonClicked.connect(self._take)
        self.finished.connect(self._finished)

    def _take(self, button: QAbstractButton) -> None:
        self._answer = int(button.property("answer"))

    def _finished(self, _code: int) -> None:
        asker = self.parentWidget()
        self._then(self._answer)
        closed = asker is not None and isValid(asker) and not asker.isVisible()
        behind = asker.parentWidget() if asker is not None and closed else None
        if behind is not None:
            # Two windows that close at once leave some window managers without an active one.
            behind.window().activateWindow()
