"""A file chosen, looked at, imported, and what is told in the end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.core.csv_columns import Column
from desktop.core.models import Act, Change, Customer
from desktop.services.store import Store
from desktop.ui.lists.people_rows import Part
from tests.ui.access import check_keys, check_names
from tests.ui.lists.import_hand import CALENDAR, LIST, Open, buttons, everybody, file, opened, table

__all__ = ["file", "opened"]

KNOWN_ANNA = (
    "2 | Anna Muster | 0170 1234567 | anna@example.com"
    " | In the book with this number: Anna M. | de | henna"
)
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dee\r\nTEL:0171 1\r\nEND:VCARD\r\n"


def test_one_sees_what_would_happen(opened: Open, file: Callable[..., Path], store: Store) -> None:
    store.save_customer(Customer(0, "Anna M.", "0049170 1234567"))
    dialog = opened()
    assert buttons(dialog) == ["Choose a file…", "Close"]
    dialog.load(file("Kunden.csv", LIST))
    page = dialog.people
    assert table(page.table) == [
        KNOWN_ANNA,
        "3 | Bo <b>Beck</b> | 030 1234567 | bo@example | =1+1",
        "5 | Cy | +49 30 1234567 | Same number as line 3",
    ]
    assert page.summary.text() == "1 new, 2 already known, 1 cannot be imported."
    assert [page.part.itemText(index) for index in range(page.part.count())] == [
        "All customers (3)",
        "New (1)",
        "Already known (2)",
        "Problems (2)",
    ]
    assert buttons(dialog) == ["Other file…", "Import 1 customer", "Close"]
    assert everybody(store) == ["Anna M."]


@pytest.mark.parametrize(
    ("part", "lines"), [(Part.ALL, [2, 3, 5]), (Part.NEW, [2, 3]), (Part.TWINS, [5])]
)
def test_parts_can_be_looked_at(
    opened: Open, file: Callable[..., Path], part: Part, lines: list[int]
) -> None:
    dialog = opened()
    dialog.load(file("list.csv", LIST))
    dialog.people.part.setCurrentIndex(list(Part).index(part))
    assert [row[0] for row in dialog.people.table.preview.rows] == [str(line) for line in lines]


def test_the_problems_are_shown_where_there_is_nothing_else(
    opened: Open, file: Callable[..., Path]
) -> None:
    dialog = opened()
    dialog.load(file("list.csv", "Name;Handy;Notiz\n;;who\n;;is it\n"))
    part, columns = dialog.people.part, dialog.people.columns
    assert (part.currentText(), len(table(dialog.people.table))) == ("Problems (2)", 2)
    columns.combos[2].setCurrentIndex(columns.combos[0].currentIndex())  # they are the names
    assert (part.currentText(), len(table(dialog.people.table))) == ("All customers (2)", 2)


def test_a_part_stays_chosen_until_it_is_empty_or_the_file_another(
    opened: Open, file: Callable[..., Path]
) -> None:
    dialog = opened()
    dialog.load(file("list.csv", LIST))
    part = dialog.people.part
    part.setCurrentIndex(list(Part).index(Part.TWINS))
    dialog.people.columns.combos[3].setCurrentIndex(0)
    assert part.currentText() == "Already known (1)"
    dialog.people.columns.combos[1].setCurrentIndex(0)
    assert part.currentText() == "All customers (3)"
    part.setCurrentIndex(list(Part).index(Part.FAULTS))
    dialog.load(file("other.csv", "Name;Sprache\nCy;Klingon\n"))
    assert part.currentText() == "All customers (1)"


def test_problems_are_told_by_line(opened: Open, file: Callable[..., Path]) -> None:
    dialog = opened()
    dialog.load(file("list.csv", LIST))
    dialog.people.part.setCurrentIndex(list(Part).index(Part.FAULTS))
    assert table(dialog.people.table) == [
        "3 | The language “Klingon” is not known and is left out.",
        "4 | There is neither a name, nor a phone number, nor an e-mail address.",
    ]


def test_a_list_that_cannot_be_read_to_its_end_says_so(
    opened: Open, file: Callable[..., Path]
) -> None:
    dialog = opened()
    dialog.load(file("list.csv", 'Name,Note\nAnna,x\nBo,"open\nCy,x\n'))
    assert dialog.people.summary.text() == (
        "1 new, 0 already known, 1 cannot be imported. From line 3 on the file cannot be read."
    )


def test_a_column_can_mean_something_else(opened: Open, file: Callable[..., Path]) -> None:
    dialog = opened()
    dialog.load(file("list.csv", LIST))
    columns = dialog.people.columns
    assert columns.columns() == (
        Column.NAME,
        Column.PHONE,
        Column.EMAIL,
        Column.NOTE,
        Column.LANGUAGE,
    )
    columns.combos[4].setCurrentIndex(0)
    assert columns.columns()[4] is Column.NOTHING
    assert dialog.people.summary.text().startswith("2 new, 1 already known")
    assert table(dialog.people.table)[0] == (
        "2 | Anna Muster | 0170 1234567 | anna@example.com | henna"
    )


def test_the_first_line_can_be_one_like_the_others(opened: Open, file: Callable[..., Path]) -> None:
    dialog = opened()
    dialog.load(file("list.csv", "Name,0170 1\nBo,0170 22222\n"))
    assert dialog.people.with_heads.isChecked()
    dialog.people.with_heads.click()
    assert [row[1] for row in dialog.people.table.preview.rows] == ["Name", "Bo"]


def test_the_whole_list_is_imported_and_can_be_undone(
    opened: Open, file: Callable[..., Path], store: Store, qtbot: QtBot
) -> None:
    dialog = opened()
    dialog.load(file("list.csv", LIST))
    dialog.go.click()
    assert everybody(store) == ["Anna Muster", "Bo <b>Beck</b>"]
    assert dialog.outcome.words.text() == "2 customers are imported."
    dialog.outcome.copy.click()
    isolates = {0x2068: None, 0x2069: None}
    assert QGuiApplication.clipboard().text().translate(isolates).splitlines() == [
        "Line 3: The language “Klingon” is not known and is left out.",
        "Line 4: There is neither a name, nor a phone number, nor an e-mail address.",
        "Line 5: Same number as line 3",
    ]
    with qtbot.waitSignal(dialog.imported) as told:
        dialog.close_button.click()
    change, words = told.args or (None, "")
    assert isinstance(change, Change)
    assert (change.what, words) == (Act.IMPORTED, "2 customers are imported.")
    store.undo(change.id)
    assert everybody(store) == []


def test_those_known_are_imported_when_asked(
    opened: Open, file: Callable[..., Path], store: Store
) -> None:
    dialog = opened()
    dialog.load(file("list.csv", LIST))
    dialog.people.with_twins.click()
    assert "Import 3 customers" in buttons(dialog)
    dialog.go.click()
    assert everybody(store) == ["Anna Muster", "Bo <b>Beck</b>", "Cy"]


def test_cards_need_no_columns(opened: Open, file: Callable[..., Path], store: Store) -> None:
    dialog = opened()
    dialog.load(file("contacts.vcf", CARD))
    assert not dialog.people.columns.isVisibleTo(dialog)
    dialog.go.click()
    assert everybody(store) == ["Dee"]
    assert not dialog.outcome.list.isVisibleTo(dialog)


def test_names_and_keys(opened: Open, file: Callable[..., Path]) -> None:
    dialog = opened()
    check_names(dialog)
    check_keys(dialog)
    for name, text in (("list.csv", LIST), ("mia.ics", CALENDAR)):
        dialog.load(file(name, text))
        check_names(dialog)
        check_keys(dialog)
    dialog.load(file("list.csv", LIST))
    dialog.go.click()
    check_names(dialog)
    check_keys(dialog)
