"""People and services are added, ordered, archived and brought back."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.models import Place, Service, Staff
from desktop.ui.book import Book
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.settings.staff_page import StaffPage
from tests.ui.settings.pages_hand import book, names, saved

__all__ = ["book"]


def staff_in(book: Book) -> list[Staff]:
    found: list[list[Staff]] = []
    book.read(lambda store: store.staff(), found.append)
    return found[0]


def services_in(book: Book) -> list[Service]:
    found: list[list[Service]] = []
    book.read(lambda store: store.services(), found.append)
    return found[0]


@pytest.fixture
def staff_page(qtbot: QtBot, book: Book) -> StaffPage:
    for name in ("Mia", "Jonas", "Aylin"):
        book.write(lambda store, name=name: store.save_staff(Staff(0, name, "#2f7f86")))
    page = StaffPage(book)
    qtbot.addWidget(page)
    page.load()
    return page


def test_staff_can_be_added_renamed_and_coloured(
    qtbot: QtBot, staff_page: StaffPage, book: Book
) -> None:
    assert names(staff_page) == ["Mia", "Jonas", "Aylin"]
    staff_page.add.click()
    qtbot.keyClicks(staff_page.name, "Noor")
    staff_page.colour.combo.setCurrentIndex(3)
    staff_page.colour.combo.activated.emit(3)
    staff_page.list.setCurrentRow(0)
    qtbot.keyClicks(staff_page.name, " W")
    assert names(staff_page) == ["Mia W", "Jonas", "Aylin", "Noor"]
    assert staff_page.first_problem() is None
    assert saved(staff_page) is None
    assert not staff_page.is_dirty()
    people = staff_in(book)
    assert [person.name for person in people] == ["Mia W", "Jonas", "Aylin", "Noor"]
    assert people[3].colour == staff_page.colour.combo.itemData(3)


def test_a_new_person_gets_a_colour_nobody_has(staff_page: StaffPage) -> None:
    staff_page.add.click()
    assert staff_page.colour.colour() not in {"", "#2f7f86"}


def test_the_order_is_kept(staff_page: StaffPage, book: Book) -> None:
    staff_page.list.setCurrentRow(2)
    staff_page.up.click()
    staff_page.up.click()
    assert not staff_page.up.isEnabled()
    assert names(staff_page) == ["Aylin", "Mia", "Jonas"]
    assert saved(staff_page) is None
    assert [person.name for person in staff_in(book)] == ["Aylin", "Mia", "Jonas"]


def test_a_new_person_can_be_first(qtbot: QtBot, staff_page: StaffPage, book: Book) -> None:
    staff_page.add.click()
    qtbot.keyClicks(staff_page.name, "Noor")
    for _ in range(3):
        staff_page.up.click()
    assert saved(staff_page) is None
    assert [person.name for person in staff_in(book)] == ["Noor", "Mia", "Jonas", "Aylin"]


def test_staff_are_archived_and_brought_back(staff_page: StaffPage, book: Book) -> None:
    staff_page.list.setCurrentRow(1)
    staff_page.archive.click()
    assert names(staff_page) == ["Mia", "Jonas — archived", "Aylin"]
    assert saved(staff_page) is None
    assert [person.archived for person in staff_in(book)] == [False, True, False]
    staff_page.list.setCurrentRow(1)
    assert "back" in staff_page.archive.text()
    staff_page.archive.click()
    assert saved(staff_page) is None
    assert not any(person.archived for person in staff_in(book))


def test_somebody_added_by_mistake_is_removed_without_a_trace(
    staff_page: StaffPage, book: Book
) -> None:
    staff_page.add.click()
    staff_page.archive.click()
    assert not staff_page.is_dirty()
    assert names(staff_page) == ["Mia", "Jonas", "Aylin"]


def test_a_row_without_a_name_is_shown_and_said(staff_page: StaffPage) -> None:
    staff_page.add.click()
    staff_page.list.setCurrentRow(0)
    assert staff_page.first_problem() is staff_page.name
    assert staff_page.list.currentRow() == 3


def test_discarding_goes_back(qtbot: QtBot, staff_page: StaffPage) -> None:
    staff_page.add.click()
    staff_page.list.setCurrentRow(0)
    staff_page.down.click()
    staff_page.discard()
    assert names(staff_page) == ["Mia", "Jonas", "Aylin"]
    assert not staff_page.is_dirty()


def test_services_have_length_and_place(qtbot: QtBot, book: Book) -> None:
    page = ServicesPage(book)
    qtbot.addWidget(page)
    page.load()
    assert not page.name.isEnabled()
    page.add.click()
    qtbot.keyClicks(page.name, "Consultation")
    page.minutes.setValue(25)
    page.place.setCurrentIndex(page.place.findData(Place.ONLINE))
    assert saved(page) is None
    (service,) = services_in(book)
    assert (service.name, service.minutes, service.place) == ("Consultation", 25, Place.ONLINE)


def test_looking_at_services_changes_none(qtbot: QtBot, book: Book) -> None:
    for name, minutes, place in (("Cut", 45, Place.ON_SITE), ("Talk", 20, Place.ONLINE)):
        service = Service(0, name, minutes, "#123456", place)
        book.write(lambda store, service=service: store.save_service(service))
    page = ServicesPage(book)
    qtbot.addWidget(page)
    page.load()
    for row in (1, 0, 1):
        page.list.setCurrentRow(row)
    assert not page.is_dirty()
    assert page.colour.colour() == "#123456"
    assert (page.minutes.value(), page.place.currentData()) == (20, Place.ONLINE)
