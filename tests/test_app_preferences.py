"""Another language or zoom, while the app runs."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from desktop.core.form_content import FormContent, text_of
from desktop.core.models import Status
from desktop.services.preferences import Contrast
from desktop.ui import theme
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.window.window import MainWindow
from tests.app_hand import browser, cloud, desk, gate, ours, prefer, reached, undressed, until

__all__ = ["browser", "cloud", "desk", "gate", "ours", "reached", "undressed"]


def shown_day(window: MainWindow) -> date | None:
    """The day that stands in the window, which may not yet be the one wanted."""
    contents = window.day_view.contents
    return None if contents is None else contents.day


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
    top, spot, *_ = before.day_view.place()
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
