from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.models import Salon, Span
from desktop.core.troubles import AppError, Kind
from desktop.services.places import local_time_zone
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.fields import CalmWheel
from desktop.ui.settings.salon_fields import SalonFields
from desktop.ui.settings.salon_page import SalonPage
from tests.ui.settings.pages_hand import book, saved

__all__ = ["book"]

CLOSED: tuple[Span, ...] = ()
DAY = (Span(time(9), time(18)),)
SALON = Salon("Salon Rosa", "Europe/Berlin", "DE", (DAY,) * 5 + (CLOSED,) * 2)


def salon_in(book: Book) -> Salon:
    found: list[Salon] = []
    book.read(lambda store: store.salon(), found.append)
    return found[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ger", "DE"),  # stands in Algeria and Niger as well
        ("Germany", "DE"),
        ("kingdom", "GB"),
        ("an", ""),  # could be many
        ("", ""),
    ],
)
def test_what_is_typed_of_a_country_chooses_it_when_it_can_mean_no_other(
    qtbot: QtBot, typed: str, meant: str
) -> None:
    fields = SalonFields(CalmWheel())
    qtbot.addWidget(fields)
    fields.country.setCurrentIndex(-1)
    fields.country.setEditText(typed)
    fields.country.lineEdit().editingFinished.emit()
    assert fields.typed()[2] == meant


@pytest.mark.parametrize(
    ("spoken", "names"),
    [
        ("en_GB", ["Austria (AT)", "France (FR)", "Germany (DE)"]),
        ("de_AT", ["Deutschland (DE)", "France (FR)", "Österreich (AT)"]),
    ],
)
def test_countries_are_named_as_is_spoken_there(
    qtbot: QtBot, spoken: str, names: list[str]
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(spoken))
    fields = SalonFields(CalmWheel())
    QLocale.setDefault(before)
    qtbot.addWidget(fields)
    country = fields.country
    entries = [country.itemText(index) for index in range(country.count())]
    assert [one for one in entries if one[-3:-1] in ("AT", "DE", "FR")] == names


@pytest.fixture
def salon_page(qtbot: QtBot, book: Book) -> SalonPage:
    book.write(lambda store: store.save_salon(SALON))
    page = SalonPage(book)
    qtbot.addWidget(page)
    page.load()
    return page


def test_a_fresh_book_proposes_the_computers_time_zone(qtbot: QtBot, book: Book) -> None:
    page = SalonPage(book)
    qtbot.addWidget(page)
    page.load()
    assert page.zone.currentData() == local_time_zone()
    assert not page.is_dirty()


def test_the_salon_is_shown_and_saved(salon_page: SalonPage, book: Book) -> None:
    assert salon_page.name.text() == "Salon Rosa"
    assert salon_page.zone.currentText() == "Europe/Berlin"
    assert not salon_page.is_dirty()
    salon_page.name.setText(" Rosa & Töchter ")
    salon_page.zone.setCurrentText("america/new york")
    salon_page.country.setCurrentIndex(salon_page.country.findData("US"))
    assert salon_page.is_dirty()
    assert salon_page.first_problem() is None
    assert saved(salon_page) is None
    assert not salon_page.is_dirty()
    assert salon_in(book) == replace(
        SALON, name="Rosa & Töchter", time_zone="America/New_York", country="US"
    )


@pytest.mark.parametrize(
    ("field", "typed"), [("name", "  "), ("zone", "Atlantis/Middle"), ("country", "Nowhere")]
)
def test_what_cannot_be_is_said_beside_the_field(
    salon_page: SalonPage, field: str, typed: str
) -> None:
    if field == "name":
        salon_page.name.setText(typed)
    else:
        getattr(salon_page, field).setCurrentText(typed)
    wrong = salon_page.first_problem()
    assert wrong is getattr(salon_page, field)
    assert wrong.accessibleDescription() != ""
    assert wrong.property("wrong") is True
    salon_page.discard()
    assert salon_page.first_problem() is None
    assert wrong.accessibleDescription() == ""


def test_a_zone_is_found_by_any_part_of_its_name(salon_page: SalonPage) -> None:
    completer = salon_page.zone.completer()
    assert completer is not None
    completer.setCompletionPrefix("york")
    assert completer.currentCompletion() == "America/New York"


def test_hours_can_have_a_break(salon_page: SalonPage, book: Book) -> None:
    first, second = salon_page.hours.days[0]
    second.ticked.setChecked(True)
    assert salon_page.first_problem() is None
    assert saved(salon_page) is None
    assert salon_in(book).hours[0] == (Span(time(9), time(13)), Span(time(14), time(18)))
    assert first.span() == Span(time(9), time(13))


def test_a_day_can_be_closed_and_mondays_hours_spread(salon_page: SalonPage, book: Book) -> None:
    monday, _ = salon_page.hours.days[0]
    monday.opens.setTime(QTime(8, 30))
    tuesday, _ = salon_page.hours.days[1]
    tuesday.ticked.setChecked(False)
    spread = next(b for b in salon_page.findChildren(QPushButton) if "Monday" in b.text())
    spread.click()
    assert saved(salon_page) is None
    early = (Span(time(8, 30), time(18)),)
    assert salon_in(book).hours == (early, CLOSED, early, early, early, CLOSED, CLOSED)


@pytest.mark.parametrize(
    ("opens", "closes", "again"),
    [((18, 0), (9, 0), None), ((9, 0), (9, 0), None), ((9, 0), (15, 0), (14, 0))],
)
def test_impossible_hours_are_said(
    salon_page: SalonPage,
    opens: tuple[int, int],
    closes: tuple[int, int],
    again: tuple[int, int] | None,
) -> None:
    first, second = salon_page.hours.days[2]
    first.opens.setTime(QTime(*opens))
    first.closes.setTime(QTime(*closes))
    if again is not None:
        second.ticked.setChecked(True)
        second.opens.setTime(QTime(*again))
    assert salon_page.first_problem() is first.opens


def test_what_is_being_typed_survives_a_change_elsewhere(salon_page: SalonPage, book: Book) -> None:
    book.changed.connect(salon_page.load)
    salon_page.name.setText("Half ty")
    book.write(lambda store: store.save_salon(replace(SALON, country="AT")))
    assert salon_page.name.text() == "Half ty"
    assert saved(salon_page) is None
    assert salon_in(book).name == "Half ty"


def test_a_change_elsewhere_is_shown_where_nothing_was_typed(
    salon_page: SalonPage, book: Book
) -> None:
    book.changed.connect(salon_page.load)
    book.write(lambda store: store.save_salon(replace(SALON, name="Elsewhere")))
    assert salon_page.name.text() == "Elsewhere"


def test_a_save_that_fails_keeps_what_was_typed(
    salon_page: SalonPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Store, salon: Salon) -> None:
        raise AppError(Kind.DISK_FULL)

    monkeypatch.setattr(Store, "save_salon", refuse)
    salon_page.name.setText("New")
    assert saved(salon_page) == AppError(Kind.DISK_FULL)
    assert salon_page.name.text() == "New"
    assert salon_page.is_dirty()
