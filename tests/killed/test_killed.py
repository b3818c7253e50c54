"""The real app, killed three hundred times at its work; nothing saved is lost, nothing is doubled.

KILLED_SEED chooses other acts and instants, KILLED_RUNS how many. When exactly a kill falls is the
machine's affair, so a seed gives the same plan, and not the same run.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from desktop.core.models import Place, ProviderKind, Salon, Service, Span, Staff
from desktop.practice.faults import Fault
from desktop.services.ledger import ledger_file
from desktop.services.store import Store
from tests.killed.agreement import disagreements, states, unsound

if TYPE_CHECKING:
    from tests.killed.runs import Runs

pytestmark = pytest.mark.real

KILLS = int(os.environ.get("KILLED_RUNS", "300"))
SEED = int(os.environ.get("KILLED_SEED", "4"))
LOOK_EVERY = 25
LOST_ANSWER_ONE_IN = 6
WINDOW_STANDS, MICROSOFT_ASKED = (0.02, 0.16), (0.0, 0.04)
"""From when to when a run is killed, in seconds after one or the other, by turns."""

ON_THE_WAY = 0.012
"""How long a request or an answer travels at most, in seconds: Microsoft's take ten times that."""

ZONE = ZoneInfo("Europe/Berlin")


@contextmanager
def salon_at_work(chance: Random, evidence: Path) -> "Iterator[Runs]":
    """A salon with two people, connected to Microsoft, and nothing in its book yet."""
    from tests.end_to_end.desk import desk
    from tests.killed.microsoft import microsoft
    from tests.killed.runs import runs

    delays = Random(chance.random())

    def on_the_way() -> tuple[float, float]:
        return delays.uniform(0, ON_THE_WAY), delays.uniform(0, ON_THE_WAY)

    # Not tmp_path: sockets lie in it, and their paths must stay short (unix(7): 108 bytes)
    with TemporaryDirectory(prefix="kill-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        data = folder / "data"
        data.mkdir()
        try:
            with (
                desk(folder) as place,
                microsoft(folder, lambda: datetime.now(UTC), on_the_way) as out_there,
                runs(data, out_there, place.env, folder / "logs" / "app.log") as ours,
            ):
                open_salon(ours.book)
                ours.connect()
                yield ours
        except BaseException:
            for kept in ("data", "logs"):
                shutil.copytree(folder / kept, evidence / kept, dirs_exist_ok=True)
            raise


def open_salon(book: Path) -> None:
    store = Store(book, lambda: datetime.now(UTC))
    hours = ((Span(time(8), time(18)),),) * 7
    store.save_salon(Salon("Salon Lumiere", ZONE.key, "DE", hours, ProviderKind.TEAMS))
    for name, colour in (("Mia", "#336699"), ("Tom", "#996633")):
        store.save_staff(Staff(0, name, colour))
    store.save_service(Service(0, "Colour advice", 30, "#aa5533", Place.ONLINE))
    store.close()


def work_and_die(ours: "Runs", kills: int, chance: Random, *, sabotaged: bool = False) -> list[str]:
    """Kill so many runs; return what was wrong with the book now and then in between."""
    wrong: list[str] = []
    midnight = datetime.combine(datetime.now(ZONE).date(), time())
    first_day = (midnight + timedelta(days=2)).isoformat()
    for run in range(1, kills + 1):
        if chance.randrange(LOST_ANSWER_ONE_IN) == 0:
            ours.microsoft.cloud.faults.switch_on(Fault.ACTS_THEN_TIMES_OUT, requests=1)
        after_asking = run % 2 == 0
        instant = chance.uniform(*(MICROSOFT_ASKED if after_asking else WINDOW_STANDS))
        ours.kill(
            instant,
            after_asking=after_asking,
            run=run,
            seed=chance.getrandbits(32),
            first_day=first_day,
            sabotaged=sabotaged,
        )
        if run % LOOK_EVERY == 0 or run == kills:
            wrong += [f"after {run} kills: {one}" for one in looked_at(ours)]
    ours.microsoft.cloud.faults.clear()
    return wrong


def looked_at(ours: "Runs") -> list[str]:
    store = Store(ours.book, lambda: datetime.now(UTC))
    try:
        return ours.expected.differences(states(store)) + unsound(ours.book)
    finally:
        store.close()


def differences(ours: "Runs") -> list[str]:
    """What book and cloud do not agree on."""
    store = Store(ours.book, lambda: datetime.now(UTC))
    try:
        ledger = ledger_file(ours.book.parent, store.book_id())
        return disagreements(store, ledger, ours.microsoft.cloud, ours.expected.called_off)
    finally:
        store.close()


def complaints(ours: "Runs") -> list[str]:
    """What the app logged that no kill and no lost answer explains."""
    lines = (ours.book.parent / "logs" / "trimsy-desk.log").read_text().splitlines()
    return [one for one in lines if " ERROR " in one or " CRITICAL " in one]


def test_killed_at_any_instant(evidence: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance = Random(SEED)
    with salon_at_work(chance, evidence) as ours:
        wrong = work_and_die(ours, KILLS, chance)
        ours.rest(sabotaged=False)
        wrong += [*looked_at(ours), *differences(ours), *ours.refused, *complaints(ours)]
        with capsys.disabled():
            print(f"\nseed {SEED}: {ours.expected.saved_acts} acts saved, {ours.deaths}")
        assert wrong == []
        deaths = ours.deaths
    assert deaths.kills == KILLS
    assert deaths.in_an_act >= KILLS // 20
    assert deaths.in_a_transaction >= KILLS // 50
    assert deaths.before_microsoft_acted >= KILLS // 100
    assert deaths.after_microsoft_acted >= KILLS // 100


def test_a_broken_app_would_be_found_out(evidence: Path) -> None:
    """The same judges find meetings that get a new name at each call, and "saved" said too soon."""
    chance = Random(SEED)
    with salon_at_work(chance, evidence) as ours:
        lost = work_and_die(ours, 25, chance, sabotaged=True)
        ours.rest(sabotaged=False)
        left_over = [one for one in differences(ours) if one.endswith("the book says None")]
    assert lost
    assert left_over
