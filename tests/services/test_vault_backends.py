"""Which keyrings a secret is trusted to."""

import keyring
import pytest
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring

from desktop.core.troubles import Kind
from desktop.services.vault import Vault
from tests.services.fake_keyring import FakeKeyring

SHORT = "s3cret"


def vault(ring: FakeKeyring) -> Vault:
    return Vault("Trimsy Desk", ring)


class PlaintextKeyring(FakeKeyring):
    __module__ = "keyrings.alt.file"


class WeakKeyring(FakeKeyring):
    priority = 0.5


class BrokenKeyring(FakeKeyring):
    @property
    def priority(self) -> float:  # type: ignore[override] # a class attribute in keyring
        raise RuntimeError("no D-Bus")


@pytest.mark.parametrize(
    "backend",
    [NullKeyring, FailKeyring, PlaintextKeyring, WeakKeyring, BrokenKeyring],
    ids=["null", "fail", "plaintext", "weak", "broken"],
)
def test_a_backend_that_keeps_nothing_or_hides_nothing_is_refused(
    backend: type[FakeKeyring],
) -> None:
    ring = backend()
    kept = Vault("Trimsy Desk", ring)
    kept.write("session", SHORT)
    assert kept.read("session") == SHORT
    assert not kept.is_lasting
    assert kept.problem is not None
    assert kept.problem.kind is Kind.NO_KEYRING
    assert not getattr(ring, "entries", {})
    kept.delete("session")
    assert kept.read("session") is None


class Chain(ChainerBackend):
    __module__ = "keyring.backends.chainer"
    backends = ()
    priority = 10


def test_of_a_chain_only_a_backend_that_can_be_trusted_is_used() -> None:
    plaintext, good = PlaintextKeyring(), FakeKeyring()
    chain = Chain()
    chain.backends = (plaintext, good)
    vault(chain).write("session", SHORT)  # type: ignore[arg-type] # any backend will do
    assert (len(plaintext.entries), len(good.entries)) == (0, 1)


def test_without_a_backend_given_the_systems_keyring_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ring = FakeKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: ring)
    Vault("Trimsy Desk").write("session", SHORT)
    assert len(ring.entries) == 1


def test_building_a_vault_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> None:
        raise AssertionError

    monkeypatch.setattr(keyring, "get_keyring", asked)
    Vault("Trimsy Desk")
