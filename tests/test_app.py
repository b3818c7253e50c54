"""The composed app on the practice cloud: real lanes, real database, real sign-in flow.

The browser is the practice cloud's own ``visit``; tests/end_to_end has the real one.
"""

import gc
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desk, utc_now
from desktop.core.link_state import LinkState, link_state
from desktop.core.models import BookingDraft, Lobby, Place
from desktop.core.times import to_wall
from desktop.core.troubles import Kind
from desktop.practice.accounts import ANNA
from desktop.practice.cloud import PracticeCloud
from desktop.practice.faults import Fault
from desktop.services.home import Home, home
from desktop.services.left_sheets import Swept
from desktop.services.store import Store
from desktop.ui.paper import closing_sheet
from desktop.ui.paper.paper_words import title_text
from desktop.ui.paper.sheet_reading import read_next_day
from desktop.ui.updates.update_dialog import UpdateDialog
from tests.app_hand import browser, cloud, desk, gate, ours, prefer, reached, undressed, until
from tests.ui.paper.reader import Pdf, reader

__all__ = ["browser", "cloud", "desk", "gate", "ours", "reached", "reader", "undressed"]

ROOT = Path(__file__).parents[1]


def book_online(store: Store, minutes_from_now: int) -> int:
    """Book the first customer online with the first person; returns the booking's id."""
    starts = to_wall(utc_now() + timedelta(minutes=minutes_from_now), store.salon().time_zone)
    service = next(s for s in store.services() if s.place is Place.ONLINE)
    draft = BookingDraft(
        customer_id=store.find_customers("a")[0].id,
        customer=None,
        staff_id=store.staff()[0].id,
        service_id=service.id,
        starts=starts.replace(second=0, microsecond=0),
        minutes=service.minutes,
        place=Place.ONLINE,
        note="",
    )
    return store.save_booking(draft).booking_id


def test_connect_book_move_and_cancel(
    desk: Desk, ours: Home, cloud: PracticeCloud, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.connection.finished, timeout=20_000) as signed_in:
        desk.connection.connect_account()
    assert signed_in.args[0].email == ANNA.email

    store = Store(ours.book, utc_now)
    booked: list[int] = []
    desk.book.write(lambda lane_store: book_online(lane_store, 600), booked.append)
    until(qtbot, lambda: bool(booked))
    booking_id = booked[0]

    def status() -> LinkState:
        details = store.booking(booking_id)
        assert details is not None
        return link_state(details, store.salon(), utc_now()).state

    until(qtbot, lambda: status() is LinkState.READY)
    until(qtbot, lambda: store.unsettled(utc_now()) == [])
    details = store.booking(booking_id)
    assert details is not None
    assert details.meeting is not None
    link = details.meeting.join_url
    assert details.meeting.lobby is Lobby.ON
    (meeting,) = [m for m in cloud.meetings if m.resource["joinWebUrl"] == link]
    assert meeting.resource["subject"] == "Online appointment with Salon Lumière"
    live = len(cloud.meetings)

    desk.book.write(lambda lane_store: lane_store.cancel_booking(booking_id))
    until(qtbot, lambda: len(cloud.meetings) == live - 1)
    assert link not in {m.resource["joinWebUrl"] for m in cloud.meetings}
    store.close()


def test_saving_does_not_wait_for_a_slow_cloud(
    desk: Desk, ours: Home, cloud: PracticeCloud, gate: Event, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.connection.finished, timeout=20_000):
        desk.connection.connect_account()
    store = Store(ours.book, utc_now)
    until(qtbot, lambda: store.unsettled(utc_now()) == [])
    cloud.faults.switch_on(Fault.SLOW)
    gate.clear()
    booked: list[int] = []
    desk.book.write(lambda lane_store: book_online(lane_store, 600), booked.append)
    until(qtbot, lambda: bool(booked))
    details = store.booking(booked[0])
    gate.set()
    assert details is not None
    assert details.meeting is None or not details.meeting.join_url
    store.close()


