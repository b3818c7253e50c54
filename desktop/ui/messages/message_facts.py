"""What the message window shows, read in one go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.core.fill_in import language_of, message_of
from desktop.core.join_link import link_to_give
from desktop.core.messages import Channel, Message, MessageKind, Template, Told
from desktop.core.models import BookingDetails, Customer, Salon
from desktop.core.outgoing import address_of
from desktop.core.phones import textable
from desktop.core.told import kind_due, may_be_final
from desktop.services.store import Store


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """``told`` is what the customer was told last; ``texts`` whether a program here sends texts.

    ``to`` holds the e-mail address, and the number in E.164; empty where there is none to use.
    """

    details: BookingDetails
    salon: Salon
    written: Sequence[Template]
    told: Told | None
    to: Mapping[Channel, str]
    texts: bool
    now: datetime

    @property
    def kinds(self) -> tuple[MessageKind, ...]:
        """What there is to tell: of what is called off only that, of what takes place the rest."""
        if self.details.booking.status.is_off:
            return (MessageKind.CANCELLED,)
        return tuple(kind for kind in MessageKind if kind is not MessageKind.CANCELLED)

    @property
    def due(self) -> MessageKind:
        return kind_due(self.details, self.salon, self.told)

    @property
    def final(self) -> bool:
        """Whether a message may go out."""
        return may_be_final(self.details, self.salon)

    @property
    def link(self) -> str:
        """The join link to give out; empty where there is none."""
        return link_to_give(self.details, self.salon)

    @property
    def language(self) -> str:
        return language_of(self.details.customer, self.salon)

    def typed(self, channel: Channel) -> str:
        """Return the address or number as it stands on the card."""
        customer = self.details.customer
        return customer.email if channel is Channel.EMAIL else customer.phone

    def message(self, kind: MessageKind, channel: Channel, language: str) -> Message:
        return message_of(self.details, self.salon, self.written, kind, channel, language=language)


def read_facts(
    store: Store,
    booking_id: int,
    has_text_program: Callable[[], bool],
    now: datetime,
    former_id: int = 0,
) -> MessageFacts | None:
    """Read them, on a lane; ``None`` when the booking is no longer in the book.

    Where ``former_id`` is not 0 they are for that customer, to whom it once belonged.
    """
    found = _read(store, booking_id, former_id)
    if found is None:
        return None
    details, told = found
    salon = store.salon()
    return MessageFacts(
        details=details,
        salon=salon,
        written=store.templates(),
        told=told,
        to=_to(details.customer, salon.country),
        texts=has_text_program(),
        now=now,
    )


def _read(
    store: Store, booking_id: int, former_id: int
) -> tuple[BookingDetails, Told | None] | None:
    details = store.booking(booking_id)
    if details is None:
        return None
    if former_id in (0, details.customer.id):  # it may be theirs again
        return details, store.last_told([booking_id]).get(booking_id)
    formers = store.formers(booking_id)
    return next((one for one in formers if one[0].customer.id == former_id), None)


def _to(customer: Customer, country: str) -> dict[Channel, str]:
    number = textable(customer.phone, country)
    return {Channel.EMAIL: address_of(customer.email), Channel.TEXT: number}
