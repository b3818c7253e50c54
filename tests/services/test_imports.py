"""Files from elsewhere on their way into a real book."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from desktop.core.appointments import Appointments
from desktop.core.candidates import NOBODY, Candidate, Fault
from desktop.core.csv_import import Table
from desktop.core.duplicates import Shared
from desktop.core.models import Act, Customer
from desktop.core.troubles import AppError, Kind
from desktop.core.vcard import Cards
from desktop.services import store_imports
from desktop.services.arrivals import Stopped
from desktop.services.imports import FileProblem, Source, candidates_of, prepare, read_source
from tests.services.desk import Desk, looking_into
from tests.services.importing import crowd, desk, everybody, prepared, silent

__all__ = ["desk"]

BERLIN = "Europe/Berlin"


def source_of(file: Path) -> Source | None:
    return read_source(file, BERLIN, silent, Event())


CONTENTS = {
    b"Name,Phone\nAnna,1\n": Table,
    b"BEGIN:VCARD\r\nFN:Anna\r\nEND:VCARD\r\n": Cards,
    b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n": Appointments,
    "BEGIN:VCARD\r\nFN:Anna\r\nEND:VCARD\r\n".encode("utf-16"): Cards,
}


@pytest.mark.parametrize(("data", "kind"), CONTENTS.items(), ids=range(len(CONTENTS)))
def test_a_file_is_known_by_what_is_in_it(tmp_path: Path, data: bytes, kind: type) -> None:
    file = tmp_path / "any.dat"
    file.write_bytes(data)
    assert isinstance(source_of(file), kind)


PROBLEMS = {
    b"": FileProblem.EMPTY,
    b" \r\n": FileProblem.EMPTY,
    b"\xff\xfe": FileProblem.EMPTY,
    b"PK\x03\x04 and more": FileProblem.SPREADSHEET,
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\0\0\0\2\0\x08\6": FileProblem.NO_TEXT,
    bytes(range(256)) * 20: FileProblem.NO_TEXT,
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n": FileProblem.NO_CALENDAR,
}


@pytest.mark.parametrize(("data", "problem"), PROBLEMS.items())
def test_what_cannot_be_imported_is_told(tmp_path: Path, data: bytes, problem: FileProblem) -> None:
    file = tmp_path / "any.csv"
    file.write_bytes(data)
    assert source_of(file) is problem


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert source_of(tmp_path / "none.csv") is FileProblem.UNREADABLE
    assert source_of(tmp_path) is FileProblem.UNREADABLE


def test_a_list_becomes_customers_one_can_find(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("Name;Handy;Sprache\nJörg Müller;0170 1234567;de\n".encode("cp1252"))
    source = source_of(file)
    assert isinstance(source, Table)
    people, faults = candidates_of(source, source.columns(with_heads=True), with_heads=True)
    found = prepare(people, faults, [], "DE", silent, Event())
    assert found is not None
    change = desk.store.import_customers(found.people, silent, Event())
    assert change is not None
    assert (change.what, change.count) == (Act.IMPORTED, 1)
    for typed in ("mueller", "jorg", "4567", "+49170"):
        (customer,) = desk.store.find_customers(typed)
        assert (customer.name, customer.language) == ("Jörg Müller", "de")


def test_twins_in_book_and_file_are_recognised(desk: Desk) -> None:
    desk.store.save_customer(Customer(0, "Anna", "0170 1234567", "anna@example.com"))
    found = prepared(
        desk,
        Candidate(2, "A. Muster", ("+49 170 1234567",)),
        Candidate(3, "B. Muster", (), ("ANNA@example.com",)),
        Candidate(4, "Bo", ("030 1234567",)),
        Candidate(5, "Bo again", ("0049 30/1234567",)),
        Candidate(6, ""),
    )
    twins = [
        (one.line, one.twin and (one.twin.known.name, one.twin.known.line, one.twin.shared))
        for one in found.people
    ]
    assert twins == [
        (2, ("Anna", 0, Shared.PHONE)),
        (3, ("Anna", 0, Shared.EMAIL)),
        (4, None),
        (5, ("Bo", 4, Shared.PHONE)),
    ]
    assert found.faults == [Fault(6, NOBODY)]
    assert [one.line for one in found.chosen(with_twins=False)] == [4]
    assert len(found.chosen(with_twins=True)) == 4


def test_twins_are_recognised_by_any_of_their_numbers_and_addresses(desk: Desk) -> None:
    desk.store.save_customer(Customer(0, "Anna", "030 1234567"))
    desk.store.save_customer(Customer(0, "Bea", "", "bea@example.com"))
    found = prepared(
        desk,
        Candidate(1, "A.", ("0170 1234567", "030 1234567")),
        Candidate(2, "B.", (), ("b@example.com", "Bea@example.com")),
        Candidate(3, "Cy", ("0171 1", "030 7654321"), ("cy@example.com",)),
        Candidate(4, "Cy's twin", ("+49 30 7654321",)),
    )
    names = [one.twin and one.twin.known.name for one in found.people]
    assert names == ["Anna", "Bea", None, "Cy"]


def test_preparing_can_be_stopped() -> None:
    stop = Event()
    stop.set()
    assert prepare(crowd(3), (), [], "DE", silent, stop) is None


def test_stopped_halfway_nobody_is_in_the_book(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_imports, "CHUNK", 10)
    people = prepared(desk, *crowd(35)).people
    stop, told = Event(), list[int]()

    def tell(done: int, whole: int) -> None:
        told.append(done)
        if done == 20:
            stop.set()

    assert desk.store.import_customers(people, tell, stop) is None
    assert everybody(desk) == []
    assert told == [0, 10, 20]
    assert desk.store.find_customers("guest") == []


def test_an_import_is_whole_or_not_at_all(desk: Desk) -> None:
    people = prepared(desk, *crowd(3)).people
    broken = replace(people[2], customer=replace(people[2].customer, name=None))  # type: ignore[arg-type]  # what the book refuses
    with pytest.raises(Exception, match="NOT NULL"):
        desk.store.import_customers([*people[:2], broken], silent, Event())
    assert everybody(desk) == []


def test_an_import_is_undone_at_once(desk: Desk) -> None:
    desk.store.save_customer(Customer(0, "Anna"))
    people = prepared(desk, *crowd(30)).people
    change = desk.store.import_customers(people, silent, Event())
    assert change is not None
    assert len(everybody(desk)) == 31
    assert desk.store.undo(change.id).what is Act.UNCHANGED
    assert everybody(desk) == ["Anna"]
    assert desk.store.find_customers("guest") == []
    again = desk.store.import_customers(people, silent, Event())
    assert again is not None
    assert len(everybody(desk)) == 31


def test_undoing_an_import_tells_how_far_it_is_and_stopped_takes_nobody_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_imports, "CHUNK", 10)
    people = prepared(desk, *crowd(35)).people
    change = desk.store.import_customers(people, silent, Event())
    assert change is not None
    stop, told = Event(), list[tuple[int, int]]()

    def tell(done: int, whole: int) -> None:
        told.append((done, whole))
        if done == 20:
            stop.set()

    with pytest.raises(Stopped):
        desk.store.undo(change.id, tell, stop)
    assert len(everybody(desk)) == 35
    assert told[-3:] == [(0, 35), (10, 35), (20, 35)]
    desk.store.undo(change.id)
    assert everybody(desk) == []


def test_an_import_is_not_undone_once_somebody_was_changed_or_booked(desk: Desk) -> None:
    people = prepared(desk, *crowd(3)).people
    change = desk.store.import_customers(people, silent, Event())
    assert change is not None
    (guest,) = desk.store.find_customers("1000001")
    booked = desk.store.save_booking(replace(desk.draft(), customer_id=guest.id, customer=None))
    with pytest.raises(AppError) as refused:
        desk.store.undo(change.id)
    assert refused.value.kind is Kind.CHANGED_SINCE
    assert len(everybody(desk)) == 3
    assert booked.id

    (other,) = desk.store.find_customers("1000002")
    later = desk.store.import_customers(prepared(desk, Candidate(1, "Cy")).people, silent, Event())
    assert later is not None
    (cy,) = desk.store.find_customers("cy")
    renamed = desk.store.change_customer(replace(cy, note="henna"))
    with pytest.raises(AppError):
        desk.store.undo(later.id)
    desk.store.undo(renamed.id)
    desk.store.undo(later.id)
    assert other.name in everybody(desk)
    assert "Cy" not in everybody(desk)


def test_nothing_of_the_names_is_in_the_journal(desk: Desk) -> None:
    desk.store.import_customers(prepared(desk, Candidate(1, "Zoe Secret")).people, silent, Event())
    (zoe,) = desk.store.find_customers("secret")
    desk.store.erase_customer(zoe.id)
    with looking_into(desk.path) as file, file.reading() as db:
        rows = [row["after"] for row in db.query("SELECT after FROM changes")]
    assert not [row for row in rows if "Secret" in row]
    assert b"Secret" not in desk.path.read_bytes()
