"""Dates, times and names as people read them, by the system's locale."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from desktop.core.models import Booking, Customer


def locale() -> QLocale:
    """The system's locale; British English instead of plain C, whose times are not for people."""
    current = QLocale()
    return QLocale("en_GB") if current.language() == QLocale.Language.C else current


def time_text(moment: datetime | time) -> str:
    """The time of day, such as 14:30 or 2:30 pm."""
    return locale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def hours_text(booking: Booking) -> str:
    """From when to when on the wall clock."""
    ends = booking.starts + timedelta(minutes=booking.minutes)
    return f"{time_text(booking.starts)}–{time_text(ends)}"


def day_text(day: date) -> str:
    """The date in words, such as Monday, 23 November 2026."""
    return locale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def one_line(text: str) -> str:
    """Text from outside on one line: line breaks and runs of spaces become one space."""
    return " ".join(text.split())


def apart(text: str) -> str:
    """``text`` in a Unicode isolate, so that its direction leaves what stands beside it alone."""
    return f"\u2068{text}\u2069"


def customer_text(customer: Customer) -> str:
    """What to call a customer: the name, else the number, else the address."""
    named = one_line(customer.name) or one_line(customer.phone) or one_line(customer.email)
    return named or QCoreApplication.translate("spoken", "Customer without a name")
