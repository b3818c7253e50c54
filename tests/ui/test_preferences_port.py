from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services.preferences import Preferences, PreferencesFile
from desktop.ui.preferences_port import Languages, PreferencesPort
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane

WIDE, LONG = Preferences(zoom=150), Preferences(zoom=150, slot_minutes=30)


class Results:
    def __init__(self, port: PreferencesPort) -> None:
        self.seen: list[str] = []
        port.changed.connect(lambda: self.seen.append("changed"))

    def done(self, error: AppError | None) -> None:
        self.seen.append(str(error.kind) if error else "done")


def test_what_is_saved_holds_and_is_read_at_the_next_start(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path)
    port = PreferencesPort(file, InlineLane(), Preferences())
    results = Results(port)
    port.save(WIDE, results.done)
    assert port.current() == WIDE
    assert file.read() == WIDE
    assert results.seen == ["done", "changed"]


def test_two_changes_in_a_row_build_on_each_other(tmp_path: Path) -> None:
    lane, file = HeldLane(), PreferencesFile(tmp_path)
    port = PreferencesPort(file, lane, Preferences())
    results = Results(port)
    port.save(WIDE, results.done)
    assert port.current() == WIDE  # for whoever changes another field before it is written
    port.save(LONG, results.done)
    lane.work()
    assert (port.current(), file.read()) == (LONG, LONG)
    assert results.seen == ["done", "changed"] * 2


def test_what_cannot_be_written_is_told_and_not_in_force(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    port = PreferencesPort(PreferencesFile(tmp_path / "file"), InlineLane(), Preferences())
    results = Results(port)
    port.save(WIDE, results.done)
    assert port.current() == Preferences()
    assert results.seen == [str(Kind.FILE_NOT_WRITTEN)]


def test_what_is_saved_holds_though_who_saved_it_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    lane = HeldLane()
    port = PreferencesPort(PreferencesFile(tmp_path), lane, Preferences())
    results, owner = Results(port), QObject()
    port.save(WIDE, results.done, owner=owner)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    lane.work()
    assert port.current() == WIDE
    assert results.seen == ["changed"]


@pytest.mark.parametrize("gone", [False, True])
def test_languages_are_given_while_somebody_waits_for_them(
    qtbot: QtBot, tmp_path: Path, gone: bool
) -> None:
    lane = HeldLane()
    port = PreferencesPort(PreferencesFile(tmp_path), lane, Preferences())
    owner = QObject()
    found: list[Languages] = []
    port.find_languages(found.append, owner)
    if gone:
        owner.deleteLater()
        with qtbot.waitSignal(owner.destroyed):
            pass
    lane.work()
    assert len(found) == (0 if gone else 1)
    assert gone or ("en", "English") in found[0]
