"""Keeps the canvas's buttons by what they stand for, and uses them again."""

from collections.abc import Callable, Collection, Hashable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from desktop.ui.day.canvas_stop import CanvasStop

K = TypeVar("K", bound=Hashable)
S = TypeVar("S", bound=CanvasStop)


class StopPool(Generic[K, S]):
    """What is kept is left where it is, so that a refresh leaves the focus where it was."""

    def __init__(self, make: Callable[[], S]) -> None:
        self._make = make
        self._kept: dict[K, S] = {}
        self._spare: list[S] = []

    @property
    def kept(self) -> dict[K, S]:
        return self._kept

    def take(self, key: K) -> S:
        """Return the button for ``key``: its own, else a spare one, else a new one, hidden."""
        stop = self._kept.get(key)
        if stop is None:
            stop = self._spare.pop() if self._spare else self._make()
            self._kept[key] = stop
        return stop

    def drop_others(self, keys: Collection[K]) -> None:
        """Hide all but ``keys``; the canvas takes over the keyboard from them."""
        for key in [key for key in self._kept if key not in keys]:
            stop = self._kept.pop(key)
            if stop.hasFocus():
                stop.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            stop.hide()
            self._spare.append(stop)
