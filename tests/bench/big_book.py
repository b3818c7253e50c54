"""A book of a million bookings and two hundred thousand customers, the same on any machine.

``python -m tests.bench.big_book`` makes it, in build/bench, unless it is there and up to date. Rows
go in by the hundred thousand, with what is derived from them as the store derives it, into the
schema as migrations make it: indexes and triggers are put back as they were.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import version
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from desktop.core.messages import MessageKind, Way
from desktop.core.models import Place, ProviderKind, Salon, Service, Span, Staff, Status
from desktop.services import rows, store_people
from desktop.services.store import Store
from tests.bench.big_salon import SERVICES, STAFF
from tests.bench.crowd import crowd

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "bench"
SOURCES = (
    "tests/bench/big_book.py",
    "tests/bench/big_salon.py",
    "tests/bench/crowd.py",
    "desktop/core/names.py",
    "desktop/core/phones.py",
    "desktop/services/rows.py",
    "desktop/services/schema.py",
    "desktop/services/schema_told.py",
    "desktop/services/store_people.py",
)
NOW = datetime(2026, 6, 15, 9, 40, tzinfo=UTC)
"""Towards noon on a Monday in the salon."""

TODAY = date(2026, 6, 15)
ON_A_MONDAY = 400
TOLD_ON_SITE, UNTOLD_ONE_IN = 0.2, 200
"""Whoever comes online is told; of how many told the last one does not know how it stands."""

ZONE = "Europe/Berlin"
_OPENS = 8 * 60
_TENANT, _USER = "5d3f0c9e-0000-4000-8000-7a1b2c3d4e5f", "0b8e9f10-0000-4000-8000-112233445566"
_LINK = (
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_{}%40thread.v2/0"
    "?context=%7b%22Tid%22%3a%225d3f0c9e%22%2c%22Oid%22%3a%220b8e9f10%22%7d"
)
_NOTES = ("henna", "with her daughter", "kommt 5 min später", "patch test done", "🎂")

_AT = {place: [one for one in SERVICES if one.place is place] for place in Place}
_PAST = ([Status.DONE, Status.NO_SHOW, Status.CANCELLED, Status.DELETED], [88, 4, 6, 2])
_COMING = ([Status.BOOKED, Status.CONFIRMED, Status.CANCELLED, Status.DELETED], [70, 22, 6, 2])


@dataclass(frozen=True)
class Size:
    """``days`` before and after today; Mondays have ``ON_A_MONDAY`` bookings, all others alike."""

    bookings: int = 1_000_000
    customers: int = 200_000
    days: tuple[int, int] = (4 * 365, 365)


Row = dict[str, Any]


def big_book(folder: Path = FOLDER) -> Path:
    """Return the big book, made anew where there is none of this version."""
    path, mark = folder / "big_book.db", folder / "big_book.version"
    if not (path.exists() and mark.exists() and mark.read_text() == _version()):
        folder.mkdir(parents=True, exist_ok=True)
        mark.unlink(missing_ok=True)
        fresh = folder / f"being_made_{os.getpid()}.db"
        make(fresh)
        for log in _logs(path):
            log.unlink(missing_ok=True)
        fresh.replace(path)
        mark.write_text(_version())
    return path


def _logs(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]


def _version() -> str:
    found = hashlib.sha256(version("phonenumbers").encode())
    for source in SOURCES:
        found.update((ROOT / source).read_bytes())
    return found.hexdigest()


def make(path: Path, size: Size = Size(), seed: int = 1) -> None:
    for name in (path, *_logs(path)):
        name.unlink(missing_ok=True)
    chance = Random(seed)
    salon = Salon("Salon Höhe", ZONE, "DE", ((Span(time(8), time(21)),),) * 7, ProviderKind.TEAMS)
    store = Store(path, lambda: NOW)
    store.save_salon(salon)
    with store.together():
        for person in STAFF:
            store.save_staff(replace(person, id=0))
        for service in SERVICES:
            store.save_service(replace(service, id=0))
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for quick in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000"):
            db.execute(f"PRAGMA {quick}")
        with _bare(db):
            db.execute("BEGIN")
            _insert(db, "customers", _customers(size.customers, chance))
            found = sorted(_bookings(size, chance), key=lambda one: one["made"])
            _insert(db, "told", _told(_insert_bookings(db, found), chance))
            _insert(db, "absences", _absences())
            db.execute("COMMIT")
        for index in ("customer_words", "customer_digits"):
            db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        db.execute("INSERT INTO untold SELECT id, customer_id, ends_utc FROM not_as_told")
        db.execute("PRAGMA journal_mode = WAL")


@contextmanager
def _bare(db: sqlite3.Connection) -> Iterator[None]:
    """Do without indexes and triggers, and make them again by the words they were made with."""
    found = db.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql <> ''"
    ).fetchall()
    for kind, name, _ in found:
        db.execute(f"DROP {kind} {name}")
    yield
    for _, _, sql in found:
        db.execute(sql)


def _insert(db: sqlite3.Connection, table: str, found: Iterable[Row]) -> None:
    everything = iter(found)
    first = next(everything)
    names_, slots = ", ".join(first), ", ".join(f":{name}" for name in first)
    sql = f"INSERT INTO {table} ({names_}) VALUES ({slots})"
    db.execute(sql, first)
    db.executemany(sql, everything)


def _customers(number: int, chance: Random) -> Iterator[Row]:
    for person in crowd(number, chance):
        yield asdict(person) | store_people.searched(person, "DE")


def _bookings(size: Size, chance: Random) -> Iterator[Row]:
    """Return rows without ids, ``made`` (epoch seconds) besides: ids go in that order."""
    before, after = size.days
    days = [TODAY + timedelta(days=offset) for offset in range(-before, after)]
    mondays = sum(day.weekday() == 0 for day in days)
    per_day, over = divmod(size.bookings - ON_A_MONDAY * mondays, len(days) - mondays)
    for day in days:
        number = ON_A_MONDAY if day.weekday() == 0 else per_day + (over > 0)
        over -= day.weekday() != 0
        yield from _day(day, number, size.customers, chance)


def _day(day: date, number: int, customers: int, chance: Random) -> Iterator[Row]:
    opens = datetime.combine(day, time(_OPENS // 60))
    opens_utc = rows.derived_times(opens.isoformat(), 0, 0, ZONE)["starts_utc"]
    assert isinstance(opens_utc, int)  # clocks change at night: all day long it is as far from UTC
    for person in STAFF:
        minutes = 0
        for place in range(number // len(STAFF) + (person.id <= number % len(STAFF))):
            own = _regular(day, person, customers) if place == 0 else _anybody(customers, chance)
            starts_utc = opens_utc + 60 * minutes
            yield {
                **own,
                **_state(starts_utc, chance),
                "uid": f"{chance.getrandbits(128):032x}@trimsy-desk",
                "staff_id": person.id,
                "starts": (opens + timedelta(minutes=minutes)).isoformat(),
                "fold": 0,
                "starts_utc": starts_utc,
                "ends_utc": starts_utc + 60 * own["minutes"],
                "note": chance.choice(_NOTES) if chance.random() < 0.08 else "",
            }
            minutes += own["minutes"]


def _regular(day: date, person: Staff, customers: int) -> Row:
    """The day's first comes every week, for half a year."""
    half = day.year * 2 + day.month // 7
    whose = 2 + (half * 25 + day.weekday() * 997 + person.id) % min(900, customers - 1)
    return _of(SERVICES[3], whose) | {"series": f"{half}-{day.weekday()}-{person.id}"}


