"""Secrets are in the keyring and in memory and nowhere else, whatever goes wrong.

The composed app on a practice cloud that listens: every code, token, verifier and client secret it
hears or says is looked for in all files, logs and texts the app leaves behind.
"""

import logging
from pathlib import Path

import pytest

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.practice.accounts import DESKTOP_APP, EXPIRED_WEB_SECRET, WEB_APP, WEB_SECRET
from desktop.practice.faults import Fault
from desktop.services.registration import Setting
from tests.eavesdropping_cloud import SECRETS, TWISTS, Twist
from tests.leaks import found_in, in_files, logged, shown_by_objects
from tests.services.fake_keyring import FakeKeyring
from tests.watched_salon import (
    Salon,
    assert_nothing_leaked,
    everything_logged,
    ring,
    salon,
    secrets_of,
)

__all__ = ["everything_logged", "ring", "salon"]

EMIL = "emil@hairchain.example"
WRONG_SECRET = "nobody~knows~this~Secret~4711"


REGISTRATIONS = [
    pytest.param(DESKTOP_APP.client_id, "", id="public client"),
    pytest.param(WEB_APP.client_id, WEB_SECRET, id="with a client secret"),
]


@pytest.mark.parametrize(("client_id", "secret"), REGISTRATIONS)
def test_secrets_are_in_the_keyring_and_nowhere_else(
    salon: Salon,
    ring: FakeKeyring,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    client_id: str,
    secret: str,
) -> None:
    salon.register(client_id, secret)
    assert isinstance(salon.connect(), Organiser)
    salon.book()
    salon.cloud.expire_access_tokens()
    salon.book()  # with a token that had to be refreshed
    salon.work()
    secrets = secrets_of(salon)
    assert set(secrets) == {*SECRETS, "state", "nonce"} - (
        {"client_secret"} if not secret else set()
    )
    assert min(len(secrets["access_token"]), len(secrets["refresh_token"])) >= 2
    kept = found_in("\n".join(ring.entries.values()), secrets)
    assert kept == ({"refresh_token", "client_secret"} if secret else {"refresh_token"})
    assert_nothing_leaked(salon, tmp_path, caplog, secrets)  # the database is open: its WAL too

    salon.cloud.faults.switch_on(Fault.GRANT_REVOKED)
    with pytest.raises(AppError) as ended:
        salon.refresh()
    assert ended.value.kind is Kind.SIGN_IN_AGAIN
    salon.cloud.faults.clear()
    assert isinstance(salon.connect(), Organiser)
    salon.desk.connection.disconnect_account()
    salon.until(lambda: salon.desk.connection.state.organiser is None)

    secrets = secrets_of(salon)
    kept = found_in("\n".join(ring.entries.values()), secrets)
    assert kept == ({"client_secret"} if secret else set())
    assert_nothing_leaked(salon, tmp_path, caplog, secrets)
    assert found_in("".join(capfd.readouterr()), secrets) == set()


@pytest.mark.parametrize("twist", TWISTS, ids=lambda twist: twist.__name__)
def test_an_ill_answer_to_code_or_refresh_token_leaks_neither(
    salon: Salon, tmp_path: Path, caplog: pytest.LogCaptureFixture, twist: Twist
) -> None:
    salon.register(WEB_APP.client_id, WEB_SECRET)
    salon.cloud.twist = twist
    assert salon.refused() in {Kind.DOWN, Kind.SIGN_IN_FAILED, Kind.SIGN_IN_NOT_OURS}
    salon.cloud.twist = None
    assert isinstance(salon.connect(), Organiser)
    salon.cloud.twist = twist
    if twist.__name__ != "foreign_id_token":  # a refreshed token is asked for without a nonce
        with pytest.raises(AppError):
            salon.refresh()
    salon.cloud.twist = None
    salon.refresh()
    assert_nothing_leaked(salon, tmp_path, caplog, secrets_of(salon))


def test_a_refused_sign_in_leaks_nothing(
    salon: Salon, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    salon.register(WEB_APP.client_id, EXPIRED_WEB_SECRET)
    assert salon.refused() is Kind.EXPIRED_SECRET
    salon.register(WEB_APP.client_id, WRONG_SECRET)
    assert salon.refused() is Kind.BAD_SECRET
    assert salon.refused(EMIL) is Kind.CONSENT_DECLINED
    secrets = secrets_of(salon)
    assert secrets["client_secret"] == {EXPIRED_WEB_SECRET, WRONG_SECRET}
    assert_nothing_leaked(salon, tmp_path, caplog, secrets)


def test_a_leak_would_be_found(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    secrets = {"code": {f"1.{'AbCd_' * 300}"}, "client_secret": {WRONG_SECRET}}
    (tmp_path / "book.sqlite-wal").write_bytes(b"\0\x80" + WRONG_SECRET.encode() + b"\xff")
    logging.getLogger("anything").warning("came back with %s", "AbCd_" * 20)
    leaky = Setting(WRONG_SECRET, source=WRONG_SECRET)  # type: ignore[arg-type] # to have it shown
    assert in_files(tmp_path, secrets) == {"book.sqlite-wal": {"client_secret"}}
    assert found_in(logged(caplog), secrets) == {"code"}
    assert found_in(shown_by_objects(), secrets) == {"client_secret"}
    del leaky
