"""Weeks and short dates in the order and the words of each language."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from desktop.services.preferences import DateStyle, Preferences
from desktop.ui import spoken
from desktop.ui.header.week_words import shortened, week_text

WEEKS = (
    (date(2026, 5, 4), date(2026, 5, 10)),
    (date(2026, 4, 27), date(2026, 5, 3)),
    (date(2026, 12, 28), date(2027, 1, 3)),
)


@pytest.fixture(autouse=True)
def plain_again() -> Iterator[None]:
    yield
    spoken.use(Preferences(), QLocale("en_GB"))


@pytest.mark.parametrize(
    ("system", "written"),
    [
        ("en_GB", "4 – 10 May 2026 | 27 April – 3 May 2026 | 28 December 2026 – 3 January 2027"),
        (
            "en_US",
            "May 4 – 10, 2026 | April 27 – May 3, 2026 | December 28, 2026 – January 3, 2027",
        ),
        (
            "de_DE",
            "4. – 10. Mai 2026 | 27. April – 3. Mai 2026 | 28. Dezember 2026 – 3. Januar 2027",
        ),
        ("hu_HU", "2026. május 4. – 10. | 2026. április 27. – május 3. | 2026. december 28. –"),
        ("ja_JP", "2026年5月4日 – 2026年5月10日 | 2026年4月27日 – 2026年5月3日 |"),
    ],
)
def test_a_week_says_once_what_its_ends_share(system: str, written: str) -> None:
    spoken.use(Preferences(), QLocale(system))
    assert " | ".join(week_text(*week) for week in WEEKS).startswith(written)


def test_a_week_has_its_parts_in_the_order_asked_for() -> None:
    spoken.use(Preferences(date_style=DateStyle.MONTH_FIRST), QLocale("en_GB"))
    assert week_text(*WEEKS[0]) == "May 4 – 10, 2026"


def test_no_language_loses_the_days_or_the_year_of_a_week() -> None:
    anything = QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyTerritory
    wrong = []
    for one in QLocale.matchingLocales(*anything):
        spoken.use(Preferences(), one)
        text = week_text(*WEEKS[1])
        year = one.toString(2026).replace(one.groupSeparator(), "")
        weekday = one.dayName(1)
        whole = all(part in text for part in (one.toString(27), one.toString(3), year))
        if not whole or (weekday and weekday in text):
            wrong.append((one.name(), text))
    assert wrong == []


@pytest.mark.parametrize(
    ("system", "day", "week"),
    [
        ("en_GB", "Wed, 23 Sept 2026", "28 Sept – 4 Oct 2026"),
        ("de_DE", "Mi., 23. Sept. 2026", "28. Sept. – 4. Okt. 2026"),
    ],
)
def test_names_are_shortened_where_there_is_little_room(system: str, day: str, week: str) -> None:
    spoken.use(Preferences(), QLocale(system))
    wednesday = date(2026, 9, 23)
    assert shortened(spoken.day_text(wednesday), wednesday) == day
    ends = date(2026, 9, 28), date(2026, 10, 4)
    assert shortened(week_text(*ends), *ends) == week
