"""One online appointment ahead."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.online.online_content import OnlineContent
from desktop.ui.online.online_row import OnlineRow
from tests.ui.layout_items import known_items

GUARDED = OnlineContent(
    booking_id=1,
    time="10:30",
    soon="in 10 min",
    customer="Anna Muster",
    what="Colour advice · Mia",
    icon="link-ready",
    state="Link ready",
    lobby_icon="lobby-on",
    lobby="lobby on",
    door="",
    link="https://teams.example/1",
    link_to_give="https://teams.example/1",
    name="10:30, Anna Muster",
    pressing=False,
    alarming=False,
    unguarded=False,
    barred=False,
)
UNGUARDED = replace(GUARDED, lobby="Lobby is off", unguarded=True)


def test_the_sign_of_the_lobby_moves_and_leaves_nothing_behind(
    qtbot: QtBot, dressed: QApplication
) -> None:
    before = len(known_items())
    row = OnlineRow()
    qtbot.addWidget(row)
    for content in (GUARDED, UNGUARDED, GUARDED, UNGUARDED):
        row.show_content(content)
    assert row.lobby_icon.toolTip() == "Lobby is off"
    assert len(known_items()) == before
