"""The real reconciler, book, Graph and account on the practice cloud, in one process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from desktop.core.drafts import draft_of
from desktop.core.models import (
    BookingDraft,
    Lobby,
    Organiser,
    ProviderKind,
)
from desktop.core.troubles import Kind
from desktop.core.wishes import wish
from desktop.practice.accounts import ANNA, DESKTOP_APP
from desktop.practice.cloud import LoggedRequest, PracticeCloud
from desktop.practice.state import MeetingRecord
from desktop.services.account import Account
from desktop.services.attempt import Attempt
from desktop.services.bound_account import BoundAccount
from desktop.services.graph import Graph
from desktop.services.http import in_process, make_client
from desktop.services.ledger import Ledger
from desktop.services.providers import Teams
from desktop.services.pulse import Pulse
from desktop.services.reconcile import Reconciler
from desktop.services.registration import Registration, Source, from_source
from desktop.services.store import Store
from desktop.services.vault import Vault
from tests.services.fake_entra import send_back
from tests.services.fake_keyring import FakeKeyring
from tests.services.fake_provider import Clock, draft, open_salon
from tests.services.salon_at_work import BookAtHand

MEETINGS = "/v1.0/me/onlineMeetings"
BEN = "ben@lumiere.example"
DORA = "dora@lumiere.example"
EMIL = "emil@hairchain.example"


def registration() -> Registration:
    return from_source({"client_id": DESKTOP_APP.client_id}, Source.TYPED)


@dataclass
class TokenInHand:
    """An account that our own sign-in would never connect, with a token all the same."""

    organiser: Organiser
    access_token: str
    scopes: frozenset[str]

    def token(self, fresh: bool) -> str:
        del fresh
        return self.access_token

    def granted(self) -> frozenset[str]:
        return self.scopes


class PracticeDesk(BookAtHand):
    """One salon's computer. ``restart`` leaves nothing but what is on disk and in the keyring."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path, self.clock = path, Clock()
        self.naps: list[float] = []
        self.cloud = PracticeCloud(self.clock, sleep=self.naps.append, random=Random(seed))
        self.random = Random(seed)
        self.ring = FakeKeyring()
        self.client = make_client(in_process(self.cloud.wsgi))
        self.in_hand: TokenInHand | None = None
        self.ids: list[int] = []
        open_salon(path, self.clock).close()
        self.start()

    def start(self) -> None:
        self.store = Store(self.path, self.clock)
        vault = Vault("Trimsy Desk", self.ring)
        self.account = Account(registration, vault, lambda: self.client, self.clock)
        self.account.restore()
        self.ledger, self.pulse = (
            Ledger(self.path.with_name("meetings.jsonl")),
            Pulse(self.store.hold_off),
        )
        teams = self._teams()
        self.reconciler = Reconciler(
            self.store,
            lambda kind: teams if kind is ProviderKind.TEAMS else None,
            self.clock,
            self.random,
            ledger=self.ledger,
            pulse=self.pulse,
        )

    def _teams(self) -> Teams:
        if self.in_hand:
            hand = self.in_hand
            return Teams(Graph(self.client, hand.token), lambda: hand.organiser, hand.granted)
        bound = BoundAccount(self.account)
        return Teams(Graph(self.client, bound.token), bound.organiser, self.account.granted)

    def restart(self) -> None:
        self.store.close()
        self.start()

    def close(self) -> None:
        self.store.close()
        self.client.close()

    def connect(self, email: str = ANNA.email) -> None:
        def browse(link: str) -> None:
            answer = self.cloud.visit(link, email)
            assert answer is not None
            send_back(link, answer.fields)

        self.account.sign_in(Attempt(), browse)
        self.store.retry_all()

    def step(self) -> datetime | None:
        """Take one step in a process of its own."""
        self.restart()
        return self.reconciler.step()

    def run(self) -> datetime | None:
        """Step until nothing is to be done now; return when there is again."""
        for _ in range(500):
            due = self.step()
            if due is None or due > self.clock.now:
                return due
        raise AssertionError("the reconciler never comes to rest")

    def run_on(self) -> None:
        """Step, and let time pass, until nothing waits."""
        for _ in range(200):
            due = self.run()
            if due is None:
                return
            self.clock.now = max(self.clock.now, due)
        raise AssertionError("the reconciler waits for ever")

    def book(self, day: int = 10, hour: int = 10, **changes: object) -> int:
        typed: BookingDraft = replace(draft(day, hour), **changes)  # type: ignore[arg-type]  # named values of any field
        self.ids.append(self.store.save_booking(typed).booking_id)
        return self.ids[-1]

    def draft(self, booking_id: int) -> BookingDraft:
        """What was typed for a booking."""
        return draft_of(self.details(booking_id).booking)

    def trouble(self, booking_id: int) -> Kind | None:
        found = self.status(booking_id).trouble
        return found.kind if found else None

    def asked(self, method: str = "") -> list[LoggedRequest]:
        """What was asked of Graph's online meetings."""
        return [
            request
            for request in self.cloud.requests
            if request.path.startswith(MEETINGS) and method in {"", request.method}
        ]

    def held(self, booking_id: int) -> MeetingRecord:
        """The booking's meeting as the cloud has it."""
        cloud_id = self.meeting(booking_id).cloud_id
        return next(one for one in self.cloud.meetings if one.resource["id"] == cloud_id)

    def check(self) -> None:
        """Exactly one live meeting for each live online booking, just as wished, none besides.

        "Just as wished" is asked of the cloud; that the book knows its lobby, links and passcodes
        is asked of the book.
        """
        salon, wished, known = self.store.salon(), {}, {}
        for one in self.ids:
            details = self.details(one)
            goal = wish(details, salon)
            if goal is None:
                assert details.meeting is None
                continue
            meeting = self.meeting(one)
            assert meeting.trouble is None
            wished[meeting.external_id] = (goal.subject, goal.starts, goal.ends)
            known[meeting.external_id] = (
                meeting.cloud_id,
                meeting.join_url,
                meeting.lobby is Lobby.ON,
                meeting.passcode or None,
            )
        assert len(self.cloud.meetings) == len(wished)
        assert {one.external_id: _times_of(one) for one in self.cloud.meetings} == wished
        assert {one.external_id: _rest_of(one) for one in self.cloud.meetings} == known
        assert len({link for _, link, *_ in known.values()}) == len(known)


@contextmanager
def open_practice_desk(folder: Path, seed: int = 1) -> Iterator[PracticeDesk]:
    """Give a desk with a book in ``folder``, connected to Anna's account."""
    desk = PracticeDesk(folder / "book.db", seed)
    desk.connect()
    yield desk
    desk.close()


def _times_of(record: MeetingRecord) -> tuple[str, datetime, datetime]:
    resource = record.resource
    starts, ends = (
        datetime.fromisoformat(resource[name]).astimezone(UTC)
        for name in ("startDateTime", "endDateTime")
    )
    return resource["subject"], starts, ends


def _rest_of(record: MeetingRecord) -> tuple[str, str, bool, str | None]:
    resource = record.resource
    return (
        resource["id"],
        resource["joinWebUrl"],
        resource["lobbyBypassSettings"]["scope"] == "organization",
        resource["joinMeetingIdSettings"]["passcode"],
    )
