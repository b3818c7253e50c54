"""One channel of the message window: whom it goes to, and the words, which can be changed."""

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import Channel, Message
from desktop.core.text_segments import outside, segments
from desktop.ui.error_details import plain_label
from desktop.ui.fields import add_field, form_layout
from desktop.ui.icons import icon
from desktop.ui.messages.message_words import segments_words, to_words
from desktop.ui.spoken import apart, one_line
from desktop.ui.theme import current

SHOWN_OF_TYPED = 60
"""Characters of what the card has in place of an address."""


class Words(QPlainTextEdit):
    """Takes no file, as the one dragged off below it: its path would stand in the message."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if any(url.isLocalFile() for url in source.urls()):
            return False
        return super().canInsertFromMimeData(source)


class MessagePage(QWidget):
    """``changed`` follows when somebody typed; ``copied(text)`` when one took a part by itself."""

    changed = Signal()
    copied = Signal(str)

    def __init__(self, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.channel = channel
        self.missing = ""  # why nobody is known to write to
        self._filling = False
        self.to = QLineEdit()
        self.to.setReadOnly(True)
        self.copy_to = self._copier(self.tr("Copy what stands after To"))
        self.copy_to.clicked.connect(lambda: self._copy(self.to))
        self.subject = QLineEdit()
        self.copy_subject = self._copier(self.tr("Copy the subject"))
        self.copy_subject.clicked.connect(lambda: self._copy(self.subject))
        self.body = Words()
        self.body.setTabChangesFocus(True)
        self.size_of_it = plain_label("", "hint")
        form = form_layout()
        add_field(form, self.tr("To:"), _beside(self.to, self.copy_to))
        subject = _beside(self.subject, self.copy_subject)
        if channel is Channel.EMAIL:
            add_field(form, self.tr("Su&bject:"), subject)
        else:  # ours nevertheless: what nobody owns would stay for ever
            subject.setParent(self)
            subject.hide()
        self.size_of_it.setVisible(channel is Channel.TEXT)
        words = self.tr("&Message:")
        self.body.setAccessibleName(words.replace("&", "").rstrip(":"))
        label = QLabel(words)
        label.setBuddy(self.body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.addLayout(form)
        layout.addSpacing(4)
        layout.addWidget(label)
        layout.addWidget(self.body, 1)
        layout.addWidget(self.size_of_it)
        self.subject.textEdited.connect(self._typed)
        self.body.textChanged.connect(self._typed)

    def show_to(self, address: str, typed: str) -> None:
        """Show whom it goes to, or why that is not known."""
        short = one_line(typed)[:SHOWN_OF_TYPED]
        self.missing = "" if address else to_words(self.channel, typed).format(typed=apart(short))
        self.to.setText(address)
        self.to.setPlaceholderText(self.missing)
        self.to.setAccessibleDescription(self.missing)
        self.copy_to.setVisible(bool(address))

    def show_message(self, message: Message) -> None:
        """Put other words in place of those that stand there."""
        self._filling = True
        self.subject.setText(message.subject)
        self.subject.setCursorPosition(0)
        self.body.setPlainText(message.body)
        self._filling = False
        self._count()

    def message(self) -> Message:
        """The words as they stand there."""
        subject = self.subject.text() if self.channel is Channel.EMAIL else ""
        return Message(subject, self.body.toPlainText())

    def _typed(self) -> None:
        self._count()
        if not self._filling:
            self.changed.emit()

    def _count(self) -> None:
        text = self.body.toPlainText()
        self.size_of_it.setText(segments_words(segments(text), outside(text)))

    def _copier(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("copy", current().muted))
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def _copy(self, of: QLineEdit) -> None:
        QGuiApplication.clipboard().setText(of.text())
        self.copied.emit(of.text())


def _beside(field: QWidget, button: QToolButton) -> QWidget:
    row = QWidget()
    row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    row.setFocusProxy(field)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(field, 1)
    layout.addWidget(button)
    return row
