"""Customers found, as the rows of a list, with the offer to book somebody new below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.core import phones
from desktop.core.times import to_wall
from desktop.core.visits import Visitor
from desktop.services.store import Store
from desktop.ui.customers.visit_words import last_text, next_text, no_shows_text
from desktop.ui.spoken import apart, customer_text, one_line

translate = QCoreApplication.translate  # the name by which lupdate finds the words

MOST = 20
ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Found:
    """``phone`` is written as in the salon's country, ``today`` the salon's day."""

    visitor: Visitor
    phone: str
    no_shows: int
    today: date


def look_up(store: Store, typed: str, now: datetime) -> list[Found]:
    """Find up to ``MOST`` customers. For the store's lane: the phone book is slow to import."""
    salon = store.salon()
    today = to_wall(now, salon.time_zone).date()
    return [
        Found(
            visitor,
            phones.display(visitor.customer.phone, salon.country),
            store.no_shows(visitor.customer.id),
            today,
        )
        for visitor in store.find_visitors(typed, MOST)
    ]


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows; ``found`` is ``None`` in the one that offers a new booking."""

    found: Found | None
    name: str
    contact: str = ""
    visits: tuple[str, ...] = ()
    no_shows: str = ""

    @property
    def spoken(self) -> str:
        parts = (self.name, self.contact, self.no_shows, *self.visits)
        return ", ".join(apart(part) for part in parts if part)

    @property
    def booking_id(self) -> int:
        """The booking to go to: the next, else the last; 0 for none."""
        visitor = self.found.visitor if self.found else None
        nearest = visitor and (visitor.next or visitor.last)
        return nearest.booking.id if nearest else 0


class FoundCustomers(QAbstractListModel):
    """``ROW_ROLE`` gives the :class:`Row`, the other roles its words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, found: Sequence[Found], typed: str) -> None:
        """Replace all rows by whom was ``found``, and the offer to book ``typed``."""
        self.beginResetModel()
        self._rows = [*map(_row_of, found), Row(None, _offer(typed))]
        self.endResetModel()

    @property
    def count(self) -> int:
        """How many customers there are."""
        return max(0, len(self._rows) - 1)

    def row_of(self, customer_id: int) -> int:
        """Where a customer stands; 0, the first row, if nowhere."""
        ids = [row.found.visitor.customer.id for row in self._rows if row.found]
        return ids.index(customer_id) if customer_id in ids else 0

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of customers, and one."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - each role has a type of its own
        """Return a row's words, complete for screen readers and in the tooltip."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and row.found:
            lines = (row.name, row.contact, row.no_shows, *row.visits)
            return f"<qt>{'<br>'.join(escape(line) for line in lines if line)}</qt>"
        return None


def _offer(typed: str) -> str:
    return translate("search", "New booking for “{typed}”").format(typed=apart(one_line(typed)))


def _row_of(found: Found) -> Row:
    visitor, today = found.visitor, found.today
    phone, email = one_line(found.phone), one_line(visitor.customer.email)
    name = one_line(visitor.customer.name) or phone or customer_text(visitor.customer)
    contact = [one for one in (phone, email) if one and one != name]
    visits = []
    if visitor.next is not None:
        visits.append(next_text(visitor.next, today))
    if visitor.last is not None:
        visits.append(last_text(visitor.last, today))
    return Row(
        found,
        name,
        " · ".join(apart(one) for one in contact),
        tuple(visits) or (translate("search", "No visit yet"),),
        no_shows_text(found.no_shows),
    )
