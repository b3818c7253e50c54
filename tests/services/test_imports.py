"""Files from elsewhere on their way into a real book."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event

import pytest

from desktop.core.appointments import Appointment, Appointments
from desktop.core.candidates import NOBODY, Candidate, Fault
from desktop.core.csv_import import Table
from desktop.core.drafts import InvalidDraft
from desktop.core.duplicates import Shared
from desktop.core.models import Act, Customer, CustomerKind, Place, Service, Status
from desktop.core.troubles import AppError, Kind
from desktop.core.vcard import Cards
from desktop.services import store_imports
from desktop.services.arrivals import Arrival, Stopped, Titles
from desktop.services.imports import (
    Acquainted,
    FileProblem,
    Prepared,
    Source,
    arrivals_of,
    candidates_of,
    prepare,
    read_source,
)
from desktop.services.store_imports import Calendar
from tests.services.desk import Desk, looking_into, open_desk

BERLIN = "Europe/Berlin"
SIX = date(2026, 6, 2)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as opened:
        opened.store.save_salon(replace(opened.store.salon(), country="DE"))
        yield opened


def silent(done: int, whole: int) -> None:
    pass


def source_of(file: Path) -> Source | None:
    return read_source(file, BERLIN, silent, Event())


def prepared(desk: Desk, *people: Candidate) -> Prepared:
    known = desk.store.known_people()
    found = prepare(people, (), known, "DE", silent, Event())
    assert found is not None
    return found


def everybody(desk: Desk) -> list[str]:
    return [one.name for one in desk.store.customers_after(0, 100)]


def crowd(size: int) -> list[Candidate]:
    return [Candidate(n, f"Guest {n}", (f"0170 {1_000_000 + n}",)) for n in range(1, size + 1)]


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


# appointments


def appointment(uid: str, title: str = "Anna", hour: int = 10, minutes: int = 30) -> Appointment:
    return Appointment(uid, title, datetime(2026, 6, 2, hour), minutes, "from elsewhere")


def arrivals(
    desk: Desk, *appointments: Appointment, titles: Titles = Titles.CUSTOMERS
) -> list[Arrival]:
    book = Acquainted(desk.store.known_people(), desk.store.uids(), "DE")
    found = arrivals_of(appointments, titles, book, silent, Event(), since=None)
    assert found is not None
    return found


def bring(desk: Desk, *appointments: Appointment, titles: Titles = Titles.CUSTOMERS) -> int:
    calendar = Calendar(desk.eva.id, desk.cut.id, titles)
    found = arrivals(desk, *appointments, titles=titles)
    change = desk.store.import_bookings(found, calendar, silent, Event())
    assert change is not None
    return change.id


def day(desk: Desk) -> list[str]:
    return [
        f"{one.booking.starts:%H:%M} {one.booking.minutes} {one.customer.name}"
        f" {one.staff.name} {one.service.name} {one.booking.status} {one.booking.note}"
        for one in desk.store.day(SIX)
    ]


def test_appointments_are_booked_for_the_person_and_service_chosen(desk: Desk) -> None:
    bring(desk, appointment("1", "Anna"), appointment("2", "Bo", 12, 0))
    assert day(desk) == [
        "10:00 30 Anna Eva Cut booked from elsewhere",
        "12:00 30 Bo Eva Cut booked from elsewhere",
    ]


def test_one_guest_is_one_customer(desk: Desk) -> None:
    bring(desk, appointment("1", "Anna 0170 1234567"), appointment("2", "Anna 0170 1234567", 12))
    assert everybody(desk) == ["Anna"]


def test_whom_the_book_knows_is_meant(desk: Desk) -> None:
    anna = desk.store.save_customer(Customer(0, "Anna Muster", "0170 1234567", "a@b.de"))
    desk.store.save_customer(Customer(0, "Bo Twice"))
    desk.store.save_customer(Customer(0, "Bo Twice"))
    titles = ["Anna", "anna  MUSTER", "?? +49 170 1234567", "x a@b.de", "Bo Twice"]
    found = arrivals(desk, *(appointment(str(n), title) for n, title in enumerate(titles)))
    assert [one.customer.id for one in found] == [0, anna.id, anna.id, anna.id, 0]


def test_titles_can_be_notes_of_walk_ins(desk: Desk) -> None:
    bring(desk, appointment("1", "Highlights"), titles=Titles.NOTES)
    (one,) = desk.store.day(SIX)
    assert one.customer.kind is CustomerKind.WALK_IN
    assert one.booking.note == "Highlights\nfrom elsewhere"


def test_without_a_title_it_is_a_walk_in(desk: Desk) -> None:
    bring(desk, appointment("1", ""))
    assert desk.store.day(SIX)[0].customer.kind is CustomerKind.WALK_IN


def test_the_same_uid_is_not_booked_twice(desk: Desk) -> None:
    bring(desk, appointment("1"))
    (again,) = arrivals(desk, appointment("1"))
    assert again.is_known
    assert bring(desk, appointment("1", hour=15)) == 0
    assert len(day(desk)) == 1


def test_an_import_undone_can_be_brought_again_otherwise(desk: Desk) -> None:
    change_id = bring(desk, appointment("1"), appointment("2", hour=11))
    undone = desk.store.undo(change_id)
    assert {one.booking.status for one in desk.store.day(SIX)} == {Status.DELETED}
    assert not arrivals(desk, appointment("1"))[0].is_known
    bring(desk, appointment("1", hour=15))
    statuses = [one.booking.status for one in desk.store.day(SIX)]
    assert statuses == [Status.DELETED, Status.BOOKED]
    assert undone.count == 2


def test_the_undoing_can_be_undone(desk: Desk) -> None:
    undone = desk.store.undo(bring(desk, appointment("1")))
    desk.store.undo(undone.id)
    assert [one.booking.status for one in desk.store.day(SIX)] == [Status.BOOKED]


def test_undoing_many_bookings_tells_how_far_it_is_and_can_be_stopped(desk: Desk) -> None:
    change_id = bring(desk, *(appointment(str(n), f"Guest {n}") for n in range(120)))
    before, stop, told = day(desk), Event(), list[tuple[int, int]]()

    def tell(done: int, whole: int) -> None:
        told.append((done, whole))
        if done:
            stop.set()

    with pytest.raises(Stopped):
        desk.store.undo(change_id, tell, stop)
    assert told == [(0, 120), (50, 120)]
    assert day(desk) == before
    assert desk.store.undo(change_id).count == 120


def test_what_is_over_is_done(desk: Desk) -> None:
    desk.clock.now = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
    bring(desk, appointment("1", hour=10), appointment("2", hour=12))
    statuses = [one.booking.status for one in desk.store.day(SIX)]
    assert statuses == [Status.DONE, Status.BOOKED]


def test_an_online_service_asks_for_links(desk: Desk) -> None:
    online = desk.store.save_service(Service(0, "Talk", 30, "#446688", Place.ONLINE))
    calendar = Calendar(desk.eva.id, online.id)
    desk.store.import_bookings(arrivals(desk, appointment("1")), calendar, silent, Event())
    assert len(desk.due()) == 1


def test_what_came_before_is_left_out_when_asked() -> None:
    found = [appointment("1", hour=9), appointment("2", hour=11)]
    since = datetime(2026, 6, 2, 10)
    book = Acquainted([], frozenset(), "DE")
    kept = arrivals_of(found, Titles.CUSTOMERS, book, silent, Event(), since=since) or []
    assert [one.appointment.uid for one in kept] == ["2"]


def test_a_person_who_left_cannot_be_booked(desk: Desk) -> None:
    desk.store.save_staff(replace(desk.eva, archived=True))
    calendar = Calendar(desk.eva.id, desk.cut.id)
    with pytest.raises(InvalidDraft):
        desk.store.import_bookings(arrivals(desk, appointment("1")), calendar, silent, Event())


def test_stopped_halfway_nothing_is_booked(desk: Desk) -> None:
    stop = Event()
    found = arrivals(desk, *(appointment(str(n), f"Guest {n}") for n in range(120)))

    def tell(done: int, whole: int) -> None:
        if done:
            stop.set()

    calendar = Calendar(desk.eva.id, desk.cut.id)
    assert desk.store.import_bookings(found, calendar, tell, stop) is None
    assert day(desk) == []
    assert everybody(desk) == []


def test_who_is_deleted_after_an_import_leaves_no_digest_there(desk: Desk) -> None:
    change = desk.store.import_customers(prepared(desk, *crowd(2)).people, silent, Event())
    other = desk.store.import_customers(
        prepared(desk, Candidate(1, "Zoe", ("0171 7654321",))).people, silent, Event()
    )
    assert change is not None
    assert other is not None
    desk.store.erase_customer(desk.store.find_customers("Guest 1")[0].id)
    with looking_into(desk.path) as file, file.reading() as db:
        left = db.execute("SELECT act_id FROM changes WHERE thing = 'imports'").fetchall()
    assert left == [(other.id,)]
    with pytest.raises(AppError) as refused:
        desk.store.undo(change.id)
    assert refused.value.kind is Kind.CHANGED_SINCE
    desk.store.undo(other.id)
    assert everybody(desk) == ["Guest 2"]
