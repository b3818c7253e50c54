import pytest

from desktop.services.preferences import SLOT_MINUTES
from desktop.ui.day.day_scale import ZOOMS, Scale

ROW = 20


@pytest.mark.parametrize(
    ("slot", "zoom", "scale"),
    [
        (15, 100, Scale(15, 100)),
        (5, 50, Scale(5, 50)),
        (60, 300, Scale(60, 300)),
        (15, 105, Scale(15, 105)),
        (0, 10, Scale(5, 50)),
        (45, 400, Scale(30, 300)),
        (17, 100, Scale(15, 100)),
    ],
)
def test_a_scale_is_the_nearest_there_is(slot: int, zoom: int, scale: Scale) -> None:
    assert Scale.fit(slot, zoom) == scale


@pytest.mark.parametrize(
    ("zoom", "steps", "there"),
    [
        (100, 1, 110),
        (100, -1, 90),
        (100, 2, 125),
        (100, 0, 100),
        (105, 1, 110),
        (105, -1, 100),
        (300, 1, 300),
        (50, -3, 50),
    ],
)
def test_a_step_leads_to_the_next_zoom(zoom: int, steps: int, there: int) -> None:
    assert Scale(15, zoom).zoomed(steps).zoom == there


def test_a_slot_holds_a_line_and_hours_shrink_with_longer_slots() -> None:
    heights = {slot: Scale(slot).slot_height(ROW) for slot in SLOT_MINUTES}
    assert min(heights.values()) == heights[5] == heights[15] == ROW
    hours = [heights[slot] * 60 / slot for slot in SLOT_MINUTES]
    assert hours == sorted(hours, reverse=True)
    assert [Scale(15, zoom).slot_height(ROW) for zoom in (50, 200)] == [ROW // 2, 2 * ROW]
    assert all(Scale(5, zoom).slot_height(ROW) >= 4 for zoom in ZOOMS)
