from datetime import date, datetime

from desktop.core.models import Absence, AbsenceKind
from desktop.ui.absences.absence_words import absence_text


def test_absences_read_as_one_would_say_them() -> None:
    today = date(2026, 5, 4)
    texts = [
        absence_text(
            Absence(1, 1, kind, datetime.fromisoformat(starts), datetime.fromisoformat(ends), note),
            today,
        )
        for kind, starts, ends, note in (
            (AbsenceKind.BREAK, "2026-05-05T12:00", "2026-05-05T12:30", ""),
            (AbsenceKind.SICK, "2026-05-05", "2026-05-06", ""),
            (AbsenceKind.HOLIDAY, "2026-05-11", "2026-05-23", "Sardinia\nwith  Tom"),
            (AbsenceKind.HOLIDAY, "2026-12-28", "2027-01-03", ""),
            (AbsenceKind.TRAINING, "2027-01-04T09:00", "2027-01-05T17:00", ""),
            (AbsenceKind.OTHER, "2026-05-05T20:00", "2026-05-06", "ليلى"),
        )
    ]
    assert texts == [
        "Break: Tue 5 May, 12:00–12:30",
        "Sick: Tue 5 May",
        "Holiday: Mon 11 May – Fri 22 May (\u2068Sardinia with Tom\u2069)",
        "Holiday: Mon 28 Dec – 02/01/2027",
        "Training: 04/01/2027, 09:00 – 05/01/2027, 17:00",
        "Other: Tue 5 May, 20:00–00:00 (\u2068ليلى\u2069)",
    ]
