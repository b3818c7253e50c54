"""What stands where on a booking's block: only as many rows as fit, and of each as much as fits.

Measuring text takes longer than drawing it, so it is done once for each size, before painting.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLine, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPixmap, QStaticText, QTransform

from desktop.ui.day.block_content import BlockContent
from desktop.ui.icons import pixmap
from desktop.ui.spoken import apart
from desktop.ui.tokens import Tokens

EDGE = 4
PAD = 5
ICON = 14
LEAST_NAME = 70
"""Pixels of a name worth more than the time beside it, which the grid tells anyway."""

TONES = {
    "link-ready": "good",
    "link-attention": "bad",
    "lobby-off": "bad",
    "to-tell": "warn",
    "confirmed": "good",
    "arrived": "accent",
    "in-progress": "accent",
    "no-show": "bad",
}
"""Icons in a colour of their own; their shape and words say the same."""


@dataclass(frozen=True, slots=True)
class Words:
    """``drawn`` is ``text`` laid out; ``at`` is its upper left corner; ``struck`` goes through it.

    Struck-out static text has its line elsewhere, so it is drawn by hand.
    """

    text: str
    at: QPoint
    drawn: QStaticText
    font: QFont
    ink: QColor
    struck: QLine | None


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon called ``name``, its upper left corner ``at``."""

    name: str
    at: QPoint
    drawn: QPixmap


@dataclass(frozen=True, slots=True)
class BlockPlan:
    words: tuple[Words, ...]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a plan depends on besides the booking; ``ratio`` is device pixels to a pixel."""

    size: QSize
    font_key: str
    ratio: float
    tokens: Tokens


def plan_block(content: BlockContent, setting: Setting) -> BlockPlan:
    """Lay a block out; its upper left corner is the origin."""
    return _Planner(content, setting).plan()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A small sign at the right of the first row; one with ``words`` can say it, too.

    ``stands`` is whether that still holds of a booking that is cancelled.
    """

    icon: str
    words: str = ""
    stands: bool = False


@dataclass(frozen=True, slots=True)
class _Faces:
    """The two ways of writing in a block."""

    plain: QFont
    strong: QFont
    plain_metrics: QFontMetrics
    strong_metrics: QFontMetrics
    line: int


@lru_cache(maxsize=8)
def _faces(font_key: str) -> _Faces:
    plain = QFont()
    plain.fromString(font_key)
    strong = QFont(plain)
    strong.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(strong)
    return _Faces(plain, strong, QFontMetrics(plain), metrics, metrics.height())


