"""A week's hours in words."""

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.core.models import Span, Week
from desktop.ui.spoken import locale, time_text


def week_text(week: Week) -> str:
    """Days with the same hours together, such as Mon–Fri 09:00–18:00; Sat 09:00–14:00."""
    parts = []
    for first, last, spans in _runs(week):
        if spans:
            days = _day(first) if first == last else f"{_day(first)}–{_day(last)}"
            hours = ", ".join(f"{time_text(one.opens)}–{time_text(one.closes)}" for one in spans)
            parts.append(f"{days} {hours}")
    return "; ".join(parts) or QCoreApplication.translate("hours", "closed all week")


def _runs(week: Week) -> list[tuple[int, int, tuple[Span, ...]]]:
    """Return first day, last day (0 is Monday) and hours of each run of days that are alike."""
    runs: list[tuple[int, int, tuple[Span, ...]]] = []
    for day, spans in enumerate(week):
        if runs and runs[-1][2] == spans:
            runs[-1] = (runs[-1][0], day, spans)
        else:
            runs.append((day, day, spans))
    return runs


def _day(day: int) -> str:
    return locale().standaloneDayName(day + 1, QLocale.FormatType.ShortFormat)
