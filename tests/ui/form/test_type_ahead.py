"""Keys pressed while the form is still opening."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.form_opening import FormOpening
from desktop.ui.notices import NoticeBar
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk


@pytest.fixture
def lane() -> HeldLane:
    return HeldLane()


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> QWidget:
    made = QWidget()
    made.field = QLineEdit(made)  # type: ignore[attr-defined]  # kept alive with the window
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def opening(window: QWidget, store: Store, desk: Desk, lane: HeldLane) -> FormOpening:
    return FormOpening(Book(store, lane), NoticeBar(window), window, now=lambda: NOW)


def typed(window: QWidget, words: str) -> None:
    """Press keys as the system does: at the window, not at a widget."""
    handle = window.windowHandle()
    assert handle is not None
    for letter in words:
        QTest.keyClick(handle, letter)


def form_of(qtbot: QtBot, window: QWidget) -> BookingForm:
    (form,) = window.findChildren(BookingForm)
    qtbot.waitUntil(form.isActiveWindow)
    return form


def test_what_is_typed_while_the_form_opens_goes_on_in_it(
    qtbot: QtBot, window: QWidget, opening: FormOpening, desk: Desk, lane: HeldLane
) -> None:
    starts = NOW.replace(tzinfo=None, hour=14, minute=0)
    opening.open(None, lambda form: form.start(desk.mia.id, starts, typed="Q"))
    typed(window, "ue")
    lane.work()
    form = form_of(qtbot, window)
    search = form.fields.search.field
    qtbot.waitUntil(lambda: search.text() == "Que")
    typed(form, "n")
    assert search.text() == "Quen"


def test_once_the_form_is_there_the_window_has_its_keys_back(
    qtbot: QtBot, window: QWidget, opening: FormOpening, lane: HeldLane
) -> None:
    opening.open(None, lambda _form: None)
    lane.work()
    form = form_of(qtbot, window)
    form.reject()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    typed(window, "abc")
    assert field.text() == "abc"


def test_where_no_form_comes_the_window_has_its_keys_back(
    window: QWidget,
    opening: FormOpening,
    store: Store,
    lane: HeldLane,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken() -> None:
        raise AppError(Kind.BOOK_LOCKED)

    monkeypatch.setattr(store, "salon", broken)
    opening.open(None, lambda _form: None)
    typed(window, "ab")
    lane.work()
    field = window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    typed(window, "c")
    assert field.text() == "c"
