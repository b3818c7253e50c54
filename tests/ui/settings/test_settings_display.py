"""Settings → This computer."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services import places
from desktop.services.policies import Policies
from desktop.services.preferences import Clock, Contrast, DateStyle, Preferences, PreferencesFile
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.settings.display_page import DisplayPage
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane

KNOWN = Preferences(language="de", clock=Clock.H24, first_weekday=7, zoom=150, window="AdnQyw==")


@pytest.fixture
def port(tmp_path: Path) -> PreferencesPort:
    return PreferencesPort(PreferencesFile(tmp_path), InlineLane(), KNOWN)


@pytest.fixture
def page(qtbot: QtBot, port: PreferencesPort) -> DisplayPage:
    return shown(qtbot, port)


def shown(qtbot: QtBot, port: PreferencesPort) -> DisplayPage:
    page = DisplayPage(port)
    qtbot.addWidget(page)
    page.load()
    page.show()
    return page


def combos(page: DisplayPage) -> list[QComboBox]:
    return [
        page.language,
        page.clock,
        page.date_style,
        page.first_weekday,
        page.slot_minutes,
        page.contrast,
    ]


def saved(page: DisplayPage) -> AppError | None:
    answers: list[AppError | None] = []
    page.save(answers.append)
    (answer,) = answers
    return answer


def test_what_holds_is_shown(page: DisplayPage) -> None:
    texts = [combo.currentText() for combo in combos(page)]
    assert texts[1:] == [
        "24 hours (14:30)",
        "As this computer has it",
        "Sunday",
        "15 minutes",
        "As this computer has it",
    ]
    assert page.language.currentData() == "de"
    assert page.reminder_minutes.text() == "5 min before"
    assert not page.is_dirty()


def test_what_is_chosen_is_kept_and_the_rest_left_alone(
    page: DisplayPage, port: PreferencesPort, tmp_path: Path
) -> None:
    for combo, value in zip(
        combos(page), ("en", Clock.H12, DateStyle.ISO, 1, 60, Contrast.ON), strict=True
    ):
        combo.setCurrentIndex(combo.findData(value))
    page.reminder_minutes.setValue(0)
    page.updates.setChecked(True)
    assert page.reminder_minutes.text() == "no reminder"
    assert page.is_dirty()
    assert page.first_problem() is None
    assert saved(page) is None
    assert not page.is_dirty()
    expected = Preferences(
        language="en",
        clock=Clock.H12,
        date_style=DateStyle.ISO,
        first_weekday=1,
        slot_minutes=60,
        contrast=Contrast.ON,
        reminder_minutes=0,
        tell_updates=True,
        zoom=150,
        window="AdnQyw==",
    )
    assert (port.current(), PreferencesFile(tmp_path).read()) == (expected, expected)


def test_everything_can_be_as_the_computer_has_it(page: DisplayPage, port: PreferencesPort) -> None:
    for combo in (page.language, page.clock, page.first_weekday):
        combo.setCurrentIndex(combo.findText("As this computer has it"))
    assert saved(page) is None
    assert port.current() == Preferences(zoom=150, window="AdnQyw==")


def test_zooming_meanwhile_is_not_undone_by_saving(
    page: DisplayPage, port: PreferencesPort
) -> None:
    page.reminder_minutes.setValue(10)
    port.save(Preferences(zoom=80), lambda _error: None)
    page.load()
    assert page.reminder_minutes.value() == 10
    assert saved(page) is None
    assert (port.current().zoom, port.current().reminder_minutes) == (80, 10)


def test_discarding_goes_back(page: DisplayPage) -> None:
    page.contrast.setCurrentIndex(page.contrast.findData(Contrast.ON))
    page.reminder_minutes.setValue(10)
    page.discard()
    assert not page.is_dirty()
    assert page.reminder_minutes.value() == 5


def test_a_failure_is_told_and_the_choice_stays(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    port = PreferencesPort(PreferencesFile(tmp_path / "file"), InlineLane(), Preferences())
    page = shown(qtbot, port)
    page.reminder_minutes.setValue(10)
    error = saved(page)
    assert error is not None
    assert error.kind is Kind.FILE_NOT_WRITTEN
    assert page.reminder_minutes.value() == 10
    assert page.is_dirty()


def test_the_language_in_force_is_shown_before_and_after_the_others_are_known(
    qtbot: QtBot, tmp_path: Path
) -> None:
    lane = HeldLane()
    page = shown(qtbot, PreferencesPort(PreferencesFile(tmp_path), lane, KNOWN))
    assert page.language.currentData() == "de"
    lane.work()
    assert page.language.currentData() == "de"
    assert page.language.findText("English") >= 0
    codes = [page.language.itemData(row) for row in range(page.language.count())]
    assert len(codes) == len(set(codes))
    assert not page.is_dirty()


FAULTY = "But the file in which they decide cannot be read. Tell them: policies.toml: updates"


def test_new_versions_are_asked_for_only_by_whoever_wants_it(page: DisplayPage) -> None:
    assert not page.updates.isChecked()
    assert page.updates.isEnabled()
    assert "once a week, outside opening hours" in page.about_updates.text()


@pytest.mark.parametrize(
    ("problem", "more"),
    [
        ("", ""),
        ("policies.toml: updates", f"\n{FAULTY} (in {places.site_config_dir()})"),
    ],
)
def test_where_it_looks_after_updates_nobody_else_does(
    qtbot: QtBot, tmp_path: Path, problem: str, more: str
) -> None:
    page = shown(
        qtbot,
        PreferencesPort(
            PreferencesFile(tmp_path),
            InlineLane(),
            KNOWN,
            policies=lambda: Policies(updates=False, problem=problem),
        ),
    )
    assert not page.updates.isEnabled()
    assert page.about_updates.text() == f"Your IT looks after updates on this computer.{more}"
    assert not page.is_dirty()
