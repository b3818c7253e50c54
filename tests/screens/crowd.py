"""A salon at its limits: 25 people, 400 bookings in a day, every status, blocked time."""

from dataclasses import replace
from datetime import datetime, timedelta

from desktop.core.models import (
    Absence,
    AbsenceKind,
    BookingDraft,
    Customer,
    Place,
    Service,
    Staff,
    Status,
)
from desktop.services.store import Store

NAMES = (
    "Zoë Ångström-Lindqvist",
    "ليلى حداد",
    "Bo",
    "山田 花子",
    "Maria-Theresia Freifrau von Hohenstein",
    "Nguyễn Thị Minh Khai",
    "🎉 Party 🎂 Group",
    "דנה לוי",
)
COLOURS = ("#c2567a", "#2f7f86", "#b8741a", "#5b6bbf", "#4f8a3c", "#9a5fb0", "#c0503a", "#3d7fc1")
OPENS = 9 * 60
LENGTHS = (15, 20, 30, 45)


def crowd(store: Store, day: datetime, people: int, bookings: int) -> list[Staff]:
    """Add ``people`` with ``bookings`` between them on a day; return the people."""
    services = [
        store.save_service(Service(0, f"Cut no. {length}", length, colour, buffer=5))
        for length, colour in zip(LENGTHS, COLOURS, strict=False)
    ]
    staff = [
        store.save_staff(Staff(0, f"{NAMES[i % len(NAMES)]} {i + 1}", COLOURS[i % len(COLOURS)]))
        for i in range(people)
    ]
    customers = [store.save_customer(Customer(0, name, "0170 1234567")) for name in NAMES]
    each = -(-bookings // people)
    left = bookings
    with store.together():
        for number, person in enumerate(staff):
            minute = OPENS + 5 * (number % 3)
            for turn in range(min(each, left)):
                service = services[(number + turn) % len(services)]
                draft = BookingDraft(
                    customer_id=customers[(number + turn) % len(customers)].id,
                    customer=None,
                    staff_id=person.id,
                    service_id=service.id,
                    starts=day + timedelta(minutes=minute),
                    minutes=service.minutes,
                    place=Place.ONLINE if turn % 7 == 3 else Place.ON_SITE,
                )
                store.save_booking(draft)
                minute += service.minutes + 5
            left -= min(each, left)
    return staff


def statuses(store: Store, day: datetime) -> None:
    """Give one person a booking of each status on a day, a break, and another a holiday."""
    staff, services = store.staff(), store.services()
    customers = [store.save_customer(Customer(0, name)) for name in NAMES]
    service = replace(services[0], minutes=60)
    for index, status in enumerate(Status):
        draft = BookingDraft(
            customer_id=customers[index % len(customers)].id,
            customer=None,
            staff_id=staff[1].id,
            service_id=service.id,
            starts=day + timedelta(minutes=OPENS + 60 * index),
            minutes=60,
            note="Patch test first" if index == 1 else "",
        )
        made = store.save_booking(draft)
        if status is Status.CANCELLED:
            store.cancel_booking(made.booking_id)
        elif status is Status.DELETED:
            store.delete_booking(made.booking_id)
        else:
            store.mark_booking(made.booking_id, status)
    at = day + timedelta(hours=13)
    store.save_absence(
        Absence(0, staff[0].id, AbsenceKind.BREAK, at, at + timedelta(minutes=45), "Lunch")
    )
    at = day + timedelta(hours=12)
    store.save_absence(
        Absence(
            0, staff[2].id, AbsenceKind.TRAINING, at, day + timedelta(hours=18), "Colour course"
        )
    )
