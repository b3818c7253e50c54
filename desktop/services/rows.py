"""Rows of the book <-> models. Values in, values out; the SQL stays in the store's files."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from desktop.core import times
from desktop.core.models import (
    Absence,
    AbsenceKind,
    Booking,
    Customer,
    CustomerKind,
    Lobby,
    Meeting,
    Organiser,
    Place,
    ProviderKind,
    Salon,
    Service,
    Span,
    Staff,
    Status,
    Week,
)
from desktop.core.troubles import AppError, Kind

Row = Mapping[str, Any]


def salon_of(row: Row) -> Salon:
    return Salon(
        name=row["name"],
        time_zone=row["time_zone"],
        country=row["country"],
        hours=_week_of(row["hours"]),
        provider=ProviderKind(row["provider"]),
        own_link=row["own_link"],
        address=row["address"],
        phone=row["phone"],
        language=row["language"],
    )


def row_of_salon(salon: Salon) -> dict[str, Any]:
    return asdict(salon) | {"id": 1, "hours": _text_of_week(salon.hours)}


def _text_of_week(week: Week) -> str:
    return json.dumps(
        [[[f"{span.opens:%H:%M}", f"{span.closes:%H:%M}"] for span in day] for day in week]
    )


@lru_cache(maxsize=64)  # the same week stands in each of a day's bookings
def _week_of(text: str) -> Week:
    return tuple(
        tuple(Span(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in day)
        for day in json.loads(text)
    )


def staff_of(row: Row) -> Staff:
    return Staff(
        id=row["id"],
        name=row["name"],
        colour=row["colour"],
        position=row["position"],
        archived=bool(row["archived"]),
        hours=None if row["hours"] is None else _week_of(row["hours"]),
        service_ids=None if row["service_ids"] is None else _ids_of(row["service_ids"]),
    )


def row_of_staff(staff: Staff) -> dict[str, Any]:
    hours = None if staff.hours is None else _text_of_week(staff.hours)
    services = None if staff.service_ids is None else json.dumps(sorted(staff.service_ids))
    return asdict(staff) | {"hours": hours, "service_ids": services}


@lru_cache(maxsize=64)
def _ids_of(text: str) -> frozenset[int]:
    return frozenset(json.loads(text))


def absence_of(row: Row) -> Absence:
    return Absence(
        id=row["id"],
        staff_id=row["staff_id"],
        kind=AbsenceKind(row["kind"]),
        starts=datetime.fromisoformat(row["starts"]),
        ends=datetime.fromisoformat(row["ends"]),
        note=row["note"],
    )


def row_of_absence(absence: Absence) -> dict[str, Any]:
    """``fold`` is not kept: an absence covers a doubled hour whole."""
    times = {"starts": absence.starts.isoformat(), "ends": absence.ends.isoformat()}
    return asdict(absence) | times


def service_of(row: Row) -> Service:
    return Service(
        id=row["id"],
        name=row["name"],
        minutes=row["minutes"],
        colour=row["colour"],
        place=Place(row["place"]),
        position=row["position"],
        archived=bool(row["archived"]),
        buffer=row["buffer"],
        price=None if row["price"] is None else Decimal(row["price"]),
        online_allowed=bool(row["online_allowed"]),
    )


def row_of_service(service: Service) -> dict[str, Any]:
    return asdict(service) | {"price": None if service.price is None else str(service.price)}


def customer_of(row: Row) -> Customer:
    return Customer(
        id=row["id"],
        name=row["name"],
        phone=row["phone"],
        email=row["email"],
        note=row["note"],
        time_zone=row["time_zone"],
        language=row["language"],
        kind=CustomerKind(row["kind"]),
    )


def booking_of(row: Row) -> Booking:
    return Booking(
        id=row["id"],
        uid=row["uid"],
        customer_id=row["customer_id"],
        staff_id=row["staff_id"],
        service_id=row["service_id"],
        starts=datetime.fromisoformat(row["starts"]).replace(fold=row["fold"]),
        minutes=row["minutes"],
        place=Place(row["place"]),
        status=Status(row["status"]),
        note=row["note"],
        sequence=row["sequence"],
        changed_at=datetime.fromisoformat(row["changed_at"]),
        series=row["series"],
    )


def row_of_booking(booking: Booking, zone: str) -> dict[str, Any]:
    """Return every column but ``look_at``."""
    derived = derived_times(booking.starts.isoformat(), booking.starts.fold, booking.minutes, zone)
    return asdict(booking) | derived | {"changed_at": text_of(booking.changed_at)}


def derived_times(starts: str, fold: int, minutes: int, zone: str) -> dict[str, str | int]:
    """Return ``starts``, ``fold``, ``starts_utc`` and ``ends_utc`` (epoch seconds) in a zone.

    A wall-clock time that the zone skips moves forward by the gap; the fold of a time that it
    does not show twice becomes 0.
    """
    wall = datetime.fromisoformat(starts).replace(fold=fold)
    starts_utc = times.to_utc_shifted(wall, zone)
    wall = times.to_wall(starts_utc, zone)
    ends_utc = starts_utc + timedelta(minutes=minutes)
    return {
        "starts": wall.replace(fold=0).isoformat(),
        "fold": wall.fold,
        "starts_utc": int(starts_utc.timestamp()),
        "ends_utc": int(ends_utc.timestamp()),
    }


def meeting_of(row: Row) -> Meeting:
    organiser = None
    if row["tenant_id"] is not None:
        organiser = Organiser(
            row["tenant_id"], row["user_id"], row["organiser_email"], row["organiser_name"]
        )
    trouble = None
    if row["trouble_kind"] is not None:
        trouble = AppError(
            Kind(row["trouble_kind"]),
            code=row["trouble_code"],
            request_id=row["trouble_request_id"],
        )
    return Meeting(
        external_id=row["external_id"],
        booking_id=row["booking_id"],
        provider=ProviderKind(row["provider"]),
        organiser=organiser,
        cloud_id=row["cloud_id"],
        join_url=row["join_url"],
        subject=row["subject"],
        starts=_instant_of(row["starts"]),
        ends=_instant_of(row["ends"]),
        lobby=Lobby(row["lobby"]),
        join_id=row["join_id"],
        passcode=row["passcode"],
        tries=row["tries"],
        not_before=_instant_of(row["not_before"]),
        trouble=trouble,
        since=_instant_of(row["since"]),
        ended=bool(row["ended"]),
    )


def row_of_meeting(meeting: Meeting) -> dict[str, Any]:
    organiser, trouble = meeting.organiser, meeting.trouble
    return {
        "external_id": meeting.external_id,
        "booking_id": meeting.booking_id,
        "provider": meeting.provider,
        "tenant_id": organiser and organiser.tenant_id,
        "user_id": organiser and organiser.user_id,
        "organiser_email": organiser and organiser.email,
        "organiser_name": organiser and organiser.name,
        "cloud_id": meeting.cloud_id,
        "join_url": meeting.join_url,
        "subject": meeting.subject,
        "starts": meeting.starts and text_of(meeting.starts),
        "ends": meeting.ends and text_of(meeting.ends),
        "lobby": meeting.lobby,
        "join_id": meeting.join_id,
        "passcode": meeting.passcode,
        "tries": meeting.tries,
        "not_before": meeting.not_before and text_of(meeting.not_before),
        "trouble_kind": trouble and trouble.kind,
        "trouble_code": trouble and trouble.code,
        "trouble_request_id": trouble and trouble.request_id,
        "since": meeting.since and text_of(meeting.since),
        "ended": meeting.ended,
    }


def text_of(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat()


def _instant_of(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
