import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError

from desktop.core.troubles import AppError, Kind
from desktop.services.keyring_entries import MAX_PARTS, PART_UNITS
from desktop.services.vault import Vault
from tests.services.fake_keyring import (
    CredWriteError,
    FakeKeyring,
    LimitedKeyring,
    PowerCutError,
    WindowsKeyring,
)

OLD = "old" * 1_500
NEW = "new" * 1_100
SHORT = "s3cret"
BACKENDS = [FakeKeyring, LimitedKeyring, WindowsKeyring]


def vault(ring: FakeKeyring) -> Vault:
    return Vault("Trimsy Desk", ring)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    "secret", [SHORT, OLD, "", "x" * PART_UNITS, "x" * (PART_UNITS + 1), "x" + "😀" * 900]
)
def test_a_secret_is_read_back_by_the_next_run(backend: type[FakeKeyring], secret: str) -> None:
    ring = backend()
    vault(ring).write("session", secret)
    next_run = vault(backend(ring.entries))
    assert next_run.read("session") == secret
    assert next_run.is_lasting


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=5_000))
def test_any_text_survives_being_cut_into_parts(secret: str) -> None:
    ring = WindowsKeyring()
    vault(ring).write("session", secret)
    assert vault(ring).read("session") == secret


@pytest.mark.parametrize("backend", BACKENDS)
def test_what_is_deleted_leaves_nothing_behind(backend: type[FakeKeyring]) -> None:
    ring = backend()
    kept = vault(ring)
    for secret in (OLD, NEW, SHORT, OLD):
        kept.write("session", secret)
    kept.delete("session")
    assert ring.entries == {}
    assert kept.read("session") is None
    kept.delete("session")  # what is not there needs no deleting


@pytest.mark.parametrize("backend", BACKENDS)
def test_one_name_does_not_touch_another(backend: type[FakeKeyring]) -> None:
    kept = vault(backend())
    kept.write("session", OLD)
    kept.write("client-secret", SHORT)
    kept.delete("session")
    assert kept.read("client-secret") == SHORT


def test_where_there_is_room_a_secret_is_one_entry() -> None:
    ring = FakeKeyring()
    vault(ring).write("session", OLD)
    assert len(ring.entries) == 1


@pytest.mark.parametrize("backend", [LimitedKeyring, WindowsKeyring])
def test_parts_of_the_secret_before_are_removed(backend: type[FakeKeyring]) -> None:
    ring = backend()
    kept = vault(ring)
    kept.write("session", OLD)
    kept.write("session", NEW)
    assert not any("old" in entry for entry in ring.entries.values())


def changes(backend: type[FakeKeyring], act: str) -> int:
    """Return how many writes and removals the act takes."""
    ring = backend()
    kept = vault(ring)
    kept.write("session", OLD)
    before = ring.writes
    _do(kept, act)
    return ring.writes - before


def _do(kept: Vault, act: str) -> None:
    if act == "write":
        kept.write("session", NEW)
    elif act == "write short":
        kept.write("session", SHORT)
    else:
        kept.delete("session")


@pytest.mark.parametrize(
    ("backend", "act", "killed_after"),
    [
        (backend, act, number)
        for backend in BACKENDS
        for act in ("write", "write short", "delete")
        for number in range(changes(backend, act))
    ],
)
def test_killed_between_any_two_writes_the_next_run_reads_all_or_nothing(
    backend: type[FakeKeyring], act: str, killed_after: int
) -> None:
    ring = backend()
    vault(ring).write("session", OLD)
    ring.writes_left = killed_after
    with pytest.raises(PowerCutError):
        _do(vault(ring), act)

    entries = ring.entries
    next_run = vault(backend(entries))
    found = next_run.read("session")
    assert found in {OLD, NEW, SHORT, None}
    assert found or entries == {}  # no token of a person who disconnected
    assert next_run.is_lasting
    next_run.write("session", NEW)
    assert vault(backend(entries)).read("session") == NEW
    next_run.delete("session")
    assert entries == {}


@pytest.mark.parametrize("killed_after", range(9))
def test_what_an_interrupted_write_left_over_is_cleared_away_by_the_next(killed_after: int) -> None:
    ring = WindowsKeyring()
    vault(ring).write("session", OLD)
    ring.writes_left = killed_after
    with pytest.raises(PowerCutError):
        vault(ring).write("session", "mid" * 2_000)
    next_ring = WindowsKeyring(ring.entries)
    vault(next_ring).write("session", NEW)
    stale = [name for name, text in ring.entries.items() if "old" in text or "mid" in text]
    assert stale == []


