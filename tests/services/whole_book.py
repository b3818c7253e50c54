"""All that acts can change in a book, read beside the store, to be compared before and after."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.services.store_acts import CONTENT

Rows = dict[int, tuple[Any, ...]]

_BOOKING = ", ".join(sorted(CONTENT | {"uid"}))
_STATUS = sorted(CONTENT | {"uid"}).index("status")


@dataclass(frozen=True)
class WholeBook:
    """Rows by id: of bookings what is their own, not what follows from it (sequence, instants)."""

    bookings: Rows
    absences: Rows
    customers: Rows

    def is_as(self, then: "WholeBook") -> bool:
        """Whether all is as it was then, and nothing else is there to be seen.

        What was booked since is marked deleted, and a customer once entered is kept.
        """
        made_since = self.bookings.keys() - then.bookings.keys()
        return (
            {one: self.bookings[one] for one in then.bookings} == then.bookings
            and {self.bookings[one][_STATUS] for one in made_since} <= {"deleted"}
            and self.absences == then.absences
            and {one: self.customers[one] for one in then.customers} == then.customers
        )


class Onlooker:
    """A connection of its own to a book's file."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)

    def close(self) -> None:
        self._connection.close()

    def look(self) -> WholeBook:
        return WholeBook(
            self._rows(f"SELECT id, {_BOOKING} FROM bookings"),
            self._rows("SELECT * FROM absences"),
            self._rows("SELECT * FROM customers"),
        )

    def _rows(self, select: str) -> Rows:
        return {row[0]: row[1:] for row in self._connection.execute(select)}
