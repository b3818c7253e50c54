"""What counts as lost, and what does not."""

import pytest

from tests.killed.expected import CANCELLED, DELETED, Expected, State

NINE, TEN = State("2027-06-10T09:00", 1), State("2027-06-10T10:00", 2)
BOOK = {"what": "book", "who": "Zoe", "starts": NINE.starts, "staff_id": 1}
MOVE = {"what": "move", "who": "Zoe", "starts": TEN.starts, "staff_id": 2}
CANCEL, UNDO, TELL = ({"what": what, "who": "Zoe"} for what in ("cancel", "undo", "tell"))
OFF = State(TEN.starts, 2, CANCELLED)


def after(*acts: dict[str, object], cut_off: dict[str, object] | None = None) -> Expected:
    expected = Expected()
    for act in acts:
        expected.begins(act)
        expected.saved()
    if cut_off:
        expected.begins(cut_off)
        assert expected.cut_off()
    return expected


@pytest.mark.parametrize(
    ("expected", "right", "wrong"),
    [
        (after(BOOK), NINE, None),
        (after(BOOK, MOVE), TEN, NINE),
        (after(BOOK, MOVE, CANCEL), OFF, TEN),
        (after(BOOK, MOVE, UNDO), NINE, TEN),
        (after(BOOK, UNDO), State(NINE.starts, 1, DELETED), NINE),
        (after(BOOK, TELL), State(NINE.starts, 1, told=1), NINE),
        (after(BOOK, MOVE, TELL, UNDO), State(NINE.starts, 1, told=1), NINE),
        (after(BOOK, TELL, UNDO), State(NINE.starts, 1, DELETED, told=1), OFF),
    ],
)
def test_what_was_saved_must_be_there(
    expected: Expected, right: State, wrong: State | None
) -> None:
    assert expected.differences({"Zoe": right}) == []
    assert len(expected.differences({"Zoe": wrong} if wrong else {})) == 1


def test_what_was_cut_off_may_be_there_as_a_whole() -> None:
    for book in ({}, {"Zoe": NINE}):
        assert after(cut_off=BOOK).differences(book) == []
    for held in (NINE, TEN):
        assert after(BOOK, cut_off=MOVE).differences({"Zoe": held}) == []
    assert len(after(BOOK, cut_off=MOVE).differences({"Zoe": State(TEN.starts, 1)})) == 1
    assert len(after(BOOK, cut_off=MOVE).differences({})) == 1


def test_nobody_is_in_the_book_who_was_not_booked() -> None:
    assert after().differences({"Zoe": NINE}) == ["Zoe was never booked"]


def test_what_was_found_once_must_stay() -> None:
    expected = after(BOOK, cut_off=MOVE)
    assert expected.differences({"Zoe": TEN}) == []
    assert len(expected.differences({"Zoe": NINE})) == 1
