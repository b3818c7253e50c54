"""Lists: what is exported, and files on their way into the book."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from desktop.ui.book import Book
from desktop.ui.lists.export_dialog import ExportDialog
from desktop.ui.lists.import_dialog import ImportDialog
from desktop.ui.lists.long_job import LongJob
from tests.screens.rooms import NOW, Rooms, let_it_settle
from tests.ui.held_lane import HeldLane

Shot = Callable[[Rooms], QWidget]

LIST = """\
Vorname;Nachname;Handy;E-Mail;Bemerkung;Sprache;Geburtstag
Maria-Theresia;Freifrau von Hohenstein zu Guttenberg;'+49 170 1234567;m.t@example.com;Henna;de;1.1.
דנה;לוי;030 1234567;dana@example.com;;he;
ليلى;حداد;0151 99887766;leila@example;"kommt
5 min später";Klingonisch;
;;;;nobody;;
<b>Bo</b>;& Co;0170/1234567;bo@example.com;=cmd|' /C calc'!A0;en;
"""
CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1@example.com
DTSTART:20260506T080000Z
DTEND:20260506T084500Z
SUMMARY:Maria-Theresia Freifrau von Hohenstein zu Guttenberg 0170 1234567
END:VEVENT
BEGIN:VEVENT
UID:2@example.com
DTSTART;TZID=America/New_York:20260507T100000
DURATION:PT1H
SUMMARY:דנה לוי
END:VEVENT
BEGIN:VEVENT
UID:5@example.com
DTSTART:20260506T083000Z
DURATION:PT30M
SUMMARY:ليلى حداد
END:VEVENT
BEGIN:VEVENT
UID:3@example.com
DTSTART;VALUE=DATE:20260508
SUMMARY:Closed for stocktaking
END:VEVENT
BEGIN:VEVENT
UID:4@example.com
DTSTART:20260508T080000Z
RRULE:FREQ=WEEKLY
SUMMARY:Team meeting
END:VEVENT
END:VCALENDAR
"""


def _export(rooms: Rooms, book: Book) -> ExportDialog:
    dialog = ExportDialog(book, date(2026, 5, 1), date(2026, 5, 31), rooms.window())
    dialog.open()
    return dialog


def export(rooms: Rooms) -> QWidget:
    return _export(rooms, rooms.book)


def export_wrong(rooms: Rooms) -> QWidget:
    dialog = export(rooms)
    assert isinstance(dialog, ExportDialog)
    dialog.last.setDate(QDate(2026, 4, 1))
    dialog.ask_where()
    return dialog


def export_under_way(rooms: Rooms) -> QWidget:
    dialog = _export(rooms, Book(rooms.store, HeldLane()))
    dialog.write(Path(mkdtemp()) / "list.csv")
    _half_way(dialog.job)
    return dialog


def _half_way(job: LongJob) -> None:
    job.done_of_all = (1200, 3000)
    job.got_on.emit()


def _file(name: str, text: str) -> Path:
    file = Path(mkdtemp()) / name
    file.write_text(text, encoding="utf-8")
    return file


def _import(rooms: Rooms, file: Path | None = None, book: Book | None = None) -> ImportDialog:
    dialog = ImportDialog(book or rooms.book, lambda: NOW, rooms.window())
    dialog.open()
    if file is not None:
        dialog.load(file)
    let_it_settle()
    return dialog


def choose(rooms: Rooms) -> QWidget:
    return _import(rooms)


def people(rooms: Rooms) -> QWidget:
    return _import(rooms, _file("Kunden.csv", LIST))


def problems(rooms: Rooms) -> QWidget:
    dialog = _import(rooms, _file("Kunden.csv", LIST))
    dialog.people.part.setCurrentIndex(3)
    return dialog


def reading(rooms: Rooms) -> QWidget:
    book = Book(rooms.store, HeldLane())
    dialog = _import(rooms, _file("Kunden.csv", LIST), book)
    _half_way(dialog.job)
    return dialog


def under_way(rooms: Rooms) -> QWidget:
    lane = HeldLane()
    dialog = _import(rooms, _file("Kunden.csv", LIST), Book(rooms.store, lane))
    lane.work()
    dialog.go.click()
    _half_way(dialog.job)
    return dialog


def no_list(rooms: Rooms) -> QWidget:
    return _import(rooms, _file("Kunden.xlsx", "PK\x03\x04"))


def result(rooms: Rooms) -> QWidget:
    dialog = _import(rooms, _file("Kunden.csv", LIST))
    dialog.go.click()
    return dialog


def calendar(rooms: Rooms) -> QWidget:
    dialog = _import(rooms, _file("mia.ics", CALENDAR.replace("\n", "\r\n")))
    dialog.calendar.staff.setCurrentIndex(0)
    dialog.calendar.service.setCurrentIndex(dialog.calendar.service.count() - 1)
    return dialog


LIST_SHOTS: dict[str, Shot] = {
    "lists-export": export,
    "lists-export-wrong": export_wrong,
    "lists-export-under-way": export_under_way,
    "lists-import-choose": choose,
    "lists-import-reading": reading,
    "lists-import-under-way": under_way,
    "lists-import-no-list": no_list,
    "lists-import-customers": people,
    "lists-import-problems": problems,
    "lists-import-result": result,
    "lists-import-calendar": calendar,
}
