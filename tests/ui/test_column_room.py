import pytest

from desktop.ui.column_room import shared


@pytest.mark.parametrize(
    ("widths", "least", "room", "given"),
    [
        ([40, 100, 100], [40, 60, 60], 300, [40, 100, 100]),  # all have room
        ([40, 100, 100], [40, 60, 60], 200, [40, 80, 80]),
        ([40, 300, 100], [40, 60, 60], 240, [40, 100, 100]),  # the widest yields first
        ([40, 300, 100], [40, 60, 60], 340, [40, 200, 100]),
        ([40, 300, 100], [40, 150, 60], 240, [40, 150, 60]),  # none to less than it must have
        ([40, 100, 100], [40, 60, 60], 10, [40, 60, 60]),  # the rest is scrolled to
        ([20, 30], [40, 60], 10, [20, 30]),
        ([], [], 100, []),
    ],
)
def test_the_widest_columns_give_room_to_the_others(
    widths: list[int], least: list[int], room: int, given: list[int]
) -> None:
    assert shared(widths, least, room) == given
