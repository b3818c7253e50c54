"""How often a customer was here, and how often not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """``visits`` have begun and were neither missed nor called off; deleted bookings never count.

    ``bookings`` are all of them, those still to come too.
    """

    bookings: int
    visits: int
    no_shows: int
    cancelled: int
