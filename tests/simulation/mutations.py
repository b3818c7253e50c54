"""Rules of the app broken on purpose, to see that the simulation finds it out."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from desktop.core import meetings, wishes
from desktop.core.cloud_log import CloudAct
from desktop.core.meetings import Delete
from desktop.core.models import Lobby
from desktop.core.troubles import AppError
from desktop.core.wishes import ended
from desktop.services import store_meetings
from desktop.services.cloud_steps import CloudSteps, answer_of
from desktop.services.providers import Teams

Mutation = Callable[[], AbstractContextManager[Any]]


_STEPS = "desktop.services.cloud_steps"
_LEDGER = "desktop.services.ledger.Ledger"


def _in_place(target: str, new: object) -> Mutation:
    return lambda: patch(target, new)


_CREATE, _CHANGE = Teams.create, Teams.change
_back_off, _unsettled = wishes.back_off, store_meetings.unsettled
_trouble = meetings._provider_trouble  # noqa: SLF001 - broken on purpose


def _under_a_fresh_id(teams: Teams, _external_id: str, wish: wishes.Wish) -> wishes.Held:
    return _CREATE(teams, str(uuid4()), wish)


def _made_and_trusted(teams: Teams, external_id: str, wish: wishes.Wish) -> wishes.Held:
    held = _CREATE(teams, external_id, wish)
    times = {"starts": wish.starts, "ends": wish.ends}
    return replace(held, lobby=Lobby.ON, subject=wish.subject, **times)


def _changed_and_trusted(teams: Teams, cloud_id: str, wish: wishes.Wish) -> wishes.Held:
    held = _CHANGE(teams, cloud_id, wish)
    return replace(held, subject=wish.subject, starts=wish.starts, ends=wish.ends)


def _forget(steps: Any, task: Any, _step: Any) -> Any:  # noqa: ANN401 - CloudSteps' own
    steps._ledger.gone(task.meeting.external_id)  # noqa: SLF001 - broken on purpose
    return steps._well(ended(task.meeting), CloudAct.DELETE, "")  # noqa: SLF001 - the same


def _renew_silently(steps: Any, meeting: Any, error: Any) -> Any:  # noqa: ANN401 - the same
    steps._ledger.gone(meeting.external_id)  # noqa: SLF001 - the same
    return steps._well(ended(meeting), CloudAct.CHANGE, error.request_id)  # noqa: SLF001 - the same


class _Answered:
    """A provider that has answered before it was asked."""

    def __init__(self, answer: wishes.Held | AppError) -> None:
        self._answer = answer

    def create(self, *_asked: object) -> wishes.Held:
        if isinstance(self._answer, AppError):
            raise self._answer
        return self._answer


_create = CloudSteps._create  # noqa: SLF001 - broken on purpose


def _write_afterwards(steps: Any, task: Any, step: Any) -> Any:  # noqa: ANN401 - CloudSteps' own
    answer = answer_of(lambda: task.provider.create(task.meeting.external_id, step.wish))
    return _create(steps, replace(task, provider=_Answered(answer)), step)


def _deaf_to_others(step: Any, *rest: Any) -> Any:  # noqa: ANN401 - as next_step's own
    return None if isinstance(step, Delete) else _trouble(step, *rest)


def _unbegun(name: str) -> Mutation:
    """Leave out what is written before a call, in the book and in the ledger."""

    @contextmanager
    def broken() -> Iterator[None]:
        with patch(f"{_STEPS}.{name}", _same), patch(f"{_LEDGER}.in_doubt", _nothing):
            yield

    return broken


@contextmanager
def _settled_blindly() -> Iterator[None]:
    """Judge outside of a transaction, and settle without comparing what was judged."""

    def look_again(db: Any, judged: Any, at: float | None) -> bool:  # noqa: ANN401 - the store's own
        db.execute("UPDATE bookings SET look_at = ? WHERE id = ?", [at, judged.booking.id])
        return True

    with ExitStack() as broken:
        together = "desktop.services.base_store.BaseStore.together"
        broken.enter_context(patch(together, lambda _store: nullcontext()))
        where = "desktop.services.store_meetings._look_again"
        broken.enter_context(patch(where, look_again))
        yield


def _same(meeting: object) -> object:
    return meeting


def _nothing(*_arguments: object) -> None:
    """Do nothing, whoever asks."""


MUTATIONS: dict[str, Mutation] = {
    "external id made up for each call": _in_place(
        "desktop.services.providers.Teams.create", _under_a_fresh_id
    ),
    "change not written down as begun": _unbegun("change_begun"),
    "delete not written down as begun": _unbegun("delete_begun"),
    "lost answer taken for a refusal": _in_place(f"{_STEPS}.IN_DOUBT", frozenset()),
    "create written down after the call": _in_place(
        f"{_STEPS}.CloudSteps._create", _write_afterwards
    ),
    "no change after a create": _in_place(
        "desktop.services.providers.Teams.create", _made_and_trusted
    ),
    "answer to a change not compared": _in_place(
        "desktop.services.providers.Teams.change", _changed_and_trusted
    ),
    "lobby assumed to be on": _in_place(
        "desktop.services.graph._lobby", lambda _settings: Lobby.ON
    ),
    "cancelled meeting forgotten": _in_place(f"{_STEPS}.CloudSteps._delete", _forget),
    "new meeting made in silence": _in_place(f"{_STEPS}.CloudSteps._gone", _renew_silently),
    "another account's 404 taken for done": _in_place(
        "desktop.core.meetings._provider_trouble", _deaf_to_others
    ),
    "Retry-After ignored": _in_place(
        "desktop.core.wishes.back_off", lambda tries, _told, chance: _back_off(tries, None, chance)
    ),
    "Retry-After kept for one booking alone": _in_place(
        "desktop.services.pulse.Pulse.held", _nothing
    ),
    "Retry-After forgotten by a restart": _in_place(
        "desktop.services.sync_store.SyncStore.held_off", _nothing
    ),
    "undo window ignored": _in_place("desktop.core.meetings.UNDO_WINDOW", timedelta()),
    "latest appointment first": _in_place(
        "desktop.services.store_meetings.unsettled",
        lambda db, now, limit: _unsettled(db, now, 10_000)[::-1][:limit],
    ),
    "settled without comparing": _settled_blindly,
    "ledger not written": _in_place(f"{_LEDGER}.asked", _nothing),
    "leftovers not tidied away": _in_place("desktop.services.leftovers.Leftovers.step", _nothing),
}
