import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from desktop.services import taskbar
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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_only_this_person_can_raise_it(first: Instance) -> None:
    (server,) = first.findChildren(QLocalServer)
    assert stat.S_IMODE(Path(server.fullServerName()).stat().st_mode) & 0o077 == 0


def test_a_second_start_hands_on_its_right_to_come_forward(
    qtbot: QtBot, tmp_path: Path, first: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    first.wanted.connect(lambda _file: told.append("wanted"))
    monkeypatch.setattr(taskbar, "let_another_come_forward", lambda: told.append("may"))
    with qtbot.waitSignal(first.wanted):
        assert not Instance(tmp_path).claim()
    assert told == ["may", "wanted"]


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


def test_the_file_of_a_second_start_comes_with_its_wish(
    qtbot: QtBot, tmp_path: Path, first: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its whole path: the first app may have been started in another folder."""
    monkeypatch.chdir(tmp_path)
    with qtbot.waitSignal(first.wanted) as heard:
        assert not Instance(tmp_path).claim(Path("Salon Rosé.trimsy"))
    assert heard.args == [str(tmp_path / "Salon Rosé.trimsy")]
    with qtbot.waitSignal(first.wanted) as heard:
        assert not Instance(tmp_path).claim()
    assert heard.args == [""]


def test_two_starts_at_once_are_heard_apart(qtbot: QtBot, tmp_path: Path, first: Instance) -> None:
    heard: list[str] = []
    first.wanted.connect(heard.append)
    files = [tmp_path / f"{number}.trimsy" for number in range(5)]
    for file in files:
        assert not Instance(tmp_path).claim(file)
    qtbot.waitUntil(lambda: len(heard) == len(files))
    assert sorted(heard) == sorted(map(str, files))
