"""The frame around the day's canvas: it scrolls and zooms, heads and hours stay."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.ui.day.day_canvas import DayCanvas
from desktop.ui.day.day_columns import ColumnHeads
from desktop.ui.day.day_contents import DayContents
from desktop.ui.day.day_grid import Grid
from desktop.ui.day.day_scale import Scale
from desktop.ui.day.time_axis import TimeAxis
from desktop.ui.day.wheel_steps import WheelSteps

LEAST_COLUMN = 30
"""Letters that a column has room for; where there are too many columns, they scroll."""

LEAST_WEEKDAY = 24
"""The same in a week: its seven columns should be seen at once."""

NORMAL = 100


class DayFrame(QScrollArea):
    """What fills it shows its page in ``lay_out``, which ``fit`` calls."""

    zoomed = Signal(int)
    """In percent, by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dayView")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        # Hours stand at the left and columns follow to the right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._fitting = False
        self._scale = Scale()
        self._wheel = WheelSteps()
        self._heads = ColumnHeads(self)
        self._axis = TimeAxis(self)
        self._corner = QWidget(self)
        self._corner.setObjectName("header")
        self.canvas = DayCanvas(self)
        self.setWidget(self.canvas)
        self.canvas.walked.connect(self._show_rect)
        self._heads.walked.connect(self._show_column)
        self.verticalScrollBar().valueChanged.connect(self._axis.scroll_to)
        self.verticalScrollBar().valueChanged.connect(self.canvas.scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._heads.scroll_to)

    @property
    def axis(self) -> TimeAxis:
        return self._axis

    @property
    def heads(self) -> ColumnHeads:
        return self._heads

    @property
    def slot_minutes(self) -> int:
        return self._scale.slot

    @property
    def zoom(self) -> int:
        """In percent."""
        return self._scale.zoom

    def set_scale(self, slot_minutes: int, zoom: int) -> None:
        """Show slots of 5 to 60 minutes at 50 to 300 percent; the time in the middle stays."""
        self._rescale(Scale.fit(slot_minutes, zoom), self.viewport().height() // 2)

    def zoom_by(self, steps: int) -> None:
        """Go so many steps closer, or further off where it is less than 0."""
        self._zoom(steps, self.viewport().height() // 2)

    def zoom_normal(self) -> None:
        """Go back to 100 percent."""
        self._take_scale(Scale.fit(self._scale.slot, NORMAL), self.viewport().height() // 2)

    def lay_out(self) -> None:
        """Show the page at the present scale and size, without its blocks."""

    def fit(self) -> None:
        """Lay out; once more where a scroll bar that comes or goes has changed the room."""
        self._fitting = True
        try:
            self._place_edges()
            room = self.viewport().size()
            self.lay_out()
            if self.viewport().size() != room:
                self._place_edges()
                self.lay_out()
        finally:
            self._fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the new width."""
        super().resizeEvent(event)
        if not self._fitting:
            self.fit()
            self.canvas.fill()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, where the pointer is; scroll otherwise."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        event.accept()
        steps = self._wheel.turned(event.angleDelta().y())
        self._zoom(steps, self.viewport().mapFromGlobal(event.globalPosition().toPoint()).y())

    def _place_edges(self) -> None:
        """Give heads and hours the room they need."""
        side, head = self._axis.needed_width(), self._heads.needed_height()
        self.setViewportMargins(side, head, 0, 0)
        port = self.viewport().geometry()
        self._corner.setGeometry(0, 0, side, head)
        self._heads.setGeometry(side, 0, port.width(), head)
        self._axis.setGeometry(0, head, side, port.height())

    def grid_for(self, contents: DayContents) -> Grid:
        """The grid as wide as there is room, and wider where its columns need it."""
        metrics = QFontMetrics(self.font())
        least = metrics.averageCharWidth() * (LEAST_WEEKDAY if contents.is_week else LEAST_COLUMN)
        columns = len(contents.columns)
        return Grid(
            first=contents.first,
            last=contents.last,
            slot=self._scale.slot,
            slot_height=self._scale.slot_height(metrics.height() + 6),
            columns=columns,
            width=max(self.viewport().width(), least * columns),
        )

    def minute_at(self, below: int) -> float:
        """The time so many pixels below the top."""
        grid = self.canvas.grid
        height = self.verticalScrollBar().value() + below
        return grid.first + height * grid.slot / grid.slot_height

    def scroll_to(self, minute: float, below: int = 0) -> None:
        """Bring a time so many pixels below the top, as far as the day goes."""
        grid = self.canvas.grid
        top = round((minute - grid.first) * grid.slot_height / grid.slot)
        self.verticalScrollBar().setValue(top - below)

    def _zoom(self, steps: int, below: int) -> None:
        self._take_scale(self._scale.zoomed(steps) if steps else self._scale, below)

    def _take_scale(self, scale: Scale, below: int) -> None:
        if scale != self._scale:
            self._rescale(scale, below)
            self.zoomed.emit(scale.zoom)

    def _rescale(self, scale: Scale, below: int) -> None:
        """Show at another scale; the time so many pixels below the top stays there."""
        minute = self.minute_at(below)
        self._scale = scale
        self.fit()
        self.scroll_to(minute, below)
        self.canvas.fill()

    def _show_rect(self, rect: QRect) -> None:
        centre = rect.center()
        self.ensureVisible(centre.x(), centre.y(), rect.width() // 2 + 4, rect.height() // 2 + 24)

    def _show_column(self, column: int) -> None:
        grid, bar = self.canvas.grid, self.verticalScrollBar()
        middle = (grid.x(column) + grid.x(column + 1)) // 2
        row = bar.value() + self.viewport().height() // 2
        self.ensureVisible(middle, row, grid.x(1) // 2, 0)
