"""Files of others, brought into a book."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from desktop.core.candidates import Candidate
from desktop.services.imports import Prepared, prepare
from tests.services.desk import Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as opened:
        opened.store.save_salon(replace(opened.store.salon(), country="DE"))
        yield opened


def silent(done: int, whole: int) -> None:
    pass


def prepared(desk: Desk, *people: Candidate) -> Prepared:
    known = desk.store.known_people()
    found = prepare(people, (), known, "DE", silent, Event())
    assert found is not None
    return found


def everybody(desk: Desk) -> list[str]:
    return [one.name for one in desk.store.customers_after(0, 100)]


def crowd(size: int) -> list[Candidate]:
    return [Candidate(n, f"Guest {n}", (f"0170 {1_000_000 + n}",)) for n in range(1, size + 1)]
