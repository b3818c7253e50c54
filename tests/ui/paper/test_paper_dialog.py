"""The print dialog: what it offers, what it writes, how it is stopped, and what it remembers."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.core.day_sheet import Arrangement, Extent
from desktop.core.models import Staff
from desktop.services.preferences import Paper
from desktop.ui.book import Book
from desktop.ui.paper.sheet_reading import Wanted
from desktop.ui.worker import Lane
from tests.ui.access import check_keys, check_names
from tests.ui.held_lane import HeldLane
from tests.ui.paper.paper_hand import DAY_OF_ALL, Hand, choose, hand
from tests.ui.paper.reader import Pdf, reader
from tests.ui.paper.sheets import DAY
from tests.ui.salon import Desk

__all__ = ["hand", "reader"]


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
