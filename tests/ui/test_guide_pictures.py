"""The guides' pictures show what somebody who follows the guide will see."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.settings import Source
from desktop.ui.settings.registration_box import RegistrationBox
from tests.screens.rooms import Rooms
from tests.screens.shots_guide import connected


def test_the_registration_in_the_picture_is_one_that_was_typed(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path
) -> None:
    """None in place of the secret's field stands there only where IT registered the app."""
    rooms = Rooms(tmp_path)
    dialog = connected(rooms)
    for top in QApplication.topLevelWidgets():
        qtbot.addWidget(top, before_close_func=QWidget.hide)
    (box,) = dialog.findChildren(RegistrationBox)
    assert box._shown is not None  # noqa: SLF001 - what it was really told, not what was painted
    assert box._shown.client_id.source is Source.TYPED  # noqa: SLF001 - as above
    assert not box.is_dirty()
    assert box.secret.field.isVisible()
    assert box.secret.field.text() == ""
    rooms.store.close()
