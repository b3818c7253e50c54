"""Sheets as PDF, read by poppler: their size, their pages, and every booking once."""

import re
from collections import Counter
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication

from desktop.core.day_sheet import Arrangement, Extent
from desktop.core.models import Absence, AbsenceKind, Status
from desktop.core.troubles import AppError, Kind
from desktop.services.preferences import Paper
from desktop.ui.paper.pdf import MARGIN_MM, Outcome, draw, pdf_of, save_pdf
from tests.ui.paper.reader import Pdf, reader
from tests.ui.paper.sheets import DAY, booked, drawn, job, number, staffed
from tests.ui.salon import Desk

__all__ = ["reader"]

MARGIN = int(MARGIN_MM / 25.4 * 72) - 1  # a line on the edge is half outside
COLUMNS, LIST = Arrangement.COLUMNS, Arrangement.LIST

pytestmark = pytest.mark.usefixtures("qapp", "reader")


def times_told(pdf: Pdf, bookings: int) -> Counter[str]:
    text = pdf.text()
    return Counter(
        {number(index): len(re.findall(number(index), text)) for index in range(bookings)}
    )


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("bookings", [0, 120])
@pytest.mark.parametrize("people", [1, 25])
@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_every_booking_stands_once_inside_the_margins(
    tmp_path: Path, desk: Desk, paper: Paper, people: int, bookings: int, arrangement: Arrangement
) -> None:
    staff = staffed(desk, people)
    days = 1 if people > 1 else 6
    booked(desk, staff, bookings, days)
    extent = Extent.DAY if days == 1 else Extent.WEEK
    pdf = drawn(tmp_path, desk, paper, extent=extent, arrangement=arrangement)
    upright = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}[paper]
    assert pdf.size == (upright if arrangement is LIST else upright[::-1])
    assert set(times_told(pdf, bookings).values()) <= {1}
    pictures = pdf.pictures()
    assert len(pictures) == pdf.page_count
    assert [picture.ink_outside(MARGIN) for picture in pictures] == [0] * len(pictures)
    assert min(picture.ink for picture in pictures) > 0


@pytest.mark.parametrize(("people", "pages"), [(1, 1), (7, 1), (8, 2), (25, 4)])
def test_many_people_go_on_pages_side_by_side(
    tmp_path: Path, desk: Desk, people: int, pages: int
) -> None:
    staffed(desk, people)
    pdf = drawn(tmp_path, desk)
    assert pdf.page_count == pages
    assert f"Page {pages} of {pages}" in pdf.text(pages)


def test_every_page_repeats_what_it_is(tmp_path: Path, desk: Desk) -> None:
    for _overlapping in range(2):
        booked(desk, staffed(desk, 1), 30)
    for arrangement, head in ((COLUMNS, "Mia"), (LIST, "Customer")):
        pdf = drawn(tmp_path, desk, arrangement=arrangement)
        assert pdf.page_count > 1
        for page in range(1, pdf.page_count + 1):
            text = pdf.text(page)
            assert "Monday, 4 May 2026" in text
            assert "Salon Rosa" in text
            assert head in text
            assert f"Page {page} of {pdf.page_count}" in text


def test_a_week_of_one_person_has_a_column_for_each_day(tmp_path: Path, desk: Desk) -> None:
    for paper in (Paper.A4, Paper.LETTER):
        pdf = drawn(tmp_path, desk, paper, extent=Extent.WEEK, staff_id=desk.mia.id)
        assert pdf.page_count == 1
        body = pdf.text().replace("Mon 4 May – Sun 10 May 2026", "")
        assert re.findall(r"\d+(?= May)", body) == ["4", "5", "6", "7", "8", "9", "10"]


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_the_week_of_everybody_is_a_page_for_each(tmp_path: Path, desk: Desk, paper: Paper) -> None:
    booked(desk, staffed(desk, 25), 120, days=6)
    pdf = drawn(tmp_path, desk, paper, extent=Extent.WEEK)
    assert pdf.page_count == 25
    assert set(times_told(pdf, 120).values()) == {1}
    assert [picture.ink_outside(MARGIN) for picture in pdf.pictures()] == [0] * 25


def test_a_list_of_everybody_spares_the_paper_for_those_without_bookings(
    tmp_path: Path, desk: Desk
) -> None:
    desk.book("10:00", "Lena Fischer", staff=desk.tom)
    pdf = drawn(tmp_path, desk, arrangement=LIST)
    assert pdf.page_count == 1
    assert "Tom" in pdf.text()
    assert "Mia" not in pdf.text()


