"""The main job is done, and each part of it that is broken is told by name."""

import socket
from pathlib import Path

import pytest

from desktop.core.troubles import AppError, Kind
from desktop.practice import main_job
from desktop.practice.cloud import PracticeCloud
from desktop.practice.main_job import NotDone, do_main_job
from desktop.services.store import Store
from desktop.services.vault import Vault
from tests.practice.visitor import Clock
from tests.services.fake_keyring import FakeKeyring, LimitedKeyring


@pytest.mark.parametrize("kind", [FakeKeyring, LimitedKeyring])
def test_it_is_done_and_leaves_nothing_in_the_keyring(
    tmp_path: Path, clock: Clock, kind: type[FakeKeyring]
) -> None:
    ring = kind()
    link = do_main_job(tmp_path, lambda: Vault("main-job", ring), clock)
    assert link.startswith("https://teams.microsoft.com/l/meetup-join/")
    assert ring.writes
    assert ring.entries == {}


def test_it_needs_nobody_who_knows_where_localhost_is(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bare container has no /etc/hosts; browsers do without."""
    usual = socket.getaddrinfo

    def lost(host: str, *more: object, **options: object) -> object:
        if host == "localhost":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return usual(host, *more, **options)  # type: ignore[arg-type,call-overload] # as they came

    monkeypatch.setattr(socket, "getaddrinfo", lost)
    ring = FakeKeyring()
    do_main_job(tmp_path, lambda: Vault("main-job", ring), clock)


def test_a_keyring_that_forgets_is_found_out(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(NotDone, match="not found again in the keyring"):
        do_main_job(tmp_path, lambda: Vault("main-job", FakeKeyring()), clock)


def test_a_cloud_that_cannot_be_reached_is_told(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Offline(PracticeCloud):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type] # passed on as they came
            self.faults.offline = True

    monkeypatch.setattr(main_job, "PracticeCloud", Offline)
    ring = FakeKeyring()
    with pytest.raises(AppError) as raised:
        do_main_job(tmp_path, lambda: Vault("main-job", ring), clock)
    assert raised.value.kind is Kind.OFFLINE
    assert ring.entries == {}


def test_meetings_that_are_refused_are_told(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unlicensed(PracticeCloud):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type] # passed on as they came
            self.take_licence(main_job.ANNA.email)

    monkeypatch.setattr(main_job, "PracticeCloud", Unlicensed)
    ring = FakeKeyring()
    with pytest.raises(NotDone, match="the booking has no join link"):
        do_main_job(tmp_path, lambda: Vault("main-job", ring), clock)


def test_a_cancellation_that_deletes_nothing_is_found_out(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "cancel_booking", lambda _store, _booking_id: None)
    ring = FakeKeyring()
    with pytest.raises(NotDone, match="is still there"):
        do_main_job(tmp_path, lambda: Vault("main-job", ring), clock)
