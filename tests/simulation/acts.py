"""What people at the desk do to the book."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from desktop.core.drafts import draft_of
from desktop.core.models import BookingDraft, Customer, Place, Repeat, Status
from desktop.services.store import Store
from tests.simulation.app import Act
from tests.simulation.world import World

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]
NAMES = ["Salon Höhe", "Salon 🌙, Ufer; & Söhne", "צליל"]

Plan = tuple[str, Act]
"""What an act is called in the trace, and the act."""


class Acts:
    """Draws acts by ``chance``; each can be done once, twice, or while something else goes on."""

    def __init__(self, world: World, chance: Random) -> None:
        self._world = world
        self._chance = chance

    def plan(self) -> Plan:
        """Draw one act."""
        plans: dict[Callable[[], Plan], float] = {
            self._book: 6,
            self._move: 4,
            self._lengthen: 1,
            self._cancel: 3,
            self._restore: 2,
            self._delete: 1,
            self._change_place: 2,
            self._undo: 3,
            self._walk_in: 1,
            self._mark: 0.5,
            self.series: 0.5,
            self._cancel_following: 0.3,
            self._rename: 0.5,
            self._new_zone: 0.5,
            self._note: 0.5,
        }
        [draw] = self._chance.choices([*plans], [*plans.values()])
        return draw()

    def _when(self) -> datetime:
        """A quarter of an hour in the next four weeks, most of them in the next days."""
        days = self._chance.choice([0, 1, 2, 3, 7, 14, 28])
        day = self._world.clock.now.replace(tzinfo=None, microsecond=0) + timedelta(days=days)
        hour, quarter = self._chance.randint(7, 20), self._chance.randrange(0, 60, 15)
        return day.replace(hour=hour, minute=quarter, second=0)

    def _one(self) -> int:
        """One of the bookings, often one that something was just done to."""
        ids, recent = self._world.eyes.ids(), self._world.saved.recent
        return self._chance.choice(recent if recent and self._chance.random() < 0.4 else ids or [1])

    def _draft(self, place: Place) -> BookingDraft:
        customer = Customer(0, f"Customer {self._chance.randrange(1000)}")
        minutes = self._chance.choice([15, 30, 60])
        return BookingDraft(0, customer, 1, 1, self._when(), minutes, place)

    def book_online(self) -> Plan:
        draft = self._draft(Place.ONLINE)
        return f"books online {draft.starts}", lambda book: book.save_booking(draft)

    def _book(self) -> Plan:
        place = self._chance.choice([Place.ONLINE] * 4 + [Place.ON_SITE])
        draft = self._draft(place)
        return f"books {place} {draft.starts}", lambda book: book.save_booking(draft)

    def _walk_in(self) -> Plan:
        draft = replace(self._draft(Place.ON_SITE), customer=None)

        def do(book: Store) -> object:
            now = replace(draft, customer_id=book.walk_in_customer().id)
            return book.save_booking(now, status=Status.ARRIVED)

        return "takes a walk-in", do  # type: ignore[return-value]  # a change

    def series(self) -> Plan:
        draft = self._draft(Place.ONLINE)
        weeks = self._chance.randint(1, 2)
        repeat = Repeat(weeks, draft.starts.date() + timedelta(weeks=weeks * 2))
        return f"books three, {draft.starts}", lambda book: book.save_series(draft, repeat)

    def _move(self) -> Plan:
        return self.move_of(self._one())

    def move_of(self, one: int) -> Plan:
        when, staff = self._when(), self._chance.choice([0, 1, 2])
        return f"moves {one} to {when}", lambda book: book.move_booking(one, when, staff_id=staff)

    def _lengthen(self) -> Plan:
        one, minutes = self._one(), self._chance.choice([45, 90])
        return f"lengthens {one}", lambda book: changed(book, one, minutes=minutes)

    def _change_place(self) -> Plan:
        one, place = self._one(), self._chance.choice([*Place])
        return f"puts {one} {place}", lambda book: changed(book, one, place=place)

    def _note(self) -> Plan:
        one, note = self._one(), f"note {self._chance.randrange(9)}"
        return f"notes on {one}", lambda book: changed(book, one, note=note)

    def _cancel(self) -> Plan:
        one = self._one()
        return f"cancels {one}", lambda book: book.cancel_booking(one)

    def _cancel_following(self) -> Plan:
        one = self._one()
        return f"cancels {one} and following", lambda book: book.cancel_following(one)

    def _restore(self) -> Plan:
        one = self._one()
        return f"restores {one}", lambda book: book.restore_booking(one)

    def _delete(self) -> Plan:
        one = self._one()
        return f"deletes {one}", lambda book: book.delete_booking(one)

    def _mark(self) -> Plan:
        one, status = self._one(), self._chance.choice([Status.CONFIRMED, Status.DONE])
        return f"marks {one} {status}", lambda book: book.mark_booking(one, status)

    def _undo(self) -> Plan:
        """Take back the last act, or one before; that of a taking back is a redo."""
        changes = self._world.changes[-self._chance.choice([1, 1, 1, 4]) :]
        which = changes[0] if changes else 0
        return f"undoes {which}", lambda book: book.undo(which)

    def _rename(self) -> Plan:
        name = self._chance.choice(NAMES)
        return f"renames the salon {name}", lambda book: _save_salon(book, name=name)

    def _new_zone(self) -> Plan:
        zone = self._chance.choice(ZONES)
        return f"moves the salon to {zone}", lambda book: _save_salon(book, time_zone=zone)


def changed(book: Store, one: int, **changes: object) -> object:
    details = book.booking(one)
    if details is None:
        raise LookupError(one)
    draft = replace(draft_of(details.booking), **changes)  # type: ignore[arg-type]  # named values
    return book.save_booking(draft, one)


def _save_salon(book: Store, **changes: str) -> None:
    book.save_salon(replace(book.salon(), **changes))  # type: ignore[arg-type]  # text fields
