"""What a check found that was begun by a sign-in from the main window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services.check_steps import Checked
from desktop.ui.notices import NoticeBar
from desktop.ui.settings.check_box import CheckBox
from desktop.ui.window.check_notice import CheckNotice
from tests.ui.fake_account import ROSA, FakeAccount, make_connection


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.show()
    return made


def sign_in(
    folder: Path,
    window: QWidget,
    opened: list[str],
    checked: Checked,
    *,
    settings: bool = False,
    undo: Callable[[], None] | None = None,
) -> NoticeBar:
    connection = make_connection(folder, FakeAccount(), check=lambda _tell, _stop: checked)
    notices = NoticeBar(window)
    window.layout().addWidget(notices)
    CheckNotice(connection, notices, lambda: opened.append("settings"), window)
    if undo is not None:
        notices.show_done("Cancelled", undo)
    if settings:
        window.layout().addWidget(CheckBox(connection))
    connection.connect_account()
    connection.setParent(window)
    return notices


def test_ready_is_said_and_an_undo_stays(
    window: QWidget, tmp_path: Path, opened: list[str]
) -> None:
    notices = sign_in(tmp_path, window, opened, Checked(ROSA), undo=lambda: opened.append("undo"))
    notice = notices.current
    assert notice is not None
    assert notice.tone == "info"
    assert notice.text == (
        "Ready. A test meeting was made as rosa@salon.example and deleted again."
        " Customers wait until they are let in."
    )
    notices.dismiss()
    assert notices.current is not None
    ((_, act),) = notices.current.acts
    act()
    assert opened == ["undo"]


def test_what_is_wrong_is_an_error_with_its_next_step(
    window: QWidget, tmp_path: Path, opened: list[str]
) -> None:
    error = AppError(Kind.NO_TEAMS_LICENCE)
    notice = sign_in(tmp_path, window, opened, Checked(ROSA, error)).current
    assert notice is not None
    assert notice.error == error


def test_customers_who_may_walk_in_are_said_until_somebody_closes_it(
    window: QWidget, tmp_path: Path, opened: list[str]
) -> None:
    notice = sign_in(tmp_path, window, opened, replace(Checked(ROSA), walk_in=True)).current
    assert notice is not None
    assert notice.tone == "info"
    assert "customers may walk in" in notice.text
    ((_, act),) = notice.acts
    act()
    assert opened == ["settings"]


def test_where_the_settings_show_it_the_window_keeps_still(
    window: QWidget, tmp_path: Path, opened: list[str]
) -> None:
    assert sign_in(tmp_path, window, opened, Checked(ROSA), settings=True).current is None


def test_a_window_that_was_replaced_says_nothing(
    window: QWidget, tmp_path: Path, opened: list[str]
) -> None:
    window.hide()
    assert sign_in(tmp_path, window, opened, Checked(ROSA)).current is None
