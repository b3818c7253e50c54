"""Wall-clock time and instants, on both sides of every kind of clock change."""

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import times
from desktop.core.times import NonexistentTime, UnknownZone
from tests.core.booking_builder import booking

ZONES = [
    "UTC",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",  # winter is the exception there
    "America/New_York",
    "America/St_Johns",  # once changed its clocks a minute after midnight
    "America/Sao_Paulo",  # once changed them at midnight
    "Africa/Cairo",  # changes at midnight
    "Africa/Casablanca",  # goes back for Ramadan
    "Antarctica/Troll",  # two hours
    "Asia/Kathmandu",
    "Australia/Lord_Howe",  # half an hour
    "Pacific/Apia",  # skipped a whole day
    "Pacific/Chatham",
]
GAPS = [
    ("Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:55", "2026-03-29T03:00"),
    ("Europe/Berlin", "2026-03-29T02:59", "2026-03-29T01:55", "2026-03-29T03:00"),
    ("Europe/London", "2026-03-29T01:30", "2026-03-29T00:55", "2026-03-29T02:00"),
    ("America/New_York", "2026-03-08T02:30", "2026-03-08T01:55", "2026-03-08T03:00"),
    ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T01:55", "2026-10-04T02:30"),
    ("Africa/Cairo", "2026-04-24T00:30", "2026-04-23T23:55", "2026-04-24T01:00"),
    ("Antarctica/Troll", "2026-03-29T02:00", "2026-03-29T00:55", "2026-03-29T03:00"),
    ("Pacific/Apia", "2011-12-30T12:00", "2011-12-29T23:55", "2011-12-31T00:00"),
    ("America/St_Johns", "2007-03-11T00:30", "2007-03-11T00:00", "2007-03-11T01:01"),
]

zones = st.sampled_from(ZONES)
walls = st.datetimes(datetime(2000, 1, 1), datetime(2036, 12, 31)).map(
    lambda wall: wall.replace(second=0, microsecond=0)
)
instants = st.datetimes(datetime(2000, 1, 1), datetime(2036, 12, 31), timezones=st.just(UTC)).map(
    lambda instant: instant.replace(microsecond=0)
)
near_changes = st.one_of(
    st.sampled_from([(zone, datetime.fromisoformat(skipped)) for zone, skipped, *_ in GAPS]),
    st.tuples(zones, walls),
)


@pytest.mark.parametrize(("zone", "skipped", "before", "after"), GAPS)
def test_a_skipped_time_is_refused_with_the_nearest_that_exist(
    zone: str, skipped: str, before: str, after: str
) -> None:
    with pytest.raises(NonexistentTime) as refused:
        times.to_utc(datetime.fromisoformat(skipped), zone)
    assert refused.value.before == datetime.fromisoformat(before)
    assert refused.value.after == datetime.fromisoformat(after)


@pytest.mark.parametrize(
    ("zone", "wall", "first", "second"),
    [
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30Z", "2026-10-25T01:30Z"),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z", "2026-04-04T15:15Z"),
        ("Antarctica/Troll", "2026-10-25T01:30", "2026-10-24T23:30Z", "2026-10-25T01:30Z"),
    ],
)
def test_fold_tells_the_passes_of_a_doubled_hour_apart(
    zone: str, wall: str, first: str, second: str
) -> None:
    shown = datetime.fromisoformat(wall)
    assert times.is_doubled(shown, zone)
    assert times.to_utc(shown, zone) == datetime.fromisoformat(first)
    assert times.to_utc(shown.replace(fold=1), zone) == datetime.fromisoformat(second)


@given(zones, instants)
def test_every_instant_has_one_wall_clock_time_that_leads_back(
    zone: str, instant: datetime
) -> None:
    wall = times.to_wall(instant, zone)
    assert wall.tzinfo is None
    assert times.to_utc(wall, zone) == instant
    assert times.is_doubled(wall, zone) or wall.fold == 0


def gap_at(wall: datetime, zone: str) -> NonexistentTime | None:
    try:
        times.to_utc(wall, zone)
    except NonexistentTime as gap:
        return gap
    return None


@given(near_changes)
def test_a_wall_clock_time_either_comes_back_as_it_was_or_is_refused(
    where: tuple[str, datetime],
) -> None:
    zone, wall = where
    gap = gap_at(wall, zone)
    if gap is None:
        assert times.to_wall(times.to_utc(wall, zone), zone) == wall
        return
    assert gap.before < wall < gap.after
    assert gap.before.minute % 5 == 0
    assert times.to_wall(times.to_utc(gap.before, zone), zone) == gap.before
    assert times.to_wall(times.to_utc(gap.after, zone), zone) == gap.after
    just_before = times.to_utc(gap.after, zone) - timedelta(seconds=1)
    assert times.to_wall(just_before, zone) < wall


