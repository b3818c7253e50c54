"""What the book must hold, by what the receptionist was told was saved.

An act that came back as saved must be there. One that was under way when the app was killed may be
there or not, but never in part.
"""

from dataclasses import dataclass, replace
from typing import Any

BOOKED, CANCELLED, DELETED = "booked", "cancelled", "deleted"


@dataclass(frozen=True, slots=True)
class State:
    """A guest's one booking: ISO wall-clock time, whose column, how it stands, and how often told.

    What a guest was told is no act of the book: undo passes it by.
    """

    starts: str
    staff_id: int
    status: str = BOOKED
    told: int = 0


Possible = frozenset[State | None]
"""What may be in the book of a guest; ``None``: nothing."""


class Expected:
    """Follows one run's reports after the other: ``begins``, then ``saved`` or ``cut_off``."""

    def __init__(self) -> None:
        self.saved_acts = 0
        self.called_off: set[str] = set()
        """Guests whose booking may ever have been off: a second meeting is theirs by right."""
        self._possible: dict[str, Possible] = {}
        self._before: dict[str, Possible] = {}
        self._act: dict[str, Any] | None = None

    def begins(self, act: dict[str, Any]) -> None:
        """Take an act that is about to be asked of the book."""
        self._act = act
        if act["what"] in {"cancel", "undo"}:
            self.called_off.add(act["who"])

    def saved(self) -> None:
        """Take it that the act begun last is in the book."""
        assert self._act is not None
        who = self._act["who"]
        held = self._possible.get(who, frozenset({None}))
        self._possible[who] = self._after(self._act)
        if self._act["what"] != "tell":
            self._before[who] = held
        self._act = None
        self.saved_acts += 1

    def cut_off(self) -> bool:
        """Take it that the app was killed; tell whether an act was under way."""
        act, self._act = self._act, None
        if act is not None:
            held = self._possible.get(act["who"], frozenset({None}))
            self._possible[act["who"]] = held | self._after(act)
        return act is not None

    def differences(self, book: dict[str, State]) -> list[str]:
        """Compare with what the book holds of each guest; from here on that is what is expected."""
        found = [
            f"{who}: {book.get(who)}, not {' or '.join(map(str, possible))}"
            for who, possible in self._possible.items()
            if book.get(who) not in possible
        ]
        found += [f"{who} was never booked" for who in book.keys() - self._possible.keys()]
        self._possible = {who: frozenset({book.get(who)}) for who in self._possible | book}
        return found

    def _after(self, act: dict[str, Any]) -> Possible:
        """What an act makes of each thing that may be there before it."""
        who = act["who"]
        if act["what"] == "book":
            return frozenset({State(act["starts"], act["staff_id"])})
        there = [one for one in self._possible.get(who, ()) if one is not None]
        if act["what"] == "undo":
            earlier = self._before[who]
            unmade = {replace(one, status=DELETED) for one in there if None in earlier}
            made = [one for one in earlier if one is not None]
            return frozenset(replace(one, told=now.told) for one in made for now in there) | unmade
        if act["what"] == "tell":
            return frozenset(replace(one, told=one.told + 1) for one in there)
        change = {
            "move": {"starts": act.get("starts"), "staff_id": act.get("staff_id")},
            "cancel": {"status": CANCELLED},
            "restore": {"status": BOOKED},
        }[act["what"]]
        return frozenset(replace(one, **change) for one in there)
