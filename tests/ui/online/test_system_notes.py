"""Notes by the operating system, on computers that have them and on those that do not."""

from typing import ClassVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desktop.ui.icons import app_icon
from desktop.ui.online.system_notes import SystemNotes


class Tray(QSystemTrayIcon):
    """A system tray that writes down what it is asked to show."""

    available: ClassVar[bool] = True
    messages: ClassVar[bool] = True
    made: ClassVar[list["Tray"]] = []

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.told: list[tuple[str, str]] = []
        self.up = False
        self.made.append(self)

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return Tray.available

    @staticmethod
    def supportsMessages() -> bool:
        return Tray.messages

    def showMessage(self, title: str, text: str, *rest: object) -> None:
        self.told.append((title, text))

    def show(self) -> None:
        self.up = True

    def hide(self) -> None:
        self.up = False


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tray, "available", True)
    monkeypatch.setattr(Tray, "messages", True)
    monkeypatch.setattr(Tray, "made", [])


@pytest.fixture
def notes(qtbot: QtBot) -> SystemNotes:
    return SystemNotes(app_icon(), tray=Tray)


def test_the_tray_icon_is_there_only_while_there_is_something_to_tell(notes: SystemNotes) -> None:
    assert Tray.made == []
    assert notes.tell("Zoe in 5 minutes", "Colour advice")
    (tray,) = Tray.made
    assert tray.told == [("Zoe in 5 minutes", "Colour advice")]
    assert tray.up
    timer = notes.findChild(QTimer)
    assert timer is not None
    assert timer.isActive()
    timer.timeout.emit()
    assert not tray.up


def test_the_next_note_comes_from_the_same_icon(notes: SystemNotes) -> None:
    notes.tell("one", "1")
    notes.tell("two", "2")
    (tray,) = Tray.made
    assert [title for title, _ in tray.told] == ["one", "two"]


def test_a_click_asks_for_the_window_and_puts_the_icon_away(
    qtbot: QtBot, notes: SystemNotes
) -> None:
    notes.tell("Zoe in 5 minutes", "Colour advice")
    (tray,) = Tray.made
    with qtbot.waitSignal(notes.clicked):
        tray.messageClicked.emit()
    assert not tray.up
    notes.tell("Bea in 5 minutes", "Colour advice")
    with qtbot.waitSignal(notes.clicked):
        tray.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


@pytest.mark.parametrize("missing", ["available", "messages"])
def test_a_computer_without_them_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, notes: SystemNotes, missing: str
) -> None:
    monkeypatch.setattr(Tray, missing, False)
    assert not notes.tell("Zoe in 5 minutes", "Colour advice")
    assert Tray.made == []


def test_a_name_cannot_bring_mark_up_into_a_note(notes: SystemNotes) -> None:
    notes.tell("<b>Zoe</b>", '<img src="x">')
    (tray,) = Tray.made
    assert "<" not in "".join(tray.told[0])


def test_the_real_tray_of_this_computer_is_asked_whether_it_is_there(qtbot: QtBot) -> None:
    there = QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
    assert SystemNotes(app_icon()).tell("Zoe in 5 minutes", "Colour advice") is there
