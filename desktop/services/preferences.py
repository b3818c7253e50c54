"""How this user of this computer wants the app to look and read; none of it is in the book.

Kept in ``preferences.json`` in the user's configuration folder. No trouble with that file is worth
a word to the person at the desk: what cannot be read is as it was when the app was new.
"""

import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.services.files import replace_file

logger = logging.getLogger(__name__)

VERSION = 1
SLOT_MINUTES = (5, 10, 15, 20, 30, 60)

_FILE = "preferences.json"
_LANGUAGE = re.compile(r"([a-z]{2,3}(_[A-Z]{2})?)?")


class Clock(StrEnum):
    AUTO = "auto"
    H12 = "12"
    H24 = "24"


class DateStyle(StrEnum):
    AUTO = "auto"
    DAY_FIRST = "day"  # 31/12/2026
    MONTH_FIRST = "month"  # 12/31/2026
    ISO = "iso"  # 2026-12-31


class Contrast(StrEnum):
    AUTO = "auto"
    ON = "on"
    OFF = "off"


class Paper(StrEnum):
    AUTO = "auto"
    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything as it is when the app is new: by the system, and as most desks want it."""

    language: str = ""  # "de"; empty follows the system
    clock: Clock = Clock.AUTO
    first_weekday: int = 0  # 1 Monday to 7 Sunday; 0 goes by the locale
    date_style: DateStyle = DateStyle.AUTO
    slot_minutes: int = 15
    zoom: int = 100  # percent
    reminder_minutes: int = 5  # before an online appointment; 0 is none
    contrast: Contrast = Contrast.AUTO
    window: str = ""  # QMainWindow.saveGeometry() in base64
    paper: Paper = Paper.AUTO
    closing_sheet: bool = False  # whether closing the app leaves the next day's sheet as PDF
    closing_folder: str = ""  # where; empty is the user's documents
    tell_updates: bool = False  # whether the app asks by itself for new versions
    updates_asked: str = ""  # when it did last, such as 2026-05-04T19:00+00:00; empty is never


class PreferencesFile:
    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE

    def read(self) -> Preferences:
        """Return what is kept; never raises. The log tells what was left out, not what it said."""
        content = self._content()
        good = {}
        for name, accepted in _ACCEPTED.items():
            if name not in content:
                continue
            try:
                good[name] = accepted(content[name])
            except ValueError:
                logger.warning("%s: the value of %s is of no use", self._file, name)
        return Preferences(**good)

    def write(self, preferences: Preferences) -> None:
        """Keep ``preferences``. Raises AppError: DISK_FULL, FILE_NOT_WRITTEN."""
        content = {"version": VERSION, **asdict(preferences)}
        replace_file(self._file, json.dumps(content, indent=2) + "\n")

    def _content(self) -> Mapping[str, Any]:
        """Return the values by name, none when there is no file one can make sense of."""
        try:
            content = json.loads(self._file.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            return {}
        # RecursionError: brackets nested deeper than any preference
        except (OSError, ValueError, RecursionError) as error:
            logger.warning("%s: %s", self._file, type(error).__name__)
            return {}
        if not isinstance(content, dict):
            logger.warning("%s: holds no preferences", self._file)
            return {}
        if content.get("version") != VERSION:
            logger.warning("%s: was written by another version of the app", self._file)
            return {}
        return content


def _number(allowed: range | tuple[int, ...]) -> Callable[[Any], int]:
    def accepted(value: Any) -> int:  # noqa: ANN401 - JSON may hold anything here
        if type(value) is not int or value not in allowed:  # True is an int to isinstance
            raise ValueError
        return value

    return accepted


def _text(pattern: re.Pattern[str]) -> Callable[[Any], str]:
    def accepted(value: Any) -> str:  # noqa: ANN401 - JSON may hold anything here
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise ValueError
        return value

    return accepted


def _yes_or_no(value: Any) -> bool:  # noqa: ANN401 - JSON may hold anything here
    if not isinstance(value, bool):
        raise ValueError  # noqa: TRY004 - whatever is of no use is a ValueError here
    return value


def _instant(value: Any) -> str:  # noqa: ANN401 - JSON may hold anything here
    if value == "":
        return ""
    if not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is None:
        raise ValueError
    return value


_ACCEPTED: dict[str, Callable[[Any], Any]] = {
    "language": _text(_LANGUAGE),
    "clock": Clock,
    "first_weekday": _number(range(8)),
    "date_style": DateStyle,
    "slot_minutes": _number(SLOT_MINUTES),
    "zoom": _number(range(50, 301)),
    "reminder_minutes": _number(range(121)),
    "contrast": Contrast,
    "window": _text(re.compile(r"[A-Za-z0-9+/]*={0,2}")),
    "paper": Paper,
    "closing_sheet": _yes_or_no,
    "tell_updates": _yes_or_no,
    "updates_asked": _instant,
    "closing_folder": _text(re.compile(r"[^\x00-\x1f]{0,4096}")),
}
"""Of each field, what turns a value from the file into ours. Raises ValueError."""
