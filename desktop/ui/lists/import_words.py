"""The words for what a file holds, and for what becomes of it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.appointments import Unfit
from desktop.core.candidates import Fault
from desktop.core.csv_columns import Column
from desktop.core.duplicates import Shared, Twin
from desktop.services.imports import FileProblem
from desktop.ui.error_details import from_core
from desktop.ui.spoken import apart, one_line

translate = QCoreApplication.translate  # the name by which lupdate finds the words

LONGEST_VALUE = 60
"""Characters of a wrong value that are repeated."""

_COLUMNS = {
    Column.NOTHING: QT_TRANSLATE_NOOP("lists", "Leave out"),
    Column.NAME: QT_TRANSLATE_NOOP("lists", "Name"),
    Column.FIRST_NAME: QT_TRANSLATE_NOOP("lists", "First name"),
    Column.LAST_NAME: QT_TRANSLATE_NOOP("lists", "Last name"),
    Column.PHONE: QT_TRANSLATE_NOOP("lists", "Phone"),
    Column.EMAIL: QT_TRANSLATE_NOOP("lists", "E-mail"),
    Column.NOTE: QT_TRANSLATE_NOOP("lists", "Note"),
    Column.LANGUAGE: QT_TRANSLATE_NOOP("lists", "Language"),
    Column.TIME_ZONE: QT_TRANSLATE_NOOP("lists", "Time zone"),
}
_UNFIT = {
    Unfit.ALL_DAY: QT_TRANSLATE_NOOP("lists", "Left out: it lasts all day"),
    Unfit.REPEATS: QT_TRANSLATE_NOOP("lists", "Left out: it repeats"),
    Unfit.CANCELLED: QT_TRANSLATE_NOOP("lists", "Left out: it is cancelled"),
    Unfit.NO_TIME: QT_TRANSLATE_NOOP("lists", "Left out: it has no time that can be read"),
    Unfit.TOO_LONG: QT_TRANSLATE_NOOP("lists", "Left out: it is longer than 24 hours"),
    Unfit.TWICE: QT_TRANSLATE_NOOP("lists", "Left out: it stands in the file before"),
}
_PROBLEMS = {
    FileProblem.UNREADABLE: QT_TRANSLATE_NOOP(
        "lists", "This file cannot be read. It may be open elsewhere, moved or protected."
    ),
    FileProblem.EMPTY: QT_TRANSLATE_NOOP("lists", "There is nothing in this file."),
    FileProblem.TOO_LARGE: QT_TRANSLATE_NOOP(
        "lists", "This file is larger than 200 MB. Is it the right one?"
    ),
    FileProblem.SPREADSHEET: QT_TRANSLATE_NOOP(
        "lists",
        "This is a workbook. Open it in the spreadsheet program, save it there as CSV, and choose"
        " that file.",
    ),
    FileProblem.NO_TEXT: QT_TRANSLATE_NOOP(
        "lists", "This is no list, no contact cards and no calendar. Is it the right file?"
    ),
    FileProblem.NO_CALENDAR: QT_TRANSLATE_NOOP(
        "lists", "This calendar file is damaged or ends too early. Export it once more."
    ),
}


def column_words(column: Column) -> str:
    """What a column holds."""
    return translate("lists", str(_COLUMNS[column]))


def unfit_words(why: Unfit) -> str:
    """Why an appointment is left out."""
    return translate("lists", str(_UNFIT[why]))


def problem_words(problem: FileProblem) -> str:
    """Why nothing can be imported from a file, and what to do."""
    return translate("lists", str(_PROBLEMS[problem]))


def fault_words(fault: Fault) -> str:
    """What is wrong in a line."""
    value = one_line(fault.value[: LONGEST_VALUE * 2])
    if len(value) > LONGEST_VALUE:
        value = f"{value[: LONGEST_VALUE - 1]}…"
    return from_core(fault.words).format(value=apart(value))


def twin_words(twin: Twin) -> str:
    """Who somebody in a file seems to be."""
    by_phone = twin.shared is Shared.PHONE
    if twin.known.line:
        words = (
            translate("lists", "Same number as line {line}")
            if by_phone
            else translate("lists", "Same e-mail as line {line}")
        )
        return words.format(line=twin.known.line)
    words = (
        translate("lists", "In the book with this number: {who}")
        if by_phone
        else translate("lists", "In the book with this e-mail: {who}")
    )
    nameless = translate("lists", "no name")
    return words.format(who=apart(one_line(twin.known.name) or nameless))
