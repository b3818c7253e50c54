"""The print dialog: what it offers, what it writes, how it is stopped, and what it remembers."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.core.day_sheet import Arrangement, Extent
from desktop.core.models import Staff
from desktop.core.sheet_files import mark_of, sheet_name
from desktop.services.preferences import Paper, Preferences, PreferencesFile
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.paper.paper_dialog import PaperDialog
from desktop.ui.paper.paper_work import PaperWork
from desktop.ui.paper.preview import Preview
from desktop.ui.paper.sheet_reading import Wanted, read_job
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.spoken import apart
from desktop.ui.worker import Lane
from tests.ui.access import check_keys, check_names, focusable, spoken_name
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.paper.reader import Pdf, reader
from tests.ui.paper.sheets import DAY
from tests.ui.salon import Desk

__all__ = ["reader"]

DAY_OF_ALL = Wanted(DAY)


class Hand:
    """Opens the dialog and notes what it tells."""

    def __init__(self, qtbot: QtBot, book: Book, folder: Path, lane: object = None) -> None:
        lanes = [lane or InlineLane()] * 2
        self.work = PaperWork(*lanes)  # type: ignore[arg-type]  # any kind of lane
        self.file = PreferencesFile(folder)
        self.preferences = PreferencesPort(self.file, InlineLane(), Preferences(paper=Paper.A4))
        self.told: list[str] = []
        self._qtbot = qtbot
        self._book = book

    def open(self, shown: Wanted = DAY_OF_ALL) -> PaperDialog:
        dialog = PaperDialog(self._book, self.work, self.preferences, shown, now=lambda: NOW)
        dialog.told.connect(self.told.append)
        dialog.open()
        self._qtbot.addWidget(dialog)
        return dialog


@pytest.fixture
def hand(qtbot: QtBot, book: Book, desk: Desk, tmp_path: Path) -> Hand:
    return Hand(qtbot, book, tmp_path)


def choose(combo: QComboBox, data: object) -> None:
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def onto_paper(printer: QPrinter, folder: Path) -> Path:
    """Let the printer write what it would print into a file."""
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    return folder / "printed.pdf"


def test_it_begins_with_what_is_shown(hand: Hand, desk: Desk) -> None:
    assert hand.open().fields.wanted() == DAY_OF_ALL
    week = Wanted(date(2026, 5, 6), Extent.WEEK, desk.tom.id, Arrangement.LIST)
    assert hand.open(week).fields.wanted() == week


def test_archived_people_are_offered_while_theirs_is_shown(hand: Hand, desk: Desk) -> None:
    gone = desk.store.save_staff(Staff(0, "Ida", "#123456", archived=True))
    who = hand.open().fields.who
    assert [who.itemText(index) for index in range(who.count())] == ["Everybody", "Mia", "Tom"]
    shown = Wanted(DAY, Extent.WEEK, gone.id)
    assert hand.open(shown).fields.who.currentText() == "Ida"


def test_keyboard_and_screen_reader_reach_everything(hand: Hand, dressed: QApplication) -> None:
    dialog = hand.open()
    check_names(dialog)
    check_keys(dialog)


def test_a_sheet_is_saved_as_pdf(hand: Hand, desk: Desk, tmp_path: Path, reader: type[Pdf]) -> None:
    desk.book("10:00", "Lena Fischer", phone="70001")
    desk.book("10:00", "Ben Vogel", phone="70002", staff=desk.tom)
    dialog = hand.open()
    choose(dialog.fields.who, desk.tom.id)
    dialog.save(tmp_path / "tom.pdf")
    text = reader(tmp_path, (tmp_path / "tom.pdf").read_bytes()).text()
    assert "70002" in text
    assert "70001" not in text
    assert hand.told == ["Saved tom.pdf."]
    assert not dialog.isVisible()


def test_the_name_of_the_file_tells_which_sheet_it_is(hand: Hand, desk: Desk) -> None:
    dialog = hand.open(Wanted(date(2026, 5, 6), Extent.WEEK, desk.mia.id))
    dialog.pdf_button.click()
    (asked,) = dialog.findChildren(QFileDialog)
    assert Path(asked.selectedFiles()[0]).name == "2026-05-04 week sheet Mia.pdf"


def test_a_file_that_cannot_be_written_is_said_and_the_dialog_stays(
    hand: Hand, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    dialog = hand.open()
    dialog.save(tmp_path / "file" / "sheet.pdf")
    assert "could not be" in dialog.problem.text()
    assert dialog.isVisible()
    assert hand.told == []


def test_paper_chosen_once_is_remembered(hand: Hand) -> None:
    choose(hand.open().fields.paper, Paper.LETTER)
    assert hand.file.read().paper is Paper.LETTER
    assert hand.open().fields.chosen_paper() is Paper.LETTER


def test_a_long_work_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, book: Book, desk: Desk, tmp_path: Path
) -> None:
    lane = HeldLane()
    hand = Hand(qtbot, book, tmp_path, lane)
    dialog = hand.open()
    dialog.save(tmp_path / "sheet.pdf")
    assert not dialog.row.isVisible()
    assert not dialog.print_button.isEnabled()
    dialog.row.patience.timeout.emit()
    assert dialog.row.isVisible()
    dialog.row.stop.click()
    assert dialog.row.words.text() == "Stopping…"
    lane.work()
    assert not (tmp_path / "sheet.pdf").exists()
    assert hand.told == []
    assert dialog.isVisible()
    assert not dialog.row.isVisible()
    assert dialog.print_button.isEnabled()


def test_closing_the_dialog_gives_up_what_is_drawn(
    qtbot: QtBot, book: Book, desk: Desk, tmp_path: Path
) -> None:
    lane = HeldLane()
    dialog = Hand(qtbot, book, tmp_path, lane).open()
    dialog.save(tmp_path / "sheet.pdf")
    dialog.reject()
    lane.work()
    assert not (tmp_path / "sheet.pdf").exists()


def test_pages_are_counted_on_a_real_lane(
    qtbot: QtBot, book: Book, desk: Desk, tmp_path: Path
) -> None:
    for index in range(2, 25):
        desk.store.save_staff(Staff(0, f"Person {index}", "#123456"))
    lane = Lane("paper")
    hand = Hand(qtbot, book, tmp_path, lane)
    dialog, far = hand.open(), []
    hand.work.progress.connect(lambda *pages: far.append(pages))
    with qtbot.waitSignal(dialog.told, timeout=20_000):
        dialog.save(tmp_path / "sheet.pdf")
    assert far == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert lane.stop(10)


def test_a_preview_shows_the_pages_and_follows_the_paper(hand: Hand, desk: Desk) -> None:
    desk.book("10:00", "Lena Fischer")
    dialog = hand.open()
    dialog.preview_button.click()
    (preview,) = dialog.findChildren(Preview)
    (shown,) = preview.findChildren(QPrintPreviewWidget)
    shown.updatePreview()
    assert preview.isVisible()
    assert [one for one in focusable(preview) if not spoken_name(one).strip()] == []
    assert shown.pageCount() == 1
    assert shown.orientation() is shown.orientation().Portrait
    drawn: list[bool] = []
    hand.work.finished.connect(lambda: drawn.append(True))
    shown.setLandscapeOrientation()
    assert drawn == [True]
    shown.setPortraitOrientation()
    assert drawn == [True]  # it was drawn before
    preview.close()


def test_printing_from_the_preview_is_done_on_the_lane(
    hand: Hand, desk: Desk, tmp_path: Path, reader: type[Pdf]
) -> None:
    desk.book("10:00", "Lena Fischer", phone="70001")
    dialog = hand.open()
    dialog.preview_button.click()
    (preview,) = dialog.findChildren(Preview)
    file = onto_paper(preview.printer_used, tmp_path)
    preview.paintRequested.emit(preview.printer_used)
    pdf = reader(tmp_path, file.read_bytes())
    assert (pdf.page_count, pdf.text().count("70001")) == (1, 1)
    assert hand.told == ["The sheet is on its way to the printer."]
    preview.close()


def test_print_asks_which_printer_and_prints_there_what_was_chosen(
    hand: Hand, desk: Desk, tmp_path: Path, reader: type[Pdf]
) -> None:
    desk.book("10:00", "Lena Fischer", phone="70001")
    desk.book("10:00", "Ben Vogel", phone="70002", staff=desk.tom)
    dialog = hand.open()
    choose(dialog.fields.who, desk.tom.id)
    dialog.print_button.click()
    (asked,) = dialog.findChildren(QPrintDialog)
    assert asked.isVisible()
    file = onto_paper(asked.printer(), tmp_path)
    asked.done(QPrintDialog.DialogCode.Accepted)
    pdf = reader(tmp_path, file.read_bytes())
    assert (pdf.page_count, pdf.size) == (1, (595, 842))
    assert "70002" in pdf.text()
    assert "70001" not in pdf.text()
    assert hand.told == ["The sheet is on its way to the printer."]


def test_nothing_is_printed_where_no_printer_is_chosen(hand: Hand, tmp_path: Path) -> None:
    dialog = hand.open()
    dialog.print_button.click()
    (asked,) = dialog.findChildren(QPrintDialog)
    file = onto_paper(asked.printer(), tmp_path)
    asked.reject()
    assert not file.exists()
    assert hand.told == []
    assert dialog.isVisible()


@pytest.mark.qt_log_ignore("^QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_said(hand: Hand, store: Store, tmp_path: Path) -> None:
    dialog = hand.open()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    dialog.print_on(read_job(store, DAY_OF_ALL, NOW), printer)
    assert "did not take the sheet" in dialog.problem.text()
    assert hand.told == []


def test_the_next_days_sheet_is_switched_on_and_given_a_folder(hand: Hand, tmp_path: Path) -> None:
    box = hand.open().closing
    assert box is not None
    assert not box.switch.isChecked()
    assert not box.choose.isEnabled()
    box.switch.click()
    assert hand.file.read().closing_sheet
    assert box.choose.isEnabled()
    box.take_folder(str(tmp_path))
    assert hand.file.read().closing_folder == str(tmp_path)
    assert box.folder.text() == str(tmp_path)
    box.switch.click()
    assert not hand.file.read().closing_sheet


def left_sheet(folder: Path, store: Store) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / sheet_name(DAY, "Salon Rosa", mark_of(store.book_id()))
    file.write_text("Lena Fischer 70001")
    return file


def test_no_sheet_stays_where_none_is_wanted_any_more(
    hand: Hand, store: Store, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    file = left_sheet(first, store)
    other = first / "trimsy-desk-day-sheet-2026-05-04 Salon Rosa 00000000.pdf"
    other.write_text("of another salon")
    box = hand.open().closing
    assert box is not None
    box.switch.click()
    box.take_folder(str(first))
    assert file.exists()
    assert box.noted.isHidden()
    box.take_folder(str(second))
    assert list(first.iterdir()) == [other]
    assert box.noted.text() == f"1 sheet was deleted from {apart(str(first))}."
    assert box.noted.isVisible()
    files = [left_sheet(second, store), second / f".{file.name}-k3x_9abc"]
    files[1].write_text("Lena")
    box.switch.click()
    assert list(second.iterdir()) == []
    assert box.noted.text() == f"2 sheets were deleted from {apart(str(second))}."
    box.switch.click()
    assert box.noted.isHidden()


def test_sheets_that_stay_where_none_are_wanted_are_told(
    hand: Hand, store: Store, tmp_path: Path
) -> None:
    box = hand.open().closing
    assert box is not None
    box.switch.click()
    box.take_folder(str(tmp_path / "gone"))
    box.switch.click()
    assert "gone\u2069 could not be deleted" in box.problem.text()
    assert not hand.file.read().closing_sheet
    box.switch.click()
    assert not box.problem.text()


def test_sheets_are_deleted_though_the_dialog_has_closed(
    qtbot: QtBot, book: Book, desk: Desk, tmp_path: Path
) -> None:
    lane = HeldLane()
    hand = Hand(qtbot, book, tmp_path, lane)
    hand.preferences = PreferencesPort(
        hand.file, lane, Preferences(closing_sheet=True, closing_folder=str(tmp_path / "sheets"))
    )
    file = left_sheet(tmp_path / "sheets", desk.store)
    dialog = hand.open()
    assert dialog.closing is not None
    dialog.closing.switch.click()
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert file.exists()
    lane.work()
    assert not file.exists()


def test_a_choice_that_could_not_be_kept_deletes_nothing(
    qtbot: QtBot, book: Book, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    hand = Hand(qtbot, book, tmp_path / "file")
    hand.preferences = PreferencesPort(
        hand.file,
        InlineLane(),
        Preferences(closing_sheet=True, closing_folder=str(tmp_path / "sheets")),
    )
    file = left_sheet(tmp_path / "sheets", desk.store)
    box = hand.open().closing
    assert box is not None
    box.switch.click()
    assert box.switch.isChecked()
    assert file.exists()


def test_a_choice_that_could_not_be_kept_is_said_and_taken_back(
    qtbot: QtBot, book: Book, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    box = Hand(qtbot, book, tmp_path / "file").open().closing
    assert box is not None
    box.switch.click()
    assert not box.switch.isChecked()
    assert box.problem.text()


def test_printing_is_loaded_when_it_is_needed() -> None:
    code = (
        "import sys, desktop.app, desktop.ui.paper.paper_desk, desktop.ui.paper.closing_sheet\n"
        "sys.exit('PySide6.QtPrintSupport' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
