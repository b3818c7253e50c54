"""A Microsoft account that does as a test tells it, and a keyring in memory."""

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.services.backstage import Progress
from desktop.services.settings import Settings
from desktop.services.store import Store
from desktop.services.vault import Vault
from desktop.ui.book import Book
from desktop.ui.check_port import Check
from desktop.ui.connection import Connection
from desktop.ui.worker import Worker
from tests.ui.inline_lane import InlineLane

NOW = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
CLIENT_ID = "00001111-aaaa-2222-bbbb-3333cccc4444"

ROSA = Organiser("contoso-tenant", "rosa-id", "rosa@salon.example", "Rosa")
LINK = "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?state=a%2Fb"


class FakeAccount:
    """``result`` is what the next sign-in ends with; ``None`` waits until :attr:`go_on` is set."""

    def __init__(self, result: Organiser | AppError | None = ROSA) -> None:
        self.result = result
        self.kept: Organiser | None = None
        self.kept_trouble: AppError | None = None
        self.ended_at: datetime | None = None
        self.sign_out_fails: AppError | None = None
        self.go_on = threading.Event()
        self.attempts: list[object] = []
        self.threads: list[str] = []

    @property
    def trouble(self) -> AppError | None:
        return self.kept_trouble

    @property
    def organiser(self) -> Organiser | None:
        return self.kept

    def restore(self) -> Organiser | None:
        return self.kept

    def sign_in(self, attempt: object, show_link: Callable[[str], None]) -> Organiser:
        self.attempts.append(attempt)
        self.threads.append(threading.current_thread().name)
        show_link(LINK)
        if self.result is None:
            assert self.go_on.wait(20)
            raise AppError(Kind.SIGN_IN_CANCELLED)
        if isinstance(self.result, AppError):
            raise self.result
        self.kept, self.kept_trouble, self.ended_at = self.result, None, None
        return self.result

    def token(self, fresh: bool = False) -> str:
        if self.kept is None:
            raise AppError(Kind.NOT_SIGNED_IN)
        return "token"

    def sign_out(self) -> None:
        if self.sign_out_fails is not None:
            raise self.sign_out_fails
        self.kept = None

    def granted(self) -> frozenset[str]:
        return frozenset({"OnlineMeetings.ReadWrite", "User.Read"})


class MemoryRing:
    """A keyring backend that anybody would trust."""

    priority: ClassVar[int] = 5

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str, /) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str, /) -> None:
        del self.entries[service, username]


class BrokenRing(MemoryRing):
    """A keyring that takes nothing."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        raise RuntimeError("no room")

    def get_password(self, service: str, username: str, /) -> str | None:
        raise RuntimeError("locked")


def troubled(trouble: AppError | None) -> Progress:
    """What the cloud says where that keeps the account from working; ``None``: nothing."""
    return Progress(None, wrote=False, account_trouble=trouble)


def make_book(folder: Path, lane: Worker | None = None) -> Book:
    """A book on a database of its own, answering at once."""
    return Book(Store(folder / "book.sqlite3", lambda: NOW), lane or InlineLane())


def make_connection(
    folder: Path,
    account: FakeAccount,
    *,
    environ: Mapping[str, str] | None = None,
    ring: MemoryRing | None = None,
    new_lane: Callable[[str], Worker] = lambda _name: InlineLane(),
    browser: Callable[[str], bool] = lambda _link: True,
    check: Check | None = None,
) -> Connection:
    """A connection with real settings and a real vault on a keyring in memory."""
    vault = Vault("trimsy-desk-test", ring if ring is not None else MemoryRing())
    return Connection(
        account=account,
        settings=Settings(folder / "config", folder / "site", environ or {}, vault),
        vault=vault,
        cloud=InlineLane(),
        new_lane=new_lane,
        browser=browser,
        check=check,
    )
