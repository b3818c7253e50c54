"""A computer without a book: the real settings, vault and account on the practice cloud."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

import httpx

from desktop.core.troubles import AppError
from desktop.practice.accounts import ANNA, DESKTOP_APP
from desktop.practice.cloud import PracticeCloud
from desktop.services.account import Account
from desktop.services.attempt import Attempt
from desktop.services.http import in_process, make_client
from desktop.services.settings import Settings
from desktop.services.vault import Vault
from tests.services.fake_entra import send_back
from tests.services.fake_keyring import FakeKeyring
from tests.services.fake_provider import Clock
from tests.services.troubles.scenario import trouble_of


class SignInDesk:
    """``environ`` registers the practice app; a test that wants another changes it."""

    def __init__(self, folder: Path, client: httpx.Client | None = None) -> None:
        self.clock, self.clock_of_cloud = Clock(), Clock()
        self.cloud = PracticeCloud(self.clock_of_cloud, random=Random(1))
        self.ring = FakeKeyring()
        self.folder = folder / "user"
        self.site = folder / "site"
        self.environ = {"TEAMS_CLIENT_ID": DESKTOP_APP.client_id}
        self.client = client or make_client(in_process(self.cloud.wsgi))
        self.start()

    def start(self) -> None:
        self.vault = Vault("Trimsy Desk", self.ring)
        self.settings = Settings(self.folder, self.site, self.environ, self.vault)
        registered = self.settings.registration
        self.account = Account(registered, self.vault, lambda: self.client, self.clock)
        self.account.restore()

    def connect(self, email: str = ANNA.email, *, limit: float = 10) -> None:
        """Sign in; the page may keep the browser for ever. ``limit`` is in seconds."""

        def browse(link: str) -> None:
            answer = self.cloud.visit(link, email)
            if answer is not None:
                send_back(link, answer.fields)

        self.account.sign_in(Attempt(limit), browse)

    def connecting(self, email: str = ANNA.email, *, limit: float = 10) -> AppError:
        """Return why there is no signing in."""
        return trouble_of(lambda: self.connect(email, limit=limit))

    def later(self, **span: float) -> None:
        """Let time pass, for both sides."""
        for clock in (self.clock, self.clock_of_cloud):
            clock.now += timedelta(**span)


@contextmanager
def sign_in_desk(folder: Path, client: httpx.Client | None = None) -> Iterator[SignInDesk]:
    desk = SignInDesk(folder, client)
    yield desk
    desk.client.close()
