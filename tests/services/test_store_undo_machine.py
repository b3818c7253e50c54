"""Undo and redo as an editor has them, over any acts that hypothesis thinks of.

Whatever was done, taken back and done again, the whole book is exactly as it was at that point.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from desktop.core.drafts import InvalidDraft, draft_of
from desktop.core.models import (
    Absence,
    AbsenceKind,
    Act,
    Booking,
    BookingDraft,
    Change,
    Customer,
    Place,
    Repeat,
    Service,
    Staff,
    Status,
)
from tests.services.fake_provider import Clock, open_salon
from tests.services.whole_book import Onlooker, WholeBook

MEMORY = Path("/dev/shm")  # thousands of commits: no need to wait for a disk where there is this
OCTOBER = datetime(2026, 10, 20)  # the clocks go back on the 25th, from three to two

which = st.integers(0, 50)
starts = st.builds(
    lambda days, minutes, fold: (OCTOBER + timedelta(days=days, minutes=5 * minutes)).replace(
        fold=fold
    ),
    st.integers(0, 9),
    st.integers(0, 287),
    st.integers(0, 1),
)
people = st.integers(1, 2)
services = st.integers(1, 2)
lengths = st.sampled_from([15, 30, 45])
notes = st.sampled_from(["", "henna", 'says "“hm”"\n', "🎀"])
places = st.sampled_from(Place)
takes_place = st.sampled_from([status for status in Status if not status.is_off])
everything = st.fixed_dictionaries(
    {},
    optional={
        "starts": starts,
        "staff_id": people,
        "service_id": services,
        "minutes": lengths,
        "place": places,
        "note": notes,
        "customer_id": st.integers(1, 2),
    },
)


@dataclass
class Level:
    """One act: the change that takes it back, or does it again, and the book on either side."""

    change_id: int
    before: WholeBook
    after: WholeBook


class UndoAsInAnEditor(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
        path = Path(self.folder.name) / "book.db"
        self.clock = Clock()
        self.store = open_salon(path, self.clock)
        self.store.save_staff(Staff(0, "Mia", "#3366aa"))
        self.store.save_service(Service(0, "Cut", 30, "#446688", buffer=15))
        for name in ("Anna", "Bo"):
            self.store.save_customer(Customer(0, name))
        self.onlooker = Onlooker(path)
        self.done: list[Level] = []
        self.undone: list[Level] = []
        self.newest = 0

    def teardown(self) -> None:
        self.undo_and_redo_all()
        self.onlooker.close()
        self.store.close()
        self.folder.cleanup()

    def do(self, act: Callable[[], Change]) -> None:
        """Act as the desk does; what is refused or is there already changes nothing."""
        before = self.onlooker.look()
        self.clock.now += timedelta(seconds=1)
        try:
            change = act()
        except InvalidDraft:
            assert self.onlooker.look() == before
            return
        after = self.onlooker.look()
        assert (change.what is Act.UNCHANGED) == (change.id == 0)
        if change.id <= self.newest:  # none, or the one that cancelled it before
            assert after == before
            return
        assert not after.is_as(before)
        self.newest = change.id
        self.done.append(Level(change.id, before, after))
        self.undone.clear()

    def one(self, index: int) -> Booking:
        ids = sorted(self.onlooker.look().bookings)
        found = self.store.booking(ids[index % len(ids)])
        assert found is not None
        return found.booking

    @initialize(first=starts)
    def something_to_act_on(self, first: datetime) -> None:
        self.book(first, 1, "", Place.ONLINE, Status.BOOKED)
        self.absent(first, 60)

    @rule(first=starts, person=people, note=notes, place=places, status=takes_place)
    def book(self, first: datetime, person: int, note: str, place: Place, status: Status) -> None:
        draft = BookingDraft(0, Customer(0, f"{first}"), person, 1, first, 30, place, note)
        self.do(lambda: self.store.save_booking(draft, status=status))

    @rule(first=starts, every=st.integers(1, 2), more=st.integers(1, 3), place=places)
    def book_a_series(self, first: datetime, every: int, more: int, place: Place) -> None:
        draft = BookingDraft(1, None, 1, 1, first, 30, place)
        repeat = Repeat(every, first.date() + timedelta(weeks=every * more))
        self.do(lambda: self.store.save_series(draft, repeat))

    @rule(index=which, to=starts, person=people | st.just(0), minutes=lengths | st.just(0))
    def move(self, index: int, to: datetime, person: int, minutes: int) -> None:
        one = self.one(index).id
        self.do(lambda: self.store.move_booking(one, to, staff_id=person, minutes=minutes))

    @rule(index=which, changes=everything)
    def change(self, index: int, changes: dict[str, object]) -> None:
        one = self.one(index)
        draft: BookingDraft = replace(draft_of(one), **changes)  # type: ignore[arg-type]  # fields
        self.do(lambda: self.store.save_booking(draft, one.id))

    @rule(index=which, changes=everything)
    def change_following(self, index: int, changes: dict[str, object]) -> None:
        one = self.one(index)
        draft: BookingDraft = replace(draft_of(one), **changes)  # type: ignore[arg-type]  # fields
        self.do(lambda: self.store.save_following(draft, one.id))

    @rule(index=which)
    def cancel(self, index: int) -> None:
        one = self.one(index).id
        self.do(lambda: self.store.cancel_booking(one))

    @rule(index=which)
    def cancel_following(self, index: int) -> None:
        one = self.one(index).id
        self.do(lambda: self.store.cancel_following(one))

    @rule(index=which)
    def delete(self, index: int) -> None:
        one = self.one(index).id
        self.do(lambda: self.store.delete_booking(one))

    @rule(index=which)
    def restore(self, index: int) -> None:
        one = self.one(index).id
        self.do(lambda: self.store.restore_booking(one))

    @rule(index=which, status=takes_place)
    def mark(self, index: int, status: Status) -> None:
        one = self.one(index).id
        self.do(lambda: self.store.mark_booking(one, status))

    @rule(first=starts, minutes=st.integers(0, 600), index=which, new=st.booleans())
    def absent(self, first: datetime, minutes: int, index: int = 0, new: bool = True) -> None:
        found = [] if new else self.store.absences(date(2026, 10, 1), date(2026, 11, 30))
        wanted = Absence(0, 1, AbsenceKind.BREAK, first, first + timedelta(minutes=minutes))
        if found:
            wanted = replace(found[index % len(found)], ends=wanted.ends, kind=AbsenceKind.SICK)
        self.do(lambda: self.store.save_absence(wanted))

    @rule(index=which)
    def present(self, index: int) -> None:
        found = self.store.absences(date(2026, 10, 1), date(2026, 11, 30))
        if found:
            self.do(lambda: self.store.remove_absence(found[index % len(found)].id))

    @rule(
        index=which, name=st.sampled_from(["Änne", "Bo", ""]), phone=st.sampled_from(["", "0170"])
    )
    def change_customer(self, index: int, name: str, phone: str) -> None:
        ids = sorted(self.onlooker.look().customers)
        wanted = replace(self.store.customer(ids[index % len(ids)]), name=name, phone=phone)
        self.do(lambda: self.store.change_customer(wanted))

    @precondition(lambda self: self.done)
    @rule(times=st.integers(1, 9))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.done))):
            level = self.done.pop()
            level.change_id = self.taken_back(level)
            assert self.onlooker.look().is_as(level.before)
            self.undone.append(level)

    @precondition(lambda self: self.undone)
    @rule(times=st.integers(1, 9))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.undone))):
            level = self.undone.pop()
            level.change_id = self.taken_back(level)
            assert self.onlooker.look().is_as(level.after)
            self.done.append(level)

    def taken_back(self, level: Level) -> int:
        self.clock.now += timedelta(seconds=1)
        change = self.store.undo(level.change_id)
        assert change.what is Act.UNDONE
        self.newest = change.id
        return change.id

    def undo_and_redo_all(self) -> None:
        end = self.onlooker.look()
        levels = len(self.done)
        if levels:
            self.undo(levels)
            self.redo(levels)
        assert self.onlooker.look() == end


UndoAsInAnEditor.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestUndoAsInAnEditor = UndoAsInAnEditor.TestCase
