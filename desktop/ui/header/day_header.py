"""The row above the day: which day or week it is, ways to others, and what is used most."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.ui.day.day_contents import DayContents
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel
from desktop.ui.header.date_button import DateButton, DatePicker
from desktop.ui.header.week_words import shortened, week_text
from desktop.ui.header.weeks_menu import WeeksMenu
from desktop.ui.icons import icon
from desktop.ui.spoken import day_text, one_line
from desktop.ui.theme import current

translate = QCoreApplication.translate  # the name by which lupdate finds the words

DAYS_OF_WEEK = 7
ENTRY_MARGIN = 12
"""Pixels beside the longest entry of the list that drops down."""

LEAST_NAME = 12
"""Characters of an entry that the choice of people has room for; longer ones are cut short."""

LEAST_SEARCH = 20
"""Characters the search has room for at least, its icons counted in."""


class DayHeader(QWidget):
    """Signals ask; the window acts.

    ``days_wanted`` and ``weeks_wanted`` count from what is shown. ``person_wanted`` asks for the
    week of one staff member by id, for everybody's day with 0.
    """

    today_wanted = Signal()
    days_wanted = Signal(int)
    weeks_wanted = Signal(int)
    day_wanted = Signal(date)
    person_wanted = Signal(int)
    new_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._first = self._last = date.min
        self._people: list[tuple[int, str]] = []
        self._search: QWidget | None = None
        self.today, self.weeks, self.new = QPushButton(), QPushButton(), QPushButton()
        self.previous, self.next, self.settings = QToolButton(), QToolButton(), QToolButton()
        self.date = DateButton()
        self.weeks_menu = WeeksMenu(self)
        self.weeks.setMenu(self.weeks_menu)
        self.weeks.setMinimumWidth(1)  # it gives way, and the View menu has the same
        self.caption = plain_label("", "hint")
        self.caption.setWordWrap(False)
        self.caption.setMinimumWidth(1)  # else the words would keep the window from narrowing
        self.people = QComboBox()
        self.people.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.people.setMinimumContentsLength(LEAST_NAME)
        self.people.setMinimumWidth(self.fontMetrics().averageCharWidth() * LEAST_NAME)
        self.people.hide()
        CalmWheel(self).guard(self.people)
        self.new.setProperty("role", "primary")
        self.picker = DatePicker(self)
        for button in (self.previous, self.next, self.settings):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()
        self._draw_icons()
        self._word()

    def show_day(self, day: date, caption: str, *, is_today: bool) -> None:
        """Show the date in words, and a line that sums the day up."""
        self._first = self._last = day
        self._show(caption, is_current=is_today)

    def show_week(self, first: date, last: date, caption: str, *, is_current: bool) -> None:
        """Show a week as :meth:`show_day` shows a day; a step leads to the next week then."""
        self._first, self._last = first, last
        self._show(caption, is_current=is_current)

    def show_people(self, people: list[tuple[int, str]], current: int) -> None:
        """Offer everybody's day and the week of each of ``people`` (id, name).

        ``current`` is the id of whose week is shown, 0 for everybody's day.
        """
        if people != self._people:
            self._people = list(people)
            self._list_people()
        self.people.setCurrentIndex(max(0, self.people.findData(current)))
        self._fit()

    def add_search(self, field: QWidget) -> None:
        """Put ``field`` in the middle, where it takes the room that is left."""
        self._search = field
        field.setMinimumWidth(self.fontMetrics().averageCharWidth() * LEAST_SEARCH)
        self._middle.addWidget(field, 1)
        QWidget.setTabOrder(self.weeks, field)
        QWidget.setTabOrder(field, self.people)
        self._fit()

    def open_picker(self) -> None:
        """Drop the month down below the date."""
        corner = self.date.mapToGlobal(self.date.rect().bottomLeft())
        self.picker.open_at(corner, self._first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another colour scheme, font or language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        elif event.type() == QEvent.Type.LanguageChange:
            self._word()

    @property
    def _is_week(self) -> bool:
        return self._first != self._last

    def _show(self, caption: str, *, is_current: bool) -> None:
        self.caption.setText(caption)
        self.date.setAccessibleDescription(caption)
        self.today.setEnabled(not is_current)
        self._word_date()
        self._fit()

    def _word_date(self) -> None:
        first, last = self._first, self._last
        if self._is_week:
            words = week_text(first, last)
            self.weeks_menu.show_week(first, last)
            steps = (
                (self.previous, self.tr("Previous week"), self.tr("Previous week (Alt+Left)")),
                (self.next, self.tr("Next week"), self.tr("Next week (Alt+Right)")),
            )
        else:
            words = day_text(first)
            self.weeks_menu.show_day(first)
            steps = (
                (self.previous, self.tr("Previous day"), self.tr("Previous day (Alt+Left)")),
                (self.next, self.tr("Next day"), self.tr("Next day (Alt+Right)")),
            )
        for button, name, tip in steps:
            button.setAccessibleName(name)
            button.setToolTip(tip)
        self.date.show_words(words, shortened(words, first, last))
        self.date.setAccessibleName(self.tr("{day}, choose another day").format(day=words))

    def _word(self) -> None:
        """Say everything in the language in force."""
        self.today.setText(self.tr("&Today"))
        self.weeks.setText(self.tr("In … weeks"))
        self.weeks.setAccessibleName(self.tr("Same weekday in 1 to 12 weeks"))
        self.weeks.setToolTip(self.tr("Same weekday in 1 to 12 weeks (Ctrl+1 to Ctrl+9)"))
        self.people.setAccessibleName(self.tr("Whose day or week"))
        self.people.setToolTip(self.tr("Everybody's day, or the week of one person"))
        self.new.setText(self.tr("&New booking"))
        self.settings.setAccessibleName(self.tr("Settings"))
        self.settings.setToolTip(self.tr("Settings"))
        self._list_people()
        self._word_date()
        self._fit()

    def _list_people(self) -> None:
        current = self.people.currentData()
        self.people.clear()
        self.people.addItem(self.tr("Everybody's day"), 0)
        for staff_id, name in self._people:
            self.people.addItem(self.tr("Week of {name}").format(name=one_line(name)), staff_id)
        self.people.setCurrentIndex(max(0, self.people.findData(current)))
        self.people.setVisible(bool(self._people))
        listed = self.people.view()
        listed.setMinimumWidth(listed.sizeHintForColumn(0) + 2 * ENTRY_MARGIN)

    def _fit(self) -> None:
        """Leave out the caption where there is no room for it, then shorten the date.

        Both stay with the date button for screen readers. At last the weeks give way.
        """
        row, shown = self._row, [self.today, self.previous, self.next, self.weeks, self.new]
        more = (self.settings, self.people if self._people else None, self._search)
        widths = [one.sizeHint().width() for one in (*shown, *more) if one is not None]
        margins = row.contentsMargins()
        taken = sum(widths) + row.spacing() * len(widths)
        room = self.width() - margins.left() - margins.right() - taken
        full = self.date.full_width()
        self.date.shorten(room < full)
        self.weeks.setVisible(room >= self.date.minimumSizeHint().width())
        needed = full + row.spacing() + self.caption.sizeHint().width()
        self.caption.setVisible(bool(self.caption.text()) and needed <= room)

    def _step(self, steps: int) -> None:
        self.days_wanted.emit(steps * DAYS_OF_WEEK if self._is_week else steps)

    def _draw_icons(self) -> None:
        tokens = current()
        self.previous.setIcon(icon("chevron-left", tokens.text))
        self.next.setIcon(icon("chevron-right", tokens.text))
        self.settings.setIcon(icon("settings", tokens.text))
        self.date.setIcon(icon("calendar", tokens.muted))
        self.new.setIcon(icon("plus", tokens.on_accent, tokens.muted))

    def _connect(self) -> None:
        self.today.clicked.connect(self.today_wanted)
        self.previous.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.date.clicked.connect(self.open_picker)
        self.picker.chosen.connect(self.day_wanted)
        self.weeks_menu.weeks_wanted.connect(self.weeks_wanted)
        self.people.activated.connect(
            lambda index: self.person_wanted.emit(self.people.itemData(index))
        )
        self.new.clicked.connect(self.new_wanted)
        self.settings.clicked.connect(self.settings_wanted)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 9, 14, 9)
        self._row.setSpacing(8)
        for widget in (self.today, self.previous, self.next, self.date, self.weeks, self.caption):
            self._row.addWidget(widget)
        self._middle = QHBoxLayout()
        self._middle.addStretch(0)  # gives way to whatever is put beside it
        self._row.addLayout(self._middle, 1)
        for control in (self.people, self.new, self.settings):
            self._row.addWidget(control)


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
