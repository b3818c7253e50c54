"""Counts the turns of a wheel, which fine wheels and touchpads tell in small parts."""

NOTCH = 120
"""Eighths of a degree: one step of an ordinary wheel."""


class WheelSteps:
    def __init__(self) -> None:
        self._rest = 0

    def turned(self, angle: int) -> int:
        """Return the whole steps that ``angle`` completes; turning back begins anew."""
        if angle * self._rest < 0:
            self._rest = 0
        steps = int((self._rest + angle) / NOTCH)
        self._rest += angle - steps * NOTCH
        return steps