@given(near_changes)
def test_shifting_moves_a_skipped_time_by_the_gap_and_no_other(
    where: tuple[str, datetime],
) -> None:
    zone, wall = where
    shifted = times.to_wall(times.to_utc_shifted(wall, zone), zone)
    aware = wall.replace(tzinfo=ZoneInfo(zone))
    early, late = aware.utcoffset(), aware.replace(fold=1).utcoffset()
    assert early is not None
    assert late is not None
    assert shifted - wall == (late - early if gap_at(wall, zone) else timedelta(0))


@given(zones, instants)
def test_iso_text_names_the_same_instant_with_the_offset_of_that_day(
    zone: str, instant: datetime
) -> None:
    read_back = datetime.fromisoformat(times.iso_with_offset(instant, zone))
    assert read_back == instant
    assert read_back.utcoffset() == instant.astimezone(ZoneInfo(zone)).utcoffset()


@pytest.mark.parametrize(
    ("instant", "zone", "text"),
    [
        ("2026-10-25T09:00Z", "Europe/Berlin", "2026-10-25T10:00:00+01:00"),
        ("2026-10-24T08:00Z", "Europe/Berlin", "2026-10-24T10:00:00+02:00"),
        ("2026-06-01T12:00Z", "America/St_Johns", "2026-06-01T09:30:00-02:30"),
        ("2026-06-01T12:00Z", "UTC", "2026-06-01T12:00:00+00:00"),
    ],
)
def test_iso_text_is_written_in_full(instant: str, zone: str, text: str) -> None:
    assert times.iso_with_offset(datetime.fromisoformat(instant), zone) == text


@pytest.mark.parametrize(
    ("starts", "wall_end"),
    [
        ("2026-03-29T01:30", "2026-03-29T03:30"),  # forward in between
        ("2026-10-25T01:30", "2026-10-25T02:30"),  # first pass of the doubled hour
        ("2026-10-25T02:30", "2026-10-25T02:30"),  # an hour later it is half past two again
        ("2026-06-02T10:00", "2026-06-02T11:00"),
    ],
)
def test_a_booking_lasts_as_long_as_it_says_across_a_clock_change(
    starts: str, wall_end: str
) -> None:
    held = booking(starts=datetime.fromisoformat(starts), minutes=60)
    begins, ends = times.interval(held, "Europe/Berlin")
    assert ends - begins == timedelta(minutes=60)
    assert times.to_wall(ends, "Europe/Berlin") == datetime.fromisoformat(wall_end)


def test_a_saved_time_that_has_come_to_be_skipped_can_still_be_read() -> None:
    held = booking(starts=datetime(2026, 3, 29, 2, 30))
    begins, _ = times.interval(held, "Europe/Berlin")
    assert times.to_wall(begins, "Europe/Berlin") == datetime(2026, 3, 29, 3, 30)


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2026, 6, 2), "Europe/Berlin", 24),
        (date(2026, 3, 29), "Europe/Berlin", 23),
        (date(2026, 10, 25), "Europe/Berlin", 25),
        (date(2026, 10, 4), "Australia/Lord_Howe", 23.5),
        (date(2026, 4, 24), "Africa/Cairo", 23),
        (date(2011, 12, 30), "Pacific/Apia", 0),
    ],
)
def test_a_day_is_as_long_as_the_clock_makes_it(day: date, zone: str, hours: float) -> None:
    begins, ends = times.day_bounds(day, zone)
    assert ends - begins == timedelta(hours=hours)


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "America", "../etc/passwd", "/etc/localtime"])
def test_what_is_no_zone_is_told_apart(name: str) -> None:
    assert not times.is_zone(name)
    with pytest.raises(UnknownZone):
        times.to_utc(datetime(2026, 1, 1), name)


def test_the_zones_to_choose_from_all_work() -> None:
    offered = times.zones()
    assert {"Europe/Berlin", "Australia/Lord_Howe", "UTC"} <= set(offered)
    assert offered == sorted(offered)
    assert all(times.is_zone(name) for name in offered)


@pytest.fixture
def no_system_zones() -> Iterator[None]:
    """As on Windows, whose system has no zone files."""
    zoneinfo.reset_tzpath([])
    ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath()
    ZoneInfo.clear_cache()


@pytest.mark.usefixtures("no_system_zones")
def test_zone_data_comes_from_the_package_where_the_system_has_none() -> None:
    assert times.to_utc(datetime(2026, 7, 1, 12), "Europe/Berlin").hour == 10
    assert not times.is_zone("Mars/Olympus")
