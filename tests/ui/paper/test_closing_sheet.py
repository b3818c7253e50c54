"""What the app leaves behind when it closes: the next day's sheet, and no older ones."""

import errno
import os
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.sheet_files import mark_of, sheet_name
from desktop.services import places
from desktop.services.left_sheets import Swept
from desktop.services.preferences import Preferences
from desktop.services.store import Store
from desktop.ui.paper.closing_sheet import ClosingSheet, is_missing, leave, take_away
from desktop.ui.paper.sheet_reading import read_next_day
from desktop.ui.worker import Lane
from tests.ui.conftest import NOW
from tests.ui.inline_lane import InlineLane
from tests.ui.paper.reader import Pdf, reader
from tests.ui.salon import Desk

__all__ = ["reader"]

pytestmark = pytest.mark.usefixtures("qapp")
SATURDAY = datetime(2026, 5, 9, 20, tzinfo=UTC)


def wanted(folder: Path) -> Preferences:
    return Preferences(closing_sheet=True, closing_folder=str(folder))


def mark(desk: Desk) -> str:
    return mark_of(desk.store.book_id())


def named(desk: Desk, day: str, salon: str = "Salon Rosa") -> str:
    return sheet_name(date.fromisoformat(day), salon, mark(desk))


def pdfs(folder: Path) -> set[str]:
    return {file.name for file in folder.glob("*.pdf")}


def test_it_is_off_until_somebody_wants_it() -> None:
    assert not ClosingSheet(Preferences(), lambda: NOW).is_wanted
    assert ClosingSheet(Preferences(closing_sheet=True), lambda: NOW).is_wanted


def test_closing_leaves_tomorrows_sheet(
    tmp_path: Path, desk: Desk, reader: type[Pdf], qapp: QApplication
) -> None:
    desk.book("10:00", "Lena Fischer", day="2026-05-05", phone="70001")
    closing = ClosingSheet(wanted(tmp_path), lambda: NOW)
    closing.read(desk.store)
    assert closing.save(Lane("paper"), 30)
    (file,) = tmp_path.glob("*.pdf")
    assert file.name == f"trimsy-desk-day-sheet-2026-05-05 Salon Rosa {mark(desk)}.pdf"
    text = reader(tmp_path, file.read_bytes()).text()
    assert "Tuesday, 5 May 2026" in text
    assert "70001" in text


def test_before_a_closed_day_it_is_the_sheet_of_the_next_open_one(desk: Desk) -> None:
    assert str(read_next_day(desk.store, SATURDAY).sheet.days[0]) == "2026-05-11"


def test_sheets_of_past_days_go_and_no_other_file_does(tmp_path: Path, desk: Desk) -> None:
    ours = [named(desk, f"2026-05-0{day}") for day in (2, 3, 4)]
    others = [
        "2026-05-02 day sheet.pdf",
        ours[0].replace(".pdf", " copy.pdf"),
        ours[0].replace(mark(desk), "0" * 8),
        "trimsy-desk-day-sheet-2026-05-02.pdf",
        "tax.pdf",
    ]
    for name in [*ours, *others]:
        (tmp_path / name).write_text("x")
    leave(read_next_day(desk.store, NOW), wanted(tmp_path), mark(desk))
    assert pdfs(tmp_path) == {*others, ours[2], named(desk, "2026-05-05")}


def test_a_newer_sheet_takes_the_place_of_all_but_that_of_today(tmp_path: Path, desk: Desk) -> None:
    today = named(desk, "2026-05-04")
    before = [today, named(desk, "2026-05-07"), named(desk, "2026-05-05", "Salon Before")]
    for name in before:
        (tmp_path / name).write_text("x")
    stopped = Event()
    stopped.set()
    job = read_next_day(desk.store, NOW)
    leave(job, wanted(tmp_path), mark(desk), stopped)
    assert pdfs(tmp_path) == set(before)  # there is no newer one
    leave(job, wanted(tmp_path), mark(desk))
    assert pdfs(tmp_path) == {today, named(desk, "2026-05-05")}


