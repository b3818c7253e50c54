"""The row above the day: which day it is, other days, and the two buttons used most."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.day_contents import DayContents
from desktop.ui.error_details import plain_label
from desktop.ui.icons import icon
from desktop.ui.spoken import day_text, locale
from desktop.ui.theme import current

translate = QCoreApplication.translate  # the name by which lupdate finds the words


class DatePicker(QFrame):
    """A month that drops down; ``chosen`` follows a click or Enter, Esc closes it."""

    chosen = Signal(date)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.month = QCalendarWidget()
        self.month.setLocale(locale())
        self.month.setGridVisible(False)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setAccessibleName(self.tr("Month"))
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.month)

    def open_at(self, corner: QPoint, day: date) -> None:
        """Drop down at a point of the screen, with ``day`` marked."""
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(corner)
        self.show()
        self.month.setFocus()

    def _take(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


class DayHeader(QWidget):
    """Signals ask; the window acts."""

    today_wanted = Signal()
    days_wanted = Signal(int)
    day_wanted = Signal(date)
    new_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._day = date.min
        self.today = QPushButton(self.tr("&Today"))
        self.previous = QToolButton()
        self.next = QToolButton()
        self.date = QPushButton()
        self.date.setProperty("role", "date")
        self.caption = plain_label("", "hint")
        self.caption.setWordWrap(False)
        self.new = QPushButton(self.tr("&New booking"))
        self.new.setProperty("role", "primary")
        self.settings = QToolButton()
        self.picker = DatePicker(self)
        for button, name, tip in (
            (self.previous, self.tr("Previous day"), self.tr("Previous day (Alt+Left)")),
            (self.next, self.tr("Next day"), self.tr("Next day (Alt+Right)")),
            (self.settings, self.tr("Settings"), self.tr("Settings")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.today.clicked.connect(self.today_wanted)
        self.previous.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.date.clicked.connect(self.open_picker)
        self.picker.chosen.connect(self.day_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.settings.clicked.connect(self.settings_wanted)
        self._lay_out()
        self._draw_icons()

    def show_day(self, day: date, caption: str, *, is_today: bool) -> None:
        """Show the date in words, and a line that sums the day up."""
        self._day = day
        self.date.setText(day_text(day))
        self.date.setAccessibleName(self.tr("{day}, choose another day").format(day=day_text(day)))
        self.caption.setText(caption)
        self.today.setEnabled(not is_today)

    def open_picker(self) -> None:
        """Drop the month down below the date."""
        corner = self.date.mapToGlobal(self.date.rect().bottomLeft())
        self.picker.open_at(corner, self._day)

    def _go_back(self) -> None:
        self.days_wanted.emit(-1)

    def _go_on(self) -> None:
        self.days_wanted.emit(1)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons again for another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def _draw_icons(self) -> None:
        tokens = current()
        self.previous.setIcon(icon("chevron-left", tokens.text))
        self.next.setIcon(icon("chevron-right", tokens.text))
        self.settings.setIcon(icon("settings", tokens.text))
        self.date.setIcon(icon("calendar", tokens.muted))
        self.new.setIcon(icon("plus", tokens.on_accent, tokens.muted))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(8)
        for widget in (self.today, self.previous, self.next, self.date):
            row.addWidget(widget)
        row.addSpacing(4)
        row.addWidget(self.caption)
        row.addStretch(1)
        row.addWidget(self.new)
        row.addWidget(self.settings)


def day_caption(contents: DayContents) -> str:
    """The line that sums a day up."""
    if not contents.columns:
        return ""
    parts = [] if contents.opened else [translate("DayHeader", "closed")]
    if contents.count == 0:
        parts.append(
            translate("DayHeader", "no bookings yet — click a free slot")
            if contents.opened
            else translate("DayHeader", "no bookings")
        )
    elif contents.count == 1:
        parts.append(translate("DayHeader", "1 booking"))
    else:
        parts.append(translate("DayHeader", "{n} bookings").format(n=contents.count))
    if contents.online_count:
        parts.append(translate("DayHeader", "{n} online").format(n=contents.online_count))
    return " · ".join(parts)
