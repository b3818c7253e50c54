"""The day's board: the grid and what stands on it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from desktop.ui.day.absence_block import AbsenceBlock
from desktop.ui.day.block_content import BlockContent
from desktop.ui.day.booking_block import BookingBlock
from desktop.ui.day.canvas_stop import CanvasStop
from desktop.ui.day.day_absences import DayAbsences
from desktop.ui.day.day_blocks import DayBlocks
from desktop.ui.day.day_grid import Grid, Placed, Spot
from desktop.ui.day.day_page import Page
from desktop.ui.day.day_walk import first_free, free_spot
from desktop.ui.day.time_axis import HOUR, NowLine


class DayBoard(QWidget):
    """Blocks are kept by booking, so a refresh moves and repaints only what changed.

    It leaves the focus where it was.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = Grid(0, HOUR, HOUR, HOUR, 0, 0)
        self._page = Page()
        self._blocks = DayBlocks(self._new_block, self)
        self._absences = DayAbsences(self._new_absence)
        self._now_line = NowLine(self)  # made before the bookings, so it is behind them

    @property
    def grid(self) -> Grid:
        return self._grid

    @property
    def blocks(self) -> dict[int, BookingBlock]:
        """The blocks by booking id; on a full day some come a little later."""
        return self._blocks.made

    @property
    def absences(self) -> list[AbsenceBlock]:
        """The absences, column by column."""
        return self._absences.shown

    @property
    def making(self) -> DayBlocks:
        """What makes the blocks."""
        return self._blocks

    def show_page(self, grid: Grid, page: Page, content_of: Callable[[int], BlockContent]) -> None:
        """Show another page, whose blocks wait for ``fill``; ``content_of`` says what they show."""
        before = self._grid, self._page.tracks
        self._grid, self._page = grid, page
        self.resize(grid.x(grid.columns), grid.height)
        self._blocks.show(grid, page.tracks, content_of)
        self._absences.show(grid, page.tracks, page.absences)
        self._now_line.place(grid, page.now, page.today)
        if before != (grid, page.tracks):
            self.update()

    def fill(self) -> None:
        """Make the blocks of the page, those in sight first."""
        self._blocks.fill(self.visibleRegion().boundingRect())

    def scrolled(self) -> None:
        """Keep in sight what goes along."""
        self._absences.scrolled()

    def select(self, booking_id: int) -> None:
        """Mark one booking, or none with 0."""
        self._blocks.select(booking_id)

    def placed(self, booking_id: int) -> tuple[int, Placed] | None:
        """The column of a booking and its place in it, if it is shown."""
        for column, track in enumerate(self._page.tracks):
            for one in track.placed:
                if one.booking_id == booking_id:
                    return column, one
        return None

    def spot_of(self, booking_id: int) -> Spot | None:
        """Where a booking stands, if it is shown."""
        found = self.placed(booking_id)
        return Spot(found[0], found[1].starts, booking_id) if found else None

    def stop_at(self, spot: Spot) -> CanvasStop | None:
        """The block of the booking or the absence at ``spot``; ``None`` on free time."""
        if spot.booking_id:
            return self._blocks.block(spot.booking_id)
        return self._absences.block(spot)

    def spot_at(self, stop: CanvasStop) -> Spot | None:
        """Where ``stop`` stands, if it is shown: the other way round from ``stop_at``."""
        if isinstance(stop, AbsenceBlock):
            return self._absences.spot_of(stop)
        return self.spot_of(stop.stands_for)

    def rect_of(self, spot: Spot) -> QRect:
        """What ``spot`` takes up."""
        stop = self.stop_at(spot)
        return stop.geometry() if stop else self._grid.slot_rect(spot)

    def spot_under(self, point: QPoint) -> Spot | None:
        """What a click at ``point`` is meant for; ``None`` beside the grid."""
        under = self.childAt(point)
        return self.spot_at(under) if isinstance(under, CanvasStop) else self.free_under(point)

    def free_under(self, point: QPoint) -> Spot | None:
        """Where a booking would begin if it were made at ``point``."""
        spot = self._grid.spot_at(point)
        if spot is None or spot.column >= len(self._page.tracks):
            return None
        minute = self._grid.minute_at(point.y())
        return free_spot(self._grid, self._page.tracks[spot.column], spot, minute)

    def free_from(self, spot: Spot) -> Spot:
        """The free time in that column within an hour of ``spot``, else ``spot`` itself."""
        if spot.column >= len(self._page.tracks):
            return spot
        found = first_free(self._grid, self._page.tracks[spot.column], spot)
        return found if found.minute <= spot.minute + HOUR else spot

    def spot_after(self, spot: Spot) -> Spot:
        """Where ``spot`` is on the page shown now; where it is gone, the free time in its place."""
        grid, column = self._grid, max(0, min(len(self._page.tracks) - 1, spot.column))
        kept = self.spot_of(spot.booking_id) if spot.booking_id else None
        if spot.absence_id:
            kept = self._absences.find(column, spot.absence_id)
        minute = max(grid.first, min(grid.last - grid.slot, spot.minute))
        return kept or Spot(column, grid.slot_of(minute)[0])

    def _new_block(self) -> BookingBlock:
        block = BookingBlock(self)
        self._join(block)
        return block

    def _new_absence(self) -> AbsenceBlock:
        block = AbsenceBlock(self)
        block.lower()  # behind bookings and the line for now
        self._join(block)
        return block

    def _join(self, stop: CanvasStop) -> None:
        self.setTabOrder(self, stop)
