"""What a first start knows beforehand, and what it gathers and saves."""

from dataclasses import dataclass, replace

from desktop.core.models import Service, Staff, Week
from desktop.services.store import Store
from desktop.ui.settings.colours import next_colour
from desktop.ui.settings.salon_fields import SalonFacts, Whereabouts, salon_facts


@dataclass(frozen=True, slots=True)
class StartFacts:
    """The salon with what this computer proposes for it, and who and what is there already."""

    salon: SalonFacts
    staff: tuple[Staff, ...]
    services: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class SetUp:
    """What was gathered; ``None`` and nothing where a step was skipped. Services lack a colour.

    ``language`` is that of messages to customers, where the salon has no name yet.
    """

    whereabouts: Whereabouts | None = None
    hours: Week | None = None
    people: tuple[str, ...] = ()
    services: tuple[Service, ...] = ()
    language: str = ""


def start_facts(store: Store) -> StartFacts:
    staff, services = store.staff(), store.services()
    return StartFacts(
        salon_facts(store),
        tuple(one for one in staff if not one.archived),
        tuple(one for one in services if not one.archived),
    )


def save_setup(store: Store, setup: SetUp) -> None:
    """Write all of it or nothing.

    Raises:
        InvalidDraft: see the store's own acts.
    """
    with store.together():
        before = salon = store.salon()
        if setup.whereabouts is not None:
            name, zone, country = setup.whereabouts
            language = salon.language if before.name else setup.language or salon.language
            salon = replace(salon, name=name, time_zone=zone, country=country, language=language)
        if setup.hours is not None:
            salon = replace(salon, hours=setup.hours)
        if salon != before:
            store.save_salon(salon)
        colours = [person.colour for person in store.staff() if not person.archived]
        for name in setup.people:
            colours.append(next_colour(colours))
            store.save_staff(Staff(0, name, colours[-1]))
        colours = [service.colour for service in store.services() if not service.archived]
        for service in setup.services:
            colours.append(next_colour(colours))
            store.save_service(replace(service, colour=colours[-1]))
