"""The few words in an iCalendar file, in the language of whoever gets it.

They are the customer's, not the desk's: so they stand here in every language, and go through no
translation of the app's.
"""

from dataclasses import dataclass

from desktop.core.fill_in import language_of
from desktop.core.models import Customer, CustomerKind, Salon
from desktop.core.outside_text import one_line


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences with ``{placeholders}`` for ``str.format``."""

    summary: str
    cancelled: str
    with_staff: str
    join: str
    join_label: str
    by_number: str
    phone: str
    online: str
    walk_in: str
    erased: str
    nameless: str


_ENGLISH = Words(
    summary="{service} at {salon}",
    cancelled="Cancelled: {summary}",
    with_staff="With {staff}",
    join="Join online: {link}",
    join_label="Join the online appointment",
    by_number="To join by number: meeting ID {id}, passcode {passcode}",
    phone="Phone: {phone}",
    online="Online",
    walk_in="Walk-in",
    erased="Deleted customer",
    nameless="Customer without a name",
)

_GERMAN = Words(
    summary="{service} bei {salon}",
    cancelled="Abgesagt: {summary}",
    with_staff="Bei {staff}",
    join="Online teilnehmen: {link}",
    join_label="Am Online-Termin teilnehmen",
    by_number="Per Nummer teilnehmen: Besprechungs-ID {id}, Passcode {passcode}",
    phone="Telefon: {phone}",
    online="Online",
    walk_in="Laufkundschaft",
    erased="Gelöschter Kunde",
    nameless="Kunde ohne Namen",
)

_LANGUAGES = {"en": _ENGLISH, "de": _GERMAN}
_NOBODY = Customer(0, "")


def words_for(customer: Customer, salon: Salon) -> Words:
    """Return the words for a customer's own calendar."""
    return _LANGUAGES[language_of(customer, salon)]


def words_of(salon: Salon) -> Words:
    """Return the words for the salon's own people."""
    return _LANGUAGES[language_of(_NOBODY, salon)]


def called(customer: Customer, words: Words) -> str:
    """Return a customer's name on one line, or what stands for one; never a number or address."""
    if customer.kind is CustomerKind.WALK_IN:
        return words.walk_in
    if customer.kind is CustomerKind.ERASED:
        return words.erased
    return one_line(customer.name) or words.nameless
