"""The buttons by which a message leaves the app."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.messages import Channel
from desktop.ui.choices import Tick
from desktop.ui.icons import icon
from desktop.ui.messages.drag_chip import Drag, DragChip, drag_out
from desktop.ui.theme import current

translate = QCoreApplication.translate  # the name by which lupdate finds the words


class WaysOut(QWidget):
    """Those of one channel at a time, and those that both have."""

    copy_wanted = Signal()
    mail_wanted = Signal(bool)  # whether the calendar file has to be in it
    text_wanted = Signal()
    whatsapp_wanted = Signal()
    qr_wanted = Signal()
    ics_wanted = Signal()

    def __init__(self, drag: Drag = drag_out, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = current()
        self.copy = QPushButton(self.tr("&Copy message"))
        self.copy.setIcon(icon("copy", tokens.on_accent, tokens.muted))
        self.copy.setProperty("role", "primary")
        self.copy.setDefault(True)
        self.mail = QPushButton(self.tr("E-mail &draft"))
        self.attach = Tick(self.tr("With the c&alendar file"))
        self.text = QPushButton(self.tr("Te&xt message"))
        self.whatsapp = QPushButton(self.tr("&WhatsApp"))
        self.qr = QPushButton(self.tr("&QR code…"))
        self.ics = QPushButton(self.tr("Sa&ve .ics…"))
        self.chip = DragChip(drag)
        first, second = QHBoxLayout(), QHBoxLayout()
        for one in (self.copy, self.mail, self.attach, self.text, self.whatsapp):
            first.addWidget(one)
        for other in (self.qr, self.ics, self.chip):
            second.addWidget(other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for row in (first, second):
            row.setSpacing(8)
            row.addStretch()
            layout.addLayout(row)
        for button, signal in (
            (self.copy, self.copy_wanted),
            (self.text, self.text_wanted),
            (self.whatsapp, self.whatsapp_wanted),
            (self.qr, self.qr_wanted),
            (self.ics, self.ics_wanted),
        ):
            button.clicked.connect(signal)
        self.mail.clicked.connect(lambda: self.mail_wanted.emit(self.attach.isChecked()))
        for button in (self.mail, self.text, self.whatsapp, self.qr, self.ics):
            button.setAutoDefault(False)

    def offer(self, channel: Channel, *, texts: bool, has_link: bool) -> None:
        """Show what there is for ``channel``; ``texts`` tells of a program for text messages."""
        mail = channel is Channel.EMAIL
        self.mail.setVisible(mail)
        self.attach.setVisible(mail)
        self.text.setVisible(not mail and texts)
        self.whatsapp.setVisible(not mail)
        self.qr.setVisible(has_link)

    def allow(self, why_not: str, no_receiver: str) -> None:
        """Let the message out unless there is a reason ``why_not``.

        ``no_receiver`` says why nobody is known whom a text could go to; a mail program asks.
        """
        for one in (self.copy, self.mail, self.attach, self.qr, self.ics, self.chip):
            _allow(one, why_not)
        for one in (self.text, self.whatsapp):
            _allow(one, why_not or no_receiver)


def _allow(way: QWidget, why_not: str) -> None:
    way.setEnabled(not why_not)
    if not isinstance(way, DragChip):
        way.setToolTip(why_not)
    way.setAccessibleDescription(why_not)
