"""A salon whose book, clock and cloud a test holds in its hands."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from desktop.core.link_state import LinkStatus, link_state
from desktop.core.models import BookingDetails, Meeting, ProviderKind
from desktop.services.ledger import Ledger
from desktop.services.providers import OwnLink
from desktop.services.pulse import Pulse
from desktop.services.reconcile import Reconciler
from desktop.services.store import Store
from tests.services.fake_provider import (
    Clock,
    FakeCloud,
    FakeProvider,
    draft,
    open_salon,
)


class BookAtHand:
    """What a test asks of a book, and its clock."""

    store: Store
    clock: Clock

    def pass_time(self, **span: float) -> None:
        self.clock.now += timedelta(**span)

    def details(self, booking_id: int) -> BookingDetails:
        found = self.store.booking(booking_id)
        assert found is not None
        return found

    def meeting(self, booking_id: int) -> Meeting:
        found = self.details(booking_id).meeting
        assert found is not None
        return found

    def status(self, booking_id: int) -> LinkStatus:
        return link_state(self.details(booking_id), self.store.salon(), self.clock.now)


class Desk(BookAtHand):
    """A salon at work: its book, its clock, the cloud, and the reconciler between them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = Clock()
        self.cloud = FakeCloud()
        self.provider = FakeProvider(self.cloud)
        self.random = Random(7)
        self.store = open_salon(path, self.clock)
        self.reconciler = self.start()

    def start(self, store: object | None = None) -> Reconciler:
        def provider_of(kind: ProviderKind) -> FakeProvider | OwnLink | None:
            if kind is ProviderKind.OWN_LINK:
                return OwnLink(lambda: self.store.salon().own_link)
            return self.provider

        used = store or self.store
        self.ledger, self.pulse = (
            Ledger(self.path.with_name("meetings.jsonl")),
            Pulse(self.store.hold_off),
        )
        return Reconciler(
            used,  # type: ignore[arg-type]  # a stand-in for a Store
            provider_of,
            self.clock,
            self.random,
            ledger=self.ledger,
            pulse=self.pulse,
        )

    def run(self) -> datetime | None:
        """Step until there is nothing to do now; return when there is again."""
        for _ in range(500):
            due = self.reconciler.step()
            if due is None or due > self.clock.now:
                return due
        pytest.fail("the reconciler never comes to rest")

    def run_on(self) -> None:
        """Step and let time pass until there is nothing left to wait for."""
        for _ in range(100):
            due = self.run()
            if due is None:
                return
            self.clock.now = due
        pytest.fail("the reconciler waits for ever")

    def book(self, day: int = 10, **changes: object) -> int:
        return self.store.save_booking(replace(draft(day), **changes)).booking_id  # type: ignore[arg-type]  # named values of any field
