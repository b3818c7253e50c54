"""Settings → Salon: saving the profile."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.core.profile import profile_of
from desktop.core.profile_reading import ProfileRead
from desktop.services.profile_file import read_profile_file
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.profile.profile_box import ProfileBox
from desktop.ui.settings.dialog import SettingsDialog
from tests.ui.fake_account import CLIENT_ID
from tests.ui.salon import Desk


@pytest.fixture
def dialog(
    qtbot: QtBot, dressed: QApplication, book: Book, connection: Connection
) -> SettingsDialog:
    connection.save_registration(CLIENT_ID, "salon.example", "a secret", lambda _error: None)
    made = SettingsDialog(book, connection)
    qtbot.addWidget(made)
    made.open_page(made.salon)
    made.show()
    return made


@pytest.fixture
def box(dialog: SettingsDialog) -> ProfileBox:
    (found,) = dialog.salon.findChildren(ProfileBox)
    return found


def test_it_is_saved_under_the_salons_name_without_secrets_and_customers(
    desk: Desk, box: ProfileBox, store: Store, tmp_path: Path
) -> None:
    desk.book("10:00", "Anna Schmidt", phone="030 1234567")
    assert box.save.isVisible()
    box.save.click()
    (asked,) = box.findChildren(QFileDialog)
    assert Path(asked.selectedFiles()[0]).name == "Salon Rosa.trimsy"
    file = tmp_path / "Salon Rosa.trimsy"
    asked.selectFile(str(file))
    asked.accept()
    assert box.done.text().replace("\u2068", "").replace("\u2069", "") == (
        "Saved in Salon Rosa.trimsy."
    )
    salon, staff, services = store.salon(), store.staff(), store.services()
    assert read_profile_file(file) == ProfileRead(
        profile_of(salon, staff, services, CLIENT_ID, "salon.example")
    )
    text = file.read_text(encoding="utf-8")
    assert not [word for word in ("secret", "Anna", "1234567") if word in text.partition("\n")[2]]


def test_what_is_only_typed_is_not_in_it(
    desk: Desk, dialog: SettingsDialog, box: ProfileBox, tmp_path: Path
) -> None:
    dialog.salon.name.setText("Typed only")
    dialog.salon.name.textEdited.emit("Typed only")
    box.write(tmp_path / "a.trimsy")
    read = read_profile_file(tmp_path / "a.trimsy")
    assert isinstance(read, ProfileRead)
    assert read.profile.name == "Salon Rosa"
    assert dialog.salon.is_dirty()


def test_a_salon_without_a_name_has_a_profile_too(box: ProfileBox) -> None:
    box.save.click()
    (asked,) = box.findChildren(QFileDialog)
    assert Path(asked.selectedFiles()[0]).name == "Salon.trimsy"


def test_a_file_that_cannot_be_written_is_told_beside_the_button(
    desk: Desk, box: ProfileBox, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    box.write(tmp_path / "file" / "a.trimsy")
    assert box.problem.text().startswith("The file could not be saved")
    assert not box.done.isVisible()
    box.write(tmp_path / "a.trimsy")
    assert (box.problem.isVisible(), box.done.isVisible()) == (False, True)


@pytest.mark.parametrize("name", ["a.trimsy", "in the way/a.trimsy"])
def test_what_came_of_it_is_seen_though_the_key_was_pressed_further_up(
    qtbot: QtBot, dialog: SettingsDialog, box: ProfileBox, tmp_path: Path, name: str
) -> None:
    (tmp_path / "in the way").write_text("")
    dialog.resize(700, 400)
    assert box.save.visibleRegion().isEmpty()
    box.write(tmp_path / name)
    line = box.done if name == "a.trimsy" else box.problem
    assert box.isAncestorOf(line)
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect() == line.rect())
