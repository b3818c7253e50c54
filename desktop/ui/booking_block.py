"""One booking on the day's canvas."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QToolTip, QWidget

from desktop.ui.block_content import BlockContent
from desktop.ui.icons import pixmap
from desktop.ui.spoken import apart
from desktop.ui.theme import Tokens, current
from desktop.ui.tints import tint

EDGE = 4
PAD = 5
ICON = 14
RADIUS = 5.0
LEAST_NAME = 70
"""Pixels of a name worth more than the time beside it, which the grid tells anyway."""

_NOTHING = BlockContent(0, "", "", "", "", "", "on-site", "", "", cancelled=False, name="", tip="")


class BookingBlock(QAbstractButton):
    """A button that paints a booking; the day view reuses blocks from day to day.

    Only as many rows are drawn as fit: first who, then when, what, and the state of the link.
    """

    chosen = Signal(int)
    """By click, Enter or Space; the booking's id."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.clicked.connect(self._clicked)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by keyboard: arrows, from the canvas
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(False)
        self._content = _NOTHING
        self._selected = False

    @property
    def content(self) -> BlockContent:
        return self._content

    @property
    def selected(self) -> bool:
        return self._selected

    def show_content(self, content: BlockContent) -> None:
        """Show ``content``; repaints only if it differs from what is shown."""
        if content == self._content:
            return
        self._content = content
        self.setAccessibleName(content.name)
        self.update()

    def set_selected(self, selected: bool) -> None:
        """Mark the block as the one whose details are shown beside the day."""
        if selected == self._selected:
            return
        self._selected = selected
        self.setAccessibleDescription(self.tr("Selected") if selected else "")
        self.update()

    def _clicked(self) -> None:
        self.chosen.emit(self._content.booking_id)

    def sizeHint(self) -> QSize:
        """Return a size for layouts; the day view places blocks itself."""
        return QSize(160, 60)

    def event(self, event: QEvent) -> bool:
        """Show the tooltip as plain text, whatever the customer is called."""
        if event.type() == QEvent.Type.ToolTip:
            tip = self._content.tip.replace("&", "&amp;").replace("<", "&lt;")
            QToolTip.showText(self.cursor().pos(), tip.replace("\n", "<br>"), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space; leave every other key to the canvas."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the block."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, tokens)
        self._draw_rows(painter, tokens)

    def _draw_ground(self, painter: QPainter, tokens: Tokens) -> None:
        colours = tint(self._content.colour, tokens)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(tokens.surface), 1))
        painter.setBrush(colours.fill)
        if self._content.cancelled:
            painter.setPen(QPen(QColor(tokens.field_line), 1, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(tokens.surface))
        elif self.underMouse() or self._selected:
            painter.setPen(QPen(colours.edge, 1))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if not self._content.cancelled:
            painter.save()
            painter.setClipRect(QRectF(0, 0, EDGE, self.height()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.edge)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            painter.restore()
        if self.hasFocus() or self._selected:
            colour = tokens.focus if self.hasFocus() else tokens.accent
            painter.setPen(QPen(QColor(colour), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _draw_rows(self, painter: QPainter, tokens: Tokens) -> None:
        content = self._content
        plain, strong = QFont(self.font()), QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        for font in (plain, strong):
            font.setStrikeOut(content.cancelled)
        ink = QColor(tokens.muted if content.cancelled else tokens.text)
        muted = QColor(tokens.muted)
        line = QFontMetrics(strong).height()
        room = QRect(EDGE + PAD, 2, self.width() - EDGE - 2 * PAD, self.height() - 4)
        rows = max(1, room.height() // line)
        top = room.top() + (2 if rows > 1 else max(0, (room.height() - line) // 2))
        row = QRect(room.left(), top, room.width(), line)
        painter.setClipRect(self.rect().adjusted(EDGE, 0, -2, 0))
        row_after_icon = self._draw_icon(painter, row, content.place_icon, tokens.muted)
        if rows == 1:
            rest = self._draw_link(painter, row_after_icon, tokens, words=False)
            hours_width = QFontMetrics(plain).horizontalAdvance(content.starts) + PAD
            who_width = QFontMetrics(strong).horizontalAdvance(content.customer)
            if min(who_width, LEAST_NAME) + hours_width <= rest.width():
                _draw_text(painter, rest, content.starts, plain, muted)
                rest = rest.adjusted(hours_width, 0, 0, 0)
            _draw_text(painter, rest, content.customer, strong, ink)
            return
        hours_width = QFontMetrics(plain).horizontalAdvance(content.hours) + 2 * PAD
        words_fit = self._link_width(plain) + hours_width <= row_after_icon.width()
        rest = self._draw_link(painter, row_after_icon, tokens, words=words_fit)
        metrics = QFontMetrics(plain)
        when = next(
            (
                text
                for text in (content.hours, content.starts)
                if metrics.horizontalAdvance(text) <= rest.width()
            ),
            "",
        )
        _draw_text(painter, rest, when, plain, muted)
        row.translate(0, line)
        if rows == 2:
            used = _draw_text(painter, row, content.customer, strong, ink)
            _draw_text(painter, row.adjusted(used + PAD, 0, 0, 0), content.service, plain, muted)
            return
        _draw_text(painter, row, content.customer, strong, ink)
        row.translate(0, line)
        _draw_text(painter, row, content.service, plain, ink)
        row.translate(0, line)
        if rows > 3 and not words_fit:
            _draw_text(painter, row, content.link, plain, ink)

    def _link_width(self, font: QFont) -> int:
        if not self._content.link:
            return 0
        return QFontMetrics(font).horizontalAdvance(self._content.link) + ICON + PAD

    def _draw_link(self, painter: QPainter, row: QRect, tokens: Tokens, *, words: bool) -> QRect:
        """Draw the link's state at the right end of ``row``; return what is left of it."""
        content = self._content
        icon = "cancelled" if content.cancelled else content.link_icon
        if not icon:
            return row
        colours = {"link-ready": tokens.good, "link-attention": tokens.bad}
        colour = colours.get(icon, tokens.muted)
        text = content.link if words and not content.cancelled else ""
        width = ICON + (QFontMetrics(self.font()).horizontalAdvance(text) + PAD if text else 0)
        place = QRect(row.right() - width + 1, row.top(), width, row.height())
        after = self._draw_icon(painter, place, icon, colour)
        if text:
            _draw_text(painter, after, text, self.font(), QColor(tokens.text))
        return row.adjusted(0, 0, -width - PAD, 0)

    def _draw_icon(self, painter: QPainter, row: QRect, name: str, colour: str) -> QRect:
        """Draw an icon at the left end of ``row``; return what is left of it."""
        drawn = pixmap(name, colour, ICON, self.devicePixelRatioF())
        painter.drawPixmap(row.left(), row.top() + (row.height() - ICON) // 2, drawn)
        return row.adjusted(ICON + PAD - 1, 0, 0, 0)


def _draw_text(painter: QPainter, row: QRect, text: str, font: QFont, ink: QColor) -> int:
    """Draw ``text`` on one line, cut short with an ellipsis; return the width it took."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, row.width()))
    painter.setFont(font)
    painter.setPen(ink)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(row, int(flags | Qt.TextFlag.TextSingleLine), apart(shown) if shown else "")
    return metrics.horizontalAdvance(shown)
