"""A book that is put back to an older copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.store import Store
from tests.services.backup import put_back
from tests.services.salon_at_work import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "book.db")
    yield desk
    desk.store.close()
    assert desk.cloud.violations == []


def restored(desk: Desk, copy: Path) -> None:
    """Put an older copy of the book in its place, as an owner does with the app closed."""
    desk.store.close()
    put_back(copy, desk.path)
    desk.store = Store(desk.path, desk.clock)
    desk.reconciler = desk.start()


def links(desk: Desk) -> list[str]:
    return sorted(held.join_url for held in desk.cloud.meetings.values())
