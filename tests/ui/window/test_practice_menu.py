import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop.practice.faults import Fault, Faults
from desktop.ui.window.practice_menu import PracticeMenu


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


def test_every_fault_has_an_entry_in_words_of_its_own(menu: PracticeMenu) -> None:
    texts = [action.text() for action in entries(menu)]
    assert len(texts) == len(set(texts)) == len(Fault)
    assert not set(texts) & {str(fault) for fault in Fault}


def test_mnemonics_are_unique(menu: PracticeMenu) -> None:
    keys = [
        action.text()[action.text().index("&") + 1].lower()
        for action in menu.actions()
        if not action.isSeparator()
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("fault", list(Fault))
def test_an_entry_switches_its_fault_and_says_so(
    qtbot: QtBot, menu: PracticeMenu, faults: Faults, fault: Fault
) -> None:
    action = entries(menu)[list(Fault).index(fault)]
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
        menu.actions()[-1].trigger()
    assert not any(faults.is_on(fault) for fault in Fault)
    assert not any(action.isChecked() for action in entries(menu))


def test_the_menu_shows_what_was_switched_elsewhere(menu: PracticeMenu, faults: Faults) -> None:
    faults.switch_on(Fault.SLOW)
    menu.aboutToShow.emit()
    assert [action.isChecked() for action in entries(menu)] == [
        fault is Fault.SLOW for fault in Fault
    ]
