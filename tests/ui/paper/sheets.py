"""Salons on paper: few and many people, free days and full ones, names of every length."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from desktop.core.day_sheet import Arrangement, Extent
from desktop.core.models import BookingDraft, Customer, Staff
from desktop.services.preferences import Paper
from desktop.ui.paper.pdf import Job, pdf_of
from desktop.ui.paper.sheet_reading import Wanted, read_job
from tests.ui.conftest import NOW
from tests.ui.paper.reader import Pdf
from tests.ui.salon import Desk

DAY = date(2026, 5, 4)
NAMES = (
    "Maria-Theresia Freifrau von Hohenstein zu Oberursel",
    "ليلى حداد",
    "Bo",
    "דנה לוי",
    "Nguyễn Thị Minh Khai",
)
LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_" + "c2FtcGxl" * 12
LENGTHS = (15, 20, 30, 45)
FIRST_NUMBER = 70_000


def number(index: int) -> str:
    """A phone number no other booking has."""
    return str(FIRST_NUMBER + index)


def staffed(desk: Desk, people: int) -> list[Staff]:
    """Let so many people work in the salon, the two of the desk among them or archived."""
    for extra in (desk.mia, desk.tom)[people:]:
        desk.store.save_staff(replace(extra, archived=True))
    for index in range(2, people):
        name = f"{NAMES[index % len(NAMES)]} {index}"
        desk.store.save_staff(Staff(0, name, "#1f77b4"))
    return [one for one in desk.store.staff() if not one.archived]


def booked(desk: Desk, staff: list[Staff], bookings: int, days: int = 1) -> list[int]:
    """Book so many, each with a number of its own, one after another in every column."""
    made = []
    ends = {(one.id, day): 9 * 60 + 5 * (one.id % 3) for one in staff for day in range(days)}
    columns = list(ends)
    with desk.store.together():
        for index in range(bookings):
            person, day = columns[index % len(columns)]
            minutes = LENGTHS[index % len(LENGTHS)]
            starts = ends[person, day]
            ends[person, day] = starts + minutes
            name = NAMES[index % len(NAMES)]
            draft = BookingDraft(
                customer_id=0,
                customer=Customer(0, name, number(index)),
                staff_id=person,
                service_id=(desk.advice if index % 9 == 4 else desk.cut).id,
                starts=datetime.combine(DAY + timedelta(days=day), datetime.min.time())
                + timedelta(minutes=starts),
                minutes=minutes,
                place=(desk.advice if index % 9 == 4 else desk.cut).place,
            )
            made.append(desk.store.save_booking(draft).booking_id)
    return made


def job(
    desk: Desk,
    *,
    extent: Extent = Extent.DAY,
    staff_id: int = 0,
    arrangement: Arrangement = Arrangement.COLUMNS,
    day: date = DAY,
) -> Job:
    return read_job(desk.store, Wanted(day, extent, staff_id, arrangement), NOW)


def drawn(folder: Path, desk: Desk, paper: Paper = Paper.A4, **wanted: object) -> Pdf:
    """The sheet that is wanted, as a file to read."""
    content = pdf_of(job(desk, **wanted), paper)  # type: ignore[arg-type]  # as job() has them
    assert content is not None
    return Pdf(folder, content)
