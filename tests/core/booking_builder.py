"""Bookings for tests, of which each test names only what matters to it."""

from datetime import UTC, datetime

from desktop.core.models import (
    Booking,
    BookingDetails,
    Customer,
    Lobby,
    Meeting,
    Organiser,
    Place,
    ProviderKind,
    Salon,
    Service,
    Staff,
    Status,
)

NOW = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
ACCOUNT = Organiser("tenant-1", "user-1", "desk@salon.example")
OTHER = Organiser("tenant-2", "user-2", "else@salon.example")
LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_ab%40thread.v2/0?context=%7b%7d"
SUBJECT = "Online appointment with Salon Höhe"


def salon(**changes: object) -> Salon:
    values: dict[str, object] = {
        "name": "Salon Höhe",
        "time_zone": "Europe/Berlin",
        "country": "DE",
        "hours": (),
        "provider": ProviderKind.TEAMS,
    }
    return Salon(**(values | changes))  # type: ignore[arg-type]  # named values of any field


def booking(**changes: object) -> Booking:
    """By default an online appointment, 10 to 10.30 in Berlin on 2 June 2026, long unchanged."""
    values: dict[str, object] = {
        "id": 7,
        "uid": "7f3c@trimsy",
        "customer_id": 3,
        "staff_id": 1,
        "service_id": 2,
        "starts": datetime(2026, 6, 2, 10, 0),
        "minutes": 30,
        "place": Place.ONLINE,
        "status": Status.BOOKED,
        "note": "allergic to henna",
        "sequence": 0,
        "changed_at": datetime(2026, 5, 1, tzinfo=UTC),
    }
    return Booking(**(values | changes))  # type: ignore[arg-type]  # named values of any field


def meeting(**changes: object) -> Meeting:
    """By default confirmed by Teams, just as the default booking wants it."""
    values: dict[str, object] = {
        "external_id": "external-1",
        "booking_id": 7,
        "provider": ProviderKind.TEAMS,
        "organiser": ACCOUNT,
        "cloud_id": "cloud-1",
        "join_url": LINK,
        "subject": SUBJECT,
        "starts": datetime(2026, 6, 2, 8, 0, tzinfo=UTC),
        "ends": datetime(2026, 6, 2, 8, 30, tzinfo=UTC),
        "lobby": Lobby.ON,
    }
    return Meeting(**(values | changes))  # type: ignore[arg-type]  # named values of any field


def details(held: Meeting | None = None, **changes: object) -> BookingDetails:
    return BookingDetails(
        booking=booking(**changes),
        customer=Customer(3, "Anna Muster", "0170 1234567", "anna@example.com", "pays late"),
        staff=Staff(1, "Eva", "#aa3366"),
        service=Service(2, "Colour advice", 30, "#3366aa", Place.ONLINE),
        meeting=held,
    )
