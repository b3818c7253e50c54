"""The booking form when the book has moved on, or cannot be read."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Absence, ProviderKind
from desktop.core.troubles import AppError, Kind
from desktop.core.visits import Visitor
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.form.booking_fields import BookingFields
from desktop.ui.form.booking_form import BookingForm
from desktop.ui.form.form_facts import form_facts
from tests.ui.conftest import NOW
from tests.ui.inline_lane import InlineLane
from tests.ui.salon import Desk


@pytest.fixture
def parent(qtbot: QtBot, dressed: QApplication) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_a_booking_cancelled_elsewhere_meanwhile_is_said_and_nothing_typed_is_lost(
    parent: QWidget, book: Book, desk: Desk
) -> None:
    booking_id = desk.book("11:00", "Anna")
    form = BookingForm(book, form_facts(desk.store), desk.store.booking(booking_id), parent)
    form.open()
    form.fields.note.setPlainText("rings first")
    desk.store.cancel_booking(booking_id)
    form.save()
    assert form.isVisible()
    assert form.problem.text() == "This booking is cancelled. Restore it first."
    assert form.problem.isVisible()
    assert form.fields.note.toPlainText() == "rings first"
    assert form.save_button.isEnabled()


class Locked(Store):
    """A book that another program holds."""

    def find_visitors(self, typed: str, limit: int = 20) -> list[Visitor]:
        raise AppError(Kind.BOOK_LOCKED)


def test_a_search_that_fails_is_said_in_the_form(
    qtbot: QtBot, parent: QWidget, tmp_path: Path, desk: Desk
) -> None:
    locked = Locked(tmp_path / "book.sqlite", lambda: NOW)
    form = BookingForm(Book(locked, InlineLane()), form_facts(desk.store), None, parent)
    form.open()
    qtbot.keyClicks(form.fields.search.field, "An")
    assert AppError(Kind.BOOK_LOCKED).advice.title in form.problem.text()
    assert form.fields.search.text == "An"
    locked.close()


def test_a_book_that_cannot_be_asked_about_the_time_is_said_and_asked_again(
    parent: QWidget, tmp_path: Path, desk: Desk
) -> None:
    class Busy(Store):
        busy = True

        def absences(self, first: date, last: date) -> list[Absence]:
            if self.busy:
                raise AppError(Kind.BOOK_LOCKED)
            return super().absences(first, last)

    busy = Busy(tmp_path / "book.sqlite", lambda: NOW)
    desk.book("10:00", "Bea")
    form = BookingForm(Book(busy, InlineLane()), form_facts(desk.store), None, parent)
    form.start(desk.mia.id, datetime(2026, 5, 4, 10, 0))
    assert AppError(Kind.BOOK_LOCKED).advice.title in form.problem.text()
    busy.busy = False
    form.fields.note.setPlainText("x")
    assert form.problem.text() == ""
    assert "Bea" in form.fields.when.warning.text()
    busy.close()


def test_the_form_says_what_becomes_of_the_link(
    qtbot: QtBot, book: Book, desk: Desk, store: Store
) -> None:
    store.save_salon(replace(store.salon(), provider=ProviderKind.TEAMS))
    booking_id = desk.book("11:00", "Anna", service=desk.advice)
    fields = BookingFields(book, form_facts(store))
    qtbot.addWidget(fields)

    def hint() -> str:
        details = store.booking(booking_id)
        assert details is not None
        fields.show_booking(details)
        return fields.place_hint.text()

    assert hint() == "The Teams link is made as soon as you save."
    desk.link(booking_id, "https://teams.example/x")
    assert hint() == "The join link stays the same."