def test_two_salons_leave_their_sheets_in_one_folder(tmp_path: Path, desk: Desk) -> None:
    with closing(Store(tmp_path / "other.sqlite", lambda: NOW, time_zone="Europe/Berlin")) as other:
        other.save_salon(desk.store.salon())
        folder = tmp_path / "sheets"
        for store in (desk.store, other, desk.store):
            sheet = ClosingSheet(wanted(folder), lambda: NOW)
            sheet.read(store)
            assert sheet.save(Lane("paper"), 30)
        assert len(pdfs(folder)) == 2
        take_away(wanted(folder), Preferences(), mark_of(other.book_id()))
    assert pdfs(folder) == {named(desk, "2026-05-05")}


def test_what_was_left_half_written_goes_too(tmp_path: Path, desk: Desk) -> None:
    name = named(desk, "2026-05-05")
    piece = tmp_path / f".{name}-k3x_9abc"
    others = [
        tmp_path / f".{name.replace(mark(desk), '0' * 8)}-k3x_9abc",
        tmp_path / ".trimsy-desk-day-sheet notes",
    ]
    for file in (piece, *others):
        file.write_text("Lena Fischer 70001")
    leave(read_next_day(desk.store, NOW), wanted(tmp_path), mark(desk))
    assert not piece.exists()
    assert all(file.exists() for file in others)


