"""The border between the day book in its database and the views that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.core.troubles import AppError
from desktop.ui.worker import is_gone

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.store import Store
    from desktop.ui.worker import Worker

T = TypeVar("T")


class Book(QObject):
    """Asks the store on its lane; ``changed`` tells views to read their range again.

    Each call takes one short function of a :class:`Store`. A failure goes to ``failed`` (an
    :class:`AppError`) unless the caller takes it itself. Callbacks of a deleted ``owner`` are left
    out, but the failure of a write is always told.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, store: Store, lane: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane

    def read(
        self,
        question: Callable[[Store], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[AppError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Ask ``question``; on success give its answer to ``done``."""

        def came(answer: T | AppError) -> None:
            if isinstance(answer, AppError):
                self._fail(answer, failed, owner)
            else:
                done(answer)

        holder = owner if owner is not None else getattr(done, "__self__", None)
        store = self._store
        self._lane.submit(
            lambda: question(store),
            came,
            owner=holder if isinstance(holder, QObject) else None,
        )

    def write(
        self,
        act: Callable[[Store], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[AppError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do ``act``; on success emit ``changed`` and then give its answer to ``done``."""

        def came(answer: T | AppError) -> None:
            if isinstance(answer, AppError):
                self._fail(answer, failed, owner)
                return
            self.changed.emit()
            if done is not None and not is_gone(done, owner):
                done(answer)

        store = self._store
        self._lane.submit(lambda: act(store), came, owner=self)

    def _fail(
        self,
        error: AppError,
        failed: Callable[[AppError], None] | None,
        owner: QObject | None,
    ) -> None:
        if failed is not None and not is_gone(failed, owner):
            failed(error)
        else:
            self.failed.emit(error)
