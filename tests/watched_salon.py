"""The app at work, and all that it says and leaves behind."""

import logging
import os
import sys
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
from desktop.practice.accounts import ANNA
from desktop.services import logs
from desktop.services.home import Home, home
from desktop.services.store import Store
from tests.eavesdropping_cloud import EavesdroppingCloud
from tests.leaks import found_in, in_files, logged, shown_by_objects
from tests.nosy_browser import Browser
from tests.services.fake_keyring import FakeKeyring
from tests.wardrobe import given_back

CUSTOMER = Customer(
    0, "Zsuzsanna Özdemir", "0151 20794711", "zsuzsanna@oezdemir.example", "Ammoniakallergie"
)


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
