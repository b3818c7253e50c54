"""Rows of a time table are high enough, and nothing is lost or doubled between pages."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.paper.paper_rows import Box, Part, parts_of

HOURS = (9 * 60, 18 * 60)
ROOM = 500.0
PER_MINUTE = 0.42


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    starts = draw(st.integers(HOURS[0] // 5, HOURS[1] // 5 - 1)) * 5
    minutes = draw(st.integers(1, 48)) * 5
    return Box(starts, min(starts + minutes, HOURS[1]), draw(st.floats(1, ROOM)))


def room_for(part: Part, box: Box) -> float:
    return part.top(box.ends) - part.top(box.starts)


@given(st.lists(boxes(), max_size=40))
def test_words_stand_on_one_page_each_and_fit(some: list[Box]) -> None:
    parts = parts_of(HOURS, some, ROOM, PER_MINUTE)
    told = sorted(index for part in parts for index in part.worded)
    assert told == list(range(len(some)))
    for part in parts:
        for index in part.worded:
            assert part.holds(some[index].starts, some[index].ends)
            assert room_for(part, some[index]) >= some[index].need - 0.1


@given(st.lists(boxes(), max_size=40))
def test_pages_follow_each_other_and_none_is_too_full(some: list[Box]) -> None:
    parts = parts_of(HOURS, some, ROOM, PER_MINUTE)
    assert (parts[0].cuts[0], parts[-1].cuts[-1]) == HOURS
    assert all(one.cuts[-1] == next_one.cuts[0] for one, next_one in pairwise(parts))
    for part in parts:
        assert list(part.tops) == sorted(part.tops)
        assert part.tops[0] == 0
        assert part.tops[-1] <= ROOM + 0.1


def test_an_empty_day_fills_its_page_evenly() -> None:
    (part,) = parts_of(HOURS, [], ROOM, PER_MINUTE)
    assert part.tops[-1] == ROOM
    assert part.top(13 * 60 + 30) == ROOM / 2


def test_a_page_ends_where_no_words_are_cut() -> None:
    high = [Box(9 * 60 + 60 * hour, 10 * 60 + 60 * hour, 150) for hour in range(9)]
    parts = parts_of(HOURS, high, ROOM, PER_MINUTE)
    assert [part.cuts[0] // 60 for part in parts] == [9, 12, 15]


def test_a_time_outside_a_part_lies_at_its_edge() -> None:
    part = Part((600, 660), (0.0, 30.0), frozenset())
    assert [part.top(minutes) for minutes in (540, 600, 630, 660, 900)] == [0, 0, 15, 30, 30]
    assert not part.holds(540, 600)
    assert not part.holds(660, 700)
