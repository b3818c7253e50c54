"""Secrets are in the keyring and in memory and nowhere else, whatever goes wrong.

The composed app on a practice cloud that listens: every code, token, verifier and client secret it
hears or says is looked for in all files, logs and texts the app leaves behind.
"""

import logging
import os
import shutil
import stat
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import keyring
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Desk, utc_now
from desktop.core.drafts import InvalidDraft, draft_of
from desktop.core.form_content import FormContent, text_of
from desktop.core.messages import Channel
from desktop.core.models import (
    Absence,
    AbsenceKind,
    BookingDraft,
    Customer,
    Organiser,
    Place,
    Repeat,
    Status,
)
from desktop.core.times import to_wall
from desktop.core.troubles import AppError, Kind
from desktop.practice.accounts import ANNA, DESKTOP_APP, EXPIRED_WEB_SECRET, WEB_APP, WEB_SECRET
from desktop.practice.faults import Fault
from desktop.services import logs
from desktop.services.home import Home, home
from desktop.services.registration import Setting
from desktop.services.store import Store
from tests import handing_on
from tests.eavesdropping_cloud import SECRETS, TWISTS, EavesdroppingCloud, Twist
from tests.leaks import found_in, in_files, logged, shown_by_objects
from tests.nosy_browser import Browser
from tests.services.fake_keyring import FakeKeyring
from tests.wardrobe import given_back

EMIL = "emil@hairchain.example"
CUSTOMER = Customer(
    0, "Zsuzsanna Özdemir", "0151 20794711", "zsuzsanna@oezdemir.example", "Ammoniakallergie"
)
CUSTOMERS = ("Zsuzsanna", "zdemir", "20794711", "Ammoniak")
PERSONAL = (*CUSTOMERS, "anna@lumiere", "Anna Weber")
WRONG_SECRET = "nobody~knows~this~Secret~4711"


@dataclass
class Salon:
    """The app at work; what it says and leaves behind."""

    desk: Desk
    ours: Home
    cloud: EavesdroppingCloud
    browser: Browser
    qtbot: QtBot
    errors: list[AppError] = field(default_factory=list)

    def register(self, client_id: str, secret: str) -> None:
        done: list[AppError | None] = []
        self.desk.connection.save_registration(client_id, "organizations", secret, done.append)
        self.until(lambda: bool(done))
        assert done == [None]

    def connect(self, email: str = ANNA.email) -> Organiser | AppError:
        self.browser.email = email
        with self.qtbot.waitSignal(self.desk.connection.finished, timeout=20_000) as finished:
            self.desk.connection.connect_account()
        (result,) = finished.args
        if isinstance(result, AppError):
            self.errors.append(result)
        assert isinstance(result, Organiser | AppError)
        return result

    def refused(self, email: str = ANNA.email) -> Kind:
        result = self.connect(email)
        assert isinstance(result, AppError)
        return result.kind

    def refresh(self) -> None:
        self.desk.connection._account.token(fresh=True)  # noqa: SLF001 - the one the desk composed

    def book(self) -> None:
        """Book the customer online and wait for the link."""
        store = Store(self.ours.book, utc_now)
        starts = to_wall(utc_now() + timedelta(hours=10), store.salon().time_zone)
        service = next(s for s in store.services() if s.place is Place.ONLINE)
        draft = BookingDraft(
            customer_id=0,
            customer=CUSTOMER,
            staff_id=store.staff()[0].id,
            service_id=service.id,
            starts=starts.replace(second=0, microsecond=0),
            minutes=service.minutes,
            place=Place.ONLINE,
            note=CUSTOMER.note,
        )
        booked: list[int] = []
        self.desk.book.write(
            lambda lane_store: lane_store.save_booking(draft).booking_id, booked.append
        )
        self.until(lambda: bool(booked))

        def has_link() -> bool:
            details = store.booking(booked[0])
            return bool(details and details.meeting and details.meeting.join_url)

        self.until(has_link)
        store.close()

    def work(self) -> None:
        """Do with the customer who was booked all that a desk does, and leave a form half done."""
        done: list[None] = []
        self.desk.book.write(a_desks_work, done.append)
        self.until(lambda: bool(done))
        self.desk.window.forms.restore()
        self.until(lambda: self.desk.window.notices.current is not None)
        self.desk.window.close()
        self.until(self.preferences.exists)

    @property
    def preferences(self) -> Path:
        return self.ours.config / "preferences.json"

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=20_000)


