"""The window in which a customer is told of a booking."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import Channel, Message, MessageKind
from desktop.core.qr import fits
from desktop.core.troubles import AppError
from desktop.ui.book import Book
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import plain_label
from desktop.ui.fields import FieldLabel
from desktop.ui.messages.drag_chip import Drag, drag_out
from desktop.ui.messages.handing_out import HandingOut, Outgoing
from desktop.ui.messages.message_facts import MessageFacts, read_facts
from desktop.ui.messages.message_page import MessagePage
from desktop.ui.messages.message_words import LANGUAGE_NAMES, kind_words, not_final_words
from desktop.ui.messages.programs import Programs
from desktop.ui.messages.ways_out import WaysOut
from desktop.ui.notices import NoticeBar
from desktop.ui.screen_room import resize_within
from desktop.ui.scrolled_body import ScrolledBody
from desktop.ui.spoken import apart, customer_text, day_text, hours_text

Which = tuple[MessageKind, Channel, str]
"""What is told, over which channel, in which language."""


@dataclass(slots=True)
class Written:
    """What was ``typed`` of one booking, and what had been ``filled`` in by then."""

    typed: dict[Which, Message] = field(default_factory=dict)
    filled: dict[Which, Message] = field(default_factory=dict)


class MessageDialog(QDialog):
    """Opened with :meth:`open`; shows what is due, and reads again whenever the book changes.

    What was typed is in ``written``, each kind, channel and language by itself, until it went out:
    who closes the window finds it there the next time. It is in no template. ``former_id`` is a
    customer to whom the booking once belonged, where they are to be told. ``now`` answers in UTC.
    """

    def __init__(
        self,
        book: Book,
        booking_id: int,
        programs: Programs,
        written: Written,
        *,
        former_id: int = 0,
        now: Callable[[], datetime],
        drag: Drag = drag_out,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Tell the customer"))
        self._book = book
        self._booking_id, self._former_id = booking_id, former_id
        self._programs = programs
        self._now = now
        self._facts: MessageFacts | None = None
        self._typed, self._filled = written.typed, written.filled
        self._gone_out: set[Which] = set()
        self._on_page: dict[Channel, Which] = {}
        self.about = plain_label("", "hint")
        self.kind, self.language = QComboBox(), QComboBox()
        # the kinds come from the book, often when the window has been drawn already
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for code, name in LANGUAGE_NAMES.items():
            self.language.addItem(name, code)
        self.pages = {channel: MessagePage(channel) for channel in Channel}
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for widget in (self.tabs, self.tabs.tabBar()):
            widget.setAccessibleName(self.tr("By e-mail or text message"))
        self.tabs.addTab(self.pages[Channel.EMAIL], self.tr("&E-mail"))
        self.tabs.addTab(self.pages[Channel.TEXT], self.tr("&Text message"))
        self.not_final = plain_label("", "warning")
        self.not_final.hide()
        self.bar = NoticeBar()
        self.ways = WaysOut(drag)
        self.close_button = QPushButton(self.tr("C&lose"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self._out = HandingOut(book, programs, self.bar, now, self)
        self._lay_out()
        self._join()
        self._enable(self.tr("Reading the booking…"))
        book.changed.connect(self._read)
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and Copy from elsewhere."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close it; what went out is not offered again."""
        for which in self._gone_out:
            self._typed.pop(which, None)
        super().done(result)

    @property
    def channel(self) -> Channel:
        """The channel whose words are on top."""
        return list(Channel)[self.tabs.currentIndex()]

    def _lay_out(self) -> None:
        chosen, end = QHBoxLayout(), QHBoxLayout()
        for words, combo in (
            (self.tr("W&hat:"), self.kind),
            (self.tr("Lan&guage:"), self.language),
        ):
            combo.setAccessibleName(words.replace("&", "").rstrip(":"))
            chosen.addWidget(FieldLabel(words, combo))
            chosen.addWidget(combo)
            chosen.addSpacing(14)
        chosen.addStretch()
        end.addWidget(self.ways, 1)
        end.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addLayout(chosen)
        inner.addWidget(self.tabs, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.windowTitle(), "title"))
        layout.addWidget(self.about)
        layout.addWidget(ScrolledBody(middle), 1)
        layout.addWidget(self.not_final)
        layout.addWidget(self.bar)
        layout.addLayout(end)
        resize_within(self, 720, 640)

    def _join(self) -> None:
        self.kind.currentIndexChanged.connect(self._fill)
        self.language.currentIndexChanged.connect(self._fill)
        self.tabs.currentChanged.connect(self._offer)
        for page in self.pages.values():
            page.changed.connect(lambda page=page: self._note_typed(page))
            page.copied.connect(lambda _text: self.bar.show_done(self.tr("Copied.")))
        ways, out = self.ways, self._out
        out.gone.connect(self._note_gone)
        ways.copy_wanted.connect(lambda: self._let_out(out.copy))
        ways.mail_wanted.connect(
            lambda attach: self._let_out(lambda what: out.mail(what, attach=attach))
        )
        ways.text_wanted.connect(lambda: self._let_out(out.text))
        ways.whatsapp_wanted.connect(lambda: self._let_out(out.whatsapp))
        ways.qr_wanted.connect(lambda: self._let_out(out.show_qr))
        ways.ics_wanted.connect(lambda: self._let_out(out.save_ics))
        chip = ways.chip
        chip.wanted.connect(lambda: self._let_out(lambda what: out.make_ics(what, chip.take, chip)))
        chip.dropped.connect(lambda: self._let_out(out.dropped))

    def _read(self) -> None:
        booking_id, former_id, now = self._booking_id, self._former_id, self._now()
        has_text_program = self._programs.has_text_program
        self._book.read(
            lambda store: read_facts(store, booking_id, has_text_program, now, former_id),
            self._show,
            failed=self._could_not_read,
            owner=self,
        )

    def _could_not_read(self, error: AppError) -> None:
        self.bar.show_error(error, self._read)

    def _show(self, facts: MessageFacts | None) -> None:
        if facts is None:
            self._facts = None
            self._enable(self.tr("This booking is no longer in the book."))
            return
        if self._facts is None:
            self.language.setCurrentIndex(max(0, self.language.findData(facts.language)))
            if facts.to[Channel.TEXT] and not facts.to[Channel.EMAIL]:
                self.tabs.setCurrentWidget(self.pages[Channel.TEXT])
        self._facts = facts
        self._show_kinds(facts)
        booking = facts.details.booking
        self.about.setText(
            self.tr("{day}, {hours}: {customer}").format(
                customer=apart(customer_text(facts.details.customer)),
                day=day_text(booking.starts.date()),
                hours=hours_text(booking),
            )
        )
        for channel, page in self.pages.items():
            page.show_to(facts.to[channel], facts.typed(channel))
        self._fill()

    def _show_kinds(self, facts: MessageFacts) -> None:
        """Offer what there is to tell; what was chosen stays unless it is none of that any more."""
        kinds = [self.kind.itemData(index) for index in range(self.kind.count())]
        if kinds == list(facts.kinds):
            return
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in facts.kinds:
            self.kind.addItem(kind_words(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(facts.due))
        self.kind.blockSignals(False)

    def _fill(self) -> None:
        """Fill in both channels: what was typed stays, and is told to be old when it is."""
        if self._facts is None:
            return
        for channel, page in self.pages.items():
            which = (self.kind.currentData(), channel, self.language.currentData())
            filled = self._facts.message(*which)
            if which in self._typed and self._filled[which] != filled:
                self.bar.show_info(
                    self.tr("The booking has changed since you wrote this message."),
                    (self.tr("Write it a&new"), self._fill_anew),
                )
            self._filled[which] = filled
            wanted = self._typed.get(which, filled)
            self._on_page[channel] = which
            if page.message() != wanted:
                page.show_message(wanted)
        self._offer()

    def _fill_anew(self) -> None:
        for which in self._on_page.values():
            self._typed.pop(which, None)
        self._fill()

    def _note_typed(self, page: MessagePage) -> None:
        which = self._on_page.get(page.channel)
        if which is None:
            return
        self._gone_out.discard(which)
        self._typed[which] = page.message()
        if self._typed[which] == self._filled[which]:
            del self._typed[which]
        self._offer()

    def _note_gone(self, what: Outgoing, gone: bool) -> None:
        """Keep no longer what went out; what was typed after that did not."""
        same = {
            which
            for which, typed in self._typed.items()
            if which[:2] == (what.kind, what.channel) and typed == what.message
        }
        self._gone_out = self._gone_out | same if gone else self._gone_out - same

    def _offer(self) -> None:
        """Show the ways of the channel on top, and let the message out by them if it may go."""
        facts = self._facts
        if facts is None:
            return
        has_link = fits(facts.link)
        self.ways.offer(self.channel, texts=facts.texts, has_link=has_link)
        self.not_final.setVisible(not facts.final)
        reason = ""
        if not facts.final:
            self.not_final.setText(not_final_words(facts))
            reason = self.tr("The link is not ready yet.")
        elif not self.pages[self.channel].message().body.strip():
            reason = self.tr("The message is empty.")
        self._enable(reason)

    def _enable(self, why_not: str) -> None:
        self.ways.allow(why_not, self.pages[self.channel].missing)

    def _let_out(self, way: Callable[[Outgoing], object]) -> None:
        facts, channel = self._facts, self.channel
        if facts is not None:
            message = self.pages[channel].message()
            way(Outgoing(facts, self.kind.currentData(), channel, message))
