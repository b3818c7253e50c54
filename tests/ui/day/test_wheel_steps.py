import pytest

from desktop.ui.day.wheel_steps import WheelSteps


@pytest.mark.parametrize(
    ("angles", "steps"),
    [
        ([120, 120, -120], [1, 1, -1]),
        ([240], [2]),
        ([50, 50, 50, 90], [0, 0, 1, 1]),
        ([-60, -60], [0, -1]),
        ([100, -100, -20], [0, 0, -1]),  # turning back begins anew
    ],
)
def test_small_turns_add_up_to_steps(angles: list[int], steps: list[int]) -> None:
    wheel = WheelSteps()
    assert [wheel.turned(angle) for angle in angles] == steps
