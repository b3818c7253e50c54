"""Of customers and staff nothing is left in logs, beside the book, or in what was handed on."""

import logging
import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from desktop.app import utc_now
from desktop.core.messages import Channel
from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.practice.faults import Fault
from desktop.services.store import Store
from tests import handing_on
from tests.leaks import found_in, in_files, logged, shown_by_objects
from tests.watched_salon import (
    CUSTOMER,
    Salon,
    assert_nothing_leaked,
    everything_logged,
    ring,
    salon,
    secrets_of,
)

__all__ = ["everything_logged", "ring", "salon"]

CUSTOMERS = ("Zsuzsanna", "zdemir", "20794711", "Ammoniak")
PERSONAL = (*CUSTOMERS, "anna@lumiere", "Anna Weber")


def test_logs_name_nobody(salon: Salon, caplog: pytest.LogCaptureFixture) -> None:
    assert isinstance(salon.connect(), Organiser)
    salon.book()
    salon.cloud.faults.switch_on(Fault.UNAVAILABLE, requests=1)
    salon.cloud.expire_access_tokens()
    salon.book()
    salon.work()
    salon.desk.book.read(lambda store: store.customer(0), lambda _: None)  # a fault, to be logged
    salon.until(lambda: Kind.UNEXPECTED in {error.kind for error in salon.errors})
    said = logged(caplog)
    assert "signed in" in said
    assert "LookupError" in said
    assert [words for words in PERSONAL if words in said] == []


def test_the_files_beside_the_book_name_nobody(salon: Salon, tmp_path: Path) -> None:
    assert isinstance(salon.connect(), Organiser)
    salon.book()
    salon.work()
    assert salon.preferences.is_file()
    people = {words: {words} for words in PERSONAL}
    told = in_files(tmp_path, people)
    kept = {name: told.pop(name, set()) for name in ("book.sqlite", "book.sqlite-wal")}
    assert "Ammoniak" in set().union(*kept.values())  # the book itself does, with the kept form
    assert told == {}


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files for other programs are put."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def handed_on(salon: Salon, tmp_path: Path) -> Path:
    """Hand the booked customer on by every way; give the folder of what somebody asked for."""
    assert isinstance(salon.connect(), Organiser)
    salon.book()
    programs, taken, done = handing_on.Programs(), tmp_path / "taken", list[None]()
    store = Store(salon.ours.book, utc_now)
    visitor = store.find_visitors("ozdemir 4711")[0]
    assert visitor.next is not None
    details = visitor.next

    def work(lane_store: Store) -> None:
        lane_store.save_template(handing_on.template(CUSTOMER))
        salon.errors += handing_on.take_out(lane_store, details, taken)
        handing_on.bring_in(lane_store, CUSTOMER, taken)

    salon.desk.book.write(work, done.append)
    salon.until(lambda: bool(done))
    handing_on.tell(salon.desk.window.errands.tell(details), salon.until, programs)
    salon.until(lambda: len(store.told_of(details.booking.id)) >= len(Channel) + 3)
    store.close()
    programs.close()
    assert [error.kind for error in salon.errors] == [Kind.FILE_NOT_WRITTEN]
    return taken


def test_what_is_handed_on_leaves_no_trace(
    salon: Salon, tmp_path: Path, temp: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = handed_on(salon, tmp_path)
    names = (*CUSTOMERS, handing_on.TYPED, *handing_on.TYPED.split(), "meetup-join")
    people = {words: {words} for words in names}
    assert [words for words in names if words in logged(caplog)] == []
    assert "was not saved" in logged(caplog)  # the sheet that had nowhere to go
    assert found_in(shown_by_objects(), people) == set()
    assert found_in("\n".join([*sys.argv, *os.environ.values()]), people) == set()
    if os.name == "posix":
        rights = {stat.S_IMODE(one.stat().st_mode) for one in temp.rglob("*") if one.is_file()}
        assert rights == {0o600}
        assert {stat.S_IMODE(one.stat().st_mode) for one in temp.iterdir()} == {0o700}
        saved = [one for one in folder.iterdir() if not one.name.startswith("in")]
        assert {stat.S_IMODE(one.stat().st_mode) for one in saved} == {0o600}
    assert set(in_files(temp, people)) != set()  # a mail program may still have to read it
    salon.desk.window.errands.forget_written()
    salon.until(lambda: list(temp.iterdir()) == [])
    told = in_files(tmp_path, people)
    taken = {file.name for file in folder.iterdir()}
    assert {"customers.csv", "bookings.csv", "day.ics"} <= taken & told.keys()
    assert told.keys() - taken <= {"book.sqlite", "book.sqlite-wal"}
    assert {name for name in taken if name.endswith(".pdf") or name.startswith(".")} == {
        next(name for name in taken if name.endswith(".pdf"))
    }


def test_a_trace_of_what_is_handed_on_would_be_found(
    salon: Salon, tmp_path: Path, temp: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = handed_on(salon, tmp_path)
    people = {words: {words} for words in PERSONAL}
    (draft,) = temp.rglob("*.eml")
    shutil.copy(draft, tmp_path / "left.eml")
    shutil.copy(folder / "customers.csv", tmp_path / "left.csv")
    logging.getLogger("desktop.services.exports").warning("wrote %s", CUSTOMER)
    error = AppError(Kind.FILE_NOT_WRITTEN, code=CUSTOMER.name)
    found = in_files(tmp_path, people)
    assert "20794711" in found["left.csv"]
    assert "Zsuzsanna" in found["left.eml"]
    assert found_in(logged(caplog), people) >= {"Zsuzsanna", "20794711", "Ammoniak"}
    assert found_in(shown_by_objects(), people) >= {"Zsuzsanna"}
    del error


def test_a_fault_in_the_program_is_logged_without_its_variables(
    salon: Salon, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert isinstance(salon.connect(), Organiser)
    token, phone = next(iter(salon.cloud.heard["access_token"])), CUSTOMER.phone

    def fails(store: Store) -> float:
        return (len(token) + len(phone)) / len(store.find_customers(token + phone))

    salon.desk.book.read(fails, lambda _: None)
    salon.until(lambda: Kind.UNEXPECTED in {error.kind for error in salon.errors})
    assert "ZeroDivisionError" in caplog.text
    assert CUSTOMER.phone not in logged(caplog)
    assert_nothing_leaked(salon, tmp_path, caplog, secrets_of(salon))
