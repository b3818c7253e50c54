"""A customer is found while the name is typed."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.models import Customer
from tests.ui.form.opened_form import Opener, opened, press, type_text
from tests.ui.salon import Desk

__all__ = ["opened"]


@pytest.mark.parametrize("typed", ["schm", "5678", "0151 23"])
def test_a_known_customer_is_found_by_name_or_number(
    qtbot: QtBot, opened: Opener, desk: Desk, typed: str
) -> None:
    desk.book("15:00", "Zoë Schmidt", phone="0151 2345678")
    form = opened()
    type_text(qtbot, typed)
    press(qtbot, Qt.Key.Key_Return)
    assert form.fields.search.text == "Zoë Schmidt"
    assert form.fields.phone.text() == "0151 2345678"
    assert form.fields.customer_hint.text() == "From the customer book"
    draft = form.fields.draft()
    assert draft.customer is None
    assert desk.store.customer(draft.customer_id).name == "Zoë Schmidt"


def test_arrows_choose_among_those_found_and_the_last_row_is_the_new_customer(
    qtbot: QtBot, opened: Opener, desk: Desk
) -> None:
    desk.book("15:00", "Anna Berg")
    desk.book("16:00", "Anna Tal")
    form = opened()
    type_text(qtbot, "anna")
    rows = [form.fields.search.list.item(i).text().strip("\u2068\u2069") for i in range(3)]
    assert sorted(rows[:2]) == ["Anna Berg", "Anna Tal"]
    assert rows[2] == "New customer “anna”"
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert form.fields.draft().customer == Customer(0, "anna")


def test_typing_on_after_choosing_somebody_means_somebody_else(
    qtbot: QtBot, opened: Opener, desk: Desk
) -> None:
    desk.book("15:00", "Anna Berg", phone="0151 2345678")
    form = opened()
    type_text(qtbot, "berg")
    press(qtbot, Qt.Key.Key_Return)
    form.fields.search.field.setFocus()
    press(qtbot, Qt.Key.Key_End)
    type_text(qtbot, "er")
    assert form.fields.draft().customer == Customer(0, "Anna Berger")


def test_escape_closes_the_list_before_the_form(qtbot: QtBot, opened: Opener, desk: Desk) -> None:
    desk.book("15:00", "Anna Berg")
    form = opened()
    type_text(qtbot, "anna")
    assert form.fields.search.is_open()
    press(qtbot, Qt.Key.Key_Escape)
    assert not form.fields.search.is_open()
    assert form.isVisible()
