"""The middle of a dialog on a large screen and on a small one."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.error_details import plain_label
from desktop.ui.scrolled_body import ScrolledBody
from tests.ui.small_screen import SMALL, SmallScreen


def of(*parts: QWidget) -> QWidget:
    content = QWidget()
    layout = QVBoxLayout(content)
    for part in parts:
        layout.addWidget(part)
    return content


def high(height: int) -> QLabel:
    label = QLabel("x")
    label.setFixedSize(100, height)
    return label


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ScrolledBody, "screen", lambda _self: SmallScreen())


def test_where_there_is_room_nothing_is_scrolled(qtbot: QtBot) -> None:
    content = of(high(150))
    body = ScrolledBody(content)
    qtbot.addWidget(body)
    assert body.sizeHint() == content.sizeHint()
    assert body.minimumSizeHint() == content.minimumSizeHint()


def test_words_that_wrap_are_reckoned_with_at_the_width_wanted(qtbot: QtBot) -> None:
    content = of(plain_label("word " * 60))
    body = ScrolledBody(content, 500)
    qtbot.addWidget(body)
    layout = content.layout()
    assert layout is not None
    assert body.sizeHint() == QSize(500, layout.heightForWidth(500))


@pytest.mark.usefixtures("small")
def test_on_a_small_screen_it_insists_on_little_of_the_height(qtbot: QtBot) -> None:
    content = of(high(600))
    body = ScrolledBody(content)
    qtbot.addWidget(body)
    assert body.sizeHint() == content.sizeHint()
    assert body.minimumSizeHint().height() == SMALL.height() // 3
    assert body.minimumSizeHint().width() > content.minimumSizeHint().width()  # and its bar


def test_the_dialog_grows_with_what_appears_in_it(qtbot: QtBot) -> None:
    appears = high(100)
    appears.hide()
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(ScrolledBody(of(high(50), appears)))
    dialog.show()
    before = dialog.height()
    appears.show()
    qtbot.waitUntil(lambda: dialog.minimumHeight() > 150)
    assert dialog.height() >= max(before, 150)


def test_a_dialog_grows_for_words_that_wrap(qtbot: QtBot) -> None:
    problem = plain_label("")
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(ScrolledBody(of(high(50), problem)))
    dialog.resize(300, 50)
    dialog.show()
    problem.setText("word " * 60)
    qtbot.waitUntil(lambda: problem.height() >= problem.heightForWidth(problem.width()))
    assert dialog.height() > problem.height() + 50


@pytest.mark.usefixtures("small")
def test_what_gets_the_keyboard_comes_into_sight(qtbot: QtBot, dressed: QApplication) -> None:
    above, below = QLineEdit(), QLineEdit()
    body = ScrolledBody(of(above, high(600), below))
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(body)
    dialog.resize(300, 200)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for field in (below, above):
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        at = QRect(field.mapTo(body.viewport(), field.rect().topLeft()), field.size())
        assert body.viewport().rect().contains(at)
