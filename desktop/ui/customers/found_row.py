"""Draws a customer found: who it is and how to reach them, and below that the visits."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.customers.found_customers import ROW_ROLE, Row
from desktop.ui.icons import pixmap
from desktop.ui.spoken import apart
from desktop.ui.theme import Tokens, current, is_high

ICON = 18
PAD = 9
GAP = 14
RADIUS = 5
BAR = 3
LEAST_CONTACT = 0.35
"""Of a row's width: what a long name leaves for the number."""

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag


class FoundRow(QStyledItemDelegate):
    """Two lines for a customer, one for the offer of a new booking; what is too long is cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height; the width is whatever there is."""
        row: Row = index.data(ROW_ROLE)
        lines = 2 if row.found else 1
        return QSize(0, lines * QFontMetrics(_strong(option.font)).height() + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Drawing(painter, option, current()).draw(index.data(ROW_ROLE))
        painter.restore()


class _Drawing:
    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
        self._painter, self._option, self._tokens = painter, option, tokens
        self._chosen = bool(option.state & State.State_Selected)
        # In high contrast what is chosen stands on the accent's own colour.
        self._inverse = self._chosen and is_high(tokens)
        self._ink = tokens.on_accent if self._inverse else tokens.text
        self._quiet = tokens.on_accent if self._inverse else tokens.muted
        self._room = option.rect.adjusted(PAD, PAD - 1, -PAD, -PAD + 1)

    def draw(self, row: Row) -> None:
        self._draw_ground()
        accent = self._tokens.on_accent if self._inverse else self._tokens.accent
        icon, colour = ("person", self._quiet) if row.found else ("plus", accent)
        metrics = QFontMetrics(_strong(self._option.font))
        drawn = pixmap(icon, colour, ICON, self._painter.device().devicePixelRatioF())
        top = self._room.top() + (metrics.height() - ICON) // 2
        self._painter.drawPixmap(
            self._placed(QRect(self._room.left(), top, ICON, ICON)).topLeft(), drawn
        )
        line = QRect(
            self._room.left() + ICON + PAD,
            self._room.top(),
            self._room.width() - ICON - PAD,
            metrics.height(),
        )
        if row.found is None:
            self._write(line, row.name, accent)
            return
        self._draw_person(line, row)
        self._draw_visits(line.translated(0, metrics.height()), row)

    def _draw_ground(self) -> None:
        tokens = self._tokens
        if self._chosen:
            ground = tokens.accent if self._inverse else tokens.accent_soft
        elif self._option.state & State.State_MouseOver:
            ground = tokens.accent_soft if is_high(tokens) else tokens.window
        else:
            return
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(ground))
        self._painter.drawRoundedRect(QRectF(self._option.rect), RADIUS, RADIUS)
        if self._chosen:  # told by more than a shade
            box = self._option.rect
            bar = QRect(box.left(), box.top() + RADIUS, BAR, box.height() - 2 * RADIUS)
            self._painter.setBrush(QColor(tokens.on_accent if self._inverse else tokens.accent))
            self._painter.drawRect(self._placed(bar))

    def _draw_person(self, line: QRect, row: Row) -> None:
        """The name at the beginning and the contact at the end; neither takes all of the line."""
        name_width = QFontMetrics(_strong(self._option.font)).horizontalAdvance(row.name)
        contact_width = self._option.fontMetrics.horizontalAdvance(row.contact)
        least = min(contact_width, int(line.width() * LEAST_CONTACT))
        room = min(contact_width, max(least, line.width() - name_width - GAP))
        name = line.adjusted(0, 0, -room - GAP if room else 0, 0)
        self._write(name, row.name, self._ink, strong=True)
        contact = line.adjusted(line.width() - room, 0, 0, 0)
        self._write(contact, row.contact, self._quiet, at_end=True)

    def _draw_visits(self, line: QRect, row: Row) -> None:
        rest = line
        if row.no_shows:
            rest = line.adjusted(0, 0, -self._draw_badge(line, row.no_shows) - GAP, 0)
        widths = [self._option.fontMetrics.horizontalAdvance(text) for text in row.visits]
        room = rest.width() - GAP * (len(widths) - 1)
        for text, width in zip(row.visits, _shared(widths, room), strict=True):
            self._write(QRect(rest.left(), rest.top(), width, rest.height()), text, self._quiet)
            rest = rest.adjusted(width + GAP, 0, 0, 0)

    def _draw_badge(self, line: QRect, text: str) -> int:
        """Draw ``text`` on a ground of its own at the end of ``line``; return the width it took."""
        width = self._option.fontMetrics.horizontalAdvance(text) + 2 * PAD
        place = line.adjusted(line.width() - width, 1, 0, 1)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._tokens.bad_soft))
        radius = place.height() / 2
        self._painter.drawRoundedRect(QRectF(self._placed(place)), radius, radius)
        self._write(place.adjusted(PAD, 0, -PAD, 0), text, self._tokens.bad)
        return width

    def _write(
        self, place: QRect, text: str, ink: str, *, strong: bool = False, at_end: bool = False
    ) -> None:
        font = _strong(self._option.font) if strong else self._option.font
        # One pixel more than measured: fractions of it must not cost a letter.
        room = place.width() + 1
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        side = QStyle.visualAlignment(self._option.direction, side)
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        self._painter.setFont(font)
        self._painter.setPen(QColor(ink))
        self._painter.drawText(
            self._placed(place).adjusted(-1, 0, 1, 0),
            int(flags | Qt.TextFlag.TextSingleLine),
            apart(shown) if shown else "",
        )

    def _placed(self, place: QRect) -> QRect:
        """Mirror a place where one reads from the right."""
        return QStyle.visualRect(self._option.direction, self._option.rect, place)


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _shared(widths: list[int], room: int) -> list[int]:
    """Share ``room``: whatever one does not need of its part is left to the other."""
    if len(widths) < 2:
        return [min(width, room) for width in widths]
    first, second = widths
    if first + second <= room:
        return widths
    first = min(first, max(room // 2, room - second))
    return [first, room - first]
