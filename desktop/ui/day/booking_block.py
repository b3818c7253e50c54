"""One booking on the day's canvas."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.day.block_content import BlockContent
from desktop.ui.day.block_paint import RADIUS, Look, paint_block
from desktop.ui.day.block_plan import BlockPlan, Setting, plan_block
from desktop.ui.day.canvas_stop import CanvasStop
from desktop.ui.theme import current

__all__ = ["RADIUS", "BookingBlock"]

_NOTHING = BlockContent(
    booking_id=0,
    starts="",
    hours="",
    customer="",
    service="",
    colour="",
    place_icon="on-site",
    link_icon="",
    link="",
    lobby_icon="",
    lobby="",
    status_icon="",
    status="",
    repeats=False,
    noted=False,
    quiet=False,
    cancelled=False,
    name="",
    tip="",
)


class BookingBlock(CanvasStop):
    """The canvas reuses blocks from day to day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = _NOTHING
        self._selected = False
        self._setting: Setting | None = None
        self._plan = BlockPlan((), ())

    @property
    def content(self) -> BlockContent:
        return self._content

    @property
    def stands_for(self) -> int:
        return self._content.booking_id

    @property
    def tip(self) -> str:
        return self._content.tip

    @property
    def selected(self) -> bool:
        return self._selected

    def show_content(self, content: BlockContent) -> None:
        """Show ``content``; repaints only if it differs from what is shown."""
        if content is self._content or content == self._content:
            return
        self._content = content
        self._setting = None
        self.setAccessibleName(content.name)
        self.update()

    def set_selected(self, selected: bool) -> None:
        """Mark the block as the one whose details are shown beside the day."""
        if selected == self._selected:
            return
        self._selected = selected
        self.setAccessibleDescription(self.tr("Selected") if selected else "")
        self.update()

    def prepare(self) -> None:
        """Do what takes long about painting beforehand."""
        key, ratio = self.font().key(), self.devicePixelRatioF()
        setting = Setting(self.size(), key, ratio, current())
        if setting != self._setting:
            self._setting, self._plan = setting, plan_block(self._content, setting)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the block."""
        self.prepare()
        look = Look(self.hasFocus(), self._selected, self.underMouse())
        paint_block(QPainter(self), self.rect(), self._content, self._plan, look, current())
