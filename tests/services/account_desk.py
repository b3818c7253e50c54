"""One computer with an account on it: its keyring and registration outlive a run of the app."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from desktop.core.models import Organiser
from desktop.core.troubles import AppError
from desktop.services.account import Account, Attempt
from desktop.services.registration import Registration, Source, from_source, nowhere
from desktop.services.vault import Vault
from tests.services.fake_entra import CLIENT_ID, NOW, TENANT_ID, USER_ID, FakeEntra, send_back
from tests.services.fake_keyring import FakeKeyring, LimitedKeyring, WindowsKeyring

ANNA = Organiser(TENANT_ID, USER_ID, "anna@salon.example", "Anna Schön")
BACKENDS = [FakeKeyring, LimitedKeyring, WindowsKeyring]


@dataclass
class Desk:
    """One computer: its keyring and registration outlive a run, ``start`` is the next run."""

    entra: FakeEntra = field(default_factory=FakeEntra)
    ring: FakeKeyring = field(default_factory=FakeKeyring)
    values: dict[str, str] = field(default_factory=lambda: {"client_id": CLIENT_ID})

    def registration(self) -> Registration:
        return from_source(self.values, Source.TYPED) if self.values else nowhere()

    def start(self) -> Account:
        vault = Vault("Trimsy Desk", self.ring)
        account = Account(self.registration, vault, self.entra.client, lambda: NOW)
        account.restore()
        return account

    def agree(self, link: str) -> None:
        send_back(link, self.entra.authorize(link))

    def connected(self) -> Account:
        account = self.start()
        account.sign_in(Attempt(), self.agree)
        return account

    def after_restart(self, backend: type[FakeKeyring] | None = None) -> Account:
        self.ring = (backend or type(self.ring))(self.ring.entries)
        return self.start()


def failure(act: Callable[[], object]) -> AppError:
    with pytest.raises(AppError) as raised:
        act()
    return raised.value


def sign_in_failure(desk: Desk, browser: Callable[[str], object] | None = None) -> AppError:
    account = desk.start()
    error = failure(lambda: account.sign_in(Attempt(), browser or desk.agree))
    assert account.organiser is None
    assert desk.ring.entries == {}
    return error