@pytest.mark.parametrize("killed_after", range(4))
def test_what_a_first_write_left_over_is_cleared_away_by_the_next_read(killed_after: int) -> None:
    ring = WindowsKeyring()
    ring.writes_left = killed_after
    with pytest.raises(PowerCutError):
        vault(ring).write("session", OLD)
    entries = ring.entries
    assert vault(WindowsKeyring(entries)).read("session") is None
    assert entries == {}


@pytest.mark.parametrize(
    "damage",
    [
        "lost",
        "changed",
        "half a pair",
        "z:999:",
        "",
        "a:0:",
        "a:-1:",
        "a:\u0661:",
        "a:" + "9" * 1_000,
    ],
)
def test_a_damaged_set_of_parts_is_no_secret_and_no_fault_of_the_keyring(damage: str) -> None:
    ring = WindowsKeyring()
    vault(ring).write("session", OLD)
    main = next(key for key in ring.entries if key[0].endswith("session"))
    part = next(key for key in ring.entries if key != main)
    if damage == "lost":
        del ring.entries[part]
    elif damage == "changed":
        ring.entries[part] = ring.entries[part][::-1]
    elif damage == "half a pair":
        ring.entries[part] = "\ud83d"
    else:
        ring.entries[main] = f"parts/1:{damage}"
    kept = vault(ring)
    assert kept.read("session") is None
    assert kept.is_lasting
    kept.write("session", NEW)
    assert vault(ring).read("session") == NEW
    kept.delete("session")
    assert ring.entries == {}


def test_an_entry_in_a_format_of_a_later_version_is_no_secret() -> None:
    ring = FakeKeyring()
    vault(ring).write("session", SHORT)
    key = next(iter(ring.entries))
    ring.entries[key] = "whole/2:?"
    assert vault(ring).read("session") is None


@pytest.mark.parametrize("failure", [CredWriteError, PasswordSetError, OSError])
@pytest.mark.parametrize("good_writes", range(6))
def test_a_keyring_that_stops_taking_anything_leaves_the_secret_in_memory(
    failure: type[Exception], good_writes: int
) -> None:
    ring = WindowsKeyring()
    ring.writes_left, ring.failure = good_writes, failure
    kept = vault(ring)
    kept.write("session", OLD)
    kept.write("session", NEW)
    assert kept.read("session") == NEW
    assert kept.problem == AppError(Kind.NO_KEYRING, code=failure.__name__)
    assert vault(WindowsKeyring(ring.entries)).read("session") in {OLD, None}


def test_a_keyring_unlocked_later_is_used_again() -> None:
    ring = FakeKeyring()
    ring.locked = KeyringLocked()
    kept = vault(ring)
    assert kept.read("session") is None
    kept.write("session", SHORT)
    assert (kept.is_lasting, kept.read("session")) == (False, SHORT)
    ring.locked = None
    kept.write("session", NEW)
    assert kept.is_lasting
    assert vault(ring).read("session") == NEW


def test_what_is_in_memory_alone_stays_told_while_others_can_be_read() -> None:
    ring = FakeKeyring()
    kept = vault(ring)
    kept.write("client-secret", SHORT)
    ring.writes_left, ring.failure = 0, CredWriteError
    kept.write("session", OLD)
    assert kept.read("client-secret") == SHORT
    assert kept.problem == AppError(Kind.NO_KEYRING, code="CredWriteError")
    ring.writes_left = None
    kept.delete("session")
    assert kept.is_lasting


@pytest.mark.parametrize("locked", [KeyringLocked(), InitError(), NoKeyringError()])
def test_a_locked_keyring_is_asked_once_and_not_again_for_parts(locked: Exception) -> None:
    class Asked(FakeKeyring):
        questions = 0

        def get_password(self, service: str, username: str) -> str | None:
            self.questions += 1
            return super().get_password(service, username)

    ring = Asked()
    ring.locked = locked
    vault(ring).write("session", OLD)
    assert ring.questions == 1


def test_a_secret_that_cannot_be_removed_is_told() -> None:
    ring = FakeKeyring()
    kept = vault(ring)
    kept.write("session", SHORT)
    ring.locked = KeyringLocked()
    with pytest.raises(AppError) as told:
        kept.delete("session")
    assert told.value == AppError(Kind.NOT_FORGOTTEN, code="KeyringLocked")


def test_a_secret_too_long_for_all_parts_stays_in_memory() -> None:
    kept = vault(WindowsKeyring())
    kept.write("session", "x" * (PART_UNITS * MAX_PARTS + 1))
    assert not kept.is_lasting
