"""How long a slot is, and how high it is drawn."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from desktop.services.preferences import SLOT_MINUTES

USUAL = 15
ZOOMS = (50, 60, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""Percent: where one turn of the wheel leads."""


@dataclass(frozen=True, slots=True)
class Scale:
    """``slot`` in minutes, one of ``SLOT_MINUTES``; ``zoom`` in percent, within ``ZOOMS``."""

    slot: int = USUAL
    zoom: int = 100

    @classmethod
    def fit(cls, slot: int, zoom: int) -> "Scale":
        """The nearest that there is."""
        nearest = min(SLOT_MINUTES, key=lambda one: abs(one - slot))
        return cls(nearest, max(ZOOMS[0], min(ZOOMS[-1], zoom)))

    def zoomed(self, steps: int) -> "Scale":
        """So many steps closer, or further off where it is less than 0."""
        if steps > 0:
            place = bisect_right(ZOOMS, self.zoom) + steps - 1
        else:
            place = bisect_left(ZOOMS, self.zoom) + steps
        return replace(self, zoom=ZOOMS[max(0, min(len(ZOOMS) - 1, place))])

    def slot_height(self, row: int) -> int:
        """Pixels for a slot; ``row`` is as high as a line of text needs.

        A short slot still holds its line; a long one grows less than its minutes, so that a day of
        whole hours fits on the screen.
        """
        rows = 1.0 if self.slot <= USUAL else 0.4 + 0.6 * self.slot / USUAL
        return max(4, round(row * rows * self.zoom / 100))
