"""One booking, one meeting, through any sequence of acts, faults and crashes hypothesis thinks of.

The book is a real one; the cloud is kept by hand. Whatever happened, after quiet there is exactly
one live meeting for each live online booking, with its times, and none besides.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from desktop.core.drafts import InvalidDraft
from desktop.core.models import BookingDraft, Lobby, Organiser, Place, ProviderKind
from desktop.core.troubles import AppError
from desktop.core.wishes import wish
from desktop.services.ledger import Ledger
from desktop.services.pulse import Pulse
from desktop.services.reconcile import Reconciler
from desktop.services.store import Store
from tests.core.booking_builder import ACCOUNT, OTHER
from tests.services.fake_provider import (
    Clock,
    Crash,
    FakeCloud,
    FakeProvider,
    Fault,
    Mortal,
    draft,
    open_salon,
)

MEMORY = Path("/dev/shm")  # thousands of commits: no need to wait for a disk where there is this
DAYS, HOURS = st.integers(1, 28), st.integers(8, 18)
PLACES = st.sampled_from([Place.ONLINE, Place.ONLINE, Place.ON_SITE])
FAULT = st.one_of(st.none(), st.just(Fault.LOST_ANSWER), st.sampled_from(Fault))
FAULTS = st.lists(FAULT, max_size=3)
WAITS = st.sampled_from([0, 9, 1000])
STEPS = st.integers(1, 8)


class OneBookingOneMeeting(RuleBasedStateMachine):
    bookings = Bundle("bookings")
    changes = Bundle("changes")

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
        self.path = Path(self.folder.name) / "book.db"
        self.clock, self.cloud, self.random = Clock(), FakeCloud(), Random(1)
        self.provider = FakeProvider(self.cloud)
        self.store = open_salon(self.path, self.clock)
        self.ids: list[int] = []
        self.start()

    def start(self) -> None:
        """Start the reconciler, as after a crash: nothing is left of what it knew."""
        self.mortal = Mortal(self.store)
        self.reconciler = Reconciler(
            self.mortal,  # type: ignore[arg-type]  # stands in for a Store
            lambda kind: self.provider if kind is ProviderKind.TEAMS else None,
            self.clock,
            self.random,
            ledger=Ledger(self.path.with_name("meetings.jsonl")),
            pulse=Pulse(self.store.hold_off),
        )

    @initialize(target=bookings, days=st.lists(DAYS, min_size=2, max_size=3))
    def book_some(self, days: list[int]) -> object:
        return multiple(*[self.book(draft(day)) for day in days])

    @rule(target=bookings, day=DAYS, hour=HOURS, place=PLACES)
    def book_another(self, day: int, hour: int, place: Place) -> int:
        return self.book(draft(day, hour, place))

    def book(self, typed: BookingDraft) -> int:
        one = self.store.save_booking(typed).booking_id
        self.ids.append(one)
        return one

    @rule(target=changes, one=bookings, day=DAYS, hour=HOURS)
    def move(self, one: int, day: int, hour: int) -> object:
        with suppress(InvalidDraft):  # cancelled
            return self.store.move_booking(one, datetime(2027, 6, day, hour)).id
        return multiple()

    @rule(target=changes, one=bookings, place=PLACES)
    def change_place(self, one: int, place: Place) -> object:
        details = self.store.booking(one)
        assert details is not None
        changed = replace(draft(1, place=place), customer_id=details.customer.id, customer=None)
        with suppress(InvalidDraft):
            return self.store.save_booking(changed, one).id
        return multiple()

    @rule(target=changes, one=bookings)
    def cancel_or_restore(self, one: int) -> int:
        details = self.store.booking(one)
        assert details is not None
        if details.booking.status.is_off:
            return self.store.restore_booking(one).id
        return self.store.cancel_booking(one).id

    @rule(change=consumes(changes))
    def undo(self, change: int) -> None:
        with suppress(AppError, LookupError):
            self.store.undo(change)

    @rule(one=bookings, day=DAYS, fault=FAULT, calls=st.none() | st.integers(0, 9))
    def change_of_mind(self, one: int, day: int, fault: Fault | None, calls: int | None) -> None:
        """Act, let the cloud hear of it, as far as it does, and take the act back."""
        change = self.cancel_or_restore(one)
        with suppress(InvalidDraft):  # cancelled now
            change = self.store.move_booking(one, datetime(2027, 6, day, 7)).id
        self.crash_while_reconciling([fault], 9, 99 if calls is None else calls, after=False)
        self.undo(change)

    @rule(
        name=st.sampled_from(["Salon Höhe", "Salon Tal"]),
        lobby=st.sampled_from([Lobby.ON, Lobby.OVERRIDDEN]),
        account=st.sampled_from([ACCOUNT, ACCOUNT, OTHER, None]),
        back=st.booleans(),
    )
    def the_world_changes(
        self, name: str, lobby: Lobby, account: Organiser | None, back: bool
    ) -> None:
        self.store.save_salon(replace(self.store.salon(), name=name))
        self.cloud.lobby = lobby
        self.provider.account = account
        self.clock.now -= timedelta(hours=back)

    @rule(faults=FAULTS, seconds=WAITS, retry=st.booleans(), steps=STEPS)
    def reconcile(self, faults: list[Fault | None], seconds: int, retry: bool, steps: int) -> None:
        self.cloud.faults[:] = faults
        self.clock.now += timedelta(seconds=seconds)
        if retry:
            self.store.retry_all()
        for _ in range(steps):
            self.reconciler.step()

    @rule(faults=FAULTS, seconds=WAITS, calls=st.integers(0, 30), after=st.booleans())
    def crash_while_reconciling(
        self, faults: list[Fault | None], seconds: int, calls: int, after: bool
    ) -> None:
        self.mortal.calls_left, self.mortal.after = calls, after
        with suppress(Crash):
            self.reconcile(faults, seconds, retry=True, steps=8)
        self.store.close()
        self.store = Store(self.path, self.clock)
        self.start()

    @invariant()
    def at_most_one_live_meeting_each_and_none_unknown(self) -> None:
        ours = {life.external_id: one for one in self.ids for life in self.store.meetings_of(one)}
        live = [
            ours[external_id]
            for (_, external_id), cloud_id in self.cloud.by_key.items()
            if cloud_id in self.cloud.meetings
        ]
        assert len(live) == len(set(live))
        assert self.cloud.violations == []

    def teardown(self) -> None:
        try:
            self.quiet()
            self.check()
        finally:
            self.store.close()
            self.folder.cleanup()

    def quiet(self) -> None:
        """Let all faults end and each account have its turn."""
        self.cloud.faults.clear()
        self.clock.now += timedelta(hours=2)  # past every jump backwards
        for account in (ACCOUNT, OTHER, ACCOUNT):
            self.provider.account = account
            self.store.retry_all()
            for _ in range(1000):
                due = self.reconciler.step()
                if due is None:
                    break
                self.clock.now = max(self.clock.now, due)
            else:
                raise AssertionError("the reconciler never comes to rest")

    def check(self) -> None:
        salon = self.store.salon()
        wanted, linked = {}, set()
        for one in self.ids:
            details = self.store.booking(one)
            assert details is not None
            goal = wish(details, salon)
            if goal is None:
                assert details.meeting is None
                continue
            assert details.meeting is not None
            assert details.meeting.trouble is None
            held = self.cloud.meetings[details.meeting.cloud_id]
            assert held.join_url == details.meeting.join_url
            assert held.lobby is details.meeting.lobby
            wanted[held.cloud_id] = (goal.subject, goal.starts, goal.ends)
            linked.add(held.join_url)
        found = {
            held.cloud_id: (held.subject, held.starts, held.ends)
            for held in self.cloud.meetings.values()
        }
        assert found == wanted
        assert len(linked) == len(wanted)


OneBookingOneMeeting.TestCase.settings = settings(
    max_examples=70,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestOneBookingOneMeeting = OneBookingOneMeeting.TestCase
