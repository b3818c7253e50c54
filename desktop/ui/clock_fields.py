"""Dates and times as one types them: section by section, and Tab leaves in one step."""

from PySide6.QtCore import QEvent, Qt, QTime, QTimeZone
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from desktop.ui.spoken import date_format, first_weekday, locale, time_format

STEP_MINUTES = 5

Section = QDateTimeEdit.Section


class SectionsEdit(QDateTimeEdit):
    """Reckons in UTC: the clock changes of this computer's own time zone must not matter."""

    def __init__(self) -> None:
        super().__init__()
        self.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
        self._typing = False

    def follow_preferences(self) -> None:
        """Write the same moment as it is to be written from now on."""
        self.setLocale(locale())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.follow_preferences()

    def first_section(self) -> int:
        """The section one begins to type in."""
        return 0

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first section, however one comes in by keyboard."""
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason):
            self.setCurrentSectionIndex(self.first_section())
            self.setSelectedSection(self.currentSection())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on at a separator, unless a full section has done so already."""
        letter = event.text()
        separator = len(letter) == 1 and letter.isprintable() and not letter.isalnum()
        if separator and self.lineEdit().hasSelectedText():
            return
        self._typing = True
        super().keyPressEvent(event)
        self._typing = False

    def focusNextPrevChild(self, following: bool) -> bool:
        """Let separators go to the next section, but Tab to the next field."""
        if self._typing:
            return super().focusNextPrevChild(following)
        return QWidget.focusNextPrevChild(self, following)


class DateField(SectionsEdit):
    """A date with its weekday, which follows what is typed, and a month to choose from."""

    def __init__(self) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.follow_preferences()

    def follow_preferences(self) -> None:
        super().follow_preferences()
        self.setDisplayFormat(f"ddd {date_format()}")
        self.calendarWidget().setFirstDayOfWeek(first_weekday())

    def first_section(self) -> int:
        """The one after the weekday."""
        return 1


class TimeField(SectionsEdit):
    """A time whose minutes go in steps, carrying into the hour."""

    def __init__(self) -> None:
        super().__init__()
        self.follow_preferences()

    def follow_preferences(self) -> None:
        super().follow_preferences()
        self.setDisplayFormat(time_format())

    def first_section(self) -> int:
        """The hour, also where the half of the day stands before it."""
        return int(self.sectionAt(0) == Section.AmPmSection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the half of the day by one letter, wherever one is in the time."""
        command = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        half = None if command else self._half_meant(event.text())
        if half is None:
            super().keyPressEvent(event)
            return
        self.setTime(QTime(self.time().hour() % 12 + half, self.time().minute()))
        self.setSelectedSection(Section.AmPmSection)

    def _half_meant(self, letter: str) -> int | None:
        """The hours to add for the half of the day that begins with ``letter``, if one does."""
        if not letter.isalpha() or not self.displayedSections() & Section.AmPmSection:
            return None
        names = {0: locale().amText().casefold(), 12: locale().pmText().casefold()}
        meant = [half for half, name in names.items() if name.startswith(letter.casefold())]
        return meant[0] if len(meant) == 1 else None

    def stepBy(self, steps: int) -> None:
        """Step the minutes by fives; the hours as usual."""
        if self.currentSection() == Section.MinuteSection:
            self.setTime(self.time().addSecs(steps * STEP_MINUTES * 60))
        else:
            super().stepBy(steps)
