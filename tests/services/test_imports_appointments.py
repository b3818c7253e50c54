"""Appointments of another calendar become bookings."""

from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Event

import pytest

from desktop.core.appointments import Appointment
from desktop.core.candidates import Candidate
from desktop.core.drafts import InvalidDraft
from desktop.core.models import Customer, CustomerKind, Place, Service, Status
from desktop.core.troubles import AppError, Kind
from desktop.services.arrivals import Arrival, Stopped, Titles
from desktop.services.imports import Acquainted, arrivals_of
from desktop.services.store_imports import Calendar
from tests.services.desk import Desk, looking_into
from tests.services.importing import crowd, desk, everybody, prepared, silent

__all__ = ["desk"]

SIX = date(2026, 6, 2)


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