def a_desks_work(store: Store) -> None:
    """Everything the journal, the search and the kept form can hold of a customer."""
    visitor = store.find_visitors("ozdemir 4711")[0]
    assert visitor.next is not None
    booking = visitor.next.booking
    store.undo(store.change_customer(replace(visitor.customer, language="tr")).id)
    store.undo(store.mark_booking(booking.id, Status.ARRIVED).id)
    later = replace(draft_of(booking), starts=booking.starts + timedelta(days=1))
    series = store.save_series(later, Repeat(1, later.starts.date() + timedelta(weeks=2)))
    store.cancel_following(series.booking_id)
    store.restore_booking(series.booking_id)
    with pytest.raises(InvalidDraft):
        store.erase_customer(visitor.customer.id)  # who is still expected
    away = booking.starts + timedelta(days=3)
    reason = f"with {CUSTOMER.name}"
    store.save_absence(
        Absence(0, booking.staff_id, AbsenceKind.OTHER, away, away + timedelta(hours=1), reason)
    )
    typed = FormContent(
        booking.starts, 45, search=CUSTOMER.name, phone=CUSTOMER.phone, note=CUSTOMER.note
    )
    store.keep_form(text_of(typed))


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> FakeKeyring:
    made = FakeKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    return made


@pytest.fixture
def everything_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The app's log file, and every logger at its most talkative."""
    root, level = logging.getLogger(), logging.getLogger().level
    hooks = sys.excepthook, threading.excepthook
    stop = logs.start(home(tmp_path, practice=True).logs)
    for name in list(root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=name)
    caplog.set_level(logging.DEBUG)
    yield
    stop()
    root.setLevel(level)
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture
def salon(
    tmp_path: Path, ring: FakeKeyring, everything_logged: None, qtbot: QtBot, qapp: QApplication
) -> Iterator[Salon]:
    del ring, everything_logged
    cloud, ours = EavesdroppingCloud(), home(tmp_path, practice=True)
    browser = Browser(cloud)
    with given_back(qapp) as application:
        desk = Desk(application, ours, cloud)
        desk.window.show()
        desk.start()
        made = Salon(desk, ours, cloud, browser, qtbot)
        desk.book.failed.connect(made.errors.append)
        store = Store(ours.book, utc_now)
        made.until(lambda: desk.connection.state.registration is not None)
        made.until(lambda: bool(store.services()))
        store.close()
        yield made
        desk.window.hide()
        desk.close()
        QDesktopServices.unsetUrlHandler("https")


def assert_nothing_leaked(
    salon: Salon, folder: Path, caplog: pytest.LogCaptureFixture, secrets: dict[str, set[str]]
) -> None:
    assert in_files(folder, secrets) == {}
    assert found_in(logged(caplog), secrets) == set()
    assert found_in(shown_by_objects(), secrets) == set()
    assert found_in("\n".join([*sys.argv, *os.environ.values()]), secrets) == set()
    # The link is an argument of the browser's process, and must carry the state and nonce.
    assert found_in("\n".join(salon.browser.links), secrets) <= {"state", "nonce"}


def secrets_of(salon: Salon) -> dict[str, set[str]]:
    queries = [parse_qs(urlsplit(link).query) for link in salon.browser.links]
    of_links = {name: {query[name][0] for query in queries} for name in ("state", "nonce")}
    # copies: the desk may still be talking to the cloud
    heard = {name: set(values) for name, values in dict(salon.cloud.heard).items()}
    return heard | of_links


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


def test_logs_name_nobody(salon: Salon, caplog: pytest.LogCaptureFixture) -> None:
    assert isinstance(salon.connect(), Organiser)
    salon.book()
    salon.cloud.faults.switch_on(Fault.UNAVAILABLE, requests=1)
    salon.cloud.expire_access_tokens()
    salon.book()
    salon.work()
    salon.desk.book.read(lambda store: store.customer(0), lambda _: None)  # a fault, to be logged
    salon.until(lambda: Kind.UNEXPECTED in {error.kind for error in salon.errors})
    said = logged(caplog)
    assert "signed in" in said
    assert "LookupError" in said
    assert [words for words in PERSONAL if words in said] == []


def test_the_files_beside_the_book_name_nobody(salon: Salon, tmp_path: Path) -> None:
    assert isinstance(salon.connect(), Organiser)
    salon.book()
    salon.work()
    assert salon.preferences.is_file()
    people = {words: {words} for words in PERSONAL}
    told = in_files(tmp_path, people)
    kept = {name: told.pop(name, set()) for name in ("book.sqlite", "book.sqlite-wal")}
    assert "Ammoniak" in set().union(*kept.values())  # the book itself does, with the kept form
    assert told == {}


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files for other programs are put."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def handed_on(salon: Salon, tmp_path: Path) -> Path:
    """Hand the booked customer on by every way; give the folder of what somebody asked for."""
    assert isinstance(salon.connect(), Organiser)
    salon.book()
    programs, taken, done = handing_on.Programs(), tmp_path / "taken", list[None]()
    store = Store(salon.ours.book, utc_now)
    visitor = store.find_visitors("ozdemir 4711")[0]
    assert visitor.next is not None
    details = visitor.next

    def work(lane_store: Store) -> None:
        lane_store.save_template(handing_on.template(CUSTOMER))
        salon.errors += handing_on.take_out(lane_store, details, taken)
        handing_on.bring_in(lane_store, CUSTOMER, taken)

    salon.desk.book.write(work, done.append)
    salon.until(lambda: bool(done))
    handing_on.tell(salon.desk.window.errands.tell(details), salon.until, programs)
    salon.until(lambda: len(store.told_of(details.booking.id)) >= len(Channel) + 3)
    store.close()
    programs.close()
    assert [error.kind for error in salon.errors] == [Kind.FILE_NOT_WRITTEN]
    return taken


