"""Imports a crowd, or a calendar, telling how far it is; to be killed at any instant."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

from desktop.core.appointments import Appointment
from desktop.core.candidates import Candidate
from desktop.core.models import Service, Staff
from desktop.services.arrivals import Titles
from desktop.services.imports import Acquainted, arrivals_of, prepare
from desktop.services.store import Store
from desktop.services.store_imports import Calendar


def silent(done: int, whole: int) -> None:
    pass


def told(done: int, whole: int) -> None:
    print(done, flush=True)
    sys.stdin.readline()  # until then nothing goes on: who kills it now kills it halfway


store = Store(Path(sys.argv[1]), lambda: datetime(2026, 6, 1, tzinfo=UTC))
eva = store.save_staff(Staff(0, "Eva", "#aa3366"))
cut = store.save_service(Service(0, "Cut", 30, "#446688"))
if sys.argv[2] == "customers":
    crowd = [Candidate(n, f"Guest {n}", (f"0170 {1_000_000 + n}",)) for n in range(1, 20_001)]
    found = prepare(crowd, (), [], "DE", silent, Event())
    assert found is not None
    store.import_customers(found.people, told, Event())
else:
    first = datetime(2026, 6, 2, 10)
    appointments = [
        Appointment(f"{n}@example.com", f"Guest {n}", first + timedelta(days=n), 30)
        for n in range(2_000)
    ]
    nobody = Acquainted([], frozenset(), "DE")
    arrivals = arrivals_of(appointments, Titles.CUSTOMERS, nobody, silent, Event(), since=None)
    assert arrivals is not None
    store.import_bookings(arrivals, Calendar(eva.id, cut.id), told, Event())