def _anybody(customers: int, chance: Random) -> Row:
    """A walk-in, or a customer: some come often, and many once."""
    service = chance.choice(_AT[Place.ONLINE if chance.random() < 0.157 else Place.ON_SITE])
    walked_in = service.place is Place.ON_SITE and chance.random() < 0.01
    return _of(service, 1 if walked_in else 2 + int((customers - 1) * chance.random() ** 1.5))


def _of(service: Service, customer_id: int) -> Row:
    return {
        "customer_id": customer_id,
        "service_id": service.id,
        "minutes": service.minutes,
        "place": service.place.value,
        "series": "",
    }


def _state(starts_utc: int, chance: Random) -> Row:
    """How far it has come; it was made up to two months before."""
    now = int(NOW.timestamp())
    [status] = chance.choices(*(_PAST if starts_utc < now else _COMING))
    made = min(starts_utc, now) - int(chance.expovariate(1 / (12 * 86_400)))
    changed = made
    if status is not Status.BOOKED:
        changed += int(chance.random() * (min(starts_utc, now) - made))
    return {
        "status": status.value,
        "sequence": int(status.is_off),
        "made": made,
        "changed_at": rows.text_of(datetime.fromtimestamp(changed, UTC)),
    }


def _insert_bookings(db: sqlite3.Connection, found: list[Row]) -> list[Row]:
    """Insert them with their making in the journal, and a meeting for what is online.

    Return them with their ids.
    """
    made = [one.pop("made") for one in found]
    numbered = [{"id": number, **one} for number, one in enumerate(found, start=1)]
    _insert(db, "bookings", numbered)
    acts = (
        {"id": number, "act": "booked", "at": rows.text_of(datetime.fromtimestamp(at, UTC))}
        for number, at in enumerate(made, start=1)
    )
    _insert(db, "acts", acts)
    _insert(db, "changes", (_making(one) for one in numbered))
    _insert(db, "meetings", (_meeting(one) for one in numbered if _has_meeting(one)))
    return numbered


