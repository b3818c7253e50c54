"""Settings → Services: time after, price, and whether it can be booked online."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from desktop.core.models import Place, Service
from desktop.core.troubles import AppError
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.settings.price_field import currency_of
from desktop.ui.settings.services_page import ServicesPage
from tests.ui.salon import Desk


@pytest.fixture
def page(qtbot: QtBot, book: Book, desk: Desk) -> ServicesPage:
    return shown(qtbot, book)


def shown(qtbot: QtBot, book: Book) -> ServicesPage:
    page = ServicesPage(book)
    qtbot.addWidget(page)
    page.load()
    page.show()
    return page


def saved(page: ServicesPage) -> AppError | None:
    answers: list[AppError | None] = []
    page.save(answers.append)
    (answer,) = answers
    return answer


def typed(qtbot: QtBot, page: ServicesPage, price: str) -> None:
    page.price.field.selectAll()
    qtbot.keyClicks(page.price.field, price)


def test_a_service_says_all_there_is_to_it(
    qtbot: QtBot, page: ServicesPage, store: Store, desk: Desk
) -> None:
    page.buffer.setValue(10)
    typed(qtbot, page, "45,50")
    page.online_allowed.setChecked(False)
    assert saved(page) is None
    assert not page.is_dirty()
    assert store.services()[0] == replace(
        desk.cut, position=1, buffer=10, price=Decimal("45.50"), online_allowed=False
    )


def test_what_a_service_says_is_shown(qtbot: QtBot, book: Book, store: Store, desk: Desk) -> None:
    store.save_service(replace(desk.cut, buffer=15, price=Decimal("45.50"), online_allowed=False))
    page = shown(qtbot, book)
    seen = []
    for row in (0, 1, 2):
        page.list.setCurrentRow(row)
        fields = (page.minutes, page.buffer, page.price.field)
        texts = [field.text() for field in fields]
        seen.append(" | ".join([*texts, page.place.currentText(), str(online(page))]))
    assert seen == [
        "45 min | 15 min after | 45.50 | On site | False",
        "120 min | none |  | On site | True",
        "30 min | none |  | Online | True",
    ]
    assert not page.is_dirty()


def online(page: ServicesPage) -> bool:
    return page.online_allowed.isChecked()


@pytest.mark.parametrize(
    ("keys", "text", "price"),
    [
        ("45", "45", Decimal(45)),
        ("45,5", "45,5", Decimal("45.5")),
        ("1.200", "1.200", Decimal(1200)),
        ("45 EUR", "45", Decimal(45)),  # what makes no price is not taken
        ("about 45", "45", Decimal(45)),
        ("4.5.5", "4.55", Decimal("4.55")),
        ("0", "0", Decimal(0)),
    ],
)
def test_prices_as_people_type_them(
    qtbot: QtBot, page: ServicesPage, store: Store, keys: str, text: str, price: Decimal
) -> None:
    typed(qtbot, page, keys)
    assert page.price.field.text().strip() == text
    assert saved(page) is None
    assert store.services()[0].price == price
    assert page.price.field.text().strip() == text  # left as it was typed


def test_a_price_can_be_taken_back(qtbot: QtBot, book: Book, store: Store, desk: Desk) -> None:
    store.save_service(replace(desk.cut, price=Decimal(45)))
    page = shown(qtbot, book)
    page.price.field.selectAll()
    qtbot.keyClicks(page.price.field, "\b")
    assert page.price.field.text() == ""
    assert saved(page) is None
    assert store.services()[0].price is None


def test_prices_are_written_the_systems_way(
    qtbot: QtBot, book: Book, store: Store, desk: Desk
) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    store.save_service(replace(desk.cut, price=Decimal("1045.5")))
    page = shown(qtbot, book)
    assert page.price.field.text() == "1045,50"
    assert not page.is_dirty()


@pytest.mark.parametrize(
    ("country", "currency"),
    [("DE", "EUR"), ("CH", "CHF"), ("GB", "GBP"), ("US", "USD"), ("JP", "JPY"), ("", "")],
)
def test_the_currency_is_that_of_the_salons_country(country: str, currency: str) -> None:
    assert currency_of(country) == currency


def test_the_currency_follows_the_salon(page: ServicesPage, book: Book) -> None:
    book.changed.connect(page.load)
    assert page.price.currency.text() == "EUR"
    book.write(lambda store: store.save_salon(replace(store.salon(), country="CH")))
    assert page.price.currency.text() == "CHF"
    assert page.price.field.accessibleDescription() == "CHF"


@pytest.mark.parametrize(("price", "wrong"), [("999999,99", False), ("1000000", True)])
def test_a_price_nobody_pays_is_said_beside_it(
    qtbot: QtBot, page: ServicesPage, price: str, wrong: bool
) -> None:
    typed(qtbot, page, price)
    page.list.setCurrentRow(2)
    field = page.first_problem()
    assert (field is page.price.field) is wrong
    if wrong:
        assert page.list.currentRow() == 0
        assert "999,999.99" in page.price.field.accessibleDescription()
        typed(qtbot, page, "10")
        assert "999,999.99" not in page.price.field.accessibleDescription()


def test_online_and_its_permission_go_together(
    page: ServicesPage, store: Store, desk: Desk
) -> None:
    def state() -> tuple[str, bool]:
        return page.place.currentText(), page.online_allowed.isChecked()

    page.list.setCurrentRow(2)
    seen = [state()]
    page.online_allowed.click()
    seen.append(state())
    page.place.setCurrentIndex(page.place.findData(Place.ONLINE))
    seen.append(state())
    assert seen == [("Online", True), ("On site", False), ("Online", True)]
    page.online_allowed.click()
    assert page.first_problem() is None
    assert saved(page) is None
    assert store.services()[2] == replace(
        desk.advice, position=3, place=Place.ON_SITE, online_allowed=False
    )


def test_a_service_longer_than_the_field_allows_is_not_shortened_by_a_look(
    qtbot: QtBot, book: Book, store: Store, desk: Desk
) -> None:
    store.save_service(Service(0, "Stay", 20 * 60, "#123456"))
    page = shown(qtbot, book)
    page.list.setCurrentRow(3)
    page.list.setCurrentRow(0)
    assert not page.is_dirty()
