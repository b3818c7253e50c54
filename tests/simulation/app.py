"""One run of the app, all but its window: built anew from disk and keyring at each start."""

from collections.abc import Callable
from datetime import datetime
from threading import Event
from types import TracebackType
from typing import TYPE_CHECKING, Self
from unittest.mock import patch

import httpx

from desktop.core.models import Change
from desktop.practice.accounts import DESKTOP_APP
from desktop.services.account import Account
from desktop.services.attempt import Attempt
from desktop.services.cloud_side import CloudSide
from desktop.services.http import make_client
from desktop.services.inspection import Inspected
from desktop.services.registration import Registration, Source, from_source
from desktop.services.store import Store
from desktop.services.vault import Vault
from tests.simulation.life import Lane, Life
from tests.simulation.wire import Wire

if TYPE_CHECKING:
    from tests.simulation.world import World

Act = Callable[[Store], Change | None]
"""What somebody does to a book; the answer is what can be undone."""


class Browser:
    """Stands in for the receiver on loopback: the person is done before anybody waits."""

    redirect_uri = "http://localhost:51515"
    brought_back: dict[str, str]

    def __init__(self, state: str) -> None:
        del state

    def wait(self, limit: float) -> dict[str, str]:
        del limit
        return Browser.brought_back

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        del kind, error, traceback


class Http:
    """As services.backstage.Http, over a wire of its own."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client


class App:
    def __init__(self, world: "World", name: str) -> None:
        self._world = world
        self.life = Life(name)
        self._front = Lane(self.life)
        self._back = Lane(self.life, lambda: world.meanwhile.pause(self))
        self._own = Lane(self.life, lambda: world.meanwhile.pause(self))
        self.undisturbed = False  # inside a step, as long as nobody else has acted
        self.judged_at = world.clock.now
        self.is_stepping = False
        clock = world.clock
        self.book = Store(world.disk.book, clock)
        http = Http(make_client(Wire(world, self)))
        vault = Vault("Trimsy Desk", world.ring)
        self.account = Account(_registration, vault, lambda: http.client, clock)
        self._cloud_side = CloudSide(
            world.disk.book,
            world.disk.folder,
            http,  # type: ignore[arg-type]  # the same, made otherwise
            self.account,
            clock,
        )
        self._backstage = self._cloud_side.backstage
        with patch("desktop.services.backstage.SystemRandom", lambda: world.random):
            assert self._backstage._reconciler  # noqa: SLF001 - it is made at first use

    def open(self) -> None:
        with self._world.disk.on(self._front):
            self.account.restore()

    def close(self) -> None:
        """End as one should."""
        self.book.close()
        self._cloud_side.close()
        self._world.disk.bury(self.life)
        self.life.is_over = True

    def act(self, do: Act) -> Change | None:
        """Let a person do something to the book."""
        with self._world.disk.on(self._front):
            return do(self.book)

    def decide(self, what: Callable[[Store], int]) -> int:
        """Let a person decide about meetings; return how many that concerned."""
        with self._world.disk.on(self._front):
            return what(self.book)

    def step(self) -> datetime | None:
        """Take a step in the cloud, unless one is being taken; return when to take the next."""
        if self.is_stepping:
            return None
        self.undisturbed, self.judged_at = True, self._world.clock.now
        self.is_stepping = True
        try:
            with self._world.disk.on(self._back):
                return self._backstage.step().again
        finally:
            self.undisturbed = self.is_stepping = False

    def is_asking(self) -> bool:
        """Whether what is asked now is asked by a step, and not by a person."""
        return self._world.disk.lane is self._back

    def try_now(self) -> None:
        with self._world.disk.on(self._back):
            self._backstage.retry()

    def refresh(self) -> None:
        with self._world.disk.on(self._back):
            self._backstage.refresh()

    def check_all(self) -> Inspected:
        with self._world.disk.on(self._own):
            return self._cloud_side.inspect(lambda _done, _all: None, Event(), None)

    def check_connection(self) -> str:
        """Make a meeting and throw it away; return how that ended."""
        with self._world.disk.on(self._own):
            checked = self._cloud_side.check(lambda _step, _state: None, Event())
        return "ready" if checked.is_ready else f"not ready: {checked.error}"

    def connect(self, email: str) -> None:
        """Sign in in the browser, and try everything with the account connected then."""

        def browse(link: str) -> None:
            answer = self._world.cloud.visit(link, email)
            assert answer is not None
            Browser.brought_back = answer.fields

        with (
            patch("desktop.services.loopback.Receiver", Browser),
            self._world.disk.on(self._front),
        ):
            self.account.sign_in(Attempt(), browse)
        self.try_now()


def _registration() -> Registration:
    return from_source({"client_id": DESKTOP_APP.client_id}, Source.TYPED)
