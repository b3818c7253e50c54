"""The app's main job without its window: what a copy shows of itself on any system.

An account is connected over the loopback redirect, kept in the keyring and found again; an online
booking gets its meeting, keeps the link when it is moved, and loses the meeting with the booking.
Microsoft is the practice cloud, in this process; nothing is asked of the network.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode
from urllib.request import ProxyHandler, build_opener

from desktop.core.ical import invitation_file
from desktop.core.models import (
    BookingDetails,
    BookingDraft,
    Customer,
    Place,
    ProviderKind,
    Service,
    Staff,
)
from desktop.practice.accounts import ANNA, DESKTOP_APP
from desktop.practice.cloud import PracticeCloud
from desktop.services.account import Account, Attempt
from desktop.services.backstage import Http
from desktop.services.cloud_side import CloudSide
from desktop.services.registration import ANY_ORGANISATION, Registration, Setting, Source
from desktop.services.store import Store
from desktop.services.vault import Vault

SECONDS_TO_SIGN_IN = 20.0
_MOST_STEPS = 20
_UNDO_IS_OVER = timedelta(minutes=1)


class NotDone(Exception):
    """The text says how far it came, and what was not as it should be."""


class _Clock:
    """Shows the time, and lets it pass without a wait."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._passed = timedelta()

    def __call__(self) -> datetime:
        return self._now() + self._passed

    def pass_by(self, span: timedelta) -> None:
        self._passed += span


def do_main_job(folder: Path, new_vault: Callable[[], Vault], now: Callable[[], datetime]) -> str:
    """Do it all in ``folder``, and return the join link that the booking had.

    ``new_vault`` gives one keyring anew, as another run of the app would; it is left empty.
    ``now`` answers in UTC. Raises NotDone, and AppError where a part of the app does.
    """
    clock = _Clock(now)
    cloud = PracticeCloud(clock)
    http = Http(cloud.wsgi)
    account = Account(_registration, new_vault(), lambda: http.client, clock)
    try:
        account.sign_in(Attempt(SECONDS_TO_SIGN_IN), lambda link: _in_a_browser(cloud, link))
        account = Account(_registration, new_vault(), lambda: http.client, clock)
        if account.restore() is None:
            raise NotDone("the account was not found again in the keyring")
        book = folder / "book.sqlite"
        with (
            closing(Store(book, clock)) as store,
            closing(CloudSide(book, folder, http, account, clock)) as side,
        ):
            return _book_move_cancel(cloud, store, side, clock)
    finally:
        account.sign_out()


def _registration() -> Registration:
    return Registration(
        Setting(DESKTOP_APP.client_id, Source.TYPED),
        Setting("", Source.MISSING),
        Setting(ANY_ORGANISATION, Source.DEFAULT),
    )


def _in_a_browser(cloud: PracticeCloud, link: str) -> None:
    """Choose the account and consent, as a person would, and go where the page then leads."""

    def visit() -> None:
        answer = cloud.visit(link, ANNA.email)
        if answer is not None:
            straight = build_opener(ProxyHandler({}))  # a proxy knows nothing of this computer
            # as browsers do, which ask nobody where localhost is (RFC 6761 §6.3)
            here = answer.redirect_uri.replace("//localhost", "//127.0.0.1", 1)
            form = urlencode(answer.fields).encode()
            straight.open(here, form, timeout=SECONDS_TO_SIGN_IN).close()

    Thread(target=visit, name="browser", daemon=True).start()


def _book_move_cancel(cloud: PracticeCloud, store: Store, side: CloudSide, clock: _Clock) -> str:
    booking_id = _book(store, clock())
    details = _caught_up(store, side, booking_id)
    link = _link(details)
    file = invitation_file(details, store.salon(), now=clock())
    if link.encode() not in file.replace(b"\r\n ", b""):  # unfolded: RFC 5545 §3.1
        raise NotDone("the calendar file has another link than the booking")
    (before,) = cloud.meetings
    store.move_booking(booking_id, details.booking.starts + timedelta(hours=1))
    clock.pass_by(_UNDO_IS_OVER)
    details = _caught_up(store, side, booking_id)
    (meeting,) = cloud.meetings
    if _link(details) != link or meeting.starts == before.starts:
        raise NotDone("the meeting did not move with the booking")
    store.cancel_booking(booking_id)
    clock.pass_by(_UNDO_IS_OVER)
    _caught_up(store, side, booking_id)
    if cloud.meetings:
        raise NotDone("the meeting of a cancelled booking is still there")
    return link


def _book(store: Store, now: datetime) -> int:
    store.save_salon(replace(store.salon(), name="Salon Ängström", provider=ProviderKind.TEAMS))
    staff = store.save_staff(Staff(0, "Ana", "#336699"))
    service = store.save_service(Service(0, "Colour advice", 30, "#336699", Place.ONLINE))
    starts = (now + timedelta(days=2)).replace(hour=10, minute=0, second=0, microsecond=0)
    who, naive = Customer(0, "Zoë"), starts.replace(tzinfo=None)
    draft = BookingDraft(0, who, staff.id, service.id, naive, 30, place=Place.ONLINE)
    return store.save_booking(draft).booking_id


def _caught_up(store: Store, side: CloudSide, booking_id: int) -> BookingDetails:
    """Let the reconciler do what there is to do now, and return the booking."""
    for _ in range(_MOST_STEPS):
        before = store.rows_written
        if not side.backstage.step().wrote and store.rows_written == before:
            break
    details = store.booking(booking_id)
    if details is None:
        raise NotDone("the booking is not in the book")
    return details


def _link(details: BookingDetails) -> str:
    meeting = details.meeting
    if meeting is None or not meeting.join_url.startswith("https://teams.microsoft.com/"):
        trouble = meeting.trouble if meeting else None
        raise NotDone(f"the booking has no join link: {trouble}")
    return meeting.join_url
