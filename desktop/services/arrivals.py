"""What the book is given to import: customers and appointments, checked and ready to be written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.appointments import Appointment
    from desktop.core.duplicates import Twin
    from desktop.core.models import Customer


class Stopped(Exception):
    """Somebody stopped it; the transaction, if there is one, is to be undone."""


class Titles(StrEnum):
    """What another calendar's titles are."""

    CUSTOMERS = "customers"
    NOTES = "notes"  # of walk-ins


@dataclass(frozen=True, slots=True)
class Incoming:
    """Somebody to be imported, with the columns they are found by, and who they seem to be."""

    line: int
    customer: Customer
    words: str
    digits: str
    twin: Twin | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """An appointment to be booked; ``customer`` has its id where the book knows it.

    ``is_known`` tells that an appointment with this UID stands in the book already.
    """

    appointment: Appointment
    customer: Customer
    is_known: bool
