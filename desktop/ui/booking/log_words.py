"""What was done in the cloud, in words for whoever reads the log."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.cloud_log import CloudAct, LogEntry
from desktop.core.troubles import AppError, Kind
from desktop.ui.error_details import from_core

translate = QCoreApplication.translate  # the name by which lupdate finds the words

_DONE = {
    CloudAct.CREATE: QT_TRANSLATE_NOOP("log", "Meeting made"),
    CloudAct.CHANGE: QT_TRANSLATE_NOOP("log", "Times and waiting room set"),
    CloudAct.DELETE: QT_TRANSLATE_NOOP("log", "Meeting deleted"),
    CloudAct.READ: QT_TRANSLATE_NOOP("log", "Read back"),
    CloudAct.TIDY: QT_TRANSLATE_NOOP("log", "Meeting that no booking needs deleted"),
    CloudAct.REFRESH: QT_TRANSLATE_NOOP("log", "Sign-in renewed"),
    CloudAct.CHECK: QT_TRANSLATE_NOOP("log", "Connection checked"),
}

_NOT_DONE = {
    CloudAct.CREATE: QT_TRANSLATE_NOOP("log", "Could not be made: {why}"),
    CloudAct.CHANGE: QT_TRANSLATE_NOOP("log", "Could not be changed: {why}"),
    CloudAct.DELETE: QT_TRANSLATE_NOOP("log", "Could not be deleted: {why}"),
    CloudAct.READ: QT_TRANSLATE_NOOP("log", "Could not be read back: {why}"),
    CloudAct.TIDY: QT_TRANSLATE_NOOP(
        "log", "Meeting that no booking needs could not be deleted: {why}"
    ),
    CloudAct.REFRESH: QT_TRANSLATE_NOOP("log", "Sign-in could not be renewed: {why}"),
    CloudAct.CHECK: QT_TRANSLATE_NOOP("log", "Connection checked: {why}"),
}

_FOUND = frozenset({Kind.MEETING_GONE, Kind.MEETING_CHANGED})
"""What reading a meeting back may tell: the reading itself went well."""


def entry_words(entry: LogEntry) -> str:
    """What was done, and where it went wrong why."""
    act, error = entry.what, entry.error
    if error is None:
        return translate("log", str(_DONE[act]))
    if act is CloudAct.CREATE and error.kind is Kind.MEETING_GONE:
        return translate("log", "An earlier meeting was deleted: another one is made")
    if act is CloudAct.READ and error.kind in _FOUND:
        return translate("log", "Read back: {what}").format(what=_title(error))
    return translate("log", str(_NOT_DONE[act])).format(why=_title(error))


def _title(error: AppError) -> str:
    return from_core(error.advice.title)
