"""A list written from the book."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Customer
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.lists.export_dialog import ExportDialog
from tests.ui.access import check_keys, check_names
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk

Open = Callable[..., ExportDialog]
DAYS = date(2026, 5, 4), date(2026, 5, 10)


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk) -> Open:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def make(own: Book | None = None) -> ExportDialog:
        dialog = ExportDialog(own or book, *DAYS, window)
        dialog.open()
        return dialog

    return make


def lines(file: Path, separator: str = ",") -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=separator))


def test_bookings_of_the_days_shown(opened: Open, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.book("10:00", "=Anna")
    desk.book("10:00", "Bo", day="2026-05-11")
    dialog, file = opened(), tmp_path / "bookings.csv"
    with qtbot.waitSignal(dialog.exported) as told:
        dialog.write(file)
    assert told.args == ["1 line saved in \u2068bookings.csv\u2069."]
    assert not dialog.isVisible()
    head, row = lines(file)
    assert dict(zip(head, row, strict=True)) | {"Phone": "", "Price": ""} == {
        "Date": "2026-05-04",
        "From": "10:00",
        "To": "10:45",
        "Minutes": "45",
        "Customer": "'=Anna",
        "Phone": "",
        "E-mail": "",
        "Service": "Haircut",
        "Price": "",
        "Staff": "Mia",
        "Where": "On site",
        "Status": "Booked",
        "Note": "",
    }


def test_customers_have_no_days(opened: Open, store: Store, tmp_path: Path) -> None:
    store.save_customer(Customer(0, "Anna", "+49 170 1"))
    dialog, file = opened(), tmp_path / "customers.csv"
    dialog.customers.click()
    assert not dialog.first.isEnabled()
    assert not dialog.last.isEnabled()
    dialog.separator.setCurrentIndex(1)
    dialog.write(file)
    assert lines(file, ";")[1][:2] == ["Anna", "'+49 170 1"]


def test_a_language_with_decimal_commas_gets_semicolons(opened: Open) -> None:
    assert opened().separator.currentData() == ","
    QLocale.setDefault(QLocale("de_DE"))
    assert opened().separator.currentData() == ";"


def test_days_the_wrong_way_round_are_told(opened: Open) -> None:
    dialog = opened()
    dialog.last.setDate(QDate(2026, 5, 1))
    assert dialog.ask_where() is None
    assert dialog.problem.text() == "The last day comes before the first."


def test_the_file_is_asked_for_under_a_telling_name(
    opened: Open, store: Store, tmp_path: Path
) -> None:
    store.save_customer(Customer(0, "Anna"))
    dialog = opened()
    chooser = dialog.ask_where()
    assert isinstance(chooser, QFileDialog)
    assert Path(chooser.selectedFiles()[0]).name == "Bookings 2026-05-04 2026-05-10.csv"
    file = tmp_path / "chosen.csv"
    chooser.fileSelected.emit(str(file))
    chooser.reject()
    assert file.exists()


def test_one_can_stop(opened: Open, store: Store, tmp_path: Path) -> None:
    lane = HeldLane()
    dialog, file = opened(Book(store, lane)), tmp_path / "list.csv"
    dialog.write(file)
    assert dialog.job_line.words.text() == "Writing the list…"
    assert not dialog.save.isEnabled()
    dialog.job_line.stop.click()
    lane.work()
    assert dialog.job_line.words.text() == "Stopped. No file was written."
    assert dialog.isVisible()
    assert not file.exists()


def test_what_cannot_be_written_is_told_and_can_be_tried_again(
    opened: Open, tmp_path: Path
) -> None:
    (tmp_path / "no folder").write_text("")
    dialog = opened()
    dialog.write(tmp_path / "no folder" / "list.csv")
    assert "could not be saved" in dialog.problem.text()
    assert dialog.isVisible()
    assert dialog.save.isEnabled()


def test_names_and_keys(opened: Open) -> None:
    dialog = opened()
    check_names(dialog)
    check_keys(dialog)
