import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.practice.faults import Fault, Faults
from desktop.ui.window.practice_menu import PracticeMenu

FOR_TRAINEES = [fault for fault in Fault if fault is not Fault.GRAPH_REFUSED]
"""All but what needs to be told which answer to give."""


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
def menu(qtbot: QtBot, faults: Faults) -> PracticeMenu:
    menu = PracticeMenu(faults, Fault)
    qtbot.addWidget(menu)
    return menu


def entries(menu: PracticeMenu) -> list[QAction]:
    return [action for action in menu.actions() if action.isCheckable()]


def called(menu: PracticeMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if words in action.text())


def test_every_fault_a_trainee_can_use_has_an_entry_in_words_of_its_own(menu: PracticeMenu) -> None:
    texts = [action.text() for action in entries(menu)]
    assert len(texts) == len(set(texts)) == len(FOR_TRAINEES)
    assert not set(texts) & {str(fault) for fault in Fault}


def test_mnemonics_are_unique(menu: PracticeMenu) -> None:
    keys = [
        action.text()[action.text().index("&") + 1].lower()
        for action in menu.actions()
        if not action.isSeparator()
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("fault", FOR_TRAINEES)
def test_an_entry_switches_its_fault_and_says_so(
    qtbot: QtBot, menu: PracticeMenu, faults: Faults, fault: Fault
) -> None:
    action = entries(menu)[FOR_TRAINEES.index(fault)]
    with qtbot.waitSignal(menu.switched):
        action.trigger()
    assert [known for known in Fault if faults.is_on(known)] == [fault]
    with qtbot.waitSignal(menu.switched):
        action.trigger()
    assert not faults.is_on(fault)


def test_everything_works_again(qtbot: QtBot, menu: PracticeMenu, faults: Faults) -> None:
    for action in entries(menu)[:3]:
        action.trigger()
    with qtbot.waitSignal(menu.switched):
        called(menu, "Everything").trigger()
    assert not any(faults.is_on(fault) for fault in Fault)
    assert not any(action.isChecked() for action in entries(menu))


def test_the_menu_shows_what_was_switched_elsewhere(menu: PracticeMenu, faults: Faults) -> None:
    faults.switch_on(Fault.SLOW)
    menu.aboutToShow.emit()
    assert [action.isChecked() for action in entries(menu)] == [
        fault is Fault.SLOW for fault in FOR_TRAINEES
    ]


def test_an_act_is_asked_for_and_switches_nothing(
    qtbot: QtBot, menu: PracticeMenu, faults: Faults
) -> None:
    faults.switch_on(Fault.SLOW)
    asked: list[str] = []
    menu.deletion_wanted.connect(lambda: asked.append("deletion"))
    menu.change_wanted.connect(lambda: asked.append("change"))
    with qtbot.assertNotEmitted(menu.switched):
        called(menu, "Delete the next").trigger()
        called(menu, "Change the next").trigger()
    assert asked == ["deletion", "change"]
    assert faults.is_on(Fault.SLOW)


def test_what_came_of_an_act_is_told(qtbot: QtBot, menu: PracticeMenu) -> None:
    told: list[str] = []
    menu.told.connect(told.append)
    for show in (menu.show_deleted, menu.show_changed):
        show("a meeting")
        show(None)
    deleted, nothing, changed, nothing_again = told
    assert "deleted" in deleted
    assert "changed" in changed
    assert nothing == nothing_again
    assert "No meeting" in nothing


def test_an_act_that_failed_is_told_as_what_it_is(qtbot: QtBot, menu: PracticeMenu) -> None:
    error = AppError(Kind.UNEXPECTED)
    with qtbot.waitSignal(menu.failed) as failed, qtbot.assertNotEmitted(menu.told):
        menu.show_deleted(error)
    assert failed.args == [error]
