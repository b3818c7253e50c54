"""Help → Guide for the owner, Guide for IT."""

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.services.guides import Guide
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.window import guide_dialog
from desktop.ui.window.guide_dialog import GuideDialog
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW


@pytest.fixture
def parent(qtbot: QtBot, dressed: QApplication) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def dialog(book: Book, parent: QWidget, opened: list[str]) -> GuideDialog:
    made = GuideDialog(Guide.OWNER, book, parent, browser=lambda link: opened.append(link) is None)
    made.open()
    return made


def first_line(dialog: GuideDialog) -> str:
    return dialog.text.toPlainText().split("\n")[0]


def test_it_is_shown_without_marks_and_pictures(dialog: GuideDialog) -> None:
    text = dialog.text.toPlainText()
    assert text.startswith("From download to the first Teams link")
    assert not [mark for mark in ("**", "](", "\ufffc") if mark in text]
    assert dialog.windowTitle() == dialog.text.accessibleName() == "Guide for the owner"


def test_a_link_to_the_other_guide_shows_it_in_its_place(
    dialog: GuideDialog, opened: list[str]
) -> None:
    dialog.text.anchorClicked.emit(QUrl("it.md"))
    assert (dialog.windowTitle(), first_line(dialog)) == ("Guide for IT", "Trimsy Desk for IT")
    assert opened == []


def place_of(dialog: GuideDialog, link: str) -> QPoint:
    """Where one clicks to follow a link."""
    block = dialog.text.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            if parts.fragment().charFormat().anchorHref() == link:
                cursor = dialog.text.textCursor()
                cursor.setPosition(parts.fragment().position() + 1)
                dialog.text.setTextCursor(cursor)
                dialog.text.ensureCursorVisible()
                return dialog.text.cursorRect(cursor).center()
            parts += 1
        block = block.next()
    raise AssertionError(link)


def test_a_click_on_a_link_follows_it_and_nothing_else(
    qtbot: QtBot, dialog: GuideDialog, opened: list[str]
) -> None:
    page, button = dialog.text.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(page, button, pos=place_of(dialog, "it.md"))
    assert first_line(dialog) == "Trimsy Desk for IT"
    web = "https://entra.microsoft.com"
    qtbot.mouseClick(page, button, pos=place_of(dialog, web))
    assert opened == [web]
    assert first_line(dialog) == "Trimsy Desk for IT"


def test_close_closes_it(qtbot: QtBot, dialog: GuideDialog) -> None:
    (close,) = dialog.findChildren(QPushButton)
    assert close.text() == "Close"
    close.click()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_a_guide_in_another_language_is_read_where_the_link_leads(dialog: GuideDialog) -> None:
    dialog.text.anchorClicked.emit(QUrl("it.de.md"))
    assert (dialog.windowTitle(), first_line(dialog)) == ("Guide for IT", "Trimsy Desk für die IT")


def test_where_the_app_speaks_german_the_guides_do(
    book: Book, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide_dialog, "locale", lambda: QLocale("de_CH"))
    dialog = GuideDialog(Guide.OWNER, book, parent)
    dialog.open()
    assert first_line(dialog) == "Vom Download zum ersten Teams-Link"
    dialog.text.anchorClicked.emit(QUrl("owner.md"))
    assert first_line(dialog) == "From download to the first Teams link"
    monkeypatch.setattr(guide_dialog, "locale", lambda: QLocale("fr"))
    dialog.show_guide(Guide.IT)
    assert first_line(dialog) == "Trimsy Desk for IT"


def test_links_to_the_web_are_opened_in_the_browser_and_others_not_at_all(
    dialog: GuideDialog, opened: list[str]
) -> None:
    for link in ("https://entra.microsoft.com", "file:///etc/passwd", "nowhere.md"):
        dialog.text.anchorClicked.emit(QUrl(link))
    assert opened == ["https://entra.microsoft.com"]
    assert first_line(dialog) == "From download to the first Teams link"


def test_where_no_browser_opens_the_address_is_shown(book: Book, parent: QWidget) -> None:
    dialog = GuideDialog(Guide.IT, book, parent, browser=lambda _link: False)
    dialog.open()
    dialog.text.anchorClicked.emit(QUrl("https://entra.microsoft.com"))
    assert dialog.problem.text().endswith("https://entra.microsoft.com")


def test_it_is_read_by_keyboard(qtbot: QtBot, dialog: GuideDialog) -> None:
    qtbot.waitActive(dialog)
    assert dialog.focusWidget() is dialog.text
    bar = dialog.text.verticalScrollBar()
    assert bar.value() == 0
    qtbot.keyClick(dialog.text, Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_the_menu_has_both(
    qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection
) -> None:
    window = MainWindow(book, connection, now=lambda: NOW)
    qtbot.addWidget(window)
    window.menus.owner_guide.trigger()
    window.menus.it_guide.trigger()
    titles = [dialog.windowTitle() for dialog in window.findChildren(GuideDialog)]
    assert titles == ["Guide for the owner", "Guide for IT"]