class _Planner:
    """Lays out one block."""

    def __init__(self, content: BlockContent, setting: Setting) -> None:
        self._content = content
        self._setting = setting
        self._faces = _faces(setting.font_key)
        self._muted = QColor(setting.tokens.muted)
        self._ink = self._muted if content.quiet else QColor(setting.tokens.text)
        size = setting.size
        self._room = QRect(EDGE + PAD, 2, size.width() - EDGE - 2 * PAD, size.height() - 4)
        self._words: list[Words] = []
        self._signs: list[Sign] = []

    def plan(self) -> BlockPlan:
        self._fill()
        return BlockPlan(tuple(self._words), tuple(self._signs))

    def _fill(self) -> None:
        line = self._faces.line
        rows = max(1, self._room.height() // line)
        if rows == 1:
            self._put_single(self._room.top() + (self._room.height() - line) // 2)
            return
        row = QRect(self._room.left(), self._room.top() + 2, self._room.width(), line)
        rows = max(2, (self._room.height() - 2) // line)
        told = self._put_first(row, rows)
        row.translate(0, line)
        used = self._strong(row, self._content.customer)
        if rows == 2:
            self._plain(row.adjusted(used + PAD, 0, 0, 0), self._content.service, self._muted)
            return
        row.translate(0, line)
        self._plain(row, self._content.service, self._ink)
        if rows > 3 and not told:
            row.translate(0, line)
            content = self._content
            if content.cancelled and content.untold:
                row.setLeft(row.left() + self._stands(row, content.untold) + PAD)
            untold = "" if content.cancelled else content.untold
            words = (content.lobby, untold, content.status, content.link)
            self._plain(row, " · ".join(word for word in words if word), self._ink)

    def _put_single(self, top: int) -> None:
        content, faces = self._content, self._faces
        row = QRect(self._room.left(), top, self._room.width(), faces.line)
        who = min(LEAST_NAME, faces.strong_metrics.horizontalAdvance(content.customer))
        marks = self._fitting(row.width() - who - PAD)
        row = self._put_marks(row, marks, words=())
        if row.width() - ICON - PAD >= who:
            row = self._icon(row, content.place_icon)
        hours = faces.plain_metrics.horizontalAdvance(content.starts) + PAD
        if who + hours <= row.width():
            self._plain(row, content.starts, self._muted)
            row.setLeft(row.left() + hours)
        self._strong(row, content.customer)

    def _put_first(self, row: QRect, rows: int) -> bool:
        """Put where, when and the signs; whether the words of the signs found room there."""
        content, metrics = self._content, self._faces.plain_metrics
        starts = metrics.horizontalAdvance(content.starts) + PAD
        marks = self._fitting(row.width() - ICON - PAD + 1 - starts)
        if not content.lobby_icon or row.width() > (len(marks) + 1) * (ICON + PAD):
            row = self._icon(row, content.place_icon)
        icons = sum(ICON + PAD for _ in marks)
        rest = row.width() - icons - metrics.horizontalAdvance(content.hours) - PAD
        words = self._words_for(marks, rest, all_or_none=rows > 3)
        row = self._put_marks(row, marks, words)
        hours = (content.hours, content.starts)
        when = next((one for one in hours if metrics.horizontalAdvance(one) <= row.width()), "")
        self._plain(row, when, self._muted)
        return len(words) == sum(bool(mark.words) for mark in self._all_marks())

    def _words_for(self, marks: list[_Mark], room: int, *, all_or_none: bool) -> tuple[str, ...]:
        """The words to write beside their signs, as far as there is ``room``."""
        width, taken = 0, []
        for mark in marks:
            if mark.words:
                width += self._faces.plain_metrics.horizontalAdvance(mark.words) + PAD
                if width > room:
                    break
                taken.append(mark.words)
        if all_or_none and len(taken) < sum(bool(mark.words) for mark in self._all_marks()):
            return ()
        return tuple(taken)

    def _all_marks(self) -> list[_Mark]:
        """The signs of this booking, the most telling first."""
        content = self._content
        status = [_Mark(content.status_icon, content.status)] if content.status_icon else []
        link = [_Mark(content.link_icon, content.link)] if content.link_icon else []
        lobby = [_Mark(content.lobby_icon, content.lobby)] if content.lobby_icon else []
        untold = (
            [_Mark(content.untold_icon, content.untold, stands=True)] if content.untold_icon else []
        )
        repeats = [_Mark("repeat")] if content.repeats else []
        noted = [_Mark("note")] if content.noted else []
        if content.link_icon == "link-attention":
            return lobby + link + untold + status + repeats + noted
        return lobby + untold + status + link + repeats + noted

    def _fitting(self, room: int) -> list[_Mark]:
        """The signs there is ``room`` for; a waiting room that is off is always told."""
        least = 1 if self._content.lobby_icon else 0
        return self._all_marks()[: max(least, room // (ICON + PAD))]

    def _put_marks(self, row: QRect, marks: list[_Mark], words: tuple[str, ...]) -> QRect:
        """Put signs, with their ``words``, from the right end on; return what is left."""
        left = row.right() + 1
        for mark in marks:
            text = mark.words if mark.words in words else ""
            width = self._faces.plain_metrics.horizontalAdvance(text) + PAD - 1 if text else 0
            left -= ICON + width
            place = QRect(left, row.top(), ICON + width, row.height())
            self._icon(place, mark.icon)
            if text:
                put = self._stands if mark.stands else self._said
                put(place.adjusted(ICON + PAD - 1, 0, 2, 0), text)
            left -= PAD
        return QRect(row.left(), row.top(), max(0, left - row.left()), row.height())

    def _icon(self, row: QRect, name: str) -> QRect:
        """Put an icon at the left end of ``row``; return what is left of it."""
        colour = getattr(self._setting.tokens, TONES.get(name, "muted"))
        at = QPoint(row.left(), row.top() + (row.height() - ICON) // 2)
        self._signs.append(Sign(name, at, pixmap(name, colour, ICON, self._setting.ratio)))
        return row.adjusted(ICON + PAD - 1, 0, 0, 0)

    def _plain(self, row: QRect, text: str, ink: QColor) -> int:
        return self._put(row, text, ink, self._faces.plain, self._faces.plain_metrics)

    def _said(self, row: QRect, text: str) -> int:
        return self._plain(row, text, self._ink)

    def _stands(self, row: QRect, text: str) -> int:
        """Put what is not struck out even where the booking is."""
        faces = self._faces
        return self._put(row, text, self._ink, faces.plain, faces.plain_metrics, stands=True)

    def _strong(self, row: QRect, text: str) -> int:
        return self._put(row, text, self._ink, self._faces.strong, self._faces.strong_metrics)

    def _put(
        self,
        row: QRect,
        text: str,
        ink: QColor,
        font: QFont,
        metrics: QFontMetrics,
        *,
        stands: bool = False,
    ) -> int:
        """Put text in ``row``, cut short with an ellipsis; return the width it takes."""
        room = max(0, row.width())
        width = metrics.horizontalAdvance(text)
        if width > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(text)
        if not text:
            return 0
        drawn = QStaticText(apart(text))
        drawn.setTextFormat(Qt.TextFormat.PlainText)
        drawn.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        drawn.prepare(QTransform(), font)
        at = QPoint(row.left(), row.top() + (row.height() - metrics.height()) // 2)
        line = at.y() + metrics.ascent() - metrics.strikeOutPos()
        is_struck = self._content.cancelled and not stands
        struck = QLine(at.x(), line, at.x() + width, line) if is_struck else None
        self._words.append(Words(text, at, drawn, font, ink, struck))
        return width
