"""What happens: drawn one at a time, each from a chance of its own, so that any can be left out."""

from collections.abc import Callable
from random import Random

from desktop.core.models import Place
from desktop.practice.accounts import ANNA
from desktop.services.store import Store
from tests.simulation.acts import Acts, changed
from tests.simulation.calls import Ask
from tests.simulation.mishaps import Mishaps
from tests.simulation.weather import Fault, Gust
from tests.simulation.world import World

BEN = "ben@lumiere.example"
_MEETINGS = [Ask.CREATE, Ask.CHANGE, Ask.DELETE]


class Events:
    def __init__(self, world: World, chance: Random) -> None:
        self._world = world
        self._chance = chance
        self._acts = Acts(world, chance)
        self._mishaps = Mishaps(world, chance)

    def happen(self) -> None:
        """Let one thing happen, and some time pass in which the app does what it has to do."""
        mishaps = self._mishaps
        events: dict[Callable[[], None], float] = {
            self._act: 26,
            self._double_click: 3,
            self._act_in_between: 10,
            self._change_of_mind: 10,
            self._told_to_wait: 2,
            self._long_absence: 0.7,
            self._connect: 3,
            self._press: 5,
            self._check: 1,
            mishaps.gust: 10,
            mishaps.go_offline: 2,
            mishaps.policy: 1.5,
            mishaps.licence: 1,
            mishaps.lose_access: 2,
            mishaps.other_hands: 3,
            self._crash: 8,
            mishaps.restart: 2,
            mishaps.jump: 2,
            self._second_app: 2,
            mishaps.copy_book: 2,
            mishaps.put_book_back: 1.5,
        }
        [event] = self._chance.choices([*events], [*events.values()])
        self._world.weather.counts[event.__name__.strip("_").replace("_", " ")] += 1
        event()
        mishaps.pass_by()
        self._world.work(self._chance.choice([0, 0, 1, 3, 9, 9, 60, 400, 4_000, 100_000]))

    def _act(self) -> None:
        self._world.perform(*self._acts.plan())

    def _double_click(self) -> None:
        plan = self._acts.plan()
        self._world.perform(*plan)
        self._world.perform(*plan)

    def _act_in_between(self) -> None:
        """Act while the app asks for something, or just after it was answered."""
        if self._chance.random() < 0.6:
            self._act()
        for _ in range(self._chance.choice([1, 1, 2])):
            what, do = self._acts.plan()
            after_call = self._chance.random() < 0.5
            left = self._chance.randrange(8 if after_call else 25)
            happen = lambda what=what, do=do: self._world.perform(what, do)  # noqa: E731 - bound here
            self._world.meanwhile.later(left, what, happen, after_call=after_call)

    def _change_of_mind(self) -> None:
        """Act, lose Microsoft's answer to it or die of it, and take the act back."""
        world, before = self._world, len(self._world.changes)
        one = self._chance.choice(world.eyes.with_meeting() or [0])
        move = self._acts.move_of(one)
        there: list[tuple[Ask, str, Callable[[Store], object]]] = [
            (Ask.CREATE, *self._acts.book_online()),
            (Ask.CHANGE, *move),
            (Ask.CHANGE, *move),
            (Ask.DELETE, f"cancels {one}", lambda book: book.cancel_booking(one)),
            (
                Ask.DELETE,
                f"puts {one} on site",
                lambda book: changed(book, one, place=Place.ON_SITE),
            ),
        ]
        ask, what, do = self._chance.choice(there)
        world.perform(what, do)
        if self._chance.random() < 0.4:
            world.present().life.meet(f"after {ask}", 0)
        else:
            fault = self._chance.choice([Fault.LOST_ANSWER, Fault.LOST_ANSWER, Fault.PAGE])
            world.weather.gusts.insert(0, Gust(fault, self._chance.choice([1, 1, 2]), ask))
        world.work(
            self._chance.choice([0, 9, 9, 12]), most=self._chance.choice([2, 4, 9]), mortal=True
        )
        if len(world.changes) > before:
            which = world.changes[-1]
            world.perform(f"undoes {which}", lambda book: book.undo(which))

    def _told_to_wait(self) -> None:
        """Have several things to ask for, be told to wait, and perhaps start anew meanwhile."""
        world, wait = self._world, round(self._chance.uniform(5, 400), 3)
        world.tell(f"fault: 429, for {wait} s")
        world.weather.gusts.insert(
            0, Gust(Fault.THROTTLED, 1, self._chance.choice(_MEETINGS), wait)
        )
        world.perform(*self._acts.series())
        world.work(self._chance.choice([1, 9]), most=3)
        if self._chance.random() < 0.5:
            self._mishaps.restart()

    def _long_absence(self) -> None:
        """Days and weeks without network, in which the computer is on now and then."""
        self._mishaps.go_offline()
        for _ in range(self._chance.randint(1, 4)):
            self._act()
            self._world.work(self._chance.choice([3_600, 86_400, 400_000]), most=3)

    def _press(self) -> None:
        """Press one of the buttons the app offers."""
        world = self._world
        press = self._chance.choice([world.try_now, world.put_right, world.check_all, world.renew])
        if self._chance.random() < 0.2:
            world.meanwhile.later(self._chance.randrange(10), press.__name__, press)
        else:
            press()

    def _check(self) -> None:
        """Check the connection, while the app goes on with its work."""
        world = self._world
        step = lambda: world.present().step()  # noqa: E731 - of the app that runs then
        world.meanwhile.later(self._chance.randrange(4), "the app takes a step", step)
        world.check_connection()

    def _connect(self) -> None:
        email = self._chance.choice([ANNA.email, ANNA.email, BEN])
        if self._chance.random() < 0.3:
            left = self._chance.randrange(10)
            self._world.meanwhile.later(
                left, f"{email} signs in", lambda: self._world.connect(email)
            )
        else:
            self._world.connect(email)

    def _crash(self) -> None:
        self._mishaps.doom()
        self._act()

    def _second_app(self) -> None:
        self._mishaps.start_second_app()
        self._act()
