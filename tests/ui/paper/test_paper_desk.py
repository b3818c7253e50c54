"""The print dialog opens on what the window shows."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.day_sheet import Extent
from desktop.core.sheet_files import mark_of, sheet_name
from desktop.services.preferences import Preferences, PreferencesFile
from desktop.ui.book import Book
from desktop.ui.notices import NoticeBar
from desktop.ui.paper.paper_desk import PaperDesk
from desktop.ui.paper.paper_dialog import PaperDialog
from desktop.ui.paper.paper_work import PaperWork
from desktop.ui.paper.sheet_reading import Wanted
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.window.shown_day import ShownDay
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane
from tests.ui.paper.sheets import DAY
from tests.ui.salon import Desk


def test_it_offers_the_day_shown_or_the_week_of_the_person_shown(
    qtbot: QtBot, book: Book, desk: Desk
) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    shown = ShownDay(book, lambda: NOW, bar)
    paper = PaperDesk(
        book, bar, shown, PaperWork(InlineLane(), InlineLane()), None, bar, lambda: NOW
    )
    shown.refresh()
    dialog = paper.open()
    assert dialog.fields.wanted() == Wanted(DAY)
    assert dialog.closing is None  # there is nothing to keep it in
    dialog.told.emit("Saved sheet.pdf.")
    assert bar.current is not None
    assert bar.current.text == "Saved sheet.pdf."
    shown.show_person(desk.tom.id)
    assert paper.open().fields.wanted() == Wanted(DAY, Extent.WEEK, desk.tom.id)


def closing_into(folder: Path, *, wanted: bool = True) -> PreferencesPort:
    kept = Preferences(closing_sheet=wanted, closing_folder=str(folder))
    return PreferencesPort(PreferencesFile(folder.parent), InlineLane(), kept)


@pytest.mark.parametrize(
    ("wanted", "left", "told"),
    [(True, False, True), (True, True, False), (False, False, False)],
    ids=["failed", "saved", "not wanted"],
)
def test_a_sheet_that_closing_failed_to_leave_is_told_at_the_next_start(
    qtbot: QtBot, book: Book, desk: Desk, tmp_path: Path, *, wanted: bool, left: bool, told: bool
) -> None:
    bar, folder = NoticeBar(), tmp_path / "sheets"
    qtbot.addWidget(bar)
    folder.mkdir()
    if left:
        mark = mark_of(desk.store.book_id())
        (folder / sheet_name(date(2026, 5, 5), "Salon Rosa", mark)).write_text("x")
    preferences = closing_into(folder, wanted=wanted)
    shown = ShownDay(book, lambda: NOW, bar)
    work = PaperWork(InlineLane(), InlineLane())
    paper = PaperDesk(book, bar, shown, work, preferences, bar, lambda: NOW)
    paper.look_for_sheet()
    assert (bar.current is not None) is told
    if bar.current is not None:
        assert "was not saved when the app closed" in bar.current.text
        ((_, act),) = bar.current.acts
        act()
        (dialog,) = bar.findChildren(PaperDialog)
        assert dialog.closing is not None
        assert dialog.closing.folder.text() == str(folder)


@pytest.mark.usefixtures("desk")
def test_one_can_print_though_the_folder_of_the_sheet_does_not_answer(
    qtbot: QtBot, book: Book, tmp_path: Path
) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    work, preferences = PaperWork(InlineLane(), HeldLane()), closing_into(tmp_path / "sheets")
    shown = ShownDay(book, lambda: NOW, bar)
    paper = PaperDesk(book, bar, shown, work, preferences, bar, lambda: NOW)
    paper.look_for_sheet()
    assert paper.open().print_button.isEnabled()
