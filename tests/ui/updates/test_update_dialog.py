"""Help → Check for updates: what is said, and that nothing happens by itself."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import __version__
from desktop.core.releases import Release
from desktop.core.troubles import AppError, Kind
from desktop.services.preferences import Preferences, PreferencesFile
from desktop.services.release_feed import Looked, Silence
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.updates.update_dialog import UpdateDialog
from desktop.ui.updates.updates import Updates
from desktop.ui.window.lasting import Lasting
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk

CLOSED = datetime(2026, 5, 4, 17, 0, tzinfo=UTC)
PAGE = "https://github.com/owner/trimsy-desk/releases/latest"
NEWER = Looked((Release("9.1.0", "<b>One</b>"), Release("9.0.0", "Two")), PAGE)


class World:
    """A feed that answers with ``answer``, and a browser that may be missing."""

    def __init__(self, folder: Path, book: Book) -> None:
        self.answer: Looked | AppError = NEWER
        self.asked = 0
        self.opened: list[str] = []
        self.has_browser = True
        self.lane: InlineLane | HeldLane = InlineLane()
        self.book = book
        preferences = PreferencesPort(PreferencesFile(folder), InlineLane(), Preferences())
        self.updates = Updates(
            book, preferences, self.look, new_lane=lambda _name: self.lane, now=lambda: CLOSED
        )

    def look(self) -> Looked:
        self.asked += 1
        if isinstance(self.answer, AppError):
            raise self.answer
        return self.answer

    def browse(self, link: str) -> bool:
        self.opened.append(link)
        return self.has_browser

    def dialog(
        self, parent: QWidget, now: datetime = CLOSED, looked: Looked | None = None
    ) -> UpdateDialog:
        made = UpdateDialog(
            self.updates, self.book, lambda: now, parent, looked=looked, browser=self.browse
        )
        made.open()
        return made


@pytest.fixture
def parent(qtbot: QtBot, dressed: QApplication) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def world(tmp_path: Path, book: Book, desk: Desk) -> World:
    return World(tmp_path, book)


def seen(dialog: UpdateDialog) -> list[str]:
    """What can be read and pressed, the proposed button in brackets."""
    labels = (dialog.title, dialog.words, dialog.notes, dialog.hours, dialog.not_opened)
    texts = [
        one.toPlainText() if one is dialog.notes else one.text()
        for one in labels
        if one.isVisible()
    ]
    for button in dialog.findChildren(QPushButton):
        if button.isVisible():
            words = button.text().replace("&", "")
            texts.append(f"[{words}]" if button.isDefault() else words)
    return texts


def test_a_newer_version_is_told_with_its_notes_as_plain_text(
    world: World, parent: QWidget
) -> None:
    dialog = world.dialog(parent)
    assert seen(dialog) == [
        "Trimsy Desk 9.1.0 is out",
        f"You have {__version__}. Bookings and settings stay when you install the new one.",
        "9.1.0\n\n<b>One</b>\n\n\n9.0.0\n\nTwo",
        "[Open the download page]",
        "Close",
    ]
    assert dialog.notes.isReadOnly()
    assert world.opened == []
    dialog.download.click()
    assert (world.opened, world.asked) == ([PAGE], 1)


def test_while_the_salon_is_open_it_is_advised_against(world: World, parent: QWidget) -> None:
    assert seen(world.dialog(parent, NOW))[3:] == [
        "The salon is open now. Better install it after closing time.",
        "Open the download page",
        "[Close]",
    ]


FAULTY = "But the file in which they decide cannot be read. Tell them: policies.toml: updates"


def test_one_version_needs_no_heading(world: World, parent: QWidget) -> None:
    world.answer = replace(NEWER, newer=NEWER.newer[:1])
    assert seen(world.dialog(parent))[2] == "<b>One</b>"
    world.answer = replace(NEWER, newer=(Release("9.1.0", ""),))
    assert seen(world.dialog(parent))[2] == "Nothing is told about it."


@pytest.mark.parametrize(
    ("answer", "title", "begins"),
    [
        (Looked(), "You have the newest version", "There is none newer than yours,"),
        (
            Looked(silence=Silence.FORBIDDEN),
            "Nobody was asked",
            "Your IT looks after updates on this computer.",
        ),
        (
            Looked(silence=Silence.FORBIDDEN, problem="policies.toml: updates"),
            "Nobody was asked",
            f"Your IT looks after updates on this computer.\n{FAULTY} (in ",
        ),
        (
            Looked(silence=Silence.NO_SOURCE),
            "Nobody was asked",
            f"You have {__version__}. This copy does not know where",
        ),
        (Looked(silence=Silence.PRACTICE), "Nobody was asked", "In practice mode nothing"),
    ],
    ids=["newest", "forbidden", "forbidden by fault", "no source", "practice"],
)
def test_where_nothing_is_to_be_done_it_is_closed(
    world: World, parent: QWidget, answer: Looked, title: str, begins: str
) -> None:
    world.answer = answer
    first, words, *buttons = seen(world.dialog(parent))
    assert (first, words.startswith(begins), buttons) == (title, True, ["[Close]"])


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        (Kind.OFFLINE, "GitHub cannot be reached"),
        (Kind.UNTRUSTED_CONNECTION, "Whoever answered could not prove to be GitHub."),
        (Kind.PROXY_SIGN_IN, "GitHub cannot be reached: the network's proxy wants a sign-in."),
        (Kind.BUSY, "GitHub is asked too often"),
        (Kind.DOWN, "The list of versions did not come."),
        (Kind.UNEXPECTED, "The list of versions did not come."),
    ],
)
def test_a_failure_is_told_in_plain_words_and_can_be_tried_again(
    world: World, parent: QWidget, kind: Kind, begins: str
) -> None:
    world.answer = AppError(kind)
    dialog = world.dialog(parent)
    title, words, *buttons = seen(dialog)
    assert (title, words.startswith(begins)) == ("It could not be found out", True)
    assert buttons == ["[Try again]", "Close"]
    world.answer = NEWER
    dialog.again.click()
    assert seen(dialog)[0] == "Trimsy Desk 9.1.0 is out"


def test_while_it_asks_it_can_be_closed_and_nobody_minds_the_answer(
    qtbot: QtBot, world: World, parent: QWidget
) -> None:
    world.lane = lane = HeldLane()
    dialog = world.dialog(parent)
    assert seen(dialog) == ["Is there a newer version?", "Asking…", "[Close]"]
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    lane.work()
    assert world.asked == 1


def test_where_no_browser_opens_the_address_is_shown(world: World, parent: QWidget) -> None:
    world.has_browser = False
    dialog = world.dialog(parent)
    dialog.download.click()
    assert seen(dialog)[3].endswith(PAGE)


def test_what_is_known_already_is_not_asked_again(world: World, parent: QWidget) -> None:
    assert seen(world.dialog(parent, looked=NEWER))[0] == "Trimsy Desk 9.1.0 is out"
    assert world.asked == 0


def test_in_the_window_a_quiet_bar_leads_to_it(
    qtbot: QtBot, dressed: QApplication, world: World, connection: Connection
) -> None:
    window = MainWindow(
        world.book, connection, now=lambda: CLOSED, lasting=Lasting(updates=world.updates)
    )
    qtbot.addWidget(window)
    window.show()
    world.updates.found.emit(NEWER)
    notice = window.notices.current
    assert notice is not None
    assert (notice.text, notice.tone) == ("Trimsy Desk 9.1.0 is out.", "info")
    assert window.findChildren(UpdateDialog) == []
    ((_words, act),) = notice.acts
    act()
    (dialog,) = window.findChildren(UpdateDialog)
    assert (dialog.title.text(), world.asked) == ("Trimsy Desk 9.1.0 is out", 0)
    dialog.reject()
    window.menus.updates.trigger()
    assert world.asked == 1


def test_a_window_without_updates_offers_none(
    qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection
) -> None:
    window = MainWindow(book, connection, now=lambda: NOW)
    qtbot.addWidget(window)
    assert not window.menus.updates.isEnabled()
