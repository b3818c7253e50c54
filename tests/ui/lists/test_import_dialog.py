"""A file chosen, looked at, imported, and what is told in the end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.csv_columns import Column
from desktop.core.models import Act, Change, Customer
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking.history import History
from desktop.ui.lists.import_dialog import ImportDialog
from desktop.ui.lists.lists_desk import ListsDesk
from desktop.ui.lists.people_rows import Part
from desktop.ui.lists.preview_table import PreviewTable
from desktop.ui.worker import Lane
from tests.ui.access import check_keys, check_names
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.salon import Desk

Open = Callable[..., ImportDialog]

LIST = (
    "Name;Handy;E-Mail;Notiz;Sprache\n"
    "Anna Muster;0170 1234567;anna@example.com;henna;de\n"
    "Bo <b>Beck</b>;030 1234567;bo@example;=1+1;Klingon\n"
    ";;;who is it;\n"
    "Cy;+49 30 1234567;;;\n"
)
KNOWN_ANNA = (
    "2 | Anna Muster | 0170 1234567 | anna@example.com"
    " | In the book with this number: Anna M. | de | henna"
)
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dee\r\nTEL:0171 1\r\nEND:VCARD\r\n"
CALENDAR = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1@example.com
DTSTART:20260505T080000Z
DURATION:PT45M
SUMMARY:Anna Muster
END:VEVENT
BEGIN:VEVENT
UID:2@example.com
DTSTART:20260401T080000Z
SUMMARY:Long ago
END:VEVENT
BEGIN:VEVENT
UID:3@example.com
DTSTART;VALUE=DATE:20260508
SUMMARY:Closed
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, text: str) -> Path:
        written = tmp_path / name
        written.write_text(text, encoding="utf-8", newline="")
        return written

    return write


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk) -> Open:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def make(own: Book | None = None) -> ImportDialog:
        dialog = ImportDialog(own or book, lambda: NOW, window)
        dialog.open()
        return dialog

    return make


def table(preview: PreviewTable) -> list[str]:
    isolates = {0x2068: None, 0x2069: None}
    rows = [" | ".join(cell for cell in row if cell) for row in preview.preview.rows]
    return [row.translate(isolates) for row in rows]


def everybody(store: Store) -> list[str]:
    return [one.name for one in store.customers_after(0, 100)]


def buttons(dialog: ImportDialog) -> list[str]:
    found = (dialog.choose, dialog.again, dialog.go, dialog.close_button)
    return [
        one.text().replace("&", "") for one in found if one.isVisibleTo(dialog) and one.isEnabled()
    ]


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


def test_appointments_need_a_person_and_a_service(
    opened: Open, file: Callable[..., Path], store: Store, desk: Desk
) -> None:
    anna = store.save_customer(Customer(0, "Anna Muster"))
    dialog = opened()
    dialog.load(file("mia.ics", CALENDAR))
    page = dialog.calendar
    assert table(page.table) == [
        "08/05/2026 | Closed | Left out: it lasts all day",
        "05/05/2026 10:00 | 45 | Anna Muster | New, for a customer in the book",
    ]
    assert buttons(dialog) == ["Other file…", "Close"]
    page.staff.setCurrentIndex(1)
    page.service.setCurrentIndex(0)
    assert buttons(dialog) == ["Other file…", "Book 1 appointment", "Close"]
    dialog.go.click()
    (booked,) = store.day(NOW.date().replace(day=5))
    assert (booked.staff.name, booked.service.name) == ("Tom", "Haircut")
    assert booked.customer.id == anna.id
    assert dialog.outcome.words.text() == "1 appointment is booked."
    assert dialog.outcome.list.toPlainText() == "08/05/2026, Closed, Left out: it lasts all day"
    assert "Customers that were added with them stay" in dialog.outcome.hint.text()


def test_appointments_brought_before_are_recognised(
    opened: Open, file: Callable[..., Path]
) -> None:
    chosen = file("mia.ics", CALENDAR)
    for dialog in (opened(), opened()):
        dialog.load(chosen)
        dialog.calendar.only_coming.click()
        dialog.calendar.staff.setCurrentIndex(0)
        dialog.calendar.service.setCurrentIndex(0)
        if dialog.go.isEnabled():
            dialog.go.click()
            dialog.close_button.click()
    assert dialog.calendar.summary.text() == "0 to book, 2 in the book already, 1 left out."
    assert "Book 0 appointments" not in buttons(dialog)


def test_an_online_service_is_said_to_make_links(opened: Open, file: Callable[..., Path]) -> None:
    dialog = opened()
    dialog.load(file("mia.ics", CALENDAR))
    dialog.calendar.service.setCurrentIndex(2)
    assert "join link" in dialog.calendar.link_hint.text()
    dialog.calendar.service.setCurrentIndex(0)
    assert dialog.calendar.link_hint.text() == ""


def test_what_is_no_list_is_told(opened: Open, file: Callable[..., Path]) -> None:
    dialog = opened()
    dialog.load(file("book.xlsx", "PK\x03\x04…"))
    assert "save it there as CSV" in dialog.problem.text()
    assert buttons(dialog) == ["Choose a file…", "Close"]
    dialog.load(file("list.csv", LIST))
    assert dialog.problem.text() == ""


def test_a_file_can_be_dropped(opened: Open, file: Callable[..., Path]) -> None:
    dialog = opened()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file("list.csv", LIST)))])
    dialog.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert dialog.people.count() == 2


def test_while_it_works_one_can_stop(opened: Open, file: Callable[..., Path], store: Store) -> None:
    lane = HeldLane()
    dialog = opened(Book(store, lane))
    dialog.load(file("list.csv", LIST))
    assert dialog.job_line.words.text() == "Reading the file…"
    assert dialog.job_line.stop.isVisibleTo(dialog)
    lane.work()
    dialog.go.click()
    assert dialog.job_line.words.text() == "Importing…"
    assert not dialog.people.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.job_line.words.text() == "Stopping…"
    dialog.reject()
    assert dialog.isVisible()  # it may be too late to stop it, and somebody has to be told so
    lane.work()
    assert dialog.job_line.words.text() == "Stopped. Nothing was imported."
    assert everybody(store) == []
    assert "Import 2 customers" in buttons(dialog)
    dialog.reject()
    assert not dialog.isVisible()


def test_a_file_that_takes_its_time_can_be_left(
    opened: Open, file: Callable[..., Path], store: Store
) -> None:
    dialog = opened(Book(store, HeldLane()))
    dialog.load(file("list.csv", LIST))
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_newer_question_leaves_the_older_answer_out(
    opened: Open, file: Callable[..., Path], store: Store
) -> None:
    lane = HeldLane()
    dialog = opened(Book(store, lane))
    dialog.load(file("list.csv", LIST))
    lane.work()
    dialog.people.columns.combos[4].setCurrentIndex(0)
    dialog.people.columns.combos[0].setCurrentIndex(0)
    assert buttons(dialog) == ["Close"]
    lane.work()
    assert [row[1] for row in dialog.people.table.preview.rows] == ["", "", ""]


def test_on_a_lane_of_its_own_it_tells_how_far_it_is(
    qtbot: QtBot, dressed: QApplication, file: Callable[..., Path], store: Store, desk: Desk
) -> None:
    lane = Lane("store")
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ImportDialog(Book(store, lane), lambda: NOW, window)
    told: set[tuple[int, int]] = set()
    dialog.job.got_on.connect(lambda: told.add(dialog.job.done_of_all))
    lines = "".join(f"Guest {n};0170 {1_000_000 + n}\n" for n in range(4000))
    dialog.load(file("list.csv", f"Name;Handy\n{lines}"))
    qtbot.waitUntil(lambda: dialog.people.count() == 4000, timeout=20_000)
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.outcome, timeout=20_000)
    assert {(500, 4000), (2000, 4000), (4000, 4000)} <= told
    assert lane.stop()


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


def test_the_desk_remembers_an_import(
    qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk, file: Callable[..., Path]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    history = History(book)
    dialog = ListsDesk(book, history, window, lambda: NOW).import_file()
    dialog.load(file("list.csv", LIST))
    dialog.go.click()
    assert history.next_undo == ""
    dialog.close_button.click()
    assert history.next_undo == "2 customers are imported."
    history.undo()
    assert everybody(desk.store) == []


def test_the_file_is_asked_for(opened: Open, file: Callable[..., Path]) -> None:
    dialog = opened()
    chooser = dialog.ask_for_file()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(file("list.csv", LIST)))
    chooser.reject()
    assert dialog.people.count() == 2
