"""The absences on the day's canvas."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from desktop.ui.day.absence_block import AbsenceBlock, AbsenceContent
from desktop.ui.day.day_grid import Grid, Spot, Track
from desktop.ui.day.stop_pool import StopPool


class DayAbsences:
    """Blocks are kept by absence and, in a week, by how many days of it are shown before."""

    def __init__(self, make: Callable[[], AbsenceBlock]) -> None:
        self._pool: StopPool[tuple[int, int], AbsenceBlock] = StopPool(make)
        self._spots: dict[Spot, AbsenceBlock] = {}

    @property
    def shown(self) -> list[AbsenceBlock]:
        return list(self._spots.values())

    def show(
        self,
        grid: Grid,
        tracks: Sequence[Track],
        contents: Mapping[tuple[int, int], AbsenceContent],
    ) -> None:
        """Show the absences of ``tracks``; ``contents`` has each by column and id."""
        before: Counter[int] = Counter()
        blocks = {}
        for column, track in enumerate(tracks):
            for away in track.away:
                rect = grid.away_rect(column, away)
                if rect.isEmpty():
                    continue
                key = away.absence_id, before[away.absence_id]
                before[away.absence_id] += 1
                block = self._pool.take(key)
                block.setGeometry(rect)
                block.show_content(contents[column, away.absence_id])
                block.show()
                minute = max(grid.first, away.starts)
                blocks[key] = Spot(column, minute, absence_id=away.absence_id), block
        self._spots = dict(blocks.values())
        self._pool.drop_others(blocks.keys())

    def scrolled(self) -> None:
        """Keep the words of those in sight in sight."""
        for block in self._spots.values():
            block.scrolled()

    def block(self, spot: Spot) -> AbsenceBlock | None:
        return self._spots.get(spot)

    def find(self, column: int, absence_id: int) -> Spot | None:
        """Where an absence stands in a column, if it is shown."""
        own = (spot for spot in self._spots if spot.absence_id == absence_id)
        return next((spot for spot in own if spot.column == column), None)

    def spot_of(self, block: AbsenceBlock) -> Spot | None:
        return next((spot for spot, one in self._spots.items() if one is block), None)
