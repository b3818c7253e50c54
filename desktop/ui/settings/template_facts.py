"""What the page of messages knows: the words in force, and what to show them with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop.core.fill_in import template_for
from desktop.core.message_words import words
from desktop.core.messages import LANGUAGES, Channel, MessageKind, Template
from desktop.core.models import BookingDetails, Salon
from desktop.core.sample_booking import sample
from desktop.services.store import Store

Key = tuple[MessageKind, Channel, str]
"""Which message, and its language."""


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """``templates`` are all there can be, whoever wrote them; ``ahead`` the next online booking.

    ``service`` and ``staff`` are the salon's first, empty where it has none yet.
    """

    salon: Salon
    templates: dict[Key, Template]
    ahead: BookingDetails | None
    service: str
    staff: str

    def example(self, now: datetime, customer: str, service: str, staff: str) -> BookingDetails:
        """Return the booking ahead, else a made-up one with the names the salon lacks."""
        if self.ahead is not None:
            return self.ahead
        return sample(self.salon, now, customer, self.service or service, self.staff or staff)


def key_of(template: Template) -> Key:
    return template.kind, template.channel, template.language


def template_facts(store: Store) -> TemplateFacts:
    written = store.templates()
    services = [one.name for one in store.services() if not one.archived]
    staff = [one.name for one in store.staff() if not one.archived]
    return TemplateFacts(
        salon=store.salon(),
        templates={
            (kind, channel, language): template_for(written, kind, channel, language)
            for kind in MessageKind
            for channel in Channel
            for language in LANGUAGES
        },
        ahead=next(iter(store.next_online(1)), None),
        service=next(iter(services), ""),
        staff=next(iter(staff), ""),
    )


def save_templates(store: Store, typed: Iterable[Template]) -> TemplateFacts:
    """Write all of it or nothing; what is as the app came with it is forgotten, and follows it."""
    with store.together():
        for template in typed:
            if template == words(*key_of(template)):
                store.forget_template(*key_of(template))
            else:
                store.save_template(template)
    return template_facts(store)
