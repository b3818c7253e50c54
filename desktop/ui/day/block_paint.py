"""Draws the block of a booking."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.ui.day.block_content import BlockContent
from desktop.ui.day.block_plan import EDGE, BlockPlan
from desktop.ui.day.tints import tint
from desktop.ui.tokens import Tokens, is_high

RADIUS = 5.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a block stands out among the others."""

    focused: bool = False
    selected: bool = False
    hovered: bool = False


def paint_block(
    painter: QPainter,
    box: QRect,
    content: BlockContent,
    plan: BlockPlan,
    look: Look,
    tokens: Tokens,
) -> None:
    """Draw a block that fills ``box``, whose corner is the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, box, content, look, tokens)
    painter.setClipRect(box.adjusted(EDGE, 0, -2, 0))
    for sign in plan.signs:
        painter.drawPixmap(sign.at, sign.drawn)
    for words in plan.words:
        painter.setFont(words.font)
        painter.setPen(words.ink)
        painter.drawStaticText(words.at, words.drawn)
        if words.struck is not None:
            painter.drawLine(words.struck)


def _paint_ground(
    painter: QPainter, box: QRect, content: BlockContent, look: Look, tokens: Tokens
) -> None:
    colours = tint(content.colour, tokens)
    ground = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor(tokens.surface), 1))
    painter.setBrush(colours.quiet if content.quiet else colours.fill)
    if content.cancelled:
        painter.setPen(QPen(QColor(tokens.field_line), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(tokens.surface))
    elif look.hovered or look.selected or is_high(tokens):
        painter.setPen(QPen(colours.edge, 1))
    painter.drawRoundedRect(ground, RADIUS, RADIUS)
    if not content.cancelled:
        painter.setClipRect(QRect(0, 0, EDGE, box.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.edge)
        painter.drawRoundedRect(ground, RADIUS, RADIUS)
        painter.setClipping(False)
    if look.focused or look.selected:
        painter.setPen(QPen(QColor(tokens.focus if look.focused else tokens.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
