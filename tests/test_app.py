"""The composed app on the practice cloud: real lanes, real database, real sign-in flow.

The browser is the practice cloud's own ``visit``; tests/end_to_end has the real one.
"""

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event

import httpx
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.__main__ import main
from desktop.app import Desk, utc_now
from desktop.core.form_content import FormContent, text_of
from desktop.core.link_state import LinkState, link_state
from desktop.core.models import BookingDraft, Lobby, Place, Status
from desktop.core.profile import Profile
from desktop.core.profile_parts import Part
from desktop.core.times import to_wall
from desktop.core.troubles import Kind
from desktop.practice.accounts import ANNA
from desktop.practice.cloud import PracticeCloud
from desktop.practice.faults import Fault
from desktop.services.home import Home, home
from desktop.services.left_sheets import Swept
from desktop.services.preferences import Contrast
from desktop.services.profile_file import write_profile_file
from desktop.services.store import Store
from desktop.ui import theme
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.paper import closing_sheet
from desktop.ui.paper.paper_words import title_text
from desktop.ui.paper.sheet_reading import read_next_day
from desktop.ui.profile.profile_dialog import ProfileDialog
from desktop.ui.updates.update_dialog import UpdateDialog
from desktop.ui.window.window import MainWindow
from tests.ui.paper.reader import Pdf, reader
from tests.wardrobe import given_back

__all__ = ["reader"]

ROOT = Path(__file__).parents[1]


class Browser(QObject):
    """Signs Anna in and brings the answer back, as the system's browser does."""

    def __init__(self, cloud: PracticeCloud) -> None:
        super().__init__()
        self._cloud = cloud
        QDesktopServices.setUrlHandler("https", self, "open")

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        answer = self._cloud.visit(url.toEncoded().data().decode(), ANNA.email)
        assert answer is not None
        assert answer.mode == "form_post"
        httpx.post(answer.redirect_uri, data=answer.fields, trust_env=False).raise_for_status()


@pytest.fixture
def gate() -> Event:
    """Open; while it is closed, a slow cloud does not answer at all."""
    made = Event()
    made.set()
    return made


@pytest.fixture
def reached() -> Event:
    """Set as soon as a slow cloud was asked for something."""
    return Event()


@pytest.fixture
def cloud(gate: Event, reached: Event) -> PracticeCloud:
    def wait_at_gate(_seconds: float) -> None:
        reached.set()
        gate.wait(30)

    return PracticeCloud(utc_now, sleep=wait_at_gate)


@pytest.fixture
def browser(cloud: PracticeCloud, qapp: QObject) -> Iterator[Browser]:
    made = Browser(cloud)
    yield made
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def ours(tmp_path: Path) -> Home:
    return home(tmp_path, practice=True)


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    with given_back(qapp) as application:
        yield application


@pytest.fixture
def desk(
    undressed: QApplication, ours: Home, cloud: PracticeCloud, browser: Browser, qtbot: QtBot
) -> Iterator[Desk]:
    made = Desk(undressed, ours, cloud)
    made.window.show()
    made.start()
    qtbot.waitUntil(lambda: made.connection.state.registration is not None)
    yield made
    made.window.hide()
    made.close()


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=20_000)


def shown_day(window: MainWindow) -> date | None:
    """The day that stands in the window, which may not yet be the one wanted."""
    contents = window.day_view.contents
    return None if contents is None else contents.day


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


def prefer(desk: Desk, qtbot: QtBot, **wishes: object) -> None:
    """Save preferences, as the settings do."""
    wanted = replace(desk.preferences.current(), **wishes)  # type: ignore[arg-type] # of any field
    saved: list[object] = []
    desk.preferences.save(wanted, saved.append)
    until(qtbot, lambda: saved == [None])


def test_another_language_is_spoken_at_the_same_place_with_nothing_lost(
    desk: Desk, qtbot: QtBot
) -> None:
    until(qtbot, lambda: desk.window.day is not None)
    before = desk.window
    assert before.day is not None
    # a Wednesday to come: on a Sunday the salon is open too short to scroll
    there = before.day + timedelta(days=2 + (7 - before.day.weekday()) % 7)
    before.shown.go_to(there)
    until(qtbot, lambda: shown_day(before) == there)
    qtbot.keyClick(before.day_view.canvas, Qt.Key.Key_Home)  # from wherever the hour of day put it
    before.day_view.scroll_to(9 * 60)
    top, spot, _ = before.day_view.place()
    before.menus.month.trigger()
    booking_id = 1
    desk.book.write(
        lambda store: store.mark_booking(booking_id, Status.CONFIRMED),
        lambda change: desk.history.note(change, "confirmed"),
    )
    until(qtbot, lambda: desk.history.next_undo == "confirmed")
    prefer(desk, qtbot, language="de")
    before.settings.closed.emit()
    assert desk.window is not before
    assert desk.window.menus.undo.text() == "&Rückgängig"
    assert desk.window.isVisible()
    assert desk.window.month.isVisible()
    assert not before.isVisible()
    until(qtbot, lambda: shown_day(desk.window) == there)
    assert desk.window.day_view.place()[:2] == (pytest.approx(top, abs=5), spot)
    desk.window.menus.undo.trigger()
    until(qtbot, lambda: desk.history.next_redo == "confirmed")


