"""The head of one of the day's columns: a person and how many bookings there are, or a day."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui.day.text_row import draw_text
from desktop.ui.day.tints import tint
from desktop.ui.spoken import one_line
from desktop.ui.theme import current
from desktop.ui.tokens import Tokens, contrast

PAD = 8
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
"""What is left to the row of heads."""


@dataclass(frozen=True, slots=True)
class Head:
    """``caption`` is the small line under the name; without a ``colour`` there is no disc."""

    name: str
    colour: str
    caption: str
    is_today: bool = False


class HeadButton(QAbstractButton):
    """The head of one column."""

    focused = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click leaves the keyboard in the day
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._head = Head("", "", "")

    @property
    def head(self) -> Head:
        return self._head

    def show_head(self, head: Head) -> None:
        if head == self._head:
            return
        self._head = head
        self._say()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter as on Space; leave arrows to the row of heads."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the row, which scrolls."""
        super().focusInEvent(event)
        self.focused.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        name, caption = one_line(self._head.name), self._head.caption
        self.setAccessibleName(self.tr("{name}, {caption}").format(name=name, caption=caption))
        person, day = self.tr("Show this person's week"), self.tr("Show this day of everybody")
        act = person if self._head.colour else day
        self.setAccessibleDescription(act)
        self.setToolTip(act)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc, the name and the line under it."""
        tokens, head = current(), self._head
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect()
        if self.underMouse() or self.isDown():
            painter.fillRect(box, QColor(tokens.window))
        left = box.left() + PAD
        if head.colour:
            left = self._draw_disc(painter, tokens) + PAD
        self._draw_words(painter, QRect(left, PAD, box.right() - PAD - left, 0), tokens)
        painter.fillRect(box.right(), PAD, 1, box.height() - PAD, QColor(tokens.line))
        painter.fillRect(0, box.bottom(), box.width(), 1, QColor(tokens.line_strong))
        if head.is_today:
            painter.fillRect(0, box.bottom() - 2, box.width(), 3, QColor(tokens.accent))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.focus))
            for inset in (1, 2):
                painter.drawRect(box.adjusted(inset, inset, -inset - 1, -inset - 1))

    def _draw_words(self, painter: QPainter, row: QRect, tokens: Tokens) -> None:
        head, strong = self._head, _strong(self.font())
        row.setHeight(QFontMetrics(strong).height())
        painter.setFont(strong)
        painter.setPen(QColor(tokens.accent if head.is_today else tokens.text))
        draw_text(painter, row, one_line(head.name), QFontMetrics(strong))
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.muted))
        row.translate(0, row.height())
        draw_text(painter, row, head.caption, QFontMetrics(self.font()))

    def _draw_disc(self, painter: QPainter, tokens: Tokens) -> int:
        """Draw the initials in the person's colour; return where the disc ends."""
        side = 2 * QFontMetrics(self.font()).height()
        disc = QRectF(PAD, (self.height() - side) / 2, side, side)
        colour = tint(self._head.colour, tokens).edge
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(disc)
        painter.setFont(_strong(self.font()))
        readable = max(("#ffffff", "#101112"), key=lambda ink: contrast(ink, colour))
        painter.setPen(QColor(readable))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), initials(self._head.name))
        return PAD + side


def initials(name: str) -> str:
    """The first letters of the first two words."""
    return "".join(word[0] for word in one_line(name).split()[:2]).upper()


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong
