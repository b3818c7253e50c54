"""Where profiles are opened: from the menu, in the first start, and by a second start."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.core.profile import Profile, profile_of
from desktop.core.profile_parts import Part
from desktop.services.profile_file import write_profile_file
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.profile.profile_dialog import ProfileDialog
from desktop.ui.start.first_start import FirstStart
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW
from tests.ui.salon import Desk, fill


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection) -> MainWindow:
    made = MainWindow(book, connection, now=lambda: NOW)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def theirs(tmp_path: Path) -> Profile:
    store = Store(tmp_path / "theirs.sqlite", lambda: NOW)
    fill(store)
    profile = profile_of(store.salon(), store.staff(), store.services(), "", "")
    store.close()
    return profile


@pytest.fixture
def file(tmp_path: Path, theirs: Profile) -> Path:
    made = tmp_path / "Salon Rosa.trimsy"
    write_profile_file(made, theirs)
    return made


def dialogs(window: MainWindow) -> list[ProfileDialog]:
    return [one for one in window.findChildren(ProfileDialog) if one.isVisible()]


def chosen(window: MainWindow, file: Path) -> None:
    """Choose ``file`` in the dialog that has just opened."""
    (dialog,) = (one for one in window.findChildren(QFileDialog) if one.isVisible())
    dialog.selectFile(str(file))
    dialog.accept()


def test_the_menu_asks_for_a_file_and_shows_what_it_would_do(
    window: MainWindow, desk: Desk, file: Path
) -> None:
    window.menus.open_profile.trigger()
    chosen(window, file)
    (dialog,) = dialogs(window)
    assert "Salon Rosa.trimsy" in dialog.title.text()
    assert not dialog.take.isEnabled()
    assert dialog.parentWidget() is window


def test_what_was_taken_in_is_told_and_stands_in_the_day(
    window: MainWindow, file: Path, store: Store
) -> None:
    window.profiles.look_into(file).take.click()
    notice = window.notices.current
    assert notice is not None
    assert (notice.text, notice.tone) == ("The salon profile is taken in.", "done")
    assert [one.name for one in store.staff()] == ["Mia", "Tom"]
    assert window.pages.currentWidget() is window.day_view


def test_one_dialog_takes_the_next_file_in(window: MainWindow, file: Path, tmp_path: Path) -> None:
    window.profiles.look_into(tmp_path / "nowhere.trimsy")
    window.profiles.look_into(file)
    (dialog,) = dialogs(window)
    assert set(dialog.rows) == set(Part)


def test_a_first_start_opens_a_profile_and_goes_on_with_the_first_booking(
    window: MainWindow, file: Path, store: Store
) -> None:
    window.greeting.greet()
    (steps,) = window.findChildren(FirstStart)
    steps.profile.click()
    chosen(window, file)
    (dialog,) = dialogs(window)
    assert dialog.parentWidget() is steps
    assert store.salon().name == ""
    dialog.take.click()
    assert steps.isVisible()
    assert steps.list.currentRow() == 4
    done = steps.done_step
    assert [one.text() for one in (done.salon, done.hours)] == [
        "Salon Rosa",
        "Mon–Sat 09:00–18:00",
    ]
    assert not steps.is_dirty()
    steps.finish.click()
    assert (store.salon().name, len(store.staff()), len(store.services())) == ("Salon Rosa", 2, 3)


def test_an_app_started_with_a_profile_shows_it_over_the_first_start(
    window: MainWindow, file: Path
) -> None:
    window.greeting.greet()
    window.profiles.look_into_soon(file)
    (dialog,) = dialogs(window)
    assert isinstance(dialog.parentWidget(), FirstStart)


def test_on_a_salon_that_is_set_up_it_shows_it_over_the_day(
    window: MainWindow, desk: Desk, file: Path
) -> None:
    window.greeting.greet()
    window.profiles.look_into_soon(file)
    (dialog,) = dialogs(window)
    assert dialog.parentWidget() is window
    assert window.findChildren(FirstStart) == []
