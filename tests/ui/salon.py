"""A small salon to test windows with."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from desktop.core.meetings import wish
from desktop.core.models import (
    BookingDraft,
    Customer,
    Lobby,
    Organiser,
    Place,
    ProviderKind,
    Service,
    Span,
    Staff,
)
from desktop.core.troubles import AppError
from desktop.services.store import Store

ORGANISER = Organiser("tenant", "user", "anna@contoso.example")


@dataclass(frozen=True)
class Desk:
    """The salon's people and services, and short ways to book in it on 4 May 2026."""

    store: Store
    mia: Staff
    tom: Staff
    cut: Service
    colour: Service
    advice: Service

    def book(
        self,
        at: str,
        who: str,
        *,
        staff: Staff | None = None,
        service: Service | None = None,
        phone: str = "",
        day: str = "2026-05-04",
    ) -> int:
        """Book ``who`` ``at`` a time such as ``10:15``; return the booking's id."""
        chosen = service or self.cut
        draft = BookingDraft(
            customer_id=0,
            customer=Customer(0, who, phone),
            staff_id=(staff or self.mia).id,
            service_id=chosen.id,
            starts=datetime.fromisoformat(f"{day}T{at}"),
            minutes=chosen.minutes,
            place=chosen.place,
        )
        return self.store.save_booking(draft).booking_id

    def link(self, booking_id: int, join_url: str) -> None:
        """Let the provider have confirmed everything about a booking's meeting."""
        salon, details = self.store.salon(), self.store.booking(booking_id)
        assert details is not None
        goal = wish(details, salon)
        assert goal is not None
        begun = self.store.begin_meeting(
            booking_id, ProviderKind.TEAMS, f"x{booking_id}", ORGANISER
        )
        self.store.record_meeting(
            replace(
                begun,
                cloud_id=f"c{booking_id}",
                join_url=join_url,
                subject=goal.subject,
                starts=goal.starts,
                ends=goal.ends,
                lobby=Lobby.ON,
            )
        )

    def trouble(self, booking_id: int, trouble: AppError) -> None:
        """Let making the meeting have failed."""
        begun = self.store.begin_meeting(
            booking_id, ProviderKind.TEAMS, f"x{booking_id}", ORGANISER
        )
        self.store.record_meeting(replace(begun, trouble=trouble, tries=1))


def fill(store: Store) -> Desk:
    """Open Monday to Saturday 9 to 18, in Berlin, with Microsoft Teams."""
    open_day = (Span(time(9), time(18)),)
    store.save_salon(
        replace(
            store.salon(),
            name="Salon Rosa",
            time_zone="Europe/Berlin",
            country="DE",
            hours=(open_day,) * 6 + ((),),
            provider=ProviderKind.TEAMS,
        )
    )
    return Desk(
        store,
        mia=store.save_staff(Staff(0, "Mia", "#8e44ad")),
        tom=store.save_staff(Staff(0, "Tom", "#1f77b4")),
        cut=store.save_service(Service(0, "Haircut", 45, "#2a9d8f")),
        colour=store.save_service(Service(0, "Colour", 120, "#e76f51")),
        advice=store.save_service(Service(0, "Consultation", 30, "#457b9d", Place.ONLINE)),
    )