def test_what_is_handed_on_leaves_no_trace(
    salon: Salon, tmp_path: Path, temp: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = handed_on(salon, tmp_path)
    names = (*CUSTOMERS, handing_on.TYPED, *handing_on.TYPED.split(), "meetup-join")
    people = {words: {words} for words in names}
    assert [words for words in names if words in logged(caplog)] == []
    assert "was not saved" in logged(caplog)  # the sheet that had nowhere to go
    assert found_in(shown_by_objects(), people) == set()
    assert found_in("\n".join([*sys.argv, *os.environ.values()]), people) == set()
    if os.name == "posix":
        rights = {stat.S_IMODE(one.stat().st_mode) for one in temp.rglob("*") if one.is_file()}
        assert rights == {0o600}
        assert {stat.S_IMODE(one.stat().st_mode) for one in temp.iterdir()} == {0o700}
        saved = [one for one in folder.iterdir() if not one.name.startswith("in")]
        assert {stat.S_IMODE(one.stat().st_mode) for one in saved} == {0o600}
    assert set(in_files(temp, people)) != set()  # a mail program may still have to read it
    salon.desk.window.errands.forget_written()
    salon.until(lambda: list(temp.iterdir()) == [])
    told = in_files(tmp_path, people)
    taken = {file.name for file in folder.iterdir()}
    assert {"customers.csv", "bookings.csv", "day.ics"} <= taken & told.keys()
    assert told.keys() - taken <= {"book.sqlite", "book.sqlite-wal"}
    assert {name for name in taken if name.endswith(".pdf") or name.startswith(".")} == {
        next(name for name in taken if name.endswith(".pdf"))
    }


def test_a_trace_of_what_is_handed_on_would_be_found(
    salon: Salon, tmp_path: Path, temp: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = handed_on(salon, tmp_path)
    people = {words: {words} for words in PERSONAL}
    (draft,) = temp.rglob("*.eml")
    shutil.copy(draft, tmp_path / "left.eml")
    shutil.copy(folder / "customers.csv", tmp_path / "left.csv")
    logging.getLogger("desktop.services.exports").warning("wrote %s", CUSTOMER)
    error = AppError(Kind.FILE_NOT_WRITTEN, code=CUSTOMER.name)
    found = in_files(tmp_path, people)
    assert "20794711" in found["left.csv"]
    assert "Zsuzsanna" in found["left.eml"]
    assert found_in(logged(caplog), people) >= {"Zsuzsanna", "20794711", "Ammoniak"}
    assert found_in(shown_by_objects(), people) >= {"Zsuzsanna"}
    del error


def test_a_fault_in_the_program_is_logged_without_its_variables(
    salon: Salon, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert isinstance(salon.connect(), Organiser)
    token, phone = next(iter(salon.cloud.heard["access_token"])), CUSTOMER.phone

    def fails(store: Store) -> float:
        return (len(token) + len(phone)) / len(store.find_customers(token + phone))

    salon.desk.book.read(fails, lambda _: None)
    salon.until(lambda: Kind.UNEXPECTED in {error.kind for error in salon.errors})
    assert "ZeroDivisionError" in caplog.text
    assert CUSTOMER.phone not in logged(caplog)
    assert_nothing_leaked(salon, tmp_path, caplog, secrets_of(salon))


def test_a_leak_would_be_found(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    secrets = {"code": {f"1.{'AbCd_' * 300}"}, "client_secret": {WRONG_SECRET}}
    (tmp_path / "book.sqlite-wal").write_bytes(b"\0\x80" + WRONG_SECRET.encode() + b"\xff")
    logging.getLogger("anything").warning("came back with %s", "AbCd_" * 20)
    leaky = Setting(WRONG_SECRET, source=WRONG_SECRET)  # type: ignore[arg-type] # to have it shown
    assert in_files(tmp_path, secrets) == {"book.sqlite-wal": {"client_secret"}}
    assert found_in(logged(caplog), secrets) == {"code"}
    assert found_in(shown_by_objects(), secrets) == {"client_secret"}
    del leaky
