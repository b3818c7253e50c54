"""Ways to break the app on purpose, to see that the test would notice."""

import uuid
from collections.abc import Callable

from PySide6.QtCore import QTimer

from desktop.core.models import Act, Change
from desktop.core.wishes import Held, Wish
from desktop.services.providers import Teams
from desktop.services.store import Store
from desktop.ui.book import Book


def _new_name_for_each_call() -> None:
    """As if the external id were made at the call, and not kept in the book before it."""
    create = Teams.create

    def forgetful(self: Teams, _external_id: str, wish: Wish) -> Held:
        return create(self, str(uuid.uuid4()), wish)

    Teams.create = forgetful  # type: ignore[method-assign]  # on purpose


def _saved_before_it_is() -> None:
    """As if the screen said "saved" while the act still waits to be written."""
    write = Book.write

    def hasty(
        self: Book,
        act: Callable[[Store], Change],
        done: Callable[[Change], None] | None = None,
        **others: object,
    ) -> None:
        if done is not None:
            done(Change(0, 0, Act.UNCHANGED))
        QTimer.singleShot(50, self, lambda: write(self, act, **others))  # type: ignore[arg-type]  # as it came

    Book.write = hasty  # type: ignore[method-assign,assignment]  # on purpose


def commit() -> None:
    """Break this process's app."""
    _new_name_for_each_call()
    _saved_before_it_is()
