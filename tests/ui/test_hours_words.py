from datetime import time

import pytest
from PySide6.QtCore import QLocale

from desktop.core.models import Span, Week
from desktop.ui.hours_words import week_text

CLOSED: tuple[Span, ...] = ()
DAY = (Span(time(9), time(18)),)
SHORT = (Span(time(9), time(14)),)
SPLIT = (Span(time(9), time(13)), Span(time(14), time(0)))


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ((DAY,) * 7, "Mon–Sun 09:00–18:00"),
        ((*(DAY,) * 5, SHORT, CLOSED), "Mon–Fri 09:00–18:00; Sat 09:00–14:00"),
        (
            (CLOSED, SPLIT, CLOSED, SPLIT, SPLIT, CLOSED, CLOSED),
            "Tue 09:00–13:00, 14:00–00:00; Thu–Fri 09:00–13:00, 14:00–00:00",
        ),
        ((CLOSED,) * 7, "closed all week"),
    ],
)
def test_days_with_the_same_hours_stand_together(week: Week, words: str) -> None:
    assert week_text(week) == words


def test_the_week_reads_in_the_language_of_the_system() -> None:
    QLocale.setDefault(QLocale("de_DE"))
    assert week_text((*(DAY,) * 5, CLOSED, CLOSED)).startswith("Mo–Fr 09:00")
