"""The rules that hold at every call, whatever happens: looked at as each is asked and answered."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.core.meetings import CloudStep, next_step
from desktop.core.models import BookingDetails, Salon
from desktop.core.times import interval
from tests.simulation.calls import Ask, Call, Held, instant
from tests.simulation.eyes import Life

if TYPE_CHECKING:
    from tests.simulation.app import App
    from tests.simulation.world import World

UNDO_WINDOW = timedelta(seconds=8)
_A_BREATH = timedelta(milliseconds=1)


class Broken(BaseException):
    """A rule is broken. No handler of the app's is to catch this."""


@dataclass(frozen=True, slots=True)
class _Hold:
    """Microsoft told ``app``, and so everybody, to wait; ``deaf`` cannot have heard of it."""

    app: str
    since: datetime
    until: datetime
    deaf: str


class Watch:
    def __init__(self, world: "World") -> None:
        self._world = world
        self._acted: dict[str, datetime] = {}
        self._let_go: set[str] = set()
        self._deleted: set[str] = set()
        self._accepted: set[str] = set()
        self._holds: list[_Hold] = []
        self._raced: set[str] = set()  # made while two apps ran, whose ledgers differ for a moment
        self._names: dict[str, str] = {}
        self.uids: dict[str, str] = {}
        self.calls = 0

    # what the rules have to know

    def acted_on(self, uid: str, now: datetime, *, wanted: bool) -> None:
        """Somebody has changed a booking; one that wants no meeting gives its link up."""
        self._acted[uid] = now
        if not wanted:
            self._let_go.add(uid)

    def may_renew(self, uid: str) -> None:
        """Somebody has asked for a new link."""
        self._let_go.add(uid)

    def another_book(self) -> None:
        """The book is an older copy: of the last acts, and of waiting, it knows nothing."""
        self._acted.clear()
        self._holds.clear()

    def not_heard(self, app: str, since: datetime) -> None:
        """A process died before it could write down what it was told since then."""
        self._holds = [one for one in self._holds if one.app != app or one.since < since]

    def clock_set_back(self, by: timedelta) -> None:
        """What was left of a wait is still left of it, for those who know how late it was."""
        if by:
            self._holds = [
                replace(one, since=one.since - by, until=one.until - by, deaf="others")
                for one in self._holds
            ]

    # the rules

    def before(self, call: Call, app: "App") -> None:
        """Look at a call that is about to be made."""
        if not call.ask.of_meeting:
            return
        self.calls += 1
        try:
            self.look(call, app)
        except Broken:
            self._world.tell(f"{self._line(call)}, which it should not ask")
            raise

    def look(self, call: Call, app: "App") -> None:
        """Compare a call with what the book says just now."""
        if app.is_asking():  # who presses Check connection asks all the same
            self.wait_is_kept(call)
        lives = self._world.eyes.lives()
        self._learn(lives)
        life = next((one for one in lives if _is_of(one, call)), None)
        if call.ask is Ask.DELETE:
            self._deleted.add(call.cloud_id)
        if life is None or life.ended or not app.undisturbed or not app.is_asking():
            return
        if call.ask is Ask.CREATE:
            if self._world.beside(app):
                self._raced.add(life.uid)
            self._link_stays(life, lives)
        elif call.ask is Ask.DELETE and life.wanted:
            raise Broken("a meeting is deleted that its booking wants")
        self._undo_window_is_kept(call, life)
        self._soonest_is_first(life, app)

    def after(self, call: Call, app: "App") -> None:
        """Look at a call that was made, and at what Microsoft holds now."""
        self._world.tell(self._line(call))
        if not call.ask.of_meeting:
            return
        if call.retry_after is not None:
            now = self._world.clock.now
            until = now + timedelta(seconds=call.retry_after)
            self._holds.append(_Hold(call.app, now, until, self._world.beside(app)))
        self.one_meeting_each()

    def wait_is_kept(self, call: Call) -> None:
        now = self._world.clock.now
        self._holds = [one for one in self._holds if one.since <= now < one.until - _A_BREATH]
        # Two apps that run side by side do not hear of each other's waiting.
        if any(one.app == call.app or not one.deaf for one in self._holds):
            raise Broken("asked before the time that 429 told to wait")

    def _link_stays(self, life: Life, lives: list[Life]) -> None:
        if life.external_id in self._accepted:
            return
        for before in lives:
            was_told = before.uid == life.uid and before.ended and before.join_url
            given_up = before.cloud_id in self._deleted or life.uid in self._let_go
            if was_told and not given_up:
                raise Broken("a new link is made that nobody asked for")
        self._accepted.add(life.external_id)
        self._let_go.discard(life.uid)

    def _undo_window_is_kept(self, call: Call, life: Life) -> None:
        acted = self._acted.get(life.uid)
        now = self._world.clock.now
        if (
            acted is None
            or call.ask in {Ask.CREATE, Ask.READ}
            or not acted <= now < acted + UNDO_WINDOW
        ):
            return
        if call.ask is Ask.DELETE or (not life.delete_begun and _moves(call, life)):
            raise Broken("asked for what could still be undone")

    def _soonest_is_first(self, life: Life, app: "App") -> None:
        now, eyes = app.judged_at, self._world.eyes
        salon, organiser = eyes.salon(), app.account.organiser
        due = eyes.due(now)
        mine = next((one for one in due if one.booking.uid == life.uid), None)
        if mine is None:
            return
        for other in due:
            is_sooner = _turn(other, salon, now) < _turn(mine, salon, now)
            if is_sooner and isinstance(next_step(other, salon, organiser, now), CloudStep):
                raise Broken("another appointment is due that starts sooner")

    def one_meeting_each(self) -> None:
        held = self._world.microsoft.held.values()
        if any(one.external_id not in self.uids for one in held):
            self.uids = self._world.disk.uids_in_ledger() | self.uids
        owners = Counter((one.owner, self._uid_of(one)) for one in held)
        for (_, uid), count in owners.items():
            if uid and count > 1 and uid not in self._raced:
                raise Broken(f"{count} live meetings for one booking")

    def _learn(self, lives: list[Life]) -> None:
        """Remember which booking each meeting belongs to, by either of its ids."""
        self.uids |= {life.external_id: life.uid for life in lives}
        self.uids |= {life.cloud_id: life.uid for life in lives if life.cloud_id}

    def _uid_of(self, held: Held) -> str:
        return self.uids.get(held.external_id) or self.uids.get(held.cloud_id, "")

    def _line(self, call: Call) -> str:
        held = self._world.microsoft.held.get(call.cloud_id)
        key = call.external_id or (held.external_id if held else "")
        booking = self.name(self.uids.get(key, "")) or self.name(call.cloud_id) or key
        did = f", acted: {call.status}" if str(call.status) != call.told else ""
        return f"  {call.app}: {call.ask} {booking} -> {call.told or 'nothing'}{did}"

    def name(self, identity: str) -> str:
        """Return a short name for a booking's uid or a meeting, the same in every replay."""
        if not identity:
            return ""
        return self._names.setdefault(identity, f"#{len(self._names) + 1}")


def _is_of(life: Life, call: Call) -> bool:
    if call.ask is Ask.CREATE:
        return life.external_id == call.external_id
    return life.cloud_id == call.cloud_id


def _moves(call: Call, life: Life) -> bool:
    """Whether a change gives a meeting other times than the book knows it to have."""
    asked = (instant(call.body["startDateTime"]), instant(call.body["endDateTime"]))
    return asked != (life.starts, life.ends)


def _turn(details: BookingDetails, salon: Salon, now: datetime) -> tuple[bool, datetime, int]:
    """Return whose turn it is first: those ahead, then those past, each by their start."""
    starts, ends = interval(details.booking, salon.time_zone)
    return ends <= now, starts, details.booking.id