def test_an_empty_list_says_so_on_one_page(tmp_path: Path, desk: Desk) -> None:
    pdf = drawn(tmp_path, desk, arrangement=LIST)
    assert pdf.page_count == 1
    assert "Nothing is booked." in pdf.text()
    assert "0 bookings" in pdf.text()


def test_what_is_cancelled_does_not_stand_there(tmp_path: Path, desk: Desk) -> None:
    desk.store.cancel_booking(desk.book("10:00", "Lena Fischer", phone="70001"))
    desk.store.delete_booking(desk.book("11:00", "Ben Vogel", phone="70002"))
    desk.store.mark_booking(desk.book("12:00", "Ida Kern", phone="70003"), Status.NO_SHOW)
    text = drawn(tmp_path, desk).text()
    assert "70001" not in text
    assert "70002" not in text
    assert "70003" in text
    assert "No-show" in text


@pytest.mark.parametrize("arrangement", Arrangement)
def test_an_absence_is_told_without_its_note(
    tmp_path: Path, desk: Desk, arrangement: Arrangement
) -> None:
    desk.book("10:00", "Lena Fischer")
    at = desk.store.day(DAY)[0].booking.starts.replace(hour=13)
    desk.store.save_absence(
        Absence(0, desk.mia.id, AbsenceKind.BREAK, at, at.replace(minute=45), "Dentist")
    )
    text = drawn(tmp_path, desk, arrangement=arrangement).text()
    assert "13:00–13:45 Break" in text
    assert "Dentist" not in text


def test_beside_others_a_booking_tells_no_time_in_pieces(tmp_path: Path, desk: Desk) -> None:
    for index in range(3):
        desk.book("10:00", "Bo", phone=number(index))
    pdf = drawn(tmp_path, desk, extent=Extent.WEEK, staff_id=desk.mia.id)
    assert "–10:" not in pdf.text()
    assert set(times_told(pdf, 3).values()) == {1}


def test_it_is_drawn_off_the_gui_thread_as_on_it(qapp: QApplication, desk: Desk) -> None:
    booked(desk, staffed(desk, 3), 20)
    wanted, made = job(desk), []
    thread = Thread(target=lambda: made.append(pdf_of(wanted, Paper.A4)))
    thread.start()
    thread.join()
    here = pdf_of(wanted, Paper.A4)
    assert here is not None
    assert len(made[0]) == pytest.approx(len(here), abs=200)  # each tells when it was made


def test_it_tells_how_far_it_is_and_stops_between_pages(desk: Desk) -> None:
    staffed(desk, 25)
    told: list[tuple[int, int]] = []
    assert pdf_of(job(desk), Paper.A4, lambda *far: told.append(far)) is not None
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    stop = Event()
    told.clear()

    def stop_after_two(done: int, whole: int) -> None:
        told.append((done, whole))
        if done == 2:
            stop.set()

    assert pdf_of(job(desk), Paper.A4, stop_after_two, stop) is None
    assert told == [(1, 4), (2, 4)]


def test_a_printer_is_told_to_throw_away_what_it_got_of_a_stopped_sheet(desk: Desk) -> None:
    class Printer(QPdfWriter):
        aborted = 0

        def abort(self) -> bool:
            self.aborted += 1
            return True

    staffed(desk, 25)
    buffer, stop = QBuffer(), Event()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    printer = Printer(buffer)
    assert draw(job(desk), printer, lambda *_far: stop.set(), stop) is Outcome.CANCELLED
    assert printer.aborted == 1
    del printer


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, desk: Desk) -> None:
    stop = Event()
    stop.set()
    desk.book("10:00", "Lena Fischer", phone="70001")
    file = tmp_path / "new" / "sheet.pdf"
    assert save_pdf(job(desk), Paper.A4, file, stop=stop) is Outcome.CANCELLED
    assert not file.exists()
    assert save_pdf(job(desk), Paper.A4, file) is Outcome.DONE
    pdf = Pdf(tmp_path, file.read_bytes())
    assert (pdf.page_count, pdf.text().count("70001")) == (1, 1)
    with pytest.raises(AppError) as told:
        save_pdf(job(desk), Paper.A4, file / "inside a file.pdf")
    assert told.value.kind is Kind.FILE_NOT_WRITTEN
