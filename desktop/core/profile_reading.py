"""What a profile's text says. It may come from anywhere, and from any hand.

What cannot be used is left out and named; only what is no profile at all is refused.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import time
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeGuard

from desktop.core.daybook import closing_minutes, minutes_of
from desktop.core.drafts import DEAREST, service_problems
from desktop.core.models import Place, Service, Span, Week
from desktop.core.outside_text import short_line
from desktop.core.profile import DAYS, FORMAT, TEAMS, Profile
from desktop.core.times import is_zone

LONGEST = 1_000
"""Characters of a name, an address or a number."""

MOST = 500
"""Entries of a list; a salon has tens."""

MOST_DOTS = 200
"""In one line; a list of prices has tens. The parser reads a name of thousands ever more slowly."""

MARK = "trimsy_profile"

_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ?[-–] ?([01]\d|2[0-3]):([0-5]\d)")
_SERVICE_KEYS = {"name", "minutes", "buffer", "price", "online", "online_allowed"}


class Refusal(StrEnum):
    """Why a file is no profile that could be taken in."""

    UNREADABLE = "unreadable"  # the file itself
    TOO_LARGE = "too_large"
    NO_PROFILE = "no_profile"
    NEWER = "newer"  # made by a later version of the app
    EMPTY = "empty"


class NotAProfile(ValueError):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class ProfileRead:
    """``left_out`` names what is in the file and could not be used, such as ``hours.monday``."""

    profile: Profile
    left_out: tuple[str, ...] = ()


def read_profile(
    text: str, is_client_id: Callable[[str], bool], is_tenant: Callable[[str], bool]
) -> ProfileRead:
    """Return what is in ``text``. Raises NotAProfile.

    What may stand for an id and a tenant is told by ``is_client_id`` and ``is_tenant``.
    """
    if any(line.count(".") > MOST_DOTS for line in text.split("\n")):
        raise NotAProfile(Refusal.NO_PROFILE)
    try:
        content = tomllib.loads(text, parse_float=Decimal)
    # RecursionError: brackets in brackets; ValueError also for numbers of thousands of digits
    except (ValueError, RecursionError, ArithmeticError):
        raise NotAProfile(Refusal.NO_PROFILE) from None
    made_for = content.pop(MARK, None)
    if type(made_for) is not int or made_for < 1:  # True is an int to isinstance
        raise NotAProfile(Refusal.NO_PROFILE)
    if made_for > FORMAT:
        raise NotAProfile(Refusal.NEWER)
    reader = _Reader(content, is_client_id, is_tenant)
    profile = reader.profile()
    if all(getattr(profile, one.name) == one.default for one in fields(profile)):
        raise NotAProfile(Refusal.EMPTY)
    return ProfileRead(profile, tuple(short_line(one, LONGEST) for one in reader.left_out))


class _Reader:
    """Takes what it knows out of ``content``; what remains then is nothing it knows."""

    def __init__(
        self,
        content: dict[str, Any],
        is_client_id: Callable[[str], bool],
        is_tenant: Callable[[str], bool],
    ) -> None:
        self._content = content
        self._is_client_id = is_client_id
        self._is_tenant = is_tenant
        self.left_out: list[str] = []

    def profile(self) -> Profile:
        salon, microsoft = self._table("salon"), self._table("microsoft")
        profile = Profile(
            name=self._text(salon, "salon", "name"),
            country=self._text(salon, "salon", "country", lambda it: bool(_COUNTRY.fullmatch(it))),
            time_zone=self._text(salon, "salon", "time_zone", is_zone),
            language=self._text(
                salon, "salon", "language", lambda it: bool(_LANGUAGE.fullmatch(it))
            ),
            address=self._text(salon, "salon", "address"),
            phone=self._text(salon, "salon", "phone"),
            teams=bool(self._text(salon, "salon", "online", lambda it: it == TEAMS)),
            hours=self._hours(),
            staff=tuple(self._names()),
            services=tuple(self._services()),
            client_id=self._text(microsoft, "microsoft", "client_id", self._is_client_id).lower(),
            tenant=self._text(microsoft, "microsoft", "tenant", self._is_tenant).lower(),
        )
        for table, name in ((salon, "salon"), (microsoft, "microsoft"), (self._content, "")):
            self.left_out += [f"{name}.{key}".lstrip(".") for key in table]
        if profile.tenant and not profile.client_id:
            self.left_out.append("microsoft.tenant")  # misleads beside another id
            profile = replace(profile, tenant="")
        return profile

    def _table(self, name: str) -> dict[str, Any]:
        found = self._content.pop(name, {})
        if isinstance(found, dict):
            return found
        self.left_out.append(name)
        return {}

    def _list(self, name: str) -> list[Any]:
        found = self._content.pop(name, [])
        if isinstance(found, list) and len(found) <= MOST:
            return found
        self.left_out.append(name)
        return []

    def _text(
        self,
        table: dict[str, Any],
        name: str,
        key: str,
        is_good: Callable[[str], bool] = lambda _text: True,
    ) -> str:
        found = table.pop(key, "")
        text = _line(found)
        if text is not None and (not text or is_good(text)):
            return text
        self.left_out.append(f"{name}.{key}")
        return ""

    def _names(self) -> Iterator[str]:
        seen: set[str] = set()
        for number, entry in enumerate(self._list("staff"), 1):
            name = _line(entry)
            if not name:
                self.left_out.append(f"staff {number}")
            elif name.casefold() not in seen:
                seen.add(name.casefold())
                yield name

    def _services(self) -> Iterator[Service]:
        seen: set[str] = set()
        for number, entry in enumerate(self._list("services"), 1):
            service = _service(entry) if isinstance(entry, dict) else None
            if service is None:
                self.left_out.append(f"services {number}")
            elif service.name.casefold() not in seen:
                seen.add(service.name.casefold())
                unknown = [key for key in entry if key not in _SERVICE_KEYS]
                self.left_out += [f"services {number}.{key}" for key in unknown]
                yield service

    def _hours(self) -> Week | None:
        """All of the week, or nothing: a day left out would look like one that is closed."""
        table = self._table("hours")
        if not table:
            return None
        days = [_spans(table.pop(day, None)) for day in DAYS]
        wrong = [day for day, spans in zip(DAYS, days, strict=True) if spans is None]
        self.left_out += [f"hours.{name}" for name in (*wrong, *table)]
        return None if wrong else tuple(spans for spans in days if spans is not None)


def _line(value: object) -> str | None:
    """Return a text on one line, with nothing that hides; ``None`` for what is no such text."""
    if not isinstance(value, str) or len(value) > LONGEST:
        return None
    text = short_line(value, LONGEST)
    return text if any(unicodedata.category(sign) != "Cf" for sign in text) else ""


def _spans(value: object) -> tuple[Span, ...] | None:
    """Return the hours of one day in their order; ``None`` where they make no sense."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return None
    found = [_SPAN.fullmatch(one.strip()) for one in value]
    numbers = [tuple(map(int, one.groups())) for one in found if one]
    spans = sorted(
        (Span(time(a, b), time(c, d)) for a, b, c, d in numbers), key=lambda span: span.opens
    )
    ends = [0, *map(closing_minutes, spans)]
    in_order = all(
        before <= minutes_of(span.opens) < closes
        for before, span, closes in zip(ends, spans, ends[1:], strict=False)
    )
    return tuple(spans) if all(found) and in_order else None


def _service(entry: Mapping[str, Any]) -> Service | None:
    name, minutes, buffer = _line(entry.get("name")), entry.get("minutes"), entry.get("buffer", 0)
    online, allowed = entry.get("online", False), entry.get("online_allowed", True)
    price = entry.get("price", 0)
    if not name or not _is_number(minutes) or not _is_number(buffer):
        return None
    if not all(isinstance(one, bool) for one in (online, allowed)) or not _is_price(price):
        return None
    service = Service(
        0,
        name,
        minutes,
        "",
        Place.ONLINE if online else Place.ON_SITE,
        buffer=buffer,
        price=Decimal(price) + 0 if "price" in entry else None,  # + 0: there is no price of -0.00
        online_allowed=allowed,
    )
    return None if service_problems(service) else service


def _is_number(value: object) -> TypeGuard[int]:
    return type(value) is int  # True is an int to isinstance


def _is_price(value: object) -> bool:
    """Whether it is a number with cents at most."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return isinstance(exponent, int) and -2 <= exponent <= 6
    return _is_number(value) and abs(value) < DEAREST
