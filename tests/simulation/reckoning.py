"""After the storm: everything is let come to rest, and then the book and Microsoft must agree."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from desktop.core.models import BookingDetails, Lobby, Salon
from desktop.core.wishes import Wish, wish
from tests.simulation.calls import Held
from tests.simulation.watch import Broken
from tests.simulation.world import World

KEPT_FOR = timedelta(days=60)
"""How long Microsoft keeps a meeting past its end."""

_MOST_STEPS = 600


def come_to_rest(world: World) -> None:
    """End every fault, and give each account that was there its turns.

    Raises Broken where what nobody touched at Microsoft's does not agree by itself.
    """
    world.tell("quiet")
    world.present().life.meet("", None)
    world.weather.clear()
    world.cloud.faults.clear()
    world.unlicensed = False
    if world.second is not None:
        world.second.close()
        world.second = None
    world.meanwhile.catch_up()
    world.microsoft.late = [(0, request) for _, request in world.microsoft.late]
    world.microsoft.deliver_late(world.clock.now)
    turns = world.accounts * (1 if len(world.accounts) == 1 else 2)
    for email in turns:
        world.connect(email)
        run_on(world)
        world.make_missing()
        run_on(world)
    reckon(world, but_for=world.handled)
    for email in turns if world.handled else []:
        world.connect(email)
        world.check_all()
        world.put_right()
        run_on(world)
        world.make_missing()
        run_on(world)


def run_on(world: World, most: int = _MOST_STEPS) -> None:
    for _ in range(most):
        again = world.present().step()
        if again is None:
            return
        world.clock.now = max(world.clock.now, again)
    raise Broken("it never comes to rest")


def reckon(world: World, but_for: Collection[str] = ()) -> None:
    """Compare the book with what Microsoft holds, but for some meetings. Raises Broken."""
    world.saved.compare("in the end", world.clock.now)
    if world.disk.integrity() != "ok":
        raise Broken("the book is damaged")
    world.microsoft.look_again(world.clock.now)
    now, salon = world.clock.now, world.eyes.salon()
    lives = world.eyes.lives()
    uids = {life.external_id: life.uid for life in lives}
    uids |= {life.cloud_id: life.uid for life in lives if life.cloud_id}
    of_booking: dict[str, list[Held]] = defaultdict(list)
    for held in world.microsoft.held.values():
        if held.ends + KEPT_FOR > now:
            uid = uids.get(held.external_id) or uids.get(held.cloud_id, "")
            of_booking[uid].append(held)
    if of_booking.pop("", None):
        raise Broken("a meeting is left that no booking knows")
    for details in world.eyes.bookings():
        if details.meeting and details.meeting.cloud_id in but_for:
            continue
        try:
            _reckon_one(details, of_booking[details.booking.uid], salon, now)
        except AssertionError as wrong:
            raise Broken(f"booking {details.booking.id}: {wrong}") from None


def _reckon_one(details: BookingDetails, held: list[Held], salon: Salon, now: datetime) -> None:
    goal = wish(details, salon)
    if goal is None:
        assert not held, "it wants no meeting, and has one"
        assert details.meeting is None, "it wants no meeting, and knows one"
    elif goal.ends <= now:
        assert len(held) <= 1, f"it is past, and has {len(held)} meetings"
    else:
        assert len(held) == 1, f"it has {len(held)} meetings"
        _compare(details, held[0], goal)


def _compare(details: BookingDetails, held: Held, goal: Wish) -> None:
    meeting = details.meeting
    assert meeting is not None, "it does not know its meeting"
    assert meeting.trouble is None, f"it is still in trouble: {meeting.trouble}"
    assert (meeting.cloud_id, meeting.join_url) == (held.cloud_id, held.url), "it has another link"
    assert held.says == (goal.subject, goal.starts, goal.ends), f"Microsoft holds {held}"
    assert meeting.passcode == held.passcode, "it knows another passcode"
    expected = Lobby.ON if held.scope == "organization" else Lobby.OVERRIDDEN
    assert meeting.lobby is expected, f"its lobby is {held.scope}, and it says {meeting.lobby}"