def test_a_lane_that_is_still_busy_when_the_app_is_closed_is_told_and_collects_no_garbage(
    desk: Desk, cloud: PracticeCloud, gate: Event, reached: Event, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.connection.finished, timeout=20_000):
        desk.connection.connect_account()
    cloud.faults.switch_on(Fault.SLOW)
    gate.clear()
    desk.book.write(lambda lane_store: book_online(lane_store, 600))
    until(qtbot, reached.is_set)
    was_quiet, collected = desk.close(), gc.isenabled()
    gate.set()
    is_quiet, collects = desk.close(), gc.isenabled()
    assert (was_quiet, collected) == (False, False)
    assert (is_quiet, collects) == (True, True)


def test_connecting_without_network_says_so_and_keeps_what_was_typed(
    desk: Desk, cloud: PracticeCloud, qtbot: QtBot
) -> None:
    typed = desk.connection.state.registration
    cloud.faults.switch_on(Fault.OFFLINE)
    with qtbot.waitSignal(desk.connection.finished, timeout=20_000) as ended:
        desk.connection.connect_account()
    assert ended.args[0].kind is Kind.OFFLINE
    assert desk.connection.state.organiser is None
    assert desk.connection.state.registration == typed
    cloud.faults.clear()
    with qtbot.waitSignal(desk.connection.finished, timeout=20_000) as ended:
        desk.connection.connect_account()
    assert ended.args[0].email == ANNA.email


def test_no_lane_collects_garbage_in_which_a_window_may_lie(desk: Desk) -> None:
    assert not gc.isenabled()
    desk.close()
    assert gc.isenabled()


def test_a_practice_run_is_kept_apart(tmp_path: Path) -> None:
    real, practice = home(tmp_path, practice=False), home(tmp_path, practice=True)
    assert real.book != practice.book
    assert real.keyring_name != practice.keyring_name
    assert practice.site_config != real.site_config
    assert home(tmp_path, practice=True) == practice


def test_the_window_waits_for_no_slow_library() -> None:
    """They are imported on a lane, when first needed: on the GUI thread each would be felt."""
    slow = ["httpx", "icalendar", "keyring", "msal", "phonenumbers", "sqlite_utils"]
    look = f"import sys, desktop.app; print(*sorted(set({slow}) & set(sys.modules)))"
    command = [sys.executable, "-c", look]
    asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert asked.stdout.split() == []


def test_closing_leaves_the_next_days_sheet(
    desk: Desk, ours: Home, qtbot: QtBot, tmp_path: Path, reader: type[Pdf]
) -> None:
    store = Store(ours.book, utc_now)
    before = title_text(read_next_day(store, utc_now()).sheet)
    prefer(desk, qtbot, closing_sheet=True, closing_folder=str(tmp_path / "sheets"))
    assert desk.close()
    (file,) = (tmp_path / "sheets").iterdir()
    assert file.name.startswith("trimsy-desk-practice-day-sheet-")
    after = title_text(read_next_day(store, utc_now()).sheet)  # it may have struck midnight
    store.close()
    text = reader(tmp_path, file.read_bytes()).text()
    assert before in text or after in text
    assert "Salon Lumière" in text


def test_a_folder_that_takes_no_sheet_does_not_keep_the_app_open(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    prefer(desk, qtbot, closing_sheet=True, closing_folder=str(tmp_path / "file"))
    assert desk.close()


def test_a_server_that_does_not_answer_keeps_no_sheet_from_being_left(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Older ones were to be deleted from a folder there, and another folder is wanted now."""
    hanging, reached = Event(), Event()

    def hang(*_args: object) -> Swept:
        reached.set()
        hanging.wait(30)
        return Swept()

    monkeypatch.setattr(closing_sheet, "delete_all", hang)
    prefer(desk, qtbot, closing_sheet=True, closing_folder=str(tmp_path / "server"))
    assert desk.window.errands.paper is not None
    box = desk.window.errands.paper.open().closing
    assert box is not None
    box.take_folder(str(tmp_path / "sheets"))
    until(qtbot, reached.is_set)
    was_quiet = desk.close()
    hanging.set()
    assert not was_quiet
    assert len(list((tmp_path / "sheets").iterdir())) == 1


def test_in_practice_nobody_is_asked_for_new_versions(desk: Desk, qtbot: QtBot) -> None:
    desk.window.menus.updates.trigger()
    (dialog,) = desk.window.findChildren(UpdateDialog)
    words = "In practice mode nothing leaves this computer."
    until(qtbot, lambda: dialog.words.text() == words)
