"""A salon's profile: what one desk needs to begin like another, and nothing about any customer.

It is a small TOML file that people can read and write by hand; ``text_of`` writes it and
``core.profile_reading`` reads it. It holds no secret, no customer, no booking and no sign-in.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time

from desktop.core.models import Place, ProviderKind, Salon, Service, Span, Staff, Week

FORMAT = 1
"""Goes up when an older app would read a file wrongly."""

SUFFIX = ".trimsy"

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

TEAMS = "teams"

PRACTICE_ID = "4a9f6b1c-2d3e-4f50-8a61-7b8c9d0e0001"
"""How the app is registered at the practice cloud: Microsoft knows of no such app."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is empty, or ``None``, is not in it. Services have neither an id nor a colour.

    ``teams`` says that online appointments are held with Microsoft Teams. ``client_id`` and
    ``tenant`` are how the app is registered there.
    """

    name: str = ""
    country: str = ""
    time_zone: str = ""
    language: str = ""
    address: str = ""
    phone: str = ""
    hours: Week | None = None
    staff: tuple[str, ...] = ()
    services: tuple[Service, ...] = ()
    teams: bool = False
    client_id: str = ""
    tenant: str = ""


def profile_of(
    salon: Salon, staff: Iterable[Staff], services: Iterable[Service], client_id: str, tenant: str
) -> Profile:
    """Return the profile of a salon, without those who left and what is not offered any more.

    One that was made while practising is of use in earnest too, but for the app's registration.
    """
    client_id = "" if client_id == PRACTICE_ID else client_id
    return Profile(
        name=salon.name,
        country=salon.country,
        time_zone=salon.time_zone,
        language=salon.language,
        address=salon.address,
        phone=salon.phone,
        hours=salon.hours,
        staff=tuple(one.name for one in staff if not one.archived),
        services=tuple(_bare(one) for one in services if not one.archived),
        teams=salon.provider is ProviderKind.TEAMS,
        client_id=client_id,
        tenant=tenant if client_id else "",
    )


def text_of(profile: Profile) -> str:
    """Return the file's text."""
    return "\n".join([*_lines(profile), ""])


def _bare(service: Service) -> Service:
    return Service(
        0,
        service.name,
        service.minutes,
        "",
        service.place,
        buffer=service.buffer,
        price=service.price,
        online_allowed=service.online_allowed,
    )


def _lines(profile: Profile) -> Iterator[str]:
    yield "# A salon profile: open it with Trimsy Desk. It holds no secrets and no customers."
    yield f"trimsy_profile = {FORMAT}"
    yield "staff = ["
    yield from (f"    {_quoted(name)}," for name in profile.staff)
    yield "]"
    yield ""
    yield "[salon]"
    for key in ("name", "country", "time_zone", "language", "address", "phone"):
        if value := getattr(profile, key):
            yield f"{key} = {_quoted(value)}"
    if profile.teams:
        yield f"online = {_quoted(TEAMS)}"
    if profile.hours is not None:
        yield ""
        yield "[hours]"
        for day, spans in zip(DAYS, profile.hours, strict=True):
            yield f"{day} = [{', '.join(_quoted(_span_text(span)) for span in spans)}]"
    if profile.client_id:
        yield ""
        yield "[microsoft]"
        yield f"client_id = {_quoted(profile.client_id)}"
        if profile.tenant:
            yield f"tenant = {_quoted(profile.tenant)}"
    for service in profile.services:
        yield ""
        yield "[[services]]"
        yield from _service_lines(service)


def _service_lines(service: Service) -> Iterator[str]:
    yield f"name = {_quoted(service.name)}"
    yield f"minutes = {service.minutes}"
    if service.buffer:
        yield f"buffer = {service.buffer}"
    if service.price is not None:
        yield f"price = {service.price:f}"
    if service.place is Place.ONLINE:
        yield "online = true"
    if not service.online_allowed:
        yield "online_allowed = false"


def _span_text(span: Span) -> str:
    return f"{_time_text(span.opens)}-{_time_text(span.closes)}"


def _time_text(moment: time) -> str:
    return f"{moment:%H:%M}"


def _quoted(text: str) -> str:
    r"""Return a basic string: JSON's escapes are TOML's too, which wants U+007F escaped as well."""
    whole = text.encode(errors="replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
