"""What works on the cloud's lane; its parts are imported and built there, when first needed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from random import SystemRandom
from typing import TYPE_CHECKING, Any

from desktop.core.models import ProviderKind
from desktop.core.troubles import AppError
from desktop.services.account import Account
from desktop.services.store import Store

if TYPE_CHECKING:
    import httpx

    from desktop.services.providers import MeetingProvider
    from desktop.services.reconcile import Reconciler


@dataclass(frozen=True, slots=True)
class Progress:
    """What a step left: ``again`` is when to take the next (``None``: nothing waits).

    ``wrote`` says that the book changed, ``account_trouble`` what keeps the account from working.
    """

    again: datetime | None
    wrote: bool
    account_trouble: AppError | None = None


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
    """Takes the reconciler's steps with the providers there are. ``now`` answers in UTC."""

    def __init__(
        self, store: Store, http: Http, account: Account, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._http = http
        self._account = account
        self._now = now

    def step(self) -> Progress:
        """Take one step; raises AppError where the book could not be read or written."""
        before = self._store.rows_written
        again = self._reconciler.step()
        return Progress(again, self._store.rows_written != before, self._account.trouble)

    def retry(self) -> None:
        """Make everything that waits or was refused due again."""
        self._store.retry_all()

    @cached_property
    def _reconciler(self) -> "Reconciler":
        from desktop.services.reconcile import Reconciler

        return Reconciler(self._store, self._providers.get, self._now, SystemRandom())

    @cached_property
    def _providers(self) -> "dict[ProviderKind, MeetingProvider]":
        from desktop.services.bound_account import BoundAccount
        from desktop.services.graph import Graph
        from desktop.services.providers import OwnLink, Teams

        account = BoundAccount(self._account)
        graph = Graph(self._http.client, account.token)
        return {
            ProviderKind.TEAMS: Teams(graph, account.organiser, self._account.granted),
            ProviderKind.OWN_LINK: OwnLink(lambda: self._store.salon().own_link),
        }
