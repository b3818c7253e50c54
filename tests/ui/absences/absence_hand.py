"""The dialog of an absence, opened on a real book."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Absence, AbsenceKind, Change, Staff
from desktop.services.store import Store
from desktop.ui.absences.absence_dialog import AbsenceDialog
from desktop.ui.book import Book
from tests.ui.conftest import NOW
from tests.ui.salon import Desk

NOON = datetime(2026, 5, 4, 12)
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def opened(qtbot: QtBot, book: Book, desk: Desk, absence: Absence, window: QWidget) -> "Opened":
    dialog = AbsenceDialog(book, desk.store.staff(), absence, window)
    with qtbot.waitActive(dialog):
        dialog.open()
    return Opened(dialog)


class Opened:
    """A dialog, what it told, and its fields as one line."""

    def __init__(self, dialog: AbsenceDialog) -> None:
        self.dialog, self.fields = dialog, dialog.fields
        self.told: list[Change] = []
        dialog.saved.connect(self.told.append)

    def line(self) -> str:
        fields = self.fields
        moments = [
            f"{moment.date.text()} {'' if moment.time.isHidden() else moment.time.text()}".strip()
            for moment in (fields.starts, fields.ends)
        ]
        who, kind = fields.who.currentText() or "?", fields.kind.currentText()
        return " | ".join([who, kind, *moments, fields.note.text()])


def pause(desk: Desk, staff: Staff | None = None) -> Absence:
    staff_id = (staff or desk.mia).id
    return Absence(0, staff_id, AbsenceKind.BREAK, NOON, NOON + HALF_AN_HOUR)


def stored(store: Store) -> list[Absence]:
    return store.absences(NOW.date() - timedelta(60), NOW.date() + timedelta(400))


def kept(desk: Desk) -> Absence:
    desk.store.save_absence(pause(desk))
    (absence,) = stored(desk.store)
    return absence
