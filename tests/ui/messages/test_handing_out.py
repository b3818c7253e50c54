"""Each way a message leaves the app: what the other program gets, and what the book keeps of it."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.messages import Channel
from desktop.ui.messages.message_dialog import MessageDialog
from desktop.ui.messages.qr_dialog import QrDialog
from tests.ui.messages.message_hand import LINK, MessageDesk, at, clipboard, said

__all__ = ["at"]


def words(dialog: MessageDialog, channel: Channel) -> str:
    return dialog.pages[channel].body.toPlainText()


def on_text(dialog: MessageDialog) -> MessageDialog:
    dialog.tabs.setCurrentWidget(dialog.pages[Channel.TEXT])
    return dialog


def undo(dialog: MessageDialog) -> None:
    next(b for b in dialog.bar.findChildren(QPushButton) if b.text() == "&Undo").click()


def test_copied_words_are_those_in_the_window_and_are_noted(at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    dialog.ways.copy.click()
    assert clipboard() == words(dialog, Channel.EMAIL)
    assert at.told(booking_id) == ["booked copied 09:00 True"]
    assert said(dialog) == "Copied, and noted as told. Paste it where you write to them."


def test_a_slip_of_the_hand_is_taken_back(at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    dialog.ways.copy.click()
    undo(dialog)
    assert at.told(booking_id) == []


def test_a_short_e_mail_is_begun_by_a_link(at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    dialog.ways.mail.click()
    (link,) = at.asked.links
    parts = urlsplit(link)
    found = parse_qs(parts.query)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "anna@contoso.example")
    assert found["subject"] == [dialog.pages[Channel.EMAIL].subject.text()]
    assert found["body"] == [words(dialog, Channel.EMAIL).replace("\n", "\r\n")]
    assert at.told(booking_id) == ["booked mail 09:00 True"]


@pytest.mark.parametrize("why", ["asked for", "too long", "no address"])
def test_what_a_link_cannot_hold_becomes_a_draft_with_the_calendar_file(
    at: MessageDesk, why: str
) -> None:
    booking_id = at.anna(**({"email": ""} if why == "no address" else {}))
    dialog = at.open(booking_id)
    dialog.tabs.setCurrentWidget(dialog.pages[Channel.EMAIL])
    if why == "asked for":
        dialog.ways.attach.click()
    elif why == "too long":
        dialog.pages[Channel.EMAIL].body.setPlainText("lang und länger " * 200)
    dialog.ways.mail.click()
    assert at.asked.links == []
    (file,) = at.asked.files
    assert file.name == "2026-05-04 11.00 Consultation.eml"
    mail = message_from_bytes(file.read_bytes(), policy=default)
    (_, calendar) = mail.iter_parts()
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == (None if why == "no address" else "anna@contoso.example")
    assert calendar.get_filename() == "2026-05-04 11.00 Consultation.ics"
    assert calendar["Content-Type"].params["method"] == "PUBLISH"
    assert LINK.encode() in calendar.get_payload(decode=True).replace(b"\r\n ", b"")
    assert at.told(booking_id) == ["booked mail 09:00 True"]


@pytest.mark.parametrize("way", ["text", "whatsapp"])
def test_a_text_goes_to_the_number_as_one_dials_it_abroad(at: MessageDesk, way: str) -> None:
    booking_id = at.anna()
    dialog = on_text(at.open(booking_id))
    getattr(dialog.ways, way).click()
    begins = {"text": "sms:+491701234567?body=", "whatsapp": "https://wa.me/491701234567?text="}
    (link,) = at.asked.links
    assert link.startswith(begins[way])
    sent = unquote(link.removeprefix(begins[way])).replace("\r\n", "\n")
    assert sent == words(dialog, Channel.TEXT)
    assert at.told(booking_id) == [f"booked {way} 09:00 True"]


def test_a_text_too_long_for_a_link_is_not_cut(at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = on_text(at.open(booking_id))
    dialog.pages[Channel.TEXT].body.setPlainText("x" * 2100)
    dialog.ways.whatsapp.click()
    assert at.asked.links == []
    assert said(dialog).startswith("The message is too long for this way.")
    assert at.told(booking_id) == []


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("mail", "No mail program could be opened. Copy the message instead."),
        ("text", "No program for text messages could be opened. Copy the message instead."),
        ("whatsapp", "No browser could be opened. Copy the message instead."),
    ],
)
def test_what_no_program_took_was_not_told(at: MessageDesk, way: str, words: str) -> None:
    at.asked.takes = False
    booking_id = at.anna()
    dialog = at.open(booking_id)
    if way != "mail":
        on_text(dialog)
    getattr(dialog.ways, way).click()
    assert said(dialog) == words
    assert at.told(booking_id) == []


def test_the_calendar_file_is_saved_and_noted(at: MessageDesk, tmp_path: Path) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    dialog.ways.ics.click()
    (asked,) = dialog.findChildren(QFileDialog)
    assert at.told(booking_id) == []
    asked.fileSelected.emit(str(tmp_path / "anna.ics"))
    asked.reject()
    assert b"METHOD:PUBLISH" in (tmp_path / "anna.ics").read_bytes()
    assert at.told(booking_id) == ["booked file 09:00 True"]


def drag(qtbot: QtBot, dialog: MessageDialog, by: int) -> None:
    chip, here = dialog.ways.chip, QPoint(10, 10)
    qtbot.mousePress(chip, Qt.MouseButton.LeftButton, pos=here)
    qtbot.mouseMove(chip, here + QPoint(by, 0))
    qtbot.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=here)


def test_the_calendar_file_is_dragged_out_under_its_name(qtbot: QtBot, at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    drag(qtbot, dialog, 60)
    (file,) = at.asked.carried
    assert file.name == "2026-05-04 11.00 Consultation.ics"
    assert b"METHOD:PUBLISH" in file.read_bytes()
    assert at.told(booking_id) == ["booked file 09:00 True"]


def test_a_drag_that_nobody_took_and_a_click_tell_nothing(qtbot: QtBot, at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    drag(qtbot, dialog, 1)
    assert at.asked.carried == []
    at.asked.takes = False
    drag(qtbot, dialog, 60)
    assert len(at.asked.carried) == 1
    assert at.told(booking_id) == []


def test_a_file_let_go_over_the_words_is_not_taken_there(at: MessageDesk, tmp_path: Path) -> None:
    body = at.open(at.anna()).pages[Channel.EMAIL].body
    carried, before = QMimeData(), body.toPlainText()
    carried.setUrls([QUrl.fromLocalFile(str(tmp_path / "anna.ics"))])
    assert not drop_on(body.viewport(), carried)
    assert body.toPlainText() == before
    typed = QMimeData()
    typed.setText("See you then! ")
    assert drop_on(body.viewport(), typed)
    assert "See you then! " in body.toPlainText()


def drop_on(widget: QWidget, carried: QMimeData) -> bool:
    """Let ``carried`` go in the middle of it, as another program would; whether it is taken."""
    here, copy = widget.rect().center(), Qt.DropAction.CopyAction
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(here, copy, carried, *held),
        QDropEvent(QPointF(here), copy, carried, *held),
    ):
        QApplication.sendEvent(widget, event)
        if not event.isAccepted():
            return False
    return True


def test_the_code_shows_the_link_and_is_noted(at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    dialog.ways.qr.click()
    (code,) = dialog.findChildren(QrDialog)
    assert code.isVisible()
    assert at.told(booking_id) == ["booked qr 09:00 True"]


def test_a_note_that_could_not_be_kept_is_told_and_tried_again(
    at: MessageDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    with monkeypatch.context() as broken:
        broken.delattr("desktop.services.message_store.MessageStore.note_told")
        dialog.ways.copy.click()
    assert at.told(booking_id) == []
    retry = next(b for b in dialog.bar.findChildren(QPushButton) if b.text() == "Retr&y")
    retry.click()
    assert at.told(booking_id) == ["booked copied 09:00 True"]


@pytest.mark.parametrize("way", ["copy", "mail", "text", "whatsapp"])
def test_a_link_taken_out_of_the_words_was_not_told(at: MessageDesk, way: str) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    if way in {"text", "whatsapp"}:
        on_text(dialog)
    dialog.pages[dialog.channel].body.setPlainText("See you on Monday at 11.")
    getattr(dialog.ways, way).click()
    assert [told.split()[-1] for told in at.told(booking_id)] == ["False"]
    dialog.ways.qr.click()
    getattr(dialog.ways, way).click()
    assert [told.split()[-1] for told in at.told(booking_id)] == ["False", "True", "True"]


def test_a_link_that_went_out_in_the_calendar_file_was_told(at: MessageDesk) -> None:
    booking_id = at.anna()
    dialog = at.open(booking_id)
    dialog.pages[Channel.EMAIL].body.setPlainText("See the calendar file.")
    dialog.ways.attach.click()
    dialog.ways.mail.click()
    assert at.told(booking_id) == ["booked mail 09:00 True"]
