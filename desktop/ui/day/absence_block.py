"""One absence on the day's canvas: hatched, quiet, and said in words."""

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.core.models import AbsenceKind
from desktop.core.working import AbsenceOnDay
from desktop.ui.absences.absence_words import absence_text, kind_words
from desktop.ui.day.block_paint import RADIUS
from desktop.ui.day.block_plan import ICON, PAD
from desktop.ui.day.canvas_stop import CanvasStop
from desktop.ui.day.day_grid import DAY
from desktop.ui.day.hatching import hatch
from desktop.ui.day.text_row import draw_text
from desktop.ui.icons import pixmap
from desktop.ui.spoken import one_line, time_text
from desktop.ui.theme import current

translate = QCoreApplication.translate  # the name by which lupdate finds the words


@dataclass(frozen=True, slots=True)
class AbsenceContent:
    """``title`` is what it is, with its note; screen readers say ``name``."""

    absence_id: int
    icon: str
    title: str
    hours: str
    name: str
    tip: str


def absence_content(one: AbsenceOnDay, today: date, who: str) -> AbsenceContent:
    """Everything the block of an absence shows and says.

    ``who`` is said first: the staff member, and the day where that is not plain.
    """
    absence = one.absence
    note, kind = one_line(absence.note), kind_words(absence.kind)
    if absence.kind is AbsenceKind.OTHER:
        kind = translate("absence", "Away")
    hours, said = _times(one)
    parts = (who, said, kind.lower(), note)
    return AbsenceContent(
        absence_id=absence.id,
        icon=f"absence-{absence.kind}",
        title=translate("absence", "{kind}: {note}").format(kind=kind, note=note) if note else kind,
        hours=hours,
        name=", ".join(part for part in parts if part),
        tip=absence_text(absence, today),
    )


def _times(one: AbsenceOnDay) -> tuple[str, str]:
    """From when until when that day, as written and as said."""
    if one.all_day:
        words = translate("absence", "all day")
        return words, words
    starts, ends = (time_text(_clock(minute)) for minute in (one.starts, one.ends))
    if one.ends == DAY:
        words = translate("absence", "from {start}").format(start=starts)
        return words, words
    if one.starts == 0:
        words = translate("absence", "until {end}").format(end=ends)
        return words, words
    said = translate("absence", "{start} to {end}").format(start=starts, end=ends)
    return f"{starts}–{ends}", said


def _clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


class AbsenceBlock(CanvasStop):
    """Below all bookings; the canvas reuses blocks from day to day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = AbsenceContent(0, "", "", "", "", "")

    @property
    def content(self) -> AbsenceContent:
        return self._content

    @property
    def stands_for(self) -> int:
        return self._content.absence_id

    @property
    def tip(self) -> str:
        return self._content.tip

    def show_content(self, content: AbsenceContent) -> None:
        """Show ``content``; repaints only if it differs from what is shown."""
        if content != self._content:
            self._content = content
            self.setAccessibleName(content.name)
            self.update()

    def scrolled(self) -> None:
        """Keep the words in sight."""
        if self.visibleRegion().boundingRect().height() < self.height():
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hatching, and the words where nothing crosses them."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(QColor(tokens.closed))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        hatch(painter, self.rect(), QColor(tokens.line_strong))
        strong = self.hasFocus() or self.underMouse()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.focus if self.hasFocus() else tokens.field_line), 1))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            box.adjust(0.5, 0.5, -0.5, -0.5)
        if strong:
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._draw_words(painter)

    def _draw_words(self, painter: QPainter) -> None:
        """Both lines where there is room, on a ground of their own, where they can be seen."""
        tokens, metrics = current(), QFontMetrics(self.font())
        line = metrics.height()
        lines = [self._content.title, self._content.hours]
        if self.height() < 2 * line + 2 * PAD:
            lines = lines[:1]
        room = self.width() - 2 * PAD
        widest = max(metrics.horizontalAdvance(text) for text in lines)
        ground = QRect(PAD, 0, min(room, widest + ICON + 3 * PAD), len(lines) * line + PAD)
        seen = self.visibleRegion().boundingRect().top()
        lowest = self.height() - ground.height() - PAD
        ground.moveTop(max(PAD, min(seen + PAD, lowest)))
        if lowest < PAD:
            ground.moveTop((self.height() - ground.height()) // 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.closed))
        painter.drawRoundedRect(ground, RADIUS, RADIUS)
        row = QRect(ground.left() + PAD, ground.top() + PAD // 2, ground.width() - PAD, line)
        sign = pixmap(self._content.icon, tokens.muted, ICON, self.devicePixelRatioF())
        painter.drawPixmap(row.left(), row.top() + (line - ICON) // 2, sign)
        row.adjust(ICON + PAD, 0, 0, 0)
        painter.setFont(self.font())
        for text, ink in zip(lines, (tokens.text, tokens.muted), strict=False):
            painter.setPen(QColor(ink))
            draw_text(painter, row, text, metrics)
            row.translate(0, line)
