"""What a customer's card shows, as it stands in the book."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from desktop.core.models import Customer, Salon
from desktop.core.tally import Tally
from desktop.core.times import to_wall, zones
from desktop.core.visits import CustomerCard, Visitor
from desktop.services.store import Store
from desktop.ui.customers.card_calendar import ToCome, read_to_come
from desktop.ui.customers.visit_words import near_day_text, tally_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words


@dataclass(frozen=True, slots=True)
class CardFacts:
    """``today`` is the salon's day, ``zones`` are all time zones there are."""

    card: CustomerCard
    visitor: Visitor
    tally: Tally
    salon: Salon
    today: date
    zones: list[str]
    to_come: ToCome

    @property
    def customer(self) -> Customer:
        return self.card.customer


def card_facts(store: Store, customer_id: int, now: datetime) -> CardFacts:
    """Read a customer's card; raise LookupError when there is none."""
    salon = store.salon()
    return CardFacts(
        store.customer_card(customer_id),
        store.visitor(customer_id),
        store.tally(customer_id),
        salon,
        to_wall(now, salon.time_zone).date(),
        zones(),
        read_to_come(store, customer_id, now),
    )


def summary(facts: CardFacts) -> str:
    """Such as "7 visits, 1 no-show, 2 cancelled · last Thu 12 Mar · next Thu 4 Jun"."""
    parts = [tally_text(facts.tally)]
    for words, details in (
        (translate("card", "last {day}"), facts.visitor.last),
        (translate("card", "next {day}"), facts.visitor.next),
    ):
        if details is not None:
            day = near_day_text(details.booking.starts.date(), facts.today)
            parts.append(words.format(day=day))
    return " · ".join(parts)
