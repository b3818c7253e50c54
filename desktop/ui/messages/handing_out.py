"""Lets a message out of the app, and notes in the book what the customer was told by it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.core.file_names import file_name
from desktop.core.mail_draft import eml
from desktop.core.messages import Channel, Message, MessageKind, Way
from desktop.core.outgoing import mailto, sms_link, whatsapp_link
from desktop.core.told import link_told, told_by, told_now
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.booking import sharing, told_acts
from desktop.ui.messages.message_facts import MessageFacts
from desktop.ui.messages.message_words import done_words, not_opened_words
from desktop.ui.messages.programs import Programs
from desktop.ui.messages.qr_dialog import QrDialog
from desktop.ui.messages.telling import note_given
from desktop.ui.notices import NoticeBar

translate = QCoreApplication.translate  # the name by which lupdate finds the words

MAIL_ENDING = ".eml"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message as it stands in the window, and the facts it was written from."""

    facts: MessageFacts
    kind: MessageKind
    channel: Channel
    message: Message


class HandingOut(QObject):
    """One function a way. What a program did not take was not told. ``now`` answers in UTC.

    ``gone(outgoing, True)`` follows when its words went out, and with ``False`` when somebody says
    that they did not after all.
    """

    gone = Signal(object, bool)

    def __init__(
        self,
        book: Book,
        programs: Programs,
        bar: NoticeBar,
        now: Callable[[], datetime],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._programs = programs
        self._bar = bar
        self._now = now
        self._window = parent

    def copy(self, what: Outgoing) -> None:
        """Put the words on the clipboard; the subject has a button of its own."""
        QGuiApplication.clipboard().setText(what.message.body)
        self._told(what, Way.COPIED)

    def mail(self, what: Outgoing, *, attach: bool) -> None:
        """Begin an e-mail: by a link where that holds all of it, else as a draft in a file."""
        to, message = what.facts.to[Channel.EMAIL], what.message
        link = None if attach else mailto(to, message.subject, message.body)
        if link is None:
            self._open_draft(what)
        else:
            self._answered(what, Way.MAIL, taken=self._programs.open_address(link))

    def text(self, what: Outgoing) -> None:
        """Begin a text message."""
        link = sms_link(what.facts.to[Channel.TEXT], what.message.body)
        self._open_link(what, Way.TEXT, link)

    def whatsapp(self, what: Outgoing) -> None:
        """Begin a message in WhatsApp, which asks in the browser before it sends anything."""
        link = whatsapp_link(what.facts.to[Channel.TEXT], what.message.body)
        self._open_link(what, Way.WHATSAPP, link)

    def save_ics(self, what: Outgoing) -> None:
        """Ask where, and save the calendar file."""
        sharing.save_ics(
            self._book,
            self._bar,
            self._window,
            what.facts.details,
            self._now(),
            lambda said: self._note(what, Way.FILE, told_acts.noted(said), whole=True),
        )

    def make_ics(self, what: Outgoing, done: Callable[[Path], None], owner: QObject) -> None:
        """Write the calendar file for a hand to drag away."""
        details, salon, now = what.facts.details, what.facts.salon, self._now()
        files = self._programs.files

        def job(_store: Store) -> Path:
            from desktop.core.ical import invitation_file  # slow to import, so on this lane

            return files.put(file_name(details), invitation_file(details, salon, now=now))

        self._book.read(job, done, failed=self._bar.show_error, owner=owner)

    def dropped(self, what: Outgoing) -> None:
        """The calendar file was taken by another program."""
        said = translate("messages", "Calendar file handed over, and noted as told.")
        self._note(what, Way.FILE, said, whole=True)

    def show_qr(self, what: Outgoing) -> QrDialog:
        """Show the join link as a code. It tells no time: where an old one was told, it stays.

        Nothing is said of its being noted: the code stands before the bar.
        """
        facts = what.facts
        dialog = QrDialog(self._book, facts.link, self._window)
        dialog.open()
        told = link_told(facts.details, facts.salon, facts.told, Way.QR, self._now())
        told_acts.note(self._book, self._bar, lambda store: note_given(store, told), "")
        return dialog

    def _open_link(self, what: Outgoing, way: Way, link: str | None) -> None:
        if link is None:
            words = translate(
                "messages", "The message is too long for this way. Copy it, or make it shorter."
            )
            self._bar.show_info(words)
            return
        self._answered(what, way, taken=self._programs.open_address(link))

    def _open_draft(self, what: Outgoing) -> None:
        details, salon, now = what.facts.details, what.facts.salon, self._now()
        message, to = what.message, what.facts.to[Channel.EMAIL]
        files = self._programs.files

        def job(_store: Store) -> Path:
            from desktop.core.ical import invitation_file  # slow to import, so on this lane

            ics, name = invitation_file(details, salon, now=now), file_name(details)
            draft = eml(to, "", message.subject, message.body, ics, name, now)
            return files.put(str(Path(name).with_suffix(MAIL_ENDING)), draft)

        self._book.read(
            job,
            lambda file: self._answered(
                what, Way.MAIL, taken=self._programs.open_file(file), whole=True
            ),
            failed=lambda error: self._bar.show_error(error, lambda: self._open_draft(what)),
            owner=self,
        )

    def _answered(self, what: Outgoing, way: Way, *, taken: bool, whole: bool = False) -> None:
        if taken:
            self._told(what, way, whole=whole)
        else:
            self._bar.show_info(not_opened_words(way))

    def _told(self, what: Outgoing, way: Way, *, whole: bool = False) -> None:
        self._note(what, way, done_words(way), lambda: self.gone.emit(what, False), whole=whole)
        self.gone.emit(what, True)

    def _note(
        self,
        what: Outgoing,
        way: Way,
        said: str,
        taken_back: Callable[[], object] | None = None,
        *,
        whole: bool,
    ) -> None:
        """Note what was told: all of it where the calendar file went out, else what was written."""
        facts = what.facts
        told = told_now(facts.details, facts.salon, what.kind, way, self._now())
        if not whole:
            told = told_by(what.message, told, facts.told)
        told_acts.note(
            self._book, self._bar, lambda store: note_given(store, told), said, taken_back
        )
