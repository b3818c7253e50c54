"""Dates and times by the locale, and by what somebody asked for instead."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QLocale, Qt

from desktop.core.models import Customer
from desktop.services.preferences import Clock, DateStyle, Preferences
from desktop.ui import spoken

MONDAY = date(2026, 5, 4)


@pytest.fixture(autouse=True)
def plain_again() -> Iterator[None]:
    yield
    spoken.use(Preferences(), QLocale("en_GB"))


def by(system: str, **asked: object) -> None:
    spoken.use(Preferences(**asked), QLocale(system))


def test_countries_are_named_as_is_spoken_there() -> None:
    seen = []
    for system in ("en_GB", "de_AT"):
        by(system)
        seen.append([spoken.country_name(code) for code in ("AT", "DE", "FR", "XX", "")])
    assert seen == [
        ["Austria", "Germany", "France", "XX", ""],
        ["Österreich", "Deutschland", "France", "XX", ""],
    ]


def test_dates_and_times_read_as_the_system_writes_them() -> None:
    seen = []
    for system in ("en_GB", "en_US", "de_DE", "fr_FR", "ja_JP"):
        by(system)
        day = spoken.day_text(MONDAY), spoken.short_day_text(MONDAY), spoken.date_text(MONDAY)
        seen.append(" | ".join((*day, spoken.time_text(time(14, 5)))))
    assert seen == [
        "Monday, 4 May 2026 | Mon 4 May | 04/05/2026 | 14:05",
        "Monday, May 4, 2026 | Mon May 4 | 5/4/2026 | 2:05\u202fPM",
        "Montag, 4. Mai 2026 | Mo. 4. Mai | 04.05.2026 | 14:05",
        "lundi 4 mai 2026 | lun. 4 mai | 04/05/2026 | 14:05",
        "2026年5月4日月曜日 | 5月4日月 | 2026/05/04 | 14:05",
    ]


def every_locale() -> list[QLocale]:
    anything = QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyTerritory
    return QLocale.matchingLocales(*anything)


def test_the_short_day_tells_the_day_but_not_the_year_in_every_locale() -> None:
    wrong = []
    for one in every_locale():
        spoken.use(Preferences(), one)
        short = spoken.short_day_text(MONDAY)
        four, year = one.toString(4), one.toString(2026).replace(one.groupSeparator(), "")
        if four not in short or year in short or short != short.strip():
            wrong.append((one.name(), short))
    assert wrong == []


def test_a_system_without_a_language_is_read_in_british_english() -> None:
    by("C")
    assert spoken.day_text(MONDAY) == "Monday, 4 May 2026"
    assert QLocale().name() == "en_GB"


@pytest.mark.parametrize(
    ("language", "system", "read"),
    [
        ("", "fr_FR", "fr_FR"),
        ("de", "de_AT", "de_AT"),  # the system's own habits: Jänner, not Januar
        ("de", "de_DE", "de_DE"),
        ("de", "en_GB", "de_DE"),
        ("de", "en_CH", "de_CH"),
        ("de", "C", "de_DE"),
        ("en", "en_US", "en_US"),
        ("en", "de_DE", "en_DE"),  # English words, but a 24-hour clock and the day first
        ("en", "pt_BR", "en_GB"),
        ("en", "C", "en_GB"),
        ("xx", "de_DE", "de_DE"),
    ],
)
def test_the_words_are_in_the_chosen_language_as_it_is_written_here(
    language: str, system: str, read: str
) -> None:
    by(system, language=language)
    assert spoken.locale().name() == read


@pytest.mark.parametrize(
    ("system", "clock", "read"),
    [
        ("en_GB", Clock.AUTO, "14:05"),
        ("en_GB", Clock.H24, "14:05"),
        ("en_GB", Clock.H12, "2:05 pm"),
        ("en_US", Clock.AUTO, "2:05\u202fPM"),
        ("en_US", Clock.H12, "2:05\u202fPM"),
        ("en_US", Clock.H24, "14:05"),
        ("de_DE", Clock.H12, "2:05 PM"),
        ("fi_FI", Clock.H24, "14.05"),
        ("fr_CA", Clock.H24, "14 h 05"),  # the h is a word here, and no part of a pattern
        ("ko_KR", Clock.H24, "14:05"),
    ],
)
def test_the_clock_has_12_or_24_hours_as_asked(system: str, clock: Clock, read: str) -> None:
    by(system, clock=clock)
    assert spoken.time_text(time(14, 5)) == read


@pytest.mark.parametrize(
    ("system", "style", "number", "words", "short"),
    [
        ("en_GB", DateStyle.MONTH_FIRST, "05/04/2026", "Monday, May 4, 2026", "Mon May 4"),
        ("en_US", DateStyle.DAY_FIRST, "04/05/2026", "Monday, 4 May 2026", "Mon 4 May"),
        ("en_US", DateStyle.ISO, "2026-05-04", "Monday, May 4, 2026", "Mon May 4"),
        ("de_DE", DateStyle.MONTH_FIRST, "05/04/2026", "Montag, 4. Mai 2026", "Mo. 4. Mai"),
    ],
)
def test_the_date_has_its_parts_in_the_order_asked_for(
    system: str, style: DateStyle, number: str, words: str, short: str
) -> None:
    by(system, date_style=style)
    read = spoken.date_text(MONDAY), spoken.day_text(MONDAY), spoken.short_day_text(MONDAY)
    assert read == (number, words, short)


def test_the_week_begins_where_the_system_or_somebody_says() -> None:
    first = []
    for system, asked in (("en_GB", 0), ("en_US", 0), ("ar_EG", 0), ("en_US", 1), ("de_DE", 7)):
        by(system, first_weekday=asked)
        first.append(spoken.first_weekday())
    day = Qt.DayOfWeek
    assert first == [day.Monday, day.Sunday, day.Saturday, day.Monday, day.Sunday]


@pytest.mark.parametrize("name", ["\u2069\u202eevil", "\u2066\u2066evil", "evil\u202d"])
def test_no_name_gets_out_of_where_it_is_set_apart(name: str) -> None:
    """One that closed the isolate around it could turn round the sentence it stands in."""
    called = spoken.customer_text(Customer(1, name))
    assert spoken.apart(called) == "\u2068evil\u2069"
    assert spoken.apart(spoken.one_line(name)) == "\u2068evil\u2069"
