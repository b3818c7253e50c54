"""Everything a person may have put into the booking form, as a text to keep against a crash."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from desktop.core.models import Place

VERSION = 1
"""Goes up when an older text would be misread."""


@dataclass(frozen=True, slots=True)
class FormContent:
    """What stands in each field, finished or not. An id of 0 means that nothing is chosen.

    ``booking_id`` is the booking being changed, 0 a new one. ``which`` is the pass of an hour shown
    twice, -1 while that is not answered or not asked. ``until`` is ``None`` until a repetition was
    looked at.
    """

    starts: datetime
    minutes: int
    booking_id: int = 0
    customer_id: int = 0
    search: str = ""
    phone: str = ""
    email: str = ""
    service_id: int = 0
    staff_id: int = 0
    which: int = -1
    place: Place = Place.ON_SITE
    note: str = ""
    repeats: bool = False
    weeks: int = 1
    until: date | None = None


def text_of(content: FormContent) -> str:
    return json.dumps({"version": VERSION} | asdict(content), default=str)


def content_of(text: str) -> FormContent | None:
    """Return what :func:`text_of` made a text of, ``None`` when it is damaged or too old."""
    try:
        held = json.loads(text)
        if held.pop("version") != VERSION or set(held) != set(_READERS):
            return None
        return FormContent(**{name: _READERS[name](value) for name, value in held.items()})
    except (ValueError, TypeError, LookupError, AttributeError):  # whatever else a text may be
        return None


def _only(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        if type(value) is not kind:
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return read


def _wall(value: str) -> datetime:
    wall = datetime.fromisoformat(value)
    if wall.tzinfo is not None:
        raise ValueError(f"{value} is no wall-clock time")
    return wall


_READERS: dict[str, Callable[[Any], Any]] = {
    "starts": _wall,
    "place": Place,
    "until": lambda value: None if value is None else date.fromisoformat(value),
    "repeats": _only(bool),
    **dict.fromkeys(("search", "phone", "email", "note"), _only(str)),
    **dict.fromkeys(
        ("minutes", "booking_id", "customer_id", "service_id", "staff_id", "which", "weeks"),
        _only(int),
    ),
}
