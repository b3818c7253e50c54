"""Dates and times as a customer reads them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import times
from desktop.core.date_words import day_words, place_words, time_words, when_words
from desktop.core.messages import LANGUAGES


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (date(2026, 6, 2), "en", "Tuesday, 2 June 2026"),
        (date(2026, 6, 2), "de", "Dienstag, 2. Juni 2026"),
        (date(2028, 2, 29), "en", "Tuesday, 29 February 2028"),
        (date(2027, 3, 13), "de", "Samstag, 13. März 2027"),
    ],
)
def test_days_in_words(day: date, language: str, words: str) -> None:
    assert day_words(day, language) == words


@pytest.mark.parametrize(
    ("at", "english", "german"),
    [
        (time(0, 0), "12:00 midnight", "00:00 Uhr"),
        (time(0, 5), "12:05 am", "00:05 Uhr"),
        (time(9, 30), "9:30 am", "09:30 Uhr"),
        (time(12, 0), "12:00 noon", "12:00 Uhr"),
        (time(12, 30), "12:30 pm", "12:30 Uhr"),
        (time(23, 55), "11:55 pm", "23:55 Uhr"),
    ],
)
def test_times_in_words(at: time, english: str, german: str) -> None:
    assert (time_words(at, "en"), time_words(at, "de")) == (english, german)


TEN = datetime(2026, 6, 2, 10, 0)


@pytest.mark.parametrize(
    ("starts", "customer_zone", "language", "words"),
    [
        (TEN, "", "en", ("Tuesday, 2 June 2026", "10:00 am")),
        (TEN, "Atlantis/Middle", "en", ("Tuesday, 2 June 2026", "10:00 am")),
        (TEN, "Europe/Vienna", "de", ("Dienstag, 2. Juni 2026", "10:00 Uhr")),
        (
            TEN,
            "America/New_York",
            "en",
            ("Tuesday, 2 June 2026", "4:00 am in New York (10:00 am in Berlin)"),
        ),
        (
            TEN,
            "America/Los_Angeles",
            "de",
            (
                "Dienstag, 2. Juni 2026",
                "01:00 Uhr in Los Angeles (10:00 Uhr in Berlin)",
            ),
        ),
        (
            TEN.replace(hour=8),
            "America/Los_Angeles",
            "en",
            (
                "Monday, 1 June 2026",
                "11:00 pm in Los Angeles (Tuesday, 2 June 2026, 8:00 am in Berlin)",
            ),
        ),
        (
            TEN,
            "Europe/Lisbon",
            "de",
            ("Dienstag, 2. Juni 2026", "09:00 Uhr in Lissabon (10:00 Uhr in Berlin)"),
        ),
        (TEN, "UTC", "en", ("Tuesday, 2 June 2026", "8:00 am UTC (10:00 am in Berlin)")),
    ],
)
def test_both_times_are_told_where_the_clocks_differ(
    starts: datetime, customer_zone: str, language: str, words: tuple[str, str]
) -> None:
    assert when_words(starts, "Europe/Berlin", customer_zone, language) == words


@pytest.mark.parametrize(("fold", "words"), [(0, "2:30 am (UTC+2)"), (1, "2:30 am (UTC+1)")])
def test_the_hour_a_clock_shows_twice_is_told_apart(fold: int, words: str) -> None:
    starts = datetime(2026, 10, 25, 2, 30, fold=fold)
    assert when_words(starts, "Europe/Berlin", "", "en") == ("Sunday, 25 October 2026", words)


def test_offsets_of_half_an_hour_are_whole() -> None:
    starts = datetime(2026, 4, 5, 1, 45)  # Lord Howe's clock goes back by half an hour
    assert when_words(starts, "Australia/Lord_Howe", "", "en")[1] == "1:45 am (UTC+11)"
    later = starts.replace(fold=1)
    assert when_words(later, "Australia/Lord_Howe", "", "en")[1] == "1:45 am (UTC+10:30)"
    west = datetime(2026, 11, 1, 1, 30, fold=1)
    assert when_words(west, "America/St_Johns", "", "en")[1] == "1:30 am (UTC-3:30)"


def test_a_time_the_clock_skips_is_told_as_it_will_be() -> None:
    starts = datetime(2026, 3, 29, 2, 30)
    assert when_words(starts, "Europe/Berlin", "", "de")[1] == "03:30 Uhr"


def test_places_are_cities() -> None:
    assert place_words("America/Argentina/Buenos_Aires", "en") == "Buenos Aires"
    assert [place_words("Europe/Vienna", one) for one in LANGUAGES] == ["Vienna", "Wien"]


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2035, 12, 31)),
    st.sampled_from(times.zones()),
    st.sampled_from(["", *times.zones()]),
    st.sampled_from(LANGUAGES),
)
def test_the_customers_own_clock_comes_first(
    starts: datetime, salon_zone: str, customer_zone: str, language: str
) -> None:
    starts = starts.replace(second=0, microsecond=0)
    date_told, time_told = when_words(starts, salon_zone, customer_zone, language)
    instant = times.to_utc_shifted(starts, salon_zone)
    there = times.to_wall(instant, customer_zone or salon_zone)
    assert date_told == day_words(there, language)
    assert time_told.startswith(time_words(there.time(), language))
    here = times.to_wall(instant, salon_zone)
    assert time_words(here.time(), language) in time_told
    assert abs(there - instant.astimezone(UTC).replace(tzinfo=None)) <= timedelta(hours=14)
