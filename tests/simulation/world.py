"""Everything that outlives a process: disk, keyring, clock, Microsoft, and who does what when."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch
from uuid import UUID

from desktop.core.drafts import InvalidDraft
from desktop.core.models import Place, ProviderKind, Salon, Service, Staff
from desktop.core.troubles import AppError, Kind
from desktop.practice.accounts import ANNA
from desktop.practice.cloud import PracticeCloud
from desktop.services.store import Store
from tests.services.fake_keyring import FakeKeyring
from tests.services.fake_provider import Clock
from tests.simulation.app import Act, App
from tests.simulation.disk import Disk
from tests.simulation.eyes import Eyes
from tests.simulation.life import Died
from tests.simulation.meanwhile import Meanwhile
from tests.simulation.saved import Saved
from tests.simulation.watch import Broken, Watch
from tests.simulation.weather import Weather
from tests.simulation.wire import Microsoft

_connect = sqlite3.connect


class World:
    """Begins with a salon of two people, connected to Anna's account.

    ``chance`` decides what is left to chance just now; each event brings its own.
    """

    def __init__(
        self,
        folder: Path,
        seed: int,
        watch: type[Watch] = Watch,
        weather: type[Weather] = Weather,
    ) -> None:
        self.chance = Random(f"{seed} world")
        self.random = Random(f"{seed} jitter")
        self.ids = Random(f"{seed} ids")
        self.clock = Clock()
        self.disk = Disk(folder, self.clock)
        self.cloud = PracticeCloud(self.clock, random=Random(f"{seed} cloud"))
        self.microsoft = Microsoft(self.cloud)
        self.weather = weather()
        self.unlicensed = False
        self.ring = FakeKeyring()
        self.eyes = Eyes(self.disk.book, _connect)
        self.watch = watch(self)
        self.trace: list[str] = []
        self.meanwhile = Meanwhile(self)
        self.saved = Saved(self.eyes, self.watch)
        self.changes: list[int] = []
        self.accounts: list[str] = []
        self.handled: set[str] = set()
        self.crashes = 0
        self.has_copy = False
        self._starts = 0
        self.app: App
        self.second: App | None = None

    @contextmanager
    def begun(self) -> Iterator[None]:
        """Let the world turn: ids and clocks are the simulation's meanwhile."""
        with (
            patch("uuid.uuid4", self._new_id),
            patch("desktop.services.check.uuid4", self._new_id),
            patch("time.time", self._seconds),
            self.disk.in_use(),
        ):
            self.app = self.start()
            self.app.act(_furnish)
            self.connect(ANNA.email)
            try:
                yield
            finally:
                self.eyes.close()

    def _new_id(self) -> UUID:
        return UUID(int=self.ids.getrandbits(128), version=4)

    def _seconds(self) -> float:
        return self.clock.now.timestamp()

    def tell(self, line: str) -> None:
        self.trace.append(f"{self.clock.now:%m-%d %H:%M:%S.%f}  {line}")

    # processes

    def start(self) -> App:
        self._starts += 1
        app = App(self, f"app {self._starts}")
        self.tell(f"{app.life.name} starts")
        app.open()
        return app

    def present(self) -> App:
        """Return the app as it runs; started again where it has died."""
        while self.app.life.is_over:
            self.clock.now += timedelta(seconds=self.chance.choice([0, 5, 3_000]))
            try:
                self.app = self.start()
            except Died as died:  # killed while it starts
                self.mourn(died)
            self.saved.compare("after a crash", self.clock.now)
        return self.app

    def mourn(self, died: Died) -> None:
        """See to what a process leaves that died; it is started again when it is needed next."""
        self.crashes += 1
        self.tell(f"** {died}")
        died.life.is_over = True
        self.disk.bury(died.life)
        for app in (self.app, self.second):
            if app is not None and app.life is died.life:
                self.watch.not_heard(app.life.name, app.judged_at)
        if self.second is not None and self.second.life is died.life:
            self.second = None

    def work(self, seconds: float, most: int = 40, *, mortal: bool = False) -> None:
        """Let time pass, in which the app does what it has to do, up to ``most`` steps of it.

        A ``mortal`` one that dies is not started again for this.
        """
        until = self.clock.now + timedelta(seconds=seconds)
        for _ in range(most):
            app = self.present()
            if self.second is not None and self.chance.random() < 0.5:
                app = self.second
            try:
                again = app.step()
            except Died as died:
                self.mourn(died)
                if mortal:
                    return
                continue
            if again is None or again > until:
                break
            self.clock.now = max(self.clock.now, again)
        self.clock.now = max(self.clock.now, until)

    def beside(self, app: App) -> str:
        """Return the name of the other app that runs now, empty when there is none."""
        other = self.app if app is self.second else self.second
        return "" if other is None or other.life.is_over else other.life.name

    # people

    def perform(self, what: str, do: Act) -> None:
        """Let somebody at the desk act; whatever the cloud does, the book takes it or says why."""
        app = self.present()
        self.saved.compare("before an act", self.clock.now)
        self.tell(f"desk: {what}")
        self.saved.begin()
        try:
            change = app.act(do)
        except InvalidDraft as refused:
            self.tell(f"  refused: {refused.words[:40]}")
        except LookupError as unknown:
            self.tell(f"  {type(unknown).__name__}")
        except AppError as error:
            if error.kind is not Kind.CHANGED_SINCE:
                raise Broken(f"an act of the book failed: {error}") from error
            self.tell("  changed since")
        else:
            if change is not None and change.id:
                self.changes.append(change.id)
        self.saved.end(self.clock.now)

    def connect(self, email: str) -> None:
        app = self.present()
        self.tell(f"person: connects {email}")
        if email not in self.accounts:
            self.accounts.append(email)
        try:
            app.connect(email)
        except AppError as error:
            self.tell(f"  not connected: {error.kind}")

    def try_now(self) -> None:
        self.tell("person: Try now")
        self.present().try_now()

    def put_right(self) -> None:
        self._decide("Put right", {Kind.MEETING_CHANGED}, Store.mend_meetings)

    def renew(self) -> None:
        """Make missing links: also in place of those that another account made."""
        self._decide("Make new meetings", {Kind.MEETING_GONE, Kind.OTHER_ACCOUNT}, _renew)

    def make_missing(self) -> None:
        self._decide("Make missing links", {Kind.MEETING_GONE}, _renew)

    def check_all(self) -> None:
        self.tell("person: Check all")
        found = self.present().check_all()
        self.tell(f"  read {found.read}, gone {found.gone}, changed {found.changed}")

    def check_connection(self) -> None:
        self.tell("person: Check connection")
        self.tell(f"  {self.present().check_connection()}")

    def _decide(
        self, what: str, kinds: set[Kind], decide: Callable[[Store, list[int]], int]
    ) -> None:
        app = self.present()
        chosen = [
            one.booking
            for one in self.eyes.bookings()
            if one.meeting and one.meeting.trouble and one.meeting.trouble.kind in kinds
        ]
        self.tell(f"person: {what}, {[one.id for one in chosen]}")
        if decide is _renew:
            for one in chosen:
                self.watch.may_renew(one.uid)
        app.decide(lambda book: decide(book, [one.id for one in chosen]))

    def put_back(self, name: str) -> None:
        """Put a copy of the book in its place while the app is closed."""
        self.close_apps()
        self.eyes.close()
        self.disk.put_back(name)
        self.saved.begin_anew()
        self.watch.another_book()
        self.app = self.start()

    def close_apps(self) -> None:
        for app in (self.app, self.second):
            if app is not None and not app.life.is_over:
                app.close()
        self.second = None


def _renew(book: Store, booking_ids: list[int]) -> int:
    return book.renew_meetings(booking_ids)


def _furnish(book: Store) -> None:
    """Set the salon up."""
    book.save_salon(Salon("Salon Höhe", "Europe/Berlin", "DE", ((),) * 7, ProviderKind.TEAMS))
    book.save_staff(Staff(0, "Eva", "#aa3366"))
    book.save_staff(Staff(0, "Mia", "#3366aa"))
    book.save_service(Service(0, "Colour advice", 30, "#3366aa", Place.ONLINE))
