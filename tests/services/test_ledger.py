"""The list of what exists in the cloud: on disk before it is believed, and read after any crash."""

import errno
import os
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import Held, Wish
from desktop.services import ledger as module
from desktop.services.ledger import FORGOTTEN_AFTER, Entry, Ledger, digest
from tests.core.booking_builder import ACCOUNT, NOW

OWNER = replace(ACCOUNT, email="")
WISH = Wish("Online appointment", NOW, NOW + timedelta(hours=1), "Europe/Berlin")
HELD = Held("c-1", "https://meet.example/1", "Advice", NOW, NOW + timedelta(minutes=30))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "meetings.jsonl"


def begun(path: Path) -> Ledger:
    ledger = Ledger(path)
    ledger.open(NOW)
    return ledger


def filled(path: Path) -> Ledger:
    ledger = begun(path)
    ledger.asked("e-1", "uid-1", ACCOUNT, WISH)
    ledger.asked("e-2", "uid-2", ACCOUNT, WISH)
    ledger.confirmed("e-1", HELD)
    return ledger


def test_what_was_noted_is_read_by_the_next_run(path: Path) -> None:
    filled(path)
    again = begun(path)
    assert not again.is_new
    assert again.alive() == [
        Entry("e-1", "uid-1", OWNER, "c-1", digest("Advice"), NOW, NOW + timedelta(minutes=30)),
        Entry("e-2", "uid-2", OWNER, "", digest("Online appointment"), WISH.starts, WISH.ends),
    ]
    assert [entry.external_id for entry in again.alive_of("uid-2")] == ["e-2"]


def test_what_is_gone_stays_gone(path: Path) -> None:
    filled(path).gone("e-1")
    assert [entry.external_id for entry in begun(path).alive()] == ["e-2"]


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_line_that_a_crash_cut_off_costs_only_itself(path: Path, cut: int) -> None:
    filled(path)
    path.write_bytes(path.read_bytes()[:-cut])
    again = begun(path)
    again.asked("e-3", "uid-3", ACCOUNT, WISH)
    assert {"e-1", "e-2", "e-3"} == {entry.external_id for entry in begun(path).alive()}


def test_another_run_with_garbage_in_the_file_reads_the_rest(path: Path) -> None:
    filled(path)
    with path.open("ab") as file:
        file.write(b'\xff\x00[]\n{"external_id": 3}\nnull\n{"gone": []}\n')
    begun(path).gone("e-2")
    assert [entry.external_id for entry in begun(path).alive()] == ["e-1"]


def test_a_meeting_that_microsoft_has_forgotten_is_forgotten(path: Path) -> None:
    filled(path)
    then = NOW + timedelta(minutes=40) + FORGOTTEN_AFTER
    os.utime(path, (then.timestamp(), then.timestamp()))
    later = Ledger(path)
    later.open(then)
    assert [entry.external_id for entry in later.alive()] == ["e-2"]


def test_a_clock_that_is_ahead_makes_it_forget_nothing(path: Path) -> None:
    filled(path)
    os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    later = Ledger(path)
    later.open(NOW + timedelta(days=4000))
    assert len(later.alive()) == 2


def test_where_it_is_may_be_asked_for_at_first_use(path: Path) -> None:
    asked = []

    def where() -> Path:
        asked.append(1)
        return path

    ledger = Ledger(where)
    assert asked == []
    ledger.asked("e-1", "uid-1", ACCOUNT, WISH)
    ledger.gone("e-1")
    assert (asked, path.exists()) == ([1], True)


def test_of_two_meetings_of_one_booking_the_one_made_last_comes_last(path: Path) -> None:
    ledger = begun(path)
    for number in ("e-2", "e-1", "e-3"):
        ledger.asked(number, "uid-1", ACCOUNT, WISH)
    ledger.confirmed("e-2", HELD)
    ledger.gone("e-3")
    for one in (ledger, begun(path)):
        assert [entry.external_id for entry in one.alive_of("uid-1")] == ["e-2", "e-1"]


def test_a_new_one_says_so_until_it_was_begun(path: Path) -> None:
    ledger = begun(path)
    assert ledger.is_new
    ledger.begin_with([])
    assert not ledger.is_new
    assert not begun(path).is_new


def test_it_does_not_grow_without_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WRITTEN_ANEW_FROM", 20)
    ledger = filled(path)
    for number in range(20):
        ledger.asked(f"more-{number}", "", ACCOUNT, WISH)
        ledger.gone(f"more-{number}")
    assert [entry.external_id for entry in begun(path).alive()] == ["e-1", "e-2"]
    assert len(path.read_text().split()) < 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")
def test_only_this_user_may_read_it(path: Path) -> None:
    filled(path)
    assert path.stat().st_mode & 0o077 == 0


def test_what_is_in_hand_is_nobodys_leftover(path: Path) -> None:
    ledger = filled(path)
    with ledger.held("e-1"):
        assert [entry.external_id for entry in ledger.alive()] == ["e-2"]
    assert len(ledger.alive()) == 2


def test_no_answer_of_an_unknown_meeting_makes_it_known(path: Path) -> None:
    ledger = filled(path)
    ledger.confirmed("e-9", HELD)
    ledger.gone("e-9")
    assert len(begun(path).alive()) == 2


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, Kind.DISK_FULL), (errno.EROFS, Kind.BOOK_NOT_WRITABLE)]
)
def test_what_cannot_be_written_is_told_and_costs_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: Kind
) -> None:
    ledger = filled(path)

    def fail(_file: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(AppError) as caught:
        ledger.asked("e-3", "uid-3", ACCOUNT, WISH)
    assert caught.value.kind is kind
    monkeypatch.undo()
    assert {"e-1", "e-2"} <= {entry.external_id for entry in begun(path).alive()}


def test_what_another_app_writes_is_seen_at_once(path: Path) -> None:
    ours, theirs = filled(path), begun(path)
    theirs.asked("e-3", "uid-3", ACCOUNT, WISH)
    theirs.gone("e-1")
    assert [entry.external_id for entry in ours.alive()] == ["e-2", "e-3"]
    ours.gone("e-2")
    assert [entry.external_id for entry in theirs.alive_of("uid-2")] == []


def test_it_names_nobody(path: Path) -> None:
    begun(path).asked("e-1", "uid-1", Organiser("t", "u", "anna@salon.example", "Anna"), WISH)
    begun(path).confirmed("e-1", replace(HELD, subject="Colour for Mrs Anna Miller"))
    text = path.read_text()
    assert "uid-1" in text
    assert "nna" not in text
