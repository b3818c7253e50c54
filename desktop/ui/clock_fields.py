"""Dates and times as one types them: section by section, and Tab leaves in one step."""

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from desktop.ui.spoken import locale

STEP_MINUTES = 5


class SectionsEdit(QDateTimeEdit):
    """Reckons in UTC: the clock changes of this computer's own time zone must not matter."""

    def __init__(self) -> None:
        super().__init__()
        self.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
        self._typing = False

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
        short = locale().dateFormat(locale().FormatType.ShortFormat)
        if "yyyy" not in short:
            short = short.replace("yy", "yyyy")
        self.setDisplayFormat(f"ddd {short}")

    def first_section(self) -> int:
        """The one after the weekday."""
        return 1


class TimeField(SectionsEdit):
    """A time whose minutes go in steps, carrying into the hour."""

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat(locale().timeFormat(locale().FormatType.ShortFormat))

    def stepBy(self, steps: int) -> None:
        """Step the minutes by fives; the hours as usual."""
        if self.currentSection() == QDateTimeEdit.Section.MinuteSection:
            self.setTime(self.time().addSecs(steps * STEP_MINUTES * 60))
        else:
            super().stepBy(steps)
