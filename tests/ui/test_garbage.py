"""No widget is ever deleted by another thread."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui import garbage
from desktop.ui.garbage import GarbageRound


class Ring:
    """Refers to itself, as a dialog does whose button calls one of its methods."""

    def __init__(self, ended: list[threading.Thread]) -> None:
        self.itself = self
        self._ended = ended

    def __del__(self) -> None:
        self._ended.append(threading.current_thread())


@pytest.fixture
def round_(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[GarbageRound]:
    monkeypatch.setattr(garbage, "LOOK_MS", 5)
    made = GarbageRound()
    made.start()
    yield made
    made.stop()


def make_many_objects() -> None:
    """So many that Python would collect, old objects and all, several times over."""
    kept = [[number] for number in range(200_000)]
    del kept


def test_what_another_thread_makes_deletes_nothing_there(
    qtbot: QtBot, round_: GarbageRound
) -> None:
    ended: list[threading.Thread] = []
    for _ in range(100):
        Ring(ended)
    busy = threading.Thread(target=make_many_objects)
    busy.start()
    busy.join()
    assert ended == []
    qtbot.waitUntil(lambda: len(ended) == 100)
    assert set(ended) == {threading.main_thread()}


def test_old_garbage_goes_too_only_later(
    qtbot: QtBot, round_: GarbageRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "FULL_LOOKS", 10)
    ended: list[threading.Thread] = []
    ring = Ring(ended)
    gc.collect()  # it grows old
    del ring
    qtbot.waitUntil(lambda: len(ended) == 1)


def test_afterwards_python_collects_by_itself_again(qtbot: QtBot) -> None:
    gc.enable()  # conftest.py has switched it off for the tests
    one = GarbageRound()
    one.start()
    assert not gc.isenabled()
    one.stop()
    assert gc.isenabled()
