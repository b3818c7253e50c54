"""Absences in words."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.core.absences import is_whole_days, last_day
from desktop.core.models import Absence, AbsenceKind
from desktop.ui.spoken import apart, date_text, one_line, short_day_text, time_text


def kind_words(kind: AbsenceKind) -> str:
    """What an absence is called."""
    translate = QCoreApplication.translate
    words = {
        AbsenceKind.BREAK: translate("absence", "Break"),
        AbsenceKind.HOLIDAY: translate("absence", "Holiday"),
        AbsenceKind.SICK: translate("absence", "Sick"),
        AbsenceKind.TRAINING: translate("absence", "Training"),
        AbsenceKind.OTHER: translate("absence", "Other"),
    }
    return words[kind]


def absence_text(absence: Absence, today: date) -> str:
    """The absence on one line: what, when, and its note; days of another year with their year."""
    words = f"{kind_words(absence.kind)}: {when_text(absence, today)}"
    note = one_line(absence.note)
    return f"{words} ({apart(note)})" if note else words


def when_text(absence: Absence, today: date) -> str:
    """From when until when: in days, or with the times of day where it is not whole days."""
    first, last = absence.starts.date(), last_day(absence)
    if is_whole_days(absence):
        return _range(_day(first, today), "" if first == last else _day(last, today))
    begins, ends = time_text(absence.starts), time_text(absence.ends)
    if first == last:
        return f"{_day(first, today)}, {begins}–{ends}"
    ends_on = _day(absence.ends.date(), today)
    return _range(f"{_day(first, today)}, {begins}", f"{ends_on}, {ends}")


def _range(first: str, last: str) -> str:
    return f"{first} – {last}" if last else first


def _day(day: date, today: date) -> str:
    return short_day_text(day) if day.year == today.year else date_text(day)
