"""Checks whether the connected account can make meetings, by making one and throwing it away."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, TypeGuard, TypeVar
from uuid import uuid4

from desktop.core.cloud_log import ACCOUNT, CloudAct, LogEntry
from desktop.core.models import Lobby, Organiser
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import IN_DOUBT, Held, Wish
from desktop.services.account import Account
from desktop.services.bound_account import BoundAccount
from desktop.services.check_steps import Checked, CheckStep, Steps, StepState, StoppedError, Tell
from desktop.services.consent import SCOPES
from desktop.services.ledger import Ledger
from desktop.services.pulse import Pulse

if TYPE_CHECKING:
    from desktop.services.backstage import Http
    from desktop.services.providers import MeetingProvider

T = TypeVar("T")

SUBJECT = "Trimsy Desk connection check"
_LENGTH = timedelta(minutes=15)
_SILENT = frozenset({Kind.TEAMS_REFUSED, Kind.MEETING_GONE, Kind.UNEXPECTED, Kind.DOWN})
"""What Microsoft may answer about a licence that says nothing about the licence."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Microsoft:
    """What is asked, all of it for one account: ``token(fresh)``, ``licensed(user_id)``."""

    token: Callable[[bool], str]
    licensed: Callable[[str], bool]
    meetings: "MeetingProvider"


def check_connection(
    tell: Tell,
    stop: Event,
    *,
    account: Account,
    http: "Http",
    ledger: Ledger,
    pulse: Pulse,
    note: Callable[[LogEntry], None],
    now: Callable[[], datetime],
) -> Checked:
    """Check the account that is connected now. ``note`` keeps what was asked (``Store.note``)."""

    def microsoft(organiser: Organiser) -> Microsoft:
        from desktop.services.graph import Graph
        from desktop.services.providers import Teams

        graph = Graph(http.client, bound.token)
        teams = Teams(graph, lambda: organiser, account.granted)
        return Microsoft(bound.token, graph.teams_licence, teams)

    hold = pulse.held(now())
    if hold is not None:  # told to another lane, and meant for all
        return Checked(error=hold[0])
    bound = BoundAccount(account)
    bound.organiser()
    check = ConnectionCheck(account, microsoft, ledger, note, now)
    checked = check.run(tell, stop)
    if checked.is_ready:
        pulse.answered(now())
    elif checked.error is not None and checked.organiser is not None:
        pulse.failed(checked.error, now())
        if checked.error.retry_after is not None:
            wait = timedelta(seconds=checked.error.retry_after)
            pulse.hold(checked.error, now() + wait)
    return checked


