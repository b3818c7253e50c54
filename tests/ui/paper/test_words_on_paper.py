"""What is written on a sheet stands there whole, in every way of writing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop.core.day_sheet import Arrangement, Extent
from desktop.core.models import Absence, AbsenceKind
from desktop.services.preferences import Clock, Paper, Preferences
from desktop.ui import language, spoken
from tests.ui.paper.reader import Pdf, reader
from tests.ui.paper.sheets import DAY, NAMES, booked, drawn, staffed
from tests.ui.salon import Desk
from tests.wardrobe import given_back

__all__ = ["reader"]

pytestmark = pytest.mark.usefixtures("qapp", "reader")
COLUMNS, LIST = Arrangement.COLUMNS, Arrangement.LIST
WEEK = Extent.WEEK


@pytest.fixture(autouse=True)
def plain_again() -> Iterator[None]:
    yield
    spoken.use(Preferences(), QLocale("en_GB"))


def squeezed(pdf: Pdf) -> str:
    """All words without what is between them, as they may be broken anywhere."""
    return "".join(pdf.text().split())


@pytest.mark.parametrize("extent", Extent)
@pytest.mark.parametrize("arrangement", Arrangement)
def test_long_and_right_to_left_names_are_whole(
    tmp_path: Path, desk: Desk, arrangement: Arrangement, extent: Extent
) -> None:
    staffed(desk, 7)  # as narrow as columns get
    for hour, name in enumerate(NAMES, start=10):
        desk.book(f"{hour}:00", name)
    pdf = drawn(tmp_path, desk, Paper.LETTER, arrangement=arrangement, extent=extent)
    assert "".join(NAMES[0].split()) in squeezed(pdf)
    assert "Khai" in squeezed(pdf)
    assert "…" not in pdf.text()


@pytest.mark.parametrize("arrangement", Arrangement)
def test_names_of_staff_are_whole(tmp_path: Path, desk: Desk, arrangement: Arrangement) -> None:
    named = replace(desk.mia, name=NAMES[0])
    desk.store.save_staff(named)
    booked(desk, staffed(desk, 7), 7)
    text = squeezed(drawn(tmp_path, desk, Paper.LETTER, arrangement=arrangement))
    assert "".join(NAMES[0].split()) in text
    assert "…" not in text


@pytest.mark.parametrize("arrangement", Arrangement)
def test_the_head_of_a_page_is_whole(tmp_path: Path, desk: Desk, arrangement: Arrangement) -> None:
    long = f"Salon {NAMES[0]} & Töchter"
    desk.store.save_salon(replace(desk.store.salon(), name=long))
    spoken.use(Preferences(), QLocale("de_DE"))
    week = date(2026, 9, 30)
    wanted = {"extent": WEEK, "staff_id": desk.mia.id, "arrangement": arrangement}
    pdf = drawn(tmp_path, desk, Paper.LETTER, day=week, **wanted)
    assert "".join(long.split()) in squeezed(pdf)
    assert "Mo. 28. Sept. – So. 4. Okt. 2026" in pdf.text()
    assert "…" not in pdf.text()
    assert pdf.pictures()[0].ink_outside(27) == 0


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_twelve_hours_are_never_broken_or_cut(
    tmp_path: Path, desk: Desk, paper: Paper, arrangement: Arrangement
) -> None:
    spoken.use(Preferences(clock=Clock.H12), QLocale("en_US"))
    for at in ("10:00", "11:00", "11:45", "12:30"):
        desk.book(at, "Bo")
    pdf = drawn(tmp_path, desk, paper, extent=WEEK, staff_id=desk.mia.id, arrangement=arrangement)
    assert pdf.page_count == 1  # seven columns all the same
    text = re.sub(r"\s", " ", pdf.text())
    assert re.search("10:00 AM–1[01]:.. [AP]M", text)
    assert "…" not in text
    assert not re.search(r"\d (A|P)( |$)", text)
    if arrangement is COLUMNS:
        assert re.search("10:00 AM (?!–)", text)


def test_german_days_times_and_words(tmp_path: Path, desk: Desk, qapp: QApplication) -> None:
    desk.book("14:30", "Jörg Müßig")
    with given_back(qapp) as application:
        spoken.use(Preferences(language="de"), QLocale("de_DE"))
        language.speak(application, "de")
        day = drawn(tmp_path, desk).text()
        week = drawn(tmp_path, desk, extent=WEEK, staff_id=desk.mia.id).text()
    assert "Montag, 4. Mai 2026" in day
    assert "14:30–" in day
    assert "Jörg Müßig" in day
    assert "So. 10. Mai" in week


def test_an_absence_is_told_where_no_booking_hides_it(tmp_path: Path, desk: Desk) -> None:
    desk.book("09:00", "Lena Fischer")
    starts = datetime.combine(DAY, time())
    desk.store.save_absence(
        Absence(0, desk.mia.id, AbsenceKind.HOLIDAY, starts, starts + timedelta(days=1))
    )
    pdf = drawn(tmp_path, desk, staff_id=desk.mia.id)
    booking, absence = pdf.places("Lena"), pdf.places("Away")
    assert len(absence) == 1
    assert absence[0] > booking[0] + 20  # below the box, not under it


def test_who_is_away_is_told_on_each_day_of_the_week(tmp_path: Path, desk: Desk) -> None:
    starts = datetime.combine(DAY, time())
    desk.store.save_absence(
        Absence(0, desk.mia.id, AbsenceKind.SICK, starts, starts + timedelta(days=2))
    )
    pdf = drawn(tmp_path, desk, extent=WEEK, staff_id=desk.mia.id)
    assert len(pdf.places("Away")) == 2


@pytest.mark.parametrize("extent", Extent)
@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("kind", AbsenceKind)
def test_why_somebody_is_away_does_not_lie_about_the_salon(
    tmp_path: Path, desk: Desk, kind: AbsenceKind, arrangement: Arrangement, extent: Extent
) -> None:
    starts = datetime.combine(DAY, time(12))
    desk.store.save_absence(
        Absence(0, desk.mia.id, kind, starts, starts + timedelta(hours=1), "Dentist")
    )
    wanted = {"extent": extent, "staff_id": desk.mia.id, "arrangement": arrangement}
    text = drawn(tmp_path, desk, **wanted).text()
    said = {word for word in ("Break", "Holiday", "Sick", "Training", "Other") if word in text}
    assert said == ({"Break"} if kind is AbsenceKind.BREAK else set())
    assert ("Away" in text) is (kind is not AbsenceKind.BREAK)
    assert "Dentist" not in text
