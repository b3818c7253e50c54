"""Customers in a list: who it is, and in muted words below when they come and came."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.models import Customer
from desktop.core.visits import Visitor
from desktop.ui.customers.visit_words import last_text, next_text
from desktop.ui.spoken import apart, customer_text, one_line
from desktop.ui.theme import current, is_high

VISITS = Qt.ItemDataRole.UserRole + 1
"""The role of the second line."""

Index = QModelIndex | QPersistentModelIndex


def contact_words(customer: Customer) -> str:
    """Name, number and address, each apart from the others."""
    words = [customer_text(customer), one_line(customer.phone), one_line(customer.email)]
    return "   ".join(apart(one) for one in dict.fromkeys(words) if one)


def visit_words(visitor: Visitor, today: date) -> str:
    """The next visit and the last one; empty for somebody who never came."""
    coming = next_text(visitor.next, today) if visitor.next else ""
    last = last_text(visitor.last, today) if visitor.last else ""
    return "   ".join(filter(None, (coming, last)))


class VisitorRows(QStyledItemDelegate):
    """Draws the second line where there is one; screen readers have both in the accessible text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Make room for the second line."""
        size = super().sizeHint(option, index)
        if index.data(VISITS):
            size.setHeight(size.height() + option.fontMetrics.height())
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row as usual, but for the words."""
        visits = index.data(VISITS)
        if not visits:
            super().paint(painter, option, index)
            return
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        style = full.widget.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, full, full.widget)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, full, full.widget) + 1
        room.adjust(margin, 0, -margin, 0)  # as Qt does for other rows
        text, full.text = full.text, " "
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, full, painter, full.widget)
        half = room.height() // 2
        for line, (words, colour) in enumerate(zip((text, visits), _inks(full), strict=True)):
            place = QRect(room.left(), room.top() + line * half, room.width(), half)
            painter.setPen(QColor(colour))
            cut = full.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(full.displayAlignment) | Qt.TextFlag.TextSingleLine, cut)


def _inks(option: QStyleOptionViewItem) -> tuple[str, str]:
    """The colours of both lines; in high contrast what is chosen stands on the accent."""
    tokens = current()
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen and is_high(tokens):
        return tokens.on_accent, tokens.on_accent
    return tokens.text, tokens.muted
