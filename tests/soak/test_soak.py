"""Two hours of a busy desk in a minute: nothing that the app holds grows without end.

SOAK_HOURS chooses another length.
"""

import json
import os
import sys
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

from desktop.core.models import Place, ProviderKind, Salon, Service, Span, Staff
from desktop.services.store import Store
from tests.end_to_end.processes import running
from tests.killed.microsoft import Microsoft, microsoft
from tests.soak.clock import SharedClock
from tests.soak.judge import growth, leaks
from tests.soak.vitals import Vitals

pytestmark = pytest.mark.real

ROOT = Path(__file__).parents[2]
HOURS = float(os.environ.get("SOAK_HOURS", "2"))


def soak(folder: Path, hours: float, *, leaky: bool) -> list[Vitals]:
    """Let somebody work for so long; return what the app took up, rest after rest."""
    clock = SharedClock(folder / "clock")
    open_salon(folder / "data" / "book.sqlite", clock)
    reports_in, reports_out = os.pipe()
    what = (str(reports_out), str(hours), "leaky" if leaky else "as it is")
    command = (sys.executable, "-m", "tests.soak.process", folder / "data", folder / "clock", *what)
    log = folder / "app.log"
    with microsoft(folder, clock) as out_there:
        env = {**os.environ, **out_there.env, "PYTHONPATH": str(ROOT)}
        with running(command, env, log, pass_fds=(reports_out,)) as process:
            os.close(reports_out)
            taken = list(heard(reports_in, out_there))
            assert process.wait(timeout=30) == 0, log.read_text()
        assert len(out_there.cloud.deleted) > 0
    return taken


def heard(pipe: int, out_there: Microsoft) -> Iterator[Vitals]:
    """Do what the app needs of the world; yield what it took up."""
    with os.fdopen(pipe) as lines:
        for line in lines:
            match json.loads(line):
                case {"says": "link", "link": link}:
                    out_there.agree(link)
                case {"says": "network", "offline": offline}:
                    out_there.cloud.faults.offline = offline
                case {"says": "dead_items", "count": count}:
                    assert count == 0
                case {"says": "vitals", **vitals}:
                    yield Vitals(**vitals)


def open_salon(book: Path, clock: SharedClock) -> None:
    store = Store(book, clock)
    hours = ((Span(time(8), time(18)),),) * 7
    store.save_salon(Salon("Salon Lumiere", "Europe/Berlin", "DE", hours, ProviderKind.TEAMS))
    for name, colour in (("Mia", "#336699"), ("Tom", "#996633")):
        store.save_staff(Staff(0, name, colour))
    store.save_service(Service(0, "Colour advice", 30, "#aa5533", Place.ONLINE))
    store.save_service(Service(0, "Haircut", 45, "#55aa33"))
    store.close()


def test_nothing_grows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = soak(tmp_path, HOURS, leaky=False)
    with capsys.disabled():
        told = ", ".join(f"{name} {grown:+.1f}" for name, grown in growth(taken).items())
        print(f"\n{HOURS:g} hours, {taken[-1]}; an hour adds: {told}")
    assert leaks(taken) == {}


def test_a_leak_would_be_found(tmp_path: Path) -> None:
    """A reading, an open file and a window lost with each act are three findings."""
    found = leaks(soak(tmp_path, HOURS / 5, leaky=True))
    assert found.keys() >= {"python_objects", "files", "windows"}
