"""What keys, menus and buttons do with a booking, in the real window."""

from dataclasses import replace
from datetime import date, datetime

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.drafts import draft_of
from desktop.core.models import Place, Repeat, Status
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking import booking_acts
from desktop.ui.booking.booking_acts import Counter
from desktop.ui.booking.history import History
from desktop.ui.connection import Connection
from desktop.ui.customers.customer_card import CustomerCardDialog
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.notices import NoticeBar
from desktop.ui.window.window import MainWindow
from tests.ui.booking.commands_hand import answer, booking, on, press, read, said, window
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk

__all__ = ["window"]

DAY = date(2026, 5, 4)


def test_single_keys_give_a_booking_its_status(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:30", "Anna")
    on(window, anna)
    seen = []
    for key in "CASDNB":
        press(qtbot, Qt.Key[f"Key_{key}"])
        seen.append((booking(store, anna).status.value, said(window)))
        assert window.day_view.focused_booking() == anna
    assert seen == [
        ("confirmed", "Anna: Confirmed."),
        ("arrived", "Anna: Arrived."),
        ("in_progress", "Anna: In progress."),
        ("done", "Anna: Done."),
        ("no_show", "Anna: No-show."),
        ("booked", "Anna: Booked."),
    ]


def test_the_last_of_two_quick_keys_holds(
    qtbot: QtBot, dressed: QApplication, store: Store, desk: Desk, connection: Connection
) -> None:
    lane = HeldLane()
    window = MainWindow(Book(store, lane), connection, now=lambda: NOW)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    anna = desk.book("10:30", "Anna")
    lane.work()
    window.day_view.focus_booking(anna)
    press(qtbot, Qt.Key.Key_C)
    press(qtbot, Qt.Key.Key_B)  # a slip, mended before the book has answered
    lane.work()
    assert booking(store, anna).status is Status.BOOKED


def test_every_mark_is_undone_and_redone_by_keys(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:30", "Anna")
    on(window, anna)
    press(qtbot, Qt.Key.Key_C)
    press(qtbot, Qt.Key.Key_A)
    window.menus.undo.trigger()
    assert booking(store, anna).status is Status.CONFIRMED
    assert said(window) == "Undone: Anna: Arrived."
    window.menus.undo.trigger()
    assert booking(store, anna).status is Status.BOOKED
    assert not window.menus.undo.isEnabled()
    window.menus.redo.trigger()
    window.menus.redo.trigger()
    assert booking(store, anna).status is Status.ARRIVED
    assert said(window) == "Done again: Anna: Arrived."
    assert not window.menus.redo.isEnabled()


def test_a_single_key_means_the_booking_under_the_keyboard_and_not_the_one_in_the_panel(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store
) -> None:
    anna, bea = desk.book("10:30", "Anna"), desk.book("12:00", "Bea")
    window.refresh()
    window.choose(anna)
    on(window, bea)
    press(qtbot, Qt.Key.Key_A)
    window.menus.cancel.trigger()
    answer(window, "&Cancel the booking")
    assert booking(store, anna).status is Status.BOOKED
    assert booking(store, bea).status is Status.CANCELLED


def test_typing_on_free_time_begins_a_booking_and_no_status(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.day_view.canvas.setFocus()
    press(qtbot, Qt.Key.Key_Home)
    qtbot.keyClicks(window.day_view.canvas, "a")
    form = window.findChild(BookingForm)
    assert form is not None
    assert form.fields.search.field.text() == "a"
    assert form.fields.draft().starts == datetime(2026, 5, 4, 8, 0)


def test_an_act_is_remembered_though_its_window_gave_way_meanwhile(
    qtbot: QtBot, store: Store, desk: Desk
) -> None:
    lane = HeldLane()
    book = Book(store, lane)
    history, bar, place = History(book), NoticeBar(), QWidget()
    for widget in (bar, place):
        qtbot.addWidget(widget)
    anna = read(store, desk.book("10:30", "Anna"))
    booking_acts.mark(Counter(book, bar, history, place), anna, Status.ARRIVED)
    for widget in (bar, place):
        shiboken6.delete(widget)
    lane.work()
    assert history.next_undo == "Anna: Arrived."


def test_the_menu_of_a_booking_offers_all_that_can_be_done(window: MainWindow, desk: Desk) -> None:
    anna = desk.book("10:30", "Anna")
    window.refresh()
    window.day_view.booking_menu_wanted.emit(anna, QPoint(5, 5))
    menu = next(one for one in window.findChildren(QMenu) if one.isVisible())
    rows = [
        f"{action.text().replace('&', '')}{'' if action.isEnabled() else ' (grey)'}"
        for action in menu.actions()
        if not action.isSeparator()
    ]
    menu.close()
    assert rows == [
        "Edit…\tE",
        "Move with the arrow keys\tM",
        "Status",
        "Book again…\tG",
        "Book again in",
        "Customer card…\tK",
        "Copy join link (grey)",
        "Join as host (grey)",
        "Tell the customer…",
        "Copy details",
        "Save .ics…",
        "Log of its meeting… (grey)",
        "Cancel booking…\tDel",
        "Delete: made by mistake…",
    ]


def test_g_books_again_like_the_last_time_four_weeks_later(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:30", "Anna", staff=desk.tom, service=desk.colour)
    on(window, anna)
    press(qtbot, Qt.Key.Key_G)
    form = window.findChild(BookingForm)
    assert form is not None
    draft = form.fields.draft()
    assert draft == replace(
        draft_of(booking(store, anna)), starts=datetime(2026, 6, 1, 10, 30), note=""
    )


def test_k_opens_the_customers_card(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    on(window, desk.book("10:30", "Anna"))
    press(qtbot, Qt.Key.Key_K)
    assert window.findChild(CustomerCardDialog) is not None


def test_deleting_asks_and_can_be_undone(window: MainWindow, desk: Desk, store: Store) -> None:
    anna = desk.book("10:30", "Anna")
    on(window, anna)
    window.menus.delete.trigger()
    answer(window, "&Delete the booking")
    assert booking(store, anna).status is Status.DELETED
    window.menus.show_cancelled.setChecked(True)
    assert anna not in window.day_view.canvas.blocks
    window.history.undo()
    assert booking(store, anna).status is Status.BOOKED


def test_of_a_series_one_booking_or_all_from_here_on_are_cancelled(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    first = desk.book("10:30", "Anna")
    draft = draft_of(booking(store, first))
    made = store.save_series(
        replace(draft, starts=datetime(2026, 5, 4, 15, 0)), Repeat(1, date(2026, 5, 25))
    )
    ids = [one.id for one in store.following(made.booking_id)]
    assert len(ids) == 4
    window.shown.go_to(date(2026, 5, 11))
    on(window, ids[1])
    window.menus.cancel.trigger()
    answer(window, "Cancel this and all &following")
    assert [booking(store, one).status.is_off for one in ids] == [False, True, True, True]
    assert said(window) == "3 bookings of Anna are cancelled."
    window.history.undo()
    assert [booking(store, one).status.is_off for one in ids] == [False] * 4


def test_the_status_in_the_panel_is_changed_there(
    window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:30", "Anna")
    window.choose(anna)
    index = window.panel.status.findData(Status.NO_SHOW)
    window.panel.status.setCurrentIndex(index)
    window.panel.status.activated.emit(index)
    assert booking(store, anna).status is Status.NO_SHOW
    facts = [
        label.accessibleName() for label in window.panel.findChildren(type(window.panel.links.why))
    ]
    assert "No-shows: 1" in facts


def test_online_bookings_keep_their_meeting_through_marks(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store
) -> None:
    anna = desk.book("10:30", "Anna", service=desk.advice)
    desk.link(anna, "https://teams.example/x")
    before = read(store, anna)
    on(window, anna)
    press(qtbot, Qt.Key.Key_A)
    after = read(store, anna)
    assert after.booking.place is Place.ONLINE
    assert (after.meeting, after.booking.sequence) == (before.meeting, before.booking.sequence)
