"""A message window on a real book, and programs that only remember what they were asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Customer
from desktop.services.handed_files import HandedFiles
from desktop.ui.book import Book
from desktop.ui.messages.message_dialog import MessageDialog, Written
from desktop.ui.messages.programs import Programs
from tests.ui.conftest import NOW
from tests.ui.salon import Desk

LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_OW%40thread.v2/0?context=%7b%7d"


@dataclass
class Asked:
    """``takes`` is what programs answer; ``carried`` are the files dragged away."""

    takes: bool = True
    texts: bool = True
    links: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    carried: list[Path] = field(default_factory=list)
    handed: HandedFiles = field(default_factory=HandedFiles)

    def programs(self) -> Programs:
        return Programs(self.open_address, self.open_file, lambda: self.texts, self.handed)

    def open_address(self, link: str) -> bool:
        self.links.append(link)
        return self.takes

    def open_file(self, file: Path) -> bool:
        self.files.append(file)
        return self.takes

    def carry(self, source: QWidget, file: Path) -> bool:
        self.carried.append(file)
        return self.takes


@dataclass
class MessageDesk:
    book: Book
    desk: Desk
    asked: Asked
    window: QWidget
    written: dict[int, Written] = field(default_factory=dict)

    def anna(self, *, online: bool = True, linked: bool = True, **customer: str) -> int:
        """Book Anna at 11:00, with an e-mail address and a number unless told otherwise."""
        service = self.desk.advice if online else self.desk.cut
        booking_id = self.desk.book("11:00", "Anna", service=service)
        if online and linked:
            self.desk.link(booking_id, LINK)
        known = {"phone": "0170 1234567", "email": "anna@contoso.example"} | customer
        self.change(booking_id, **known)
        return booking_id

    def change(self, booking_id: int, **customer: str) -> None:
        self.desk.store.save_customer(replace(self.customer(booking_id), **customer))

    def customer(self, booking_id: int) -> Customer:
        details = self.desk.store.booking(booking_id)
        assert details is not None
        return details.customer

    def open(self, booking_id: int) -> MessageDialog:
        dialog = MessageDialog(
            self.book,
            booking_id,
            self.asked.programs(),
            self.written.setdefault(booking_id, Written()),
            now=lambda: NOW,
            drag=self.asked.carry,
            parent=self.window,
        )
        dialog.open()
        return dialog

    def told(self, booking_id: int) -> list[str]:
        """What the book says the customer was told, oldest first."""
        found = self.desk.store.told_of(booking_id)
        return [f"{one.kind} {one.way} {one.starts:%H:%M} {one.join_url == LINK}" for one in found]


def offered(dialog: MessageDialog) -> list[str]:
    """The ways out that are seen, those that are off in brackets."""
    found = dialog.ways.findChildren(QPushButton)
    words = {one: one.text().replace("&", "") for one in found if one.isVisible()}
    return [text if one.isEnabled() else f"({text})" for one, text in words.items()]


def said(dialog: MessageDialog) -> str:
    notice = dialog.bar.current
    return notice.text if notice else ""


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


@pytest.fixture
def at(qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk) -> Iterator[MessageDesk]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 700)
    window.show()
    made = MessageDesk(book, desk, Asked(), window)
    yield made
    made.asked.handed.clear()
