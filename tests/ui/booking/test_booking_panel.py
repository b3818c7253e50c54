from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.models import Status
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking import sharing
from desktop.ui.booking.booking_panel import BookingPanel
from desktop.ui.connection import Connection
from desktop.ui.notices import NoticeBar
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.window.window import MainWindow
from tests.ui.conftest import NOW
from tests.ui.salon import Desk

HOSTILE = (
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_OW%40thread.v2/0?context=%7b%22Tid%22%3a1%7d",
    "https://teams.microsoft.com/meet/2387?p=a%2Fb%20c+d&x=%41%7e#frag%23",
    "https://gov.teams.example/l/meetup-join/" + "%3a%40" * 400,
)


class Browser:
    """Remembers the links it was asked to open, and opens them or not."""

    def __init__(self, *, opens: bool = True) -> None:
        self.opens = opens
        self.links: list[str] = []

    def __call__(self, link: str) -> bool:
        self.links.append(link)
        return self.opens


@pytest.fixture
def browser() -> Browser:
    return Browser()


@pytest.fixture
def window(
    qtbot: QtBot,
    dressed: QApplication,
    book: Book,
    connection: Connection,
    desk: Desk,
    browser: Browser,
) -> MainWindow:
    made = MainWindow(book, connection, now=lambda: NOW, browser=browser)
    qtbot.addWidget(made)
    made.show()
    return made


def chosen(window: MainWindow, booking_id: int) -> BookingPanel:
    window.refresh()
    window.choose(booking_id)
    assert window.panel.isVisible()
    return window.panel


def shown_facts(panel: BookingPanel) -> list[str]:
    return [
        label.accessibleName()
        for label in panel.findChildren(QLabel)
        if label.accessibleName() and not label.isHidden()
    ]


def test_everything_about_a_booking_is_shown(window: MainWindow, desk: Desk) -> None:
    booking_id = desk.book("11:00", "Anna <i>Schmidt</i>", service=desk.advice, phone="0151 23")
    desk.link(booking_id, HOSTILE[0])
    panel = chosen(window, booking_id)
    assert panel.title.text() == "Anna <i>Schmidt</i>"
    assert shown_facts(panel) == [
        "Date: Monday, 4 May 2026",
        "Time: 11:00–11:30 (30 min)",
        "Service: Consultation",
        "With: Mia",
        "Where: Online",
        "Phone: 0151 23",
        "Host account: anna@contoso.example",
    ]
    assert panel.links.link_box.title.text() == "Link ready"


@pytest.mark.parametrize("link", HOSTILE, ids=["long form", "short form", "very long"])
def test_the_link_is_copied_and_opened_exactly_as_it_came(
    window: MainWindow, desk: Desk, browser: Browser, link: str
) -> None:
    booking_id = desk.book("11:00", "Anna", service=desk.advice)
    desk.link(booking_id, link)
    panel = chosen(window, booking_id)
    panel.links.copy_link.click()
    assert QGuiApplication.clipboard().text() == link
    panel.links.host.click()
    assert browser.links == [link]


def test_without_a_browser_the_link_is_offered_to_copy(
    window: MainWindow, desk: Desk, browser: Browser
) -> None:
    booking_id = desk.book("11:00", "Anna", service=desk.advice)
    desk.link(booking_id, HOSTILE[0])
    browser.opens = False
    chosen(window, booking_id).links.host.click()
    notice = window.notices.current
    assert notice is not None
    QGuiApplication.clipboard().clear()
    notice.acts[0][1]()
    assert QGuiApplication.clipboard().text() == HOSTILE[0]


def test_while_the_link_is_missing_it_can_be_neither_copied_nor_opened_and_says_why(
    window: MainWindow, desk: Desk
) -> None:
    panel = chosen(window, desk.book("11:00", "Anna", service=desk.advice))
    assert panel.links.link_box.title.text() == "Making link"
    for button in (panel.links.copy_link, panel.links.host, panel.copy_details, panel.ics):
        assert not button.isEnabled()
        assert button.accessibleDescription() == "There is no link to copy or open yet."
    assert panel.links.why.isVisible()
    for action in (window.menus.copy_link, window.menus.ics):
        assert not action.isEnabled()


def test_the_panel_follows_when_the_link_comes(window: MainWindow, desk: Desk, book: Book) -> None:
    booking_id = desk.book("11:00", "Anna", service=desk.advice)
    panel = chosen(window, booking_id)
    desk.link(booking_id, HOSTILE[0])
    book.changed.emit()
    assert panel.links.link_box.title.text() == "Link ready"
    assert panel.links.copy_link.isEnabled()
    assert window.menus.copy_link.isEnabled()


