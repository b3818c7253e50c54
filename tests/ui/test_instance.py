import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.instance import Instance

SECOND_START = """
import sys
from collections.abc import Iterator
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.ui.instance import Instance
app = QCoreApplication([])
print(Instance(Path(sys.argv[1])).claim())
"""


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[Instance]:
    instance = Instance(tmp_path)
    assert instance.claim()
    yield instance
    instance.release()


def test_a_second_start_is_refused_and_raises_the_first(
    qtbot: QtBot, tmp_path: Path, first: Instance
) -> None:
    with qtbot.waitSignal(first.wanted):
        assert not Instance(tmp_path).claim()


def test_another_process_is_a_second_start_too(
    qtbot: QtBot, tmp_path: Path, first: Instance
) -> None:
    root = Path(__file__).parents[2]
    with qtbot.waitSignal(first.wanted, timeout=20_000):
        answer = subprocess.run(
            [sys.executable, "-c", SECOND_START, str(tmp_path)],
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
            timeout=20,
        )
    assert answer.stdout.strip() == "False"


def test_each_data_folder_has_an_app_of_its_own(tmp_path: Path, first: Instance) -> None:
    other = tmp_path / "other"
    other.mkdir()
    instance = Instance(other)
    assert instance.claim()
    instance.release()


def test_after_the_first_ended_the_next_is_first(qtbot: QtBot, tmp_path: Path) -> None:
    one = Instance(tmp_path)
    assert one.claim()
    one.release()
    two = Instance(tmp_path)
    assert two.claim()
    two.release()


def test_a_crashed_app_stands_in_nobodys_way(qtbot: QtBot, tmp_path: Path) -> None:
    crash = SECOND_START + "import os; sys.stdout.flush(); os._exit(1)"
    crash = crash.replace(
        "print(Instance(Path(sys.argv[1])).claim())",
        "first = Instance(Path(sys.argv[1])); print(first.claim())",
    )
    answer = subprocess.run(
        [sys.executable, "-c", crash, str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert answer.stdout.strip() == "True"
    next_one = Instance(tmp_path)
    assert next_one.claim()
    with qtbot.waitSignal(next_one.wanted):
        assert not Instance(tmp_path).claim()
    next_one.release()


def test_a_folder_that_cannot_be_locked_is_left_to_the_database_to_explain(
    qtbot: QtBot, tmp_path: Path
) -> None:
    instance = Instance(tmp_path / "missing")
    assert instance.claim()
    instance.release()