def test_the_sheet_comes_before_the_deleting_of_older_ones(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There may be little time, and a server may be slow."""
    there, unlink = [], Path.unlink
    (tmp_path / named(desk, "2026-05-02")).write_text("x")

    def look(file: Path, *, missing_ok: bool = False) -> None:
        there.append(pdfs(tmp_path))
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", look)
    leave(read_next_day(desk.store, NOW), wanted(tmp_path), mark(desk))
    assert there == [{named(desk, "2026-05-02"), named(desk, "2026-05-05")}]
    assert pdfs(tmp_path) == {named(desk, "2026-05-05")}


def test_past_sheets_make_room_on_a_full_disk(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    past, fsync = tmp_path / named(desk, "2026-05-02"), os.fsync
    past.write_text("x")

    def full(handle: int) -> None:
        if past.exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", full)
    leave(read_next_day(desk.store, NOW), wanted(tmp_path), mark(desk))
    assert pdfs(tmp_path) == {named(desk, "2026-05-05")}


@pytest.mark.parametrize(
    ("after", "left"),
    [
        (Preferences(), 1),
        ({"closing_folder": "elsewhere"}, 1),
        ({"closing_folder": "sheets"}, 4),
        ({"closing_folder": "sheets/../sheets"}, 4),
    ],
    ids=["switched off", "moved", "as before", "as before, written otherwise"],
)
def test_sheets_are_taken_from_where_none_are_wanted_any_more(
    tmp_path: Path, desk: Desk, after: Preferences | dict[str, str], left: int
) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    (tmp_path / "elsewhere").mkdir()
    for day in ("04", "05"):
        (folder / named(desk, f"2026-05-{day}")).write_text("x")
    (folder / f".{named(desk, '2026-05-05')}-k3x_9abc").write_text("x")
    (folder / "trimsy-desk-day-sheet-2026-05-05 Salon Rosa.pdf").write_text("of somebody else")
    if isinstance(after, dict):
        after = wanted(tmp_path / after["closing_folder"])
    swept = take_away(wanted(folder), after, mark(desk))
    assert len(list(folder.iterdir())) == left
    assert swept == Swept(4 - left)
    assert take_away(Preferences(closing_folder=str(folder)), after, mark(desk)) == Swept()


def test_sheets_that_cannot_be_deleted_are_told(tmp_path: Path, desk: Desk) -> None:
    (tmp_path / named(desk, "2026-05-05")).mkdir()  # which cannot be unlinked
    assert take_away(wanted(tmp_path), Preferences(), mark(desk)) == Swept(0, some_left=True)
    assert take_away(wanted(tmp_path / "gone"), Preferences(), mark(desk)).some_left


def test_past_sheets_go_even_when_the_new_one_cannot_be_written(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    past = tmp_path / named(desk, "2026-05-02")
    past.write_text("x")
    monkeypatch.setattr(os, "fsync", full)
    assert leave(read_next_day(desk.store, NOW), wanted(tmp_path), mark(desk)) is None
    assert [file.name for file in tmp_path.iterdir() if "sheet" in file.name] == []
    assert "was not saved: disk_full ENOSPC" in caplog.text


def test_a_sheet_of_the_practice_salon_says_so(tmp_path: Path, desk: Desk) -> None:
    closing = ClosingSheet(wanted(tmp_path), lambda: NOW, practice=True)
    closing.read(desk.store)
    assert closing.save(Lane("paper"), 30)
    name = f"trimsy-desk-practice-day-sheet-2026-05-05 Salon Rosa {mark(desk)}.pdf"
    assert pdfs(tmp_path) == {name}


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        ([], True),
        (["trimsy-desk-day-sheet-2026-05-03 Salon Rosa 1f0c9a2b.pdf"], True),
        (["trimsy-desk-day-sheet-2026-05-05 Salon Rosa 00000000.pdf"], True),
        (["trimsy-desk-day-sheet-2026-05-05 Salon Rosa.pdf"], True),
        ([".trimsy-desk-day-sheet-2026-05-05 Salon Rosa 1f0c9a2b.pdf-k3x_9abc"], True),
        (["trimsy-desk-day-sheet-2026-05-04 Salon Rosa 1f0c9a2b.pdf"], False),
        (["trimsy-desk-day-sheet-2026-05-11 Salon Before 1f0c9a2b.pdf"], False),
        (["trimsy-desk-practice-day-sheet-2026-05-05 1f0c9a2b.pdf"], False),
    ],
)
def test_a_sheet_that_was_not_left_is_missed(
    tmp_path: Path, names: list[str], *, missing: bool
) -> None:
    for name in names:
        (tmp_path / name).write_text("x")
    assert is_missing(wanted(tmp_path), "1f0c9a2b", NOW.date()) is missing
    assert not is_missing(Preferences(closing_folder=str(tmp_path)), "1f0c9a2b", NOW.date())


def test_a_folder_that_is_gone_has_no_sheet(tmp_path: Path) -> None:
    assert is_missing(wanted(tmp_path / "gone"), "1f0c9a2b", NOW.date())


def test_without_a_folder_it_goes_to_the_documents(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "documents_dir", lambda: tmp_path / "Documents")
    anywhere = replace(wanted(tmp_path), closing_folder="")
    made = leave(read_next_day(desk.store, NOW), anywhere, mark(desk))
    assert made is not None
    assert made.parent == tmp_path / "Documents"


def test_a_folder_that_cannot_be_written_is_only_logged(
    tmp_path: Path, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert leave(read_next_day(desk.store, NOW), wanted(tmp_path / "file"), mark(desk)) is None
    assert "was not saved: file_not_written" in caplog.text


def test_a_book_that_could_not_be_read_leaves_nothing(tmp_path: Path) -> None:
    assert ClosingSheet(wanted(tmp_path), lambda: NOW).save(InlineLane(), 1)
    assert list(tmp_path.iterdir()) == []


def test_a_lane_that_hangs_keeps_nobody(
    tmp_path: Path, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    lane, hanging = Lane("paper"), Event()
    lane.submit(hanging.wait, lambda _answer: None)
    closing = ClosingSheet(wanted(tmp_path), lambda: NOW)
    closing.read(desk.store)
    assert not closing.save(lane, 0.01)
    assert "closed before" in caplog.text
    hanging.set()
    assert lane.stop(10)
    assert not list(tmp_path.glob("*.pdf"))  # whoever came back meanwhile is not surprised by it