def test_trouble_is_told_with_what_to_do_and_can_be_tried_again(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    booking_id = desk.book("11:00", "Anna", service=desk.advice)
    desk.trouble(booking_id, AppError(Kind.NO_TEAMS_LICENCE))
    panel = chosen(window, booking_id)
    assert panel.links.link_box.title.text() == AppError(Kind.NO_TEAMS_LICENCE).advice.title
    assert panel.links.link_box.words.text() == AppError(Kind.NO_TEAMS_LICENCE).advice.next_step
    panel.links.retry.click()
    details = store.booking(booking_id)
    assert details is not None
    assert details.meeting is not None
    assert details.meeting.trouble is None
    assert panel.links.link_box.title.text() == "Making link"


def test_what_only_the_settings_mend_leads_there(window: MainWindow, desk: Desk) -> None:
    booking_id = desk.book("11:00", "Anna", service=desk.advice)
    desk.trouble(booking_id, AppError(Kind.NOT_SIGNED_IN))
    panel = chosen(window, booking_id)
    assert not panel.links.retry.isVisible()
    panel.links.settings.click()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_a_meeting_gone_at_the_provider_can_be_made_anew(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    booking_id = desk.book("11:00", "Anna", service=desk.advice)
    desk.link(booking_id, HOSTILE[0])
    (held,) = store.meetings_of(booking_id)
    store.record_meeting(replace(held, trouble=AppError(Kind.MEETING_GONE), tries=1))
    panel = chosen(window, booking_id)
    assert not panel.links.retry.isVisible()
    assert not panel.links.copy_link.isEnabled()
    panel.links.renew.click()
    assert panel.links.link_box.title.text() == "Making link"
    assert not panel.links.renew.isVisible()
    details = store.booking(booking_id)
    assert details is not None
    assert details.meeting is None


def test_on_site_bookings_have_nothing_to_do_with_links(window: MainWindow, desk: Desk) -> None:
    panel = chosen(window, desk.book("11:00", "Anna"))
    for widget in (
        panel.links.copy_link,
        panel.links.host,
        panel.links.why,
        panel.links.link_box,
        panel.links.retry,
        panel.links.settings,
    ):
        assert not widget.isVisible()
    assert panel.copy_details.isEnabled()


def test_the_details_are_copied_with_the_link_as_it_came(window: MainWindow, desk: Desk) -> None:
    booking_id = desk.book("11:00", "Anna", service=desk.advice)
    desk.link(booking_id, HOSTILE[0])
    chosen(window, booking_id).copy_details.click()
    assert HOSTILE[0] in QGuiApplication.clipboard().text()


def answer(window: MainWindow, words: str) -> None:
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    next(b for b in box.findChildren(QPushButton) if b.text() == words).click()


def status(store: Store, booking_id: int) -> Status:
    details = store.booking(booking_id)
    assert details is not None
    return details.booking.status


def test_cancelling_asks_and_can_be_undone(window: MainWindow, desk: Desk, store: Store) -> None:
    booking_id = desk.book("11:00", "Anna")
    panel = chosen(window, booking_id)
    panel.cancel.click()
    assert status(store, booking_id) is Status.BOOKED
    answer(window, "&Cancel the booking")
    assert status(store, booking_id) is Status.CANCELLED
    assert booking_id not in window.day_view.canvas.blocks
    assert panel.state.text() == "This booking is cancelled."
    assert not panel.edit.isVisible()
    notice = window.notices.current
    assert notice is not None
    assert notice.text == "Anna's booking is cancelled."
    notice.acts[0][1]()
    assert status(store, booking_id) is Status.BOOKED
    assert booking_id in window.day_view.canvas.blocks


def test_keeping_it_cancels_nothing(window: MainWindow, desk: Desk, store: Store) -> None:
    booking_id = desk.book("11:00", "Anna")
    chosen(window, booking_id).cancel.click()
    answer(window, "&Keep it")
    assert status(store, booking_id) is Status.BOOKED


def test_a_cancelled_booking_can_be_restored_later(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    booking_id = desk.book("11:00", "Anna")
    store.cancel_booking(booking_id)
    window.menus.show_cancelled.setChecked(True)
    chosen(window, booking_id).restore.click()
    assert status(store, booking_id) is Status.BOOKED


def test_the_calendar_file_is_written_whole_and_said_to_be(
    qtbot: QtBot, book: Book, desk: Desk, tmp_path: Path
) -> None:
    booking_id = desk.book("11:00", "Anna", service=desk.advice)
    desk.link(booking_id, HOSTILE[0])
    details = desk.store.booking(booking_id)
    assert details is not None
    bar = NoticeBar()
    qtbot.addWidget(bar)
    file = tmp_path / "Anna.ics"
    sharing.write_ics(book, bar, file, details, NOW)
    written = file.read_bytes()
    assert written.startswith(b"BEGIN:VCALENDAR\r\n")
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert HOSTILE[0].encode() in written.replace(b"\r\n ", b"")
    assert bar.current is not None
    assert bar.current.text == "Saved Anna.ics."


def test_a_calendar_file_that_cannot_be_written_is_told_and_retried(
    qtbot: QtBot, book: Book, desk: Desk, tmp_path: Path
) -> None:
    details = desk.store.booking(desk.book("11:00", "Anna"))
    assert details is not None
    bar = NoticeBar()
    qtbot.addWidget(bar)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    sharing.write_ics(book, bar, blocked / "Anna.ics", details, NOW)
    notice = bar.current
    assert notice is not None
    assert notice.error == AppError(Kind.FILE_NOT_WRITTEN, code=notice.error.code)
    blocked.unlink()
    retry = dict(notice.acts)["Retr&y"]
    retry()
    assert (blocked / "Anna.ics").is_file()
