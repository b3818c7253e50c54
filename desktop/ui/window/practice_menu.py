"""A menu with which trainees let the practice cloud misbehave."""

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

Fault = TypeVar("Fault")
Fault_contra = TypeVar("Fault_contra", contravariant=True)


class Faults(Protocol[Fault_contra]):
    """The switches of the practice cloud."""

    def switch_on(self, fault: Fault_contra, /) -> None: ...

    def switch_off(self, fault: Fault_contra, /) -> None: ...

    def is_on(self, fault: Fault_contra, /) -> bool: ...

    def clear(self) -> None: ...


class PracticeMenu(QMenu, Generic[Fault]):
    """One checkable entry for each of ``kinds``; what each says of itself is its text here."""

    switched = Signal()
    """Something fails now, or works again."""

    def __init__(
        self, faults: Faults[Fault], kinds: Iterable[Fault], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Practice"))
        self._faults = faults
        self._entries: list[tuple[QAction, Fault]] = []
        words = self._words()
        for kind in kinds:
            action = self.addAction(words.get(str(kind), str(kind)))
            action.setCheckable(True)
            self._entries.append((action, kind))
        self.addSeparator()
        self._everything = self.addAction(self.tr("&Everything works again"))
        self.triggered.connect(self._triggered)
        self.aboutToShow.connect(self._show_state)  # a fault may switch itself off
        self._show_state()

    def _triggered(self, chosen: QAction) -> None:
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
            "grant_revoked": self.tr("Sign-in &revoked"),
            "token_refused": self.tr("To&ken refused"),
            "lobby_overridden": self.tr("&Lobby overridden by policy"),
            "passcode_forced": self.tr("&Passcode forced by policy"),
        }
