"""What is known of a customer: visits, changes that can be taken back, and deleting it for good."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from desktop.core.drafts import InvalidDraft
from desktop.core.models import Act, BookingDraft, Customer, CustomerKind, Status
from desktop.core.tally import Tally
from desktop.core.troubles import AppError
from desktop.services.store import Store
from tests.services.desk import TUESDAY_TEN, Desk, looking_into, open_desk

NOBODY = Customer(0, "", kind=CustomerKind.ERASED)
ZOE = Customer(0, "Zoë Quirxel", "0170 8642097", "zoe@quirxel.example", "allergic to latex")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as found:
        found.store.save_salon(replace(found.store.salon(), country="DE"))
        yield found


def book(desk: Desk, who: Customer, days: int, note: str = "") -> int:
    """Book ``who`` so many days after the 2nd of June, at ten; the clock says the 1st."""
    at = TUESDAY_TEN + timedelta(days=days)
    draft = BookingDraft(who.id, None, desk.eva.id, desk.cut.id, at, 30, note=note)
    return desk.store.save_booking(draft).booking_id


def in_all_states(desk: Desk, who: Customer) -> dict[str, int]:
    """Three visits, one no-show, two cancelled, one deleted, two to come."""
    days = {"first": -40, "second": -30, "third": -20, "missed": -10, "off": -5, "error": -4}
    days |= {"off next": 1, "next": 2, "later": 9}
    booked = {name: book(desk, who, away) for name, away in days.items()}
    desk.store.mark_booking(booked["first"], Status.DONE)
    desk.store.mark_booking(booked["missed"], Status.NO_SHOW)
    desk.store.cancel_booking(booked["off"])
    desk.store.cancel_booking(booked["off next"])
    desk.store.delete_booking(booked["error"])
    return booked


def test_a_customer_found_comes_with_the_last_visit_and_the_next(desk: Desk) -> None:
    zoe = desk.store.save_customer(ZOE)
    booked = in_all_states(desk, zoe)
    [found] = desk.store.find_visitors("zoe")
    assert found == desk.store.visitor(zoe.id)
    assert found.last is not None
    assert found.next is not None
    nearest = (found.last.booking.id, found.next.booking.id)
    assert nearest == (booked["third"], booked["next"])
    assert found.usual == found.last
    assert (found.last.service, found.last.staff) == (desk.cut, desk.eva)


def test_whoever_never_came_is_found_all_the_same(desk: Desk) -> None:
    zoe = desk.store.save_customer(ZOE)
    [found] = desk.store.find_visitors("8642")
    assert (found.customer, found.last, found.next, found.usual) == (zoe, None, None, None)


def test_a_card_holds_all_but_deleted_bookings_newest_first_and_counts_them(desk: Desk) -> None:
    zoe, other = desk.store.save_customer(ZOE), desk.store.save_customer(Customer(0, "Bo"))
    booked = in_all_states(desk, zoe)
    book(desk, other, 3)
    card = desk.store.customer_card(zoe.id)
    by_time = ["later", "next", "off next", "off", "missed", "third", "second", "first"]
    assert [details.booking.id for details in card.bookings] == [booked[name] for name in by_time]
    assert card.customer == zoe
    tally = Tally(bookings=8, visits=3, no_shows=1, cancelled=2)
    assert desk.store.tally(zoe.id) == tally
    assert desk.store.no_shows(zoe.id) == tally.no_shows
    assert desk.store.tally(other.id) == Tally(1, 0, 0, 0)
    assert desk.store.tally(99) == Tally(0, 0, 0, 0)


def test_all_that_is_to_come_stands_by_itself_the_soonest_first(desk: Desk) -> None:
    zoe = desk.store.save_customer(ZOE)
    booked = in_all_states(desk, zoe)
    book(desk, desk.store.save_customer(Customer(0, "Bo")), 3)
    sooner = book(desk, zoe, 0)
    found = [one.booking.id for one in desk.store.to_come(zoe.id)]
    assert found == [sooner, booked["next"], booked["later"]]
    assert desk.store.to_come(zoe.id + 99) == []


def test_who_is_not_in_the_book_is_a_lookup_error(desk: Desk) -> None:
    for ask in (desk.store.customer_card, desk.store.visitor, desk.store.erase_customer):
        with pytest.raises(LookupError):
            ask(99)
    with pytest.raises(LookupError):
        desk.store.change_customer(Customer(99, "Zoe"))


def test_a_change_is_taken_back_and_made_again_with_all_that_is_searched(desk: Desk) -> None:
    zoe = desk.store.save_customer(ZOE)
    wanted = replace(
        zoe, name="Zoe Berg", phone="0160 1112223", time_zone="Asia/Tokyo", language="de"
    )
    change = desk.store.change_customer(wanted)
    assert (change.what, change.booking_id) == (Act.CUSTOMER_CHANGED, 0)
    assert desk.store.customer(zoe.id) == wanted
    undone = desk.store.undo(change.id)
    assert desk.store.customer(zoe.id) == zoe
    assert desk.store.find_customers("quirxel 8642") == [zoe]
    assert desk.store.find_customers("berg") == desk.store.find_customers("1112223") == []
    desk.store.undo(undone.id)
    assert desk.store.find_customers("berg 2223") == [wanted]


def test_a_change_that_leaves_nobody_to_call_is_refused_and_nothing_written(desk: Desk) -> None:
    zoe = desk.store.save_customer(ZOE)
    with pytest.raises(InvalidDraft):
        desk.store.change_customer(replace(zoe, name=" ", phone="", email=""))
    assert desk.store.customer(zoe.id) == zoe


def test_there_is_one_walk_in_customer_whom_nothing_changes_or_finds(desk: Desk) -> None:
    walk_in = desk.store.walk_in_customer()
    assert desk.store.walk_in_customer() == walk_in
    assert walk_in.kind is CustomerKind.WALK_IN
    for act in (
        lambda: desk.store.change_customer(replace(walk_in, name="Zoe")),
        lambda: desk.store.erase_customer(walk_in.id),
    ):
        with pytest.raises(InvalidDraft):
            act()
    assert desk.store.walk_in_customer() == walk_in
    assert desk.store.find_customers("walk") == []


def test_bookings_to_come_stand_in_the_way_of_deleting(desk: Desk) -> None:
    zoe = desk.store.save_customer(ZOE)
    booked = book(desk, zoe, 0)
    with pytest.raises(InvalidDraft, match="invalid_input") as refused:
        desk.store.erase_customer(zoe.id)
    assert refused.value.words == "There are bookings still to come. Cancel them first."
    assert desk.store.customer(zoe.id) == zoe
    desk.store.cancel_booking(booked)
    desk.store.erase_customer(zoe.id)
    assert desk.store.customer(zoe.id) == replace(NOBODY, id=zoe.id)


def test_what_was_done_stays_without_saying_for_whom(desk: Desk) -> None:
    zoe, other = desk.store.save_customer(ZOE), desk.store.save_customer(Customer(0, "Bo"))
    visits = [book(desk, zoe, -30, "wants it short"), book(desk, zoe, -20)]
    others = book(desk, other, -10, "talks a lot")
    desk.store.mark_booking(visits[0], Status.DONE)
    desk.store.erase_customer(zoe.id)
    kept = [desk.read(booking_id) for booking_id in visits]
    assert [(one.booking.starts.day, one.booking.status, one.booking.note) for one in kept] == [
        (3, Status.DONE, ""),
        (13, Status.BOOKED, ""),
    ]
    assert {(one.service, one.staff, one.customer.kind) for one in kept} == {
        (desk.cut, desk.eva, CustomerKind.ERASED)
    }
    assert desk.read(others).booking.note == "talks a lot"
    assert desk.store.find_customers("bo") == [other]


def test_deleted_data_comes_back_by_no_way(desk: Desk) -> None:
    zoe = desk.store.save_customer(ZOE)
    change = desk.store.change_customer(replace(zoe, name="Zoe Berg"))
    desk.store.erase_customer(zoe.id)
    with pytest.raises(AppError, match="changed_since"):
        desk.store.undo(change.id)
    with pytest.raises(InvalidDraft):
        desk.store.change_customer(zoe)
    assert desk.store.customer(zoe.id) == replace(NOBODY, id=zoe.id)
    found = [desk.store.find_customers(typed) for typed in ("zoe", "quirxel", "8642", "berg")]
    assert found == [[], [], [], []]


def word_of(number: int) -> str:
    """Twelve letters that nothing else in the book holds."""
    return "".join(chr(ord("a") + part % 26) for part in sha256(bytes([number])).digest()[:12])


def known_for_long(desk: Desk, number: int) -> tuple[int, list[str]]:
    """A customer the book has written in all its places; and what it must not remember."""
    store = desk.store
    secret = word_of(number)
    zoe = store.save_customer(
        Customer(
            0,
            f"Zoë {secret}-Zwirx",
            f"0170 86420{number:02}",
            f"mail.{secret}@zwirx.example",
            f"{secret} is allergic to latex",
        )
    )
    renamed = replace(zoe, name=f"Zoë {secret}-Wolpert", note=f"{secret} takes milk, no sugar")
    change = store.change_customer(renamed)
    store.undo(change.id)
    store.change_customer(
        replace(zoe, phone=f"030 97531{number:02}", email=f"{secret}@wolp.example")
    )
    booked = book(desk, zoe, -9, f"{secret}: short at the sides")
    moved = store.move_booking(booked, TUESDAY_TEN - timedelta(days=7))
    store.undo(moved.id)
    given_away = book(desk, zoe, -6, f"{secret}: comes with a dog")
    draft = BookingDraft(1, None, desk.mia.id, desk.cut.id, TUESDAY_TEN - timedelta(days=5), 30)
    store.save_booking(draft, given_away)
    undone = BookingDraft(
        zoe.id, None, desk.eva.id, desk.cut.id, datetime(2026, 6, 20, 9), 30, note=f"{secret}!"
    )
    store.undo(store.save_booking(undone).id)
    store.keep_form(f'{{"customer": "Zoë {secret}", "phone": "0170 86420{number:02}"}}')
    return zoe.id, [
        secret[4:],  # an index leaves out what a word has in common with the one before
        f"86420{number:02}",
        f"97531{number:02}",
        *(f"{start}{number:02}" for start in ("4917086420", "493097531")),
    ]


def traces(folder: Path, words: list[str]) -> dict[str, list[str]]:
    """Which files of the book hold which of the words, in any case."""
    files = {file.name: file.read_bytes().lower() for file in folder.iterdir()}
    found = {
        name: [word for word in words if word.encode() in content]
        for name, content in files.items()
    }
    return {name: held for name, held in found.items() if held}


def parts_of_indexes(desk: Desk) -> dict[str, int]:
    """Of how many parts each search index consists: what was deleted is still in older ones.

    A number is there in threes of digits, so that its bytes alone would not tell.
    """
    found = {}
    with looking_into(desk.path) as file, file.reading() as db:
        for index in ("customer_words", "customer_digits"):
            sql = f"SELECT count(DISTINCT id >> 37) FROM {index}_data WHERE id >> 37 > 0"
            found[index] = db.execute(sql).fetchone()[0]  # FTS5: a page's id begins with its part's
    return found


def test_no_byte_of_deleted_data_is_left_in_the_books_files(desk: Desk) -> None:
    anna = desk.store.save_customer(Customer(0, "Anna", "0151 5556667"))
    known = [known_for_long(desk, number) for number in range(10, 20)]
    for customer_id, secrets in known:
        assert traces(desk.path.parent, secrets), "else this looks in the wrong place"
        desk.store.keep_form("Zoë again, with " + " ".join(secrets))
        desk.store.erase_customer(customer_id)
        assert traces(desk.path.parent, secrets) == {}
        assert parts_of_indexes(desk) == {"customer_words": 1, "customer_digits": 1}
    assert desk.store.find_customers("anna 6667") == [anna]


def test_no_copy_is_left_where_rows_were_moved_as_pages_filled_up(desk: Desk) -> None:
    chance = Random(11)
    people = [
        desk.store.save_customer(Customer(0, word_of(number), note=word_of(number)))
        for number in range(200)
    ]
    for _ in range(1000):
        number = chance.randrange(len(people))
        note = word_of(number) + "x" * chance.randint(0, 1200)
        desk.store.save_customer(replace(people[number], note=note))
    left = []
    for number in range(0, len(people), 2):
        desk.store.erase_customer(people[number].id)
        left += traces(desk.path.parent, [word_of(number)[4:]])
    assert left == []


def test_deleted_data_is_gone_although_another_lane_had_the_book_open(desk: Desk) -> None:
    customer_id, secrets = known_for_long(desk, 77)
    other = Store(desk.path, desk.clock)
    assert other.customer(customer_id).name
    desk.store.erase_customer(customer_id)
    assert traces(desk.path.parent, secrets) == {}
    assert other.customer(customer_id) == replace(NOBODY, id=customer_id)
    other.close()
