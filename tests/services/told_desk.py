"""A book in which it is looked up who was told what, and who has to hear."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.messages import MessageKind, Told, Way
from desktop.core.models import BookingDetails, BookingDraft, Customer
from desktop.core.told import to_tell, told_now
from tests.services.desk import Desk, looking_into, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as made:
        yield made
        assert kept(made) == looked_for(made)


def kept(desk: Desk) -> list[tuple[int, int, int]]:
    """What is kept at hand of bookings that are not as told."""
    return _rows(desk, "SELECT id, customer_id, ends_utc FROM untold ORDER BY 1, 2")


def looked_for(desk: Desk) -> list[tuple[int, int, int]]:
    """The same, found by looking at every booking."""
    return _rows(desk, "SELECT id, customer_id, ends_utc FROM not_as_told ORDER BY 1, 2")


def _rows(desk: Desk, select: str) -> list[tuple[int, int, int]]:
    desk.store.salon()
    with looking_into(desk.path) as file, file.reading() as db:
        return db.execute(select).fetchall()


def tell(desk: Desk, booking_id: int, way: Way = Way.COPIED) -> Told:
    found, salon = desk.read(booking_id), desk.store.salon()
    told = told_now(found, salon, MessageKind.BOOKED, way, desk.clock.now)
    desk.store.note_told(told)
    return told


def link(desk: Desk, booking_id: int, url: str, **changes: object) -> None:
    """Let the booking have a meeting with that link."""
    lives = desk.store.meetings_of(booking_id)
    provider = desk.store.salon().provider
    held = (
        lives[-1]
        if lives
        else desk.store.begin_meeting(booking_id, provider, f"x{booking_id}", None)
    )
    row = replace(held, cloud_id="c", join_url=url, starts=desk.clock.now, **changes)  # type: ignore[arg-type]  # named values of any field
    desk.store.record_meeting(row)


def of_the_same(desk: Desk, booking_id: int, draft: BookingDraft) -> BookingDraft:
    return replace(draft, customer=None, customer_id=desk.read(booking_id).customer.id)


def of_another(desk: Desk, booking_id: int) -> BookingDraft:
    """The booking as it is, of somebody called Bo."""
    booking = desk.read(booking_id).booking
    draft = replace(desk.draft(booking.starts, booking.place), minutes=booking.minutes)
    return replace(draft, customer=Customer(0, "Bo", "0170 7654321"))


def untold(desk: Desk) -> dict[int, str]:
    """What customers still have to be told, by booking."""
    salon, now = desk.store.salon(), desk.clock.now
    found = {
        details.booking.id: to_tell(details, salon, told, now)
        for details, told in desk.store.perhaps_to_tell(now)
    }
    return {booking_id: str(lacks) for booking_id, lacks in found.items() if lacks is not None}


def to_hear(desk: Desk) -> list[str]:
    """Who has to hear of what, soonest first."""
    salon, now = desk.store.salon(), desk.clock.now
    found = desk.store.perhaps_to_tell(now)
    lacks = ((one.customer.name, to_tell(one, salon, told, now)) for one, told in found)
    return [f"{name}: {lack}" for name, lack in lacks if lack is not None]


def off_for(desk: Desk, details: BookingDetails) -> Told:
    """What a customer knows who was sent the cancellation."""
    found = told_now(details, desk.store.salon(), MessageKind.CANCELLED, Way.MAIL, desk.clock.now)
    assert found.off
    return found


def suspects(desk: Desk) -> list[int]:
    return [one.booking.id for one, _ in desk.store.perhaps_to_tell(desk.clock.now)]


# who was told of a booking that is another's by now


def given_away(desk: Desk) -> tuple[int, Told, int]:
    """A booking Anna was told of and that is Bo's, what she was told, and the act by which."""
    booking_id = desk.book().booking_id
    link(desk, booking_id, "https://a.example/1")
    told = tell(desk, booking_id)
    return booking_id, told, desk.store.save_booking(of_another(desk, booking_id), booking_id).id