def _making(row: Row) -> Row:
    after = json.dumps(row | {"status": "booked", "sequence": 0})
    return {"act_id": row["id"], "thing": "bookings", "row_id": row["id"], "after": after}


def _has_meeting(row: Row) -> bool:
    return row["place"] == "online" and not Status(row["status"]).is_off


def _meeting(row: Row) -> Row:
    starts, ends = (datetime.fromtimestamp(row[name], UTC) for name in ("starts_utc", "ends_utc"))
    return {
        "external_id": f"ours-{row['uid'][:32]}",
        "booking_id": row["id"],
        "provider": "teams",
        "tenant_id": _TENANT,
        "user_id": _USER,
        "organiser_email": "desk@salon.example",
        "organiser_name": "Front desk",
        "cloud_id": f"MSo{row['uid'][:32]}",
        "join_url": _LINK.format(row["uid"][:32]),
        "subject": "Online appointment with Salon Höhe",
        "starts": rows.text_of(starts),
        "ends": rows.text_of(ends),
        "lobby": "on",
        "join_id": "",
        "passcode": "",
        "tries": 0,
        "ended": 0,
    }


def _told(numbered: list[Row], chance: Random) -> Iterator[Row]:
    """Return what customers were told: of all that is online and of some other bookings.

    A few have an old time, or do not know that it is called off.
    """
    for row in numbered:
        if row["place"] != "online" and chance.random() >= TOLD_ON_SITE:
            continue
        knows, is_off = chance.randrange(UNTOLD_ONE_IN) > 0, Status(row["status"]).is_off
        told = {
            "booking_id": row["id"],
            "customer_id": row["customer_id"],
            "at": row["changed_at"],
            "way": Way.COPIED.value,
            "starts_utc": row["starts_utc"] - (0 if knows or is_off else 3600),
            "minutes": row["minutes"],
            "join_url": _LINK.format(row["uid"][:32]) if row["place"] == "online" else "",
        }
        yield told | {"kind": MessageKind.BOOKED.value, "off": 0}
        if is_off and knows:
            yield told | {"kind": MessageKind.CANCELLED.value, "off": 1}


def _absences() -> Iterator[Row]:
    """A break a day for everybody, and holidays."""
    for offset in range(-60, 60):
        day = TODAY + timedelta(days=offset)
        for person in STAFF:
            away = {"staff_id": person.id, "kind": "break", "note": ""}
            if (offset + 60 + person.id * 5) % 120 < 14:
                away |= {"kind": "holiday", "starts": f"{day}T00:00:00"}
                yield away | {"ends": f"{day + timedelta(days=1)}T00:00:00"}
            else:
                yield away | {"starts": f"{day}T12:30:00", "ends": f"{day}T13:00:00"}


if __name__ == "__main__":
    started = perf_counter()
    print(big_book(), f"{perf_counter() - started:.0f} s")