class ConnectionCheck:
    """Looks at one thing after the other and ends with the first that is wrong.

    The meeting stands in the ledger before it is asked for, so that one which a crash leaves
    behind is deleted later. ``now`` answers in UTC.
    """

    def __init__(
        self,
        account: Account,
        microsoft: Callable[[Organiser], Microsoft],
        ledger: Ledger,
        note: Callable[[LogEntry], None],
        now: Callable[[], datetime],
    ) -> None:
        self._account = account
        self._microsoft = microsoft
        self._ledger = ledger
        self._note = note
        self._now = now

    def run(self, tell: Tell, stop: Event) -> Checked:
        """Check, telling of each step; ``stop`` ends it between two calls."""
        steps, organiser = Steps(tell, stop), self._account.organiser
        try:
            with steps.of(CheckStep.ACCOUNT):
                known = self._look_at_account(organiser)
            microsoft = self._microsoft(known)
            with steps.of(CheckStep.PERMISSIONS):
                self._look_at_permissions(microsoft)
            with steps.of(CheckStep.LICENCE) as licence:
                licence.state = self._look_at_licence(microsoft, known)
            held = self._try_a_meeting(microsoft.meetings, known, steps)
        except StoppedError:
            return Checked(organiser, stopped=True)
        except AppError as error:
            if error.kind is Kind.OTHER_ACCOUNT:  # connected meanwhile; it has a check of its own
                return Checked(organiser, stopped=True)
            return Checked(organiser, error)
        walk_in = held.lobby is not Lobby.ON
        return Checked(organiser, walk_in=walk_in, passcode=bool(held.passcode))

    def _look_at_account(self, organiser: Organiser | None) -> Organiser:
        from desktop.services.providers import PERSONAL_TENANT

        if organiser is None:
            raise AppError(Kind.NOT_SIGNED_IN)
        if self._account.trouble:
            raise self._account.trouble
        if organiser.tenant_id.lower() == PERSONAL_TENANT:
            raise AppError(Kind.PERSONAL_ACCOUNT)
        return organiser

    def _look_at_permissions(self, microsoft: Microsoft) -> None:
        self._ask(lambda: microsoft.token(True))  # its answer says what is granted by now
        granted = self._account.granted()
        missing = [name for name in SCOPES if name not in granted]
        if missing:
            raise AppError(Kind.MISSING_PERMISSION, code=" ".join(missing))

    def _look_at_licence(self, microsoft: Microsoft, organiser: Organiser) -> StepState:
        try:
            licensed = self._ask(lambda: microsoft.licensed(organiser.user_id))
        except AppError as error:
            if error.kind not in _SILENT:
                raise
            return StepState.UNTOLD
        if not licensed:
            raise AppError(Kind.NO_TEAMS_LICENCE)
        return StepState.DONE

    def _try_a_meeting(
        self, meetings: "MeetingProvider", organiser: Organiser, steps: Steps
    ) -> Held:
        """Make a meeting, set and read its lobby, and delete it, whatever came of the lobby."""
        external_id, wish = str(uuid4()), _wish(self._now())
        with self._ledger.held(external_id):
            with steps.of(CheckStep.MAKE):
                cloud_id = self._make(meetings, external_id, organiser, wish)
            failure: AppError | StoppedError | None = None
            try:
                with steps.of(CheckStep.LOBBY) as lobby:
                    held = self._set_lobby(meetings, cloud_id, wish)
                    if held.lobby is not Lobby.ON:
                        lobby.state = StepState.WARNED
            except (AppError, StoppedError) as error:
                failure = error
            if not _is_for_later(failure):
                with steps.of(CheckStep.TIDY, whatever=True, first=failure):
                    self._delete(meetings, cloud_id, external_id)
        if _is_for_later(failure) and failure.kind is Kind.MEETING_GONE:
            raise AppError(Kind.DOWN, code=failure.code, request_id=failure.request_id)
        if failure is not None:
            raise failure
        return held

    def _make(
        self, meetings: "MeetingProvider", external_id: str, organiser: Organiser, wish: Wish
    ) -> str:
        self._ledger.asked(external_id, "", organiser, wish)
        try:
            held = self._ask(lambda: meetings.create(external_id, wish), _request_id)
        except AppError as error:
            if error.kind not in IN_DOUBT:
                self._ledger.gone(external_id)
            if error.kind is not Kind.MEETING_GONE:
                raise
            # There never was one of this id: it is a refusal by another name.
            refused = AppError(Kind.TEAMS_REFUSED, code=error.code, request_id=error.request_id)
            raise refused from error
        self._ledger.confirmed(external_id, held)
        return held.cloud_id

    def _delete(self, meetings: "MeetingProvider", cloud_id: str, external_id: str) -> None:
        try:
            self._ask(lambda: meetings.delete(cloud_id), lambda answer: answer)
        except AppError as error:
            if error.kind is not Kind.MEETING_GONE:
                raise
            # Perhaps not heard of yet: it stands in the ledger, and is looked for once more later.
        else:
            self._ledger.gone(external_id)

    def _set_lobby(self, meetings: "MeetingProvider", cloud_id: str, wish: Wish) -> Held:
        self._ask(lambda: meetings.change(cloud_id, wish), _request_id)
        return self._ask(lambda: meetings.read(cloud_id), _request_id)

    def _ask(self, call: Callable[[], T], request_id: Callable[[T], str] = lambda _: "") -> T:
        """Return what is answered, and keep what was asked with the id of the request."""
        try:
            answer = call()
        except AppError as error:
            self._keep(error, error.request_id)
            raise
        self._keep(None, request_id(answer))
        return answer

    def _keep(self, error: AppError | None, request_id: str) -> None:
        try:
            self._note(LogEntry(ACCOUNT, self._now(), CloudAct.CHECK, error, request_id))
        except AppError as trouble:  # the meeting still has to be deleted
            _log.warning("a step of the connection check was not noted: %s", trouble)


def _is_for_later(failure: Exception | None) -> TypeGuard[AppError]:
    """Whether deleting is left for later: the ledger lists the meeting until it is done.

    Where the server has not heard of it yet, the answer now would be that there is nothing to
    delete; where all were told to wait, it would be too early.
    """
    if not isinstance(failure, AppError):
        return False
    return failure.kind is Kind.MEETING_GONE or failure.retry_after is not None


def _wish(now: datetime) -> Wish:
    starts = now.replace(microsecond=0)
    return Wish(SUBJECT, starts, starts + _LENGTH, "UTC")


def _request_id(held: Held) -> str:
    return held.request_id