def test_another_language_waits_for_what_is_being_typed(desk: Desk, qtbot: QtBot) -> None:
    until(qtbot, lambda: desk.window.day_view.contents is not None)
    before = desk.window
    settings = before.settings.open()
    before.new_booking()  # asked for just before the settings came up
    until(qtbot, lambda: before.findChild(BookingForm) is not None)
    form = before.findChild(BookingForm)
    assert form is not None
    form.fields.search.begin("Zoe")
    prefer(desk, qtbot, language="de")
    settings.reject()
    assert desk.window is before
    assert form.fields.search.field.text() == "Zoe"
    form.reject()
    answer_of(before, 0)
    assert desk.window is not before
    assert desk.window.menus.undo.text() == "&Rückgängig"


def answer_of(window: MainWindow, answer: int) -> None:
    """Give one of the answers to the question that is open."""
    box = next(one for one in window.findChildren(QMessageBox) if one.isVisible())
    next(b for b in box.buttons() if b.property("answer") == answer).click()


def test_a_form_left_by_a_crash_is_offered_in_the_other_language_too(
    desk: Desk, qtbot: QtBot
) -> None:
    until(qtbot, lambda: desk.window.day_view.contents is not None)
    before = desk.window
    text = text_of(FormContent(datetime(2026, 5, 4, 10, 0), minutes=45, search="Zoe"))
    desk.book.read(lambda store: store.keep_form(text), lambda _nothing: before.forms.restore())
    until(qtbot, lambda: before.notices.current is not None)
    prefer(desk, qtbot, language="de")
    before.settings.closed.emit()
    until(qtbot, lambda: desk.window.notices.current is not None)
    assert desk.window is not before
    offered = desk.window.notices.current
    assert offered is not None
    assert [words for words, _act in offered.acts] == ["&Weiter bearbeiten", "&Verwerfen"]


def test_zooming_leaves_colours_and_reminders_alone(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dressed: list[object] = []
    monkeypatch.setattr(theme, "apply", lambda _app, contrast: dressed.append(contrast))
    prefer(desk, qtbot, zoom=120)
    assert dressed == []
    prefer(desk, qtbot, contrast=Contrast.ON)
    assert dressed == [Contrast.ON]


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


def test_a_profile_that_another_start_was_given_is_looked_into(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    write_profile_file(tmp_path / "rosa.trimsy", Profile(name="Salon Rosa"))
    desk.come_forward(str(tmp_path / "rosa.trimsy"))
    until(qtbot, lambda: bool(desk.window.findChildren(ProfileDialog)))
    (dialog,) = desk.window.findChildren(ProfileDialog)
    until(qtbot, lambda: list(dialog.rows) == [Part.SALON])
    assert not dialog.parts(), "it would replace the sample salon's name"
    desk.come_forward("")
    assert desk.window.findChildren(ProfileDialog) == [dialog]


def test_a_profile_on_the_command_line_is_looked_into_once_the_app_has_started(
    undressed: QApplication, ours: Home, cloud: PracticeCloud, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = Desk(undressed, ours, cloud)
    desk.window.show()
    desk.start(tmp_path / "nowhere.trimsy")
    until(qtbot, lambda: bool(desk.window.findChildren(ProfileDialog)))
    (dialog,) = desk.window.findChildren(ProfileDialog)
    until(qtbot, dialog.problem.isVisible)
    desk.window.hide()
    desk.close()


def test_in_practice_nobody_is_asked_for_new_versions(desk: Desk, qtbot: QtBot) -> None:
    desk.window.menus.updates.trigger()
    (dialog,) = desk.window.findChildren(UpdateDialog)
    words = "In practice mode nothing leaves this computer."
    until(qtbot, lambda: dialog.words.text() == words)


def test_the_command_line_takes_a_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[dict[str, object]] = []
    monkeypatch.setattr(app, "run", lambda **given: runs.append(given) or 0)
    assert main(["--data", "here", "Salon Rosé.trimsy"]) == 0
    assert main([]) == 0
    assert runs == [
        {"data": Path("here"), "practice": False, "profile": Path("Salon Rosé.trimsy")},
        {"data": None, "practice": False, "profile": None},
    ]
