"""Dates and times as a customer reads them, in each language of messages.

They follow the customer, not this computer: Qt's locales, which know the desk's, have no say.
"""

from datetime import date, datetime, time, timedelta

from desktop.core import times

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
_GERMAN_PLACES = {
    "Athens": "Athen",
    "Belgrade": "Belgrad",
    "Brussels": "Brüssel",
    "Bucharest": "Bukarest",
    "Cairo": "Kairo",
    "Copenhagen": "Kopenhagen",
    "Havana": "Havanna",
    "Kyiv": "Kiew",
    "Lisbon": "Lissabon",
    "Luxembourg": "Luxemburg",
    "Mexico City": "Mexiko-Stadt",
    "Moscow": "Moskau",
    "Prague": "Prag",
    "Rome": "Rom",
    "Singapore": "Singapur",
    "Tokyo": "Tokio",
    "Vienna": "Wien",
    "Warsaw": "Warschau",
    "Zurich": "Zürich",
}
_UTC = "UTC"


def day_words(day: date, language: str) -> str:
    """Return ``Tuesday, 2 June 2026`` or ``Dienstag, 2. Juni 2026``."""
    dot = "." if language == "de" else ""
    weekday, month = _DAYS[language][day.weekday()], _MONTHS[language].split()[day.month - 1]
    return f"{weekday}, {day.day}{dot} {month} {day.year}"


def time_words(at: time, language: str) -> str:
    """Return ``2:30 pm`` or ``14:30 Uhr``; 12 am and 12 pm, which many mix up, by their names."""
    if language == "de":
        return f"{at:%H:%M} Uhr"
    hour, half = (at.hour - 1) % 12 + 1, "am" if at.hour < 12 else "pm"
    if (hour, at.minute) == (12, 0):
        half = "midnight" if at.hour == 0 else "noon"
    return f"{hour}:{at:%M} {half}"


def when_words(
    starts: datetime, salon_zone: str, customer_zone: str, language: str
) -> tuple[str, str]:
    """Return the words for date and time; ``starts`` is the salon's wall-clock time.

    Where the customer's clock shows another time at that instant, its date and time come first and
    the salon's follow in brackets. An empty or unknown ``customer_zone`` is the salon's.

    Raises:
        UnknownZone: there is no such ``salon_zone``.
    """
    instant = times.to_utc_shifted(starts, salon_zone)
    here = times.to_wall(instant, salon_zone)
    there_zone = customer_zone if times.is_zone(customer_zone) else salon_zone
    there = times.to_wall(instant, there_zone)
    if there == here:
        return day_words(here, language), _clock(instant, salon_zone, language)
    salon_words = _placed(_clock(instant, salon_zone, language), salon_zone, language)
    if there.date() != here.date():
        salon_words = f"{day_words(here, language)}, {salon_words}"
    own_words = _placed(_clock(instant, there_zone, language), there_zone, language)
    return day_words(there, language), f"{own_words} ({salon_words})"


def place_words(zone: str, language: str) -> str:
    """Return the city that an IANA zone is named after."""
    city = zone.rpartition("/")[2].replace("_", " ")
    return _GERMAN_PLACES.get(city, city) if language == "de" else city


def _clock(instant: datetime, zone: str, language: str) -> str:
    """Return the time in ``zone``, with its offset in the hour that a clock shows twice."""
    wall = times.to_wall(instant, zone)
    words = time_words(wall.time(), language)
    if not times.is_doubled(wall, zone):
        return words
    offset = wall.replace(fold=0) - instant.replace(tzinfo=None)
    return f"{words} ({_offset_words(offset)})"


def _offset_words(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"{_UTC}{sign}{hours}" + (f":{rest:02}" if rest else "")


def _placed(words: str, zone: str, language: str) -> str:
    return f"{words} {_UTC}" if zone == _UTC else f"{words} in {place_words(zone, language)}"
