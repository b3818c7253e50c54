"""A week without network: 500 bookings made, moved and cancelled; then it is back, with 429s.

Exactly the right meetings come of it, the soonest first, and neither week nor return is a storm.
"""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from desktop.core.models import BookingDraft, Customer, Place
from tests.simulation.app import App
from tests.simulation.calls import Ask, Call
from tests.simulation.reckoning import reckon, run_on
from tests.simulation.simulation import MEMORY
from tests.simulation.watch import Watch
from tests.simulation.weather import Fault, Gust, Weather
from tests.simulation.world import World

BOOKINGS = 500
DAYS = 7
MONDAY = datetime(2026, 6, 1)
OPENS, HOURS = 10, timedelta(hours=4)
EVERY = 37
"""Every so many requests to Graph meet a 429."""


class BusyNow(Weather):
    """Tells everybody to wait now and then, in seconds with decimals."""

    def __init__(self) -> None:
        super().__init__()
        self.requests = 0
        self._asked = 0

    def take(self, ask: Ask, *, is_young: bool) -> Gust | None:
        self.requests += 1
        self._asked += ask.of_meeting and not self.offline
        if ask.of_meeting and not self.offline and self._asked % EVERY == 0:
            self.counts[Fault.THROTTLED] += 1
            return Gust(Fault.THROTTLED, 1, retry_after=2.128)
        return super().take(ask, is_young=is_young)


class Tally(Watch):
    """Looks at 429's waiting time, and writes down which meetings are made, in their order."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.made: list[str] = []

    def look(self, call: Call, app: App) -> None:
        del app
        self.wait_is_kept(call)

    def after(self, call: Call, app: App) -> None:
        super().after(call, app)
        if call.ask is Ask.CREATE and call.status == 201:
            self.made.append(call.external_id)

    def one_meeting_each(self) -> None:
        """Leave that to the reckoning."""


@dataclass
class Week:
    """What came of it: requests are counted, ``starts`` are in the order the meetings were made."""

    acts: int
    hours: int
    restarts: int
    most_in_a_step: int
    offline_requests: int
    live: int
    calls: int
    throttled: int
    starts: list[datetime]
    linked: int


class Desk:
    """Somebody books, moves and cancels all week, at a computer that is off at night."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.random = Random("a week offline")
        self.acts = self.restarts = 0
        self.most_in_a_step = 0

    def act(self, number: int) -> None:
        world, random = self.world, self.random
        draft = BookingDraft(
            0, Customer(0, f"Customer {number}"), 1, 1, self._when(), 30, Place.ONLINE
        )
        world.perform("books", lambda book: book.save_booking(draft))
        self.acts += 1
        one, when = random.choice(world.eyes.ids()), self._when()
        if random.random() < 0.4:
            world.perform(f"moves {one}", lambda book: book.move_booking(one, when))
            self.acts += 1
        if random.random() < 0.2:
            world.perform(f"cancels {one}", lambda book: book.cancel_booking(one))
            self.acts += 1

    def _when(self) -> datetime:
        """A quarter of an hour in the four weeks after this one."""
        day = MONDAY + timedelta(days=DAYS + self.random.randrange(28))
        return day.replace(
            hour=self.random.randrange(8, 20), minute=self.random.randrange(0, 60, 15)
        )

    def work_until(self, until: datetime) -> None:
        """Let the app do what it has to do, one step after the other."""
        world = self.world
        while True:
            before = world.weather.requests
            again = world.present().step()
            self.most_in_a_step = max(self.most_in_a_step, world.weather.requests - before)
            if again is None or again > until:
                break
            world.clock.now = max(world.clock.now, again)
        world.clock.now = max(world.clock.now, until)

    def restart(self, at: datetime | None = None) -> None:
        """Close the app, and open it again, the next morning perhaps."""
        self.world.close_apps()
        self.world.clock.now = at or self.world.clock.now
        self.world.app = self.world.start()
        self.restarts += 1


def live_through(world: World) -> Week:
    desk, number = Desk(world), 0
    world.weather.offline = True
    for day in range(DAYS):
        opens = (MONDAY + timedelta(days=day, hours=OPENS)).replace(tzinfo=UTC)
        desk.restart(at=opens)
        today = BOOKINGS // DAYS + (day < BOOKINGS % DAYS)
        for index in range(today):
            desk.work_until(opens + HOURS * index / today)
            desk.act(number)
            number += 1
            if desk.random.random() < 0.05:
                desk.restart()
    offline_requests, world.weather.offline = world.weather.requests, False
    calls = world.watch.calls
    world.try_now()  # as the app does when the system says that the network is back
    run_on(world, most=5 * BOOKINGS)
    reckon(world)
    bookings = {one.meeting.external_id: one for one in world.eyes.bookings() if one.meeting}
    return Week(
        acts=desk.acts,
        restarts=desk.restarts,
        hours=DAYS * (HOURS // timedelta(hours=1)),
        most_in_a_step=desk.most_in_a_step,
        offline_requests=offline_requests,
        live=len(bookings),
        calls=world.watch.calls - calls,
        throttled=world.weather.counts[Fault.THROTTLED],
        starts=[bookings[one].booking.starts for one in world.watch.made],
        linked=sum(bool(one.meeting and one.meeting.join_url) for one in bookings.values()),
    )


@pytest.fixture(scope="module")
def week() -> Week:
    logging.disable()
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        world = World(Path(folder), 4, Tally, BusyNow)
        with world.begun():
            lived = live_through(world)
    logging.disable(logging.NOTSET)
    return lived


def test_just_the_right_meetings_come_of_it_all_linked_in_the_book(week: Week) -> None:
    # that book and Microsoft agree is what reckon() has looked at
    print(week.acts, week.hours, week.offline_requests, week.live, week.calls, week.throttled)
    assert len(week.starts) == week.live == week.linked
    assert week.live > BOOKINGS / 2


def test_the_soonest_appointment_gets_its_meeting_first(week: Week) -> None:
    assert week.starts == sorted(week.starts)


def test_a_week_offline_is_one_request_a_round(week: Week) -> None:
    assert week.most_in_a_step == 1
    rounds = 8 * week.hours  # the longest wait is a quarter of an hour, less some chance
    rounds += 8 * week.restarts  # a new process finds out anew, ever more slowly
    assert week.offline_requests < week.acts + rounds


def test_the_way_back_is_two_calls_a_meeting_and_those_told_to_wait(week: Week) -> None:
    assert week.throttled > 10
    assert week.calls == 2 * week.live + week.throttled
