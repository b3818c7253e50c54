"""Dates, times and names as people read them: by the system's locale, or as they asked for."""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTime

from desktop.core.models import Booking, Customer, CustomerKind
from desktop.core.outside_text import one_line as one_line  # noqa: PLC0414 - all words are taken from here
from desktop.services.preferences import Clock, DateStyle, Preferences

_BRITISH = "en_GB"

_NUMERIC = {
    DateStyle.DAY_FIRST: "dd/MM/yyyy",
    DateStyle.MONTH_FIRST: "MM/dd/yyyy",
    DateStyle.ISO: "yyyy-MM-dd",
}
_ENGLISH_LONG = {
    DateStyle.DAY_FIRST: "dddd, d MMMM yyyy",
    DateStyle.MONTH_FIRST: "dddd, MMMM d, yyyy",
}
"""English alone is at home with either order; other languages keep theirs in words."""

_COMMA = re.compile("[,،、]")
_QUOTED = re.compile("'[^']*'")
_FIELD_OR_WORDS = re.compile("(d+|M+|y+)|((?:'[^']*'|[^dMy'])+)")


class _InForce:
    preferences = Preferences()


def use(preferences: Preferences, system: QLocale | None = None) -> None:
    """Read and write dates and times as ``preferences`` say from now on, in Qt's widgets too.

    What is shown already stays as it is until it is shown again; the fields for dates and times
    change with the next ``QEvent.LanguageChange``. ``system`` stands in for the system's locale.
    """
    _InForce.preferences = preferences
    around = _for_people(system or QLocale.system())
    QLocale.setDefault(_speaking(preferences.language, around))


def locale() -> QLocale:
    """The locale in force."""
    return _for_people(QLocale())


def _for_people(some: QLocale) -> QLocale:
    """British English instead of plain C, whose times are not for people."""
    return QLocale(_BRITISH) if some.language() == QLocale.Language.C else some


def _speaking(language: str, around: QLocale) -> QLocale:
    """The locale around here if it speaks ``language``; else that language as written here.

    Where nobody writes it (German in Britain) as in its own country, English as in Britain.
    """
    wanted = QLocale(language).language()
    if wanted in (QLocale.Language.C, around.language()):
        return around
    here = QLocale.territoryToCode(around.territory())
    there = QLocale(f"{QLocale.languageToCode(wanted)}_{here}")
    if (there.language(), there.territory()) == (wanted, around.territory()):
        return there
    return QLocale(_BRITISH if wanted == QLocale.Language.English else language)


def country_name(code: str) -> str:
    """What a country is called: in the language in force, where it is spoken there.

    ``code`` is ISO 3166-1 alpha-2, and returned where Qt knows no name. Qt has no other names than
    these and the English ones.
    """
    territory = QLocale.codeToTerritory(code)
    if territory is QLocale.Country.AnyTerritory:
        return code
    there = QLocale(locale().language(), territory)
    native = there.nativeTerritoryName() if there.territory() == territory else ""
    return native or QLocale.territoryToString(territory)


def first_weekday() -> Qt.DayOfWeek:
    wanted = _InForce.preferences.first_weekday
    return Qt.DayOfWeek(wanted) if wanted else locale().firstDayOfWeek()


def time_format() -> str:
    """Hours and minutes as Qt's date and time fields have them described, such as ``HH:mm``."""
    usual = locale().timeFormat(QLocale.FormatType.ShortFormat)
    clock = _InForce.preferences.clock
    halves = "a" in _QUOTED.sub("", usual).lower()
    if clock == Clock.AUTO or halves == (clock == Clock.H12):
        return usual
    return "h:mm Ap" if clock == Clock.H12 else "HH:mm"


def date_format() -> str:
    """A date in numbers, its year in full, as Qt's date and time fields have it described."""
    if asked := _NUMERIC.get(_InForce.preferences.date_style):
        return asked
    usual = locale().dateFormat(QLocale.FormatType.ShortFormat)
    return usual if "yyyy" in usual else usual.replace("yy", "yyyy")


def time_text(moment: datetime | time) -> str:
    """The time of day, such as 14:30 or 2:30 pm."""
    shown = QTime(moment.hour, moment.minute)
    if _InForce.preferences.clock == Clock.AUTO:
        return locale().toString(shown, QLocale.FormatType.ShortFormat)
    return locale().toString(shown, time_format())


def hours_text(booking: Booking) -> str:
    """From when to when on the wall clock."""
    ends = booking.starts + timedelta(minutes=booking.minutes)
    return f"{time_text(booking.starts)}–{time_text(ends)}"


def day_text(day: date) -> str:
    """The date in words, such as Monday, 23 November 2026."""
    return locale().toString(_qdate(day), _long_format())


def short_day_text(day: date) -> str:
    """The day without its year, such as Mon 23 Nov."""
    return locale().toString(_qdate(day), _without_year(_long_format()))


def date_text(day: date) -> str:
    """The date in numbers, such as 23/11/2026."""
    return locale().toString(_qdate(day), date_format())


def apart(text: str) -> str:
    """``text`` in a Unicode isolate, so that its direction leaves what stands beside it alone."""
    return f"\u2068{text}\u2069"


def customer_text(customer: Customer) -> str:
    """What to call a customer: the name, else the number, else the address."""
    if customer.kind is CustomerKind.WALK_IN:
        return QCoreApplication.translate("spoken", "Walk-in")
    if customer.kind is CustomerKind.ERASED:
        return QCoreApplication.translate("spoken", "Deleted customer")
    named = one_line(customer.name) or one_line(customer.phone) or one_line(customer.email)
    return named or QCoreApplication.translate("spoken", "Customer without a name")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _long_format() -> str:
    """How a date in words is written, in the order asked for where the language has both."""
    usual = locale().dateFormat(QLocale.FormatType.LongFormat)
    if locale().language() != QLocale.Language.English:
        return usual
    return _ENGLISH_LONG.get(_InForce.preferences.date_style, usual)


@lru_cache(maxsize=32)
def _without_year(long: str) -> str:
    """Return ``long`` with short names and without the year and the words that go with it.

    Those are what follows the year, and what leads to it where it comes last.
    """
    parts = [match.groups() for match in _FIELD_OR_WORDS.finditer(long)]
    fields = [index for index, (field, _) in enumerate(parts) if field]
    years = [index for index in fields if parts[index][0].startswith("y")]
    left_out = {index + offset for index in years for offset in (0, 1)}
    if years and years[-1] == fields[-1]:
        left_out.add(years[-1] - 1)
    kept = [part for index, part in enumerate(parts) if index not in left_out]
    short = "".join(field[:3] if field else _COMMA.sub("", words) for field, words in kept)
    return short.strip()
