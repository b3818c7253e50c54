"""A menu with which trainees let the practice cloud misbehave."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.troubles import AppError
from desktop.ui.worker import Worker

if TYPE_CHECKING:
    from desktop.ui.window.window import MainWindow

Fault = TypeVar("Fault")
Fault_contra = TypeVar("Fault_contra", contravariant=True)


class Faults(Protocol[Fault_contra]):
    """The switches of the practice cloud."""

    def switch_on(self, fault: Fault_contra, /) -> None: ...

    def switch_off(self, fault: Fault_contra, /) -> None: ...

    def is_on(self, fault: Fault_contra, /) -> bool: ...

    def clear(self) -> None: ...


class Cloud(Protocol[Fault_contra]):
    """The practice cloud: its switches, and acts as somebody at Microsoft would do them."""

    @property
    def faults(self) -> Faults[Fault_contra]: ...

    def delete_next_meeting(self) -> object: ...

    def change_next_meeting(self) -> object: ...


class PracticeMenu(QMenu, Generic[Fault]):
    """One checkable entry for each of ``kinds`` a trainee can use, and acts on Microsoft's side.

    What each fault says of itself is its text here; one without words is for tests alone. The acts
    are only asked for: they touch the practice cloud's file, so another lane has to do them. It
    answers ``show_deleted`` or ``show_changed`` with what the act was done to, None when there was
    nothing.
    """

    switched = Signal()
    """Something fails now, or works again."""

    deletion_wanted = Signal()
    """The meeting that begins next is to be deleted at Microsoft."""

    change_wanted = Signal()
    """The meeting that begins next is to be changed at Microsoft."""

    told = Signal(str)
    """What came of an act, in words to show."""

    failed = Signal(AppError)

    def __init__(
        self, faults: Faults[Fault], kinds: Iterable[Fault], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Practice"))
        self._faults = faults
        self._entries: list[tuple[QAction, Fault]] = []
        words = self._words()
        for kind in kinds:
            if str(kind) in words:
                action = self.addAction(words[str(kind)])
                action.setCheckable(True)
                self._entries.append((action, kind))
        self.addSeparator()
        self._everything = self.addAction(self.tr("&Everything works again"))
        self.addSeparator()
        self._delete = self.addAction(self.tr("&Delete the next meeting at Microsoft"))
        self._change = self.addAction(self.tr("&Change the next meeting at Microsoft"))
        self.triggered.connect(self._triggered)
        self.aboutToShow.connect(self._show_state)  # a fault may switch itself off
        self._show_state()

    def show_deleted(self, answer: object) -> None:
        self._show_answer(answer, self.tr("The next meeting was deleted at Microsoft."))

    def show_changed(self, answer: object) -> None:
        words = self.tr(
            "The next meeting was changed at Microsoft: another subject, and no lobby any more."
        )
        self._show_answer(answer, words)

    def _show_answer(self, answer: object, words: str) -> None:
        if isinstance(answer, AppError):
            self.failed.emit(answer)
        else:
            nothing = self.tr("No meeting at Microsoft is still to come.")
            self.told.emit(nothing if answer is None else words)

    def _triggered(self, chosen: QAction) -> None:
        if chosen is self._delete:
            self.deletion_wanted.emit()
        elif chosen is self._change:
            self.change_wanted.emit()
        else:
            self._switch(chosen)

    def _switch(self, chosen: QAction) -> None:
        if chosen is self._everything:
            self._faults.clear()
        for action, kind in self._entries:
            if action is chosen and action.isChecked():
                self._faults.switch_on(kind)
            elif action is chosen:
                self._faults.switch_off(kind)
        self._show_state()
        self.switched.emit()

    def _show_state(self) -> None:
        for action, kind in self._entries:
            action.setChecked(self._faults.is_on(kind))

    def _words(self) -> dict[str, str]:
        return {
            "offline": self.tr("&Offline: nothing can be reached"),
            "slow": self.tr("&Slow: every answer takes three seconds"),
            "throttled": self.tr("&Too many requests (429)"),
            "unavailable": self.tr("Service &unavailable (503)"),
            "gateway_timeout": self.tr("&Gateway time-out (504)"),
            "acts_then_times_out": self.tr("&Acts, but the answer is lost"),
            "duplicated": self.tr("Acts t&wice on every request"),
            "grant_revoked": self.tr("Sign-in &revoked"),
            "token_refused": self.tr("To&ken refused"),
            "authorize_refused": self.tr("Connecting &needs an administrator"),
            "lobby_overridden": self.tr("&Lobby overridden by policy"),
            "passcode_forced": self.tr("&Passcode forced by policy"),
        }


def add_practice_menu(
    window: "MainWindow",
    cloud: Cloud[Fault],
    kinds: Iterable[Fault],
    lane: Worker,
    switched: Callable[[], object],
) -> None:
    """Give ``window`` the menu; what it is asked for is done on ``lane``."""
    menu = PracticeMenu(cloud.faults, kinds, window)
    menu.switched.connect(switched)
    menu.deletion_wanted.connect(lambda: lane.submit(cloud.delete_next_meeting, menu.show_deleted))
    menu.change_wanted.connect(lambda: lane.submit(cloud.change_next_meeting, menu.show_changed))
    menu.told.connect(window.notices.show_info)
    menu.failed.connect(window.notices.show_error)
    window.menuBar().addMenu(menu)
