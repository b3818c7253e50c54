"""What the booking form chooses from."""

from dataclasses import dataclass

from desktop.core.models import Salon, Service, Staff
from desktop.services.store import Store


@dataclass(frozen=True, slots=True)
class FormFacts:
    """Archived people and services too: a saved booking may still have them."""

    salon: Salon
    staff: tuple[Staff, ...]
    services: tuple[Service, ...]

    def service(self, service_id: int) -> Service | None:
        return next((one for one in self.services if one.id == service_id), None)

    def person(self, staff_id: int) -> Staff | None:
        return next((one for one in self.staff if one.id == staff_id), None)

    def givers(self, service_id: int) -> tuple[Staff, ...]:
        """Return who can be booked for a service, in the salon's order; 0 is any."""
        working = (one for one in self.staff if not one.archived)
        return tuple(one for one in working if not service_id or one.gives(service_id))


def form_facts(store: Store) -> FormFacts:
    """Read what the form chooses from."""
    return FormFacts(store.salon(), tuple(store.staff()), tuple(store.services()))
