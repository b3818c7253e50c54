"""All that asks the provider of meetings, joined once: what each lane calls.

Its parts are imported on the lanes, when first needed: the window comes first.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from desktop.services.account import Account
from desktop.services.backstage import Backstage, Http, teams
from desktop.services.ledger import Ledger, ledger_file
from desktop.services.pulse import Pulse
from desktop.services.store import Store

if TYPE_CHECKING:
    from desktop.services.check_steps import Checked, Tell
    from desktop.services.inspection import Inspected


class CloudSide:
    """``backstage`` is for the cloud's lane; each other method for a lane of its own.

    ``ledgers`` is the folder beside the book. ``now`` answers in UTC. Ledger and pulse are the
    run's own: whoever asks shares them.
    """

    def __init__(
        self,
        book: Path,
        ledgers: Path,
        http: Http,
        account: Account,
        now: Callable[[], datetime],
    ) -> None:
        self._http = http
        self._account = account
        self._now = now
        self._store, self._second_store = Store(book, now), Store(book, now)
        second = self._second_store
        self._ledger = Ledger(lambda: ledger_file(ledgers, second.book_id()))
        self._pulse = Pulse(second.hold_off)
        self.backstage = Backstage(
            self._store, http, account, now, ledger=self._ledger, pulse=self._pulse
        )

    def check(self, tell: "Tell", stop: Event) -> "Checked":
        """Check the connection, with a meeting that is thrown away."""
        from desktop.services.check import check_connection

        return check_connection(
            tell,
            stop,
            account=self._account,
            http=self._http,
            ledger=self._ledger,
            pulse=self._pulse,
            note=self._second_store.note,
            now=self._now,
        )

    def inspect(
        self, tell: Callable[[int, int], None], stop: Event, until: datetime | None
    ) -> "Inspected":
        """Read the meetings of the bookings ahead back; see ``Inspection.run``."""
        from desktop.services.inspection import Inspection

        provider = teams(self._http, self._account)
        inspection = Inspection(
            self._second_store, lambda: provider, self._ledger, self._pulse, self._now
        )
        return inspection.run(tell, stop, until)

    def close(self) -> None:
        """Close the book's file; the next call opens it again."""
        self._store.close()
        self._second_store.close()
