"""What works on the cloud's lane; its parts are imported and built there, when first needed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from random import SystemRandom
from typing import TYPE_CHECKING, Any

from desktop.core.cloud_log import ACCOUNT, CloudAct, LogEntry
from desktop.core.models import Organiser, ProviderKind
from desktop.core.troubles import AppError
from desktop.services.account import Account
from desktop.services.ledger import Ledger
from desktop.services.pulse import Health, Pulse
from desktop.services.store import Store

if TYPE_CHECKING:
    import httpx

    from desktop.services.providers import MeetingProvider, Teams
    from desktop.services.reconcile import Reconciler


@dataclass(frozen=True, slots=True)
class Progress:
    """What a step left: ``again`` is when to take the next (``None``: nothing waits).

    ``wrote`` says that the book changed, ``account_trouble`` what keeps the account from working.
    """

    again: datetime | None
    wrote: bool
    account_trouble: AppError | None = None
    health: Health = field(default_factory=Health)


class Http:
    """The one HTTP client, made on first use: it loads the trust store, which takes its time.

    ``wsgi`` is an application in this process that answers in place of the network.
    """

    def __init__(self, wsgi: Callable[..., Any] | None = None) -> None:
        self._wsgi = wsgi

    @cached_property
    def client(self) -> "httpx.Client":
        from desktop.services.http import in_process, make_client

        return make_client(in_process(self._wsgi) if self._wsgi else None)


class Backstage:
    """Takes the reconciler's steps with the providers there are. ``now`` answers in UTC.

    ``ledger`` and ``pulse`` are the run's own, shared with whoever else asks the provider.
    """

    def __init__(
        self,
        store: Store,
        http: Http,
        account: Account,
        now: Callable[[], datetime],
        *,
        ledger: Ledger,
        pulse: Pulse,
    ) -> None:
        self._store = store
        self._http = http
        self._account = account
        self._now = now
        self._ledger = ledger
        self._pulse = pulse
        self._connected: Organiser | None = None
        self._sign_ins = account.sign_ins

    def step(self) -> Progress:
        """Take one step; raises AppError where the book could not be read or written."""
        before = self._store.rows_written
        self._meet_account()
        again = self._reconciler.step()
        return self._progress(again, before)

    def retry(self) -> None:
        """Make everything that waits or was refused due again."""
        if self._account.sign_ins != self._sign_ins:
            self._sign_ins = self._account.sign_ins
            self._pulse.signed_in()
        self._store.retry_all()
        self._reconciler.look_for_leftovers()

    def refresh(self) -> Progress:
        """Get a fresh token, though none is needed: it shows at once whether the account works.

        It also keeps the refresh token from lapsing, which it does after 90 unused days.
        """
        before = self._store.rows_written
        self._meet_account()
        if self._account.organiser is None:
            return self._progress(None, before)
        error = None
        try:
            self._account.token(fresh=True)
            self._pulse.let_in(self._now())
        except AppError as failure:
            error = failure
            self._pulse.failed(error, self._now())
        self._store.note(LogEntry(ACCOUNT, self._now(), CloudAct.REFRESH, error))
        return self._progress(None, before)

    def _meet_account(self) -> None:
        """Begin anew with what is known of the connection when another account is connected."""
        organiser = self._account.organiser
        if organiser == self._connected:
            return
        if self._connected is not None:
            self._pulse.forget()
        elif organiser is not None:
            self._pulse.begin(self._store.last_well())
        self._connected = organiser

    def _progress(self, again: datetime | None, before: int) -> Progress:
        wrote = self._store.rows_written != before
        health = self._pulse.health
        trouble = self._account.trouble or health.trouble
        return Progress(again, wrote, trouble, health)

    @cached_property
    def _reconciler(self) -> "Reconciler":
        from desktop.services.reconcile import Reconciler

        return Reconciler(
            self._store,
            self._providers.get,
            self._now,
            SystemRandom(),
            ledger=self._ledger,
            pulse=self._pulse,
        )

    @cached_property
    def _providers(self) -> "dict[ProviderKind, MeetingProvider]":
        from desktop.services.providers import OwnLink

        return {
            ProviderKind.TEAMS: teams(self._http, self._account),
            ProviderKind.OWN_LINK: OwnLink(lambda: self._store.salon().own_link),
        }


def teams(http: Http, account: Account) -> "Teams":
    """Return the provider for the account connected now, for the steps of one lane."""
    from desktop.services.bound_account import BoundAccount
    from desktop.services.graph import Graph
    from desktop.services.providers import Teams

    bound = BoundAccount(account)
    return Teams(Graph(http.client, bound.token), bound.organiser, account.granted)
