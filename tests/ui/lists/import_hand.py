"""The import dialog, and files for it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.lists.import_dialog import ImportDialog
from desktop.ui.lists.preview_table import PreviewTable
from tests.ui.conftest import NOW
from tests.ui.salon import Desk

Open = Callable[..., ImportDialog]

LIST = (
    "Name;Handy;E-Mail;Notiz;Sprache\n"
    "Anna Muster;0170 1234567;anna@example.com;henna;de\n"
    "Bo <b>Beck</b>;030 1234567;bo@example;=1+1;Klingon\n"
    ";;;who is it;\n"
    "Cy;+49 30 1234567;;;\n"
)
CALENDAR = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1@example.com
DTSTART:20260505T080000Z
DURATION:PT45M
SUMMARY:Anna Muster
END:VEVENT
BEGIN:VEVENT
UID:2@example.com
DTSTART:20260401T080000Z
SUMMARY:Long ago
END:VEVENT
BEGIN:VEVENT
UID:3@example.com
DTSTART;VALUE=DATE:20260508
SUMMARY:Closed
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, text: str) -> Path:
        written = tmp_path / name
        written.write_text(text, encoding="utf-8", newline="")
        return written

    return write


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk) -> Open:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def make(own: Book | None = None) -> ImportDialog:
        dialog = ImportDialog(own or book, lambda: NOW, window)
        dialog.open()
        return dialog

    return make


def table(preview: PreviewTable) -> list[str]:
    isolates = {0x2068: None, 0x2069: None}
    rows = [" | ".join(cell for cell in row if cell) for row in preview.preview.rows]
    return [row.translate(isolates) for row in rows]


def everybody(store: Store) -> list[str]:
    return [one.name for one in store.customers_after(0, 100)]


def buttons(dialog: ImportDialog) -> list[str]:
    found = (dialog.choose, dialog.again, dialog.go, dialog.close_button)
    return [
        one.text().replace("&", "") for one in found if one.isVisibleTo(dialog) and one.isEnabled()
    ]
