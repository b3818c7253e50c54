"""The next day's sheet is switched on and off, and given a folder."""

from pathlib import Path

from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.core.sheet_files import mark_of, sheet_name
from desktop.services.preferences import Preferences
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.spoken import apart
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.paper.paper_hand import Hand, hand
from tests.ui.paper.sheets import DAY
from tests.ui.salon import Desk

__all__ = ["hand"]


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
